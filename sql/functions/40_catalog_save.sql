-- Saving a category or a product from one document: checked field by field
-- (SH422 with the field's name), upserted by its stable name, projected, and
-- announced, all in one call.  Saving the same again changes nothing.

CREATE OR REPLACE FUNCTION catalog.save_picture(p_doc jsonb, p_at text,
    p_product_id bigint, p_category_id bigint, p_position int) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	v_alt jsonb;
	v_id bigint;
BEGIN
	IF jsonb_typeof(p_doc) <> 'object' THEN
		PERFORM ops.refuse(p_at, 'is not a picture');
	END IF;
	v_alt := ops.json_texts(p_doc, 'alt', p_at, 0, 500);
	INSERT INTO catalog.picture (product_id, category_id, position, file,
	    width, height, widths, webp_widths, colour)
	VALUES (p_product_id, p_category_id, p_position,
	    ops.json_text(p_doc, 'file', p_at, 1, 120, '^[a-z0-9][a-z0-9._-]*$'),
	    ops.json_int(p_doc, 'width', p_at, 1, 20000),
	    ops.json_int(p_doc, 'height', p_at, 1, 20000),
	    coalesce(catalog.json_widths(p_doc, 'widths', p_at),
	        array[(p_doc ->> 'width')::int]),
	    catalog.json_widths(p_doc, 'webp_widths', p_at),
	    ops.json_text(p_doc, 'colour', p_at, -7, 7, '^#[0-9a-f]{6}$'))
	RETURNING id INTO v_id;
	INSERT INTO catalog.picture_text (picture_id, locale, alt)
	SELECT v_id, key, value FROM jsonb_each_text(v_alt);
	RETURN v_id;
END
$$;

CREATE OR REPLACE FUNCTION catalog.json_widths(p_doc jsonb, p_key text,
    p_at text) RETURNS int[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	j jsonb := ops.json_array(p_doc, p_key, p_at, 0, 8);
BEGIN
	IF jsonb_array_length(j) = 0 THEN
		RETURN NULL;
	END IF;
	IF EXISTS (SELECT FROM jsonb_array_elements(j) AS x
	    WHERE jsonb_typeof(x) <> 'number' OR x::text !~ '^[1-9][0-9]{0,4}$')
	THEN
		PERFORM ops.refuse(ops.field(p_at, p_key),
		    'is not a list of widths');
	END IF;
	RETURN array(SELECT x::text::int FROM jsonb_array_elements(j)
	    WITH ORDINALITY AS e (x, i) ORDER BY i);
END
$$;

CREATE OR REPLACE FUNCTION catalog.save_category_v1(p_doc jsonb,
    p_actor text, p_now timestamptz, p_request_id text DEFAULT '')
    RETURNS TABLE (public_id uuid, version bigint, changed boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    SET plan_cache_mode = force_generic_plan SET join_collapse_limit = 1
    SET enable_seqscan = off SET enable_hashjoin = off
    SET enable_mergejoin = off SET enable_material = off
    SET enable_bitmapscan = off SET jit = off AS $$
DECLARE
	c_slug CONSTANT text := '^[a-z0-9]+(-[a-z0-9]+)*$';
	v_ref text;
	v_parent_ref text;
	v_parent_id bigint;
	v_source bytea;
	v_old catalog.category;
	v_new catalog.category;
	v_texts jsonb;
	v_old_texts jsonb;
	v_locale text;
	v_id bigint;
	v_moved boolean;
BEGIN
	-- Before any row: the trigger on the tree takes it later anyway, and two
	-- moves at once would deadlock between it and their rows.
	PERFORM pg_advisory_xact_lock(hashtext('catalog.category.tree'));
	IF jsonb_typeof(p_doc) IS DISTINCT FROM 'object' THEN
		PERFORM ops.refuse('document', 'is not an object');
	END IF;
	v_ref := ops.json_text(p_doc, 'slug', '', 1, 64, c_slug);
	v_source := sha256(convert_to(p_doc::text, 'UTF8'));
	SELECT * INTO v_old FROM catalog.category c WHERE c.ref = v_ref
	    FOR NO KEY UPDATE;
	IF v_old.source = v_source THEN
		RETURN QUERY SELECT v_old.public_id, v_old.version, false;
		RETURN;
	END IF;

	v_parent_ref := ops.json_text(p_doc, 'parent', '', -1, 64, c_slug);
	IF v_parent_ref IS NOT NULL THEN
		SELECT c.id INTO v_parent_id FROM catalog.category c
		    WHERE c.ref = v_parent_ref;
		IF NOT FOUND THEN
			PERFORM ops.refuse('parent', 'is no category');
		END IF;
		-- The path is an address: it has to end somewhere.
		IF jsonb_array_length(catalog.category_trail(v_parent_id,
		    (SELECT l.locale FROM catalog.locale l
		    ORDER BY l.position LIMIT 1))) >= 8 THEN
			PERFORM ops.refuse('parent', 'is too deep in the tree');
		END IF;
	END IF;
	v_texts := ops.json_locales(p_doc, 't', '');
	FOR v_locale IN SELECT jsonb_object_keys(v_texts) LOOP
		PERFORM ops.json_text(v_texts -> v_locale, 'name',
		    't.' || v_locale, 1, 200),
		    ops.json_text(v_texts -> v_locale, 'slug',
		    't.' || v_locale, 1, 100, c_slug),
		    ops.json_text(v_texts -> v_locale, 'description',
		    't.' || v_locale, 0, 5000);
		IF EXISTS (SELECT FROM catalog.category_text t
		    WHERE t.locale = v_locale
		    AND t.slug = v_texts -> v_locale ->> 'slug'
		    AND t.category_id IS DISTINCT FROM v_old.id) THEN
			PERFORM ops.refuse('t.' || v_locale || '.slug',
			    'is taken', 'SH409');
		END IF;
	END LOOP;

	IF v_old.id IS NULL THEN
		INSERT INTO catalog.category (public_id, ref, parent_id,
		    position, version, source, created_at, updated_at)
		VALUES (ops.uuid7(p_now), v_ref, v_parent_id,
		    ops.json_int(p_doc, 'position', '', 0, 1000000), 1, v_source,
		    p_now, p_now)
		RETURNING * INTO v_new;
	ELSE
		UPDATE catalog.category c SET parent_id = v_parent_id,
		    position = ops.json_int(p_doc, 'position', '', 0, 1000000),
		    version = c.version + 1, source = v_source,
		    updated_at = p_now
		WHERE c.id = v_old.id RETURNING * INTO v_new;
	END IF;
	SELECT jsonb_object_agg(t.locale, jsonb_build_array(t.slug, t.name))
	INTO v_old_texts FROM catalog.category_text t
	WHERE t.category_id = v_new.id;
	DELETE FROM catalog.category_text t WHERE t.category_id = v_new.id;
	INSERT INTO catalog.category_text (category_id, locale, slug, name,
	    description)
	SELECT v_new.id, key, value ->> 'slug', value ->> 'name',
	    value ->> 'description'
	FROM jsonb_each(v_texts);
	DELETE FROM catalog.picture p WHERE p.category_id = v_new.id;
	IF coalesce(p_doc -> 'picture', 'null') <> 'null' THEN
		PERFORM catalog.save_picture(p_doc -> 'picture', 'picture',
		    NULL, v_new.id, 0);
	END IF;

	-- Crumbs and paths of all that is below, when a name or place changed.
	v_moved := v_old.id IS NOT NULL AND (
	    v_old.parent_id IS DISTINCT FROM v_new.parent_id
	    OR v_old_texts IS DISTINCT FROM (
	    SELECT jsonb_object_agg(t.locale, jsonb_build_array(t.slug, t.name))
	    FROM catalog.category_text t WHERE t.category_id = v_new.id));
	PERFORM catalog.mark_categories(array[v_new.id, v_new.parent_id,
	    v_old.parent_id]);
	IF v_moved THEN
		PERFORM catalog.mark_categories(array(
		    SELECT catalog.category_subtree(v_new.id)));
		FOR v_id IN SELECT p.id FROM catalog.product p
		    WHERE p.id IN (SELECT x.product_id
		        FROM catalog.product_category x WHERE x.category_id IN (
		        SELECT catalog.category_subtree(v_new.id)))
		    ORDER BY p.id FOR NO KEY UPDATE
		LOOP
			PERFORM catalog.refresh_product(v_id, p_now);
		END LOOP;
	END IF;
	PERFORM events.put('catalog.category.saved.v1', 'category',
	    v_new.public_id, v_new.version, p_now, p_actor, p_request_id,
	    jsonb_build_object('ref', v_ref, 'moved', v_moved));
	RETURN QUERY SELECT v_new.public_id, v_new.version, true;
END
$$;

CREATE OR REPLACE FUNCTION catalog.save_product_v1(p_doc jsonb,
    p_actor text, p_now timestamptz, p_request_id text DEFAULT '')
    RETURNS TABLE (public_id uuid, version bigint, changed boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    SET plan_cache_mode = force_generic_plan SET join_collapse_limit = 1
    SET enable_seqscan = off SET enable_hashjoin = off
    SET enable_mergejoin = off SET enable_material = off
    SET enable_bitmapscan = off SET jit = off AS $$
DECLARE
	c_slug CONSTANT text := '^[a-z0-9]+(-[a-z0-9]+)*$';
	v_ref text;
	v_source bytea;
	v_old catalog.product;
	v_new catalog.product;
	v_texts jsonb;
	v_locale text;
	v_former jsonb;
	v_slugs jsonb;
BEGIN
	IF jsonb_typeof(p_doc) IS DISTINCT FROM 'object' THEN
		PERFORM ops.refuse('document', 'is not an object');
	END IF;
	v_ref := ops.json_text(p_doc, 'ref', '', 1, 64, '^[A-Za-z0-9._-]+$');
	v_source := sha256(convert_to(p_doc::text, 'UTF8'));
	SELECT * INTO v_old FROM catalog.product p WHERE p.ref = v_ref
	    FOR NO KEY UPDATE;
	IF v_old.source = v_source THEN
		RETURN QUERY SELECT v_old.public_id, v_old.version, false;
		RETURN;
	END IF;

	v_texts := ops.json_locales(p_doc, 't', '');
	FOR v_locale IN SELECT jsonb_object_keys(v_texts) LOOP
		PERFORM ops.json_text(v_texts -> v_locale, 'slug',
		    't.' || v_locale, 1, 120, c_slug),
		    ops.json_text(v_texts -> v_locale, 'name',
		    't.' || v_locale, 1, 200),
		    ops.json_text(v_texts -> v_locale, 'summary',
		    't.' || v_locale, 0, 500),
		    ops.json_text(v_texts -> v_locale, 'description_md',
		    't.' || v_locale, 0, 50000),
		    ops.json_text(v_texts -> v_locale, 'description_html',
		    't.' || v_locale, 0, 200000);
		IF EXISTS (SELECT FROM catalog.product_text t
		    WHERE t.locale = v_locale
		    AND t.slug = v_texts -> v_locale ->> 'slug'
		    AND t.product_id IS DISTINCT FROM v_old.id) THEN
			PERFORM ops.refuse('t.' || v_locale || '.slug',
			    'is taken', 'SH409');
		END IF;
	END LOOP;

	IF v_old.id IS NULL THEN
		INSERT INTO catalog.product (public_id, ref, status, popularity,
		    version, source, created_at, updated_at)
		VALUES (ops.uuid7(p_now), v_ref, catalog.json_status(p_doc),
		    coalesce(ops.json_int(p_doc, 'popularity', '', 0, 2000000000,
		    true), 0), 1, v_source,
		    coalesce(catalog.json_time(p_doc, 'created'), p_now), p_now)
		RETURNING * INTO v_new;
	ELSE
		UPDATE catalog.product p SET status = catalog.json_status(p_doc),
		    popularity = coalesce(ops.json_int(p_doc, 'popularity', '',
		    0, 2000000000, true), 0), version = p.version + 1,
		    source = v_source, updated_at = p_now,
		    created_at = coalesce(catalog.json_time(p_doc, 'created'),
		    p.created_at)
		WHERE p.id = v_old.id RETURNING * INTO v_new;
		SELECT jsonb_object_agg(t.locale, t.slug) INTO v_former
		FROM catalog.product_text t WHERE t.product_id = v_new.id;
		DELETE FROM catalog.product_text t WHERE t.product_id = v_new.id;
		DELETE FROM catalog.product_attribute a
		WHERE a.product_id = v_new.id;
		DELETE FROM catalog.option o WHERE o.product_id = v_new.id;
		DELETE FROM catalog.picture p WHERE p.product_id = v_new.id;
	END IF;
	INSERT INTO catalog.product_text (product_id, locale, slug, name,
	    summary, description_md, description_html)
	SELECT v_new.id, key, value ->> 'slug', value ->> 'name',
	    value ->> 'summary', value ->> 'description_md',
	    value ->> 'description_html'
	FROM jsonb_each(v_texts);

	PERFORM catalog.save_product_categories(v_new.id, p_doc),
	    catalog.save_product_pictures(v_new.id, p_doc);
	PERFORM catalog.save_product_options(v_new.id, p_doc);
	PERFORM catalog.save_product_variants(v_new.id, p_doc, p_now, p_actor);
	PERFORM catalog.save_product_attributes(v_new.id, p_doc);
	PERFORM catalog.refresh_product(v_new.id, p_now);

	SELECT jsonb_object_agg(key, value ->> 'slug') INTO v_slugs
	FROM jsonb_each(v_texts);
	PERFORM events.put('catalog.product.saved.v1', 'product',
	    v_new.public_id, v_new.version, p_now, p_actor, p_request_id,
	    jsonb_strip_nulls(jsonb_build_object('ref', v_ref,
	    'status', v_new.status, 'slugs', v_slugs,
	    'former_slugs', nullif(v_former, v_slugs))));
	RETURN QUERY SELECT v_new.public_id, v_new.version, true;
END
$$;

CREATE OR REPLACE FUNCTION catalog.json_status(p_doc jsonb) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
	SELECT coalesce(ops.json_text(p_doc, 'status', '', -1, 16,
	    '^(draft|live|archived)$'), 'live')
$$;

CREATE OR REPLACE FUNCTION catalog.json_time(p_doc jsonb, p_key text)
    RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	v text := ops.json_text(p_doc, p_key, '', -20, 30,
	    '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?Z$');
BEGIN
	RETURN v::timestamptz;
EXCEPTION WHEN datetime_field_overflow OR invalid_datetime_format THEN
	PERFORM ops.refuse(p_key, 'is no such time');
END
$$;

CREATE OR REPLACE FUNCTION catalog.save_product_categories(p_id bigint,
    p_doc jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	v_main text := ops.json_text(p_doc, 'category', '', 1, 64);
	v_more jsonb := ops.json_array(p_doc, 'categories', '', 0, 20);
	v_ids bigint[];
	v_main_id bigint;
	v_unknown text;
BEGIN
	SELECT c.id INTO v_main_id FROM catalog.category c WHERE c.ref = v_main;
	IF NOT FOUND THEN
		PERFORM ops.refuse('category', 'is no category');
	END IF;
	SELECT x INTO v_unknown FROM jsonb_array_elements_text(v_more) AS x
	WHERE NOT EXISTS (SELECT FROM catalog.category c WHERE c.ref = x)
	    OR x IS NULL;
	IF FOUND THEN
		PERFORM ops.refuse('categories', 'has one that is no category');
	END IF;
	v_ids := array(SELECT c.id FROM catalog.category c WHERE c.id = v_main_id
	    OR c.ref IN (SELECT jsonb_array_elements_text(v_more)));
	DELETE FROM catalog.product_category
	WHERE product_id = p_id AND (main OR category_id <> ALL (v_ids));
	INSERT INTO catalog.product_category (product_id, category_id, main)
	SELECT p_id, x, x = v_main_id FROM unnest(v_ids) AS x
	ON CONFLICT (product_id, category_id) DO UPDATE SET main = excluded.main;
END
$$;

CREATE OR REPLACE FUNCTION catalog.save_product_pictures(p_id bigint,
    p_doc jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	v_pictures jsonb := ops.json_array(p_doc, 'pictures', '', 0, 50);
BEGIN
	FOR i IN 0 .. jsonb_array_length(v_pictures) - 1 LOOP
		PERFORM catalog.save_picture(v_pictures -> i,
		    format('pictures[%s]', i), p_id, NULL, i);
	END LOOP;
END
$$;

CREATE OR REPLACE FUNCTION catalog.save_product_options(p_id bigint,
    p_doc jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	c_code CONSTANT text := '^[a-z0-9]+([-_][a-z0-9]+)*$';
	v_options jsonb := ops.json_array(p_doc, 'options', '', 0, 5);
	v_option jsonb;
	v_values jsonb;
	v_at text;
	v_option_id bigint;
	v_value_id bigint;
BEGIN
	FOR i IN 0 .. jsonb_array_length(v_options) - 1 LOOP
		v_option := v_options -> i;
		v_at := format('options[%s]', i);
		INSERT INTO catalog.option (product_id, position, code)
		VALUES (p_id, i, ops.json_text(v_option, 'code', v_at, 1, 64,
		    c_code))
		ON CONFLICT (product_id, code) DO NOTHING
		RETURNING id INTO v_option_id;
		IF v_option_id IS NULL THEN
			PERFORM ops.refuse(v_at || '.code', 'is there twice');
		END IF;
		INSERT INTO catalog.option_text (option_id, locale, name)
		SELECT v_option_id, key, value FROM jsonb_each_text(
		    ops.json_texts(v_option, 't', v_at, 1, 100));
		v_values := ops.json_array(v_option, 'values', v_at, 1, 200);
		FOR k IN 0 .. jsonb_array_length(v_values) - 1 LOOP
			v_at := format('options[%s].values[%s]', i, k);
			INSERT INTO catalog.option_value (option_id, position,
			    code, swatch)
			VALUES (v_option_id, k, ops.json_text(v_values -> k,
			    'code', v_at, 1, 64, c_code),
			    ops.json_text(v_values -> k, 'swatch', v_at, -7, 7,
			    '^#[0-9a-f]{6}$'))
			ON CONFLICT (option_id, code) DO NOTHING
			RETURNING id INTO v_value_id;
			IF v_value_id IS NULL THEN
				PERFORM ops.refuse(v_at || '.code',
				    'is there twice');
			END IF;
			INSERT INTO catalog.option_value_text (value_id, locale,
			    name)
			SELECT v_value_id, key, value FROM jsonb_each_text(
			    ops.json_texts(v_values -> k, 't', v_at, 1, 100));
		END LOOP;
	END LOOP;
END
$$;

-- Refuses a SKU or barcode that another product has.
CREATE OR REPLACE FUNCTION catalog.check_codes(p_id bigint, p_variants jsonb)
    RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	v_at bigint;
BEGIN
	SELECT e.i - 1 INTO v_at
	FROM jsonb_array_elements(p_variants) WITH ORDINALITY AS e (x, i)
	JOIN catalog.variant v ON v.sku = e.x ->> 'sku'
	WHERE v.product_id <> p_id ORDER BY e.i LIMIT 1;
	IF FOUND THEN
		PERFORM ops.refuse(format('variants[%s].sku', v_at), 'is taken',
		    'SH409');
	END IF;
	SELECT e.i - 1 INTO v_at
	FROM jsonb_array_elements(p_variants) WITH ORDINALITY AS e (x, i)
	JOIN catalog.variant v ON v.barcode = e.x ->> 'barcode'
	    AND v.status = 'live'
	WHERE v.product_id <> p_id ORDER BY e.i LIMIT 1;
	IF FOUND THEN
		PERFORM ops.refuse(format('variants[%s].barcode', v_at),
		    'is taken', 'SH409');
	END IF;
END
$$;

-- Variants with the house's offer, its price and its stock.
CREATE OR REPLACE FUNCTION catalog.save_product_variants(p_id bigint,
    p_doc jsonb, p_now timestamptz, p_actor text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	v_variants jsonb := ops.json_array(p_doc, 'variants', '', 1, 500);
	v_variant jsonb;
	v_options bigint[] := array(SELECT o.id FROM catalog.option o
	    WHERE o.product_id = p_id ORDER BY o.position);
	v_codes text[] := array(SELECT o.code FROM catalog.option o
	    WHERE o.product_id = p_id ORDER BY o.position);
	v_known jsonb; -- {"colour": {"red": its id}}
	v_pictures bigint[] := array(SELECT p.id FROM catalog.picture p
	    WHERE p.product_id = p_id ORDER BY p.position);
	v_choices text[] := '{}';
	v_taken text[] := '{}'; -- SKUs and barcodes
	v_values bigint[];
	v_value text;
	v_choice text;
	v_at text;
	v_sku text;
	v_barcode text;
	v_picture bigint;
	v_id bigint;
	v_offer_id bigint;
BEGIN
	SELECT jsonb_object_agg(o.code, (SELECT jsonb_object_agg(x.code, x.id)
	    FROM catalog.option_value x WHERE x.option_id = o.id)) INTO v_known
	FROM catalog.option o WHERE o.product_id = p_id;
	PERFORM catalog.check_codes(p_id, v_variants);
	UPDATE catalog.variant v SET status = 'gone'
	WHERE v.product_id = p_id AND v.status = 'live';
	FOR i IN 0 .. jsonb_array_length(v_variants) - 1 LOOP
		v_variant := v_variants -> i;
		v_at := format('variants[%s]', i);
		v_sku := ops.json_text(v_variant, 'sku', v_at, 1, 64,
		    '^[A-Z0-9][A-Z0-9._-]*$');
		v_barcode := ops.json_text(v_variant, 'barcode', v_at, -8, 14,
		    '^[0-9]+$');
		v_picture := ops.json_int(v_variant, 'picture', v_at, 0, 49,
		    true);
		IF 's:' || v_sku = ANY (v_taken) THEN
			PERFORM ops.refuse(v_at || '.sku', 'is there twice');
		ELSIF 'b:' || v_barcode = ANY (v_taken) THEN
			PERFORM ops.refuse(v_at || '.barcode', 'is there twice');
		END IF;
		v_taken := v_taken || ('s:' || v_sku) || ('b:' || v_barcode);
		IF v_picture >= cardinality(v_pictures) THEN
			PERFORM ops.refuse(v_at || '.picture',
			    'is no picture of this product');
		END IF;

		-- One value for each option, and for nothing else.
		v_values := '{}';
		v_choice := '';
		FOR k IN 1 .. cardinality(v_codes) LOOP
			v_value := ops.json_text(v_variant -> 'options',
			    v_codes[k], v_at || '.options', 1, 64);
			IF NOT v_known -> v_codes[k] ? v_value THEN
				PERFORM ops.refuse(v_at || '.options.'
				    || v_codes[k], 'is no value of this option');
			END IF;
			v_values := v_values
			    || (v_known -> v_codes[k] ->> v_value)::bigint;
			v_choice := v_choice || CASE WHEN k > 1 THEN ',' ELSE ''
			    END || v_codes[k] || '=' || v_value;
		END LOOP;
		IF jsonb_typeof(v_variant -> 'options') = 'object'
		    AND (v_variant -> 'options') - v_codes <> '{}' THEN
			PERFORM ops.refuse(v_at || '.options',
			    'names an option that the product does not have');
		END IF;
		IF v_choice = ANY (v_choices) THEN
			PERFORM ops.refuse(v_at || '.options',
			    'are those of another variant');
		END IF;
		v_choices := v_choices || v_choice;

		INSERT INTO catalog.variant (public_id, product_id, position,
		    sku, barcode, weight_g, status, choice, picture_id)
		VALUES (ops.uuid7(p_now), p_id, i, v_sku, v_barcode,
		    ops.json_int(v_variant, 'weight_g', v_at, 1, 10000000, true),
		    'live', v_choice, v_pictures[v_picture + 1])
		ON CONFLICT (sku) DO UPDATE SET position = excluded.position,
		    barcode = excluded.barcode, weight_g = excluded.weight_g,
		    status = 'live', choice = excluded.choice,
		    picture_id = excluded.picture_id
		RETURNING id INTO v_id;
		INSERT INTO catalog.variant_option_value (product_id, variant_id,
		    option_id, value_id)
		SELECT p_id, v_id, o, v
		FROM unnest(v_options, v_values) AS x (o, v);

		INSERT INTO marketplace.offer (public_id, variant_id, seller_id,
		    condition, status, created_at)
		VALUES (ops.uuid7(p_now), v_id, 1, 'new', 'active', p_now)
		ON CONFLICT (variant_id, seller_id, condition) DO UPDATE
		SET status = 'active'
		RETURNING id INTO v_offer_id;
		PERFORM catalog.set_price(v_offer_id, v_variant, v_at, p_now),
		    inventory.count_stock(v_offer_id, ops.json_int(v_variant,
		    'stock', v_at, 0, 1000000000), p_now, p_actor);
	END LOOP;
	UPDATE marketplace.offer o SET status = 'withdrawn'
	FROM catalog.variant v
	WHERE v.id = o.variant_id AND v.product_id = p_id
	    AND v.status = 'gone' AND o.status = 'active';
END
$$;

-- The price of an offer from p_now on, in the standard list of its currency.
CREATE OR REPLACE FUNCTION catalog.set_price(p_offer_id bigint, p_doc jsonb,
    p_at text, p_now timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	v_currency text := ops.json_text(p_doc, 'currency', p_at, 3, 3,
	    '^[A-Z]{3}$');
	v_minor bigint := ops.json_int(p_doc, 'price_minor', p_at, 0,
	    1000000000000);
	v_compare bigint := ops.json_int(p_doc, 'compare_at_minor', p_at, 1,
	    1000000000000, true);
	v_list bigint;
	v_same boolean;
BEGIN
	SELECT l.id INTO v_list FROM catalog.price_list l
	WHERE l.currency = v_currency AND l.standard;
	IF NOT FOUND THEN
		PERFORM ops.refuse(p_at || '.currency',
		    'has no price list in this shop');
	END IF;
	IF v_compare <= v_minor THEN
		PERFORM ops.refuse(p_at || '.compare_at_minor',
		    'is not above the price');
	END IF;
	SELECT p.valid @> p_now AND upper_inf(p.valid)
	    AND p.price_minor = v_minor
	    AND p.compare_at_minor IS NOT DISTINCT FROM v_compare
	INTO v_same FROM catalog.price p
	WHERE p.offer_id = p_offer_id AND p.price_list_id = v_list
	ORDER BY lower(p.valid) DESC LIMIT 1;
	IF v_same THEN
		RETURN;
	ELSIF FOUND THEN
		-- What was to begin at p_now or later never was in force: it is
		-- no history.  (So the price holds at p_now even after a clock
		-- was put back.)
		DELETE FROM catalog.price p
		WHERE p.offer_id = p_offer_id AND p.price_list_id = v_list
		    AND lower(p.valid) >= p_now;
		UPDATE catalog.price p
		SET valid = tstzrange(lower(p.valid), p_now)
		WHERE p.offer_id = p_offer_id AND p.price_list_id = v_list
		    AND p.valid @> p_now;
	END IF;
	INSERT INTO catalog.price (price_list_id, offer_id, currency,
	    price_minor, compare_at_minor, valid)
	VALUES (v_list, p_offer_id, v_currency, v_minor, v_compare,
	    tstzrange(p_now, NULL));
END
$$;

-- Sets what lies in the main location to p_stock, as a count would: the
-- difference is a movement.  All of it goes to and comes from slot 0 first.
CREATE OR REPLACE FUNCTION inventory.count_stock(p_offer_id bigint,
    p_stock bigint, p_now timestamptz, p_actor text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	v_location bigint;
	v_level record;
	v_delta bigint;
	v_step bigint;
BEGIN
	SELECT l.id INTO STRICT v_location FROM inventory.location l
	WHERE l.code = 'main';
	INSERT INTO inventory.level (offer_id, location_id, slot, on_hand)
	VALUES (p_offer_id, v_location, 0, p_stock) ON CONFLICT DO NOTHING;
	IF FOUND THEN
		INSERT INTO inventory.movement (offer_id, location_id, slot,
		    quantity, reason, actor, at)
		SELECT p_offer_id, v_location, 0, p_stock, 'count', p_actor,
		    p_now
		WHERE p_stock > 0;
		RETURN;
	END IF;
	PERFORM 1 FROM inventory.level l WHERE l.offer_id = p_offer_id
	    AND l.location_id = v_location ORDER BY l.slot FOR NO KEY UPDATE;
	SELECT p_stock - sum(l.on_hand) INTO v_delta FROM inventory.level l
	WHERE l.offer_id = p_offer_id AND l.location_id = v_location;
	FOR v_level IN SELECT l.slot, l.on_hand + l.backorder_limit - l.reserved
	        AS free, l.on_hand FROM inventory.level l
	    WHERE l.offer_id = p_offer_id AND l.location_id = v_location
	    ORDER BY l.slot
	LOOP
		EXIT WHEN v_delta = 0;
		v_step := CASE WHEN v_delta > 0 THEN v_delta
		    ELSE -least(-v_delta, v_level.free, v_level.on_hand) END;
		CONTINUE WHEN v_step = 0;
		UPDATE inventory.level l SET on_hand = l.on_hand + v_step
		WHERE l.offer_id = p_offer_id AND l.location_id = v_location
		    AND l.slot = v_level.slot;
		INSERT INTO inventory.movement (offer_id, location_id, slot,
		    quantity, reason, actor, at)
		VALUES (p_offer_id, v_location, v_level.slot, v_step, 'count',
		    p_actor, p_now);
		v_delta := v_delta - v_step;
	END LOOP;
	IF v_delta <> 0 THEN
		PERFORM ops.refuse('stock', 'is less than what is reserved',
		    'SH409');
	END IF;
END
$$;

CREATE OR REPLACE FUNCTION catalog.save_product_attributes(p_id bigint,
    p_doc jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	v_all jsonb := ops.json_array(p_doc, 'attributes', '', 0, 100);
	v_one jsonb;
	v_at text;
	v_code text;
	v_kind text;
	v_unit text;
	v_names jsonb;
	v_value jsonb;
	v_have catalog.attribute;
	v_choice_id bigint;
BEGIN
	FOR i IN 0 .. jsonb_array_length(v_all) - 1 LOOP
		v_one := v_all -> i;
		v_at := format('attributes[%s]', i);
		v_code := ops.json_text(v_one, 'code', v_at, 1, 64,
		    '^[a-z0-9]+([-_][a-z0-9]+)*$');
		v_kind := ops.json_text(v_one, 'kind', v_at, 1, 16,
		    '^(text|number|boolean|choice)$');
		v_unit := ops.json_text(v_one, 'unit', v_at, -1, 16);
		v_names := ops.json_texts(v_one, 't', v_at, 1, 100);
		v_value := v_one -> 'value';

		SELECT * INTO v_have FROM catalog.attribute a
		WHERE a.code = v_code;
		IF NOT FOUND THEN
			INSERT INTO catalog.attribute (code, kind, unit)
			VALUES (v_code, v_kind, v_unit)
			ON CONFLICT (code) DO NOTHING;
			SELECT * INTO STRICT v_have FROM catalog.attribute a
			WHERE a.code = v_code;
			INSERT INTO catalog.attribute_text (attribute_id, locale,
			    name)
			SELECT v_have.id, key, value
			FROM jsonb_each_text(v_names) ON CONFLICT DO NOTHING;
		END IF;
		-- One code means one thing in the whole shop.
		IF v_have.kind <> v_kind THEN
			PERFORM ops.refuse(v_at || '.kind',
			    'is another elsewhere in the shop', 'SH409');
		ELSIF v_have.unit IS DISTINCT FROM v_unit THEN
			PERFORM ops.refuse(v_at || '.unit',
			    'is another elsewhere in the shop', 'SH409');
		END IF;

		v_choice_id := NULL;
		IF v_kind = 'number'
		    AND jsonb_typeof(v_value) IS DISTINCT FROM 'number' THEN
			PERFORM ops.refuse(v_at || '.value', 'is not a number');
		ELSIF v_kind = 'boolean'
		    AND jsonb_typeof(v_value) IS DISTINCT FROM 'boolean' THEN
			PERFORM ops.refuse(v_at || '.value', 'is not yes or no');
		ELSIF v_kind IN ('text', 'choice') THEN
			v_value := ops.json_texts(v_one, 'value', v_at, 1, 500);
		END IF;
		IF v_kind = 'choice' THEN
			v_choice_id := catalog.save_choice(v_have.id, v_value);
		END IF;
		INSERT INTO catalog.product_attribute (product_id, attribute_id,
		    kind, position, number, flag, choice_id)
		VALUES (p_id, v_have.id, v_kind, i,
		    CASE WHEN v_kind = 'number' THEN v_value::numeric END,
		    CASE WHEN v_kind = 'boolean' THEN v_value::boolean END,
		    v_choice_id)
		ON CONFLICT DO NOTHING;
		IF NOT FOUND THEN
			PERFORM ops.refuse(v_at || '.code', 'is there twice');
		END IF;
		IF v_kind = 'text' THEN
			INSERT INTO catalog.product_attribute_text (product_id,
			    attribute_id, locale, value)
			SELECT p_id, v_have.id, key, value
			FROM jsonb_each_text(v_value);
		END IF;
	END LOOP;
END
$$;

-- A choice is known by its text in the shop's first language.
CREATE OR REPLACE FUNCTION catalog.save_choice(p_attribute_id bigint,
    p_texts jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	v_code text;
	v_id bigint;
BEGIN
	SELECT lower(p_texts ->> l.locale) INTO v_code FROM catalog.locale l
	ORDER BY l.position LIMIT 1;
	SELECT c.id INTO v_id FROM catalog.attribute_choice c
	WHERE c.attribute_id = p_attribute_id AND c.code = v_code;
	IF FOUND THEN
		RETURN v_id;
	END IF;
	INSERT INTO catalog.attribute_choice (attribute_id, code)
	VALUES (p_attribute_id, v_code)
	ON CONFLICT (attribute_id, code) DO UPDATE SET code = excluded.code
	RETURNING id INTO v_id;
	INSERT INTO catalog.attribute_choice_text (choice_id, locale, name)
	SELECT v_id, key, left(value, 200) FROM jsonb_each_text(p_texts)
	ON CONFLICT DO NOTHING;
	RETURN v_id;
END
$$;
