"""The whole shop under load while parts of it die, hang, go away and come back
(ARCHITECTURE's failure model): through nginx, counted request by request."""
import os
import random
import signal

import pytest

import load
import souk
from souk import wait_until

WORKERS = 4
KILLS = 200
TIMES = 20


@pytest.fixture(scope="module")
def shop(request):
    failed_before = request.session.testsfailed
    with souk.Stack(WORKERS=str(WORKERS), DEMO="small",
                    HANG_SECONDS="20") as s:
        yield s
        if request.session.testsfailed > failed_before:
            print(f"\nlogs of the stack: {s.keep_logs('chaos')}{s.tail()}")


@pytest.fixture(scope="module")
def pages(shop):
    """Every kind of page that reads the catalogue."""
    home = shop.get("/")
    product = home.one('a[href^="/p/"]')["href"]
    category = home.one('a[href^="/c/"]')["href"]
    found = ["/", product, category, "/search?q=a", "/de/", "/de/search?q=a"]
    for path in found:
        assert shop.get(path).status == 200, path
    return found


@pytest.fixture(autouse=True)
def _as_before(shop):
    """Each test leaves a shop that works."""
    yield
    wait_until(lambda: shop.get("/").status == 200, 40, "the shop is back")
    wait_until(lambda: len(shop.pids()) == WORKERS, 20)


def pid_of(shop, name):
    with open(f"{shop.run}/{name}.pid") as f:
        return int(f.readline())


def restarts(shop, reason, pool="storefront"):
    return shop.metric("souk_worker_restarts_total", pool=pool, reason=reason)


def counted(shop):
    return shop.metric("souk_http_requests_total", pool="storefront")


# --- workers

@pytest.mark.seconds(240)
def test_killed_workers_cost_no_page(shop, pages):
    crashes = restarts(shop, "crash")
    (master,) = souk.children(pid_of(shop, "storefront"))
    workers = souk.children(master)
    with load.Load(load.http_get(shop.port, pages), 6, 200) as gets, \
            load.Load(load.http_post(shop.port, ["/preferences"],
                      "theme=dark&back=%2F"), 2, 200) as posts:
        for _ in range(KILLS):
            victim = random.choice(workers)
            os.kill(victim, signal.SIGKILL)
            wait_until(lambda v=victim: not os.path.exists(f"/proc/{v}"))
            workers = wait_until(
                lambda: len(now := souk.children(master)) == WORKERS and now)
    print(f"\nchaos: {KILLS} workers killed, GET: {gets}")
    print(f"chaos: {KILLS} workers killed, POST: {posts}")
    assert not gets.failed and not posts.failed
    # nginx asks another worker for a GET; a POST is never sent again, and a
    # kill costs at most the one that the worker had.
    assert gets.bad == 0, gets.statuses
    assert set(posts.statuses) <= {303, 503}
    assert posts.bad <= KILLS
    assert gets.starved == posts.starved == 0
    assert restarts(shop, "crash") - crashes == KILLS
    assert restarts(shop, "hang") == 0


@pytest.mark.seconds(60)
def test_a_shop_whose_pool_hangs_is_told_of(shop):
    """ops answers while the storefront does not even breathe."""
    master = souk.children(pid_of(shop, "storefront"))[0]
    everybody = [master, *shop.pids()]
    for pid in everybody:
        os.kill(pid, signal.SIGSTOP)
    try:
        assert shop.metric("souk_up", pool="ops") == 1
        wait_until(lambda: shop.metric("souk_up", pool="storefront") == 0, 15)
        assert shop.get("/readyz").status == 200
    finally:
        for pid in everybody:
            os.kill(pid, signal.SIGCONT)
    wait_until(lambda: shop.metric("souk_up", pool="storefront") == 1)
    assert shop.pids() == everybody[1:]


# --- a pool renewed

def renew(shop, sig):
    """Tells souk-hold, and waits until only the new workers are there."""
    hold, before = pid_of(shop, "storefront"), set(shop.pids())
    os.kill(hold, sig)
    wait_until(lambda: len(now := shop.pids()) == WORKERS
               and not before & set(now), 30)


@pytest.mark.seconds(120)
@pytest.mark.parametrize("sig, word", [(signal.SIGHUP, "reloads"),
                                       (signal.SIGUSR1, "restarts")])
def test_a_renewed_pool_loses_nothing(shop, pages, sig, word):
    generation = shop.metric("souk_generation", pool="storefront")
    requests, crashes = counted(shop), restarts(shop, "crash")
    with load.Load(load.http_get(shop.port, pages), 8, 100) as gets, \
            load.Load(load.http_post(shop.port, ["/preferences"],
                      "theme=dark&back=%2F"), 2, 100) as posts:
        for _ in range(TIMES):
            renew(shop, sig)
            gets.answered(20)
    print(f"\nchaos: {TIMES} {word}, GET: {gets}")
    print(f"chaos: {TIMES} {word}, POST: {posts}")
    assert gets.bad == posts.bad == 0
    assert gets.starved == posts.starved == 0
    assert shop.metric("souk_generation", pool="storefront") \
        == generation + TIMES
    assert restarts(shop, "crash") == crashes
    # The counters outlived every generation.
    assert counted(shop) - requests == gets.sent + posts.sent


@pytest.mark.seconds(60)
def test_the_control_loses_some(shop, pages):
    """The same count over a pool that is stopped with its socket."""
    with load.Load(load.http_get(shop.port, pages), 8, 50) as gets:
        gets.answered(20)
        shop.stop("storefront")
        gets.answered(1, 503)
        shop.start("storefront")
        gets.answered(20, 200)
    print(f"\nchaos: control, a pool stopped and started: {gets}")
    assert gets.bad > 0


# --- the stores

def same_workers(shop, before):
    assert shop.pids() == before, "a worker died"
    assert not [e for e in shop.lines(shop.began, "storefront")
                if e.get("message") == "a worker ended by itself"]


@pytest.mark.seconds(120)
@pytest.mark.parametrize("how", ["INT", "QUIT"])
def test_postgres_stopped_and_started(shop, pages, how):
    before, shop.began = shop.pids(), shop.mark()
    with load.Load(load.http_get(shop.port, pages), 6, 100) as l:
        for _ in range(3):
            l.answered(30, 200)
            shop.settings["STOP_SIGNAL"] = how
            shop.stop("postgres")
            l.answered(30, 503)
            a = shop.get("/")
            assert a.status == 503 and a.header("Retry-After")
            assert a.select("h1") and "no-store" in a.header("Cache-Control")
            assert shop.get("/healthz").status == 200
            assert shop.get("/readyz").status == 503
            shop.start("postgres")
            # The pages come back by themselves, within the back-off.
            l.calm()
    del shop.settings["STOP_SIGNAL"]
    print(f"\nchaos: PostgreSQL stopped 3 times by SIG{how}: {l}")
    assert not l.failed and set(l.statuses) <= {200, 503}
    assert l.starved == 0
    same_workers(shop, before)


def frozen(shop, name):
    pid = pid_of(shop, name)
    return [pid, *souk.children(pid)]


@pytest.mark.seconds(120)
def test_postgres_that_hangs(shop, pages):
    before, shop.began = shop.pids(), shop.mark()
    with load.Load(load.http_get(shop.port, pages), 6, 100, 60) as l:
        l.answered(30, 200)
        pids = frozen(shop, "postgres")
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        try:
            l.answered(2, 503, 40)
            assert shop.get("/readyz").status == 503
            assert shop.metric("souk_up", pool="storefront") == 1
        finally:
            for pid in pids:
                os.kill(pid, signal.SIGCONT)
        l.calm()
    print(f"\nchaos: PostgreSQL frozen: {l}")
    assert not l.failed and set(l.statuses) <= {200, 503}
    same_workers(shop, before)


@pytest.mark.seconds(120)
@pytest.mark.parametrize("how", ["stopped", "frozen"])
def test_memcached_away_costs_speed_only(shop, pages, how):
    before, shop.began = shop.pids(), shop.mark()
    with load.Load(load.http_get(shop.port, pages), 6, 100) as l:
        for _ in range(3):
            l.answered(60, 200)
            if how == "frozen":
                pid = pid_of(shop, "memcached")
                os.kill(pid, signal.SIGSTOP)
            else:
                shop.stop("memcached")
            try:
                l.answered(100, 200)
                a = shop.get("/readyz")
                assert (a.status, '"degraded"' in a.text) == (200, True)
                assert shop.metric("memcached_up") == 0
            finally:
                if how == "frozen":
                    os.kill(pid, signal.SIGCONT)
                else:
                    shop.start("memcached")
            wait_until(lambda: '"memcached":"ok"' in shop.get("/readyz").text)
            wait_until(lambda: shop.metric("memcached_up") == 1)
    print(f"\nchaos: memcached {how} 3 times: {l}")
    assert l.bad == 0 and l.starved == 0
    same_workers(shop, before)
