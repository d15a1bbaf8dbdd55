#!/usr/bin/python3
"""Draws each page and state of a running shop: light and dark, at 390 and
1280 px, in English and German, as var/screenshots/<page>-<lang>-<width>-<theme>.png.

    make screenshots                  of a scratch stack
    SOUK_URL=http://localhost:8080 make screenshots
    tests/browser/screenshots.py product search-empty     only these
"""
import base64
import os
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(HERE.parent / "lib"))
import conftest  # noqa: E402
import souk  # noqa: E402

OUT = pathlib.Path(os.environ.get("VAR", "var")) / "screenshots"
WIDTHS = (390, 1280)
MENU = "document.querySelector('.menu').open = true"
FOCUS = "document.querySelectorAll('.card a')[1].focus()"


def find(b, links, fits, say):
    """The first of the links whose page fits."""
    for link in links:
        b.open(link)
        if fits(b):
            return link
    print("no page for: " + say)
    return None


def states(b, lang):
    """(name, path, script, only what is seen at first) of every state."""
    root = "/" if lang == "en" else "/" + lang + "/"
    word = {"en": "mug", "de": "becher"}[lang]
    b.open(root)
    departments = [a.get_attribute("href") for a in b.all(".tile")]
    reduced = [c.find_element("css selector", "a").get_attribute("href")
               for c in b.all(".shelf .card") if c.find_elements("css selector", ".was")]
    b.open(departments[0])
    kids = [a.get_attribute("href") for a in b.all(".kids .tile")] or departments
    cards = []
    for d in departments[:3]:
        b.open(d)
        cards += [a.get_attribute("href") for a in b.all(".card a")][:8]
    by_css = lambda css: lambda b: bool(b.all(css))  # noqa: E731
    search = root + "search"
    made = [
        ("home", root, None, False),
        ("home-menu", root, MENU, True),
        ("department", departments[0], None, False),
        ("category", kids[0], None, False),
        ("category-page-2", kids[0] + "?page=2&sort=price", None, False),
        ("category-focus", kids[0], FOCUS, True),
        ("product", find(b, cards, by_css(".chips"), "options"), None, False),
        ("product-reduced", find(b, reduced, by_css(".facts .was"), "reduced"),
         None, False),
        ("product-out", find(b, cards, by_css(".chips .out"), "sold out"),
         None, False),
        ("product-low", find(b, cards, by_css(".stock.low"), "few left"),
         None, False),
        ("search", search + "?q=" + word, None, False),
        ("search-empty", search + "?q=qqxqzz", None, False),
        ("search-start", search, None, False),
        ("search-problem", search + "?q=%3F%3F", None, False),
        ("preferences", root + "preferences", None, False),
        ("error-404", root + "p/no-such-thing", None, False),
        ("error-nginx", root + "errors-of-nginx%00", None, False),
    ]
    return [m for m in made if m[1]]


def shoot(b, name, whole):
    if whole:
        b.js("document.querySelectorAll('img').forEach(i => i.loading = 'eager')")
        b.driver.set_script_timeout(30)
        b.execute_async_script("""
            var done = arguments[0];
            Promise.all([...document.images].map(i => i.decode().catch(e => e)))
                .then(() => requestAnimationFrame(() => done()));""")
    b.driver.set_script_timeout(30)
    b.execute_async_script("var done = arguments[0];"
                           "requestAnimationFrame(() => requestAnimationFrame(done))")
    got = b.execute_cdp_cmd("Page.captureScreenshot", {
        "format": "png", "captureBeyondViewport": whole})
    (OUT / (name + ".png")).write_bytes(base64.b64decode(got["data"]))


def draw(b, only):
    OUT.mkdir(parents=True, exist_ok=True)
    n = 0
    for lang in ("en", "de"):
        b.size(1280)
        for name, path, script, first in states(b, lang):
            if only and name not in only:
                continue
            for width in WIDTHS:
                b.size(width)
                for dark in (False, True):
                    b.scheme(dark)
                    b.open(path)
                    if script:
                        b.js(script)
                    shoot(b, "%s-%s-%d-%s" % (name, lang, width,
                          "dark" if dark else "light"), not first)
                    n += 1
    print("%d pictures in %s" % (n, OUT))


def main():
    url = os.environ.get("SOUK_URL")
    stack = souk.Shop(url) if url else souk.Stack(build=os.environ.get("B"))
    b = conftest.Browser()
    try:
        if not url:
            stack.__enter__()
        b.base = stack.url
        draw(b, sys.argv[1:])
    finally:
        b.close()
        if not url:
            stack.down()


if __name__ == "__main__":
    main()
