"""souk-migrate: once, in one transaction, by whomever, as often as one likes."""
import json
import pathlib
import shutil
import subprocess
import sys
import time

import psycopg2
import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import pg  # noqa: E402
import shop_db  # noqa: E402

SECRET = "secret of "


@pytest.fixture(scope="module")
def cluster():
    with pg.Cluster() as c:
        admin = c.connect("postgres")
        admin.cursor().execute("ALTER SYSTEM SET log_statement = 'all'")
        admin.cursor().execute("SELECT pg_reload_conf()")
        yield c


@pytest.fixture
def fresh(cluster, request):
    """A database name nobody used, and a copy of sql/ to change."""
    name = "db_" + request.node.name.split("[")[0][5:40]
    sql = pathlib.Path(cluster.dir) / ("sql_" + name)
    shutil.copytree(shop_db.ROOT / "sql", sql)
    conf = shop_db.write_conf(cluster, cluster.url(name), "etc_" + name)

    class Fresh:
        def run(self, check=True):
            return shop_db.migrate(self.conf, self.sql, check)

        def rows(self, statement):
            with cluster.connect(self.name) as c, c.cursor() as cur:
                cur.execute(statement)
                return cur.fetchall()

        def add(self, file, text):
            (self.sql / file).write_text(text)

    f = Fresh()
    f.name, f.sql, f.conf, f.cluster = name, sql, conf, cluster
    yield f
    cluster.connect("postgres").cursor().execute(
        'DROP DATABASE IF EXISTS "%s" WITH (FORCE)' % name)
    shutil.rmtree(sql)


def last(p):
    """The log lines, and what the last one said."""
    lines = [json.loads(x) for x in p.stdout.splitlines()]
    return lines, lines[-1]


def test_twice(fresh):
    lines, done = last(fresh.run())
    n = len(list((fresh.sql / "migrations").iterdir()))
    assert (done["version"], done["applied"], done["defined"]) == (n, n, 1)
    applied = fresh.rows("SELECT * FROM ops.migration ORDER BY 1")
    defined = fresh.rows("SELECT * FROM ops.definition ORDER BY 1")
    assert fresh.rows("SELECT ops.schema_version()") == [(n,)]
    times = []
    for _ in range(5):
        began = time.monotonic()
        lines, done = last(fresh.run())
        times.append(time.monotonic() - began)
        assert len(lines) == 1
        assert (done["applied"], done["defined"], done["passwords"]) \
            == (0, 0, 0)
    print("migrate: a run with nothing to do: %.0f ms" % (min(times) * 1000))
    assert min(times) < 0.4  # 40 ms on an idle machine
    assert fresh.rows("SELECT * FROM ops.migration ORDER BY 1") == applied
    assert fresh.rows("SELECT * FROM ops.definition ORDER BY 1") == defined


def test_a_changed_migration_stops(fresh):
    fresh.run()
    file = fresh.sql / "migrations/0004_inventory.sql"
    file.write_text(file.read_text() + "\n")
    fresh.add("migrations/0006_more.sql", "CREATE TABLE ops.more ();")
    p = fresh.run(check=False)
    assert p.returncode == 65
    assert "migrations/0004_inventory.sql" in p.stdout
    assert fresh.rows("SELECT to_regclass('ops.more')") == [(None,)]


def test_a_renamed_migration_stops(fresh):
    fresh.run()
    folder = fresh.sql / "migrations"
    (folder / "0002_market_and_seller.sql").rename(folder / "0002_x.sql")
    p = fresh.run(check=False)
    assert p.returncode == 65 and "0002_market_and_seller" in p.stdout


def test_an_older_release_stops(fresh):
    fresh.add("migrations/0006_more.sql", "CREATE TABLE ops.more ();")
    fresh.run()
    (fresh.sql / "migrations/0006_more.sql").unlink()
    fresh.add("functions/99.sql", "SELECT 1/0;")
    p = fresh.run(check=False)
    assert p.returncode == 65 and "newer than these files" in p.stdout
    assert "0006_more" in p.stdout


@pytest.mark.parametrize("file", ["migrations/0006_bad.sql",
                                  "functions/99_bad.sql"])
def test_a_failure_leaves_all_as_it_was(fresh, file):
    fresh.run()
    fresh.add("migrations/0005_projections.sql",
              (fresh.sql / "migrations/0005_projections.sql").read_text())
    fresh.add(file, "CREATE TABLE ops.more ();\n\nSELECT nonsense;\n")
    p = fresh.run(check=False)
    assert p.returncode == 1
    lines, _ = last(p)
    bad, = (x for x in lines if x["message"] == "sql file failed")
    assert (bad["file"], bad["line"]) == (file, 3)
    assert "nonsense" in bad["error"]
    assert fresh.rows("SELECT to_regclass('ops.more'), ops.schema_version()") \
        == [(None, 5)]
    # Put right, it goes on from there.
    fresh.add(file, "SELECT 1;")
    fresh.run()


def test_a_failure_at_the_start_leaves_nothing(fresh):
    fresh.add("functions/99_bad.sql", "SELECT nonsense;")
    assert fresh.run(check=False).returncode == 1
    assert fresh.rows("SELECT nspname FROM pg_namespace"
                      " WHERE nspname IN ('ops', 'catalog')") == []
    (fresh.sql / "functions/99_bad.sql").unlink()
    fresh.run()


def test_definitions_are_applied_again(fresh):
    fresh.run()
    before = fresh.rows("SELECT count(*), max(applied_at) FROM ops.definition")
    fresh.add("functions/90_new.sql", """
        CREATE OR REPLACE FUNCTION ops.new() RETURNS int LANGUAGE sql
        SECURITY DEFINER SET search_path = pg_catalog, pg_temp
        AS 'SELECT 1';""")
    _, done = last(fresh.run())
    assert (done["applied"], done["defined"]) == (0, 1)
    after = fresh.rows("SELECT count(*), max(applied_at) FROM ops.definition")
    assert after[0][0] == before[0][0] + 1 and after[0][1] > before[0][1]
    # What grants/ does not name nobody may call.
    assert fresh.rows("SELECT has_function_privilege('souk_demo', 'ops.new()',"
                      " 'EXECUTE'), has_function_privilege('public',"
                      " 'ops.new()', 'EXECUTE')") == [(False, False)]
    # A grant made by hand is gone after the next run that defines.
    fresh.rows("GRANT SELECT ON catalog.product TO souk_ops; SELECT 1")
    (fresh.sql / "functions/90_new.sql").unlink()
    _, done = last(fresh.run())
    assert done["defined"] == 1
    assert fresh.rows("SELECT has_table_privilege('souk_ops',"
                      " 'catalog.product', 'SELECT')") == [(False,)]


@pytest.mark.parametrize("there", [False, True])
def test_many_at_once(fresh, there):
    """On a server without the database, and with one migration to do."""
    if there:
        fresh.run()
        fresh.add("migrations/0006_more.sql",
                  "CREATE TABLE ops.more (); SELECT pg_sleep(0.3);")
    runs = [subprocess.Popen(
        [shop_db.BUILD / "bin/souk-migrate", fresh.conf, fresh.sql],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for _ in range(6)]
    outs = [p.communicate(timeout=60)[0] for p in runs]
    assert [p.returncode for p in runs] == [0] * 6, "\n".join(outs)
    n = len(list((fresh.sql / "migrations").iterdir()))
    applied = sorted(json.loads(o.splitlines()[-1])["applied"] for o in outs)
    assert applied == [0] * 5 + [1 if there else n]
    assert fresh.rows("SELECT count(*) FROM ops.migration") == [(n,)]


def test_passwords(fresh):
    def enters(role, password):
        try:
            fresh.cluster.connect(fresh.name, role, password).close()
            return True
        except psycopg2.OperationalError:
            return False

    fresh.run()
    assert enters("souk_ops", SECRET + "souk_ops")
    assert not enters("souk_ops", "other")
    file = pathlib.Path(fresh.cluster.dir) / "secrets/souk_ops.password"
    try:
        file.write_text("rotated pass'word\n")
        _, done = last(fresh.run())
        assert done["passwords"] == 1
        assert enters("souk_ops", "rotated pass'word")
        assert not enters("souk_ops", SECRET + "souk_ops")
        assert last(fresh.run())[1]["passwords"] == 0
        file.chmod(0o644)
        p = fresh.run(check=False)
        assert p.returncode != 0 and "souk_ops.password" in p.stdout
        file.chmod(0o600)
    finally:
        file.write_text(SECRET + "souk_ops\n")
    p = fresh.run()
    log = pathlib.Path(fresh.cluster.dir, "log").read_text()
    assert "ALTER ROLE" in log  # all statements are in it
    for text in (log, p.stdout):
        assert SECRET not in text and "rotated" not in text
    assert fresh.rows("SELECT bool_and(rolpassword LIKE 'SCRAM-SHA-256$%')"
                      " FROM pg_authid WHERE rolname LIKE 'souk\\_%'"
                      " AND rolcanlogin") == [(True,)]


def test_a_role_that_is_missing_comes_back(fresh):
    fresh.run()
    fresh.rows("DROP OWNED BY souk_ops; SELECT 1")
    for name, in fresh.rows("SELECT datname FROM pg_database"
                            " WHERE datallowconn"):
        with fresh.cluster.connect(name) as c, c.cursor() as cur:
            cur.execute("DROP OWNED BY souk_ops")
    fresh.rows("DROP ROLE souk_ops; SELECT 1")
    _, done = last(fresh.run())
    assert (done["applied"], done["defined"], done["passwords"]) == (0, 1, 1)
    c = fresh.cluster.connect(fresh.name, "souk_ops", SECRET + "souk_ops")
    c.cursor().execute("SELECT ops.schema_version()")


@pytest.mark.parametrize("has_database", [False, True])
def test_without_a_superuser(has_database):
    """A server of somebody else's: a role that may make roles and databases,
    and comes in with a password."""
    with pg.Cluster() as c:
        with c.connect("postgres").cursor() as cur:
            cur.execute("CREATE ROLE boss LOGIN CREATEROLE CREATEDB"
                        " PASSWORD 'of the boss'")
            if has_database:
                cur.execute("CREATE DATABASE souk OWNER boss")
        conf = shop_db.write_conf(c, c.url("souk", "boss"))
        password = pathlib.Path(c.dir, "boss.password")
        password.write_text("of the boss\n")
        password.chmod(0o600)
        conf.write_text(conf.read_text() + "database_password_file = %s\n"
                        % password)
        _, done = last(shop_db.migrate(conf))
        assert done["applied"] > 0 and done["passwords"] == 3
        _, done = last(shop_db.migrate(conf))
        assert (done["applied"], done["defined"], done["passwords"]) \
            == (0, 0, 0)
        with c.connect("souk", "souk_demo", SECRET + "souk_demo") as s:
            s.cursor().execute("SELECT ops.demo_digest()")
        with c.connect("souk").cursor() as cur:
            cur.execute("SELECT count(*) FROM pg_class c JOIN pg_namespace n"
                        " ON n.oid = relnamespace WHERE nspname = 'catalog'"
                        " AND relowner <> 'souk_owner'::regrole")
            assert cur.fetchone() == (0,)


def test_bad_settings(tmp_path):
    def run(text, *more):
        conf = tmp_path / "m.conf"
        conf.write_text(text)
        return subprocess.run([shop_db.BUILD / "bin/souk-migrate", conf,
                               shop_db.ROOT / "sql", *more], text=True,
                              capture_output=True, timeout=60)

    assert run("nonsense = 1\n").returncode == 64
    assert run("", "extra").returncode == 64
    p = run("owner_database_url = host=/nowhere\n")
    assert p.returncode == 65 and "names no database" in p.stderr
    p = run("owner_database_url = postgresql://%zz\n")
    assert p.returncode == 65 and "cannot be parsed" in p.stderr
