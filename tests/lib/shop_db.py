"""A migrated database of its own, without the rest of the shop.

    with shop_db.Database() as d:
        d.owner.execute("SELECT …")        # the superuser, autocommit
        d.connect("souk_storefront")

As a program: runs a command with @URL@ in it replaced (`make sql-check`).
"""
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import pg  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
B = pathlib.Path(os.environ.get("SOUK_TEST_B") or os.environ.get("B")
                 or "build")
BUILD = B if B.is_absolute() else ROOT / B
LOGINS = ("souk_storefront", "souk_ops", "souk_demo")


def write_conf(cluster, url, folder="etc", secrets="secrets", more=""):
    """Configuration and secrets for souk-migrate; the path of the former."""
    etc = pathlib.Path(cluster.dir) / folder
    kept = pathlib.Path(cluster.dir) / secrets
    for d in (etc, kept):
        d.mkdir(mode=0o700, exist_ok=True)
    for role in LOGINS:
        f = kept / (role + ".password")
        if not f.exists():
            f.write_text("secret of %s\n" % role)
            f.chmod(0o600)
    conf = etc / "migrate.conf"
    conf.write_text("owner_database_url = %s\nsecrets_dir = %s\n%s"
                    % (url, kept, more))
    return conf


def migrate(conf, sql=ROOT / "sql", check=True):
    p = subprocess.run([BUILD / "bin/souk-migrate", conf, sql], text=True,
                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                       timeout=120)
    if check and p.returncode != 0:
        raise AssertionError("souk-migrate: %d\n%s" % (p.returncode,
                                                       p.stdout))
    return p


class Database:
    def __enter__(self):
        self.cluster = pg.Cluster()
        self.cluster.__enter__()
        try:
            self.conf = write_conf(self.cluster, self.cluster.url("souk"))
            self.migrated = migrate(self.conf)
            self.connection = self.cluster.connect("souk")
            self.owner = self.connection.cursor()
        except BaseException:
            self.cluster.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.cluster.__exit__()

    def connect(self, role, autocommit=True):
        return self.cluster.connect("souk", role, "secret of " + role,
                                    autocommit)

    def rows(self, sql, *args):
        self.owner.execute(sql, args)
        return self.owner.fetchall()

    def one(self, sql, *args):
        (row,) = self.rows(sql, *args)
        return row[0] if len(row) == 1 else row


if __name__ == "__main__":
    with Database() as d:
        url = d.cluster.url("souk")
        sys.exit(subprocess.call([w.replace("@URL@", url)
                                  for w in sys.argv[1:]]))
