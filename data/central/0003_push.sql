-- Step 3: what happens to an operation that a workstation pushes.
SET LOCAL ROLE jingwei_center;

CREATE TYPE sync.outcome AS (result smallint, new_ver bigint, detail jsonb);
CREATE TYPE sync.pass AS (site_id uuid, site_no int, areas text[], below text[], above text[], may_write boolean, may_write_shared boolean);

-- Who is asking. With p_lock pushes of one site come one after the other, so that a repeated one waits for the first.
CREATE FUNCTION sync.enter(p_site uuid, p_lock boolean) RETURNS sync.pass LANGUAGE plpgsql AS $$
DECLARE
  l sync.login; s sync.site;
BEGIN
  SELECT * INTO l FROM sync.login WHERE login = session_user;
  IF NOT FOUND THEN RAISE EXCEPTION 'login % is not admitted to the center', session_user USING ERRCODE = 'JW001'; END IF;
  IF p_lock THEN SELECT * INTO s FROM sync.site WHERE site_id = p_site FOR UPDATE; ELSE SELECT * INTO s FROM sync.site WHERE site_id = p_site; END IF;
  IF NOT FOUND THEN RAISE EXCEPTION 'site % has not shaken hands', p_site USING ERRCODE = 'JW002'; END IF;
  IF s.login <> session_user THEN RAISE EXCEPTION 'site % belongs to another login', p_site USING ERRCODE = 'JW001'; END IF;
  RETURN (p_site, s.site_no, l.areas, (SELECT array_agg(sync.pattern(a)) FROM unnest(l.areas) a),
          (SELECT coalesce(array_agg(DISTINCT array_to_string((string_to_array(a, '/'))[1:i], '/') || CASE i WHEN 0 THEN '' ELSE '/' END), '{}')
           FROM unnest(l.areas) a, generate_series(0, cardinality(string_to_array(a, '/')) - 1) i), l.may_write, l.may_write_shared)::sync.pass;
END $$;

CREATE FUNCTION sync.outcome(result int, new_ver bigint, detail jsonb DEFAULT NULL) RETURNS sync.outcome LANGUAGE sql IMMUTABLE AS $$ SELECT (result::smallint, new_ver, detail)::sync.outcome $$;
CREATE FUNCTION sync.refuse(reason text, new_ver bigint DEFAULT 0) RETURNS sync.outcome LANGUAGE sql IMMUTABLE AS $$ SELECT (5::smallint, new_ver, jsonb_build_object('reason', reason))::sync.outcome $$;

-- The canonical text of a geometry; what is none is bad data, not a broken server.
CREATE FUNCTION sync.geom_text(hex text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN upper(encode(ST_AsEWKB(hex::geometry), 'hex'));  -- capitals, as SpatiaLite has them
EXCEPTION WHEN internal_error OR invalid_parameter_value THEN
  RAISE EXCEPTION 'not a geometry' USING ERRCODE = 'data_exception';
END $$;

-- The values in the form in which the center would give them out again.
CREATE FUNCTION sync.canonical(p_tbl smallint, patch jsonb) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
  c record;
BEGIN
  FOR c IN SELECT name, type FROM sync.col WHERE tbl = p_tbl AND type IN ('geom', 'bytes', 'uuid', 'ref') AND jsonb_typeof(patch->name) = 'string' LOOP
    patch := patch || jsonb_build_object(c.name, CASE c.type WHEN 'geom' THEN sync.geom_text(patch->>c.name) ELSE lower(patch->>c.name) END);
  END LOOP;
  RETURN patch;
END $$;

CREATE FUNCTION sync.columns_in(p_tbl smallint, patch jsonb, prefix text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT string_agg(prefix || quote_ident(name), ', ' ORDER BY name) FROM sync.col WHERE tbl = p_tbl AND patch ? name
$$;
-- What the list of columns does not know yet.
CREATE FUNCTION sync.extra_in(p_tbl smallint, patch jsonb) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_object_agg(k, v) FROM jsonb_each(patch) e (k, v) WHERE k NOT IN ('id', 'row_ver', 'area', 'trail', 'people') AND NOT EXISTS (SELECT FROM sync.col WHERE tbl = p_tbl AND name = k)
$$;

-- Writes values into a row that is locked; the new row_ver.
CREATE FUNCTION sync.write_row(t sync.tbl, p_id uuid, patch jsonb, p_by text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  v bigint; cols text := sync.columns_in(t.tbl, patch, ''); more jsonb := sync.extra_in(t.tbl, patch);
BEGIN
  EXECUTE format('UPDATE city.%1$I t SET updated_at = clock_timestamp(), updated_by = $3, area = coalesce($2->>''area'', %3$L, t.area), extra = CASE WHEN $4 IS NULL THEN t.extra ELSE coalesce(t.extra, ''{}'') || $4 END%2$s'
                 ' FROM jsonb_populate_record(NULL::city.%1$I, $2) r WHERE t.id = $1 RETURNING t.row_ver',
                 t.name, coalesce(', (' || cols || ') = ROW (' || sync.columns_in(t.tbl, patch, 'r.') || ')', ''),
                 CASE t.name WHEN 'areas' THEN patch->>'path' END) INTO v USING p_id, patch, p_by, more;
  RETURN v;
END $$;

-- Why a step may not follow, or NULL. Roles and needs as in core/workflow; the engine acts for rules, clocks and imports.
CREATE FUNCTION sync.judge(p_state int, p_round int, p_department uuid, p_acts_for uuid, s jsonb) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  e sync.edge; v_role int := coalesce((s->>'role')::int, 0); v_to int;
BEGIN
  SELECT * INTO e FROM sync.edge WHERE from_state = p_state AND action = (s->>'action')::smallint;
  IF NOT FOUND THEN RETURN 'illegal'; END IF;
  v_to := CASE WHEN e.action = 11 AND p_round > 1 THEN 7 ELSE e.to_state END;
  IF (s->>'to_state')::int IS DISTINCT FROM v_to THEN RETURN 'illegal'; END IF;
  IF v_role <> 1 AND (v_role NOT BETWEEN 1 AND 30 OR e.roles & (1 << v_role) = 0) THEN RETURN 'not_entitled'; END IF;
  IF v_role = 7 AND p_acts_for IS NOT NULL AND p_acts_for IS DISTINCT FROM p_department THEN RETURN 'not_entitled'; END IF;
  IF (e.needs & 1 <> 0 AND coalesce(btrim(s->>'reason'), '') = '') OR (e.needs & 2 <> 0 AND s->>'department' IS NULL) OR (e.needs & 4 <> 0 AND coalesce(btrim(s->>'note'), '') = '')
     OR (e.needs & 8 <> 0 AND s->>'until' IS NULL) THEN RETURN 'incomplete'; END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION sync.add_step(p_case uuid, p_op uuid, p_n int, p_site uuid, s jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO city.transitions (op, case_id, n, action, from_state, to_state, at, recorded_at, actor, role, reason, note, department, rule, rule_ver, until, satisfied, due, site_id)
  SELECT p_op, p_case, p_n, r.action, r.from_state, r.to_state, r.at, r.recorded_at, r.actor, r.role, r.reason, r.note, r.department, r.rule, r.rule_ver, r.until, r.satisfied, r.due, p_site
  FROM jsonb_populate_record(NULL::city.transitions, s) r
$$;

-- The trail of a case that comes whole: from the report on, each step where the last one ended, n without gaps. NULL: good.
CREATE FUNCTION sync.add_trail(o sync.op, trail jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  s jsonb; v_state int := 0; v_n int := 0; v_round int := 1; v_department uuid; why text;
BEGIN
  FOR s IN SELECT * FROM jsonb_array_elements(coalesce(trail, '[]')) LOOP
    v_n := v_n + 1;
    IF (s->>'n')::int IS DISTINCT FROM v_n OR (s->>'from_state')::int IS DISTINCT FROM v_state THEN RETURN 'illegal'; END IF;
    IF v_n = 1 THEN
      IF (s->>'action')::int IS DISTINCT FROM 1 OR (s->>'to_state')::int IS DISTINCT FROM 1 THEN RETURN 'illegal'; END IF;
    ELSE
      why := sync.judge(v_state, v_round, v_department, NULL, s);
      IF why IS NOT NULL THEN RETURN why; END IF;
    END IF;
    v_state := (s->>'to_state')::int;
    IF (s->>'action')::int = 3 THEN v_department := (s->>'department')::uuid; END IF;
    IF (s->>'action')::int IN (9, 13) THEN v_round := least(v_round + 1, 255); END IF;
    PERFORM sync.add_step(o.row_id, (s->>'op')::uuid, v_n, o.site_id, s);
  END LOOP;
  IF v_n = 0 OR (o.patch->>'state')::int IS DISTINCT FROM v_state OR (o.patch->>'transitions')::int IS DISTINCT FROM v_n THEN RETURN 'illegal'; END IF;
  RETURN NULL;
END $$;

-- The number itself, or the next free one of the same district and day.
CREATE FUNCTION sync.free_number(p_number text, p_site_no int) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  last text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('case number ' || left(p_number, 14), 0));
  IF NOT EXISTS (SELECT FROM city.cases WHERE number = p_number) THEN RETURN p_number; END IF;
  SELECT max(number COLLATE "C") INTO last FROM city.cases WHERE number LIKE left(p_number, 14) || '_____' AND number ~ '[0-9]{5}$';
  IF length(p_number) = 19 AND right(last, 5) < '99999' THEN RETURN left(p_number, 14) || lpad((right(last, 5)::int + 1)::text, 5, '0'); END IF;
  RETURN p_number || '-' || p_site_no;
END $$;

CREATE FUNCTION sync.insert_row(t sync.tbl, o sync.op, p_area text, me sync.pass) RETURNS sync.outcome LANGUAGE plpgsql AS $$
DECLARE
  cols text; more jsonb; why text; old record; told jsonb; wanted text;
BEGIN
  IF t.key_match IS NOT NULL THEN
    EXECUTE format('SELECT t.id, t.row_ver, sync.in_scope(%1$L, sync.home(t.area, t.desk), $2, $3) AS ours FROM city.%2$I t, jsonb_populate_record(NULL::city.%2$I, $1) r WHERE %3$s', t.scope, t.name, t.key_match)
      INTO old USING o.patch, me.below, me.above;
    IF old.id IS NOT NULL AND NOT old.ours THEN RETURN sync.refuse('not_unique'); END IF;
    IF old.id IS NOT NULL THEN RETURN sync.outcome(2, old.row_ver, jsonb_build_object('existing', old.id)); END IF;
  END IF;
  IF t.name = 'cases' THEN
    wanted := sync.free_number(o.patch->>'number', me.site_no);
    IF wanted <> o.patch->>'number' THEN told := jsonb_build_object('number', wanted); o.patch := o.patch || told; END IF;
  END IF;
  cols := sync.columns_in(t.tbl, o.patch, ''); more := sync.extra_in(t.tbl, o.patch);
  EXECUTE format('INSERT INTO city.%1$I (id, row_ver, area, desk, updated_by, extra%2$s) SELECT $1, 1, $2, $3, $4, $5%3$s FROM jsonb_populate_record(NULL::city.%1$I, $6) r',
                 t.name, coalesce(', ' || cols, ''), coalesce(', ' || sync.columns_in(t.tbl, o.patch, 'r.'), '')) USING o.row_id, p_area, me.areas[1], o.actor, more, o.patch;
  IF t.name = 'cases' THEN
    why := sync.add_trail(o, o.patch->'trail');
    IF why IS NOT NULL THEN RAISE EXCEPTION '%', why USING ERRCODE = 'JW010'; END IF;
    IF jsonb_typeof(o.patch->'people') = 'object' THEN
      INSERT INTO city.case_people SELECT o.row_id, p.reporter_name, p.reporter_phone, p.phone_index, p.party_a, p.party_b FROM jsonb_populate_record(NULL::city.case_people, o.patch->'people') p;
    END IF;
  END IF;
  RETURN sync.outcome(1, 1, told);
END $$;

-- Column by column: the center's value is the base → apply; is the new one already → nothing to do; else class A: conflict,
-- class B: apply, the older value stays in detail.
CREATE FUNCTION sync.merge(t sync.tbl, o sync.op, p_ver bigint, p_home text, doc jsonb) RETURNS sync.outcome LANGUAGE plpgsql AS $$
DECLARE
  k text; mine jsonb; class text; base jsonb := sync.canonical(t.tbl, o.base); put jsonb := '{}'; was jsonb := '{}'; lost jsonb := '{}'; stale boolean := false; v bigint := p_ver;
  unchanged boolean := o.kind = 2 AND o.base IS NULL AND o.base_ver = p_ver;
BEGIN
  FOR k, mine IN SELECT * FROM jsonb_each(o.patch) LOOP
    CONTINUE WHEN k IN ('id', 'row_ver', 'trail', 'people') OR coalesce(doc->k, 'null') = mine;
    class := CASE k WHEN 'area' THEN 'A' ELSE coalesce((SELECT c.class FROM sync.col c WHERE c.tbl = t.tbl AND c.name = k), 'B') END;
    IF class = 'T' THEN stale := true;
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

-- A step of a case: from the present state, along an edge, by somebody entitled. First accepted wins.
CREATE FUNCTION sync.take_step(t sync.tbl, o sync.op, p_acts_for uuid, p_ver bigint, doc jsonb) RETURNS sync.outcome LANGUAGE plpgsql AS $$
DECLARE
  s jsonb := o.step; last city.transitions; v_state int := (doc->>'state')::int; v_department uuid := (doc->>'department')::uuid; why text; v bigint;
BEGIN
  IF s IS NULL OR (s->>'from_state') IS NULL THEN RETURN sync.refuse('invalid', p_ver); END IF;
  IF EXISTS (SELECT FROM city.transitions x WHERE x.op = o.op_id AND x.case_id = o.row_id) THEN RETURN sync.outcome(2, p_ver); END IF;
  SELECT * INTO last FROM city.transitions x WHERE x.case_id = o.row_id ORDER BY x.n DESC LIMIT 1;
  IF EXISTS (SELECT FROM sync.op p WHERE p.op_id = o.prev_op_id AND p.site_id = o.site_id AND p.result IN (4, 5)) THEN
    RETURN sync.outcome(4, p_ver, jsonb_build_object('reason', 'depends', 'state', v_state));
  END IF;
  IF (s->>'from_state')::int <> v_state THEN
    IF last.action = (s->>'action')::int AND v_state = (s->>'to_state')::int AND (last.action <> 3 OR v_department IS NOT DISTINCT FROM (s->>'department')::uuid) THEN RETURN sync.outcome(2, p_ver); END IF;
    RETURN sync.outcome(4, p_ver, jsonb_build_object('state', v_state, 'department', v_department, 'n', last.n, 'action', last.action, 'actor', last.actor, 'at', last.at));
  END IF;
  why := sync.judge(v_state, (doc->>'round')::int, v_department, p_acts_for, s);
  IF why IS NOT NULL THEN RETURN sync.refuse(why, p_ver); END IF;
  PERFORM sync.add_step(o.row_id, o.op_id, last.n + 1, o.site_id, s);
  v := sync.write_row(t, o.row_id, coalesce(o.patch, '{}') - 'number' || jsonb_build_object('state', s->'to_state', 'transitions', last.n + 1,
    'round', least(255, (doc->>'round')::int + CASE WHEN (s->>'action')::int IN (9, 13) THEN 1 ELSE 0 END))
    || CASE WHEN (s->>'action')::int = 3 THEN jsonb_build_object('department', s->'department') ELSE '{}' END, o.actor);
  RETURN sync.outcome(1, v, CASE WHEN (s->>'n')::int IS DISTINCT FROM last.n + 1 THEN jsonb_build_object('n', last.n + 1) END);
END $$;

CREATE FUNCTION sync.apply(o sync.op, p_area text, p_acts_for uuid, me sync.pass) RETURNS sync.outcome LANGUAGE plpgsql AS $$
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
  EXECUTE format('SELECT t.row_ver, sync.home(t.area, t.desk) AS home, %s || jsonb_build_object(''area'', t.area) AS doc FROM city.%I t WHERE t.id = $1 FOR UPDATE', t.row_json, t.name) INTO cur USING o.row_id;
  IF cur.row_ver IS NULL THEN
    IF o.kind <> 1 THEN RETURN sync.refuse('unknown_row'); END IF;
    IF NOT sync.in_scope(t.scope, sync.home(p_area, me.areas[1]), me.below, me.above) THEN RETURN sync.refuse('out_of_scope'); END IF;
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

-- Operations in the order of local_seq. Each is stored with its result, once; asked again, the stored result is the answer.
CREATE FUNCTION sync.push(p_site uuid, p_ops jsonb) RETURNS TABLE (r_op uuid, r_status smallint, r_ver bigint, r_detail text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, sync, city, public, pg_temp AS $$
DECLARE
  me sync.pass := sync.enter(p_site, true); x jsonb; o sync.op; r sync.outcome; changed boolean := false; v_state text; v_text text;
BEGIN
  IF jsonb_array_length(p_ops) > 500 THEN RAISE EXCEPTION 'more than 500 operations at once' USING ERRCODE = 'JW003'; END IF;
  FOR x IN SELECT * FROM jsonb_array_elements(p_ops) LOOP
    INSERT INTO sync.op (op_id, site_id, local_seq, prev_op_id, actor, actor_id, role, tbl, row_id, kind, base_ver, patch, base, step, client_at)
      VALUES ((x->>'op_id')::uuid, p_site, (x->>'seq')::bigint, (x->>'prev')::uuid, x->>'actor', (x->>'user')::uuid, (x->>'role')::smallint, (x->>'tbl')::smallint, (x->>'row')::uuid, (x->>'kind')::smallint,
              (x->>'base_ver')::bigint, nullif(x->'patch', 'null'), nullif(x->'base', 'null'), nullif(x->'step', 'null'), to_timestamp((x->>'client_at')::bigint / 1000.0))
      ON CONFLICT DO NOTHING RETURNING * INTO o;
    IF NOT FOUND THEN
      SELECT * INTO o FROM sync.op p WHERE p.op_id = (x->>'op_id')::uuid;
      IF FOUND THEN
        RETURN QUERY SELECT o.op_id, o.result, o.new_ver, o.detail::text;
        CONTINUE;
      END IF;
      RETURN QUERY SELECT (x->>'op_id')::uuid, 6::smallint, 0::bigint, NULL::text;
      EXIT;
    END IF;
    -- A second look where somebody else has put in the same external key at the same moment.
    FOR turn IN 1..2 LOOP
      BEGIN
        r := sync.apply(o, coalesce(x->>'area', ''), (x->>'department')::uuid, me);
        EXIT;
      EXCEPTION
        WHEN SQLSTATE 'JW010' THEN r := sync.refuse(SQLERRM); EXIT;
        WHEN unique_violation THEN r := sync.refuse('not_unique');
        WHEN data_exception OR integrity_constraint_violation THEN
          GET STACKED DIAGNOSTICS v_state = RETURNED_SQLSTATE, v_text = MESSAGE_TEXT;
          r := sync.outcome(5, 0, jsonb_build_object('reason', 'invalid', 'sqlstate', v_state, 'text', v_text)); EXIT;
      END;
    END LOOP;
    UPDATE sync.op p SET result = r.result, new_ver = r.new_ver, detail = r.detail WHERE p.op_id = o.op_id;
    changed := changed OR r.result IN (1, 3);
    RETURN QUERY SELECT o.op_id, r.result, r.new_ver, r.detail::text;
  END LOOP;
  IF changed THEN PERFORM pg_notify('jingwei_sync', ''); END IF;
END $$;
RESET ROLE;
