-- Step 11: sets (class S): things with ids of their own in a JSON array of their row. What is added on either side is in it; one that two
-- people changed is a conflict, as a value of class A is.
SET LOCAL ROLE jingwei_center;

ALTER TABLE sync.col DROP CONSTRAINT col_class_check;
ALTER TABLE sync.col ADD CONSTRAINT col_class_check CHECK (class IN ('A', 'B', 'T', 'S'));

CREATE FUNCTION sync.elements(s jsonb) RETURNS SETOF jsonb LANGUAGE sql IMMUTABLE AS $$ SELECT e FROM jsonb_array_elements(CASE jsonb_typeof(s) WHEN 'array' THEN s ELSE '[]' END) e $$;
-- In the order of ids, as workstations have them; where both have an element, that of b.
CREATE FUNCTION sync.set_union(a jsonb, b jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_agg(e ORDER BY e->>'id' COLLATE "C"), '[]')
  FROM (SELECT x AS e FROM sync.elements(b) x UNION ALL SELECT x FROM sync.elements(a) x WHERE NOT EXISTS (SELECT FROM sync.elements(b) y WHERE y->>'id' = x->>'id')) u
$$;
CREATE FUNCTION sync.element(s jsonb, id text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$ SELECT x FROM sync.elements(s) x WHERE x->>'id' = id LIMIT 1 $$;
-- For the digest: ids and versions; the workstation writes the same (core/sync).
CREATE FUNCTION sync.set_text(s jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(string_agg((x->>'id') || ':' || (x->>'ver'), ',' ORDER BY x->>'id' COLLATE "C"), '') FROM sync.elements(s) x
$$;

ALTER FUNCTION sync.define_tables(int, jsonb) RENAME TO define_functions_of;
CREATE FUNCTION sync.define_tables(version int, tables jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM sync.define_functions_of(version, tables);
  UPDATE sync.tbl t SET digest_text = 't.id::text || ''|'' || t.row_ver' ||
    (SELECT string_agg(' || ''|'' || ' || CASE class WHEN 'S' THEN format('sync.set_text(t.%I)', name) ELSE sync.digest_part(name, type) END, '' ORDER BY name COLLATE "C") FROM sync.col c WHERE c.tbl = t.tbl)
    WHERE EXISTS (SELECT FROM sync.col c WHERE c.tbl = t.tbl AND c.class = 'S');
  IF to_regclass('city.cases') IS NOT NULL THEN CREATE INDEX IF NOT EXISTS cases_number_roll ON city.cases (number COLLATE "C") WHERE length(number) = 19; END IF;
END $$;

-- Column by column: the center's value is the base → apply; is the new one already → nothing to do; else class A: conflict,
-- class B: apply, the older value stays in detail. Class S: element by element, as class A; only a case that is void is joined to another, and to one.
CREATE OR REPLACE FUNCTION sync.merge(t sync.tbl, o sync.op, p_ver bigint, p_home text, doc jsonb) RETURNS sync.outcome LANGUAGE plpgsql AS $$
DECLARE
  k text; mine jsonb; class text; base jsonb := sync.canonical(t.tbl, o.base); put jsonb := '{}'; was jsonb := '{}'; lost jsonb := '{}'; stale boolean := false; v bigint := p_ver;
  unchanged boolean := o.kind = 2 AND o.base IS NULL AND o.base_ver = p_ver; e jsonb; there jsonb; joined jsonb; takes jsonb; loses jsonb; stays jsonb;
BEGIN
  FOR k, mine IN SELECT * FROM jsonb_each(o.patch) LOOP
    CONTINUE WHEN k IN ('id', 'row_ver', 'trail', 'people') OR coalesce(doc->k, 'null') = mine;
    class := CASE k WHEN 'area' THEN 'A' ELSE coalesce((SELECT c.class FROM sync.col c WHERE c.tbl = t.tbl AND c.name = k), 'B') END;
    IF class = 'T' THEN stale := true;
    ELSIF class = 'S' THEN
      takes := '[]'; loses := '[]'; stays := '[]';
      FOR e IN SELECT * FROM sync.elements(mine) LOOP
        there := sync.element(doc->k, e->>'id');
        CONTINUE WHEN there = e;
        joined := (SELECT x FROM sync.elements(doc->k) x WHERE there IS NULL AND e->>'kind' = 'link' AND x->>'kind' = 'link' LIMIT 1);
        IF (there IS NULL OR there = sync.element(base->k, e->>'id')) AND (e->>'kind' IS DISTINCT FROM 'link' OR (doc->'state' = '10' AND joined IS NULL)) THEN takes := takes || jsonb_build_array(e);
        ELSE loses := loses || jsonb_build_array(e); stays := stays || CASE WHEN coalesce(there, joined) IS NULL THEN '[]' ELSE jsonb_build_array(coalesce(there, joined)) END;
        END IF;
      END LOOP;
      IF takes <> '[]' THEN put := put || jsonb_build_object(k, sync.set_union(doc->k, takes)); END IF;
      IF loses <> '[]' THEN lost := lost || jsonb_build_object(k, jsonb_build_object('mine', loses, 'server', stays)); END IF;
    ELSIF unchanged OR (base ? k AND base->k = coalesce(doc->k, 'null')) THEN put := put || jsonb_build_object(k, mine);
    ELSIF class = 'A' THEN lost := lost || jsonb_build_object(k, jsonb_build_object('mine', mine, 'server', doc->k));
    ELSE put := put || jsonb_build_object(k, mine); was := was || jsonb_build_object(k, jsonb_build_object('was', doc->k));
    END IF;
  END LOOP;
  IF stale THEN RETURN sync.outcome(4, p_ver, jsonb_build_object('state', doc->'state', 'transitions', doc->'transitions')); END IF;
  IF put <> '{}' THEN v := sync.write_row(t, o.row_id, put, o.actor); END IF;
  INSERT INTO sync.conflict (op_id, tbl, row_id, col, base, mine, server, server_ver, site_id, actor, area)
    SELECT o.op_id, t.tbl, o.row_id, l.key, base->l.key, l.value->'mine', l.value->'server', p_ver, o.site_id, o.actor, p_home FROM jsonb_each(lost) l;
  RETURN sync.outcome(CASE WHEN lost <> '{}' THEN 3 WHEN put = '{}' THEN 2 ELSE 1 END, v, nullif(lost || was, '{}'));
END $$;
RESET ROLE;
