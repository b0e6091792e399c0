-- Step 3.

-- Where annotations stand in later versions of their posts, worked out when the version came in. Nothing is lost with
-- a row: it can be worked out again. rules is the version of the rules that it was worked out by; the places are
-- NULL for an orphan.
CREATE TABLE link (
    annotation_id TEXT NOT NULL REFERENCES annotation (id) ON DELETE CASCADE,
    version_id INTEGER NOT NULL REFERENCES post_version (id),
    rules INTEGER NOT NULL,
    kind TEXT NOT NULL,
    first INTEGER,
    start INTEGER,
    last INTEGER,
    "end" INTEGER,
    PRIMARY KEY (annotation_id, version_id)
) STRICT, WITHOUT ROWID;

-- What a reader decided about an annotation in a later version: it stands there, or (places NULL) it is gone.
-- Written through the journal only.
CREATE TABLE settled (
    annotation_id TEXT NOT NULL REFERENCES annotation (id) DEFERRABLE INITIALLY DEFERRED,
    version_id INTEGER NOT NULL REFERENCES post_version (id),
    first INTEGER,
    start INTEGER,
    last INTEGER,
    "end" INTEGER,
    at TEXT NOT NULL,
    PRIMARY KEY (annotation_id, version_id)
) STRICT, WITHOUT ROWID;
