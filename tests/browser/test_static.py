"""static/fingerprint, and the pages that nginx sends by itself."""
import gzip
import os
import pathlib
import re
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
B = pathlib.Path(os.environ.get("SOUK_TEST_B", "build"))
CODES = [400, 403, 404, 405, 408, 413, 414, 416, 429, 431, 500, 502, 503, 504]


def fingerprint(src, out):
    return subprocess.run([ROOT / "static/fingerprint", src, out],
                          capture_output=True, text=True, timeout=60)


@pytest.fixture
def src(tmp_path):
    d = tmp_path / "src"
    (d / "icons").mkdir(parents=True)
    (d / "icons/a.svg").write_text("<svg xmlns='x'/>\n")
    (d / "app.js").write_text('/* why */\nvar a = "/* kept */";\n\n\tf(a);\n')
    (d / "app.css").write_text(
        '/* "quotes" and url(icons/a.svg) in a comment */\n'
        'a > b , i { background: url("icons/a.svg") ; }\n'
        'p { margin: calc( 1px + 2px ) -3px !important; content: "a  ; /* no */ }" }\n'
        '@media (min-width: 2px) and (max-width: 3px) { a :hover { color: red ; } }\n')
    (d / "README.md").write_text("for people\n")
    return d


def manifest(out):
    return dict(line.split(" ") for line in (out / "manifest").read_text().splitlines())


def test_fingerprint(src, tmp_path):
    out = tmp_path / "out"
    p = fingerprint(src, out)
    assert p.returncode == 0, p.stderr
    m = manifest(out)
    assert list(m) == ["app.css", "app.js", "icons/a.svg"]
    for name, new in m.items():
        stem, ext = name.rsplit(".", 1)
        assert re.fullmatch(re.escape(stem) + r"\.[0-9a-f]{8}\." + ext, new)
        body = (out / new).read_bytes()
        assert gzip.decompress((out / (new + ".gz")).read_bytes()) == body
    css = (out / m["app.css"]).read_text()
    assert css == ('a>b,i{background:url("%s")}' % m["icons/a.svg"]
                   + 'p{margin:calc(1px + 2px) -3px!important;content:"a  ; /* no */ }"}'
                   + '@media (min-width:2px) and (max-width:3px){a :hover{color:red}}')
    assert (out / m["app.js"]).read_text() == 'var a = "/* kept */";\nf(a);\n'
    assert not list(out.glob(".making*")), "nothing is left behind"


def test_fingerprint_is_deterministic_and_follows_content(src, tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    fingerprint(src, one)
    fingerprint(src, two)
    files = sorted(p.relative_to(one) for p in one.rglob("*") if p.is_file())
    assert files == sorted(p.relative_to(two) for p in two.rglob("*") if p.is_file())
    assert all((one / f).read_bytes() == (two / f).read_bytes() for f in files)
    before = manifest(one)
    (src / "icons/a.svg").write_text("<svg/>\n")
    fingerprint(src, one)
    after = manifest(one)
    assert after["icons/a.svg"] != before["icons/a.svg"]
    assert after["app.css"] != before["app.css"], "what a style names changes it too"
    assert after["app.js"] == before["app.js"]
    assert (one / before["app.css"]).exists(), "pages in a cache still find it"


@pytest.mark.parametrize("name", ["a b.css", "a;b.js", "noend"])
def test_fingerprint_refuses(src, tmp_path, name):
    (src / name).write_text("x")
    p = fingerprint(src, tmp_path / "out")
    assert p.returncode == 65 and name in p.stderr
    assert not (tmp_path / "out/manifest").exists()


def test_fingerprint_without_a_folder(tmp_path):
    assert fingerprint(tmp_path / "none", tmp_path / "out").returncode == 64


@pytest.fixture(scope="module")
def errors(tmp_path_factory):
    out = tmp_path_factory.mktemp("errors")
    p = subprocess.run([ROOT / B / "bin/souk-errpages", "templates",
                        B / "static/manifest", out], cwd=ROOT,
                       capture_output=True, text=True, timeout=60)
    assert p.returncode == 0, p.stderr
    return out


@pytest.mark.parametrize("lang", ["en", "de"])
def test_error_pages(errors, lang):
    assert sorted(int(p.stem) for p in (errors / lang).iterdir()) == CODES
    titles = set()
    for code in CODES:
        page = (errors / lang / ("%d.html" % code)).read_text()
        assert page.startswith("<!doctype html>")
        assert '<html lang="%s">' % lang in page
        assert "{{" not in page and "error.%d" % code not in page
        assert re.search(r"/static/app\.[0-9a-f]{8}\.css", page)
        assert str(code) in page and page.count("<h1>") == 1
        assert re.search(r'<a class="btn" href="[^"]*">[^<]+</a>', page)
        titles.add(re.search(r"<h1>(.*?)</h1>", page)[1])
    assert len(titles) == len(CODES), "each says what happened to it"


def test_error_pages_say_what_they_miss(tmp_path):
    p = subprocess.run([ROOT / B / "bin/souk-errpages", "templates",
                        tmp_path / "none", tmp_path / "out"], cwd=ROOT,
                       capture_output=True, text=True, timeout=60)
    assert p.returncode == 1 and "none" in p.stderr
    p = subprocess.run([ROOT / B / "bin/souk-errpages"], capture_output=True,
                       text=True, timeout=60)
    assert p.returncode == 64 and "usage" in p.stderr
