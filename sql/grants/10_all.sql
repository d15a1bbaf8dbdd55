-- Who may what, from nothing.  tests/integration/test_schema.py has the list
-- of every function and table again and refuses what is in only one of the two.

DO $$
DECLARE
	s text;
	r text;
BEGIN
	EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC',
	    current_database());
	FOREACH r IN ARRAY ARRAY['souk_storefront', 'souk_ops', 'souk_demo'] LOOP
		EXECUTE format('REVOKE ALL ON DATABASE %I FROM %I',
		    current_database(), r);
		EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I',
		    current_database(), r);
	END LOOP;
	FOR s IN SELECT nspname FROM pg_namespace
	    WHERE nspowner = 'souk_owner'::regrole ORDER BY nspname
	LOOP
		FOREACH r IN ARRAY ARRAY['PUBLIC', 'souk_storefront', 'souk_ops',
		    'souk_demo'] LOOP
			-- PUBLIC is no role, so it is no identifier.
			EXECUTE format('REVOKE ALL ON SCHEMA %I FROM %s', s, r);
			EXECUTE format(
			    'REVOKE ALL ON ALL TABLES IN SCHEMA %I FROM %s', s, r);
			EXECUTE format(
			    'REVOKE ALL ON ALL SEQUENCES IN SCHEMA %I FROM %s',
			    s, r);
			EXECUTE format(
			    'REVOKE ALL ON ALL ROUTINES IN SCHEMA %I FROM %s',
			    s, r);
		END LOOP;
	END LOOP;
END
$$;

-- storefront: reads what pages show, and nothing that they are made from.
GRANT USAGE ON SCHEMA catalog TO souk_storefront;
GRANT SELECT ON catalog.locale, catalog.market, catalog.market_locale,
    catalog.product_page, catalog.product_card, catalog.listing,
    catalog.category_page, catalog.nav TO souk_storefront;
GRANT EXECUTE ON FUNCTION catalog.search_v1(bigint, text, text, text, bigint,
    bigint) TO souk_storefront;

-- ops: answers /readyz.
GRANT USAGE ON SCHEMA ops TO souk_ops;
GRANT EXECUTE ON FUNCTION ops.schema_version() TO souk_ops;

-- demo: the loader.
GRANT USAGE ON SCHEMA catalog, ops TO souk_demo;
GRANT EXECUTE ON FUNCTION
    catalog.save_category_v1(jsonb, text, timestamptz, text),
    catalog.save_product_v1(jsonb, text, timestamptz, text),
    ops.demo_digest(), ops.demo_loaded_v1(text, timestamptz),
    ops.analyze_v1() TO souk_demo;
