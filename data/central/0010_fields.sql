-- Step 10: the copy for a fresh workstation, by field instead of by document.
SET LOCAL ROLE jingwei_center;

-- id, row_ver, milliseconds of updated_at, area, author, and the named columns in that order, of these types; NULL for one that the
-- center does not have.
CREATE FUNCTION sync.bootstrap_fields(p_site uuid, p_tbl smallint, p_area text, p_columns text[], p_types text[]) RETURNS SETOF record
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, sync, city, public, pg_temp AS $$
DECLARE
  me sync.pass := sync.enter(p_site, false); t sync.tbl; cols text;
BEGIN
  SELECT * INTO t FROM sync.tbl x WHERE x.tbl = p_tbl;
  IF NOT FOUND THEN RAISE EXCEPTION 'there is no table %', p_tbl USING ERRCODE = 'JW003'; END IF;
  SELECT string_agg(CASE WHEN c.type IS NULL THEN 'NULL::' || y::regtype WHEN c.type = 'geom' THEN format('ST_AsBinary(t.%I, ''NDR'')', n) WHEN c.type = 'json' THEN format('t.%I #>> ''{}''', n) ELSE format('t.%I', n) END, ', ' ORDER BY i)
    INTO cols FROM unnest(p_columns, p_types) WITH ORDINALITY u (n, y, i) LEFT JOIN sync.col c ON c.tbl = p_tbl AND c.name = n;
  RETURN QUERY EXECUTE format('SELECT t.id, t.row_ver, (extract(epoch FROM t.updated_at) * 1000)::bigint, t.area, t.updated_by, %s FROM city.%I t WHERE sync.in_scope(%L, sync.home(t.area, t.desk), $1, $2) AND %s',
    cols, t.name, t.scope,
    CASE WHEN p_area = '' THEN 'sync.community(sync.home(t.area, t.desk)) = ''''' ELSE format('sync.home(t.area, t.desk) LIKE %L', sync.pattern(p_area)) END) USING me.below, me.above;
END $$;
GRANT EXECUTE ON FUNCTION sync.bootstrap_fields(uuid, smallint, text, text[], text[]) TO jingwei_workstation;

-- As before, but rows are counted by home first, and only the few homes are looked at closer.
CREATE OR REPLACE FUNCTION sync.bootstrap_plan(p_site uuid) RETURNS TABLE (tbl smallint, area text, n bigint, xid text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, sync, city, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  me sync.pass := sync.enter(p_site, false); t sync.tbl;
BEGIN
  RETURN QUERY SELECT 0::smallint, ''::text, 0::bigint, pg_snapshot_xmin(pg_current_snapshot())::text;
  FOR t IN SELECT * FROM sync.tbl ORDER BY place LOOP
    RETURN QUERY EXECUTE format('SELECT %s::smallint, sync.community(h.home) AS c, sum(h.n)::bigint, '''' FROM (SELECT sync.home(t.area, t.desk) AS home, count(*) AS n FROM city.%I t GROUP BY 1) h '
                                'WHERE sync.in_scope(%L, h.home, $1, $2) GROUP BY c ORDER BY c', t.tbl, t.name, t.scope) USING me.below, me.above;
  END LOOP;
END $$;
RESET ROLE;
