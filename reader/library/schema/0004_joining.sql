-- Step 4.

-- A page that shows no id of its thread is looked for by the title.
CREATE INDEX thread_by_title ON thread (title);
CREATE INDEX version_of_capture ON sighting (capture_id);
