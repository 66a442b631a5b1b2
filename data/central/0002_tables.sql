-- Step 2: the synced tables are made from the list of data/sync/tables.toml, and every change of them is logged.
SET LOCAL ROLE jingwei_center;

-- Where a row is at home: its own area, or, while it has none (a report nobody has located yet), the desk that took it in.
CREATE FUNCTION sync.home(area text, desk text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT CASE WHEN area = '' THEN desk ELSE area END $$;
-- below: LIKE patterns of what lies in the areas of a login; above: the paths over them. One expression, so that it is inlined.
CREATE FUNCTION sync.in_scope(scope text, home text, below text[], above text[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT scope = 'all' OR home LIKE ANY (below) OR (scope = 'up' AND home = ANY (above))
$$;
CREATE FUNCTION sync.pattern(area text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT regexp_replace(area, '([\\%_])', '\\\1', 'g') || '%' $$;

CREATE FUNCTION sync.row_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF EXISTS (SELECT FROM sync.tombstone d WHERE d.tbl = TG_ARGV[0]::smallint AND d.row_id = NEW.id) THEN
      RAISE EXCEPTION 'row % was deleted and does not come back', NEW.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    NEW.row_ver := greatest(1, NEW.row_ver);
  ELSE
    IF NEW.id <> OLD.id THEN RAISE EXCEPTION 'the id of a row does not change' USING ERRCODE = 'integrity_constraint_violation'; END IF;
    NEW.row_ver := OLD.row_ver + 1;
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION sync.row_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO sync.tombstone (tbl, row_id, row_ver, area) VALUES (TG_ARGV[0]::smallint, OLD.id, OLD.row_ver + 1, sync.home(OLD.area, OLD.desk));
    INSERT INTO sync.change_log (tbl, row_id, op, row_ver, area, area_old) VALUES (TG_ARGV[0]::smallint, OLD.id, 3, OLD.row_ver + 1, sync.home(OLD.area, OLD.desk), sync.home(OLD.area, OLD.desk));
    RETURN OLD;
  END IF;
  INSERT INTO sync.change_log (tbl, row_id, op, row_ver, area, area_old)
    VALUES (TG_ARGV[0]::smallint, NEW.id, CASE TG_OP WHEN 'INSERT' THEN 1 ELSE 2 END, NEW.row_ver, sync.home(NEW.area, NEW.desk),
            CASE TG_OP WHEN 'INSERT' THEN sync.home(NEW.area, NEW.desk) ELSE sync.home(OLD.area, OLD.desk) END);
  RETURN NEW;
END $$;

-- The text of one column for the digest; the workstation writes the same (core/sync).
CREATE FUNCTION sync.digest_part(name text, type text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT format('coalesce(' || CASE type WHEN 'real' THEN 'encode(float8send(t.%1$I), ''hex'')' WHEN 'bytes' THEN 'encode(t.%1$I, ''hex'')'
                                         WHEN 'geom' THEN 'encode(ST_AsBinary(t.%1$I, ''NDR''), ''hex'')' ELSE 't.%1$I::text' END || ', ''~'')', name)
$$;

-- Makes the tables and columns that are missing, and what is derived from the list. Nothing is ever dropped here.
CREATE FUNCTION sync.define_tables(version int, tables jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  x jsonb; c record; n smallint; tname text; i int := 0; cols text; parts text;
BEGIN
  FOR x IN SELECT * FROM jsonb_array_elements(tables) LOOP
    n := (x->>'number')::smallint; tname := x->>'name';
    i := i + 1;
    INSERT INTO sync.tbl (tbl, name, scope, lane, place) VALUES (n, tname, x->>'scope', x->>'lane', i)
      ON CONFLICT (tbl) DO UPDATE SET scope = excluded.scope, lane = excluded.lane, place = excluded.place;
    IF NOT EXISTS (SELECT FROM sync.tbl WHERE tbl = n AND name = tname) THEN RAISE EXCEPTION 'table % has another name here', n; END IF;
    IF to_regclass(format('city.%I', tname)) IS NULL THEN
      EXECUTE format('CREATE TABLE city.%I (id uuid PRIMARY KEY, row_ver bigint NOT NULL DEFAULT 1, area text NOT NULL, desk text NOT NULL DEFAULT '''', '
                     'updated_at timestamptz NOT NULL DEFAULT clock_timestamp(), updated_by text NOT NULL DEFAULT '''', extra jsonb)', tname);
      EXECUTE format('CREATE INDEX %I ON city.%I (sync.home(area, desk) text_pattern_ops, id)', tname || '_area', tname);
      EXECUTE format('CREATE TRIGGER a_version BEFORE INSERT OR UPDATE ON city.%I FOR EACH ROW EXECUTE FUNCTION sync.row_changes(%s)', tname, n);
      EXECUTE format('CREATE TRIGGER b_log AFTER INSERT OR UPDATE OR DELETE ON city.%I FOR EACH ROW EXECUTE FUNCTION sync.row_changed(%s)', tname, n);
    END IF;
    FOR c IN SELECT k AS name, split_part(v, ' ', 1) AS type, right(v, 1) AS class FROM jsonb_each_text(x->'columns') AS e (k, v) LOOP
      EXECUTE format('ALTER TABLE city.%I ADD COLUMN IF NOT EXISTS %I %s', tname, c.name,
        CASE c.type WHEN 'integer' THEN 'bigint' WHEN 'real' THEN 'double precision' WHEN 'text' THEN 'text' WHEN 'bytes' THEN 'bytea' WHEN 'json' THEN 'jsonb' WHEN 'uuid' THEN 'uuid' WHEN 'ref' THEN 'uuid'
                    WHEN 'geom' THEN 'geometry(MultiPolygon, 4490)' END);
      INSERT INTO sync.col (tbl, name, type, class) VALUES (n, c.name, c.type, c.class) ON CONFLICT (tbl, name) DO UPDATE SET class = excluded.class;
    END LOOP;
    EXECUTE (SELECT coalesce(string_agg(format('CREATE INDEX IF NOT EXISTS %I ON city.%I USING gist (%I)', tname || '_' || name, tname, name), ';'), 'SELECT 1') FROM sync.col WHERE tbl = n AND type = 'geom');
    cols := (SELECT string_agg(CASE type WHEN 'geom' THEN format('upper(encode(ST_AsEWKB(t.%1$I), ''hex'')) AS %1$I', name) ELSE format('t.%I', name) END, ', ' ORDER BY name) FROM sync.col WHERE tbl = n);
    parts := CASE tname WHEN 'cases' THEN
      ', (SELECT coalesce(json_agg(s ORDER BY s.n), ''[]'') FROM (SELECT op, n, action, from_state, to_state, at, recorded_at, actor, role, reason, note, department, rule, rule_ver, until, satisfied, due'
      ' FROM city.transitions WHERE case_id = t.id) s) AS trail,'
      ' (SELECT row_to_json(p) FROM (SELECT reporter_name, reporter_phone, phone_index, party_a, party_b FROM city.case_people WHERE case_id = t.id) p) AS people' ELSE '' END;
    IF x ? 'key' THEN
      EXECUTE format('CREATE UNIQUE INDEX IF NOT EXISTS %I ON city.%I (%s) WHERE %s', tname || '_key', tname, (SELECT string_agg(quote_ident(k), ', ') FROM jsonb_array_elements_text(x->'key') k),
                     (SELECT string_agg(format('%I::text <> ''''', k), ' AND ') FROM jsonb_array_elements_text(x->'key') k));
    END IF;
    UPDATE sync.tbl SET
      key_match = (SELECT string_agg(format('t.%1$I = r.%1$I AND t.%1$I::text <> ''''', k), ' AND ') FROM jsonb_array_elements_text(x->'key') k),
      row_json = format('(coalesce(t.extra, ''{}'') || (SELECT to_jsonb(x) FROM (SELECT %s) x))', cols),
      row_text = format('CASE WHEN t.extra IS NULL THEN (SELECT row_to_json(x)::text FROM (SELECT %1$s%2$s) x) ELSE (t.extra || (SELECT to_jsonb(x) FROM (SELECT %1$s%2$s) x))::text END', cols, parts),
      digest_text = 't.id::text || ''|'' || t.row_ver' || (SELECT string_agg(' || ''|'' || ' || sync.digest_part(name, type), '' ORDER BY name COLLATE "C") FROM sync.col WHERE tbl = n)
      WHERE tbl = n;
  END LOOP;
  IF to_regclass('city.cases') IS NOT NULL THEN CREATE UNIQUE INDEX IF NOT EXISTS cases_number ON city.cases (number); END IF;
  UPDATE sync.meta SET tables_version = version;
END $$;
RESET ROLE;
