-- Step 15: custom fields of event items: what is asked (JSON), and of a case what was said. sealed_fields: the people among it, sealed.
ALTER TABLE categories ADD COLUMN fields TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN fields TEXT;
ALTER TABLE cases ADD COLUMN sealed_fields BLOB;
