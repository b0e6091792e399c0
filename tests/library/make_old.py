"""Makes the sample library of the schema of the day: ``python -m tests.library.make_old``, once a released step."""

from __future__ import annotations

from pathlib import Path

from reader.domain.thread import Place
from reader.library import migrations
from reader.library.library import Library
from reader.session.editing import AddTag, SetBookmark, SetMemo, ToggleTag, new_tag
from reader.session.memos import JOURNAL, WriteMemo
from reader.session.reading import ReadingSession
from tests.library import making


def main() -> None:
    path = Path(__file__).parent / "old" / f"v{len(migrations.steps())}.postil"
    path.unlink(missing_ok=True)
    library = Library(path)
    first, second, third = making.three_posts()
    edited = making.post("502", 2, "Thanks for telling!", "See you on the bridge, friends.")
    making.store(
        library,
        making.page(first, second, third, captured=making.at(3)),
        making.page(edited, captured=making.at(2)),
    )
    library.close()
    session = ReadingSession(path, coder="Mei")
    posts = session.posts(1)
    policy = new_tag("Policy", session.tags())
    session.apply(AddTag(policy))
    session.apply(AddTag(new_tag("Mood", session.tags())))
    session.apply(AddTag(new_tag("Repairs", session.tags(), parent=policy.id)))
    tags = {tag.name: tag.id for tag in session.tags()}
    session.apply(SetBookmark(posts[0].id, on=True))
    session.apply(WriteMemo(JOURNAL, "Begun in May."))
    session.apply(ToggleTag(making.spans(posts, (0, 1)), tags["Repairs"]))
    session.apply(ToggleTag(making.spans(posts, (1, 0)), tags["Mood"]))
    session.apply(SetMemo(making.spans(posts, (1, 0)), "kind"))
    session.mark_read([posts[0].id])
    session.keep_place(Place(1, posts[0].id, 1))
    session.set_setting("colour", "dim")
    session.close()
    path.with_name(path.name + ".lock").unlink(missing_ok=True)


if __name__ == "__main__":
    main()
