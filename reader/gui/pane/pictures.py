"""Decoding pictures of saved pages, within limits, and wording why one cannot be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from reader.session.pictures import Missing, Picture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

THUMB = 240
"""Longest side of a thumbnail, in pixels of the screen at 100 %."""

MAX_PIXELS = 64_000_000
"""Pixels that a picture may have: a decoded one takes four bytes each."""

LARGE = 4000
"""Longest side of a picture in the window of its own, in pixels."""

_ALLOCATION_MB = 384


class Thumb(NamedTuple):
    """A picture as it is shown below its post.

    Args:
        picture: where it is from.
        image: decoded, at most twice `THUMB` wide and high; None where it cannot be shown.
        size: how large it is drawn.
        why: why it cannot be shown, in words; ``""`` where it can.
    """

    picture: Picture
    image: QImage | None
    size: QSize
    why: str


def thumbs_of(pictures: Iterable[Picture], cancelled: Callable[[], bool] = lambda: False) -> list[Thumb]:
    """Decode pictures small; for a job, as it takes its time.

    Args:
        pictures: which.
        cancelled: tells when nobody wants them any more.
    """
    found = []
    for picture in pictures:
        if cancelled():
            break
        found.append(_thumb(picture))
    return found


def _thumb(picture: Picture) -> Thumb:
    if picture.missing is not None:
        return Thumb(picture, None, QSize(), missing_words(picture.missing))
    image, full = decoded(picture, 2 * THUMB)
    if image is None:
        return Thumb(picture, None, QSize(), missing_words(Missing.NO_PICTURE if full.isEmpty() else Missing.TOO_LARGE))
    box = full if max(full.width(), full.height()) <= THUMB else _fit(full, THUMB)
    return Thumb(picture, image, box, "")


def decoded(picture: Picture, most: int) -> tuple[QImage | None, QSize]:
    """Decode a picture, its size looked at first.

    Args:
        picture: which.
        most: longest side of the result, in pixels; smaller pictures stay as they are.

    Returns:
        the image, None where it cannot be decoded or is too large, and its full size (empty where it is none).
    """
    QImageReader.setAllocationLimit(_ALLOCATION_MB)
    buffer = QBuffer()
    buffer.setData(QByteArray(picture.body))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # The kind was told from the first bytes; nothing else may try its hand at them.
    reader = QImageReader(buffer, QByteArray(picture.kind.encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MAX_PIXELS:
        return None, size if size.isValid() else QSize()
    if max(size.width(), size.height()) > most:
        reader.setScaledSize(_fit(size, most))
    image = reader.read()
    turned = bool(reader.transformation().value & 4)
    return (None if image.isNull() else image), (size.transposed() if turned else size)


def _fit(size: QSize, most: int) -> QSize:
    fitted = size.scaled(QSize(most, most), Qt.AspectRatioMode.KeepAspectRatio)
    return fitted.expandedTo(QSize(1, 1))


def missing_words(missing: Missing) -> str:
    """Why a picture cannot be shown."""
    words = {
        Missing.REMOTE: QCoreApplication.translate("pictures", "on the network, not saved with the page"),
        Missing.FILE_GONE: QCoreApplication.translate("pictures", "the saved file is no longer where it was"),
        Missing.FILE_CHANGED: QCoreApplication.translate("pictures", "the saved file is another one now"),
        Missing.NOT_IN_FILE: QCoreApplication.translate("pictures", "not in what was saved"),
        Missing.TOO_LARGE: QCoreApplication.translate("pictures", "too large to be shown"),
        Missing.NO_PICTURE: QCoreApplication.translate("pictures", "no picture that can be shown"),
    }
    return words[missing]
