-- Step 7: what workstations tell again to a center that was restored.
SET LOCAL ROLE jingwei_center;

CREATE OR REPLACE FUNCTION sync.apply(o sync.op, p_area text, p_acts_for uuid, me sync.pass) RETURNS sync.outcome LANGUAGE plpgsql AS $$
DECLARE
  t sync.tbl; cur record; gone sync.tombstone; v_new bigint;
BEGIN
  IF NOT me.may_write THEN RETURN sync.refuse('not_entitled'); END IF;
  SELECT * INTO t FROM sync.tbl x WHERE x.tbl = o.tbl;
  IF NOT FOUND THEN RETURN sync.refuse('unknown_table'); END IF;
  IF t.scope <> 'area' AND NOT me.may_write_shared THEN RETURN sync.refuse('not_entitled'); END IF;
  SELECT * INTO gone FROM sync.tombstone d WHERE d.tbl = o.tbl AND d.row_id = o.row_id;
  IF FOUND THEN
    IF o.kind = 3 THEN RETURN sync.outcome(2, gone.row_ver); END IF;
    RETURN sync.refuse('deleted', gone.row_ver);
  END IF;
  IF o.kind <> 3 THEN
    IF o.kind <> 4 AND (o.patch IS NULL OR jsonb_typeof(o.patch) <> 'object') THEN RETURN sync.refuse('invalid'); END IF;
    o.patch := sync.canonical(t.tbl, o.patch);
  END IF;
  EXECUTE format('SELECT * FROM sync.%I($1)', 'lock_' || t.name) INTO cur USING o.row_id;
  IF cur.row_ver IS NULL THEN
    IF NOT sync.in_scope(t.scope, sync.home(p_area, me.areas[1]), me.below, me.above) THEN RETURN sync.refuse('out_of_scope'); END IF;
    -- A center that was restored has forgotten the row, which its maker tells again, before or after: it stays deleted.
    IF o.kind = 3 AND t.name <> 'cases' THEN
      INSERT INTO sync.tombstone (tbl, row_id, row_ver, area) VALUES (t.tbl, o.row_id, o.base_ver + 1, sync.home(p_area, me.areas[1]));
      INSERT INTO sync.change_log (tbl, row_id, op, row_ver, area, area_old) VALUES (t.tbl, o.row_id, 3, o.base_ver + 1, sync.home(p_area, me.areas[1]), sync.home(p_area, me.areas[1]));
      RETURN sync.outcome(1, o.base_ver + 1);
    END IF;
    IF o.kind <> 1 THEN RETURN sync.refuse('unknown_row'); END IF;
    RETURN sync.insert_row(t, o, p_area, me);
  END IF;
  IF NOT sync.in_scope(t.scope, cur.home, me.below, me.above) THEN RETURN sync.refuse('out_of_scope'); END IF;
  CASE o.kind
    WHEN 1, 2 THEN RETURN sync.merge(t, o, cur.row_ver, cur.home, cur.doc);
    WHEN 3 THEN
      IF cur.row_ver <> coalesce((SELECT p.new_ver FROM sync.op p WHERE p.op_id = o.prev_op_id AND p.site_id = o.site_id), o.base_ver) THEN
        RETURN sync.outcome(4, cur.row_ver, jsonb_build_object('row_ver', cur.row_ver));
      END IF;
      IF t.name = 'cases' THEN RETURN sync.refuse('not_entitled', cur.row_ver); END IF;
      EXECUTE format('DELETE FROM city.%I WHERE id = $1 RETURNING row_ver + 1', t.name) INTO v_new USING o.row_id;
      RETURN sync.outcome(1, v_new);
    WHEN 4 THEN
      IF t.name <> 'cases' THEN RETURN sync.refuse('invalid', cur.row_ver); END IF;
      RETURN sync.take_step(t, o, p_acts_for, cur.row_ver, cur.doc);
    ELSE RETURN sync.refuse('invalid', cur.row_ver);
  END CASE;
END $$;

RESET ROLE;
