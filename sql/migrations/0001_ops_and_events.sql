-- What every schema rests on: the record of migrations, the classes of columns,
-- and the outbox of events.

ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC;

CREATE SCHEMA ops;
CREATE SCHEMA events;

-- Numbered files of sql/migrations, each applied once.
CREATE TABLE ops.migration (
	version bigint PRIMARY KEY,
	name text NOT NULL UNIQUE,
	sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
	applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Files of sql/functions, views, grants and roles.sql as they were when they
-- were applied last.
CREATE TABLE ops.definition (
	name text PRIMARY KEY,
	sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
	applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- What each column holds: a person's data, money, or neither.  Events and logs
-- carry no column of class person.  A test refuses a column without a class.
CREATE TABLE ops.column_class (
	table_name text,
	column_name text,
	class text NOT NULL CHECK (class IN ('person', 'money', 'neutral')),
	PRIMARY KEY (table_name, column_name)
);

-- Which demo catalogue is loaded, so that a second `make up` loads none.
CREATE TABLE ops.demo (
	one boolean PRIMARY KEY DEFAULT true CHECK (one),
	digest text NOT NULL CHECK (length(digest) BETWEEN 1 AND 128),
	loaded_at timestamptz NOT NULL
);

-- A change that others care about, written in the transaction that made it.
-- Readers take rows in the order (xid, id) with
--   xid < pg_snapshot_xmin(pg_current_snapshot())
-- because ids alone are drawn before the order of commits and lose rows.  Order
-- is promised per aggregate by its version, which is raised under the
-- aggregate's row lock.
CREATE TABLE events.outbox (
	xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
	id uuid PRIMARY KEY,
	name text NOT NULL
	    CHECK (name ~ '^[a-z_]+\.[a-z_]+\.[a-z_]+\.v[0-9]+$'),
	aggregate_type text NOT NULL,
	aggregate_id uuid NOT NULL,
	version bigint NOT NULL CHECK (version > 0),
	at timestamptz NOT NULL,
	actor text NOT NULL CHECK (length(actor) BETWEEN 1 AND 200),
	request_id text NOT NULL CHECK (length(request_id) <= 64),
	cause uuid,
	payload jsonb NOT NULL CHECK (jsonb_typeof(payload) = 'object'),
	UNIQUE (aggregate_type, aggregate_id, version)
);
CREATE INDEX outbox_in_order ON events.outbox (xid, id);

-- Rows that only ever come, never change or go.
CREATE FUNCTION ops.refuse_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RAISE EXCEPTION '% is append-only', TG_RELID::regclass
	    USING ERRCODE = 'SH409', TABLE = TG_TABLE_NAME;
END
$$;

INSERT INTO ops.column_class
SELECT t, c, 'neutral' FROM (VALUES
	('ops.migration', '{version,name,sha256,applied_at}'::text[]),
	('ops.definition', '{name,sha256,applied_at}'),
	('ops.column_class', '{table_name,column_name,class}'),
	('ops.demo', '{one,digest,loaded_at}'),
	('events.outbox', '{xid,id,name,aggregate_type,aggregate_id,version,at,
	    actor,request_id,cause,payload}')
) AS v (t, cs), unnest(cs) AS c;
