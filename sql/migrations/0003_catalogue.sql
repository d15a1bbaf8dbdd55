-- The catalogue: a tree of categories, products with options, variants,
-- pictures and attributes, and what is asked for them.
--
-- `ref` is the stable name that a writer uses (the loader's, later a seller's);
-- `public_id` is what events and the API carry; `id` never leaves the database.
-- `version` is the aggregate's, raised under the row's lock with each change.

CREATE TABLE catalog.category (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	public_id uuid NOT NULL UNIQUE,
	ref text NOT NULL UNIQUE CHECK (ref ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	parent_id bigint REFERENCES catalog.category,
	position int NOT NULL,
	version bigint NOT NULL CHECK (version > 0),
	-- SHA-256 of what was saved last, so that saving the same again changes
	-- nothing.  Whatever else changes the row's facts sets it to NULL.
	source bytea,
	created_at timestamptz NOT NULL,
	updated_at timestamptz NOT NULL,
	CHECK (parent_id <> id)
);
CREATE INDEX category_children ON catalog.category (parent_id, position);

-- A category is never its own ancestor.  The lock on the tree is taken because
-- two moves at once could close a circle that neither of them sees.
CREATE FUNCTION catalog.category_no_cycle() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF NEW.parent_id IS NULL THEN
		RETURN NEW;
	END IF;
	IF TG_OP = 'UPDATE' AND NEW.parent_id IS NOT DISTINCT FROM OLD.parent_id
	THEN
		RETURN NEW;
	END IF;
	PERFORM pg_advisory_xact_lock(hashtext('catalog.category.tree'));
	IF EXISTS (
		WITH RECURSIVE up (id) AS (
			SELECT NEW.parent_id
			UNION
			SELECT c.parent_id FROM catalog.category c
			JOIN up ON c.id = up.id WHERE c.parent_id IS NOT NULL
		)
		SELECT FROM up WHERE up.id = NEW.id)
	THEN
		RAISE EXCEPTION 'category % would be its own ancestor', NEW.ref
		    USING ERRCODE = 'SH409', COLUMN = 'parent';
	END IF;
	RETURN NEW;
END
$$;
CREATE TRIGGER category_no_cycle
    BEFORE INSERT OR UPDATE OF parent_id ON catalog.category
    FOR EACH ROW EXECUTE FUNCTION catalog.category_no_cycle();

CREATE TABLE catalog.category_text (
	category_id bigint REFERENCES catalog.category ON DELETE CASCADE,
	locale text REFERENCES catalog.locale,
	slug text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
	description text NOT NULL,
	PRIMARY KEY (category_id, locale),
	UNIQUE (locale, slug)
);

CREATE TABLE catalog.product (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	public_id uuid NOT NULL UNIQUE,
	ref text NOT NULL UNIQUE CHECK (length(ref) BETWEEN 1 AND 64),
	status text NOT NULL CHECK (status IN ('draft', 'live', 'archived')),
	popularity int NOT NULL CHECK (popularity >= 0),
	version bigint NOT NULL CHECK (version > 0),
	source bytea, -- as of category
	created_at timestamptz NOT NULL,
	updated_at timestamptz NOT NULL
);

CREATE TABLE catalog.product_text (
	product_id bigint REFERENCES catalog.product ON DELETE CASCADE,
	locale text REFERENCES catalog.locale,
	slug text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
	summary text NOT NULL,
	description_md text NOT NULL,   -- as written
	description_html text NOT NULL, -- as made from it, safe to print
	PRIMARY KEY (product_id, locale),
	UNIQUE (locale, slug)
);

-- Of its categories one is the main one: it gives the page's crumbs.
CREATE TABLE catalog.product_category (
	product_id bigint REFERENCES catalog.product ON DELETE CASCADE,
	category_id bigint REFERENCES catalog.category,
	main boolean NOT NULL,
	PRIMARY KEY (product_id, category_id)
);
CREATE UNIQUE INDEX product_category_main
    ON catalog.product_category (product_id) WHERE main;
CREATE INDEX product_category_members
    ON catalog.product_category (category_id, product_id);

-- Pictures of a product, or the one of a category.
CREATE TABLE catalog.picture (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	product_id bigint REFERENCES catalog.product ON DELETE CASCADE,
	category_id bigint REFERENCES catalog.category ON DELETE CASCADE,
	position int NOT NULL CHECK (position >= 0),
	file text NOT NULL CHECK (file ~ '^[a-z0-9][a-z0-9._-]{0,119}$'),
	width int NOT NULL CHECK (width BETWEEN 1 AND 20000),
	height int NOT NULL CHECK (height BETWEEN 1 AND 20000),
	widths int[] NOT NULL CHECK (cardinality(widths) BETWEEN 1 AND 8),
	webp_widths int[] CHECK (cardinality(webp_widths) BETWEEN 1 AND 8),
	colour text CHECK (colour ~ '^#[0-9a-f]{6}$'),
	CHECK (num_nonnulls(product_id, category_id) = 1),
	UNIQUE (product_id, position),
	UNIQUE (category_id, position),
	UNIQUE (product_id, id)
);
CREATE TABLE catalog.picture_text (
	picture_id bigint REFERENCES catalog.picture ON DELETE CASCADE,
	locale text REFERENCES catalog.locale,
	alt text NOT NULL CHECK (length(alt) <= 500),
	PRIMARY KEY (picture_id, locale)
);

CREATE TABLE catalog.option (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	product_id bigint NOT NULL REFERENCES catalog.product ON DELETE CASCADE,
	position int NOT NULL,
	code text NOT NULL CHECK (code ~ '^[a-z0-9]+([-_][a-z0-9]+)*$'),
	UNIQUE (product_id, code),
	UNIQUE (product_id, position),
	UNIQUE (product_id, id)
);
CREATE TABLE catalog.option_text (
	option_id bigint REFERENCES catalog.option ON DELETE CASCADE,
	locale text REFERENCES catalog.locale,
	name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
	PRIMARY KEY (option_id, locale)
);
CREATE TABLE catalog.option_value (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	option_id bigint NOT NULL REFERENCES catalog.option ON DELETE CASCADE,
	position int NOT NULL,
	code text NOT NULL CHECK (code ~ '^[a-z0-9]+([-_][a-z0-9]+)*$'),
	swatch text CHECK (swatch ~ '^#[0-9a-f]{6}$'),
	UNIQUE (option_id, code),
	UNIQUE (option_id, position),
	UNIQUE (option_id, id)
);
CREATE TABLE catalog.option_value_text (
	value_id bigint REFERENCES catalog.option_value ON DELETE CASCADE,
	locale text REFERENCES catalog.locale,
	name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
	PRIMARY KEY (value_id, locale)
);

-- What can be bought.  A variant that is taken away stays as 'gone': orders
-- and stock speak of it.
CREATE TABLE catalog.variant (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	public_id uuid NOT NULL UNIQUE,
	product_id bigint NOT NULL REFERENCES catalog.product,
	position int NOT NULL,
	sku text NOT NULL UNIQUE CHECK (sku ~ '^[A-Z0-9][A-Z0-9._-]{0,63}$'),
	barcode text CHECK (barcode ~ '^[0-9]{8,14}$'),
	weight_g int CHECK (weight_g > 0),
	status text NOT NULL CHECK (status IN ('live', 'gone')),
	-- The values chosen, "colour=ink-blue,size=m": no two variants of a
	-- product are the same.
	choice text NOT NULL,
	picture_id bigint,
	UNIQUE (product_id, id),
	FOREIGN KEY (product_id, picture_id)
	    REFERENCES catalog.picture (product_id, id)
	    ON DELETE SET NULL (picture_id)
);
CREATE UNIQUE INDEX variant_choice ON catalog.variant (product_id, choice)
    WHERE status = 'live';
CREATE UNIQUE INDEX variant_barcode ON catalog.variant (barcode)
    WHERE status = 'live';

CREATE TABLE catalog.variant_option_value (
	product_id bigint NOT NULL,
	variant_id bigint,
	option_id bigint,
	value_id bigint NOT NULL,
	PRIMARY KEY (variant_id, option_id),
	FOREIGN KEY (product_id, variant_id)
	    REFERENCES catalog.variant (product_id, id) ON DELETE CASCADE,
	FOREIGN KEY (product_id, option_id)
	    REFERENCES catalog.option (product_id, id) ON DELETE CASCADE,
	FOREIGN KEY (option_id, value_id)
	    REFERENCES catalog.option_value (option_id, id) ON DELETE CASCADE
);
CREATE INDEX variant_option_value_option
    ON catalog.variant_option_value (product_id, option_id);
CREATE INDEX variant_option_value_value
    ON catalog.variant_option_value (option_id, value_id);

-- Typed facts.  An attribute's name, kind and unit are the shop's, its value
-- the product's; a choice has its values in a table, for facets.
CREATE TABLE catalog.attribute (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	code text NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9]+([-_][a-z0-9]+)*$'),
	kind text NOT NULL
	    CHECK (kind IN ('text', 'number', 'boolean', 'choice')),
	unit text CHECK (length(unit) BETWEEN 1 AND 16),
	UNIQUE (id, kind)
);
CREATE TABLE catalog.attribute_text (
	attribute_id bigint REFERENCES catalog.attribute ON DELETE CASCADE,
	locale text REFERENCES catalog.locale,
	name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
	PRIMARY KEY (attribute_id, locale)
);
CREATE TABLE catalog.attribute_choice (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	attribute_id bigint NOT NULL REFERENCES catalog.attribute,
	code text NOT NULL, -- the default language's text in lower case
	UNIQUE (attribute_id, code),
	UNIQUE (attribute_id, id)
);
CREATE TABLE catalog.attribute_choice_text (
	choice_id bigint REFERENCES catalog.attribute_choice ON DELETE CASCADE,
	locale text REFERENCES catalog.locale,
	name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
	PRIMARY KEY (choice_id, locale)
);
CREATE TABLE catalog.product_attribute (
	product_id bigint REFERENCES catalog.product ON DELETE CASCADE,
	attribute_id bigint,
	kind text NOT NULL,
	position int NOT NULL,
	number numeric,
	flag boolean,
	choice_id bigint,
	PRIMARY KEY (product_id, attribute_id),
	FOREIGN KEY (attribute_id, kind) REFERENCES catalog.attribute (id, kind),
	FOREIGN KEY (attribute_id, choice_id)
	    REFERENCES catalog.attribute_choice (attribute_id, id),
	-- A text's value is in product_attribute_text.
	CHECK (CASE kind
	    WHEN 'number' THEN number IS NOT NULL
	        AND num_nonnulls(flag, choice_id) = 0
	    WHEN 'boolean' THEN flag IS NOT NULL
	        AND num_nonnulls(number, choice_id) = 0
	    WHEN 'choice' THEN choice_id IS NOT NULL
	        AND num_nonnulls(number, flag) = 0
	    ELSE num_nonnulls(number, flag, choice_id) = 0 END)
);
CREATE TABLE catalog.product_attribute_text (
	product_id bigint,
	attribute_id bigint,
	locale text REFERENCES catalog.locale,
	value text NOT NULL CHECK (length(value) BETWEEN 1 AND 500),
	PRIMARY KEY (product_id, attribute_id, locale),
	FOREIGN KEY (product_id, attribute_id)
	    REFERENCES catalog.product_attribute ON DELETE CASCADE
);

-- What carts and orders name: who sells which variant in which condition.
CREATE TABLE marketplace.offer (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	public_id uuid NOT NULL UNIQUE,
	variant_id bigint NOT NULL REFERENCES catalog.variant,
	seller_id bigint NOT NULL REFERENCES marketplace.seller,
	condition text NOT NULL
	    CHECK (condition IN ('new', 'refurbished', 'used')),
	status text NOT NULL CHECK (status IN ('active', 'withdrawn')),
	created_at timestamptz NOT NULL,
	UNIQUE (variant_id, seller_id, condition)
);

-- What an offer costs in a price list, and when: a row is never changed once it
-- was in force, only ended, so that this table is its own history and the id is
-- the version that a quote is stamped with.  Two prices of an offer never hold
-- at the same time.  (The ranges of one number stand for "equal": GiST has
-- equality of bigint only by an extension.)
CREATE TABLE catalog.price (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	price_list_id bigint NOT NULL,
	offer_id bigint NOT NULL REFERENCES marketplace.offer,
	currency char(3) NOT NULL,
	price_minor bigint NOT NULL CHECK (price_minor >= 0),
	compare_at_minor bigint CHECK (compare_at_minor > price_minor),
	valid tstzrange NOT NULL CHECK (NOT isempty(valid)
	    AND lower_inc(valid) AND NOT upper_inc(valid)),
	FOREIGN KEY (price_list_id, currency)
	    REFERENCES catalog.price_list (id, currency),
	CONSTRAINT price_no_overlap EXCLUDE USING gist (
	    int8range(price_list_id, price_list_id, '[]') WITH &&,
	    int8range(offer_id, offer_id, '[]') WITH &&,
	    valid WITH &&)
);
CREATE INDEX price_of_offer ON catalog.price (offer_id, price_list_id);

INSERT INTO ops.column_class
SELECT t, c, 'neutral' FROM (VALUES
	('catalog.category', '{id,public_id,ref,parent_id,position,version,source,
	    created_at,updated_at}'::text[]),
	('catalog.category_text', '{category_id,locale,slug,name,description}'),
	('catalog.product', '{id,public_id,ref,status,popularity,version,source,
	    created_at,updated_at}'),
	('catalog.product_text', '{product_id,locale,slug,name,summary,
	    description_md,description_html}'),
	('catalog.product_category', '{product_id,category_id,main}'),
	('catalog.picture', '{id,product_id,category_id,position,file,width,
	    height,widths,webp_widths,colour}'),
	('catalog.picture_text', '{picture_id,locale,alt}'),
	('catalog.option', '{id,product_id,position,code}'),
	('catalog.option_text', '{option_id,locale,name}'),
	('catalog.option_value', '{id,option_id,position,code,swatch}'),
	('catalog.option_value_text', '{value_id,locale,name}'),
	('catalog.variant', '{id,public_id,product_id,position,sku,barcode,
	    weight_g,status,choice,picture_id}'),
	('catalog.variant_option_value', '{product_id,variant_id,option_id,
	    value_id}'),
	('catalog.attribute', '{id,code,kind,unit}'),
	('catalog.attribute_text', '{attribute_id,locale,name}'),
	('catalog.attribute_choice', '{id,attribute_id,code}'),
	('catalog.attribute_choice_text', '{choice_id,locale,name}'),
	('catalog.product_attribute', '{product_id,attribute_id,kind,position,
	    number,flag,choice_id}'),
	('catalog.product_attribute_text', '{product_id,attribute_id,locale,
	    value}'),
	('marketplace.offer', '{id,public_id,variant_id,seller_id,condition,
	    status,created_at}'),
	('catalog.price', '{id,price_list_id,offer_id,currency,valid}')
) AS v (t, cs), unnest(cs) AS c
UNION ALL
SELECT 'catalog.price', c, 'money'
FROM unnest('{price_minor,compare_at_minor}'::text[]) AS c;
