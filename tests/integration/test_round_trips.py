"""A cold page costs one round trip to PostgreSQL: counted by /metrics."""
import urllib.parse

import pytest


@pytest.fixture(scope="module")
def pages(stack):
    if not stack.scratch:
        pytest.skip("SOUK_URL is somebody's shop: only read over HTTP")
    market = stack.value("SELECT min(id) FROM catalog.market")
    out = []
    for loc, prefix in (("en", ""), ("de", "/de")):
        slugs = stack.sql(
            "SELECT slug FROM catalog.product_page WHERE market_id = %s AND"
            " locale = %s ORDER BY md5(slug) LIMIT 3", market, loc)
        paths = stack.sql(
            "SELECT path FROM catalog.category_page WHERE market_id = %s AND"
            " locale = %s ORDER BY md5(path) LIMIT 2", market, loc)
        out += [(f"{prefix}/p/{s}", "product") for s, in slugs]
        out += [(f"{prefix}/c/{p}", "category") for p, in paths]
        out += [(f"{prefix}/c/{paths[0][0]}?sort=price", "category"),
                (f"{prefix}/search?q=" + urllib.parse.quote("blue mug"),
                 "search"), (f"{prefix}/search", "search"),
                (prefix + "/", "home"), (prefix + "/preferences",
                                         "preferences")]
    return out


def name_of(metrics):
    names = [n for n in metrics if "postgres" in n and "trip" in n]
    assert len(names) == 1, names
    return names[0]


def trips(stack, route):
    m = stack.metrics()
    return sum(v for have, v in m[name_of(m)]
               if have.get("pool") == "storefront"
               and have.get("route") == route)


def test_a_cold_page_is_one_round_trip(stack, pages):
    # Both workers connect and prepare their statements first.
    for _ in range(3):
        for path, _route in pages:
            stack.get(path)
    for path, route in pages:
        before = trips(stack, route)
        assert stack.get(path).status == 200, path
        assert trips(stack, route) == before + 1, path


def test_what_needs_no_database_asks_none(stack):
    m = stack.metrics()
    name = name_of(m)
    before = stack.metric(name, pool="storefront")
    for path in ("/healthz", "/nothing", "/search/", "/static/nothing.css",
                 "/de"):
        stack.get(path)
    assert stack.metric(name, pool="storefront") == before
