"""What a shopper sees and can do, in a real browser; see conftest.py."""
import re

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

WORDS = {
    "en": {"home": "/", "search": "/search?q=mug", "nothing": "/search?q=qqxqzz",
           "empty": "/search", "marks": "/search?q=%3F%3F%3F",
           "lost": "/p/there-is-no-such-thing", "prefs": "/preferences",
           "404": "no such page"},
    "de": {"home": "/de", "search": "/de/search?q=becher",
           "nothing": "/de/search?q=qqxqzz", "empty": "/de/search",
           "marks": "/de/search?q=%3F%3F%3F",
           "lost": "/de/p/das-gibt-es-nicht", "prefs": "/de/preferences",
           "404": "gibt es nicht"},
}
LANGS = sorted(WORDS)


@pytest.fixture(scope="session")
def places(_plain):
    """Addresses of one page of each kind in each language, found by walking."""
    found = {}
    for lang in LANGS:
        b, w = _plain, dict(WORDS[lang])
        b.open(w["home"])
        w["department"] = b.one(".tile").get_attribute("href")
        b.open(w["department"])
        kids = b.all(".kids .tile")
        if kids:
            w["category"] = kids[0].get_attribute("href")
            b.open(w["category"])
        else:
            w["category"] = w["department"]
        cards = [a.get_attribute("href") for a in b.all(".card a")]
        w["product"] = cards[0]
        w["cards"] = cards
        found[lang] = w
    return found


KINDS = ["home", "department", "category", "product", "search", "nothing",
         "empty", "marks", "lost", "prefs"]


def pages(places, lang):
    return [(k, places[lang][k]) for k in KINDS]


def settle(b):
    """Scrolls through the page, so that lazy pictures load too."""
    b.driver.set_script_timeout(30)
    b.execute_async_script("""
        var done = arguments[0];
        (async function () {
            var step = innerHeight * .8, y;
            for (y = 0; y < document.documentElement.scrollHeight; y += step) {
                scrollTo({top: y, behavior: "instant"});
                await new Promise(r => setTimeout(r, 40));
            }
            var waiting = [...document.images].filter(i => i.checkVisibility())
                .map(i => i.complete ? 0 : new Promise(r => {
                    i.addEventListener("load", r);
                    i.addEventListener("error", r);
                    setTimeout(r, 5000); }));
            await Promise.all(waiting);
            scrollTo({top: 0, behavior: "instant"});
            await new Promise(r => setTimeout(r, 60));
            done();
        })();""")


def complaints(b):
    return [e for e in b.get_log("browser")
            if not (e["source"] == "network" and "status of 4" in e["message"])]


# --- walking through the shop -------------------------------------------------
def walk(b, lang, width):
    """Home, category, product, a variant, a search: as a shopper would go."""
    w = WORDS[lang]
    b.size(width)
    b.open(w["home"])
    assert b.one("html").get_attribute("lang").startswith(lang)
    b.one(".hero .btn").click()
    b.one(".tile").click()
    assert "/c/" in b.where()
    heading = b.one("h1").text
    assert heading
    b.one(".card h3 a").click()
    assert "/p/" in b.where()
    assert b.one("h1").text
    assert b.one(".price").text.strip()

    # another value of the first option that has one
    other = [a for a in b.all(".chips a[href]:not([aria-current])")]
    if other:
        name = other[0].text.split(",")[0]
        other[0].click()
        assert "v=" in b.where()
        chosen = [a.text.split(",")[0] for a in b.all(".chips [aria-current]")]
        assert name in chosen
        said = [p.text for p in b.all(".opt p b")]
        assert name in said

    field = b.one(".find input")
    field.send_keys(w["search"].split("=")[1], Keys.ENTER)
    b.arrive("/search?q=")
    assert w["search"].split("=")[1] in b.one("h1").text
    assert len(b.all(".card")) > 0
    return heading


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("lang", LANGS)
def test_walk(browser, lang, width):
    walk(browser, lang, width)
    assert complaints(browser) == []


@pytest.mark.parametrize("lang", LANGS)
def test_walk_without_script(plain, lang):
    plain.open("/")
    assert "js" not in (plain.one("html").get_attribute("class") or "")
    walk(plain, lang, 390)


def test_other_language_of_the_same_page(plain, places):
    for kind in ("home", "category", "product"):
        plain.open(places["en"][kind])
        here = plain.one("h1").text
        links = plain.all(".bar > .langs a[hreflang=de]")
        assert links, kind
        plain.open(links[0].get_attribute("href"))
        assert "/de" in plain.where()
        assert plain.one("html").get_attribute("lang").startswith("de")
        alternates = {e.get_attribute("hreflang"): e.get_attribute("href")
                      for e in plain.all("link[rel=alternate][hreflang]")}
        assert {"en", "de"} <= set(alternates), kind
        plain.open(plain.one(".bar > .langs a[hreflang=en]").get_attribute("href"))
        assert plain.one("h1").text == here


def test_menu_without_script(plain):
    for width in (390, 1280):
        plain.size(width)
        plain.open("/")
        panel = plain.one(".panel")
        assert not panel.is_displayed()
        plain.one(".menu summary").click()
        assert panel.is_displayed()
        link = plain.one(".tree a")
        text = link.text
        link.click()
        assert "/c/" in plain.where()
        assert plain.one("h1").text == text


def test_menu_closes_with_escape(browser):
    summary = browser.one(".menu summary")
    summary.click()
    assert browser.one(".panel").is_displayed()
    ActionChains(browser.driver).send_keys(Keys.ESCAPE).perform()
    assert not browser.one(".panel").is_displayed()
    assert browser.driver.switch_to.active_element == summary


def test_sort_and_pages(plain, places):
    plain.open(places["en"]["department"])
    current = plain.one(".sorts [aria-current]").text
    other = plain.all(".sorts a:not([aria-current])")[1]
    text = other.text
    other.click()
    assert plain.one(".sorts [aria-current]").text == text != current
    if plain.all(".pager"):
        first = plain.one(".card h3").text
        plain.one(".pager [rel=next]").click()
        assert plain.one(".pager [aria-current]").text.endswith("2")
        assert plain.one(".card h3").text != first
        assert plain.one(".sorts [aria-current]").text == text


def test_gallery_by_anchors(plain, places):
    for href in places["en"]["cards"]:
        plain.open(href)
        thumbs = plain.all(".thumbs a")
        if thumbs:
            break
    else:
        pytest.skip("no product with several pictures among the first")
    thumbs[1].click()
    assert plain.where().endswith("#p2")
    plain.until(lambda: plain.js(
        "var s = document.querySelector('.strip').getBoundingClientRect(),"
        "p = document.querySelector('#p2').getBoundingClientRect();"
        "return Math.abs(s.left - p.left) < 2"))


def test_sold_out_is_visible_and_readable(plain, places):
    for href in places["en"]["cards"]:
        plain.open(href)
        out = plain.all(".chips .out")
        if out:
            break
    else:
        pytest.skip("nothing sold out among the first")
    assert out[0].is_displayed()
    assert out[0].value_of_css_property("text-decoration-line") == "line-through"
    assert "old out" in out[0].get_attribute("textContent")


def test_choice_keeps_the_place(browser, places):
    browser.size(390)
    for href in places["en"]["cards"]:
        browser.open(href)
        links = browser.all(".chips a[href]:not([aria-current])")
        if links:
            break
    else:
        pytest.skip("no options")
    browser.js("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})",
               links[0])
    y = browser.js("return scrollY")
    links[0].click()
    browser.arrive("v=")
    browser.until(lambda: abs(browser.js("return scrollY") - y) < 60)


# --- light and dark -----------------------------------------------------------
def paper(b):
    return b.js("return getComputedStyle(document.documentElement).backgroundColor")


def choose_theme(b, name):
    """Presses the footer's button and waits for the page that comes back."""
    b.one(".foot button[value=%s]" % name).click()
    b.until(lambda: b.one(".foot button[value=%s]" % name)
            .get_attribute("aria-pressed") == "true")


def test_theme_is_remembered_without_script(plain, places):
    light, dark = "rgb(251, 250, 247)", "rgb(21, 19, 15)"
    plain.open(places["en"]["product"])
    assert paper(plain) == light
    choose_theme(plain, "dark")
    assert plain.current_url == places["en"]["product"]
    assert paper(plain) == dark
    plain.open(places["de"]["category"])
    assert paper(plain) == dark
    plain.scheme(dark=True)
    choose_theme(plain, "light")
    assert paper(plain) == light
    choose_theme(plain, "auto")
    assert paper(plain) == dark
    plain.scheme(dark=False)
    assert paper(plain) == light


CONTRAST = r"""
    function parse(c) {
        var m = c.match(/[\d.]+/g).map(Number);
        return m.length < 4 ? m.concat(1) : m;
    }
    function under(e) {
        for (; e; e = e.parentElement) {
            var c = parse(getComputedStyle(e).backgroundColor);
            if (c[3] > 0)
                return c;
        }
        return [255, 255, 255, 1];
    }
    function lum(c) {
        var v = c.slice(0, 3).map(x => (x /= 255) <= .04045 ? x / 12.92
            : Math.pow((x + .055) / 1.055, 2.4));
        return .2126 * v[0] + .7152 * v[1] + .0722 * v[2];
    }
    var worst = {}, walk = document.createTreeWalker(document.body, 4), n;
    while ((n = walk.nextNode())) {
        var e = n.parentElement;
        if (!n.data.trim() || !e.checkVisibility() || e.closest("script,svg,.vh"))
            continue;
        var a = lum(parse(getComputedStyle(e).color)), b = lum(under(e));
        var r = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
        var k = e.tagName + "." + e.className;
        worst[k] = Math.min(r, worst[k] || 99);
    }
    return worst;
"""


@pytest.mark.parametrize("lang", LANGS)
def test_contrast(browser, places, lang):
    seen = 0
    for kind, path in pages(places, lang):
        browser.open(path)
        browser.js("document.querySelector('.menu').open = true")
        for dark in (False, True):
            browser.scheme(dark)
            worst = browser.js(CONTRAST)
            seen += len(worst)
            low = {k: round(v, 2) for k, v in worst.items() if v < 4.5}
            assert low == {}, (kind, dark)
    assert seen > 200


# --- layout -------------------------------------------------------------------
def level(browser, kind, width, columns):
    browser.size(width)
    lefts = browser.js("return [...document.querySelector('.grid').children]"
                       ".slice(0, 4).map(e => e.getBoundingClientRect())"
                       ".map(r => Math.round(r.left))")
    assert len(set(lefts)) == min(columns, len(lefts)), kind
    tops = browser.js(
        "return [...document.querySelectorAll('.grid .card')].slice(0, arguments[0])"
        ".map(e => e.querySelector('img').getBoundingClientRect())"
        ".map(r => [Math.round(r.top), Math.round(r.height)].join())", columns)
    assert len(set(tops)) == 1, "pictures of one row stand level"


def test_columns(browser, places):
    for kind in ("home", "category", "search"):
        browser.open(places["en"][kind])
        for width, columns in ((390, 2), (720, 3), (1080, 4), (1280, 4)):
            level(browser, kind, width, columns)


OVERFLOW = """
    return [document.documentElement.scrollWidth, innerWidth].concat(
        [...document.querySelectorAll("body *")].filter(e => {
            var r = e.getBoundingClientRect();
            return r.right > innerWidth + 1 && r.width > 0 && e.checkVisibility()
                && !e.closest(".strip,.vh"); })
        .slice(0, 3).map(e => e.outerHTML.slice(0, 100)),
        [...document.querySelectorAll(".tile,.card,.btn,.chips a,.ways a,.seg button,"
            + ".tree a,.foot a,.specs dt,.specs dd,.pager a,.sorts a")].filter(e => {
            var r = document.createRange(), w = document.createTreeWalker(e, 4), n;
            var right = e.getBoundingClientRect().right + 1, out = false;
            while (e.checkVisibility() && (n = w.nextNode())) {
                r.selectNodeContents(n);
                out = out || !n.parentElement.closest(".vh")
                    && [...r.getClientRects()].some(t => t.right > right);
            }
            return out; })
        .slice(0, 3).map(e => "text sticks out: " + e.outerHTML.slice(0, 100)))"""


@pytest.mark.parametrize("lang", LANGS)
def test_no_sideways_scrolling(browser, places, lang):
    for kind, path in pages(places, lang):
        browser.open(path)
        for width in (320, 390, 640, 720, 1080):  # 640 is 1280 at 200 % zoom
            browser.size(width)
            for menu in ("false", "true"):
                browser.js("document.querySelector('.menu').open = " + menu)
                got = browser.js(OVERFLOW)
                assert got[0] <= got[1] and not got[2:], (kind, width, menu, got)
        browser.size(640)
        browser.js("document.documentElement.style.fontSize = '200%'")
        got = browser.js(OVERFLOW)
        assert got[0] <= got[1] and not got[2:], (kind, "large text", got)


def test_targets_on_phones(browser, places):
    browser.size(390)
    for kind, path in pages(places, "de"):
        browser.open(path)
        browser.js("document.querySelector('.menu').open = true")
        small = browser.js("""
            return [...document.querySelectorAll("a,button,input,summary")]
                .filter(e => e.checkVisibility() && e.type != "hidden"
                    && !e.closest(".prose,.lead,.card") && !e.matches(".skip"))
                .map(e => [e.getBoundingClientRect(), e])
                .filter(([r, e]) => r.height < 43.5 || r.width < 24)
                .map(([r, e]) => e.outerHTML.slice(0, 90) + " " + r.width + "x" + r.height)""")
        assert small == [], kind


# `sizes` is a promise about the layout; a browser picks a file by it.
SIZES = """
    var probe = document.body.appendChild(document.createElement("div")), bad = [];
    probe.style.position = "absolute";
    document.querySelectorAll("picture").forEach(function (p) {
        var img = p.querySelector("img"), width = img.getBoundingClientRect().width;
        var source = [...p.querySelectorAll("source")].find(
            s => !s.media || matchMedia(s.media).matches);
        if (!width || !source.sizes)
            return;
        var length = source.sizes.split(/,(?![^(]*\\))/).map(s => s.trim()).map(s => {
            var m = s.match(/^(\\([^)]*\\))\\s+(.*)$/);
            return m ? [matchMedia(m[1]).matches, m[2]] : [true, s];
        }).find(x => x[0])[1];
        probe.style.width = length;
        var said = probe.getBoundingClientRect().width;
        if (Math.abs(said - width) > Math.max(2, width * .02))
            bad.push([length, said, width, img.src.split("/").pop()].join(" "));
    });
    probe.remove();
    return bad;"""


def test_sizes_are_true(browser, places):
    for kind in ("home", "department", "category", "product", "search"):
        browser.open(places["en"][kind])
        for width in (320, 390, 719, 720, 959, 960, 1079, 1080, 1280, 1440):
            browser.size(width)
            assert browser.js(SIZES) == [], (kind, width)


@pytest.mark.parametrize("width", [390, 1280])
def test_pictures(browser, places, width):
    browser.size(width)
    for kind in ("home", "department", "category", "product", "search"):
        browser.open(places["en"][kind])
        settle(browser)
        got = browser.js("""
            return [...document.images].filter(i => i.checkVisibility()).map(i => [
                i.currentSrc, i.complete, i.naturalWidth, i.hasAttribute("alt"),
                i.hasAttribute("width") && i.hasAttribute("height")])""")
        assert got, kind
        for src, complete, natural, alt, sized in got:
            assert src.endswith(".avif"), (kind, src)
            assert complete and natural > 0, (kind, src)
            assert alt and sized, (kind, src)
    assert complaints(browser) == []


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("lang", LANGS)
def test_nothing_moves(browser, places, lang, width):
    browser.size(width)
    for kind, path in pages(places, lang):
        browser.open(path)
        settle(browser)
        shift = browser.execute_async_script("""
            var done = arguments[0], sum = 0, what = [];
            new PerformanceObserver(function (list) {
                list.getEntries().forEach(function (e) {
                    if (e.hadRecentInput)
                        return;
                    sum += e.value;
                    e.sources.forEach(s => what.push(s.node && s.node.outerHTML
                        ? s.node.outerHTML.slice(0, 80) : "?"));
                });
            }).observe({type: "layout-shift", buffered: true});
            setTimeout(() => done([sum, what]), 100);""")
        assert shift[0] == 0, (kind, shift)


def test_header_returns_when_scrolled_up(browser, places):
    browser.size(390)
    browser.open(places["en"]["category"])
    top = "return document.querySelector('.head').getBoundingClientRect().top"
    browser.js("scrollTo({top: 900, behavior: 'instant'})")
    browser.until(lambda: browser.js(top) < -80)
    browser.js("scrollTo({top: 700, behavior: 'instant'})")
    browser.until(lambda: browser.js(top) == 0)


# --- by keyboard alone --------------------------------------------------------
def press(b, *keys):
    for key in keys:
        ActionChains(b.driver).send_keys(key).perform()


def focused(b):
    return b.js("""
        var e = document.activeElement, r = e.getBoundingClientRect();
        var own = getComputedStyle(e), after = getComputedStyle(e, "::after");
        var ring = s => s.outlineStyle == "none" ? 0 : parseFloat(s.outlineWidth);
        return {tag: e.tagName, id: e.id, cls: e.className, text: e.textContent.trim(),
            ring: Math.max(ring(own), ring(after)), top: r.top, bottom: r.bottom,
            height: innerHeight}""")


@pytest.mark.parametrize("width", [390, 1280])
def test_keyboard(browser, places, width):
    b = browser
    b.size(width)
    b.open(places["en"]["category"])
    press(b, Keys.TAB)
    at = focused(b)
    assert at["cls"] == "skip" and at["top"] >= 0, "the skip link is first and is seen"
    press(b, Keys.ENTER)
    assert b.js("return document.activeElement.id") == "main"
    press(b, Keys.TAB)
    assert b.js("return document.querySelector('main').contains(document.activeElement)")

    b.open(places["en"]["category"])
    order = []
    for _ in range(40):
        press(b, Keys.TAB)
        at = focused(b)
        if at["tag"] == "BODY":
            break
        assert at["ring"] >= 2, at
        assert at["bottom"] > 0 and at["top"] < at["height"], at
        order.append(at)
    assert order[1]["cls"] == "brand"
    assert order[2]["tag"] == "SUMMARY"
    assert order[3]["id"] == "q"
    # Focus goes down the page, never back up.
    assert any("Mug" in o["text"] or o["text"] for o in order)

    # search by keyboard
    b.open(places["en"]["category"])
    press(b, Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB)
    assert focused(b)["id"] == "q"
    press(b, "mug", Keys.ENTER)
    b.arrive("/search?q=mug")

    # menu by keyboard
    press(b, Keys.TAB, Keys.TAB, Keys.TAB, Keys.ENTER)
    assert b.one(".panel").is_displayed()
    press(b, Keys.TAB)
    assert focused(b)["tag"] == "A"
    press(b, Keys.ENTER)
    b.arrive("/c/")


def test_keyboard_chooses_a_variant(plain, places):
    for href in places["en"]["cards"]:
        plain.open(href)
        links = plain.all(".chips a[href]:not([aria-current])")
        if links:
            break
    else:
        pytest.skip("no options")
    target = links[0].get_attribute("href")
    for _ in range(80):
        press(plain, Keys.TAB)
        if plain.js("return document.activeElement.href") == target:
            break
    assert focused(plain)["ring"] >= 2
    press(plain, Keys.ENTER)
    plain.arrive(target[len(plain.base):])


# --- the page as a document ---------------------------------------------------
@pytest.mark.parametrize("lang", LANGS)
def test_document(plain, places, lang):
    for kind, path in pages(places, lang):
        plain.open(path)
        got = plain.js("""
            var q = s => [...document.querySelectorAll(s)];
            var ids = q("[id]").map(e => e.id);
            return {h1: q("h1").length, main: q("main").length,
                levels: q("h1,h2,h3,h4").filter(e => !e.closest(".panel"))
                    .map(e => +e.tagName[1]),
                double: ids.filter((x, i) => ids.indexOf(x) != i),
                style: q("[style],style").length,
                inline: q("script:not([src])").length,
                title: document.title,
                keys: (document.body.innerText.match(/\\b[a-z_]+\\.[a-z_]+\\.[a-z_]+\\b/g)),
                tags: document.documentElement.outerHTML.match(/\\{\\{|\\}\\}/g)}""")
        assert got["h1"] == 1 and got["main"] == 1, kind
        assert got["levels"][0] == 1, kind
        for a, b in zip(got["levels"], got["levels"][1:]):
            assert b <= a + 1, (kind, got["levels"])
        assert got["double"] == [], kind
        assert got["style"] == 0 and got["inline"] == 0, kind
        assert "Souk" in got["title"], kind
        assert got["keys"] is None and got["tags"] is None, kind


@pytest.mark.parametrize("lang", LANGS)
def test_errors_are_pages(plain, places, lang):
    plain.open(places[lang]["lost"])
    assert WORDS[lang]["404"] in plain.one("h1").text
    assert "404" in plain.one(".sorry").text
    assert plain.one(".sorry .btn").is_displayed()
    plain.one(".sorry .btn").click()
    assert plain.all(".hero")


@pytest.mark.parametrize("lang", LANGS)
def test_axe(browser, places, axe, lang):
    for kind, path in pages(places, lang):
        browser.open(path)
        browser.js(axe)
        for width, dark, menu in ((390, False, False), (1280, True, kind == "home")):
            browser.size(width)
            browser.scheme(dark)
            browser.js("document.querySelector('.menu').open = arguments[0]", menu)
            found = browser.execute_async_script("""
                var done = arguments[0];
                axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa",
                    "wcag22aa", "best-practice"]}).then(r => done(r.violations.map(
                    v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 120))
                        .join(" | "))), e => done(["axe failed: " + e]));""")
            assert found == [], (kind, width, menu)


def test_weight(plain, places):
    """HTML and CSS of a product's first view fit the first round trip: 14 KB."""
    import gzip
    import urllib.request

    def fetch(url):
        r = urllib.request.urlopen(urllib.request.Request(
            url, headers={"Accept-Encoding": "identity"}))
        return r.read()
    html = fetch(places["de"]["product"])
    plain.open(places["de"]["product"])
    css = [e.get_attribute("href") for e in plain.all("link[rel=stylesheet]")]
    js = [e.get_attribute("src") for e in plain.all("script[src]")]
    assert len(css) == 1 and len(js) <= 1
    html_n = len(gzip.compress(html, 6))
    css_n = len(gzip.compress(fetch(css[0]), 9))
    js_n = sum(len(fetch(u)) for u in js)
    print("html %d + css %d compressed, js %d as it is" % (html_n, css_n, js_n))
    assert html_n + css_n <= 14 * 1024
    assert js_n <= 5 * 1024
    assert re.search(r"app\.[0-9a-f]{8}\.css$", css[0])
