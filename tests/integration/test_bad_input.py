"""Bad input: the right status, a page that says what happened and offers the
next step, one log line, nothing changed."""
import os
import signal
import time
import urllib.parse

import pytest
import souk
from test_http import assert_page, assert_secured


@pytest.fixture(scope="module", autouse=True)
def nothing_changed(stack):
    """Whatever this module sends: every row of every table stays as it is."""
    if not stack.scratch:
        yield
        return
    before = stack.digest()
    assert sum(n for n, _ in before.values()) > 1000
    yield
    assert stack.digest() == before


class Watch:
    """Sends a request and looks at its log lines."""

    def __init__(self, stack):
        self.stack = stack

    def refused(self, status, target, method="GET", by="pool", **how):
        mark = self.stack.mark() if self.stack.scratch else None
        a = self.stack.request(method, target, **how)
        assert_page(a, status)
        if mark is not None:
            self.one_line(mark, a, by)
        return a

    def one_line(self, mark, a, by):
        name = ("access",) if by == "nginx" else ("storefront",)

        def lines():
            return [e for e in self.stack.lines(mark, *name)
                    if e.get("request") == a.id]
        souk.wait_until(lines, 5, f"the log line of {a}")
        assert len(lines()) == 1, lines()
        if by == "pool":
            assert lines()[0]["status"] == a.status


@pytest.fixture
def watch(stack):
    return Watch(stack)


# --- queries

@pytest.mark.parametrize("query,status", [
    ("q=%", 400), ("q=%2", 400), ("q=%zz", 400), ("q=%%41", 400),
    ("q=%00", 400), ("q=mug%00", 400), ("q=%1b[2J", 400), ("q=%7f", 400),
    ("%00=x", 400), ("q=%ff", 400), ("q=%c0%af", 400),
    ("q=%e2%82", 400), ("q=%ed%a0%80", 400), ("q=%f5%80%80%80", 400),
    ("%ff=1", 400), ("q=a&" + "&".join(f"a{i}=1" for i in range(200)), 414),
    ("q=" + "x" * 5000, 414), ("x" * 5000, 414),
])
def test_malformed_queries(watch, query, status):
    for path in ("/search", "/", "/de/search"):
        watch.refused(status, f"{path}?{query}")


@pytest.mark.parametrize("raw", [b"q=\xff", b"q=\xc3\xa4\xff", b"\x80=1"])
def test_raw_bytes_in_the_query(watch, raw):
    watch.refused(400, b"/search?" + raw)


def test_well_formed_but_odd_queries(stack):
    for query in ("", "&&&", "=", "=x", "q", "q&q&q", "q=a&q=b", "a=b=c=d",
                  "q=%C3%A4", "utm_source=x&q=mug", "q=+", "q=%20%20",
                  "unknown=" + "y" * 300):
        a = stack.get("/search?" + query)
        assert a.status == 200, (query, a)


def test_raw_utf8_in_the_address(stack):
    a = stack.get("/search?q=grün".encode())
    assert a.status == 200
    assert a.one("input[name=q]")["value"] == "grün"


# --- pages, sorts, slugs

BAD_PAGES = ["-1", "0", "1000000000000", "99999999999999999999999", "1e1",
             "0x2", "1.5", "2;drop", "%EF%BC%92", "NaN", "", "+2", "2%202",
             "-9223372036854775808", "9223372036854775807", "1000000"]


@pytest.mark.parametrize("page", BAD_PAGES)
def test_pages_that_are_none(watch, page):
    a = watch.refused(404, f"/search?q=mug&page={page}")
    assert a.select("a[href='/']")


def test_category_pages_that_are_none(scratch, watch):
    path = scratch.value("SELECT path FROM catalog.category_page"
                         " WHERE locale = 'en' ORDER BY path LIMIT 1")
    for page in BAD_PAGES:
        watch.refused(404, f"/c/{path}?page={page}")
    for sort in ("", "bogus", "price;", "PRICE", "relevance", "price%20"):
        watch.refused(422, f"/c/{path}?sort={sort}")


@pytest.mark.parametrize("sort", ["", "bogus", "price'--", "PRICE"])
def test_sorts_that_are_none(watch, sort):
    watch.refused(422, "/search?q=mug&sort=" + urllib.parse.quote(sort))


@pytest.mark.parametrize("path", [
    "/p/no-such", "/p/" + "x" * 300, "/p/UPPER", "/p/a%20b",
    "/p/%27%20OR%201=1--", "/p/...", "/p/%2e", "/p/-", "/p/a--b", "/p/1",
    "/p/%F0%9F%8D%B5", "/p/a/b", "/p/a%2fb", "/c/no/such/way", "/c/" + "a/" * 50
    + "b", "/c/-", "/c/%20", "/de/p/no-such", "/de/c/x", "/fr/", "/de/de/",
    "/index.php", "/wp-login.php", "/.env", "/.git/config", "/cgi-bin/x",
    "/p/%E2%80%AE", "/%EF%BB%BF", "/admin", "/p/x;v=1",
])
def test_unknown_addresses(stack, watch, path):
    mark = stack.mark() if stack.scratch else None
    a = stack.get(path)
    assert a.status in (404, 400, 301), (path, a)
    if a.status != 301:
        assert_page(a, a.status)
        if mark is not None:
            watch.one_line(mark, a, "pool")


@pytest.mark.parametrize("path", [
    "/%00", "/p/%00", "/p/a%00b", "/search%00", "/%ff", "/p/%c3", "/p/%c0%ae",
    "/c/%ed%a0%80", "/p/%0d%0aX:1", "/%7f", "/p/%1b",
])
def test_garbled_paths(stack, path):
    a = stack.get(path)
    assert a.status in (400, 404), (path, a)
    assert_page(a, a.status)


@pytest.mark.parametrize("path", [
    "/../etc/passwd", "/../../../../etc/passwd", "/static/../../etc/passwd",
    "/static/..%2f..%2f..%2fetc/passwd", "/static/%2e%2e/%2e%2e/etc/passwd",
    "/static/....//....//etc/passwd", "/static../secrets/x",
    "/static..%2f", "/media/../secrets/souk_storefront.password",
    "/media../etc/passwd", "/media/%2e%2e/etc/storefront.conf",
    "/static/%252e%252e/x", "/static/..\\..\\etc\\passwd",
    "/errors/en/404.html", "/errors/plain.html",
    "/static//etc/passwd", "/static/%00", "/media/.%2e/etc/settings",
    "/%2e%2e/%2e%2e/etc/passwd", "/..;/x", "/static/./../x", "/./static/x",
    "/static/%c0%ae%c0%ae/x",
])
def test_path_traversal(stack, path):
    a = stack.get(path)
    assert a.status in (400, 403, 404), (path, a)
    assert_page(a, a.status)
    for inside in (b"root:", b"database_url", b"PORT="):
        assert inside not in a.body


# --- headers and cookies

def test_oversized_cookies(stack, watch):
    watch.refused(431, "/", by="nginx",
                  headers={"Cookie": "a=" + "x" * 9000})
    a = stack.get("/", {"Cookie": "a=" + "x" * 7900})
    assert a.status == 200
    watch.refused(431, "/", headers={
        "Cookie": "; ".join(f"c{i}=1" for i in range(100))})


@pytest.mark.parametrize("cookie", [
    "", ";", "=", "a", "a=", "=b", "theme", "theme=", "theme=pink",
    "theme=\"dark", "a=b;;;;c=d", "theme=dark; theme=light", "a=%00", "a=%zz",
    "\t", "a=\tb", "__Host-souk=", "__Host-souk=" + "A" * 200, "ä=ö",
    "theme=<script>alert(1)</script>", ", ".join("a=b" for _ in range(20)),
])
def test_odd_cookies_are_ignored(stack, cookie):
    a = stack.get("/", {"Cookie": cookie})
    assert a.status == 200, a
    assert "<script>alert" not in a.text


@pytest.mark.parametrize("raw", [b"a=\xff", b"a=b\x01c", b"\xc3\x28"])
def test_garbled_cookies(stack, raw):
    a = stack.get("/", {"Cookie": raw})
    assert a.status in (200, 400), a
    if a.status == 400:
        assert_page(a, 400)


@pytest.mark.parametrize("name,value", [
    ("Host", "evil.example"), ("Host", "localhost:99999"), ("Host", "[::1"),
    ("Host", "a/b"), ("Host", "a@b"), ("Host", "x" * 300), ("Host", "."),
    ("Host", "'; DROP"), ("Accept-Language", "\xff" * 50),
    ("Accept-Language", "de-" + "x" * 4000), ("User-Agent", "x" * 8000),
    ("User-Agent", "\"><script>"), ("Referer", "javascript:alert(1)"),
    ("If-None-Match", '"' * 500), ("Origin", "\"'<>"),
    ("Accept-Encoding", "gzip;q=nan, br;q=99999"), ("X-Odd", "\x80\x81"),
    ("Range", "bytes=99999999999999999999-"), ("Range", "bytes=-1,-2,-3,-4"),
    ("Expect", "200-ok"), ("Content-Length", "0"), ("Content-Type", "x"),
])
def test_odd_headers(stack, name, value):
    a = stack.get("/", {name: value.encode("latin-1")})
    assert a.status in (200, 400, 404, 417), (name, value, a)
    assert_secured(a)
    if a.status >= 400:
        assert_page(a, a.status)
    assert "<script>alert" not in a.text and "evil.example" not in a.text


def test_request_id_is_never_the_visitors(stack):
    mine = "f" * 32
    a = stack.get("/nothing", {"X-Request-Id": mine, "Request-Id": mine})
    assert a.id != mine


def test_httpoxy_and_param_smuggling(stack):
    """Headers cannot become FastCGI parameters of ours."""
    a = stack.get("/nothing", {
        "Proxy": "http://evil.example", "Request-Method": "POST",
        "Document-Uri": "/", "Remote-Addr": "127.0.0.1", "Https": "on",
        "Script-Filename": "/etc/passwd"})
    assert a.status == 404


# --- searches

@pytest.mark.parametrize("q", [
    "...", "!!!", "'", "\"", "\\", "--", "/*", "()", "&|!<->:*", "*", "%", "_",
    "-", "\"\"", "? ! . ,", "🍵", "\u200b", "\u202e", "€€€", "…", "¿¡",
])
def test_search_of_punctuation(stack, q):
    a = stack.get("/search?" + urllib.parse.urlencode({"q": q}))
    assert a.status == 200, a
    assert not a.select(".card")
    assert a.select(".ways a"), "departments as a way on"
    assert a.select("form [name=q]")
    assert a.one("h1").get_text(strip=True)


@pytest.mark.parametrize("q", [
    "mug & |", "mug:*", "!mug", "(mug", "mug <-> blue", "mug' OR '1'='1",
    "mug\\", "\"mug", "mug -blue", "a:ABCD", "mug OR", "AND", "or", "the",
    "'mug':1A", "{{mug}}", "{{{mug}}}", "%mug%", "mug;", "${mug}", "null",
    "mug " * 40, "ß", "ſ", "İ", "１２", "a" * 200,
])
def test_odd_searches(stack, q):
    for prefix in ("", "/de"):
        a = stack.get(prefix + "/search?" + urllib.parse.urlencode({"q": q}))
        assert a.status == 200, (q, a)
        assert a.one("input[name=q]")["value"] == q.strip()


def test_search_too_long(watch, stack):
    a = stack.get("/search?q=" + "x" * 201)
    assert a.status == 422
    assert "200" in a.one("main").get_text()
    assert a.select("form [name=q]")
    a = stack.get("/search?q=" + "%C3%A4" * 150)
    assert a.status == 422
    watch.refused(414, "/search?q=" + "x" * 5000)
    watch.refused(414, "/search?q=" + "x" * 10240, by="nginx")


# --- forms

FORM = "application/x-www-form-urlencoded"
SAME = {"Sec-Fetch-Site": "same-origin", "Content-Type": FORM}


@pytest.mark.parametrize("body,status", [
    (b"theme=%", 400), (b"theme=%zz", 400), (b"theme=%00", 400),
    (b"theme=%ff", 400), (b"theme=\xff", 400), (b"theme=a%1bb", 400),
    (b"&".join(b"a%d=1" % i for i in range(500)), 413),
    (b"theme=" + b"x" * 100000, 413),
])
def test_malformed_forms(watch, body, status):
    a = watch.refused(status, "/preferences", method="POST", headers=SAME,
                      body=body)
    assert not a.all("Set-Cookie")


@pytest.mark.parametrize("body", [
    b"", b"&", b"theme", b"theme=", b"theme=Dark", b"theme=dark,",
    b"Theme=dark", b"theme=pink&theme=dark",
])
def test_forms_without_a_choice(stack, body):
    a = stack.request("POST", "/preferences", SAME, body)
    assert a.status == 422, (body, a)
    assert a.one("#theme-problem").get_text(strip=True)
    assert not a.all("Set-Cookie")


@pytest.mark.parametrize("kind,status", [
    ("text/plain", 415), ("application/json", 415), (None, 415), ("", 415),
    ("multipart/form-data", 400), ("multipart/form-data; boundary=", 400),
    ("multipart/form-data; boundary=" + "b" * 200, 400),
    ("multipart/form-data; boundary=x", 400), ("application/x-www-form-" * 20,
                                               415),
])
def test_other_kinds_of_body(watch, kind, status):
    watch.refused(status, "/preferences", method="POST", body=b"theme=dark",
                  headers={"Sec-Fetch-Site": "same-origin",
                           "Content-Type": kind})


def part(name=b"theme", value=b"dark", more=b""):
    return b"--x\r\nContent-Disposition: form-data; name=\"" + name \
        + b"\"" + more + b"\r\n\r\n" + value + b"\r\n"


@pytest.mark.parametrize("body,status", ids=lambda v: str(v)[:30], argvalues=[
    (part() + b"--x--\r\n", 303),
    (part(), 400), (b"--x--\r\n", 422), (b"x" * 1000, 400),
    (b"--x\r\n\r\ndark\r\n--x--\r\n", 400),
    (b"--x\r\nContent-Disposition: form-data\r\n\r\nd\r\n--x--\r\n", 400),
    (b"--x\r\n" + b"A: b\r\n" * 2000 + b"\r\nd\r\n--x--\r\n", 400),
    (b"".join(part(b"a%d" % i) for i in range(100)) + b"--x--\r\n", 413),
    (part(value=b"x" * 70000) + b"--x--\r\n", 413),
    (part(value=b"\0") + b"--x--\r\n", 400),
    (part(value=b"\xff") + b"--x--\r\n", 400),
])
def test_multipart(stack, body, status):
    a = stack.request("POST", "/preferences", {
        "Sec-Fetch-Site": "same-origin",
        "Content-Type": "multipart/form-data; boundary=x"}, body)
    assert a.status == status, a
    if status >= 400 and status != 422:
        assert_page(a, status)


def test_length_missing_or_wrong(stack):
    head = (b"POST /preferences HTTP/1.1\r\nHost: localhost\r\n"
            b"Sec-Fetch-Site: same-origin\r\nContent-Type: "
            + FORM.encode() + b"\r\n")
    a = stack.raw(head + b"\r\n", method="POST")
    assert a.status in (411, 422), a
    assert_secured(a)
    for length in (b"-1", b"x", b"1e3", b"99999999999999999999999", b"0x10"):
        a = stack.raw(head + b"Content-Length: " + length + b"\r\n\r\nx",
                      method="POST")
        assert a.status in (400, 413), (length, a)
        assert_page(a, a.status)
    a = stack.raw(head + b"Transfer-Encoding: chunked\r\n\r\n"
                  b"zz\r\ntheme=dark\r\n0\r\n\r\n", method="POST")
    assert a.status == 400, a
    a = stack.raw(head + b"Transfer-Encoding: chunked\r\n\r\n"
                  b"a\r\ntheme=dark\r\n0\r\n\r\n", method="POST")
    assert a.status in (303, 411), a


# --- on the pool's socket: whoever gets there may still not harm it

def record(kind, data=b"", **how):
    return souk.fcgi_record(kind, data, **how)


START = record(souk.BEGIN, b"\0\1\0" + b"\0" * 5)
HOSTILE = {
    "nothing": b"",
    "one byte": b"\1",
    "noise": bytes(range(256)) * 20,
    "zeros": b"\0" * 4096,
    "http": b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
    "wrong version": record(souk.BEGIN, b"\0\1\0" + b"\0" * 5, version=9),
    "no role": record(souk.BEGIN, b"\0\0\0" + b"\0" * 5),
    "filter": record(souk.BEGIN, b"\0\3\0" + b"\0" * 5),
    "short begin": record(souk.BEGIN, b"\0\1"),
    "request 0": record(souk.BEGIN, b"\0\1\0" + b"\0" * 5, request=0),
    "begin twice": START + START,
    "two requests": START + record(souk.BEGIN, b"\0\1\0" + b"\0" * 5,
                                   request=2),
    "abort": START + record(souk.ABORT),
    "no params": START + record(souk.PARAMS) + record(souk.STDIN),
    "stdin first": START + record(souk.STDIN, b"x") + record(souk.PARAMS),
    "unknown type": START + record(200, b"x" * 100),
    "half a record": START + record(souk.PARAMS, b"x", length=60000),
    "name past the end": START + record(souk.PARAMS, b"\x7f\x00ab")
    + record(souk.PARAMS) + record(souk.STDIN),
    "4 GB name": START + record(souk.PARAMS, b"\xff\xff\xff\xff" * 2 + b"ab")
    + record(souk.PARAMS) + record(souk.STDIN),
    "lengths that overflow": START + record(
        souk.PARAMS, b"\x7f\xff\xff\xff" * 2 + b"ab") + record(souk.PARAMS)
    + record(souk.STDIN),
    "2 GB sum": START + record(
        souk.PARAMS, b"\xc0\0\0\0" + b"\xc0\0\0\0" + b"ab")
    + record(souk.PARAMS) + record(souk.STDIN),
    "split length": START + record(souk.PARAMS, b"\x80")
    + record(souk.PARAMS, b"\0\0") + record(souk.PARAMS, b"\4\0name")
    + record(souk.PARAMS) + record(souk.STDIN),
    "padding only": START + record(souk.PARAMS, b"", pad=255) * 50,
    "get values": record(9, souk.fcgi_pairs([(b"FCGI_MPXS_CONNS", b"")] * 500),
                         request=0),
    "many empty params": souk.fcgi_request([("", "")] * 20000),
    "huge param": souk.fcgi_request(souk.PARAMS_PLAIN
                                    + (("X", "y" * 1_000_000),)),
    "megabytes of params": souk.fcgi_request(
        [(f"X{i}", "y" * 60000) for i in range(100)]),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_fastcgi(scratch, name):
    """Alone and cut short, each leaves every worker there and answering."""
    pids = sorted(scratch.pids())
    for shut in (True, False):
        for _ in range(2):
            got = souk.fcgi_talk(scratch.run + "/storefront.sock",
                                 HOSTILE[name], timeout=8, shut=shut)
            assert got is not None, "the worker kept it open"
    assert sorted(scratch.pids()) == pids, "a worker died"
    for _ in range(4):
        assert scratch.get("/healthz").status == 200


def plain(**other):
    p = dict(souk.PARAMS_PLAIN)
    p.update(other)
    return [(k, v) for k, v in p.items() if v is not None]


@pytest.mark.parametrize("params,status", [
    (plain(), 200),
    (plain(DOCUMENT_URI=None), 200), (plain(DOCUMENT_URI=""), 200),
    (plain(DOCUMENT_URI=None, REQUEST_URI=None), 400),
    (plain(DOCUMENT_URI="x"), 400), (plain(DOCUMENT_URI="/a\0b"), 400),
    (plain(DOCUMENT_URI="/../x"), 400), (plain(DOCUMENT_URI=b"/\xff"), 400),
    (plain(DOCUMENT_URI="/" + "x" * 9000, REQUEST_URI="/"), 414),
    (plain(REQUEST_URI="/" + "x" * 20000), 414),
    (plain(QUERY_STRING="x" * 20000), 414),
    (plain(QUERY_STRING="a=%zz"), 400),
    (plain(HTTP_COOKIE="a=" + "x" * 20000), 431),
    (plain(HTTP_USER_AGENT="x" * 20000), 431),
    (plain(HTTP_USER_AGENT="a\r\nX: y"), 400),
    (plain(HTTP_HOST="a b"), 400), (plain(HTTP_HOST="x\0y"), 400),
    (plain(REQUEST_METHOD="BREW"), 501), (plain(REQUEST_METHOD=""), 501),
    (plain(REQUEST_METHOD=None), 501),
    (plain(REQUEST_METHOD="POST", CONTENT_LENGTH="-1"), 400),
    (plain(REQUEST_METHOD="POST", CONTENT_LENGTH="99999999999999999999"), 400),
    (plain(REQUEST_METHOD="POST", CONTENT_LENGTH="1x"), 400),
    (plain(REQUEST_ID="not hex\r\nX: y"), (200, 400)),
    (plain(REQUEST_ID="x" * 5000), (200, 431)),
    (plain() + [("REQUEST_METHOD", "POST")], 200),
])
def test_fastcgi_parameters(scratch, params, status):
    got = souk.fcgi_talk(scratch.run + "/storefront.sock",
                         souk.fcgi_request(params))
    assert got, "no answer"
    allowed = status if isinstance(status, tuple) else (status,)
    assert souk.fcgi_status(got) in allowed or (
        200 in allowed and souk.fcgi_status(got) == 0), souk.fcgi_stdout(got)
    head = souk.fcgi_stdout(got).split(b"\r\n\r\n")[0]
    assert b"\nX:" not in head.replace(b"\r", b"")


def test_announced_body_that_never_comes(scratch):
    """A worker waits for it two seconds and not for ever."""
    data = souk.fcgi_request(plain(
        REQUEST_METHOD="POST", DOCUMENT_URI="/preferences",
        REQUEST_URI="/preferences", HTTP_SEC_FETCH_SITE="same-origin",
        CONTENT_TYPE=FORM, CONTENT_LENGTH="1000"), b"theme=dark")
    got = souk.fcgi_talk(scratch.run + "/storefront.sock", data, timeout=9)
    assert got is not None
    assert souk.fcgi_status(got) in (0, 400, 408), souk.fcgi_stdout(got)
    assert b"Set-Cookie" not in souk.fcgi_stdout(got)


# --- peers that are away

def pages(stack):
    slug = stack.value("SELECT slug FROM catalog.product_page"
                       " WHERE locale = 'en' LIMIT 1")
    return ["/", f"/p/{slug}", "/search?q=mug", "/de/"]


@pytest.mark.seconds(90)
def test_postgres_away(scratch):
    urls = pages(scratch)
    scratch.stop("postgres")
    try:
        for _ in range(2):
            for url in urls:
                start = time.monotonic()
                a = scratch.get(url)
                assert_page(a, 503)
                assert int(a.header("Retry-After")) > 0
                assert time.monotonic() - start < 5, "made to wait"
        assert scratch.get("/healthz").status == 200
        a = scratch.get("/readyz")
        assert a.status == 503, a
        assert scratch.get("/nothing").status == 404
        a = scratch.post("/preferences", {"theme": "dark", "back": "/"})
        assert a.status in (303, 503)
    finally:
        scratch.start("postgres")
    for url in urls:
        souk.wait_until(lambda: scratch.get(url).status == 200, 15, url)
    scratch.wait_ready()
    for url in urls * 4:
        assert scratch.get(url).status == 200


def test_postgres_connections_cut(scratch):
    """Every connection ended by the server: the next requests succeed, or
    say 503 once, and then succeed."""
    urls = pages(scratch)
    for _ in range(3):
        scratch.sql("SELECT count(pg_terminate_backend(pid)) FROM"
                    " pg_stat_activity WHERE usename = 'souk_storefront'")
        for url in urls * 2:
            assert scratch.get(url).status in (200, 503)
        for url in urls:
            souk.wait_until(lambda: scratch.get(url).status == 200, 10, url)
    assert scratch.open_transactions() == 0


@pytest.mark.seconds(120)
def test_postgres_hangs(scratch):
    """Backends that stop answering cost a bounded time, then a 503."""
    urls = pages(scratch)
    backends = [p for p, in scratch.sql(
        "SELECT pid FROM pg_stat_activity WHERE usename = 'souk_storefront'")]
    assert backends
    for p in backends:
        os.kill(p, signal.SIGSTOP)
    try:
        for url in urls[:len(backends)]:
            start = time.monotonic()
            a = scratch.get(url, timeout=40)
            assert a.status in (200, 503), a
            assert time.monotonic() - start < 15
            if a.status == 503:
                assert_page(a, 503)
    finally:
        for p in backends:
            try:
                os.kill(p, signal.SIGCONT)
            except ProcessLookupError:
                pass
    for url in urls:
        souk.wait_until(lambda: scratch.get(url).status == 200, 20, url)


@pytest.mark.seconds(90)
def test_memcached_away(scratch):
    urls = pages(scratch)
    scratch.stop("memcached")
    try:
        for url in urls * 2:
            assert scratch.get(url).status == 200, url
        a = scratch.get("/readyz")
        assert a.status == 200 and "degraded" in a.text, a
    finally:
        scratch.start("memcached")
    souk.wait_until(lambda: "degraded" not in scratch.get("/readyz").text, 20)
    for url in urls:
        assert scratch.get(url).status == 200
