-- Step 5.

-- Threads that a reader joined to another one by hand: later pages of the one go to the other. Written through the
-- journal only.
CREATE TABLE joined (
    thread_id INTEGER PRIMARY KEY REFERENCES thread (id),
    into_id INTEGER NOT NULL REFERENCES thread (id),
    at TEXT NOT NULL
) STRICT;
