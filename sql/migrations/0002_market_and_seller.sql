-- Who sells, where, in which language and money.

CREATE SCHEMA marketplace;
CREATE SCHEMA tax;
CREATE SCHEMA catalog;

-- Row 1 is the house.
CREATE TABLE marketplace.seller (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	public_id uuid NOT NULL UNIQUE,
	slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
	status text NOT NULL CHECK (status IN ('active', 'suspended')),
	created_at timestamptz NOT NULL
);
INSERT INTO marketplace.seller (id, public_id, slug, name, status, created_at)
OVERRIDING SYSTEM VALUE
VALUES (1, gen_random_uuid(), 'souk', 'Souk', 'active', now());
SELECT setval(pg_get_serial_sequence('marketplace.seller', 'id'), 1);

CREATE TABLE tax.zone (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	code text NOT NULL UNIQUE,
	name text NOT NULL
);
INSERT INTO tax.zone (code, name) VALUES ('eu', 'European Union');

-- Languages of the shop, and how full text search reads them.
CREATE TABLE catalog.locale (
	locale text PRIMARY KEY CHECK (locale ~ '^[a-z]{2}(-[A-Z]{2})?$'),
	search_config regconfig NOT NULL,
	position int NOT NULL UNIQUE
);
INSERT INTO catalog.locale VALUES
	('en', 'pg_catalog.english', 1), ('de', 'pg_catalog.german', 2);

CREATE TABLE catalog.price_list (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	code text NOT NULL UNIQUE,
	currency char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
	-- Where a price goes that names no list: one per currency.
	standard boolean NOT NULL DEFAULT false,
	UNIQUE (id, currency)
);
CREATE UNIQUE INDEX price_list_standard ON catalog.price_list (currency)
    WHERE standard;
INSERT INTO catalog.price_list (code, currency, standard)
VALUES ('eur', 'EUR', true);

CREATE TABLE catalog.market (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	code text NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9-]{2,16}$'),
	host text NOT NULL, -- '': any
	currency char(3) NOT NULL,
	price_list_id bigint NOT NULL,
	tax_zone_id bigint NOT NULL REFERENCES tax.zone,
	tax_included boolean NOT NULL,
	UNIQUE (id, host),
	FOREIGN KEY (price_list_id, currency)
	    REFERENCES catalog.price_list (id, currency)
);

-- A market's languages: the first (lowest position) is its default.  Host and
-- prefix of the path together name one market and language.
CREATE TABLE catalog.market_locale (
	market_id bigint,
	locale text REFERENCES catalog.locale,
	host text NOT NULL,
	path_prefix text NOT NULL CHECK (path_prefix ~ '^(/[a-z0-9-]{2,16})?$'),
	position int NOT NULL,
	PRIMARY KEY (market_id, locale),
	UNIQUE (market_id, position),
	UNIQUE (host, path_prefix),
	FOREIGN KEY (market_id, host) REFERENCES catalog.market (id, host)
	    ON UPDATE CASCADE
);

INSERT INTO catalog.market
    (code, host, currency, price_list_id, tax_zone_id, tax_included)
SELECT 'eu', '', 'EUR', l.id, z.id, true
FROM catalog.price_list l, tax.zone z WHERE l.code = 'eur' AND z.code = 'eu';
INSERT INTO catalog.market_locale
SELECT m.id, v.locale, '', v.prefix, v.position
FROM catalog.market m, (VALUES ('en', '', 1), ('de', '/de', 2))
    AS v (locale, prefix, position);

INSERT INTO ops.column_class
SELECT t, c, 'neutral' FROM (VALUES
	('marketplace.seller', '{id,public_id,slug,status,created_at}'::text[]),
	('tax.zone', '{id,code,name}'),
	('catalog.locale', '{locale,search_config,position}'),
	('catalog.price_list', '{id,code,currency,standard}'),
	('catalog.market', '{id,code,host,currency,price_list_id,tax_zone_id,
	    tax_included}'),
	('catalog.market_locale', '{market_id,locale,host,path_prefix,position}')
) AS v (t, cs), unnest(cs) AS c;
-- A seller may be one person under his own name.
INSERT INTO ops.column_class VALUES ('marketplace.seller', 'name', 'person');
