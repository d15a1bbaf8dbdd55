-- What lies where.  on_hand is the sum of the movements; what is reserved is
-- promised and not yet gone.  One slot by default; a hot SKU gets as many as
-- there are connections that may call for it, as data.

CREATE SCHEMA inventory;

CREATE TABLE inventory.location (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	code text NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9-]{1,32}$'),
	name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200)
);
INSERT INTO inventory.location (code, name) VALUES ('main', 'Main warehouse');

-- Half-filled pages, so that an update stays in its page and touches no index.
CREATE TABLE inventory.level (
	offer_id bigint REFERENCES marketplace.offer,
	location_id bigint REFERENCES inventory.location,
	slot smallint DEFAULT 0 CHECK (slot >= 0),
	on_hand bigint NOT NULL DEFAULT 0 CHECK (on_hand >= 0),
	reserved bigint NOT NULL DEFAULT 0,
	backorder_limit bigint NOT NULL DEFAULT 0 CHECK (backorder_limit >= 0),
	PRIMARY KEY (offer_id, location_id, slot),
	CONSTRAINT level_reserved
	    CHECK (reserved >= 0 AND reserved <= on_hand + backorder_limit)
) WITH (fillfactor = 50);

-- No foreign key to the level: it would lock the row that everybody updates.
CREATE TABLE inventory.movement (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	offer_id bigint NOT NULL,
	location_id bigint NOT NULL,
	slot smallint NOT NULL,
	quantity bigint NOT NULL CHECK (quantity <> 0),
	reason text NOT NULL CHECK (reason IN ('count', 'receipt', 'sale',
	    'return', 'adjustment')),
	actor text NOT NULL,
	at timestamptz NOT NULL
);
CREATE INDEX movement_of_level
    ON inventory.movement (offer_id, location_id, slot);
CREATE TRIGGER movement_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON inventory.movement
    FOR EACH STATEMENT EXECUTE FUNCTION ops.refuse_change();

INSERT INTO ops.column_class
SELECT t, c, 'neutral' FROM (VALUES
	('inventory.location', '{id,code,name}'::text[]),
	('inventory.level', '{offer_id,location_id,slot,on_hand,reserved,
	    backorder_limit}'),
	('inventory.movement', '{id,offer_id,location_id,slot,quantity,reason,
	    actor,at}')
) AS v (t, cs), unnest(cs) AS c;
