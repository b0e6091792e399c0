"""Settling annotations whose text changed: put them by hand, or accept how they stand. Both are undoable edits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from reader.domain.errors import EditRefused
from reader.text.anchoring import fits

if TYPE_CHECKING:
    from uuid import UUID

    from reader.domain.annotation import Annotation, Changes, Span
    from reader.library.library import Library


@dataclass(frozen=True, slots=True)
class Reattach:
    """Say where an annotation stands in a version of its post. What it was made on stays stored as it is.

    Args:
        annotation_id: which one.
        version_id: the version that was shown (`Review.version_id`).
        span: where in it.
    """

    kind: ClassVar[str] = "reattach"
    annotation_id: UUID
    version_id: int
    span: Span
    detail: str = ""

    def apply(self, library: Library) -> Changes:
        """See `Edit.apply`."""
        annotation = _known(library, self.annotation_id)
        if self.version_id not in library.threads.versions(annotation.target.post_id):
            raise EditRefused("The text does not belong to the annotation's post.", library.path)
        if not fits(library.threads.paragraphs(self.version_id), self.span):
            raise EditRefused("There is no text at the chosen place.", library.path)
        library.placements.settle(library.journal, annotation.id, self.version_id, self.span)
        return library.touched()


@dataclass(frozen=True, slots=True)
class AcceptPlaces:
    """Agree with how annotations stand in the newest versions of their posts: changed, or gone."""

    kind: ClassVar[str] = "accept-places"
    annotation_ids: tuple[UUID, ...]
    detail: str = ""

    def apply(self, library: Library) -> Changes:
        """See `Edit.apply`."""
        for annotation_id in self.annotation_ids:
            annotation = _known(library, annotation_id)
            version = library.threads.version_stored(annotation.target.post_id)
            span, _ = library.placements.find(annotation_id, annotation.target, version)
            library.placements.settle(library.journal, annotation_id, version, span)
        library.placements.forget_texts()
        return library.touched()


def _known(library: Library, annotation_id: UUID) -> Annotation:
    annotation = library.annotations.get(annotation_id)
    if annotation is None:
        raise EditRefused("There is no such annotation.", library.path)
    return annotation
