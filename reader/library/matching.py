"""Which thread and which posts of the library a page without ids shows.

Some ways of saving lose the ids (text, archiver and print views, old templates). Such a page is joined to a thread,
and its posts to known ones, only where texts, names, times and floors leave no doubt; else it stays on its own, and
a reader can join the two by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.domain.thread import WRITTEN_KINDS
from reader.library.preparing import post_of
from reader.library.records import POST_COLUMNS, names, plain, unpack_post
from reader.text.aligning import match_posts, trace_of
from reader.text.paragraphs import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.thread import Post, ThreadPage
    from reader.library.database import Database, Row
    from reader.library.preparing import PreparedPage, VersionRow

MOST_POSTS = 3000
"""Posts of a thread that a page is compared with; in longer threads only those of the page's floors."""

PARTED = "digest-parted-"
"""How the keys of threads begin that a reader made out of a page by hand."""
ASIDE = "aside-"
"""How the keys of posts begin that are not shown since another row of them is; the number of that row follows."""

_CANDIDATES = 8
_SURE_LETTERS = 40
_SURE_SHARE = 0.8
_LEAST_TITLE = 6
_NO_ID = "(p.post_key>='digest-' AND p.post_key<'digest.' OR p.post_key>='floor-' AND p.post_key<'floor.')"
_FACTS = ", ".join(f"v.{name}" for name in POST_COLUMNS.split(", "))
_HOME = """
    WITH RECURSIVE home(id, steps) AS (
        SELECT ?1, 0 UNION ALL SELECT j.into_id, steps + 1 FROM home JOIN joined j ON j.thread_id=home.id
        WHERE steps < 1000)
    SELECT id FROM home ORDER BY steps DESC LIMIT 1
"""
_POSTS = f"""
    SELECT p.id, p.post_key, p.version_id, p.versions, p.stamp, {_FACTS}
    FROM post p JOIN post_version v ON v.id=p.version_id WHERE p.thread_id=?
"""  # noqa: S608 - the names are constants


@dataclass(slots=True)
class KnownPost:
    """A post that the library holds already.

    ``post`` is its shown version, where it was needed.
    """

    id: int
    key: str
    version_id: int
    versions: int
    stamp: str
    post: Post | None = None


def home(database: Database, thread_id: int) -> int:
    """The thread that a thread was joined to by hand, perhaps over several; else itself."""
    row = database.row(_HOME, (thread_id,))
    return int(row[0]) if row else thread_id


def has_own_id(page: ThreadPage) -> bool:
    """Whether a page shows the forum's id of its thread, and on which site it is."""
    return bool(page.key.site and page.key.thread_id) and not page.key.thread_id.startswith("digest-")


def find_thread(database: Database, prepared: PreparedPage) -> int | None:
    """The thread that a page surely is of, though the two have not the same key; None where there is doubt.

    Looked for among the threads of the same title: those without an id of their own, or all where the page has none.
    """
    page = prepared.facts
    title = plain(page.title)
    if not title:
        return None
    own = has_own_id(page)
    rows = database.rows(
        "SELECT id, site, key_id, site_name, board FROM thread WHERE title=? AND engine=? "
        "AND (NOT ? OR site='' OR key_id LIKE 'digest-%') ORDER BY id DESC LIMIT ?",
        (title, page.key.engine, own, _CANDIDATES),
    )
    # A thread that was joined to another by hand is looked for in that one.
    homes = {home(database, row[0]): row for row in rows}
    found = [
        thread_id
        for thread_id, row in homes.items()
        if not _contradicts(page, row) and _surely(database, prepared.page, (thread_id, *row[1:]))
    ]
    return found[0] if len(found) == 1 else None


def _contradicts(page: ThreadPage, row: Row) -> bool:
    _, site, key_id, site_name, _ = row
    if page.key.site and site and page.key.site != site:
        return True
    if page.site_name and site_name and plain(page.site_name) != site_name and not (page.key.site and site):
        return True
    ids = [name for name in (page.key.thread_id, key_id) if name and not name.startswith("digest-")]
    return len(ids) == 2 and ids[0] != ids[1]


def _surely(database: Database, page: ThreadPage, row: Row) -> bool:
    known = known_posts(database, row[0], page.posts)
    if not known:
        return False
    pairs = _matched(known, page.posts)
    letters = sum(len(written(page.posts[new])) for new in pairs.values())
    smaller = min(len(known), len(page.posts))
    if pairs and letters >= _SURE_LETTERS and len(pairs) >= _SURE_SHARE * smaller:
        return True
    return not pairs and _goes_on(page, known, row)


def _goes_on(page: ThreadPage, known: Sequence[KnownPost], row: Row) -> bool:
    """Whether a page is another page of the thread: same title, board and site, floors and times that follow."""
    if len(page.title) < _LEAST_TITLE or not page.board or names(row[4]) != tuple(map(plain, page.board)):
        return False
    here = [(post.floor, post.posted_at) for post in page.posts]
    there = [(item.post.floor, item.post.posted_at) for item in known if item.post is not None]
    first, last = sorted((here, there), key=lambda side: side[0][0] or 0)
    floors_before, floors_after = [floor for floor, _ in first], [floor for floor, _ in last]
    if None in floors_before or None in floors_after:
        return False
    times_before, times_after = ([time for _, time in side if time is not None] for side in (first, last))
    if not times_before or not times_after:
        return False
    follows = max(f for f in floors_before if f) < min(f for f in floors_after if f)
    aware = {time.tzinfo is not None for time in (*times_before, *times_after)}
    return follows and len(aware) == 1 and max(times_before) <= min(times_after)


def known_posts(database: Database, thread_id: int, posts: Sequence[Post]) -> list[KnownPost]:
    """The posts of a thread in reading order, with their texts; of a long thread those of the page's floors."""
    sql, params = f"{_POSTS} ORDER BY p.position, p.id", [thread_id]
    if database.number("SELECT count(*) FROM post WHERE thread_id=?", (thread_id,)) > MOST_POSTS:
        floors = [post.floor for post in posts if post.floor is not None]
        if not floors:
            return []
        sql = f"{_POSTS} AND p.floor BETWEEN ? AND ? ORDER BY p.position, p.id"
        params += [min(floors), max(floors)]
    return [
        KnownPost(post_id, key, version_id, versions, stamp, unpack_post(tuple(facts)))
        for post_id, key, version_id, versions, stamp, *facts in database.rows(sql, params)
    ]


def lacks_ids(database: Database, thread_id: int) -> bool:
    """Whether a thread holds posts whose ids no capture has shown yet."""
    sql = f"SELECT EXISTS (SELECT 1 FROM post p WHERE p.thread_id=? AND {_NO_ID})"  # noqa: S608 - a constant
    return database.number(sql, (thread_id,)) > 0


def counterparts(
    database: Database, thread_id: int, rows: Sequence[VersionRow], taken: frozenset[int]
) -> dict[int, KnownPost]:
    """For posts whose keys are new to a thread, the known posts that they surely are: index to known post.

    Args:
        database: the library's connection.
        thread_id: the thread.
        rows: the page's posts that are not known by key.
        taken: posts of the library that others of the page are already.
    """
    if all(row.forum_id for row in rows) and not lacks_ids(database, thread_id):
        return {}
    posts = [post_of(row) for row in rows]
    known = [item for item in known_posts(database, thread_id, posts) if item.id not in taken]
    return {new: known[old] for old, new in _matched(known, posts).items()}


def _matched(known: Sequence[KnownPost], posts: Sequence[Post]) -> dict[int, int]:
    """Index of known post to index of post: the same floor and nothing against it, else as their texts tell."""
    pairs: dict[int, int] = {}
    at_floor = {post.floor: index for index, post in enumerate(posts) if post.floor is not None}
    for old, item in enumerate(known):
        if item.post is None or item.post.floor is None:
            continue
        new = at_floor.get(item.post.floor)
        if new is not None and _one_floor(item.post, posts[new]):
            pairs[old] = new
    old_left = [old for old in range(len(known)) if old not in pairs]
    taken = set(pairs.values())
    new_left = [new for new in range(len(posts)) if new not in taken]
    traces = [trace_of(post) for old in old_left if (post := known[old].post) is not None]
    found = match_posts(traces, [trace_of(posts[new]) for new in new_left])
    for place, there in enumerate(found):
        if there is not None and not _other_floors(known[old_left[place]].post, posts[new_left[there]]):
            pairs[old_left[place]] = new_left[there]
    return pairs


def same_posts(database: Database, one: int, other: int) -> dict[int, tuple[int, bool]]:
    """Which posts of one thread surely are posts of another one.

    Returns:
        for a post of the first thread the post of the second that it is, and whether both have the same words.
    """
    known = known_posts(database, other, ())
    wanted = [item.post for item in known if item.post is not None]
    posts = known_posts(database, one, wanted)
    found = {}
    for mine, theirs in _matched(posts, wanted).items():
        post, there = posts[mine].post, wanted[theirs]
        alike = post is not None and written(post) == written(there) and post.hidden == there.hidden
        found[posts[mine].id] = (known[theirs].id, alike)
    return found


def _one_floor(one: Post, two: Post) -> bool:
    """Whether two posts of the same floor of one thread are the same; floors move when posts before are deleted."""
    if one.post_id and two.post_id:
        return one.post_id == two.post_id
    return written(one) == written(two) or match_posts([trace_of(one)], [trace_of(two)]) == [0]


def _other_floors(one: Post | None, two: Post) -> bool:
    return one is not None and one.floor is not None and two.floor is not None and one.floor != two.floor


def written(post: Post) -> str:
    """What the author wrote, folded, whatever lines a view broke it into."""
    return fold("".join(p.text for p in post.paragraphs if p.kind in WRITTEN_KINDS))


def richness(post: Post) -> int:
    """How much a view tells of a post beside its text: of two views of one text the richer one is shown."""
    facts = (post.post_id, post.author, post.author_id, post.posted_at, post.location, post.client, post.reply_to)
    told = sum(1 for fact in facts if fact) + (post.floor is not None) + (post.posted_raw.count(":") > 1)
    lists = (post.quotes, post.comments, post.ratings, post.attachments, post.images, post.signature, post.notices)
    told += len(post.links)
    return told + sum(map(len, lists)) + len({p.kind for p in post.paragraphs}) + (post.edited_at is not None)
