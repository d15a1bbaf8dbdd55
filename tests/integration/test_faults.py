"""Every fallible call on the product and search routes fails in turn.

The pool is built with the sanitizers and with SOUK_FAULTS (base/fault.h): the
test arms call n = 1, 2, 3 … in the file that the worker maps, sends one
request, and goes on until a request meets no armed call.  Each time the answer
is clean, the worker lives, no transaction is open, and the next request is
well.  Once with a worker that is warm, once with one that has just started and
has everything still to do.
"""
import os
import re
import signal
import struct

import pytest
import souk
from test_http import assert_page

STATE = struct.Struct("=qqq40s")
CLEAN = (200, 404, 500, 503)
MOST = 400  # runs; more calls than that on one page would be a fault of its own


class Faults:
    def __init__(self, path):
        self.path = path
        with open(path, "wb") as f:
            f.write(b"\0" * STATE.size)
        os.chmod(path, 0o666)

    def arm(self, n):
        """In place: the workers have it mapped.  arm is written last."""
        with open(self.path, "r+b") as f:
            f.write(struct.pack("=q", 0))
            f.seek(8)
            f.write(STATE.pack(0, 0, 0, b"")[8:])
            f.seek(0)
            f.write(struct.pack("=q", n))

    def read(self):
        with open(self.path, "rb") as f:
            _, passed, fired, where = STATE.unpack(f.read(STATE.size))
        return passed, bool(fired), where.split(b"\0")[0].decode()


@pytest.fixture(scope="module")
def faulty(request):
    build = os.environ.get("SOUK_TEST_B", "build-san")
    if os.environ.get("SOUK_URL"):
        pytest.skip("needs a stack of its own")
    if not os.path.exists(souk.ROOT / build / "bin/souk-storefront"):
        pytest.skip(f"no build in {build}: make SAN=address,undefined B={build}")
    with open(souk.ROOT / build / "bin/souk-storefront", "rb") as f:
        if b"SOUK_FAULT_FILE" not in f.read():
            pytest.skip(f"{build} is built without SOUK_FAULTS")
    failed = request.session.testsfailed
    shop = souk.Stack(build, WORKERS="1", DEMO="small")
    # Beside the state, where the servers' user may enter.
    faults = Faults(shop.parent + "/faults")
    shop.env["SOUK_FAULT_FILE"] = faults.path
    with shop as s:
        s.faults = faults
        yield s
        if request.session.testsfailed > failed:
            print(f"\nlogs: {s.keep_logs('faults')}{s.tail()}")


@pytest.fixture(scope="module")
def routes(faulty):
    slug, name = faulty.sql(
        "SELECT slug, doc::jsonb ->> 'name' FROM catalog.product_page"
        " WHERE locale = 'en' ORDER BY slug LIMIT 1")[0]
    word = max(re.findall(r"[A-Za-z]{3,}", name), key=len)
    return {"product": f"/p/{slug}", "search": f"/search?q={word}",
            "home": "/", "category": "/c/" + faulty.value(
                "SELECT path FROM catalog.category_page WHERE locale = 'en'"
                " ORDER BY product_count DESC LIMIT 1")}


def check_after(stack, url, pid, note):
    """Whatever happened: the worker is the same, nothing is left open, and
    soon all is well again (the database may be in its back-off)."""
    souk.wait_until(lambda: stack.open_transactions() == 0, 5, note)
    souk.wait_until(lambda: stack.get(url).status == 200, 10, note)
    assert stack.pids() == [pid], note + ": the worker was replaced"


def worker(stack):
    return souk.wait_until(lambda: stack.pids(), 10, "a worker")[0]


def one_run(stack, url, n, cold):
    stack.faults.arm(0)
    if cold:
        old = worker(stack)
        stack.faults.arm(n)
        os.kill(old, signal.SIGKILL)
        souk.wait_until(lambda: stack.pids() and old not in stack.pids(), 15,
                        "another worker")
    else:
        souk.wait_until(lambda: stack.get(url).status == 200, 10)
        stack.faults.arm(n)
    a = stack.get(url)
    passed, fired, where = stack.faults.read()
    stack.faults.arm(0)
    return a, passed, fired, where


@pytest.mark.seconds(240)
@pytest.mark.parametrize("route,state", [
    ("product", "warm"), ("product", "cold"), ("search", "warm"),
    ("search", "cold"), ("category", "warm"), ("home", "warm")])
def test_every_call_fails_in_turn(faulty, routes, route, state):
    cold = state == "cold"
    url, seen, statuses = routes[route], [], {}
    for n in range(1, MOST):
        a, passed, fired, where = one_run(faulty, url, n, cold)
        note = f"{route}, call {n} ({where})"
        assert a.status in CLEAN, (note, a)
        if a.status != 200:
            assert_page(a, a.status)
        statuses[a.status] = statuses.get(a.status, 0) + 1
        check_after(faulty, url, worker(faulty), note)
        if not fired:
            assert a.status == 200, note
            break
        seen.append(where)
    else:
        raise AssertionError(f"more than {MOST} calls")
    faulty.total = [getattr(faulty, "total", [0, 0])[0] + len(seen),
                    getattr(faulty, "total", [0, 0])[1] + n]
    print(f"\nfaults: {route} {state}: {len(seen)} calls, "
          f"{n} runs, answers {statuses}, points "
          + ", ".join(f"{w} ×{seen.count(w)}" for w in sorted(set(seen))))
    assert len(seen) >= 3, "hardly anything on this route can fail?"
    assert any(w.startswith("db.") for w in seen)


def test_no_findings(faulty):
    """Nothing in the logs from the sanitizers."""
    print("\nfaults: in all {} calls failed in turn, {} runs".format(
        *getattr(faulty, "total", (0, 0))))
    text = faulty.tail(100000)
    for word in ("AddressSanitizer", "LeakSanitizer", "runtime error:",
                 "Assertion"):
        assert word not in text, text[max(0, text.find(word) - 500):][:3000]
