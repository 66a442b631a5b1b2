-- Step 14: buildings of which only the place is known, entered by hand, are found by it as those with an outline are found by theirs.
CREATE INDEX buildings_place ON buildings (lon, lat) WHERE geom IS NULL;
