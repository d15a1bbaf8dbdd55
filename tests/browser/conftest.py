"""Browser tests: Debian's Chromium over WebDriver against a running shop.

SOUK_URL names a shop that runs already; without it a scratch one is started.  Each test gets the browser at its own
size by `browser.size(390)`; the one without JavaScript is `plain`.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import pytest
from selenium import webdriver
from selenium.common.exceptions import (NoSuchElementException,
                                        StaleElementReferenceException, WebDriverException)
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import WebDriverWait

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import souk  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
ARGS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run
    --disable-background-networking --disable-component-update --disable-sync
    --disable-dev-shm-usage --hide-scrollbars --lang=en""".split()


class Browser:
    """A Chromium; attributes it does not have are the WebDriver's."""

    def __init__(self, script=True):
        self.profile = tempfile.mkdtemp(prefix="souk-chromium-")
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for arg in ARGS + ["--user-data-dir=" + self.profile]:
            options.add_argument(arg)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        if not script:
            options.add_experimental_option(
                "prefs", {"profile.managed_default_content_settings.javascript": 2})
        self.driver = webdriver.Chrome(
            options=options, service=Service("/usr/bin/chromedriver"))
        self.driver.set_page_load_timeout(30)
        self.base = None

    def __getattr__(self, name):
        return getattr(self.driver, name)

    def close(self):
        self.driver.quit()
        shutil.rmtree(self.profile, ignore_errors=True)

    def size(self, width, height=None):
        self.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height or (844 if width < 600 else 800),
            "deviceScaleFactor": 1, "mobile": False})

    def scheme(self, dark):
        self.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce"}]})

    def open(self, path):
        """Loads a path of the shop (or a whole address)."""
        self.get(path if path.startswith("http") else self.base + path)

    def js(self, body, *args):
        return self.execute_script(body, *args)

    def all(self, css):
        return self.find_elements("css selector", css)

    def one(self, css):
        return self.find_element("css selector", css)

    def follow(self, css):
        """Goes where the first link that fits goes."""
        self.open(self.one(css).get_attribute("href"))

    def arrive(self, part, seconds=10):
        """Waits until the address holds part: keys do not wait for pages."""
        self.until(lambda: part in self.where(), seconds)
        self.until(lambda: self.js("return document.readyState") == "complete")

    def until(self, condition, seconds=10):
        """Waits for it; an element that goes away meanwhile is looked up again."""
        def holds(_):
            try:
                return condition()
            except WebDriverException as e:
                # chromedriver's other word for a stale element: the page was
                # replaced between finding it and asking it.
                if "does not belong to the document" in str(e.msg):
                    return False
                raise
        WebDriverWait(self.driver, seconds, .05, [StaleElementReferenceException,
                      NoSuchElementException]).until(holds)

    def where(self):
        """The address without the shop's own part."""
        return self.current_url[len(self.base):]


@pytest.fixture(scope="session")
def stack():
    """A shop: SOUK_URL's, or a scratch one with the whole demo catalogue."""
    url = os.environ.get("SOUK_URL")
    if url:
        yield souk.Shop(url)
    else:
        with souk.Stack() as s:
            yield s


@pytest.fixture(scope="session")
def base(stack):
    return stack.url


def _browser(base, script):
    b = Browser(script)
    b.base = base
    b.scheme(dark=False)
    b.size(1280)
    return b


@pytest.fixture(scope="session")
def _scripted(base):
    b = _browser(base, True)
    yield b
    b.close()


@pytest.fixture(scope="session")
def _plain(base):
    b = _browser(base, False)
    yield b
    b.close()


def _fresh(b):
    b.scheme(dark=False)
    b.size(1280)
    b.open("/")
    b.delete_all_cookies()
    b.get_log("browser")
    return b


@pytest.fixture
def browser(_scripted):
    return _fresh(_scripted)


@pytest.fixture
def plain(_plain):
    return _fresh(_plain)


@pytest.fixture(scope="session")
def axe():
    """The source of axe-core, by npm where that is to be had."""
    source = HERE / "node_modules" / "axe-core" / "axe.min.js"
    if not source.exists():
        if shutil.which("npm") is None:
            pytest.skip("axe-core: npm is not installed")
        try:
            subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent",
                            "--fetch-retries=1", "--fetch-timeout=20000"],
                           cwd=HERE, timeout=120, check=True, capture_output=True)
        except (subprocess.SubprocessError, OSError) as e:
            pytest.skip("axe-core: npm could not install it: %s" % e)
    return source.read_text()
