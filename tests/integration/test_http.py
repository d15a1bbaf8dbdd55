"""What HTTP promises whatever the page: headers, conditions, compression,
methods, health, metrics, the same-origin rule."""
import gzip
import json
import re
import subprocess

import pytest
import souk

CSP = {
    "default-src": "'none'", "style-src": "'self'", "script-src": "'self'",
    "img-src": "'self' data:", "font-src": "'self'", "connect-src": "'self'",
    "form-action": "'self'", "base-uri": "'none'", "frame-ancestors": "'none'",
    "manifest-src": "'self'",
}


def assert_secured(a):
    """The headers that every answer carries, exactly once each."""
    for name in ("Content-Security-Policy", "X-Content-Type-Options",
                 "Referrer-Policy", "Permissions-Policy",
                 "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy",
                 "X-Request-Id"):
        assert len(a.all(name)) == 1, (name, a)
    rules = dict(r.strip().split(" ", 1)
                 for r in a.header("Content-Security-Policy").split(";"))
    assert rules == CSP
    assert a.header("X-Content-Type-Options") == "nosniff"
    assert a.header("Referrer-Policy") == "same-origin"
    assert re.fullmatch(r"[0-9a-f]{32}", a.id), a
    assert "nginx/" not in a.header("Server", "")
    assert not a.header("X-Powered-By")
    for name in ("Content-Type", "Cache-Control", "ETag", "Status", "Date"):
        assert len(a.all(name)) <= 1, (name, a)


def assert_page(a, status):
    """A page in the shop's look that says what happened and leads on."""
    assert a.status == status, a
    assert_secured(a)
    assert a.header("Content-Type") == "text/html; charset=utf-8"
    assert a.header("Cache-Control") in ("no-store", "private, no-store"), a
    assert a.one("html").get("lang") in ("en", "de")
    assert a.one("h1").get_text(strip=True)
    assert a.one("p").get_text(strip=True)
    assert a.select("a[href^='/']"), "no way on"
    assert not re.search(r"nginx|FastCGI|RC_|postgres|stack|0x[0-9a-f]{6}",
                         a.text), "insides on a page"


# --- an answer's frame

@pytest.mark.parametrize("path,status", [
    ("/", 200), ("/de/", 200), ("/search?q=mug", 200), ("/search", 200),
    ("/nothing", 404), ("/static/nothing.css", 404), ("/healthz", 200),
    ("/readyz", 200), ("/metrics", 404), ("/preferences", 200),
])
def test_headers_on_every_answer(stack, path, status):
    for method in ("GET", "HEAD"):
        a = stack.request(method, path)
        assert a.status == status
        assert_secured(a)


def test_head_is_get_without_body(stack):
    for path in ("/", "/search?q=mug", "/nothing", "/de/"):
        g, h = stack.get(path), stack.head(path)
        assert h.status == g.status and h.body == b""
        drop = {"date", "x-request-id", "connection"}
        assert {(n, v) for n, v in g.headers if n.lower() not in drop} \
            == {(n, v) for n, v in h.headers if n.lower() not in drop}, path


def test_pages_have_no_inline_script_or_style(stack):
    for path in ("/", "/search?q=mug", "/nothing"):
        a = stack.get(path)
        for e in a.select("script"):
            assert e.get("src") and not e.get_text(strip=True)
        assert not a.select("style")
        for e in a.soup.find_all(True):
            assert "style" not in e.attrs, e
            assert not any(k.startswith("on") for k in e.attrs), e


def test_no_cookie_before_a_choice(stack):
    for path in ("/", "/search?q=mug", "/nothing", "/de/"):
        assert not stack.get(path).all("Set-Cookie")


# --- conditions

def test_etag_and_304(stack):
    for path in ("/", "/de/", "/search?q=mug"):
        a = stack.get(path)
        tag = a.header("ETag")
        assert re.fullmatch(r'"[^"\\]{8,}"', tag), tag
        assert "no-cache" in a.header("Cache-Control")
        assert stack.get(path).header("ETag") == tag
        for value in (tag, "W/" + tag, f'"other", {tag}', f'"x",W/{tag} ,"y"',
                      "*"):
            for method in ("GET", "HEAD"):
                b = stack.request(method, path, {"If-None-Match": value})
                assert b.status == 304, (path, value)
                assert b.body == b"" and b.header("ETag") == tag
                assert_secured(b)
        for value in ('"other"', 'W/"other"', tag[:-1], "", tag.strip('"'),
                      '"' + 'x' * 4000 + '"'):
            b = stack.get(path, {"If-None-Match": value})
            assert b.status == 200, (path, value)


def test_etag_differs_between_pages_and_languages(stack):
    tags = [stack.get(p).header("ETag")
            for p in ("/", "/de/", "/search?q=mug", "/search?q=linen")]
    assert len(set(tags)) == len(tags)


def test_error_pages_have_no_304(stack):
    a = stack.get("/nothing", {"If-None-Match": "*"})
    assert a.status == 404


# --- compression

def test_pages_gzip(stack):
    plain = stack.get("/")
    a = stack.get("/", {"Accept-Encoding": "gzip"})
    assert a.header("Content-Encoding") == "gzip"
    assert "Accept-Encoding" in a.header("Vary")
    assert gzip.decompress(a.body) == plain.body
    assert len(a.body) < len(plain.body) / 2
    # Compressed on the way the tag turns weak, and still gives a 304.
    tag = a.header("ETag")
    assert tag == "W/" + plain.header("ETag")
    b = stack.get("/", {"Accept-Encoding": "gzip", "If-None-Match": tag})
    assert b.status == 304


def static_urls(stack):
    a = stack.get("/")
    return [e["href"] for e in a.select("link[rel=stylesheet]")] \
        + [e["src"] for e in a.select("script[src]")]


def test_static_is_immutable_and_precompressed(stack):
    urls = static_urls(stack)
    assert len(urls) >= 2
    for url in urls:
        assert re.fullmatch(r"/static/[a-z-]+\.[0-9a-f]+\.(css|js)", url), url
        a = stack.get(url)
        assert a.status == 200
        assert a.header("Cache-Control") \
            == "public, max-age=31536000, immutable"
        assert_secured(a)
        g = stack.get(url, {"Accept-Encoding": "gzip"})
        assert g.header("Content-Encoding") == "gzip"
        assert gzip.decompress(g.body) == a.body
        br = stack.get(url, {"Accept-Encoding": "br, gzip"})
        assert br.header("Content-Encoding") == "br"
        assert len(br.body) <= len(g.body) < len(a.body)
        p = subprocess.run(["brotli", "-dc"], input=br.body,
                           stdout=subprocess.PIPE, timeout=10)
        assert p.stdout == a.body
        tag = a.header("ETag")
        assert stack.get(url, {"If-None-Match": tag}).status == 304
        r = stack.get(url, {"Range": "bytes=0-9"})
        assert r.status == 206 and r.body == a.body[:10]
        assert_secured(r)


def test_page_types(stack):
    assert stack.get("/").header("Content-Type") == "text/html; charset=utf-8"
    css, js = static_urls(stack)[:2]
    assert stack.get(css).header("Content-Type") == "text/css; charset=utf-8"
    assert stack.get(js).header("Content-Type") \
        == "text/javascript; charset=utf-8"


# --- addresses

@pytest.mark.parametrize("path,to", [
    ("/search/", "/search"), ("/search/?q=mug", "/search?q=mug"),
    ("/de/search/", "/de/search"), ("/de", "/de/"),
])
def test_slash_redirects(stack, path, to):
    a = stack.get(path)
    assert a.status == 301 and a.header("Location") == to, a
    assert_secured(a)


def test_no_open_redirect_by_slashes(stack):
    for path in ("//evil.example/", "/\\evil.example/", "/%5cevil.example/",
                 "/de//evil.example/", "//evil.example/search/",
                 "/search//evil.example/", "/%2f%2fevil.example/"):
        a = stack.get(path)
        to = a.header("Location", "")
        assert a.status in (301, 400, 404), (path, a)
        assert re.match(r"^(/(?![/\\])|$)", to), (path, to)


# --- health and metrics

def test_health_and_readiness(stack):
    a = stack.get("/healthz")
    assert a.status == 200 and a.text.strip() == "ok"
    a = stack.get("/readyz")
    assert a.status == 200, a
    assert "no-store" in a.header("Cache-Control")


def test_metrics_only_inside(scratch):
    a = scratch.get("/metrics")
    assert a.status == 404
    assert "souk_" not in a.text
    inside = scratch.internal.get("/metrics")
    assert inside.status == 200
    assert inside.header("Content-Type").startswith("text/plain; version=0.0.4")
    m = souk.parse_metrics(inside.text)
    text = inside.text
    for name in m:
        base = re.sub(r"_(bucket|sum|count)$", "", name)
        assert f"# TYPE {name} " in text or f"# TYPE {base} " in text, name
        assert f"# HELP {name} " in text or f"# HELP {base} " in text, name
    pools = {have.get("pool") for v in m.values() for have, _ in v} - {None}
    assert {"storefront", "ops"} <= pools


def test_metrics_count_requests(scratch):
    name = next(n for n in scratch.metrics() if "requests_total" in n)

    def count(**labels):
        return scratch.metric(name, pool="storefront", **labels)

    before = count(route="search", status="200"), count(status="404")
    for _ in range(3):
        scratch.get("/search?q=mug")
    scratch.get("/nothing")
    assert count(route="search", status="200") == before[0] + 3
    assert count(status="404") == before[1] + 1


def test_internal_socket_is_private(scratch):
    import os
    import stat
    for s in ("internal.sock", "storefront.sock", "ops.sock"):
        mode = stat.S_IMODE(os.stat(f"{scratch.run}/{s}").st_mode)
        run = stat.S_IMODE(os.stat(scratch.run).st_mode)
        assert not mode & 0o007 or not run & 0o007, (s, oct(mode), oct(run))


# --- the same-origin rule

def prefs(stack, headers, **fields):
    return stack.post("/preferences", {"theme": "dark", "back": "/search",
                                       **fields}, headers)


def own(stack):
    return f"http://{stack.host}"


@pytest.mark.parametrize("headers,status", [
    ({"Sec-Fetch-Site": "same-origin"}, 303),
    ({"Sec-Fetch-Site": "same-origin", "Origin": "http://evil.example"}, 303),
    ({"Sec-Fetch-Site": "same-site"}, 403),
    ({"Sec-Fetch-Site": "cross-site"}, 403),
    ({"Sec-Fetch-Site": "none"}, 403),
    ({"Sec-Fetch-Site": "Same-Origin"}, 403),
    ({"Sec-Fetch-Site": "cross-site", "Origin": "OWN"}, 403),
    ({"Sec-Fetch-Site": None, "Origin": "OWN"}, 303),
    ({"Sec-Fetch-Site": None, "Origin": "http://evil.example"}, 403),
    ({"Sec-Fetch-Site": None, "Origin": "null"}, 403),
    ({"Sec-Fetch-Site": None, "Origin": "OWN.evil.example"}, 403),
    ({"Sec-Fetch-Site": None, "Origin": "https://localhost"}, 403),
    ({"Sec-Fetch-Site": None, "Origin": ""}, 403),
    ({"Sec-Fetch-Site": None, "Referer": "OWN/"}, 403),
    ({"Sec-Fetch-Site": None}, 403),
])
def test_same_origin(stack, headers, status):
    headers = {k: v.replace("OWN", own(stack)) if v else v
               for k, v in headers.items()}
    a = prefs(stack, headers)
    assert a.status == status, a
    assert_secured(a)
    if status == 303:
        assert a.header("Location") == "/search"
        cookie = a.header("Set-Cookie")
        assert "dark" in cookie and "SameSite=Lax" in cookie
        assert "Path=/" in cookie
    else:
        assert_page(a, 403)
        assert not a.all("Set-Cookie")


def test_theme_is_remembered(stack):
    a = prefs(stack, {})
    cookie = a.header("Set-Cookie").split(";")[0]
    b = stack.get("/", {"Cookie": cookie})
    assert b.one("html").get("data-theme") == "dark"
    assert "no-store" in b.header("Cache-Control") \
        or "Cookie" in b.header("Vary", "") \
        or b.header("ETag") != stack.get("/").header("ETag")
    assert stack.get("/").one("html").get("data-theme") is None
    c = prefs(stack, {}, theme="auto")
    assert re.search(r"Max-Age=0|Expires=Thu, 01 Jan 1970",
                     c.header("Set-Cookie"))


def test_error_beside_the_field(stack):
    for prefix, lang in (("", "en"), ("/de", "de")):
        a = stack.post(prefix + "/preferences", {"theme": "pink"})
        assert a.status == 422
        assert a.one("html")["lang"] == lang
        assert a.one("#theme-problem").get_text(strip=True)
        assert not a.all("Set-Cookie")
        a = stack.post(prefix + "/preferences",
                       {"theme": "dark", "back": "https://evil.example/"})
        assert a.status == 422
        assert a.one("#back-problem").get_text(strip=True)
        assert not a.all("Set-Cookie")
        assert "no-store" in a.header("Cache-Control")


@pytest.mark.parametrize("back", [
    "//evil.example", "/\\evil.example", "https://evil.example", "javascript:1",
    "/%0d%0aSet-Cookie:x=1", "/\r\nSet-Cookie: x=1", "evil", "/\tx", "\x00/",
    "/" + "x" * 3000,
])
def test_back_goes_nowhere_else(stack, back):
    a = prefs(stack, {}, back=back)
    if a.status == 303:
        to = a.header("Location")
        assert re.match(r"^/(?![/\\])[^\r\n\t]*$", to), to
    else:
        assert a.status in (400, 422), a
    assert not any("x=1" in c for c in a.all("Set-Cookie"))


# --- nginx's own errors

def test_methods(stack):
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND",
                   "BREW"):
        for path in ("/", "/search", "/static/x.css"):
            a = stack.request(method, path)
            assert a.status == 405, (method, path, a)
            assert_page(a, 405)
            assert "GET" in a.header("Allow")
    for path in ("/", "/search", "/nothing"):
        a = stack.post(path, {"x": "y"})
        assert_page(a, 404 if path == "/nothing" else 405)
    a = stack.post("/static/nothing.css", {"x": "y"})
    assert a.status in (404, 405)
    assert_secured(a)


def test_bad_request_line(stack):
    for data in (b"GET /\x00 HTTP/1.1\r\nHost: x\r\n\r\n",
                 b"GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                 b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
                 b"GET / HTTP/1.1\r\n\r\n",
                 b"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                 b"G\xc3\x84T / HTTP/1.1\r\nHost: x\r\n\r\n",
                 b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n"
                 b"Content-Length: 2\r\n\r\nxx",
                 b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
                 b"Content-Length: 5\r\n\r\n0\r\n\r\n",
                 b"GET / HTTP/1.1\r\nHost: a b\r\n\r\n"):
        a = stack.raw(data)
        assert a.status in (400, 405, 505), (data, a)
        assert_secured(a)
        assert_page(a, a.status)


def test_too_large(stack):
    a = stack.get("/" + "x" * 9000)
    assert_page(a, 414)
    a = stack.get("/", {"X-Long": "x" * 9000})
    assert_page(a, 431)
    a = stack.get("/", {f"X-{i}": "x" * 7000 for i in range(8)})
    assert_page(a, 431)
    a = stack.request("POST", "/preferences",
                      {"Sec-Fetch-Site": "same-origin",
                       "Content-Type": "application/x-www-form-urlencoded",
                       "Content-Length": str(100 * 1024 * 1024)}, b"x")
    assert_page(a, 413)


def test_errors_in_german(stack):
    a = stack.get("/de/", {"X-Long": "x" * 9000})
    assert_page(a, 431)
    assert a.one("html")["lang"] == "de"
    a = stack.request("PUT", "/de/search")
    assert_page(a, 405)
    assert a.one("html")["lang"] == "de"


def test_nginx_errors_are_in_the_access_log(scratch):
    mark = scratch.mark()
    a = scratch.get("/" + "x" * 9000)
    b = scratch.get("/static/nothing.css?secret=1")

    def entries(answer):
        return [e for e in scratch.lines(mark, "access")
                if e.get("request") == answer.id]

    souk.wait_until(lambda: entries(a) and entries(b), 10, "the access log")
    assert [e["status"] for e in entries(a)] == [414]
    assert [e["status"] for e in entries(b)] == [404]
    assert "secret" not in json.dumps(scratch.lines(mark, "access"))


def test_pool_away_is_a_503(scratch):
    scratch.stop("storefront")
    try:
        for path, lang in (("/", "en"), ("/de/search?q=x", "de")):
            a = scratch.get(path)
            assert_page(a, 503)
            assert a.one("html")["lang"] == lang
            assert int(a.header("Retry-After")) > 0
        # What nginx serves by itself goes on.
        assert scratch.get("/static/nothing.css").status == 404
    finally:
        scratch.start("storefront")
    souk.wait_until(lambda: scratch.get("/").status == 200, 10)
