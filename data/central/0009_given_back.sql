-- Step 9: rows that workstations give back to a center that was restored (kind 5). Whoever tells one first puts it in; what is there stays.
SET LOCAL ROLE jingwei_center;

ALTER FUNCTION sync.apply(sync.op, text, uuid, sync.pass) RENAME TO apply_work;
CREATE FUNCTION sync.apply(o sync.op, p_area text, p_acts_for uuid, me sync.pass) RETURNS sync.outcome LANGUAGE plpgsql AS $$
DECLARE
  t sync.tbl; cur record;
BEGIN
  IF o.kind = 5 THEN
    SELECT * INTO t FROM sync.tbl x WHERE x.tbl = o.tbl;
    IF FOUND THEN
      EXECUTE format('SELECT * FROM sync.%I($1)', 'lock_' || t.name) INTO cur USING o.row_id;
      IF cur.row_ver IS NOT NULL THEN
        IF sync.in_scope(t.scope, cur.home, me.below, me.above) THEN RETURN sync.outcome(2, cur.row_ver); END IF;
        RETURN sync.refuse('elsewhere');
      END IF;
    END IF;
    o.kind := 1;
  END IF;
  RETURN sync.apply_work(o, p_area, p_acts_for, me);
END $$;
RESET ROLE;
