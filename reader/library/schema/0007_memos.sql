-- Step 7.

-- What a coder writes about a post, a thread, a tag or the whole library: key is the subject's number or GUID, empty
-- for the library. Memos on annotations lie with the annotations. Written through the journal only.
CREATE TABLE memo (
    subject TEXT NOT NULL,
    key TEXT NOT NULL,
    coder TEXT NOT NULL,
    text TEXT NOT NULL,
    modified TEXT NOT NULL,
    PRIMARY KEY (subject, key, coder)
) STRICT, WITHOUT ROWID;
