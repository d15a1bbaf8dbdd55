-- What all functions use: refusing with a field's name, reading a document
-- without trusting it, identifiers.

-- Refuses: SQLSTATE SH422 (input), SH409 (state), SH404; the field as the
-- error's column, which db_reason_name() reads.
CREATE OR REPLACE FUNCTION ops.refuse(p_field text, p_message text,
    p_state text DEFAULT 'SH422') RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RAISE EXCEPTION '%: %', p_field, p_message
	    USING ERRCODE = p_state, COLUMN = p_field;
END
$$;

-- "t.en.name" of p_at "t.en" and p_key "name".
CREATE OR REPLACE FUNCTION ops.field(p_at text, p_key text) RETURNS text
LANGUAGE sql IMMUTABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
	SELECT CASE WHEN p_at = '' THEN p_key ELSE p_at || '.' || p_key END
$$;

-- A member that is a text of p_min to p_max characters and, where a pattern is
-- given, fits it.  NULL is returned for a member that is missing or null, and
-- only when p_min is negative (an optional text of at least -p_min).
CREATE OR REPLACE FUNCTION ops.json_text(p_doc jsonb, p_key text, p_at text,
    p_min int, p_max int, p_pattern text DEFAULT NULL) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	j jsonb := p_doc -> p_key;
	v text;
BEGIN
	IF p_min < 0 AND (j IS NULL OR j = 'null') THEN
		RETURN NULL;
	END IF;
	IF jsonb_typeof(j) IS DISTINCT FROM 'string' THEN
		PERFORM ops.refuse(ops.field(p_at, p_key), 'is not a text');
	END IF;
	v := j #>> '{}';
	IF length(v) < abs(p_min) THEN
		PERFORM ops.refuse(ops.field(p_at, p_key), CASE WHEN v = ''
		    THEN 'is empty' ELSE 'is too short' END);
	ELSIF length(v) > p_max THEN
		PERFORM ops.refuse(ops.field(p_at, p_key),
		    'is longer than ' || p_max || ' characters');
	ELSIF p_pattern IS NOT NULL AND v !~ p_pattern THEN
		PERFORM ops.refuse(ops.field(p_at, p_key),
		    'has a character or form that is not allowed');
	END IF;
	RETURN v;
END
$$;

-- A member that is a whole number from p_min to p_max; NULL for one that is
-- missing or null, where that is allowed.
CREATE OR REPLACE FUNCTION ops.json_int(p_doc jsonb, p_key text, p_at text,
    p_min bigint, p_max bigint, p_optional boolean DEFAULT false)
    RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	j jsonb := p_doc -> p_key;
	v numeric;
BEGIN
	IF p_optional AND (j IS NULL OR j = 'null') THEN
		RETURN NULL;
	END IF;
	IF jsonb_typeof(j) IS DISTINCT FROM 'number' THEN
		PERFORM ops.refuse(ops.field(p_at, p_key), 'is not a number');
	END IF;
	v := j::numeric;
	IF v <> trunc(v) THEN
		PERFORM ops.refuse(ops.field(p_at, p_key),
		    'is not a whole number');
	ELSIF v < p_min OR v > p_max THEN
		PERFORM ops.refuse(ops.field(p_at, p_key),
		    'is not from ' || p_min || ' to ' || p_max);
	END IF;
	RETURN v::bigint;
END
$$;

-- A member that is an array of p_min to p_max items; missing is empty.
CREATE OR REPLACE FUNCTION ops.json_array(p_doc jsonb, p_key text, p_at text,
    p_min int, p_max int) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	j jsonb := coalesce(nullif(p_doc -> p_key, 'null'), '[]');
BEGIN
	IF jsonb_typeof(j) <> 'array' THEN
		PERFORM ops.refuse(ops.field(p_at, p_key), 'is not a list');
	ELSIF jsonb_array_length(j) < p_min THEN
		PERFORM ops.refuse(ops.field(p_at, p_key), 'has too few items');
	ELSIF jsonb_array_length(j) > p_max THEN
		PERFORM ops.refuse(ops.field(p_at, p_key),
		    'has more than ' || p_max || ' items');
	END IF;
	RETURN j;
END
$$;

-- A member that is an object with one text for each language of the shop and
-- nothing else.
CREATE OR REPLACE FUNCTION ops.json_texts(p_doc jsonb, p_key text, p_at text,
    p_min int, p_max int) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	j jsonb := ops.json_locales(p_doc, p_key, p_at);
BEGIN
	-- One look at all; only a bad one is worth finding out which it is.
	IF EXISTS (SELECT FROM jsonb_each(j) AS e
	    WHERE jsonb_typeof(e.value) <> 'string'
	    OR length(e.value #>> '{}') NOT BETWEEN p_min AND p_max)
	THEN
		PERFORM ops.json_text(j, k, ops.field(p_at, p_key), p_min, p_max)
		FROM jsonb_object_keys(j) AS k;
	END IF;
	RETURN j;
END
$$;

-- A member that is an object with a member for each language and no other.
CREATE OR REPLACE FUNCTION ops.json_locales(p_doc jsonb, p_key text, p_at text)
    RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	j jsonb := p_doc -> p_key;
	k text;
BEGIN
	IF jsonb_typeof(j) IS DISTINCT FROM 'object' THEN
		PERFORM ops.refuse(ops.field(p_at, p_key),
		    'has no texts by language');
	END IF;
	IF array(SELECT l.locale FROM catalog.locale l ORDER BY l.locale)
	    = array(SELECT x FROM jsonb_object_keys(j) AS x ORDER BY x) THEN
		RETURN j;
	END IF;
	SELECT l.locale INTO k FROM catalog.locale l WHERE NOT j ? l.locale
	    ORDER BY l.position LIMIT 1;
	IF FOUND THEN
		PERFORM ops.refuse(ops.field(ops.field(p_at, p_key), k),
		    'is missing');
	END IF;
	SELECT x INTO k FROM jsonb_object_keys(j) AS x
	    WHERE NOT EXISTS (SELECT FROM catalog.locale l WHERE l.locale = x);
	IF FOUND THEN
		PERFORM ops.refuse(ops.field(ops.field(p_at, p_key), k),
		    'is no language of this shop');
	END IF;
	RETURN j;
END
$$;

-- UUID version 7 (RFC 9562 §5.7): milliseconds, then random bits.
CREATE OR REPLACE FUNCTION ops.uuid7(p_now timestamptz) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	u bytea := overlay(uuid_send(gen_random_uuid()) PLACING substring(
	    int8send(floor(extract(epoch FROM p_now) * 1000)::bigint) FROM 3)
	    FROM 1 FOR 6);
BEGIN
	RETURN encode(set_byte(u, 6, (get_byte(u, 6) & 15) | 112), 'hex')::uuid;
END
$$;

-- For /readyz: the highest migration that was applied.
CREATE OR REPLACE FUNCTION ops.schema_version() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
	SELECT coalesce(max(version), 0) FROM ops.migration
$$;

-- Which demo catalogue is loaded; '' for none.
CREATE OR REPLACE FUNCTION ops.demo_digest() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
	SELECT coalesce((SELECT digest FROM ops.demo), '')
$$;
CREATE OR REPLACE FUNCTION ops.demo_loaded_v1(p_digest text,
    p_now timestamptz) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
	INSERT INTO ops.demo (digest, loaded_at) VALUES (p_digest, p_now)
	ON CONFLICT (one) DO UPDATE
	    SET digest = excluded.digest, loaded_at = excluded.loaded_at
$$;

-- After a load: plans made for empty tables are wrong for full ones.
CREATE OR REPLACE FUNCTION ops.analyze_v1() RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	t regclass;
BEGIN
	FOR t IN SELECT c.oid FROM pg_class c
	    WHERE c.relkind = 'r' AND c.relowner = (
	        SELECT nspowner FROM pg_namespace WHERE nspname = 'ops')
	    AND c.relnamespace IN ('catalog'::regnamespace,
	        'inventory'::regnamespace, 'marketplace'::regnamespace)
	    ORDER BY c.oid
	LOOP
		EXECUTE format('ANALYZE %s', t);
	END LOOP;
END
$$;
