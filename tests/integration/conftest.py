"""Integration tests over HTTP: a scratch stack for the whole session, or the
shop that SOUK_URL names (then only what reads through HTTP runs)."""
import os
import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "lib"))
import souk  # noqa: E402


@pytest.fixture(scope="session")
def stack(request):
    url = os.environ.get("SOUK_URL")
    if url:
        yield souk.Shop(url)
        return
    failed_before = request.session.testsfailed
    with souk.Stack() as s:
        yield s
        if request.session.testsfailed > failed_before:
            kept = s.keep_logs("integration")
            print(f"\nlogs of the stack: {kept}{s.tail()}")


@pytest.fixture
def scratch(stack):
    """The stack, where the test needs its insides."""
    if not stack.scratch:
        pytest.skip("SOUK_URL is somebody's shop: only read over HTTP")
    return stack


@pytest.fixture(autouse=True)
def _time_limit(request):
    """No test waits for ever."""
    import signal

    def late(*_):
        raise TimeoutError("this test ran longer than its limit")

    mark = request.node.get_closest_marker("seconds")
    old = signal.signal(signal.SIGALRM, late)
    signal.alarm(mark.args[0] if mark else 60)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, old)


def pytest_configure(config):
    config.addinivalue_line("markers", "seconds(n): the test's time limit")
