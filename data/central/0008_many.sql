-- Step 8: speed. Runs of insertions into one table, which is most of what a workstation tells, are taken in together; what comes one
-- by one finds its plans made.
SET LOCAL ROLE jingwei_center;

-- A function of its own for each table reads and locks a row, and one writes it: their plans are made once in a connection.
CREATE FUNCTION sync.define_functions(p_tbl smallint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  t sync.tbl; sets text;
BEGIN
  SELECT * INTO t FROM sync.tbl x WHERE x.tbl = p_tbl;
  EXECUTE format('CREATE OR REPLACE FUNCTION sync.%I(p_id uuid, OUT row_ver bigint, OUT home text, OUT doc jsonb) LANGUAGE plpgsql AS %L', 'lock_' || t.name,
    format('BEGIN SELECT t.row_ver, sync.home(t.area, t.desk), %s || jsonb_build_object(''area'', t.area) INTO row_ver, home, doc FROM city.%I t WHERE t.id = p_id FOR UPDATE; END', t.row_json, t.name));
  SELECT string_agg(format(', %1$I = CASE WHEN p ? %1$L THEN r.%1$I ELSE t.%1$I END', name), '' ORDER BY name) INTO sets FROM sync.col WHERE tbl = p_tbl;
  EXECUTE format('CREATE OR REPLACE FUNCTION sync.%I(p_id uuid, p jsonb, p_by text, p_more jsonb) RETURNS bigint LANGUAGE plpgsql AS %L', 'write_' || t.name,
    format('DECLARE v bigint; BEGIN UPDATE city.%1$I t SET updated_at = clock_timestamp(), updated_by = p_by, area = coalesce(p->>''area'', %3$s, t.area), '
           'extra = CASE WHEN p_more IS NULL THEN t.extra ELSE coalesce(t.extra, ''{}'') || p_more END%2$s '
           'FROM jsonb_populate_record(NULL::city.%1$I, p) r WHERE t.id = p_id RETURNING t.row_ver INTO v; RETURN v; END', t.name, sets, CASE t.name WHEN 'areas' THEN 'p->>''path''' ELSE 'NULL' END));
END $$;
ALTER FUNCTION sync.define_tables(int, jsonb) RENAME TO define_columns;
CREATE FUNCTION sync.define_tables(version int, tables jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM sync.define_columns(version, tables);
  PERFORM sync.define_functions(t.tbl) FROM sync.tbl t;
END $$;
SELECT sync.define_functions(t.tbl) FROM sync.tbl t;

CREATE OR REPLACE FUNCTION sync.write_row(t sync.tbl, p_id uuid, patch jsonb, p_by text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  v bigint;
BEGIN
  EXECUTE format('SELECT sync.%I($1, $2, $3, $4)', 'write_' || t.name) INTO v USING p_id, patch, p_by, sync.extra_in(t.tbl, patch);
  RETURN v;
END $$;

-- How many operations from this one on are insertions into one table; 1 where it is not worth while.
CREATE FUNCTION sync.alike(p_ops jsonb, p_from int) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN c.n < 4 THEN 1 ELSE c.n END FROM (
    SELECT coalesce(min(i) FILTER (WHERE x->'kind' <> '1' OR x->'tbl' <> p_ops->p_from->'tbl') - 1, jsonb_array_length(p_ops))::int - p_from AS n
    FROM jsonb_array_elements(p_ops) WITH ORDINALITY e (x, i) WHERE i > p_from) c
$$;

-- Insertions into one table, if there is nothing whatever to say against any of them: all of them are then applied, as one by one.
-- False: nothing was done, they want a look at each.
CREATE FUNCTION sync.insert_many(p_ops jsonb, me sync.pass) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  t sync.tbl; n int := jsonb_array_length(p_ops); done int; bad boolean; cols text; o sync.op; why text;
BEGIN
  SELECT * INTO t FROM sync.tbl x WHERE x.tbl = (p_ops->0->>'tbl')::smallint;
  IF NOT FOUND OR NOT me.may_write OR (t.scope <> 'area' AND NOT me.may_write_shared) THEN RETURN false; END IF;
  WITH new AS (
    INSERT INTO sync.op (op_id, site_id, local_seq, prev_op_id, actor, actor_id, role, tbl, row_id, kind, base_ver, patch, base, step, client_at, result, new_ver)
    SELECT (x->>'op_id')::uuid, me.site_id, (x->>'seq')::bigint, (x->>'prev')::uuid, x->>'actor', (x->>'user')::uuid, (x->>'role')::smallint, t.tbl, (x->>'row')::uuid, 1,
           (x->>'base_ver')::bigint, nullif(x->'patch', 'null'), nullif(x->'base', 'null'), nullif(x->'step', 'null'), to_timestamp((x->>'client_at')::bigint / 1000.0), 1, 1
    FROM jsonb_array_elements(p_ops) x ON CONFLICT DO NOTHING RETURNING 1)
  SELECT count(*) INTO done FROM new;
  IF done < n THEN RAISE EXCEPTION 'told before' USING ERRCODE = 'JW011'; END IF;
  SELECT bool_or(coalesce(jsonb_typeof(x->'patch'), '') <> 'object' OR NOT sync.in_scope(t.scope, sync.home(coalesce(x->>'area', ''), me.areas[1]), me.below, me.above)
                 OR EXISTS (SELECT FROM sync.tombstone d WHERE d.tbl = t.tbl AND d.row_id = (x->>'row')::uuid)) INTO bad FROM jsonb_array_elements(p_ops) x;
  IF NOT bad THEN
    SELECT EXISTS (SELECT FROM (SELECT DISTINCT k FROM jsonb_array_elements(p_ops) x, jsonb_object_keys(x->'patch') k) d
                   WHERE k NOT IN ('id', 'row_ver', 'area', 'trail', 'people') AND NOT EXISTS (SELECT FROM sync.col c WHERE c.tbl = t.tbl AND c.name = k)) INTO bad;
  END IF;
  IF bad THEN RAISE EXCEPTION 'not plain' USING ERRCODE = 'JW011'; END IF;
  IF t.name = 'cases' THEN
    -- The numbers of one district and day are given to one at a time.
    PERFORM pg_advisory_xact_lock(hashtextextended('case number ' || d.p, 0)) FROM (SELECT DISTINCT left(x->'patch'->>'number', 14) AS p FROM jsonb_array_elements(p_ops) x ORDER BY 1) d;
  END IF;
  -- A row, key or number that is taken, here or twice in the run, ends it.
  SELECT string_agg(quote_ident(name), ', ' ORDER BY name) INTO cols FROM sync.col WHERE tbl = t.tbl;
  EXECUTE format('INSERT INTO city.%1$I (id, row_ver, area, desk, updated_by, %2$s) SELECT (x->>''row'')::uuid, 1, coalesce(x->>''area'', ''''), $2, x->>''actor'', %3$s '
                 'FROM jsonb_array_elements($1) WITH ORDINALITY e (x, i), jsonb_populate_record(NULL::city.%1$I, x->''patch'') r ORDER BY i',
                 t.name, cols, (SELECT string_agg('r.' || quote_ident(name), ', ' ORDER BY name) FROM sync.col WHERE tbl = t.tbl)) USING p_ops, me.areas[1];
  IF t.name = 'cases' THEN
    -- Most have been reported and no more; the rest is looked at step by step.
    INSERT INTO city.transitions (op, case_id, n, action, from_state, to_state, at, recorded_at, actor, role, reason, note, department, rule, rule_ver, until, satisfied, due, site_id)
    SELECT r.op, (x->>'row')::uuid, 1, r.action, r.from_state, r.to_state, r.at, r.recorded_at, r.actor, r.role, r.reason, r.note, r.department, r.rule, r.rule_ver, r.until, r.satisfied, r.due, me.site_id
      FROM jsonb_array_elements(p_ops) x, jsonb_populate_record(NULL::city.transitions, x->'patch'->'trail'->0) r
      WHERE jsonb_array_length(x->'patch'->'trail') = 1 AND (r.n, r.action, r.from_state, r.to_state) = (1, 1, 0, 1) AND x->'patch'->'state' = '1' AND x->'patch'->'transitions' = '1';
    FOR o IN SELECT p.* FROM sync.op p JOIN jsonb_array_elements(p_ops) x ON p.op_id = (x->>'op_id')::uuid WHERE NOT EXISTS (SELECT FROM city.transitions r WHERE r.case_id = p.row_id) LOOP
      why := sync.add_trail(o, o.patch->'trail');
      IF why IS NOT NULL THEN RAISE EXCEPTION '%', why USING ERRCODE = 'JW011'; END IF;
    END LOOP;
    INSERT INTO city.case_people SELECT (x->>'row')::uuid, p.reporter_name, p.reporter_phone, p.phone_index, p.party_a, p.party_b
      FROM jsonb_array_elements(p_ops) x, jsonb_populate_record(NULL::city.case_people, x->'patch'->'people') p WHERE jsonb_typeof(x->'patch'->'people') = 'object';
  END IF;
  RETURN true;
EXCEPTION
  WHEN SQLSTATE 'JW011' OR data_exception OR integrity_constraint_violation OR internal_error OR invalid_parameter_value THEN RETURN false;
END $$;

-- Operations in the order of local_seq. Each is stored with its result, once; asked again, the stored result is the answer.
CREATE OR REPLACE FUNCTION sync.push(p_site uuid, p_ops jsonb) RETURNS TABLE (r_op uuid, r_status smallint, r_ver bigint, r_detail text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, sync, city, public, pg_temp AS $$
DECLARE
  me sync.pass := sync.enter(p_site, true); x jsonb; o sync.op; r sync.outcome; changed boolean := false; v_state text; v_text text;
  n int := jsonb_array_length(p_ops); i int := 0; many int; one_by_one int := 0;
BEGIN
  IF n > 500 THEN RAISE EXCEPTION 'more than 500 operations at once' USING ERRCODE = 'JW003'; END IF;
  WHILE i < n LOOP
    many := CASE WHEN i < one_by_one THEN 1 ELSE sync.alike(p_ops, i) END;
    IF many > 1 THEN
      IF sync.insert_many(jsonb_path_query_array(p_ops, '$[$from to $last]', jsonb_build_object('from', i, 'last', i + many - 1)), me) THEN
        changed := true;
        RETURN QUERY SELECT (p_ops->k->>'op_id')::uuid, 1::smallint, 1::bigint, NULL::text FROM generate_series(i, i + many - 1) k;
        i := i + many;
        CONTINUE;
      END IF;
      one_by_one := i + many;
    END IF;
    x := p_ops->i;
    i := i + 1;
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
