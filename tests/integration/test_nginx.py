"""nginx itself: its own errors, headers on every answer, sizes, what the pools
are told, and that no log ever holds a query."""
import json
import os
import pathlib
import re
import shutil
import socket
import tempfile
import time

import pytest

from test_stack import Shop

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="needs root")

SECRET = "s3cr3t-query"
HEADERS = {
    "content-security-policy": "default-src 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.fixture(scope="module")
def shop():
    base = pathlib.Path(tempfile.mkdtemp(prefix="souk-t."))
    base.chmod(0o755)
    s = Shop(base / "v")
    s.up()
    yield s
    s.end()
    shutil.rmtree(base, ignore_errors=True)


class Answer:
    def __init__(self, raw):
        head, _, self.body = raw.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        self.status = int(lines[0].split()[1]) if lines[0].startswith("HTTP/") else 0
        self.headers = {}
        for line in lines[1:]:
            name, _, value = line.partition(":")
            self.headers.setdefault(name.lower(), []).append(value.strip())

    def one(self, name):
        values = self.headers.get(name, [])
        assert len(values) <= 1, f"{name} is there {len(values)} times"
        return values[0] if values else None


def talk(shop, raw, address=None):
    """Sends bytes as they are, reads to the end."""
    family = socket.AF_UNIX if address else socket.AF_INET
    with socket.socket(family) as s:
        s.settimeout(10)
        s.connect(address or ("127.0.0.1", shop.port))
        try:
            s.sendall(raw)
        except OSError:
            pass  # refused in the middle
        data = b""
        try:
            while True:
                chunk = s.recv(65536)
                if not chunk:
                    break
                data += chunk
        except ConnectionResetError:
            pass
    return Answer(data)


def ask(shop, path, method="GET", headers="", body=b"", address=None):
    if body:
        headers += f"Content-Length: {len(body)}\r\n"
    return talk(shop, (f"{method} {path} HTTP/1.1\r\nHost: shop.test\r\n{headers}"
                       "Connection: close\r\n\r\n").encode("latin-1") + body, address)


Q = "?key=" + SECRET
ERRORS = [
    ("unknown method", "DELETE /p/x" + Q + " HTTP/1.1", "", 405),
    ("made-up method", "FOO /de/p/x" + Q + " HTTP/1.1", "", 405),
    ("TRACE", "TRACE /" + Q + " HTTP/1.1", "", 405),
    ("static file that is not there", "GET /static/no.css" + Q + " HTTP/1.1", "", 404),
    ("a folder", "GET /static/" + Q + " HTTP/1.1", "", 404),
    ("post to a file", "POST /media/x.avif" + Q + " HTTP/1.1", "", (404, 405)),
    ("the error pages themselves", "GET /errors/plain.html" + Q + " HTTP/1.1", "", 404),
    ("metrics from outside", "GET /metrics" + Q + " HTTP/1.1", "", 404),
    ("climbing out", "GET /../../etc/passwd" + Q + " HTTP/1.1", "", 400),
    ("climbing out, encoded", "GET /static/..%2f..%2f..%2fetc/passwd" + Q + " HTTP/1.1", "", 400),
    ("climbing out, below", "GET /static/%2e%2e/%2e%2e/%2e%2e/etc/passwd" + Q + " HTTP/1.1", "", 400),
    ("NUL", "GET /p/%00" + Q + " HTTP/1.1", "", 400),
    ("broken percent", "GET /p/%zz" + Q + " HTTP/1.1", "", 400),
    ("no host", "GET /" + Q + " HTTP/1.1", None, 400),
    ("two hosts", "GET /" + Q + " HTTP/1.1", "Host: other\r\n", 400),
    ("control byte in the line", "GET /\x01" + Q + " HTTP/1.1", "", 400),
    ("no such protocol", "GET /" + Q + " HTTP/9.1", "", 505),
    ("line too long", "GET /" + Q + "a" * 9000 + " HTTP/1.1", "", 414),
    ("header too long", "GET /" + Q + " HTTP/1.1", "X: " + "a" * 9000 + "\r\n", 431),
    ("headers too long together", "GET /" + Q + " HTTP/1.1",
     "".join(f"X-{i}: {'a' * 4000}\r\n" for i in range(20)), 431),
    ("body too large", "POST /" + Q + " HTTP/1.1", "Content-Length: 1048577\r\n", 413),
    ("bad length", "POST /" + Q + " HTTP/1.1", "Content-Length: -1\r\n", 400),
    ("two lengths", "POST /" + Q + " HTTP/1.1",
     "Content-Length: 1\r\nContent-Length: 2\r\n", 400),
    ("length and chunks", "POST /" + Q + " HTTP/1.1",
     "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n", 400),
]


@pytest.mark.parametrize("line,headers,want", [e[1:] for e in ERRORS],
                         ids=[e[0] for e in ERRORS])
def test_own_errors(shop, line, headers, want):
    host = "" if headers is None else "Host: shop.test\r\n"
    raw = f"{line}\r\n{host}{headers or ''}Connection: close\r\n\r\n"
    a = talk(shop, raw.encode("latin-1"))
    assert a.status in (want if isinstance(want, tuple) else (want,))
    for name, start in HEADERS.items():
        assert (a.one(name) or "").startswith(start), name
    assert re.fullmatch("[0-9a-f]{32}", a.one("x-request-id"))
    assert "nginx/" not in str(a.headers)
    assert a.one("strict-transport-security") is None
    assert a.one("content-type") == "text/html; charset=utf-8"
    assert a.one("cache-control") == "no-store"
    assert b"<html lang=" in a.body and b"nginx" not in a.body
    if a.status == 405:
        assert a.one("allow") == "GET, HEAD, POST"


def test_headers_on_the_pool_s_answers(shop):
    a = ask(shop, "/healthz")
    assert a.status == 200
    for name, start in HEADERS.items():
        assert (a.one(name) or "").startswith(start), name
    assert re.fullmatch("[0-9a-f]{32}", a.one("x-request-id"))


def test_files(shop):
    media, static = shop.var / "media", shop.var / "nginx/site/static"
    (media / "t-1a2b-320.webp").write_bytes(b"RIFF")
    a = ask(shop, "/media/t-1a2b-320.webp" + Q)
    assert a.status == 200 and a.body == b"RIFF"
    assert a.one("content-type") == "image/webp"
    assert a.one("cache-control") == "public, max-age=31536000, immutable"
    for name, start in HEADERS.items():
        assert (a.one(name) or "").startswith(start), name
    again = ask(shop, "/media/t-1a2b-320.webp",
                headers=f"If-None-Match: {a.one('etag')}\r\n")
    assert again.status == 304 and not again.body
    part = ask(shop, "/media/t-1a2b-320.webp", headers="Range: bytes=1-2\r\n")
    assert part.status == 206 and part.body == b"IF"
    bad = ask(shop, "/media/t-1a2b-320.webp", headers="Range: bytes=99-\r\n")
    assert bad.status == 416 and b"<html" in bad.body
    css = next((f for f in static.glob("*.css") if f.with_suffix(".css.gz").exists()), None)
    if css is None:
        pytest.skip("no stylesheet is built yet")
    for coding in ("gzip", "br"):
        a = ask(shop, "/static/" + css.name, headers=f"Accept-Encoding: {coding}\r\n")
        assert a.one("content-encoding") == coding
        assert a.one("content-type") == "text/css; charset=utf-8"
        assert "Accept-Encoding" in a.one("vary")


def test_internal_address(shop):
    at = str(shop.run_dir() / "internal.sock")
    a = ask(shop, "/metrics", address=at)
    assert a.status == 200
    assert b"Active connections" in ask(shop, "/nginx", address=at).body
    assert ask(shop, "/", address=at).status == 404
    assert os.stat(shop.run_dir()).st_mode & 0o007 == 0


def test_pool_away(shop):
    shop.stack("stop", "storefront")
    try:
        for path, lang in (("/p/x", "en"), ("/de/p/x", "de")):
            a = ask(shop, path + Q)
            assert a.status == 503 and a.one("retry-after") == "5"
            assert b"<html" in a.body
            page = shop.var / f"nginx/site/errors/{lang}/503.html"
            if page.exists():
                assert a.body == page.read_bytes()
        assert ask(shop, "/readyz").status == 200, "other pools go on"
    finally:
        shop.stack("start", "storefront")
    assert ask(shop, "/healthz").status == 200


def test_pool_that_does_not_answer(shop):
    """A stopped pool takes connections and says nothing: they wait, and the
    caller gets its page when the time is over (not tried here: 35 s)."""
    conf = (shop.var / "nginx/conf/snippets/fastcgi.conf").read_text()
    wait = int(re.search(r"fastcgi_read_timeout (\d+)s", conf).group(1))
    assert wait > 30, "the pool's own deadline comes first"


def test_no_log_holds_a_query(shop):
    """After all of the above, and again for what pools and files refuse."""
    for path in ("/", "/p/none", "/static/none", "/search", "/healthz", "/readyz"):
        ask(shop, path + Q)
        ask(shop, path + Q, method="POST", body=b"key=" + SECRET.encode(),
            headers=f"Referer: http://shop.test/orders/1{Q}\r\n"
                    f"Cookie: souk={SECRET}\r\n")
    ask(shop, "/the-last-of-these")
    end = time.monotonic() + 10  # the access log is buffered for a second
    while "/the-last-of-these" not in (shop.var / "log/access.log").read_text():
        assert time.monotonic() < end, "the access log"
        time.sleep(0.05)  # poll
    for log in sorted((shop.var / "log").iterdir()):
        assert SECRET not in log.read_text(errors="replace"), log.name
    lines = (shop.var / "log/access.log").read_text().splitlines()
    assert len(lines) > 20
    seen = set()
    for line in lines:
        fields = json.loads(line)
        assert "?" not in fields["path"]
        assert re.fullmatch("[0-9a-f]{32}", fields["request"])
        seen.add((fields["method"], fields["path"], fields["status"]))
    assert ("DELETE", "/p/x", 405) in seen
    assert ("GET", "/metrics", 404) in seen
