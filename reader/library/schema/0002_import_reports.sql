-- Step 2.

-- What came of each import, to be looked at again: lines is the report's lines as zlib-packed JSON.
CREATE TABLE import_report (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    cancelled INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    troubles INTEGER NOT NULL,
    lines BLOB NOT NULL
) STRICT;

-- Files that were taken in whole, by the checksum of their bytes: a container of a thousand pages that comes again
-- need not be opened.
CREATE TABLE source_file (
    sha256 TEXT PRIMARY KEY,
    captures TEXT NOT NULL
) STRICT, WITHOUT ROWID;
