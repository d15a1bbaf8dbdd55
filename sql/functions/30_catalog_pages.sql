-- The projections: what pages read, made again from the facts whenever these
-- change, in the same transaction.  sql/README.md describes the documents.
--
-- Each of these touches a handful of rows by their keys, however large the
-- tables are.  So the entries (this file's trigger, 40_catalog_save.sql) plan
-- once per connection, in the order in which the joins are written, by index
-- and nested loop: a plan that is also right when it was made while the tables
-- were empty, as they are when a catalogue is loaded.

-- The way from the top of the tree to a category, itself included:
-- [{"name", "path"}].
CREATE OR REPLACE FUNCTION catalog.category_trail(p_category_id bigint,
    p_locale text) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN (
	WITH RECURSIVE up (id, parent_id, height) AS (
		SELECT c.id, c.parent_id, 1 FROM catalog.category c
		WHERE c.id = p_category_id
		UNION ALL
		SELECT c.id, c.parent_id, up.height + 1 FROM catalog.category c
		JOIN up ON c.id = up.parent_id
	), named AS (
		SELECT up.height, t.name,
		    string_agg(t.slug, '/') OVER (ORDER BY up.height DESC) AS path
		FROM up JOIN catalog.category_text t
		    ON t.category_id = up.id AND t.locale = p_locale
	)
	SELECT coalesce(jsonb_agg(jsonb_build_object('name', name, 'path', path)
	    ORDER BY height DESC), '[]') FROM named
	);
END
$$;

-- A picture as the documents hold it.
CREATE OR REPLACE FUNCTION catalog.picture_json(p_picture_id bigint,
    p_locale text) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN (
	SELECT jsonb_strip_nulls(jsonb_build_object('file', p.file,
	    'w', p.width, 'h', p.height, 'widths', to_jsonb(p.widths),
	    'webp_widths', to_jsonb(p.webp_widths), 'colour', p.colour,
	    'alt', t.alt))
	FROM catalog.picture p LEFT JOIN catalog.picture_text t
	    ON t.picture_id = p.id AND t.locale = p_locale
	WHERE p.id = p_picture_id
	);
END
$$;

-- A category and everything below it.
CREATE OR REPLACE FUNCTION catalog.category_subtree(p_category_id bigint)
    RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
	WITH RECURSIVE down (id) AS (
		SELECT p_category_id
		UNION
		SELECT c.id FROM catalog.category c
		JOIN down ON c.parent_id = down.id
	)
	SELECT id FROM down
$$;

CREATE OR REPLACE FUNCTION catalog.mark_categories(p_ids bigint[])
    RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	INSERT INTO catalog.category_stale (category_id)
	SELECT DISTINCT x FROM unnest(p_ids) AS x
	WHERE x IS NOT NULL ON CONFLICT DO NOTHING;
END
$$;

-- Runs before the commit of a transaction that marked categories, and does all
-- of them the first time it is called.  The rows are locked first, by id, so
-- that of two transactions that change the same category's products the second
-- counts what the first did; the market after them, for the menu.
CREATE OR REPLACE FUNCTION catalog.category_stale_refresh() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    SET plan_cache_mode = force_generic_plan SET join_collapse_limit = 1
    SET enable_seqscan = off SET enable_hashjoin = off
    SET enable_mergejoin = off SET enable_material = off
    SET enable_bitmapscan = off SET jit = off AS $$
DECLARE
	v_ids bigint[];
BEGIN
	WITH gone AS (
		DELETE FROM catalog.category_stale
		WHERE xid = pg_current_xact_id() RETURNING category_id
	)
	SELECT array_agg(category_id) INTO v_ids FROM gone;
	IF v_ids IS NULL THEN
		RETURN NULL;
	END IF;
	-- A category's count stands on its parent's page too.
	v_ids := v_ids || array(SELECT DISTINCT c.parent_id
	    FROM catalog.category c WHERE c.id = ANY (v_ids)
	    AND c.parent_id IS NOT NULL);
	PERFORM 1 FROM catalog.category c WHERE c.id = ANY (v_ids)
	    ORDER BY c.id FOR NO KEY UPDATE;
	PERFORM 1 FROM catalog.market m ORDER BY m.id FOR NO KEY UPDATE;
	PERFORM catalog.refresh_categories(v_ids);
	RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION catalog.refresh_categories(p_ids bigint[])
    RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	DELETE FROM catalog.category_page WHERE category_id = ANY (p_ids);
	INSERT INTO catalog.category_page (market_id, locale, path, category_id,
	    product_count, version, doc)
	SELECT ml.market_id, ml.locale, trail.own ->> 'path', c.id, counted.n,
	    c.version, jsonb_strip_nulls(jsonb_build_object(
	    'name', t.name, 'description', t.description,
	    'path', trail.own ->> 'path', 'crumbs', trail.crumbs,
	    'n', counted.n,
	    'picture', (SELECT catalog.picture_json(p.id, ml.locale)
	        FROM catalog.picture p WHERE p.category_id = c.id
	        ORDER BY p.position LIMIT 1),
	    'alt', (SELECT jsonb_object_agg(o.locale,
	            catalog.category_trail(c.id, o.locale) -> -1 ->> 'path')
	        FROM catalog.market_locale o
	        WHERE o.market_id = ml.market_id),
	    'children', catalog.category_children(ml.market_id, ml.locale, c.id,
	        trail.own ->> 'path', false)
	    ))::text
	FROM catalog.market_locale ml
	CROSS JOIN catalog.category c
	JOIN catalog.category_text t
	    ON t.category_id = c.id AND t.locale = ml.locale
	CROSS JOIN LATERAL (SELECT x -> -1 AS own, x - (-1) AS crumbs
	    FROM catalog.category_trail(c.id, ml.locale) AS x) AS trail
	CROSS JOIN LATERAL (SELECT count(*) AS n FROM catalog.listing g
	    WHERE g.market_id = ml.market_id AND g.category_id = c.id) AS counted
	WHERE c.id = ANY (p_ids);

	INSERT INTO catalog.nav (market_id, locale, doc)
	SELECT ml.market_id, ml.locale, jsonb_build_object('categories',
	    catalog.category_children(ml.market_id, ml.locale, NULL, '', true)
	    )::text
	FROM catalog.market_locale ml
	ON CONFLICT (market_id, locale) DO UPDATE SET doc = excluded.doc;
END
$$;

-- The categories right below one (NULL: the top ones), in their order:
-- [{"name", "path", "n", "picture", "children"}], the last for the menu only.
CREATE OR REPLACE FUNCTION catalog.category_children(p_market_id bigint,
    p_locale text, p_parent_id bigint, p_path text, p_deep boolean)
    RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN (
	SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
	    'name', t.name, 'path', x.path,
	    'n', (SELECT count(*) FROM catalog.listing g
	        WHERE g.market_id = p_market_id AND g.category_id = c.id),
	    'picture', (SELECT catalog.picture_json(p.id, p_locale)
	        FROM catalog.picture p WHERE p.category_id = c.id
	        ORDER BY p.position LIMIT 1),
	    'children', CASE WHEN p_deep THEN catalog.category_children(
	        p_market_id, p_locale, c.id, x.path, false) END))
	    ORDER BY c.position, c.id), '[]')
	FROM catalog.category c
	JOIN catalog.category_text t
	    ON t.category_id = c.id AND t.locale = p_locale
	CROSS JOIN LATERAL (SELECT
	    CASE WHEN p_path = '' THEN t.slug ELSE p_path || '/' || t.slug END
	    AS path) AS x
	WHERE c.parent_id IS NOT DISTINCT FROM p_parent_id
	);
END
$$;

-- A product's live variants as they can be bought in a market at p_now: the
-- best of its active offers, one in stock before one that is not, then the
-- cheapest.  No row: there is nothing to buy.
CREATE OR REPLACE FUNCTION catalog.product_variants(p_product_id bigint,
    p_price_list_id bigint, p_now timestamptz)
    RETURNS TABLE (variant_id bigint, "position" int, price_minor bigint,
    compare_at_minor bigint, stock bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT DISTINCT ON (v.position, v.id) v.id, v.position, p.price_minor,
	    p.compare_at_minor, s.stock
	FROM catalog.variant v
	JOIN marketplace.offer o ON o.variant_id = v.id AND o.status = 'active'
	    AND o.condition = 'new'
	JOIN marketplace.seller b ON b.id = o.seller_id AND b.status = 'active'
	JOIN catalog.price p ON p.offer_id = o.id
	    AND p.price_list_id = p_price_list_id AND p.valid @> p_now
	CROSS JOIN LATERAL (SELECT coalesce(sum(
	    l.on_hand + l.backorder_limit - l.reserved), 0)::bigint AS stock
	    FROM inventory.level l WHERE l.offer_id = o.id) AS s
	WHERE v.product_id = p_product_id AND v.status = 'live'
	ORDER BY v.position, v.id, (s.stock > 0) DESC, p.price_minor, o.id;
END
$$;

-- Writes a product's page, card and listing again in all markets and languages,
-- and marks the categories whose count that changes.  The caller holds the
-- product's row lock.
CREATE OR REPLACE FUNCTION catalog.refresh_product(p_product_id bigint,
    p_now timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	v_market catalog.market;
	v_product catalog.product;
	v_stats record;
	v_before bigint[];
	v_after bigint[];
	v_main bigint;
BEGIN
	SELECT * INTO STRICT v_product FROM catalog.product
	    WHERE id = p_product_id;
	SELECT category_id INTO v_main FROM catalog.product_category
	    WHERE product_id = p_product_id AND main;
	FOR v_market IN SELECT * FROM catalog.market ORDER BY id LOOP
		SELECT array_agg(category_id ORDER BY category_id) INTO v_before
		FROM catalog.listing
		WHERE product_id = p_product_id AND market_id = v_market.id;

		SELECT count(*) AS n, min(price_minor) AS cheapest,
		    min(price_minor) <> max(price_minor) AS many,
		    (array_agg(compare_at_minor
		        ORDER BY price_minor, position))[1] AS compare,
		    coalesce(bool_or(compare_at_minor IS NOT NULL), false)
		        AS on_sale,
		    coalesce(sum(stock), 0)::bigint AS stock
		INTO v_stats
		FROM catalog.product_variants(p_product_id,
		    v_market.price_list_id, p_now);

		DELETE FROM catalog.product_page
		WHERE market_id = v_market.id AND product_id = p_product_id;
		IF v_product.status <> 'live' OR v_stats.n = 0 THEN
			DELETE FROM catalog.product_card
			WHERE market_id = v_market.id
			    AND product_id = p_product_id;
			DELETE FROM catalog.listing
			WHERE market_id = v_market.id
			    AND product_id = p_product_id;
			PERFORM catalog.mark_categories(v_before);
			CONTINUE;
		END IF;

		PERFORM catalog.write_product_page(v_market, v_product, v_main,
		    p_now);
		PERFORM catalog.write_product_card(v_market, v_product, v_main,
		    v_stats.cheapest, v_stats.many, v_stats.compare,
		    v_stats.on_sale, v_stats.stock);

		WITH RECURSIVE up (id) AS (
			SELECT category_id FROM catalog.product_category
			WHERE product_id = p_product_id
			UNION
			SELECT c.parent_id FROM catalog.category c
			JOIN up ON c.id = up.id WHERE c.parent_id IS NOT NULL
		)
		SELECT array_agg(id ORDER BY id) INTO v_after FROM up;
		DELETE FROM catalog.listing
		WHERE market_id = v_market.id AND product_id = p_product_id
		    AND category_id <> ALL (v_after);
		INSERT INTO catalog.listing (market_id, category_id, product_id,
		    price_minor, created_at, popularity, in_stock)
		SELECT v_market.id, x, p_product_id, v_stats.cheapest,
		    v_product.created_at, v_product.popularity,
		    v_stats.stock > 0
		FROM unnest(v_after) AS x
		ON CONFLICT (market_id, category_id, product_id) DO UPDATE
		SET price_minor = excluded.price_minor,
		    created_at = excluded.created_at,
		    popularity = excluded.popularity,
		    in_stock = excluded.in_stock
		WHERE (listing.price_minor, listing.created_at,
		    listing.popularity, listing.in_stock)
		    IS DISTINCT FROM (excluded.price_minor,
		    excluded.created_at, excluded.popularity,
		    excluded.in_stock);
		IF v_before IS DISTINCT FROM v_after THEN
			PERFORM catalog.mark_categories(array(
			    (SELECT unnest(v_before) EXCEPT SELECT unnest(v_after))
			    UNION
			    (SELECT unnest(v_after) EXCEPT SELECT unnest(v_before))));
		END IF;
	END LOOP;
END
$$;

CREATE OR REPLACE FUNCTION catalog.write_product_page(p_market catalog.market,
    p_product catalog.product, p_main bigint, p_now timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	v_variants jsonb;
	v_slugs jsonb;
BEGIN
	-- The same in every language.
	SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('sku', v.sku,
	    'o', (SELECT coalesce(jsonb_agg(ov.code ORDER BY o.position), '[]')
	        FROM catalog.variant_option_value x
	        JOIN catalog.option o ON o.id = x.option_id
	        JOIN catalog.option_value ov ON ov.id = x.value_id
	        WHERE x.variant_id = v.id),
	    'price', b.price_minor, 'compare', b.compare_at_minor,
	    'cur', p_market.currency, 'stock', b.stock, 'pic', pic.position,
	    'weight', v.weight_g, 'barcode', v.barcode)) ORDER BY b.position)
	INTO v_variants
	FROM catalog.product_variants(p_product.id, p_market.price_list_id,
	    p_now) AS b
	JOIN catalog.variant v ON v.id = b.variant_id
	LEFT JOIN catalog.picture pic ON pic.id = v.picture_id;

	SELECT jsonb_object_agg(ml.locale, t.slug) INTO v_slugs
	FROM catalog.market_locale ml JOIN catalog.product_text t
	    ON t.locale = ml.locale AND t.product_id = p_product.id
	WHERE ml.market_id = p_market.id;

	INSERT INTO catalog.product_page (market_id, locale, slug, product_id,
	    version, doc)
	SELECT p_market.id, ml.locale, t.slug, p_product.id, p_product.version,
	    jsonb_build_object('slug', t.slug, 'name', t.name,
	    'summary', t.summary, 'html', t.description_html,
	    'crumbs', catalog.category_trail(p_main, ml.locale),
	    'alt', v_slugs, 'version', p_product.version,
	    'variants', v_variants,
	    'options', (SELECT coalesce(jsonb_agg(jsonb_build_object(
	        'code', o.code, 'name', ot.name,
	        'values', (SELECT coalesce(jsonb_agg(jsonb_strip_nulls(
	            jsonb_build_object('code', ov.code, 'name', vt.name,
	            'swatch', ov.swatch)) ORDER BY ov.position), '[]')
	            FROM catalog.option_value ov
	            JOIN catalog.option_value_text vt
	                ON vt.value_id = ov.id AND vt.locale = ml.locale
	            WHERE ov.option_id = o.id)) ORDER BY o.position), '[]')
	        FROM catalog.option o JOIN catalog.option_text ot
	            ON ot.option_id = o.id AND ot.locale = ml.locale
	        WHERE o.product_id = p_product.id),
	    'pictures', (SELECT coalesce(jsonb_agg(jsonb_strip_nulls(
	        jsonb_build_object('file', p.file, 'w', p.width, 'h', p.height,
	        'widths', to_jsonb(p.widths),
	        'webp_widths', to_jsonb(p.webp_widths), 'colour', p.colour,
	        'alt', pt.alt)) ORDER BY p.position), '[]')
	        FROM catalog.picture p LEFT JOIN catalog.picture_text pt
	            ON pt.picture_id = p.id AND pt.locale = ml.locale
	        WHERE p.product_id = p_product.id),
	    'attributes', (SELECT coalesce(jsonb_agg(jsonb_strip_nulls(
	        jsonb_build_object('code', a.code, 'name', at.name,
	        'kind', a.kind, 'unit', a.unit,
	        'value', CASE a.kind WHEN 'number' THEN to_jsonb(pa.number)
	            WHEN 'boolean' THEN to_jsonb(pa.flag)
	            ELSE to_jsonb(coalesce(ct.name, pt.value)) END))
	        ORDER BY pa.position), '[]')
	        FROM catalog.product_attribute pa
	        JOIN catalog.attribute a ON a.id = pa.attribute_id
	        JOIN catalog.attribute_text at
	            ON at.attribute_id = a.id AND at.locale = ml.locale
	        LEFT JOIN catalog.attribute_choice_text ct
	            ON ct.choice_id = pa.choice_id AND ct.locale = ml.locale
	        LEFT JOIN catalog.product_attribute_text pt
	            ON pt.product_id = pa.product_id
	            AND pt.attribute_id = pa.attribute_id
	            AND pt.locale = ml.locale
	        WHERE pa.product_id = p_product.id))::text
	FROM catalog.market_locale ml
	JOIN catalog.product_text t
	    ON t.locale = ml.locale AND t.product_id = p_product.id
	WHERE ml.market_id = p_market.id;
END
$$;

-- Words weigh by where they stand: the name and the SKUs most, then category,
-- options and attributes, then the summary, then the description.
CREATE OR REPLACE FUNCTION catalog.write_product_card(p_market catalog.market,
    p_product catalog.product, p_main bigint, p_cheapest bigint, p_many boolean,
    p_compare bigint, p_on_sale boolean, p_stock bigint) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	INSERT INTO catalog.product_card (market_id, locale, product_id,
	    price_minor, created_at, popularity, in_stock, on_sale, card, words)
	SELECT p_market.id, ml.locale, p_product.id, p_cheapest,
	    p_product.created_at, p_product.popularity, p_stock > 0, p_on_sale,
	    jsonb_strip_nulls(jsonb_build_object('slug', t.slug, 'name', t.name,
	    'pic', (SELECT catalog.picture_json(p.id, ml.locale)
	        FROM catalog.picture p WHERE p.product_id = p_product.id
	        ORDER BY p.position LIMIT 1),
	    'from', p_cheapest, 'many', p_many, 'compare', p_compare,
	    'cur', p_market.currency, 'stock', p_stock,
	    'swatches', (SELECT coalesce(jsonb_agg(jsonb_build_object(
	        'name', vt.name, 'swatch', ov.swatch)
	        ORDER BY o.position, ov.position), '[]')
	        FROM catalog.option o
	        JOIN catalog.option_value ov ON ov.option_id = o.id
	        JOIN catalog.option_value_text vt
	            ON vt.value_id = ov.id AND vt.locale = ml.locale
	        WHERE o.product_id = p_product.id AND ov.swatch IS NOT NULL)
	    ))::text,
	    setweight(to_tsvector(lo.search_config, t.name), 'A')
	    || array_to_tsvector(codes.list)
	    || setweight(to_tsvector(lo.search_config, concat_ws(' ',
	        (SELECT string_agg(c ->> 'name', ' ')
	        FROM jsonb_array_elements(
	            catalog.category_trail(p_main, ml.locale)) AS c),
	        (SELECT string_agg(vt.name, ' ') FROM catalog.option o
	        JOIN catalog.option_value ov ON ov.option_id = o.id
	        JOIN catalog.option_value_text vt
	            ON vt.value_id = ov.id AND vt.locale = ml.locale
	        WHERE o.product_id = p_product.id),
	        (SELECT string_agg(coalesce(ct.name, pt.value), ' ')
	        FROM catalog.product_attribute pa
	        LEFT JOIN catalog.attribute_choice_text ct
	            ON ct.choice_id = pa.choice_id AND ct.locale = ml.locale
	        LEFT JOIN catalog.product_attribute_text pt
	            ON pt.product_id = pa.product_id
	            AND pt.attribute_id = pa.attribute_id
	            AND pt.locale = ml.locale
	        WHERE pa.product_id = p_product.id))), 'B')
	    || setweight(to_tsvector(lo.search_config, t.summary), 'C')
	    || setweight(to_tsvector(lo.search_config, t.description_md), 'D')
	FROM catalog.market_locale ml
	JOIN catalog.locale lo ON lo.locale = ml.locale
	JOIN catalog.product_text t
	    ON t.locale = ml.locale AND t.product_id = p_product.id
	CROSS JOIN LATERAL (SELECT array(
	    SELECT lower(v.sku) FROM catalog.variant v
	    WHERE v.product_id = p_product.id AND v.status = 'live'
	    UNION
	    SELECT v.barcode FROM catalog.variant v
	    WHERE v.product_id = p_product.id AND v.status = 'live'
	        AND v.barcode IS NOT NULL) AS list) AS codes
	WHERE ml.market_id = p_market.id
	ON CONFLICT (market_id, locale, product_id) DO UPDATE
	SET price_minor = excluded.price_minor,
	    created_at = excluded.created_at,
	    popularity = excluded.popularity, in_stock = excluded.in_stock,
	    on_sale = excluded.on_sale, card = excluded.card,
	    words = excluded.words;
END
$$;
