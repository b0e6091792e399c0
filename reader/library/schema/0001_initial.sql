-- Step 1. Released: never edited again; later changes are steps of their own.

-- The bytes of each saved page, kept for good.
CREATE TABLE raw (
    sha256 TEXT PRIMARY KEY,
    codec TEXT NOT NULL,
    size INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE TABLE thread (
    id INTEGER PRIMARY KEY,
    engine TEXT NOT NULL,
    site TEXT NOT NULL,
    key_id TEXT NOT NULL,
    title TEXT NOT NULL,
    site_name TEXT NOT NULL,
    board TEXT NOT NULL,
    views INTEGER,
    replies INTEGER,
    pages INTEGER,
    url TEXT,
    posts INTEGER NOT NULL DEFAULT 0,
    stamp TEXT NOT NULL,
    captured_at TEXT,
    last_posted_at TEXT,
    UNIQUE (engine, site, key_id)
) STRICT;

CREATE TABLE capture (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE REFERENCES raw (sha256),
    thread_id INTEGER REFERENCES thread (id),
    path TEXT NOT NULL,
    member TEXT,
    container TEXT NOT NULL,
    media_type TEXT NOT NULL,
    url TEXT,
    url_from TEXT,
    captured_at TEXT,
    captured_from TEXT,
    charset TEXT NOT NULL,
    charset_from TEXT NOT NULL,
    replaced INTEGER NOT NULL,
    kind TEXT NOT NULL,
    software TEXT NOT NULL,
    version TEXT,
    view TEXT NOT NULL,
    page INTEGER,
    parser TEXT NOT NULL,
    normalisation INTEGER NOT NULL,
    warnings TEXT NOT NULL,
    imported_at TEXT NOT NULL
) STRICT;
CREATE INDEX capture_of_thread ON capture (thread_id);

-- version_id is the post_version that is shown; stamp tells when its newest capture was made.
CREATE TABLE post (
    id INTEGER PRIMARY KEY,
    thread_id INTEGER NOT NULL REFERENCES thread (id),
    post_key TEXT NOT NULL,
    floor INTEGER,
    position INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    versions INTEGER NOT NULL,
    stamp TEXT NOT NULL,
    UNIQUE (thread_id, post_key)
) STRICT;
CREATE INDEX post_in_order ON post (thread_id, position);

-- paragraphs is JSON: [texts, kinds, digests, quote indexes]; rest holds the fields that are not empty.
-- They lie in one row because a post is always read whole: opening 10,000 paragraphs reads 500 rows.
CREATE TABLE post_version (
    id INTEGER PRIMARY KEY,
    post_id INTEGER NOT NULL REFERENCES post (id),
    capture_id INTEGER NOT NULL REFERENCES capture (id),
    digest TEXT NOT NULL,
    forum_id TEXT NOT NULL,
    floor INTEGER,
    author TEXT,
    author_id TEXT,
    posted_at TEXT,
    posted_raw TEXT NOT NULL,
    location TEXT,
    reply_to TEXT,
    opening TEXT NOT NULL,
    paragraphs TEXT NOT NULL,
    rest TEXT NOT NULL,
    UNIQUE (post_id, digest)
) STRICT;

CREATE TABLE sighting (
    version_id INTEGER NOT NULL REFERENCES post_version (id),
    capture_id INTEGER NOT NULL REFERENCES capture (id),
    PRIMARY KEY (version_id, capture_id)
) STRICT, WITHOUT ROWID;

-- The tables from here to "removed" are written through the journal only.
CREATE TABLE tag (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    colour TEXT NOT NULL,
    parent TEXT REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL,
    description TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;

CREATE TABLE annotation (
    id TEXT PRIMARY KEY,
    post_id INTEGER NOT NULL REFERENCES post (id),
    version_id INTEGER NOT NULL REFERENCES post_version (id),
    first INTEGER NOT NULL,
    start INTEGER NOT NULL,
    last INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    digest TEXT NOT NULL,
    paragraphs INTEGER NOT NULL,
    memo TEXT NOT NULL,
    coder TEXT NOT NULL,
    created TEXT NOT NULL,
    modified TEXT NOT NULL
) STRICT;
CREATE INDEX annotation_of_post ON annotation (post_id);

CREATE TABLE annotation_tag (
    annotation_id TEXT NOT NULL REFERENCES annotation (id) DEFERRABLE INITIALLY DEFERRED,
    tag_id TEXT NOT NULL REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (annotation_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX annotation_with_tag ON annotation_tag (tag_id);

CREATE TABLE bookmark (
    post_id INTEGER PRIMARY KEY REFERENCES post (id),
    at TEXT NOT NULL
) STRICT;

-- Threads that the reader took out of the library's lists; nothing of them is deleted.
CREATE TABLE removed (
    thread_id INTEGER PRIMARY KEY REFERENCES thread (id),
    at TEXT NOT NULL
) STRICT;

CREATE TABLE step (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    detail TEXT NOT NULL,
    burst TEXT NOT NULL,
    at TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX step_undone ON step (undone, id);

-- One changed row of a step: before and after as JSON, NULL where the row was absent.
CREATE TABLE step_row (
    step_id INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
    tbl TEXT NOT NULL,
    row_key TEXT NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (step_id, tbl, row_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE read_mark (
    thread_id INTEGER NOT NULL REFERENCES thread (id),
    post_id INTEGER NOT NULL REFERENCES post (id),
    PRIMARY KEY (thread_id, post_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE place (
    thread_id INTEGER PRIMARY KEY REFERENCES thread (id),
    post_id INTEGER NOT NULL REFERENCES post (id),
    paragraph INTEGER NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
