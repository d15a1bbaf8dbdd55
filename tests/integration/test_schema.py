"""The schema: who may what, what constraints refuse, and that the projections
are what the saved documents say.  Its own PostgreSQL; no shop runs."""
import copy
import json
import pathlib
import random
import subprocess
import sys
import threading
import time

import psycopg2
import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import catalogue  # noqa: E402
import shop_db  # noqa: E402

POOLS = ("souk_storefront", "souk_ops", "souk_demo")
PATH = "search_path=pg_catalog, pg_temp"
NOW = "2026-06-01T12:00:00Z"

# Every function and who may call it: one that is not here fails the test.
FUNCTIONS = {
    "catalog.category_children(bigint,text,bigint,text,boolean)": "",
    "catalog.category_no_cycle()": "",
    "catalog.category_stale_refresh()": "",
    "catalog.category_subtree(bigint)": "",
    "catalog.category_trail(bigint,text)": "",
    "catalog.check_codes(bigint,jsonb)": "",
    "catalog.json_status(jsonb)": "",
    "catalog.json_time(jsonb,text)": "",
    "catalog.json_widths(jsonb,text,text)": "",
    "catalog.mark_categories(bigint[])": "",
    "catalog.picture_json(bigint,text)": "",
    "catalog.product_variants(bigint,bigint,timestamptz)": "",
    "catalog.refresh_categories(bigint[])": "",
    "catalog.refresh_product(bigint,timestamptz)": "",
    "catalog.save_category_v1(jsonb,text,timestamptz,text)": "souk_demo",
    "catalog.save_choice(bigint,jsonb)": "",
    "catalog.save_picture(jsonb,text,bigint,bigint,integer)": "",
    "catalog.save_product_attributes(bigint,jsonb)": "",
    "catalog.save_product_categories(bigint,jsonb)": "",
    "catalog.save_product_options(bigint,jsonb)": "",
    "catalog.save_product_pictures(bigint,jsonb)": "",
    "catalog.save_product_v1(jsonb,text,timestamptz,text)": "souk_demo",
    "catalog.save_product_variants(bigint,jsonb,timestamptz,text)": "",
    "catalog.search_query(regconfig,text)": "",
    "catalog.search_v1(bigint,text,text,text,bigint,bigint)":
        "souk_storefront",
    "catalog.set_price(bigint,jsonb,text,timestamptz)": "",
    "catalog.write_product_card(catalog.market,catalog.product,bigint,bigint,"
    "boolean,bigint,boolean,bigint)": "",
    "catalog.write_product_page(catalog.market,catalog.product,bigint,"
    "timestamptz)": "",
    "events.put(text,text,uuid,bigint,timestamptz,text,text,jsonb,uuid)": "",
    "inventory.count_stock(bigint,bigint,timestamptz,text)": "",
    "ops.analyze_v1()": "souk_demo",
    "ops.demo_digest()": "souk_demo",
    "ops.demo_loaded_v1(text,timestamptz)": "souk_demo",
    "ops.field(text,text)": "",
    "ops.json_array(jsonb,text,text,integer,integer)": "",
    "ops.json_int(jsonb,text,text,bigint,bigint,boolean)": "",
    "ops.json_locales(jsonb,text,text)": "",
    "ops.json_text(jsonb,text,text,integer,integer,text)": "",
    "ops.json_texts(jsonb,text,text,integer,integer)": "",
    "ops.refuse(text,text,text)": "",
    "ops.refuse_change()": "",
    "ops.schema_version()": "souk_ops",
    "ops.uuid7(timestamptz)": "",
}

# Every table and view and who may read it; nobody may do more.
TABLES = {
    "catalog.category_page": "souk_storefront",
    "catalog.listing": "souk_storefront",
    "catalog.locale": "souk_storefront",
    "catalog.market": "souk_storefront",
    "catalog.market_locale": "souk_storefront",
    "catalog.nav": "souk_storefront",
    "catalog.product_card": "souk_storefront",
    "catalog.product_page": "souk_storefront",
    **dict.fromkeys("""
        catalog.attribute catalog.attribute_choice
        catalog.attribute_choice_text catalog.attribute_text catalog.category
        catalog.category_stale catalog.category_text catalog.option
        catalog.option_text catalog.option_value catalog.option_value_text
        catalog.picture catalog.picture_text catalog.price catalog.price_list
        catalog.product catalog.product_attribute
        catalog.product_attribute_text catalog.product_category
        catalog.product_text catalog.variant catalog.variant_option_value
        events.outbox inventory.level inventory.level_mismatch
        inventory.location inventory.movement marketplace.offer
        marketplace.seller ops.column_class ops.definition ops.demo
        ops.migration tax.zone""".split(), ""),
}

SCHEMAS = {"catalog": "souk_storefront souk_demo", "events": "",
           "inventory": "", "marketplace": "",
           "ops": "souk_ops souk_demo", "tax": ""}


@pytest.fixture(scope="module")
def db():
    with shop_db.Database() as d:
        yield d


@pytest.fixture
def loader(db):
    c = db.connect("souk_demo")
    yield c
    c.close()


def save(connection, doc, now=NOW):
    with connection.cursor() as cur:
        cur.execute("SELECT version, changed FROM catalog.save_%s_v1"
                    "(%%s, 'test', %%s, 'r1')" % doc["kind"],
                    (json.dumps(doc), now))
        return cur.fetchone()


def refused(connection, doc, now=NOW):
    """(SQLSTATE, field) of a save that is refused."""
    with pytest.raises(psycopg2.Error) as e:
        save(connection, doc, now)
    return e.value.pgcode, e.value.diag.column_name


def texts(**more):
    return {x: {k: "%s %s" % (v, x) if k in ("name", "description", "summary")
                else "%s-%s" % (v, x) if k == "slug" else v
                for k, v in more.items()} for x in ("en", "de")}


def category(ref, parent=None, position=1, **more):
    return dict({"kind": "category", "slug": ref, "parent": parent,
                 "position": position, "picture": None,
                 "t": texts(name=ref, slug=ref, description="About")}, **more)


def product(ref, main, **more):
    return dict({
        "kind": "product", "ref": ref, "category": main, "categories": [],
        "created": "2026-03-01T00:00:00Z", "popularity": 5,
        "t": texts(slug=ref.lower(), name="Thing " + ref, summary="Short",
                   description_md="long", description_html="<p>long</p>"),
        "options": [{"code": "colour", "t": {"en": "Colour", "de": "Farbe"},
                     "values": [
                         {"code": "red", "t": {"en": "Red", "de": "Rot"},
                          "swatch": "#ff0000"},
                         {"code": "blue", "t": {"en": "Blue", "de": "Blau"},
                          "swatch": "#0000ff"}]}],
        "variants": [
            {"sku": ref + "-RED", "barcode": None, "weight_g": 300,
             "options": {"colour": "red"}, "price_minor": 1500,
             "compare_at_minor": 1900, "currency": "EUR", "stock": 3,
             "picture": 0},
            {"sku": ref + "-BLUE", "barcode": None, "weight_g": 300,
             "options": {"colour": "blue"}, "price_minor": 1300,
             "compare_at_minor": None, "currency": "EUR", "stock": 0,
             "picture": None}],
        "pictures": [{"file": ref.lower() + "-1", "width": 1280,
                      "height": 1600, "widths": [320, 640], "colour":
                      "#eeeeee", "alt": {"en": "A thing", "de": "Ein Ding"}}],
        "attributes": [
            {"code": "material", "kind": "choice", "unit": None,
             "t": {"en": "Material", "de": "Material"},
             "value": {"en": "Clay", "de": "Ton"}},
            {"code": "volume", "kind": "number", "unit": "ml",
             "t": {"en": "Volume", "de": "Inhalt"}, "value": 330.5},
            {"code": "dishwasher", "kind": "boolean", "unit": None,
             "t": {"en": "Dishwasher", "de": "Spülmaschine"}, "value": True},
            {"code": "note", "kind": "text", "unit": None,
             "t": {"en": "Note", "de": "Hinweis"},
             "value": {"en": "By hand", "de": "Von Hand"}}],
    }, **more)


# --- who may what --------------------------------------------------------------

def may(db, what, privilege, names):
    """{name: the roles that have it}, PUBLIC as a role of its own."""
    roles = POOLS + ("public",)
    got = {}
    for name in names:
        got[name] = " ".join(r for r in roles if db.one(
            "SELECT has_%s_privilege(%%s, %%s, %%s)" % what, r, name,
            privilege))
    return got


def test_functions(db):
    found = {name: row for name, *row in db.rows("""
        SELECT replace(p.oid::regprocedure::text, 'timestamp with time zone',
            'timestamptz'), p.prosecdef, coalesce(p.proconfig, '{}'),
            p.proowner::regrole::text
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')""")}
    assert sorted(found) == sorted(FUNCTIONS), "enter it in FUNCTIONS"
    for name, (definer, config, owner) in found.items():
        assert definer, name
        assert PATH in config, name
        assert owner == "souk_owner", name
    assert may(db, "function", "EXECUTE", FUNCTIONS) == FUNCTIONS


def test_tables(db):
    found = {name: owner for name, owner in db.rows("""
        SELECT c.oid::regclass::text, c.relowner::regrole::text
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
        AND n.nspname !~ '^(pg_|information_schema)'""")}
    assert sorted(found) == sorted(TABLES), "enter it in TABLES"
    assert set(found.values()) == {"souk_owner"}
    assert may(db, "table", "SELECT", TABLES) == TABLES
    nobody = dict.fromkeys(TABLES, "")
    for privilege in ("INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES",
                      "TRIGGER"):
        assert may(db, "table", privilege, TABLES) == nobody, privilege
    sequences = [r[0] for r in db.rows(
        "SELECT oid::regclass::text FROM pg_class WHERE relkind = 'S'")]
    assert may(db, "sequence", "USAGE, SELECT, UPDATE", sequences) \
        == dict.fromkeys(sequences, "")
    # No privilege hides on a single column.
    assert db.rows("SELECT attrelid::regclass, attname FROM pg_attribute"
                   " WHERE attacl IS NOT NULL AND attnum > 0"
                   " AND attrelid::regclass::text LIKE ANY"
                   " (ARRAY['catalog.%%', 'ops.%%', 'events.%%'])") == []


def test_schemas_database_roles(db):
    found = [r[0] for r in db.rows(
        "SELECT nspname FROM pg_namespace WHERE nspname !~ '^(pg_|inform)'"
        " AND nspname <> 'public'")]
    assert sorted(found) == sorted(SCHEMAS)
    assert may(db, "schema", "USAGE", SCHEMAS) == SCHEMAS
    names = list(SCHEMAS) + ["public"]
    assert may(db, "schema", "CREATE", names) == dict.fromkeys(names, "")
    assert may(db, "database", "CONNECT", ["souk"]) == {"souk":
                                                       " ".join(POOLS)}
    assert may(db, "database", "CREATE, TEMPORARY", ["souk"]) == {"souk": ""}
    rows = db.rows("""
        SELECT rolname, rolcanlogin, rolsuper OR rolcreaterole OR rolcreatedb
            OR rolreplication OR rolbypassrls,
            EXISTS (SELECT FROM pg_auth_members WHERE member = r.oid)
        FROM pg_roles r WHERE rolname LIKE 'souk%%' ORDER BY rolname""")
    assert rows == [("souk_demo", True, False, False),
                    ("souk_ops", True, False, False),
                    ("souk_owner", False, False, False),
                    ("souk_storefront", True, False, False)]


def test_sessions(db):
    for role in POOLS:
        with db.connect(role).cursor() as cur:
            cur.execute("SELECT current_setting('jit'),"
                        " current_setting('search_path'),"
                        " current_setting('lock_timeout') <> '0',"
                        " current_setting('statement_timeout') <> '0',"
                        " current_setting('idle_in_transaction_session_timeout'"
                        ") <> '0', current_setting('default_transaction_read_"
                        "only')")
            assert cur.fetchone() == (
                "off", "pg_catalog", True, True, True,
                "off" if role == "souk_demo" else "on")
    with pytest.raises(psycopg2.OperationalError, match="password"):
        db.cluster.connect("souk", "souk_storefront", "wrong")
    with pytest.raises(psycopg2.OperationalError):
        db.cluster.connect("souk", "souk_owner", "x")


@pytest.mark.parametrize("role,sql", [
    ("souk_storefront", "SELECT * FROM catalog.product"),
    ("souk_storefront", "SELECT * FROM events.outbox"),
    ("souk_storefront", "SELECT * FROM inventory.level"),
    ("souk_storefront", "SELECT ops.schema_version()"),
    ("souk_storefront", "SELECT catalog.save_product_v1('{}', '', now())"),
    ("souk_storefront", "DELETE FROM catalog.product_page"),
    ("souk_ops", "SELECT * FROM ops.migration"),
    ("souk_ops", "SELECT * FROM catalog.product_page"),
    ("souk_demo", "SELECT * FROM catalog.product"),
    ("souk_demo", "SELECT catalog.refresh_product(1, now())"),
    ("souk_demo", "SELECT inventory.count_stock(1, 1, now(), 'x')"),
    ("souk_demo", "CREATE TABLE public.x ()"),
    ("souk_demo", "CREATE TEMP TABLE x ()"),
    ("souk_demo", "SET ROLE souk_owner"),
])
def test_refused_to(db, role, sql):
    with db.connect(role).cursor() as cur:
        cur.execute("SET default_transaction_read_only = off")
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            cur.execute(sql)


def test_every_column_has_a_class(db):
    columns = {tuple(r) for r in db.rows("""
        SELECT c.oid::regclass::text, a.attname FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
        AND n.nspname !~ '^(pg_|information_schema)'""")}
    classed = {tuple(r) for r in db.rows(
        "SELECT table_name, column_name FROM ops.column_class")}
    assert columns - classed == set(), "columns without a class"
    assert classed - columns == set(), "classes without a column"
    assert db.rows("SELECT column_name FROM ops.column_class"
                   " WHERE table_name = 'events.outbox'"
                   " AND class <> 'neutral'") == []
    # Amounts say so, and stand beside a currency.
    assert db.rows("SELECT table_name, column_name FROM ops.column_class"
                   " WHERE column_name ~ '_minor$' AND class <> 'money'") == []


# --- what constraints refuse ------------------------------------------------------

def sqlstate(db, sql, *args):
    with pytest.raises(psycopg2.Error) as e:
        db.owner.execute(sql, args)
    return e.value.pgcode, e.value.diag.constraint_name


def test_constraints(db, loader):
    save(loader, category("con"))
    save(loader, product("CON1", "con"))
    offer = db.one("SELECT o.id FROM marketplace.offer o JOIN catalog.variant"
                   " v ON v.id = o.variant_id WHERE v.sku = 'CON1-RED'")
    for sql, want in (
        ("UPDATE inventory.level SET reserved = on_hand + 1"
         " WHERE offer_id = %s", ("23514", "level_reserved")),
        ("UPDATE inventory.level SET reserved = -1 WHERE offer_id = %s",
         ("23514", "level_reserved")),
        ("UPDATE inventory.level SET on_hand = -1 WHERE offer_id = %s",
         ("23514", "level_on_hand_check")),
        ("INSERT INTO catalog.price (price_list_id, offer_id, currency,"
         " price_minor, valid) SELECT price_list_id, offer_id, currency, 1,"
         " tstzrange('2027-01-01', NULL) FROM catalog.price"
         " WHERE offer_id = %s", ("23P01", "price_no_overlap")),
        ("UPDATE catalog.price SET compare_at_minor = price_minor"
         " WHERE offer_id = %s", ("23514", "price_check")),
        ("UPDATE catalog.price SET currency = 'USD' WHERE offer_id = %s",
         ("23503", "price_price_list_id_currency_fkey")),
        ("DELETE FROM marketplace.offer WHERE id = %s",
         ("23503", "price_offer_id_fkey")),
    ):
        assert sqlstate(db, sql, offer) == want, sql
    # A backorder limit is promised stock.
    db.owner.execute("UPDATE inventory.level SET backorder_limit = 2,"
                     " reserved = 5 WHERE offer_id = %s", (offer,))
    assert sqlstate(db, "UPDATE inventory.level SET reserved = 6"
                    " WHERE offer_id = %s", offer)[0] == "23514"
    # A count may not take away what is promised.
    less = product("CON1", "con")
    less["variants"][0]["stock"] = 2
    assert refused(loader, less) == ("SH409", "stock")
    db.owner.execute("UPDATE inventory.level SET backorder_limit = 0,"
                     " reserved = 0 WHERE offer_id = %s", (offer,))
    for sql in ("UPDATE inventory.movement SET quantity = 9",
                "DELETE FROM inventory.movement",
                "TRUNCATE inventory.movement"):
        assert sqlstate(db, sql)[0] == "SH409"
    assert db.rows("SELECT * FROM inventory.level_mismatch") == []


def test_circles_are_refused(db, loader):
    for ref, parent in (("ca", None), ("cb", "ca"), ("cc", "cb")):
        save(loader, category(ref, parent))
    assert refused(loader, category("ca", "cc")) == ("SH409", "parent")
    assert refused(loader, category("ca", "ca"))[0] in ("SH409", "23514")
    assert sqlstate(db, "UPDATE catalog.category SET parent_id = (SELECT id"
                    " FROM catalog.category WHERE ref = 'cc')"
                    " WHERE ref = 'ca'")[0] == "SH409"
    # Two moves at once, neither of which closes a circle alone.
    for ref in ("cx", "cy"):
        save(loader, category(ref))
    one, two = db.connect("souk_demo", False), db.connect("souk_demo", False)
    save(one, category("cx", "cy"))
    result = []
    t = threading.Thread(target=lambda: result.append(
        refused(two, category("cy", "cx"))))
    t.start()
    one.commit()
    t.join(20)
    assert result == [("SH409", "parent")]
    two.rollback()
    deep = None
    for i in range(8):
        save(loader, category("deep%d" % i, deep))
        deep = "deep%d" % i
    assert refused(loader, category("deep8", deep)) == ("SH422", "parent")


def test_outbox(db, loader):
    save(loader, category("out"))
    p = product("OUT1", "out")
    assert save(loader, p) == (1, True)
    assert save(loader, p) == (1, False)
    p["popularity"] = 6
    assert save(loader, p) == (2, True)
    rows = db.rows("""
        SELECT o.name, o.version, o.actor, o.request_id, o.id, o.payload,
            o.xid = pg_current_xact_id_if_assigned(),
            extract(epoch FROM o.at)::bigint
        FROM events.outbox o JOIN catalog.product p
            ON p.public_id = o.aggregate_id WHERE p.ref = 'OUT1'
        ORDER BY o.version""")
    assert [(r[0], r[1], r[2], r[3]) for r in rows] == [
        ("catalog.product.saved.v1", 1, "test", "r1"),
        ("catalog.product.saved.v1", 2, "test", "r1")]
    assert rows[0][5] == {"ref": "OUT1", "status": "live",
                          "slugs": {"en": "out1-en", "de": "out1-de"}}
    for r in rows:  # UUIDv7: milliseconds, version 7, variant 10
        u = r[4].replace("-", "")
        assert int(u[:12], 16) == r[7] * 1000
        assert u[12] == "7" and u[16] in "89ab"
    assert sqlstate(db, "INSERT INTO events.outbox (id, name, aggregate_type,"
                    " aggregate_id, version, at, actor, request_id, payload)"
                    " SELECT gen_random_uuid(), name, aggregate_type,"
                    " aggregate_id, version, at, actor, request_id, payload"
                    " FROM events.outbox LIMIT 1")[0] == "23505"
    former = copy.deepcopy(p)
    former["t"]["en"]["slug"] = "out1-new"
    save(loader, former)
    assert db.one("SELECT payload -> 'former_slugs' ->> 'en' FROM events.outbox"
                  " WHERE payload -> 'slugs' ->> 'en' = 'out1-new'") \
        == "out1-en"


def test_price_history(db, loader):
    save(loader, category("pri"))
    p = product("PRI1", "pri")
    prices = """SELECT p.price_minor, lower(p.valid)::text, upper(p.valid)::text
        FROM catalog.price p JOIN marketplace.offer o ON o.id = p.offer_id
        JOIN catalog.variant v ON v.id = o.variant_id
        WHERE v.sku = 'PRI1-RED' ORDER BY lower(p.valid)"""
    save(loader, p, "2026-01-01T00:00:00Z")
    p["variants"][0]["price_minor"] = 1600
    save(loader, p, "2026-01-01T00:00:00Z")  # it never was 1500
    p["popularity"] = 9
    save(loader, p, "2026-01-02T00:00:00Z")  # the price is the same
    p["variants"][0]["price_minor"] = 1700
    save(loader, p, "2026-01-03T00:00:00Z")
    with db.connection.cursor() as cur:
        cur.execute("SET timezone = 'UTC'")
        cur.execute(prices)
        assert cur.fetchall() == [
            (1600, "2026-01-01 00:00:00+00", "2026-01-03 00:00:00+00"),
            (1700, "2026-01-03 00:00:00+00", None)]
        # A clock put back does not hide the product.
        p["variants"][0]["price_minor"] = 1800
        save(loader, p, "2026-01-02T00:00:00Z")
        cur.execute(prices)
        assert cur.fetchall() == [
            (1600, "2026-01-01 00:00:00+00", "2026-01-02 00:00:00+00"),
            (1800, "2026-01-02 00:00:00+00", None)]
    assert db.one("SELECT doc::jsonb #>> '{variants,0,price}' FROM"
                  " catalog.product_page WHERE slug = 'pri1-en'") == "1800"


# --- refused documents ---------------------------------------------------------------

def edit(doc, where, value):
    """A copy with doc[a][b] = value for where "a.b"; value DEL removes it."""
    doc = copy.deepcopy(doc)
    *way, last = [int(x) if x.isdigit() else x for x in where.split(".")]
    at = doc
    for step in way:
        at = at[step]
    if value is DEL:
        del at[last]
    else:
        at[last] = value
    return doc


DEL = object()

BAD_PRODUCTS = [
    ("ref", "", "ref"), ("ref", "a b", "ref"), ("ref", 7, "ref"),
    ("ref", DEL, "ref"), ("ref", "x" * 65, "ref"),
    ("category", "nowhere", "category"), ("category", None, "category"),
    ("categories", ["nowhere"], "categories"), ("categories", "x",
                                                "categories"),
    ("categories", [None], "categories"),
    ("status", "gone", "status"), ("created", "yesterday", "created"),
    ("created", "2026-13-01T00:00:00Z", "created"),
    ("popularity", -1, "popularity"), ("popularity", 1.5, "popularity"),
    ("popularity", "5", "popularity"), ("popularity", 1e300, "popularity"),
    ("t", None, "t"), ("t.de", DEL, "t.de"), ("t.fr", {}, "t.fr"),
    ("t.en.name", "", "t.en.name"), ("t.en.name", "x" * 201, "t.en.name"),
    ("t.en.slug", "No Slug", "t.en.slug"), ("t.en.slug", "a--b",
                                            "t.en.slug"),
    ("t.en.slug", "../etc", "t.en.slug"), ("t.en.slug", DEL, "t.en.slug"),
    ("t.de.summary", None, "t.de.summary"),
    ("t.de.description_html", 1, "t.de.description_html"),
    ("options.0.code", "A", "options[0].code"),
    ("options.0.t.en", "", "options[0].t.en"),
    ("options.0.values", [], "options[0].values"),
    ("options.0.values.1.code", "red", "options[0].values[1].code"),
    ("options.0.values.1.swatch", "red", "options[0].values[1].swatch"),
    ("variants", [], "variants"), ("variants", DEL, "variants"),
    ("variants", {}, "variants"),
    ("variants.0.sku", "lower", "variants[0].sku"),
    ("variants.0.sku", "BAD1-BLUE", "variants[1].sku"),
    ("variants.0.barcode", "12", "variants[0].barcode"),
    ("variants.0.barcode", "4260ABCDEFGHI", "variants[0].barcode"),
    ("variants.0.weight_g", 0, "variants[0].weight_g"),
    ("variants.0.options", {}, "variants[0].options.colour"),
    ("variants.0.options.colour", "green", "variants[0].options.colour"),
    ("variants.0.options.colour", "blue", "variants[1].options"),
    ("variants.0.options.size", "m", "variants[0].options"),
    ("variants.0.price_minor", -1, "variants[0].price_minor"),
    ("variants.0.price_minor", 12.5, "variants[0].price_minor"),
    ("variants.0.price_minor", None, "variants[0].price_minor"),
    ("variants.0.price_minor", 10 ** 30, "variants[0].price_minor"),
    ("variants.0.compare_at_minor", 1500, "variants[0].compare_at_minor"),
    ("variants.0.currency", "USD", "variants[0].currency"),
    ("variants.0.currency", "eur", "variants[0].currency"),
    ("variants.0.stock", -1, "variants[0].stock"),
    ("variants.0.stock", None, "variants[0].stock"),
    ("variants.0.picture", 1, "variants[0].picture"),
    ("pictures.0.file", "../x", "pictures[0].file"),
    ("pictures.0.width", 0, "pictures[0].width"),
    ("pictures.0.widths", [0], "pictures[0].widths"),
    ("pictures.0.widths", ["320"], "pictures[0].widths"),
    ("pictures.0.colour", "red", "pictures[0].colour"),
    ("pictures.0.alt", {"en": "x"}, "pictures[0].alt.de"),
    ("pictures.0", "x", "pictures[0]"),
    ("attributes.0.kind", "colour", "attributes[0].kind"),
    ("attributes.0.kind", "text", "attributes[0].kind"),
    ("attributes.1.unit", "l", "attributes[1].unit"),
    ("attributes.1.value", "330", "attributes[1].value"),
    ("attributes.2.value", 1, "attributes[2].value"),
    ("attributes.3.value", {"en": "x"}, "attributes[3].value.de"),
    ("attributes.3.code", "material", "attributes[3].kind"),
]


@pytest.mark.parametrize("where,value,field", BAD_PRODUCTS)
def test_bad_products(db, loader, where, value, field):
    save(loader, category("bad"))
    save(loader, product("BAD0", "bad"))  # makes the attributes known
    before = db.one("SELECT count(*) FROM events.outbox")
    state, column = refused(loader, edit(product("BAD1", "bad"), where, value))
    assert (state in ("SH422", "SH409"), column) == (True, field)
    assert db.one("SELECT count(*) FROM events.outbox") == before
    assert db.rows("SELECT 1 FROM catalog.product WHERE ref = 'BAD1'") == []


def test_other_refusals(db, loader):
    save(loader, category("oth"))
    save(loader, product("OTH1", "oth"))
    assert refused(loader, category("oth2", "nowhere")) == ("SH422", "parent")
    taken = category("oth3")
    taken["t"]["de"]["slug"] = "oth-de"
    assert refused(loader, taken) == ("SH409", "t.de.slug")
    taken = product("OTH2", "oth")
    taken["t"]["en"]["slug"] = "oth1-en"
    assert refused(loader, taken) == ("SH409", "t.en.slug")
    taken = product("OTH2", "oth")
    taken["variants"][0]["sku"] = "OTH1-RED"
    assert refused(loader, taken) == ("SH409", "variants[0].sku")
    coded = product("OTH1", "oth")
    coded["variants"][1]["barcode"] = "4000000000013"
    save(loader, coded)
    taken = product("OTH2", "oth")
    taken["variants"][1]["barcode"] = "4000000000013"
    assert refused(loader, taken) == ("SH409", "variants[1].barcode")
    taken["variants"][0]["barcode"] = "4000000000020"
    taken["variants"][1]["barcode"] = "4000000000020"
    assert refused(loader, taken) == ("SH422", "variants[1].barcode")
    # A variant that was taken away gives its barcode free, and comes back.
    coded["variants"].pop(1)
    save(loader, coded)
    taken = product("OTH2", "oth")
    taken["variants"][1]["barcode"] = "4000000000013"
    assert save(loader, taken) == (1, True)
    back = product("OTH1", "oth", popularity=77)
    assert save(loader, back)[1]
    assert db.rows("SELECT v.status, o.status FROM catalog.variant v"
                   " JOIN marketplace.offer o ON o.variant_id = v.id"
                   " WHERE v.sku LIKE 'OTH1-%%'") == [("live", "active")] * 2
    for doc in ("[]", "1", "null", '"x"'):
        for kind in ("product", "category"):
            with pytest.raises(psycopg2.Error) as e:
                loader.cursor().execute(
                    "SELECT catalog.save_%s_v1(%%s, 'test', now())" % kind,
                    (doc,))
            assert e.value.pgcode == "SH422"


# --- the projections are what was saved -------------------------------------------------

def stored(db, sql, *args):
    return {k: json.loads(v) for k, v in db.rows(sql, *args)}


def same(got, want):
    """Equal; the first that is not is shown alone."""
    assert sorted(got) == sorted(want)
    for key in want:
        parts = [k for k in {**want[key], **got[key]}
                 if got[key].get(k) != want[key].get(k)]
        assert parts == [], (key, [(got[key].get(k), want[key].get(k))
                                   for k in parts])


def assert_projected(db, model):
    for locale in catalogue.LOCALES:
        same(stored(db, "SELECT slug, doc FROM catalog.product_page"
                    " WHERE locale = %s", locale), model.pages(locale))
        same(stored(db, "SELECT p.slug, c.card FROM catalog.product_card c"
                    " JOIN catalog.product_page p"
                    " USING (market_id, locale, product_id)"
                    " WHERE locale = %s", locale), model.cards(locale))
        same(stored(db, "SELECT path, doc FROM catalog.category_page"
                    " WHERE locale = %s", locale),
             model.category_pages(locale))
        same(stored(db, "SELECT locale, doc FROM catalog.nav"
                    " WHERE locale = %s", locale),
             {locale: model.nav(locale)})
    assert {tuple(r) for r in db.rows("""
        SELECT c.ref, p.ref, g.price_minor, g.popularity, g.in_stock
        FROM catalog.listing g JOIN catalog.category c ON c.id = g.category_id
        JOIN catalog.product p ON p.id = g.product_id""")} == model.listing()
    assert db.rows("SELECT * FROM inventory.level_mismatch") == []
    assert db.one("SELECT count(*) FROM catalog.category_page WHERE"
                  " product_count <> (doc::jsonb ->> 'n')::bigint") == 0
    assert db.one("SELECT count(*) FROM catalog.category_stale") == 0


def demo_lines(kept=140):
    made = shop_db.BUILD / "test-catalogue.jsonl"
    program = shop_db.BUILD / "bin/souk-demo"
    if not program.exists():
        pytest.skip("souk-demo is not built")
    subprocess.run([program, "catalogue", made], check=True, timeout=120)
    docs = [json.loads(x) for x in made.read_text().splitlines()]
    made.unlink()
    categories = [d for d in docs if d["kind"] == "category"]
    products = [d for d in docs if d["kind"] == "product"]
    return categories, products[::max(1, len(products) // kept)]


def some_change(r, model):
    """A copy of a saved document with something about it changed."""
    p = copy.deepcopy(r.choice(list(model.products.values())))
    c = copy.deepcopy(r.choice(list(model.categories.values())))
    n = str(r.randrange(10 ** 9))
    kind = r.randrange(9)
    if kind == 0:
        for v in p["variants"]:
            v["price_minor"] = r.randrange(500, 9000)
            v["compare_at_minor"] = r.choice((None, v["price_minor"] + 100))
    elif kind == 1:
        for v in p["variants"]:
            v["stock"] = r.choice((0, 0, 1, 7))
    elif kind == 2 and len(p["variants"]) > 1:
        p["variants"].pop(r.randrange(len(p["variants"])))
    elif kind == 3:
        p["category"] = r.choice(list(model.categories))
        p["categories"] = r.sample(list(model.categories), 2)
    elif kind == 4:
        p["status"] = r.choice(("live", "draft", "archived"))
    elif kind == 5:
        p["t"]["en"]["slug"] = "renamed-" + n
        p["t"]["de"]["name"] = "Umbenannt " + n
    elif kind == 6:
        c["t"]["de"]["slug"] = "umbenannt-" + n
        c["t"]["en"]["name"] = "Renamed " + n
        return c
    elif kind == 7:
        above = [x for x in model.categories
                 if c["slug"] not in model.way(x) and len(model.way(x)) < 3]
        c["parent"] = r.choice(above + [None])
        return c
    else:
        p["options"].reverse()
        p["pictures"].reverse()
        p["attributes"] = p["attributes"][1:]
    return p


@pytest.mark.seconds(240)
def test_projections_equal_the_documents():
    r = random.Random(20261121)
    with shop_db.Database() as db:
        loader, model = db.connect("souk_demo", False), catalogue.Model()
        categories, products = demo_lines()
        began = time.monotonic()
        for i, doc in enumerate(categories + products):
            model.save(doc)
            assert save(loader, doc) == (1, True)
            if i % 40 == 39:
                loader.commit()
        loader.commit()
        print("schema: saved %d documents in %.1f s" % (
            len(categories + products), time.monotonic() - began))
        assert_projected(db, model)
        taken = {}
        for i in range(160):
            doc = some_change(r, model)
            siblings = [c["position"] for c in model.categories.values()]
            if doc["kind"] == "category":
                doc["position"] = max(siblings) + 1  # no two alike
            model.save(doc)
            taken[doc["kind"]] = taken.get(doc["kind"], 0) + save(
                loader, doc, "2026-07-%02dT%02d:00:00Z" % (
                    i // 24 + 1, i % 24))[1]
            if r.random() < 0.4:
                loader.commit()
            if i % 20 == 19:
                loader.commit()
                assert_projected(db, model)
        loader.commit()
        assert taken["product"] > 50 and taken["category"] > 10
        assert_projected(db, model)
        check_statements_use_indexes(db)


def check_statements_use_indexes(db):
    """The pages' statements find their rows by the index made for them."""
    db.owner.execute("ANALYZE")
    with db.connect("souk_storefront").cursor() as cur:
        for order, index in (("price_minor, product_id", "listing_price"),
                             ("price_minor DESC, product_id",
                              "listing_price_desc"),
                             ("created_at DESC, product_id", "listing_new"),
                             ("popularity DESC, product_id",
                              "listing_popular")):
            cur.execute("EXPLAIN SELECT product_id FROM catalog.listing"
                        " WHERE market_id = 1 AND category_id = 1"
                        " ORDER BY %s LIMIT 24 OFFSET 24" % order)
            plan = "\n".join(x[0] for x in cur.fetchall())
            assert index + " on" in plan and "Sort" not in plan, plan
        for order, index in (("created_at DESC", "product_card_new"),
                             ("popularity DESC", "product_card_popular")):
            cur.execute("EXPLAIN SELECT card FROM catalog.product_card WHERE"
                        " market_id = 1 AND locale = 'de'"
                        " ORDER BY %s, product_id LIMIT 12" % order)
            plan = "\n".join(x[0] for x in cur.fetchall())
            assert index + " on" in plan and "Sort" not in plan, plan
        cur.execute("EXPLAIN SELECT doc FROM catalog.product_page WHERE"
                    " market_id = 1 AND locale = 'de' AND slug = 'x'")
        plan = "\n".join(x[0] for x in cur.fetchall())
        assert "product_page_pkey" in plan and "Seq Scan" not in plan, plan


def test_counts_of_savers_side_by_side(db):
    """Two transactions add to one category; the one that comes second counts
    both, in whichever order they come to their commits."""
    setup = db.connect("souk_demo")
    save(setup, category("par"))
    count = ("SELECT product_count FROM catalog.category_page"
             " WHERE locale = 'en' AND path = 'par-en'")
    for i, immediate in enumerate((False, True)):
        one, two = (db.connect("souk_demo", False) for _ in "12")
        save(one, product("PAR%dA" % i, "par"))
        save(two, product("PAR%dB" % i, "par"))
        if immediate:  # the first has counted and holds the locks
            one.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
        t = threading.Thread(target=two.commit)
        t.start()
        if immediate:
            # poll: until the second waits for the first
            while not db.rows("SELECT 1 FROM pg_locks WHERE NOT granted"):
                time.sleep(0.01)  # poll
        else:
            t.join(20)
        one.commit()
        t.join(20)
        assert not t.is_alive()
        assert db.one(count) == 2 * i + 2


# --- search ---------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def found(db):
    c = db.connect("souk_demo")
    save(c, category("seek"))
    for ref, name, more in (("SEEK-1", ("Blue stoneware mug", "Blaue Tasse"),
                             "for coffee"),
                            ("SEEK-2", ("Green teapot", "Grüne Teekanne"),
                             "goes with the mug"),
                            ("SEEK-3", ("Mug, mug and mug", "Lauter Becher"),
                             "three of them")):
        p = product(ref, "seek", popularity=int(ref[-1]))
        for locale, n in zip(("en", "de"), name):
            p["t"][locale]["name"] = n
            p["t"][locale]["description_md"] = more
        p["variants"][0]["barcode"] = "400000000000" + ref[-1]
        save(c, p)
    cur = db.connect("souk_storefront").cursor()

    def search(q, locale="en", sort="relevance", limit=24, offset=0):
        cur.execute("SELECT total, words, cards FROM catalog.search_v1"
                    "(1, %s, %s, %s, %s, %s)", (locale, q, sort, limit,
                                                offset))
        (total, words, cards), = cur.fetchall()
        slugs = [x["slug"] for x in json.loads(cards)]
        return total, words, [x[:6] for x in slugs if x.startswith("seek-")]
    return search


def test_search(found):
    assert found("teapot")[2] == ["seek-2"]
    # The name weighs more than the description.
    assert found("mug")[2] == ["seek-3", "seek-1", "seek-2"]
    assert found("mug", sort="popular")[2] == ["seek-3", "seek-2", "seek-1"]
    assert found("blue mug")[2] == ["seek-1", "seek-3", "seek-2"]  # an option
    assert found("stoneware mug")[2] == ["seek-1"]
    assert found("stonew")[2] == ["seek-1"]         # begins a word
    assert found("stonew mug")[2] == []             # but only the last
    assert found('"stoneware mug"')[2] == ["seek-1"]
    assert found('"mug stoneware"')[2] == []
    assert found("mug -teapot")[2] == ["seek-3", "seek-1"]
    assert found("teapot or stoneware")[2] == ["seek-2", "seek-1"]
    assert found("SEEK-2-RED")[2] == ["seek-2"]
    assert found("seek-2-red")[2] == ["seek-2"]
    assert found("4000000000003")[2] == ["seek-3"]
    assert found("tasse", "de")[2] == ["seek-1"]
    assert found("Tassen", "de")[2] == ["seek-1"]   # by its stem
    assert found("GRÜNE", "de")[2] == ["seek-2"]
    assert found("clay")[0] >= 3                    # an attribute


def test_search_of_nothing(found):
    for q in ("", " ", "!!!", "…", "'", '"', "\\", "& | !", ":*", "-", "the",
              "%", "<script>'", "()"):
        total, words, cards = found(q)
        assert words > 0 or (total, cards) == (0, []), q
    for q in ("", "!!!", "the"):
        assert found(q)[1] == 0
    assert found("x" * 5000)[0] == 0
    assert found("mug " * 2000)[0] >= 0
    assert found("\\'mug:*&")[0] >= 0
    assert found("mug", "fr") == (0, 0, [])


def test_search_pages(found):
    everything = found("mug", limit=100)
    assert found("mug", limit=1)[0] == everything[0]
    assert found("mug", limit=1, offset=1)[2] == everything[2][1:2]
    assert found("mug", offset=1000) == (everything[0], everything[1], [])
    for limit, offset in ((0, 0), (101, 0), (24, -1), (24, 10 ** 9)):
        with pytest.raises(psycopg2.Error) as e:
            found("mug", limit=limit, offset=offset)
        assert e.value.pgcode == "SH422"
