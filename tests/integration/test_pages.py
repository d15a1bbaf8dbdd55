"""The pages: home, category, product, search, in both languages, compared with
what the database says."""
import json
import os
import re
import urllib.parse

import pytest

PAGE = 24
LOCALES = ("en", "de")
PREFIX = {"en": "", "de": "/de"}


def path_of(url, stack):
    """The local part of an absolute link, which must be the shop's own."""
    assert url.startswith(stack.url + "/"), url
    return url[len(stack.url):]


def amount(text):
    """Minor units of a price as shown: "from €14.90", "14,90 €", "was …"."""
    m = re.search(r"(\d[\d.,]*)[.,](\d\d)(?!\d)", text)
    assert m, text
    return int(re.sub(r"[.,]", "", m[1]) + m[2])


def now_price(card):
    e = card.select_one(".price .now") or card.select_one(".price")
    return amount(e.get_text())


def slugs(answer):
    return [urllib.parse.unquote(a["href"]).rsplit("/p/", 1)[1]
            for a in answer.select(".card h3 a")]


@pytest.fixture(scope="module")
def market(stack):
    if not stack.scratch:
        pytest.skip("SOUK_URL is somebody's shop: only read over HTTP")
    return stack.value("SELECT min(id) FROM catalog.market")


@pytest.fixture(scope="module")
def categories(stack, market):
    """{locale: [(path, doc, count)]}, the fullest first."""
    return {loc: [(p, json.loads(d), n) for p, d, n in stack.sql(
        "SELECT path, doc, product_count FROM catalog.category_page"
        " WHERE market_id = %s AND locale = %s"
        " ORDER BY product_count DESC, path", market, loc)]
        for loc in LOCALES}


@pytest.fixture(scope="module")
def products(stack, market):
    """{locale: [doc]} of some products: the one with most variants, one that
    is reduced, one with something sold out, and every hundredth."""
    out = {}
    for loc in LOCALES:
        out[loc] = [json.loads(d) for d, in stack.sql("""
            WITH p AS (SELECT *, doc::jsonb AS j, row_number() OVER
                (ORDER BY product_id) AS nr FROM catalog.product_page
                WHERE market_id = %s AND locale = %s)
            (SELECT doc FROM p
                ORDER BY jsonb_array_length(j -> 'variants') DESC LIMIT 1)
            UNION ALL (SELECT doc FROM p
                WHERE j @@ '$.variants[*].compare > 0' LIMIT 1)
            UNION ALL (SELECT doc FROM p
                WHERE j @@ '$.variants[*].stock == 0' LIMIT 1)
            UNION ALL (SELECT doc FROM p WHERE nr %% 100 = 1)
            """, market, loc)]
    return out


# --- home

@pytest.mark.parametrize("loc", LOCALES)
def test_home(stack, loc):
    a = stack.get(PREFIX[loc] + "/")
    assert a.status == 200
    assert a.one("html")["lang"] == loc
    assert a.one("h1").get_text(strip=True)
    assert len(a.select("h1")) == 1
    assert a.select(".tile"), "no categories"
    assert len(a.select(".shelf .card")) >= 8
    for link in a.select(".tile, .card h3 a"):
        assert link["href"].startswith(PREFIX[loc] + "/")
    assert "{{" not in a.text and "}}" not in a.text


def test_home_links_lead_somewhere(stack):
    a = stack.get("/")
    seen = {e["href"].split("#")[0] for e in a.select("a[href]")}
    local = sorted(h for h in seen if h.startswith("/"))
    assert len(local) > 20
    for href in local:
        assert stack.head(href).status == 200, href


def test_german_home_speaks_german(stack):
    a, b = stack.get("/"), stack.get("/de/")
    assert a.one("h1").get_text() != b.one("h1").get_text()
    assert re.search(r"\d,\d\d\s€", b.text), "no German price"
    assert re.search(r"€\d+\.\d\d", a.text), "no English price"
    assert not re.search(r"€\d+\.\d\d", b.text)


# --- categories

@pytest.mark.parametrize("loc", LOCALES)
def test_every_category(stack, categories, loc):
    assert len(categories[loc]) >= 30
    for path, doc, count in categories[loc]:
        a = stack.get(f"{PREFIX[loc]}/c/{path}")
        assert a.status == 200, path
        assert a.one("h1").get_text(strip=True) == doc["name"]
        assert a.one("html")["lang"] == loc
        crumbs = [e["href"] for e in a.select(".crumbs a")][1:]
        assert crumbs == [f"{PREFIX[loc]}/c/{c['path']}"
                          for c in doc["crumbs"]]
        if count:
            shown = " ".join(a.words(".tools p"))
            assert str(count) in re.sub(r"[.,]", "", shown), (path, shown)
        assert len(a.select(".card")) == min(count, PAGE)


def test_breadcrumbs_lead_up(stack, categories):
    deep = [c for c in categories["en"] if "/" in c[0]]
    assert deep, "no category below another"
    a = stack.get("/c/" + deep[0][0])
    links = a.select(".crumbs a")
    assert links[0]["href"] == "/"
    assert links[-1]["href"] == "/c/" + deep[0][0].rsplit("/", 1)[0]
    for link in links:
        assert stack.head(link["href"]).status == 200


def all_pages(stack, first):
    """Every page from a first one on, by its "next" link."""
    pages, href = [], first
    while href:
        a = stack.get(href)
        assert a.status == 200, href
        pages.append(a)
        assert len(pages) <= 60
        after = a.select(".pager a[rel=next]")
        href = after[0]["href"] if after else None
    return pages


@pytest.mark.parametrize("sort,order", [
    (None, "popularity DESC, product_id"), ("new", "created_at DESC, product_id"),
    ("price", "price_minor, product_id"),
    ("price-desc", "price_minor DESC, product_id"),
])
@pytest.mark.parametrize("loc", LOCALES)
def test_category_sorted_and_complete(stack, market, categories, loc, sort,
                                      order):
    """Followed by its own links, a category shows each product once, in the
    order that the database has."""
    path = next(p for p, _, n in categories[loc] if PAGE < n <= 10 * PAGE)
    a = stack.get(f"{PREFIX[loc]}/c/{path}")
    links = a.select(".sorts a")
    assert len(links) == 4
    if sort is not None:
        link = [e["href"] for e in links
                if f"?sort={sort}" == e["href"][e["href"].find("?"):]]
        assert len(link) == 1, [e["href"] for e in links]
        first = link[0]
    else:
        first = links[0]["href"]
    pages = all_pages(stack, first)
    current = pages[0].select(".sorts [aria-current]")
    assert [e["href"] for e in current] == [first]
    got = [s for p in pages for s in slugs(p)]
    want = [s for s, in stack.sql(
        "SELECT p.slug FROM catalog.listing l JOIN catalog.product_page p"
        " USING (market_id, product_id) JOIN catalog.category_page c"
        " USING (market_id, category_id) WHERE market_id = %s AND"
        " c.path = %s AND c.locale = %s AND p.locale = %s ORDER BY "
        + ", ".join("l." + o for o in order.split(", ")),
        market, path, loc, loc)]
    assert got == want
    assert len(pages) == -(-len(want) // PAGE)
    if sort in ("price", "price-desc"):
        prices = [now_price(c) for p in pages for c in p.select(".card")]
        assert prices == sorted(prices, reverse=sort == "price-desc")


def test_pager_first_last_and_beyond(stack, categories):
    path, _, count = categories["en"][0]
    last = -(-count // PAGE)
    assert last > 3
    first = stack.get(f"/c/{path}")
    assert not first.select(".pager a[rel=prev]")
    assert first.one(".pager [aria-current=page]").get_text(
        strip=True).endswith("1")
    end = stack.get(f"/c/{path}?page={last}")
    assert end.status == 200
    assert not end.select(".pager a[rel=next]")
    assert end.select(".pager a[rel=prev]")
    assert len(end.select(".card")) == (count - 1) % PAGE + 1
    assert not set(slugs(first)) & set(slugs(end))
    beyond = stack.get(f"/c/{path}?page={last + 1}")
    assert beyond.status == 404
    hrefs = [e["href"] for e in end.select(".pager a")]
    assert f"/c/{path}" in hrefs, "page 1 has the plain address"


# --- products

def variant_links(answer):
    return {e["href"] for e in answer.select(".chips a[href]")}


@pytest.mark.parametrize("loc", LOCALES)
def test_product_shows_what_the_database_has(stack, products, loc):
    for doc in products[loc]:
        url = f"{PREFIX[loc]}/p/{doc['slug']}"
        a = stack.get(url)
        assert a.status == 200, url
        assert a.one("h1").get_text(strip=True) == doc["name"]
        assert doc["name"] in a.one("title").get_text()
        assert a.one(".summary").get_text(strip=True) == doc["summary"]
        assert len(a.select(".strip li")) == len(doc["pictures"])
        assert len(a.select(".chips")) == len(doc["options"])
        for opt, group in zip(doc["options"], a.select(".chips")):
            assert len(group.select("li")) == len(opt["values"])
        for img in a.select("img"):
            assert img.get("alt", None) is not None
            assert int(img["width"]) > 0 and int(img["height"]) > 0
        canonical = a.one("link[rel=canonical]")["href"]
        assert path_of(canonical, stack) == url


@pytest.mark.parametrize("loc", LOCALES)
def test_each_variant_by_its_link(stack, products, loc):
    """Starting from the plain page and following chips only, every variant
    is reached, and its page shows its own price, stock and SKU."""
    doc = max(products[loc], key=lambda d: len(d["variants"]))
    base = f"{PREFIX[loc]}/p/{doc['slug']}"
    seen, queue = {}, [base]
    while queue:
        url = queue.pop()
        if url in seen:
            continue
        seen[url] = a = stack.get(url)
        assert a.status == 200, url
        queue += variant_links(a) - seen.keys()
    by_sku = {v["sku"]: v for v in doc["variants"]}
    shown = set()
    for url, a in seen.items():
        facts = a.words(".specs dd.num")
        sku = next(s for s in facts if s in by_sku)
        v = by_sku[sku]
        if "v=" in url:
            assert url.endswith(urllib.parse.quote(sku)), url
            shown.add(sku)
        price = a.one(".facts .price")
        assert now_price(a.one(".facts")) == v["price"], url
        was = price.select_one("s")
        if v.get("compare") and v["compare"] > v["price"]:
            assert amount(was.get_text()) == v["compare"]
        else:
            assert was is None
        stock = a.one(".facts .stock")
        classes = stock.get("class", [])
        assert ("out" in classes) == (v["stock"] <= 0), url
        if 0 < v["stock"] <= 3:
            assert str(v["stock"]) in stock.get_text()
        chosen = [e.get_text(strip=True) for e in a.select(".opt > p > b")]
        names = [next(x["name"] for x in o["values"] if x["code"] == code)
                 for o, code in zip(doc["options"], v["o"])]
        assert chosen == names
        if v.get("barcode"):
            assert v["barcode"] in facts
    assert shown == set(by_sku), "variants that no chip leads to"


def test_unknown_variant_leads_to_the_product(stack, products):
    slug = products["en"][0]["slug"]
    a = stack.get(f"/p/{slug}?v=NO-SUCH-SKU")
    assert a.status == 303
    assert a.header("Location") == f"/p/{slug}"


def test_money_in_each_language(stack, products):
    for loc, pattern in (("en", r"^€[\d,]+\.\d\d"),
                         ("de", r"^[\d.]+,\d\d\s€")):
        for doc in products[loc][:4]:
            a = stack.get(f"{PREFIX[loc]}/p/{doc['slug']}")
            price = a.one(".facts .price").get_text(strip=True)
            assert re.match(pattern, price), price


def test_languages_point_at_each_other(stack, categories, products):
    """hreflang on every kind of page: resolves, and points back."""
    pages = ["/", "/de/", f"/p/{products['en'][0]['slug']}",
             f"/de/p/{products['de'][0]['slug']}",
             f"/c/{categories['en'][0][0]}", f"/de/c/{categories['de'][5][0]}"]
    for url in pages:
        a = stack.get(url)
        links = {e["hreflang"]: path_of(e["href"], stack)
                 for e in a.select("link[rel=alternate][hreflang]")}
        assert set(LOCALES) <= links.keys(), url
        own = a.one("html")["lang"]
        assert links[own] == url
        for lang, other in links.items():
            b = stack.get(other)
            assert b.status == 200, other
            if lang in LOCALES:
                assert b.one("html")["lang"] == lang
            back = {e["hreflang"]: path_of(e["href"], stack)
                    for e in b.select("link[rel=alternate][hreflang]")}
            assert back == links, (url, other)


# --- search

def found(stack, q, loc="en", **more):
    query = urllib.parse.urlencode({"q": q, **more})
    return stack.get(f"{PREFIX[loc]}/search?{query}")


def test_search_by_name(stack, products):
    for loc in LOCALES:
        for doc in products[loc][:5]:
            a = found(stack, doc["name"], loc)
            assert a.status == 200
            assert doc["slug"] in slugs(a), (loc, doc["name"])


def test_search_by_sku_and_barcode(stack, products):
    for loc in LOCALES:
        for doc in products[loc][3:8]:
            v = doc["variants"][-1]
            for q in (v["sku"], v["sku"].lower(), v.get("barcode")):
                if q:
                    assert slugs(found(stack, q, loc)) == [doc["slug"]], q


def test_search_stems(stack):
    """English and German endings find the same as the plain word."""
    for loc, one, many in (("en", "mug", "mugs"), ("de", "Tasse", "Tassen")):
        a, b = found(stack, one, loc), found(stack, many, loc)
        assert a.select(".card"), one
        assert set(slugs(a)) & set(slugs(b)), (one, many)


def test_search_umlauts_and_case(stack, market):
    word = stack.value(
        "SELECT w FROM (SELECT (regexp_matches(doc::jsonb ->> 'name',"
        " '\\m[[:alpha:]]*[äöüÄÖÜ][[:alpha:]]*\\M', 'g'))[1] AS w"
        " FROM catalog.product_page WHERE market_id = %s AND locale = 'de') x"
        " GROUP BY w ORDER BY count(*) DESC, w LIMIT 1", market)
    a = found(stack, word, "de")
    assert a.select(".card"), word
    assert set(slugs(a)) == set(slugs(found(stack, word.upper(), "de")))
    decomposed = __import__("unicodedata").normalize("NFD", word)
    assert found(stack, decomposed, "de").status == 200


def test_search_pages(stack):
    """A broad search leafs through without showing anything twice."""
    a = found(stack, "mug")
    total = int(re.sub(r"\D", "", a.words(".tools p")[0]))
    assert total > PAGE
    pages = all_pages(stack, "/search?q=mug")
    got = [s for p in pages for s in slugs(p)]
    assert len(got) == len(set(got)) == total
    assert found(stack, "mug", page=len(pages) + 1).status == 404


@pytest.mark.parametrize("sort", ["price", "price-desc"])
def test_search_sorted(stack, sort):
    pages = all_pages(stack, f"/search?q=mug&sort={sort}")
    prices = [now_price(c) for p in pages for c in p.select(".card")]
    assert prices == sorted(prices, reverse=sort == "price-desc")


def test_search_empty_and_nothing_found(stack):
    a = stack.get("/search")
    assert a.status == 200 and not a.select(".card")
    assert a.select("form [name=q]")
    a = found(stack, "xylophonquark")
    assert a.status == 200
    assert a.select(".empty") and a.select(".ways a")
    assert a.one("input[name=q]")["value"] == "xylophonquark"
    for a in (stack.get("/search"), found(stack, "mug")):
        assert a.select("meta[name=robots][content=noindex]")


def test_search_speaks_its_page(stack):
    a = found(stack, "<script>alert(1)</script>")
    assert "<script>alert" not in a.text
    assert a.one("input[name=q]")["value"] == "<script>alert(1)</script>"


# --- what no page is

@pytest.mark.parametrize("loc", LOCALES)
def test_not_found(stack, loc):
    for path in ("/nothing", "/p/no-such-thing", "/c/no-such/category", "/p/",
                 "/c/", "/static/nothing.css", "/media/nothing.webp"):
        a = stack.get(PREFIX[loc] + path)
        assert a.status == 404, path
        assert a.one("h1").get_text(strip=True)
        if not path.startswith(("/static", "/media")) or loc == "en":
            assert a.one("html")["lang"] == loc, path
        links = [e["href"] for e in a.select("main a[href]")]
        assert PREFIX[loc] + "/" in links or "/" in links, "a way on"
        if not path.startswith(("/static", "/media")):
            assert a.select("form[role=search] [name=q]")


def test_pictures_are_there(stack, products):
    """Every address in every srcset of a few pages is a picture."""
    if stack.scratch and not os.listdir(stack.var + "/media"):
        pytest.skip("the demo pictures are not drawn: make demo")
    urls = set()
    for page in ("/", f"/p/{products['en'][0]['slug']}"):
        a = stack.get(page)
        for e in a.select("source[srcset]"):
            urls |= {(u.split()[0], e["type"])
                     for u in e["srcset"].split(", ")}
        urls |= {(e["src"], "image/webp") for e in a.select("img[src]")}
    assert len(urls) > 50
    for url, kind in sorted(urls):
        a = stack.head(url)
        assert a.status == 200, url
        assert a.header("Content-Type") == kind, url
        assert int(a.header("Content-Length")) > 200, url
        assert "immutable" in a.header("Cache-Control")
