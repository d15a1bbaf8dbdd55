"""A shop for tests: a scratch stack of its own, or one that runs already.

    with souk.Stack(DEMO="full") as s:
        a = s.get("/c/mugs")
        a.status, a.header("ETag"), a.one("h1").text

Everything is bounded in time and waits for conditions (wait_until).
"""
import glob
import http.client
import io
import json
import os
import pathlib
import re
import shlex
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.parse

import bs4
import psycopg2

ROOT = pathlib.Path(__file__).resolve().parents[2]
TIMEOUT = 20


def wait_until(condition, seconds=10, what=""):
    """Calls condition until it is true and returns what it returned."""
    end = time.monotonic() + seconds
    while True:
        got = condition()
        if got:
            return got
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds} s in vain: "
                                 f"{what or condition}")
        time.sleep(0.02)  # poll


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Answer:
    """One HTTP answer; header names in any case."""

    def __init__(self, response, body):
        self.status, self.headers = response.status, response.getheaders()
        self.body = body
        self._soup = None

    def header(self, name, default=None):
        for n, v in self.headers:
            if n.lower() == name.lower():
                return v
        return default

    def all(self, name):
        return [v for n, v in self.headers if n.lower() == name.lower()]

    @property
    def id(self):
        return self.header("X-Request-Id", "")

    @property
    def text(self):
        return self.body.decode()

    @property
    def soup(self):
        if self._soup is None:
            self._soup = bs4.BeautifulSoup(self.text, "html.parser")
        return self._soup

    def one(self, css):
        found = self.soup.select_one(css)
        assert found is not None, f"no {css} in:\n{self.text[:2000]}"
        return found

    def select(self, css):
        return self.soup.select(css)

    def words(self, css):
        """The text of each element that fits, blanks folded."""
        return [" ".join(e.get_text(" ", strip=True).split())
                for e in self.select(css)]

    def __repr__(self):
        return f"<{self.status} {self.headers} {self.body[:300]!r}>"


class Client:
    """HTTP/1.1 over one connection a request, as raw as a test wants it."""

    def __init__(self, port=None, unix=None, host="localhost"):
        self.port, self.unix = port, unix
        self.host = f"{host}:{port}" if port else "souk"

    def connect(self, timeout=TIMEOUT):
        if self.unix:
            s = socket.socket(socket.AF_UNIX)
            s.settimeout(timeout)
            s.connect(self.unix)
            return s
        return socket.create_connection(("127.0.0.1", self.port), timeout)

    def raw(self, data, method="GET", timeout=TIMEOUT, shut=False):
        """Sends bytes as they are; reads one answer."""
        with self.connect(timeout) as s:
            try:
                s.sendall(data)
                if shut:
                    s.shutdown(socket.SHUT_WR)
            except (BrokenPipeError, ConnectionResetError):
                pass  # the server has said enough: read what it said
            r = http.client.HTTPResponse(s, method=method)
            r.begin()
            return Answer(r, r.read())

    def request(self, method, target, headers=(), body=None, **how):
        if isinstance(target, str):
            target = target.encode()
        lines = [method.encode() + b" " + target + b" HTTP/1.1"]
        given = {n.lower() for n, _ in dict(headers).items()}
        if "host" not in given:
            lines.append(b"Host: " + self.host.encode())
        lines.append(b"Connection: close")
        for n, v in dict(headers).items():
            if v is not None:
                v = v if isinstance(v, bytes) else v.encode()
                lines.append(n.encode() + b": " + v)
        if body is not None:
            if isinstance(body, str):
                body = body.encode()
            if "content-length" not in given:
                lines.append(b"Content-Length: %d" % len(body))
        data = b"\r\n".join(lines) + b"\r\n\r\n" + (body or b"")
        return self.raw(data, method=method, **how)

    def get(self, target, headers=(), **how):
        return self.request("GET", target, headers, **how)

    def head(self, target, headers=(), **how):
        return self.request("HEAD", target, headers, **how)

    def post(self, target, fields=None, headers=(), body=None, **how):
        """A form from our own page unless headers say otherwise."""
        h = {"Content-Type": "application/x-www-form-urlencoded",
             "Sec-Fetch-Site": "same-origin"}
        h.update(headers)
        if body is None:
            body = urllib.parse.urlencode(fields or {})
        return self.request("POST", target, h, body, **how)


SAMPLE = re.compile(r"^([a-z_:][a-z0-9_:]*)(\{.*\})? (\S+)$", re.I)


def parse_metrics(text):
    """{name: [(labels, value)]}"""
    out = {}
    for line in text.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        m = SAMPLE.match(line)
        assert m, f"not Prometheus text: {line}"
        labels = dict(re.findall(r'(\w+)="((?:[^"\\]|\\.)*)"', m[2] or ""))
        out.setdefault(m[1], []).append((labels, float(m[3])))
    return out


class Shop(Client):
    """A running shop, seen from outside."""

    def __init__(self, url):
        u = urllib.parse.urlsplit(url)
        super().__init__(u.port or 80, host=u.hostname)
        self.url = url.rstrip("/")
        self.scratch = False


class Stack(Client):
    """A scratch stack below a folder of its own."""

    def __init__(self, build=None, env=(), **settings):
        self.build = build or os.environ.get("SOUK_TEST_B", "build")
        self.parent = tempfile.mkdtemp(prefix="souk-test-", dir="/tmp")
        os.chmod(self.parent, 0o755)
        self.var = self.parent + "/var"
        super().__init__(free_port())
        self.url = f"http://localhost:{self.port}"
        self.scratch = True
        self.settings = {"FSYNC": "off", "DEMO": "full", "WORKERS": "2",
                         "NGINX_WORKERS": "1", "HANG_SECONDS": "10"}
        self.settings.update(settings)
        self.env = dict(env)
        self.where = {}

    # --- the stack's own commands

    def command(self, *words, check=True, timeout=120):
        env = {k: v for k, v in os.environ.items()
               if k not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL")}
        env.update(self.settings, VAR=self.var, PORT=str(self.port),
                   B=self.build, BUILD="no", DEPS="no", **self.env)
        p = subprocess.run(
            [str(ROOT / "ansible/local/stack"), *words], cwd=ROOT, env=env,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, timeout=timeout)
        if check and p.returncode != 0:
            raise AssertionError(f"stack {' '.join(words)}: {p.stdout}"
                                 + self.tail())
        return p.stdout

    def up(self):
        # All builds sell the same catalogue; its pictures are drawn once.
        demo = ROOT / self.build / "demo"
        if not demo.exists() and (ROOT / "build/demo").exists():
            demo.symlink_to(ROOT / "build/demo")
        for last in (False, False, True):
            try:
                self.command("up")
                break
            except AssertionError as e:
                # Somebody else may have taken the port since we looked.
                if last or "is taken" not in str(e):
                    raise
                self.port = free_port()
                self.host = f"localhost:{self.port}"
                self.url = f"http://{self.host}"
        for line in self.command("env").splitlines():
            name, _, value = line.partition("=")
            self.where[name] = " ".join(shlex.split(value))
        self.run = self.where["RUN"]
        self.log_dir = self.where["LOG_DIR"]
        self.internal = Client(unix=self.run + "/internal.sock")

    def down(self):
        self.command("down", check=False)
        shutil.rmtree(self.parent, ignore_errors=True)

    def __enter__(self):
        try:
            self.up()
        except BaseException:
            self.keep_logs("up")
            self.down()
            raise
        return self

    def __exit__(self, kind, *_):
        if kind is not None:
            self.keep_logs("failed")
        self.down()

    def keep_logs(self, name):
        """Copies the logs to where make check's logs are."""
        to = ROOT / "build/check" / f"stack-{name}"
        shutil.rmtree(to, ignore_errors=True)
        shutil.copytree(self.var + "/log", to, dirs_exist_ok=True,
                        ignore_dangling_symlinks=True) \
            if os.path.isdir(self.var + "/log") else None
        return to

    def tail(self, lines=15):
        out = ""
        for path in sorted(glob.glob(self.var + "/log/*.log")):
            with open(path, errors="replace") as f:
                last = f.readlines()[-lines:]
            if last and not path.endswith("access.log"):
                out += f"\n--- {os.path.basename(path)}\n" + "".join(last)
        return out

    def start(self, name):
        self.command("start", name)

    def stop(self, name, **env):
        self.command("stop", name)

    def restart(self, name):
        self.command("restart", name)

    def wait_ready(self, seconds=15):
        wait_until(lambda: self.get("/readyz").status == 200, seconds,
                   "/readyz")

    # --- the pools' metrics

    def metrics(self):
        a = self.internal.get("/metrics")
        assert a.status == 200, a
        return parse_metrics(a.text)

    def metric(self, name, **labels):
        """The sum of all samples of that name that carry the labels."""
        return sum(v for have, v in self.metrics().get(name, ())
                   if labels.items() <= have.items())

    def pids(self, pool="storefront"):
        """The pool's workers, by the master's children."""
        with open(f"{self.run}/{pool}.pid") as f:
            hold = int(f.readline())
        masters = children(hold)
        return [w for m in masters for w in children(m)]

    # --- logs

    def mark(self):
        return {p: os.path.getsize(p)
                for p in glob.glob(self.log_dir + "/*.log")}

    def lines(self, mark, *names):
        """Log lines since the mark, of these programs (all pools when none
        is named), parsed; a line that is no JSON is {"raw": line}."""
        out = []
        for path in sorted(glob.glob(self.log_dir + "/*.log")):
            name = os.path.basename(path)[:-4]
            if names and name not in names:
                continue
            if not names and name in ("access", "nginx", "postgres", "up"):
                continue
            with open(path, "rb") as f:
                f.seek(mark.get(path, 0))
                data = f.read()
            for line in data[:data.rfind(b"\n") + 1].splitlines():
                try:
                    out.append(json.loads(line))
                except ValueError:
                    out.append({"raw": line.decode(errors="replace")})
        return out

    def lines_of(self, mark, request):
        return [e for e in self.lines(mark) if e.get("request") == request]

    # --- the database

    def psql(self, role=None):
        """A connection as a role with its password, or as the
        administrator."""
        if role is None:
            c = psycopg2.connect(self.where["OWNER_URL"])
        else:
            with open(f"{self.var}/secrets/{role}.password") as f:
                password = f.readline().strip()
            c = psycopg2.connect(host=self.run + "/pg", dbname="souk",
                                 user=role, password=password)
        c.autocommit = True
        return c

    def sql(self, text, *args):
        c = self.psql()
        try:
            with c.cursor() as cur:
                cur.execute(text, args)
                return cur.fetchall()
        finally:
            c.close()

    def value(self, text, *args):
        return self.sql(text, *args)[0][0]

    def digest(self):
        """{table: (rows, hash)} of every table of ours: what "nothing was
        changed" means."""
        c = self.psql()
        out = {}
        with c.cursor() as cur:
            cur.execute("SELECT format('%I.%I', schemaname, tablename)"
                        " FROM pg_tables WHERE schemaname NOT IN"
                        " ('pg_catalog', 'information_schema')")
            for (table,) in cur.fetchall():
                cur.execute(f"SELECT count(*), sum(hashtextextended("
                            f"t::text, 0)) FROM {table} t")
                out[table] = cur.fetchone()
        c.close()
        return out

    def open_transactions(self, role="souk_storefront"):
        return self.value("SELECT count(*) FROM pg_stat_activity WHERE"
                          " usename = %s AND xact_start IS NOT NULL", role)


def children(pid):
    """By each process's parent: /proc/PID/task/PID/children leaves some out
    while others of them end."""
    out = []
    for path in glob.glob("/proc/[0-9]*/stat"):
        try:
            with open(path) as f:
                fields = f.read().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            out.append(int(path.split("/")[2]))
    return sorted(out)


# --- FastCGI, for whoever can write to a pool's socket

BEGIN, ABORT, END, PARAMS, STDIN, STDOUT, STDERR = 1, 2, 3, 4, 5, 6, 7


def fcgi_record(kind, data=b"", request=1, version=1, pad=0, length=None):
    n = len(data) if length is None else length
    return bytes((version, kind)) + request.to_bytes(2, "big") \
        + n.to_bytes(2, "big") + bytes((pad, 0)) + data + b"\0" * pad


def fcgi_pairs(params):
    out = io.BytesIO()
    for name, value in params:
        for s in (name, value):
            out.write(bytes((len(s),)) if len(s) < 128
                      else (len(s) | 1 << 31).to_bytes(4, "big"))
        out.write(name + value)
    return out.getvalue()


def fcgi_request(params, body=b""):
    """The bytes of a whole request; params are str or bytes pairs."""
    pairs = fcgi_pairs([tuple(x if isinstance(x, bytes) else x.encode()
                              for x in p) for p in params])
    out = fcgi_record(BEGIN, b"\0\1\0" + b"\0" * 5)
    for i in range(0, len(pairs), 65535):
        out += fcgi_record(PARAMS, pairs[i:i + 65535])
    out += fcgi_record(PARAMS)
    for i in range(0, len(body), 65535):
        out += fcgi_record(STDIN, body[i:i + 65535])
    return out + fcgi_record(STDIN)


def fcgi_talk(path, data, timeout=TIMEOUT, shut=False):
    """Sends bytes to a pool's socket; what came back before it was closed, or
    None when nothing did within the time."""
    s = socket.socket(socket.AF_UNIX)
    s.settimeout(timeout)
    got = b""
    try:
        s.connect(path)
        s.sendall(data)
        if shut:
            s.shutdown(socket.SHUT_WR)
        while True:
            piece = s.recv(65536)
            if not piece:
                return got
            got += piece
    except (ConnectionResetError, BrokenPipeError):
        return got
    except socket.timeout:
        return None
    finally:
        s.close()


def fcgi_stdout(data):
    """The STDOUT stream of an answer."""
    out = b""
    while len(data) >= 8:
        n, pad = int.from_bytes(data[4:6], "big"), data[6]
        if data[1] == STDOUT:
            out += data[8:8 + n]
        data = data[8 + n + pad:]
    return out


def fcgi_status(data):
    m = re.match(rb"(?:.*\r\n)*?Status: (\d+)", fcgi_stdout(data))
    return int(m[1]) if m else 0


PARAMS_PLAIN = (
    ("REQUEST_METHOD", "GET"), ("DOCUMENT_URI", "/healthz"),
    ("REQUEST_URI", "/healthz"), ("QUERY_STRING", ""),
    ("REMOTE_ADDR", "127.0.0.1"), ("REQUEST_ID", "0" * 32),
    ("HTTP_HOST", "localhost"),
)
