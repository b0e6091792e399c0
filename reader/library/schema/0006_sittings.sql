-- Step 6.

-- Passages that show what a tag stands for. Written through the journal only.
CREATE TABLE example (
    annotation_id TEXT NOT NULL REFERENCES annotation (id) DEFERRABLE INITIALLY DEFERRED,
    tag_id TEXT NOT NULL REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (annotation_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX example_of_tag ON example (tag_id);

-- Reading sessions, as a log: seconds are those in which the reader did something. ended is NULL while one goes on or
-- is paused; the place is where it was left. Threads and posts may be gone since: a log is not changed for that.
CREATE TABLE sitting (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    coder TEXT NOT NULL,
    begun TEXT NOT NULL,
    ended TEXT,
    seconds REAL NOT NULL DEFAULT 0,
    posts INTEGER NOT NULL DEFAULT 0,
    tags INTEGER NOT NULL DEFAULT 0,
    journal TEXT NOT NULL DEFAULT '',
    thread_id INTEGER,
    post_id INTEGER,
    paragraph INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The threads that a reading session is to go through, in their order.
CREATE TABLE sitting_thread (
    sitting_id INTEGER NOT NULL REFERENCES sitting (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    thread_id INTEGER NOT NULL,
    PRIMARY KEY (sitting_id, position)
) STRICT, WITHOUT ROWID;
