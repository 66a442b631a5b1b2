-- Step 4: the handshake and what a workstation reads.
SET LOCAL ROLE jingwei_center;

-- Another timeline or system: the server was promoted or restored, and may have lost what it acknowledged.
CREATE FUNCTION sync.check_epoch() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  line text := left(pg_walfile_name(pg_current_wal_insert_lsn()), 8); sys text := (SELECT system_identifier::text FROM pg_control_system());
BEGIN
  IF EXISTS (SELECT FROM sync.meta m WHERE m.timeline <> line OR m.system <> sys) THEN
    UPDATE sync.meta SET epoch = gen_random_uuid(), timeline = line, system = sys WHERE timeline <> line OR system <> sys;
  END IF;
END $$;

-- Milliseconds since the oldest transaction that writes began; what it holds back is what nobody can pull yet.
CREATE FUNCTION sync.horizon_age() RETURNS bigint LANGUAGE sql VOLATILE AS $$
  SELECT coalesce(greatest(0, (extract(epoch FROM clock_timestamp() - min(xact_start)) * 1000)::bigint), 0) FROM pg_stat_activity WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid()
$$;

CREATE FUNCTION sync.handshake(p jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, sync, city, public, pg_temp AS $$
DECLARE
  v_site uuid := (p->>'site')::uuid; l sync.login; s sync.site; m sync.meta; v_verdict text := 'ok'; v_why text := ''; v_epoch uuid := (p->>'epoch')::uuid; v_version int := (p->>'tables_version')::int;
  v_key bigint := nullif((p->>'key_id')::bigint, 0); v_xid xid8 := (p->>'xid')::xid8;
BEGIN
  SELECT * INTO l FROM sync.login WHERE login = session_user;
  IF NOT FOUND THEN RAISE EXCEPTION 'login % is not admitted to the center', session_user USING ERRCODE = 'JW001'; END IF;
  PERFORM sync.check_epoch();
  UPDATE sync.meta SET key_id = v_key WHERE key_id IS NULL AND v_key IS NOT NULL AND l.may_write;
  SELECT * INTO m FROM sync.meta;
  INSERT INTO sync.site (site_id, login) VALUES (v_site, session_user) ON CONFLICT DO NOTHING;
  UPDATE sync.site SET name = coalesce(p->>'name', ''), app_ver = coalesce(p->>'app_ver', ''), tables_version = v_version, cursor_xid = v_xid, cursor_seq = (p->>'seq')::bigint,
    last_seen = clock_timestamp(), clock_skew_ms = (p->>'clock')::bigint - (extract(epoch FROM clock_timestamp()) * 1000)::bigint
    WHERE site_id = v_site AND login = session_user RETURNING * INTO s;
  IF NOT FOUND THEN RAISE EXCEPTION 'site % belongs to another login', v_site USING ERRCODE = 'JW001'; END IF;
  IF v_version < m.min_client THEN v_verdict := 'migrate'; v_why := format('the center wants at least version %s of the tables', m.min_client);
  ELSIF m.key_id IS NOT NULL AND v_key IS NOT NULL AND m.key_id <> v_key THEN v_verdict := 'wrong_key'; v_why := 'sealed fields of this center need another key';
  ELSIF v_epoch IS NOT NULL AND v_epoch <> m.epoch THEN v_verdict := 'rebootstrap'; v_why := 'the center was restored or replaced';
  ELSIF v_xid < m.log_floor THEN v_verdict := 'rebootstrap'; v_why := 'the log no longer goes back so far';
  ELSIF v_version > m.tables_version THEN v_verdict := 'read_only'; v_why := 'the center must be upgraded first';
  ELSIF NOT l.may_write THEN v_verdict := 'read_only'; v_why := 'this login may only read';
  END IF;
  RETURN jsonb_build_object('verdict', v_verdict, 'why', v_why, 'epoch', m.epoch, 'scope_epoch', l.scope_epoch, 'areas', to_jsonb(l.areas), 'site_no', s.site_no,
                            'now', (extract(epoch FROM clock_timestamp()) * 1000)::bigint, 'horizon', sync.horizon_age());
END $$;

CREATE FUNCTION sync.rows_of(p_tbl smallint, p_ids uuid[]) RETURNS TABLE (id uuid, ver bigint, home text, area text, at timestamptz, by_whom text, doc text) LANGUAGE plpgsql STABLE AS $$
DECLARE
  t sync.tbl;
BEGIN
  SELECT * INTO t FROM sync.tbl x WHERE x.tbl = p_tbl;
  RETURN QUERY EXECUTE format('SELECT t.id, t.row_ver, sync.home(t.area, t.desk), t.area, t.updated_at, t.updated_by, %s FROM city.%I t WHERE t.id = ANY ($1)', t.row_text, t.name) USING p_ids;
END $$;

-- Changes after the cursor that are committed for good: nothing at or above the oldest running transaction, since such a one
-- may still write smaller numbers than what is already seen. kind: 0 the page itself (doc: next, more, horizon, now), 1 a row,
-- 2 a tombstone, 3 a row that has left the scope. A row that changed often in a page comes once.
CREATE FUNCTION sync.pull(p_site uuid, p_lane text, p_xid xid8, p_seq bigint, p_limit int, p_bytes int) RETURNS TABLE (kind smallint, tbl smallint, id uuid, ver bigint, area text, at bigint, by_whom text, doc text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, sync, city, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  me sync.pass := sync.enter(p_site, false); floor_xid xid8 := pg_snapshot_xmin(pg_current_snapshot()); v_limit int := least(greatest(p_limit, 1), 1000); v_bytes int := least(greatest(p_bytes, 1), 4194304);
BEGIN
  RETURN QUERY
  WITH keys AS MATERIALIZED (
    SELECT c.xid, c.seq, c.tbl, c.row_id, c.row_ver FROM sync.change_log c JOIN sync.tbl t ON t.tbl = c.tbl
    WHERE (c.xid, c.seq) > (p_xid, p_seq) AND c.xid < floor_xid AND t.lane = p_lane AND (sync.in_scope(t.scope, c.area, me.below, me.above) OR sync.in_scope(t.scope, c.area_old, me.below, me.above))
    ORDER BY c.xid, c.seq LIMIT v_limit
  ), latest AS (
    SELECT DISTINCT ON (k.tbl, k.row_id) k.* FROM keys k ORDER BY k.tbl, k.row_id, k.xid DESC, k.seq DESC
  ), found AS (
    SELECT g.tbl, r.* FROM (SELECT l.tbl, array_agg(l.row_id) AS ids FROM latest l GROUP BY l.tbl) g CROSS JOIN LATERAL sync.rows_of(g.tbl, g.ids) r
  ), page AS (
    SELECT l.xid, l.seq, l.tbl, l.row_id, coalesce(f.ver, l.row_ver) AS ver, f.area, f.at, f.by_whom, f.doc,
      CASE WHEN f.id IS NULL THEN 2 WHEN sync.in_scope(t.scope, f.home, me.below, me.above) THEN 1 ELSE 3 END AS kind,
      sum(coalesce(octet_length(f.doc), 0) + 100) OVER w AS bytes, row_number() OVER w AS i
    FROM latest l JOIN sync.tbl t ON t.tbl = l.tbl LEFT JOIN found f ON f.tbl = l.tbl AND f.id = l.row_id WINDOW w AS (ORDER BY l.xid, l.seq)
  ), kept AS (
    SELECT * FROM page p WHERE p.bytes <= v_bytes OR p.i = 1
  ), ends AS (
    SELECT (SELECT count(*) FROM kept) < (SELECT count(*) FROM page) AS cut, (SELECT count(*) FROM keys) = v_limit AS full
  )
  SELECT 0::smallint, 0::smallint, NULL::uuid, 0::bigint, ''::text, 0::bigint, ''::text, jsonb_build_object(
      'xid', CASE WHEN e.cut OR e.full THEN n.xid::text ELSE floor_xid::text END, 'seq', CASE WHEN e.cut OR e.full THEN n.seq ELSE 0 END, 'more', e.cut OR e.full,
      'horizon', sync.horizon_age(), 'now', (extract(epoch FROM clock_timestamp()) * 1000)::bigint)::text
    FROM ends e LEFT JOIN LATERAL (SELECT z.xid, z.seq FROM (SELECT k.xid, k.seq FROM kept k WHERE e.cut UNION ALL SELECT k.xid, k.seq FROM keys k WHERE NOT e.cut) z ORDER BY z.xid DESC, z.seq DESC LIMIT 1) n ON true
  UNION ALL
  SELECT k.kind::smallint, k.tbl, k.row_id, k.ver, CASE WHEN k.kind = 1 THEN k.area END, CASE WHEN k.kind = 1 THEN (extract(epoch FROM k.at) * 1000)::bigint END, CASE WHEN k.kind = 1 THEN k.by_whom END,
    CASE WHEN k.kind = 1 THEN k.doc END FROM kept k;
END $$;

-- How many rows, and XOR over rows of the first 8 bytes of SHA-256 of id|row_ver|columns in the order of their names.
CREATE FUNCTION sync.digests(p_site uuid, p_area text) RETURNS TABLE (tbl smallint, area text, n bigint, xor64 bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, sync, city, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  me sync.pass := sync.enter(p_site, false); t sync.tbl;
BEGIN
  FOR t IN SELECT * FROM sync.tbl ORDER BY place LOOP
    RETURN QUERY EXECUTE format(
      'SELECT %s::smallint, t.area, count(*), bit_xor((''x'' || encode(substr(sha256(convert_to(%s, ''UTF8'')), 1, 8), ''hex''))::bit(64)::bigint) FROM city.%I t '
      'WHERE sync.in_scope(%L, sync.home(t.area, t.desk), $1, $2) AND starts_with(t.area, $3) GROUP BY t.area', t.tbl, t.digest_text, t.name, t.scope) USING me.below, me.above, p_area;
  END LOOP;
END $$;

-- The community that a place lies in: the first four codes of its path; '' for what lies above the communities, or nowhere.
CREATE FUNCTION sync.community(home text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT coalesce(substring(home FROM '^(?:[^/]+/){4}'), '') $$;

CREATE FUNCTION sync.bootstrap_plan(p_site uuid) RETURNS TABLE (tbl smallint, area text, n bigint, xid text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, sync, city, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  me sync.pass := sync.enter(p_site, false); t sync.tbl;
BEGIN
  RETURN QUERY SELECT 0::smallint, ''::text, 0::bigint, pg_snapshot_xmin(pg_current_snapshot())::text;
  FOR t IN SELECT * FROM sync.tbl ORDER BY place LOOP
    RETURN QUERY EXECUTE format('SELECT %s::smallint, sync.community(sync.home(t.area, t.desk)) AS c, count(*), ''''::text FROM city.%I t WHERE sync.in_scope(%L, sync.home(t.area, t.desk), $1, $2) GROUP BY c ORDER BY c',
                                t.tbl, t.name, t.scope) USING me.below, me.above;
  END LOOP;
END $$;

CREATE FUNCTION sync.bootstrap_rows(p_site uuid, p_tbl smallint, p_area text) RETURNS TABLE (id uuid, ver bigint, area text, at bigint, by_whom text, doc text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, sync, city, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  me sync.pass := sync.enter(p_site, false); t sync.tbl;
BEGIN
  SELECT * INTO t FROM sync.tbl x WHERE x.tbl = p_tbl;
  IF NOT FOUND THEN RAISE EXCEPTION 'there is no table %', p_tbl USING ERRCODE = 'JW003'; END IF;
  RETURN QUERY EXECUTE format('SELECT t.id, t.row_ver, t.area, (extract(epoch FROM t.updated_at) * 1000)::bigint, t.updated_by, %s FROM city.%I t WHERE sync.in_scope(%L, sync.home(t.area, t.desk), $1, $2) AND %s',
    t.row_text, t.name, t.scope,
    CASE WHEN p_area = '' THEN 'sync.community(sync.home(t.area, t.desk)) = ''''' ELSE format('sync.home(t.area, t.desk) LIKE %L', sync.pattern(p_area)) END) USING me.below, me.above;
END $$;

-- What a workstation says about itself, for the page of all sites.
CREATE FUNCTION sync.report(p_site uuid, p_waiting int, p_refused int) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, sync, city, public, pg_temp AS $$
DECLARE
  me sync.pass := sync.enter(p_site, true);
BEGIN
  UPDATE sync.site SET waiting = p_waiting, refused = p_refused, last_seen = clock_timestamp() WHERE site_id = p_site;
END $$;
RESET ROLE;
