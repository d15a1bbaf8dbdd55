-- What pages read: one row per page, written in the transaction that changed
-- the facts (sql/README.md says which statement reads which index).

-- A product's page.  The text is kept in the row, compressed: at a million
-- products that was 1.5 times as fast as TOAST.
CREATE TABLE catalog.product_page (
	market_id bigint REFERENCES catalog.market,
	locale text,
	slug text,
	product_id bigint NOT NULL REFERENCES catalog.product,
	version bigint NOT NULL,
	doc text COMPRESSION lz4 NOT NULL,
	PRIMARY KEY (market_id, locale, slug),
	UNIQUE (market_id, locale, product_id)
) WITH (toast_tuple_target = 8160, fillfactor = 90);
ALTER TABLE catalog.product_page ALTER doc SET STORAGE MAIN;

-- A product in lists, and what finds it.  Apart from the page, because ranking
-- a search reads many of these rows and none of those texts.
CREATE TABLE catalog.product_card (
	market_id bigint REFERENCES catalog.market,
	locale text,
	product_id bigint REFERENCES catalog.product,
	price_minor bigint NOT NULL, -- the lowest, in the market's currency
	created_at timestamptz NOT NULL,
	popularity int NOT NULL,
	in_stock boolean NOT NULL,
	on_sale boolean NOT NULL, -- a variant has a compare-at price
	card text COMPRESSION lz4 NOT NULL,
	words tsvector NOT NULL,
	PRIMARY KEY (market_id, locale, product_id)
);
CREATE INDEX product_card_words ON catalog.product_card
    USING gin (words) WITH (fastupdate = off);
CREATE INDEX product_card_popular ON catalog.product_card
    (market_id, locale, popularity DESC, product_id);
CREATE INDEX product_card_new ON catalog.product_card
    (market_id, locale, created_at DESC, product_id);
CREATE INDEX product_card_sale ON catalog.product_card
    (market_id, locale, popularity DESC, product_id) WHERE on_sale;

-- A product in each of its categories and in all of their ancestors: one
-- equality finds a category's products, one index for each order sorts them.
CREATE TABLE catalog.listing (
	market_id bigint REFERENCES catalog.market,
	category_id bigint REFERENCES catalog.category,
	product_id bigint REFERENCES catalog.product,
	price_minor bigint NOT NULL,
	created_at timestamptz NOT NULL,
	popularity int NOT NULL,
	in_stock boolean NOT NULL,
	PRIMARY KEY (market_id, category_id, product_id)
);
CREATE INDEX listing_product ON catalog.listing (product_id);
CREATE INDEX listing_price ON catalog.listing
    (market_id, category_id, price_minor, product_id);
CREATE INDEX listing_price_desc ON catalog.listing
    (market_id, category_id, price_minor DESC, product_id);
CREATE INDEX listing_new ON catalog.listing
    (market_id, category_id, created_at DESC, product_id);
CREATE INDEX listing_popular ON catalog.listing
    (market_id, category_id, popularity DESC, product_id);

-- A category's page but for its cards.  path: "prints/posters".
CREATE TABLE catalog.category_page (
	market_id bigint REFERENCES catalog.market,
	locale text,
	path text,
	category_id bigint NOT NULL REFERENCES catalog.category,
	product_count bigint NOT NULL,
	version bigint NOT NULL,
	doc text COMPRESSION lz4 NOT NULL,
	PRIMARY KEY (market_id, locale, path),
	UNIQUE (market_id, locale, category_id)
);

-- The header's menu and the front page's list of categories.
CREATE TABLE catalog.nav (
	market_id bigint REFERENCES catalog.market,
	locale text,
	doc text COMPRESSION lz4 NOT NULL,
	PRIMARY KEY (market_id, locale)
);

-- Categories whose page this transaction has to write again before it commits:
-- once per transaction, however many products it saved.
CREATE TABLE catalog.category_stale (
	xid xid8 DEFAULT pg_current_xact_id(),
	category_id bigint,
	PRIMARY KEY (xid, category_id)
);

INSERT INTO ops.column_class
SELECT t, c, 'neutral' FROM (VALUES
	('catalog.product_page', '{market_id,locale,slug,product_id,version,
	    doc}'::text[]),
	('catalog.product_card', '{market_id,locale,product_id,created_at,
	    popularity,in_stock,on_sale,card,words}'),
	('catalog.listing', '{market_id,category_id,product_id,created_at,
	    popularity,in_stock}'),
	('catalog.category_page', '{market_id,locale,path,category_id,
	    product_count,version,doc}'),
	('catalog.nav', '{market_id,locale,doc}'),
	('catalog.category_stale', '{xid,category_id}')
) AS v (t, cs), unnest(cs) AS c
UNION ALL
SELECT t, 'price_minor', 'money'
FROM unnest('{catalog.product_card,catalog.listing}'::text[]) AS t;

-- The real body is in functions/30_catalog_pages.sql.
CREATE FUNCTION catalog.category_stale_refresh() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER category_stale_refresh
    AFTER INSERT ON catalog.category_stale
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION catalog.category_stale_refresh();
