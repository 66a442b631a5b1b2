-- Step 5: who may do what. A workstation executes seven functions and touches no table; the rest is for whoever runs the center.
SET LOCAL ROLE jingwei_center;

-- Admits a login to areas ('' is the whole city), or changes what it may do; other areas are another scope epoch.
CREATE FUNCTION sync.admit(p_login name, p_areas text[], p_may_write boolean DEFAULT true, p_may_write_shared boolean DEFAULT false) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF cardinality(p_areas) = 0 OR EXISTS (SELECT FROM unnest(p_areas) a WHERE a IS NULL OR (a <> '' AND right(a, 1) <> '/')) THEN
    RAISE EXCEPTION 'areas are paths that end with "/", or "" for the whole city' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  INSERT INTO sync.login (login, areas, may_write, may_write_shared) VALUES (p_login, p_areas, p_may_write, p_may_write_shared)
    ON CONFLICT (login) DO UPDATE SET areas = excluded.areas, may_write = excluded.may_write, may_write_shared = excluded.may_write_shared,
      scope_epoch = login.scope_epoch + CASE WHEN login.areas = excluded.areas THEN 0 ELSE 1 END;
END $$;

-- After a restore that the server cannot see by itself (a dump read back into the same server).
CREATE FUNCTION sync.new_epoch() RETURNS uuid LANGUAGE sql AS $$ UPDATE sync.meta SET epoch = gen_random_uuid() RETURNING epoch $$;

-- Forgets changes older than so many days; a site whose cursor is older is told to bootstrap. Tombstones and operations stay:
-- what was deleted never comes back, and what was once asked is answered the same for ever.
CREATE FUNCTION sync.purge(p_days int DEFAULT 90) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  n bigint; edge xid8; before timestamptz := now() - make_interval(days => greatest(p_days, 1));
BEGIN
  SELECT c.xid INTO edge FROM sync.change_log c WHERE c.at < before AND c.xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY c.xid DESC LIMIT 1;
  IF NOT FOUND THEN RETURN 0; END IF;
  UPDATE sync.meta SET log_floor = greatest(log_floor::text::numeric, edge::text::numeric + 1)::text::xid8;
  DELETE FROM sync.change_log c WHERE c.xid <= edge;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END $$;

CREATE VIEW sync.sites AS
  SELECT s.site_no, s.name, s.login, l.areas, s.app_ver, s.last_seen, now() - s.last_seen AS silent, s.clock_skew_ms, s.waiting, s.refused,
    (SELECT count(*) FROM sync.change_log c WHERE (c.xid, c.seq) > (s.cursor_xid, s.cursor_seq)) AS behind, s.site_id
  FROM sync.site s LEFT JOIN sync.login l ON l.login = s.login;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA sync FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA city FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE jingwei_center IN SCHEMA sync REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE jingwei_center REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
GRANT USAGE ON SCHEMA sync TO jingwei_workstation;
GRANT EXECUTE ON FUNCTION sync.handshake(jsonb), sync.push(uuid, jsonb), sync.pull(uuid, text, xid8, bigint, int, int), sync.digests(uuid, text), sync.bootstrap_plan(uuid),
  sync.bootstrap_rows(uuid, smallint, text), sync.report(uuid, int, int) TO jingwei_workstation;
RESET ROLE;
