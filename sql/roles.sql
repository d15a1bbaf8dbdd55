-- login: souk_storefront souk_ops souk_demo
--
-- Roles and what holds for their sessions.  souk-migrate runs this file as the
-- administrator (a superuser or a role with CREATEROLE) whenever it changed or
-- one of the roles named in the first line is missing, in the transaction of
-- the migrations.  Passwords come from the secrets folder, never from here.
--
-- One LOGIN role per pool, with only the grants that its pages need; what they
-- may touch is in grants/.  souk_owner owns everything and cannot log in.

DO $$
DECLARE
	r text;
BEGIN
	FOREACH r IN ARRAY ARRAY['souk_owner', 'souk_storefront', 'souk_ops',
	    'souk_demo'] LOOP
		IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = r) THEN
			EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', r);
		END IF;
	END LOOP;
	FOREACH r IN ARRAY ARRAY['souk_storefront', 'souk_ops', 'souk_demo'] LOOP
		EXECUTE format('ALTER ROLE %I LOGIN', r);
		-- A page's statements are short and prepared: compiling them
		-- costs more than it saves, and a generic plan made while a
		-- table was empty must not stay a scan of the whole table.
		EXECUTE format('ALTER ROLE %I SET jit = off', r);
		EXECUTE format('ALTER ROLE %I SET random_page_cost = 1.1', r);
		EXECUTE format('ALTER ROLE %I SET search_path = pg_catalog', r);
		EXECUTE format('ALTER ROLE %I SET timezone = ''UTC''', r);
		EXECUTE format('ALTER ROLE %I SET client_encoding = ''UTF8''', r);
		EXECUTE format('ALTER ROLE %I SET datestyle = ''ISO''', r);
		-- An open transaction holds the outbox's horizon for the whole
		-- cluster (events.outbox).
		EXECUTE format('ALTER ROLE %I SET'
		    ' idle_in_transaction_session_timeout = ''5s''', r);
		EXECUTE format('ALTER ROLE %I SET lock_timeout = ''1s''', r);
	END LOOP;
END
$$;

ALTER ROLE souk_storefront SET default_transaction_read_only = on;
ALTER ROLE souk_storefront SET statement_timeout = '2s';
ALTER ROLE souk_storefront SET enable_seqscan = off;
ALTER ROLE souk_ops SET default_transaction_read_only = on;
ALTER ROLE souk_ops SET statement_timeout = '1s';
-- The loader may take its time; it is no part of a running shop.
ALTER ROLE souk_demo SET statement_timeout = '30s';
ALTER ROLE souk_demo SET lock_timeout = '10s';
ALTER ROLE souk_demo SET idle_in_transaction_session_timeout = '30s';
