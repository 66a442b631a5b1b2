-- Step 12: urgings have ids of their own, so that those of several workstations stand beside each other.
ALTER TABLE case_urges ADD COLUMN id BLOB;
UPDATE case_urges SET id = randomblob(16);
