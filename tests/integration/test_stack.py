"""ansible/local/stack on scratch copies: twice, after crashes, as root and as a
normal user, in bad places, beside others.  Needs root and a build (B=)."""
import contextlib
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.request

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
B = pathlib.Path(os.environ.get("SOUK_TEST_B") or os.environ.get("B") or ROOT / "build")
B = ROOT / B  # an absolute one stays as it is
USER = "nobody"  # any normal user

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="needs root")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Shop:
    def __init__(self, var, root=ROOT, build=B, user=None, **env):
        self.var, self.root, self.user = pathlib.Path(var), root, user
        self.port = env.pop("PORT", None) or free_port()
        self.env = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "VAR": str(var),
                    "B": str(build), "PORT": str(self.port), "DEMO": "none",
                    "FSYNC": "off", "WORKERS": "2", "HANG_SECONDS": "5",
                    "DEPS": "no", **env}

    def command(self, *args):
        cmd = [str(self.root / "ansible/local/stack"), *args]
        if self.user:
            cmd = ["setpriv", f"--reuid={self.user}", "--clear-groups", "--", *cmd]
        return cmd

    def stack(self, *args, rc=0, **env):
        p = subprocess.run(self.command(*args), env={**self.env, **env},
                           cwd="/", capture_output=True, text=True, timeout=120,
                           stdin=subprocess.DEVNULL, check=False)
        assert rc is None or p.returncode == rc, (args, p.returncode, p.stdout, p.stderr)
        return p

    def up(self, **env):
        return self.stack("up", **env)

    def run_dir(self):
        return (self.var / "run").resolve()

    def pid(self, name):
        return int((self.run_dir() / f"{name}.pid").read_text().split()[0])

    def pids(self):
        return {f.stem: int(f.read_text().split()[0])
                for f in sorted(self.run_dir().glob("*.pid")) if "nginx.master" not in f.name}

    def get(self, path="/readyz", timeout=10):
        try:
            with urllib.request.urlopen(
                    f"http://127.0.0.1:{self.port}{path}", timeout=timeout) as r:
                return r.status
        except urllib.error.HTTPError as e:
            return e.code

    def sql(self, text):
        return self.stack("psql", "-Atqc", text).stdout.strip()

    def everyone(self):
        """Every process that works in this state folder, by pid."""
        found = {}
        real = str(self.var.resolve())
        for d in pathlib.Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                cwd = os.readlink(d / "cwd")
                if cwd in (real, real + "/pg"):
                    found[int(d.name)] = (d / "comm").read_text().strip()
        return found

    def end(self):
        self.stack("reset", rc=None)
        for pid in self.everyone():
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)


@pytest.fixture
def shops():
    made, scratch = [], []

    def make(var=None, **kw):
        if var is None:
            var = pathlib.Path(tempfile.mkdtemp(prefix="souk-t.")) / "v"
            var.parent.chmod(0o755)
            scratch.append(var.parent)
        shop = Shop(var, **kw)
        made.append(shop)
        return shop
    make.scratch = scratch
    yield make
    for shop in reversed(made):
        shop.end()
    for d in scratch:
        shutil.rmtree(d, ignore_errors=True)


@pytest.fixture(scope="module")
def common():
    """A clone with a shop that most tests share: starting anew is the dearest
    part."""
    base = pathlib.Path(tempfile.mkdtemp(prefix="souk-t."))
    base.chmod(0o755)
    clone = copy_clone(base / "souk")
    s = Shop(clone / "var", root=clone, build=clone / "build")
    yield s
    s.end()
    shutil.rmtree(base, ignore_errors=True)


@pytest.fixture
def shop(common):
    common.up()
    return common


def gone(*pids):
    """Waits until they are, or are only zombies."""
    end = time.monotonic() + 5
    for pid in pids:
        while alive(pid):
            assert time.monotonic() < end, "waited in vain"
            time.sleep(0.01)  # poll


def alive(pid):
    try:
        stat = pathlib.Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(") ")[2][0] != "Z"


def copy_clone(to, owner=None):
    """A clone with its build, as git and make would leave it."""
    to.mkdir(parents=True)
    for part in ("ansible", "nginx", "sql", "templates"):
        if (ROOT / part).exists():
            shutil.copytree(ROOT / part, to / part)
    (to / "build").mkdir()
    for part in ("bin", "static", "errors"):
        if (B / part).exists():
            shutil.copytree(B / part, to / "build" / part)
    if owner:
        subprocess.run(["chown", "-R", owner, str(to)], check=True)
    return to


def one_line(p):
    assert p.returncode != 0
    lines = p.stderr.strip().splitlines()
    assert len(lines) == 1 and lines[0].startswith("souk: "), p.stderr
    return lines[0]


def test_shellcheck():
    if not shutil.which("shellcheck"):
        pytest.skip("shellcheck is not installed")
    local = ROOT / "ansible/local"
    p = subprocess.run(["shellcheck", "-S", "warning", local / "stack",
                        local / "lib/install-packages", *sorted((local / "lib").glob("*.sh"))],
                       capture_output=True, text=True, check=False)
    assert p.returncode == 0, p.stdout


def quickest(what, before=lambda: None):
    """Seconds of the best of three: others use this machine too."""
    best = 1e9
    for _ in range(3):
        before()
        began = time.monotonic()
        what()
        best = min(best, time.monotonic() - began)
        if best < 4:
            break
    return best


@pytest.mark.seconds(120)
def test_up_down_up(shops):
    shop = shops()
    first = shop.up()
    assert f"http://localhost:{shop.port}" in first.stdout
    assert "make down" in first.stdout
    assert shop.get() == 200 and shop.get("/healthz") == 200
    before = shop.pids()
    assert set(before) == {"nginx", "ops", "storefront", "memcached", "postgres"}

    again = quickest(shop.up)
    assert shop.pids() == before, "a second run must leave all alone"
    assert shop.stack("status").stdout.count("running") == 5

    shop.stack("down")
    assert not shop.everyone()
    assert not any(alive(p) for p in before.values())
    assert shop.stack("status", rc=3).stdout.count("stopped") == 5
    shop.stack("down")  # twice does no harm

    fresh = quickest(shop.up, lambda: shop.stack("down"))
    print(f"up on a running shop {again:.1f} s, after down {fresh:.1f} s")
    assert again < 5 and fresh < 5


def test_servers_are_nobody_special(shop):
    for pid in shop.everyone():
        assert pwd.getpwuid(os.stat(f"/proc/{pid}").st_uid).pw_name == "souk"
    secrets = list((shop.var / "secrets").iterdir())
    assert len(secrets) >= 3
    for f in [shop.var / "secrets", *secrets]:
        assert f.stat().st_mode & 0o077 == 0
    assert len({f.read_text() for f in secrets}) == len(secrets)
    # The only port is nginx's.
    inodes = {line.split()[9] for t in ("tcp", "tcp6", "udp", "udp6")
              for line in open(f"/proc/net/{t}").readlines()[1:]
              if t.startswith("udp") or line.split()[3] == "0A"}
    for pid, comm in shop.everyone().items():
        for fd in pathlib.Path(f"/proc/{pid}/fd").iterdir():
            with contextlib.suppress(OSError):
                link = os.readlink(fd)
                if link.startswith("socket:["):
                    assert comm == "nginx" or link[8:-1] not in inodes, comm
    # No role gets in without its password.
    p = subprocess.run(["psql", "-X", "-w", f"host={shop.run_dir()}/pg user=souk_storefront dbname=souk"],
                       capture_output=True, text=True, check=False)
    assert p.returncode != 0 and ("password" in p.stderr or "does not exist" in p.stderr)


def test_after_kill_of_everything(shop):
    shop.up(FSYNC="on")
    shop.sql("CREATE TABLE public.kept AS SELECT 42 AS n")
    everyone = shop.everyone()
    for pid in everyone:
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGKILL)
    gone(*everyone)
    status = shop.stack("status", rc=3).stdout
    assert status.count("crashed") == 5
    shop.up()
    assert shop.get() == 200
    assert shop.sql("SELECT n FROM public.kept") == "42"
    shop.sql("DROP TABLE public.kept")
    shop.stack("down")
    assert not shop.everyone()


@pytest.mark.parametrize("name", ["nginx", "storefront", "memcached", "postgres"])
def test_after_kill_of_a_leader(shop, name):
    """What a killed master leaves (nginx's workers keep the port) goes too."""
    before = shop.pids()
    os.kill(before[name], signal.SIGKILL)
    gone(before[name])
    shop.up()
    after = shop.pids()
    assert after[name] != before[name]
    assert {n for n in before if before[n] != after[n]} == {name}
    assert shop.get() == 200


def test_after_a_power_cut(shop):
    """Sockets and pid files of another boot, pids that strangers have now,
    half-made things."""
    everyone = shop.everyone()
    for pid in everyone:
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGKILL)
    gone(*everyone)
    stranger = subprocess.Popen(["sleep", "600"], user="souk", cwd="/")
    try:
        run = shop.run_dir()
        for f in run.glob("*.pid"):
            boot = f.read_text().split()[-1]
            f.write_text(f"{stranger.pid}\n1 {boot}\n")
        (run / "memcached.pid").write_text(f"{stranger.pid}\n")  # half written
        (run / "ops.pid").write_text("")
        pm = shop.var / "pg" / "postmaster.pid"
        lines = pm.read_text().splitlines()
        lines[0] = str(stranger.pid)
        pm.write_text("\n".join(lines) + "\n")
        (run / "pg" / ".s.PGSQL.5432.lock").write_text(f"{stranger.pid}\n")
        (shop.var / "nginx" / "conf.new").mkdir()
        (shop.var / "nginx" / "conf.new" / "nginx.conf").write_text("user")
        (shop.var / "etc" / "storefront.conf.new.1").write_text("half")
        (shop.var / "secrets" / "souk_ops.password").write_text("")
        shutil.rmtree(shop.var / "nginx" / "conf")
        shop.up()
        assert shop.get() == 200
        shop.stack("down")
        assert stranger.poll() is None, "a stranger was killed"
    finally:
        stranger.kill()
        stranger.wait()
    assert not shop.everyone()


def test_half_made_cluster(shop):
    shop.stack("down")
    shutil.rmtree(shop.var / "pg")
    shutil.copytree(shop.var / "log", shop.var / "pg.new")  # whatever
    shop.up()
    assert shop.sql("SELECT count(*) FROM pg_database WHERE datname = 'souk'") == "1"
    assert not (shop.var / "pg.new").exists()


def test_port_taken(shop):
    shop.stack("down")
    with socket.socket() as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.bind(("127.0.0.1", shop.port))
        s.listen()
        line = one_line(shop.stack("up", rc=1))
        assert f"port {shop.port} is taken by" in line
        assert f"pid {os.getpid()}" in line and "PORT=" in line
    shop.up()
    assert shop.get() == 200


@pytest.mark.parametrize("port", ["0", "80", "65536", "x", "8080 "])
def test_bad_port(shops, port):
    line = one_line(shops().stack("up", rc=1, PORT=port))
    assert "PORT=" in line


def test_moves_to_another_port(shop):
    before = shop.pids()
    shop.port = free_port()
    shop.env["PORT"] = str(shop.port)
    shop.up()
    assert shop.get() == 200
    assert shop.pids() == before, "reloaded, not restarted"
    # Kept when not given again.
    given = shop.env.pop("PORT")
    assert f":{shop.port} " in shop.up().stdout
    shop.env["PORT"] = given


def test_two_at_once(shops):
    shop = shops()
    runs = [subprocess.Popen(shop.command("up"), env=shop.env, text=True,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            for _ in range(3)]
    out = [p.communicate(timeout=60) for p in runs]
    assert [p.returncode for p in runs] == [0, 0, 0], out
    assert shop.get() == 200
    comms = list(shop.everyone().values())
    assert comms.count("memcached") == 1
    assert comms.count("souk-hold") == 2


def test_two_shops_side_by_side(shop, shops):
    two = shops()
    two.up()
    assert two.get() == 200 and shop.get() == 200
    two.stack("reset")
    assert shop.get() == 200
    assert not two.var.exists()


INITDB = "stand-alone backend"  # said only where a cluster is made from nothing


def test_new_shop_is_a_copy(shop, shops):
    """A second shop of the same build starts from a kept cluster, with
    passwords of its own."""
    two = shops(var=shop.var.parent / "var2", root=shop.root, build=shop.root / "build")
    two.up()
    assert INITDB in (shop.var / "log/up.log").read_text()
    assert INITDB not in (two.var / "log/up.log").read_text()
    seeds = list((shop.root / "build/seed").iterdir())
    assert len(seeds) == 1 and seeds[0].name.startswith("none-")

    def enter(password):
        return subprocess.run(
            ["psql", "-XAtqw", "-c", "SELECT 1", "-d",
             f"host={two.run_dir()}/pg user=souk_storefront dbname=souk"],
            env={"PGPASSWORD": password}, capture_output=True, text=True,
            check=False).stdout.strip()
    own, other = ((s.var / "secrets/souk_storefront.password").read_text().strip()
                  for s in (two, shop))
    assert enter(own) == "1" and enter(other) == ""
    # Other SQL is another cluster.
    with open(shop.root / "sql/functions/10_ops.sql", "a", encoding="utf-8") as f:
        f.write("-- changed\n")
    two.stack("reset")
    two.up()
    assert INITDB in (two.var / "log/up.log").read_text()


@pytest.mark.seconds(120)
def test_existing_servers(shop, common, shops):
    host, shop = common, shops()
    host.sql("CREATE ROLE boss LOGIN CREATEROLE PASSWORD 'p@ss/w'")
    assert host.sql("SELECT current_user") == "postgres"
    host.sql("CREATE DATABASE theirs OWNER boss")
    url = f"postgresql://boss:p%40ss%2Fw@/theirs?host={host.run_dir()}/pg"
    mem = f"{host.run_dir()}/memcached.sock"
    line = one_line(shop.stack("up", rc=1, SOUK_DATABASE_URL=url))
    assert "CREATEDB" in line and "p%40ss" not in line and "p@ss" not in line
    host.sql("ALTER ROLE boss CREATEDB")
    shop.up(SOUK_DATABASE_URL=url, SOUK_MEMCACHED=mem)
    assert shop.get() == 200
    assert shop.sql("SELECT current_user") == "boss"
    assert set(shop.pids()) == {"nginx", "ops", "storefront"}
    conf = (shop.var / "etc/storefront.conf").read_text()
    assert f"postgresql://souk_storefront@/theirs?host={host.run_dir()}/pg" in conf
    assert "p%40ss" not in conf and f"memcached = {mem}" in conf
    status = shop.stack("status").stdout
    assert status.count("external") == 2 and "p%40ss" not in status
    shop.up()  # remembered
    assert set(shop.pids()) == {"nginx", "ops", "storefront"}
    # Back to servers of its own.
    shop.up(SOUK_DATABASE_URL="", SOUK_MEMCACHED="")
    assert len(shop.pids()) == 5 and shop.get() == 200
    # Roles are the cluster's, not the database's: ours got other passwords.
    host.stack("restart", "storefront")
    host.up()
    host.stack("restart", "ops")
    host.stack("restart", "storefront")
    assert host.get() == 200


def test_existing_server_out_of_reach(shops):
    shop = shops()
    line = one_line(shop.stack(
        "up", rc=1, SOUK_DATABASE_URL=f"postgresql://x:secret@127.0.0.1:{free_port()}/y"))
    assert "SOUK_DATABASE_URL" in line and "secret" not in line
    line = one_line(shop.stack("up", rc=1, SOUK_DATABASE_URL="host=/tmp"))
    assert "no URL" in line


def test_clone_that_the_servers_cannot_enter(shops):
    home = pathlib.Path("/root/souk-test-clone")
    shutil.rmtree(home, ignore_errors=True)
    shops.scratch.append(home)
    mode = pathlib.Path("/root").stat().st_mode
    os.chmod("/root", 0o700)
    try:
        clone = copy_clone(home)
        shop = shops(var=clone / "var", root=clone, build=clone / "build")
        shop.up()
        assert (clone / "var").is_symlink()
        assert str(shop.var.resolve()).startswith("/var/lib/souk/")
        assert shop.get() == 200
        for pid in shop.everyone():
            assert pwd.getpwuid(os.stat(f"/proc/{pid}").st_uid).pw_name == "souk"
        before = shop.pids()
        shop.up()
        assert shop.pids() == before
        # A change in the clone reaches the copy that runs.
        release = (shop.var / "release").resolve()
        with open(clone / "nginx/pages/plain.html", "a", encoding="utf-8") as f:
            f.write("<!-- changed -->\n")
        shop.up()
        assert (shop.var / "release").resolve() != release and not release.exists()
        assert "changed" in (shop.var / "nginx/site/errors/plain.html").read_text()
        assert shop.pids() == before
        real = shop.var.resolve()
        shop.stack("reset")
        assert not real.exists() and not (clone / "var").is_symlink()
    finally:
        os.chmod("/root", mode & 0o7777)


ODD = "-it's $HOME \"quoted\" \\ ünïcode;{}% "


@pytest.mark.parametrize("name,user", [
    ("x" * 100, None), ("with a space", USER), (ODD, None)], ids=["long", "space", "odd"])
def test_odd_places(shops, name, user):
    base = pathlib.Path(tempfile.mkdtemp(prefix="souk-t."))
    base.chmod(0o755)
    shops.scratch.append(base)
    clone = copy_clone(base / name, owner=user)
    shop = shops(var=clone / "var", root=clone, build=clone / "build", user=user)
    shop.up()
    assert shop.get() == 200
    assert shop.run_dir() != shop.var / "run" or len(name) < 20
    before = shop.pids()
    shop.up()
    assert shop.pids() == before
    short = shop.run_dir()
    shop.stack("reset")
    assert not shop.everyone() and not short.exists() and not shop.var.exists()


def test_normal_user(shops):
    base = pathlib.Path(tempfile.mkdtemp(prefix="souk-t."))
    base.chmod(0o755)
    shops.scratch.append(base)
    clone = copy_clone(base / "souk", owner=USER)
    shop = shops(var=clone / "var", root=clone, build=clone / "build", user=USER)
    shop.up()
    assert shop.get() == 200
    for pid in shop.everyone():
        assert pwd.getpwuid(os.stat(f"/proc/{pid}").st_uid).pw_name == USER
    # Somebody else's shop is refused in words, before anything is touched.
    other = Shop(clone / "var", root=clone, build=clone / "build", PORT=shop.port)
    assert "belongs to user nobody" in one_line(other.stack("up", rc=1))
    shop.stack("down")
    assert not shop.everyone()


def test_changes_reach_what_runs(shop):
    clone = shop.root
    before = shop.pids()

    def sessions(name):
        pid = before[name]
        kids = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return {k for c in kids for k in pathlib.Path(
            f"/proc/{c}/task/{c}/children").read_text().split()} or set(kids)

    def changed(name, was):
        for _ in range(200):
            now = sessions(name)
            if now and not now & was:
                return True
            time.sleep(0.05)  # poll
        return False

    # A setting of the pools: their workers are new, nobody else is.
    workers, web = sessions("storefront"), sessions("nginx")
    shop.up(LOG_LEVEL="warn")
    assert changed("storefront", workers)
    assert sessions("nginx") == web and shop.pids() == before
    # A binary.
    workers, ops = sessions("storefront"), sessions("ops")
    binary = clone / "build/bin/souk-storefront"
    shutil.copy(binary, str(binary) + ".new")
    os.replace(str(binary) + ".new", binary)
    shop.up()
    assert changed("storefront", workers)
    assert sessions("ops") == ops
    # nginx's configuration.
    web, workers = sessions("nginx"), sessions("storefront")
    conf = clone / "nginx/http/limits.conf"
    good = conf.read_text()
    conf.write_text(good + "\n# changed\n")
    shop.up()
    assert changed("nginx", web)
    assert sessions("storefront") == workers
    # A broken one is refused in one line; what runs goes on.
    conf.write_text(good + "\nno_such_thing on;\n")
    line = one_line(shop.stack("up", rc=1))
    assert "no_such_thing" in line
    assert shop.get() == 200
    conf.write_text(good)
    shop.up()
    assert shop.pids() == before


def test_reload_and_restart_lose_nothing(shop):
    stop, failed, served = threading.Event(), [], []

    def visit():
        while not stop.is_set():
            try:
                status = shop.get("/healthz")
                (served if status == 200 else failed).append(status)
            except OSError as e:
                failed.append(e)
    crowd = [threading.Thread(target=visit) for _ in range(6)]
    for t in crowd:
        t.start()
    for _ in range(5):
        shop.stack("restart", "storefront")
        shop.stack("reload", "storefront")
        shop.stack("reload", "nginx")
    enough = len(served) + 100  # after the last reload too
    for _ in range(200):
        if failed or len(served) >= enough:
            break
        time.sleep(0.05)  # poll
    stop.set()
    for t in crowd:
        t.join()
    print(f"{len(served)} served, {len(failed)} failed")
    assert not failed and len(served) > 100


def test_single_servers(shop):
    for name in ("memcached", "postgres", "nginx", "ops"):
        shop.stack("stop", name)
        assert name not in shop.pids()
        shop.stack("start", name)
        pid = shop.pid(name)
        shop.stack("restart", name)
        assert (shop.pid(name) == pid) == (name == "ops")
    shop.stack("up")
    assert shop.get() == 200
    assert "no process" in one_line(shop.stack("restart", "nobody", rc=1))


def test_says_what_is_missing(shops):
    empty = pathlib.Path(tempfile.mkdtemp(prefix="souk-t."))
    shops.scratch.append(empty)
    line = one_line(shops(build=empty).stack("up", rc=1))
    assert "no build" in line and "make" in line
    shop = shops(var="/tmp/souk-t.nothing/v")
    assert "No shop" in shop.stack("status", rc=3).stdout
    assert shop.stack("down").returncode == 0
    assert "no shop" in one_line(shop.stack("logs", rc=1))
    assert shop.stack("nonsense", rc=64).stderr.startswith("usage")


def test_logs(shop):
    out = shop.stack("logs", "storefront", FOLLOW="no").stdout
    assert "started the program" in out
    assert "no log" in one_line(shop.stack("logs", "nobody", rc=1))


def test_disk_full(shops):
    """The line says so; with room again the same command goes through."""
    base = pathlib.Path(tempfile.mkdtemp(prefix="souk-t."))
    base.chmod(0o755)
    shops.scratch.append(base)
    p = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "none", base], check=False)
    if p.returncode != 0:
        pytest.skip("may not mount here")
    try:
        shop = shops(var=base / "v")
        line = one_line(shop.stack("up", rc=1))
        assert "disk full" in line
        subprocess.run(["mount", "-o", "remount,size=400m", base], check=True)
        base.chmod(0o755)
        shop.up()
        assert shop.get() == 200
        shop.end()
    finally:
        subprocess.run(["umount", "-l", base], check=True)


def test_line_break_in_a_path(shops):
    line = one_line(shops(var="/tmp/a\nb").stack("up", rc=1))
    assert "line break" in line


def test_interrupted(shops):
    """Ctrl-C in the middle: one line, no lock left, and it can go on."""
    shop = shops()
    p = subprocess.Popen(shop.command("up"), env=shop.env, text=True,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                         start_new_session=True)
    while not (shop.var / "pg.new").exists() and p.poll() is None:
        time.sleep(0.01)  # poll
    os.killpg(p.pid, signal.SIGINT)
    err = p.communicate(timeout=60)[1]
    assert p.returncode == 130 and "interrupted while" in err and err.count("\n") == 1
    shop.up()
    assert shop.get() == 200


def test_reset_takes_only_its_own(shop):
    (shop.var / "mine.txt").write_text("keep me")
    run = shop.run_dir()
    out = shop.stack("reset").stdout
    assert "Removed" in out
    assert [p.name for p in shop.var.iterdir()] == ["mine.txt"]
    assert not run.exists() and not shop.everyone()
    for bad in ("/", "/tmp", "/etc", str(shop.root)):
        assert "cannot hold a shop" in one_line(shop.stack("reset", rc=1, VAR=bad))
    # A folder of somebody else's is neither used nor emptied.
    theirs = shop.root.parent / "theirs"
    (theirs / "etc").mkdir(parents=True)
    (theirs / "etc" / "passwd").write_text("precious")
    assert "holds other things" in one_line(shop.stack("up", rc=1, VAR=str(theirs)))
    assert "nothing to remove" in shop.stack("reset", VAR=str(theirs)).stdout
    assert (theirs / "etc" / "passwd").read_text() == "precious"
    assert theirs.owner() == "root"
