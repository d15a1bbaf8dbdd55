"""What dies, hangs, is reloaded or goes away while requests come in."""
import os
import pathlib
import signal
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "lib"))


@pytest.fixture(autouse=True)
def _time_limit(request):
    """No test waits for ever."""
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
    os.environ.pop("MAKEFLAGS", None)
