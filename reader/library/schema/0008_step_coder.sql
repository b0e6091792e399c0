-- Step 8.

-- Who made a step, as named in the program then; empty where nobody was named, and in steps from before.
ALTER TABLE step ADD COLUMN coder TEXT NOT NULL DEFAULT '';
