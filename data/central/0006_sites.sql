-- Step 6: administrators see all sites from a workstation: logins that may write what all share.
SET LOCAL ROLE jingwei_center;
CREATE FUNCTION sync.sites_of(p_site uuid) RETURNS TABLE (site_no int, name text, login name, app_ver text, silent_ms bigint, clock_skew_ms bigint, behind bigint, waiting int, refused int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, sync, city, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  me sync.pass := sync.enter(p_site, false);
BEGIN
  IF NOT me.may_write_shared THEN RAISE EXCEPTION 'login % may not see the other sites', session_user USING ERRCODE = 'JW001'; END IF;
  RETURN QUERY SELECT s.site_no, s.name, s.login, s.app_ver, (extract(epoch FROM s.silent) * 1000)::bigint, s.clock_skew_ms::bigint, s.behind, s.waiting, s.refused FROM sync.sites s ORDER BY s.site_no;
END $$;
REVOKE ALL ON FUNCTION sync.sites_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sync.sites_of(uuid) TO jingwei_workstation;
RESET ROLE;
