"""Hostile bytes on a pool's socket: whoever gets there may not harm a worker,
hold it for long, or be answered like a visitor.  A pool without nginx and
stores, so that each connection can be accounted for."""
import time

import fcgi
import probe
import pytest
import souk

CLOSED = "closed what is no request"


@pytest.fixture(scope="module")
def pool():
    with probe.Pool(workers=2) as p:
        p.alive = sorted(p.workers())
        yield p


@pytest.fixture(autouse=True)
def unharmed(pool):
    """After each test the same workers are there, and both answer."""
    yield
    assert sorted(pool.workers()) == pool.alive, pool.log.read_text()[-2000:]
    for _ in range(4):
        assert fcgi.ask(pool.path) == 200


def refused(pool):
    return len(pool.lines(CLOSED))


@pytest.mark.parametrize("name", fcgi.HOSTILE)
def test_closed_without_a_word(pool, name):
    before = refused(pool)
    got = souk.fcgi_talk(pool.path, fcgi.HOSTILE[name], timeout=8, shut=True)
    assert got == b"", got
    pool.wait_line(CLOSED, before + 1)
    assert refused(pool) == before + 1
    assert pool.lines(CLOSED)[-1]["why"]


def test_cut_anywhere(pool):
    before = refused(pool)
    for data in fcgi.cuts():
        assert souk.fcgi_talk(pool.path, data, timeout=8, shut=True) == b""
    pool.wait_line(CLOSED, before + len(fcgi.GOOD) - 1)


@pytest.mark.seconds(120)
def test_mutants(pool):
    """3,000 requests with something wrong: each is answered or closed."""
    before, answered, closed = refused(pool), 0, 0
    for data in fcgi.mutants(seed=1, n=3000):
        got = souk.fcgi_talk(pool.path, data, timeout=8, shut=True)
        assert got is not None, data
        if got:
            assert souk.fcgi_status(got) >= 200, (data, got)
            answered += 1
        else:
            closed += len(data) > 0
    assert answered > 100 and closed > 1000, (answered, closed)
    pool.wait_line(CLOSED, before + closed)
    assert refused(pool) == before + closed


def test_a_knock_is_not_worth_a_line(pool):
    before = refused(pool)
    for _ in range(50):
        fcgi.connect(pool.path).close()
    assert fcgi.ask(pool.path) == 200
    assert refused(pool) == before


def test_pieces(pool):
    """However a right request is cut up, it is answered.  (In some hundreds of
    pieces at most: all wait in the socket until the last is there, and its
    buffer counts 768 bytes for each.)"""
    for size in (1, 3, 7, 8, 9, 100):
        got = fcgi.dribble(pool.path, fcgi.GOOD, size)
        assert souk.fcgi_status(got) == 200, (size, got)


def test_every_byte_a_record(pool):
    pairs = souk.fcgi_pairs([tuple(x.encode() for x in p)
                             for p in souk.PARAMS_PLAIN])
    data = fcgi.START + b"".join(
        souk.fcgi_record(souk.PARAMS, pairs[i:i + 1], pad=i % 9)
        for i in range(len(pairs))) + fcgi.END
    assert souk.fcgi_status(souk.fcgi_talk(pool.path, data)) == 200


def test_connection_is_not_kept(pool):
    """Asked to be kept or not, it ends with its answer."""
    data = souk.fcgi_record(souk.BEGIN, b"\0\1\1" + b"\0" * 5) \
        + fcgi.AFTER_START
    s = fcgi.connect(pool.path, timeout=5)
    s.sendall(data)
    got = fcgi.rest(s)
    assert got is not None and souk.fcgi_status(got) == 200


def test_any_id(pool):
    for request in (1, 255, 256, 65535):
        data = b"".join(
            souk.fcgi_record(kind, content, request=request)
            for kind, content in (
                (souk.BEGIN, fcgi.RESPONDER),
                (souk.PARAMS, souk.fcgi_pairs(
                    [tuple(x.encode() for x in p)
                     for p in souk.PARAMS_PLAIN])),
                (souk.PARAMS, b""), (souk.STDIN, b"")))
        got = souk.fcgi_talk(pool.path, data)
        assert got[2:4] == request.to_bytes(2, "big")
        assert souk.fcgi_status(got) == 200


def test_stalled_clients(pool):
    """Those that stop in the middle hold a worker for its time-out (2 s) and
    no longer; visitors wait that long and are served."""
    before = refused(pool)
    held = [fcgi.connect(pool.path) for _ in range(4)]
    for s in held:
        s.sendall(fcgi.GOOD[:40])
    start = time.monotonic()
    assert fcgi.ask(pool.path, timeout=15) == 200
    assert time.monotonic() - start < 8
    for s in held:
        assert fcgi.rest(s) == b""
    pool.wait_line(CLOSED, before + 4)


def test_drip(pool):
    """A byte now and then does not make the time-out start anew."""
    start = time.monotonic()
    got = fcgi.dribble(pool.path, fcgi.GOOD, 1, pause=0.05)
    assert got == b""
    assert time.monotonic() - start < 6


def test_silent_client(pool):
    """Connected, and not a byte: the same."""
    s = fcgi.connect(pool.path, timeout=8)
    assert fcgi.rest(s) == b""


def test_leaves_at_once(pool):
    """Gone before the answer: nobody's trouble."""
    for n in range(60):
        s = fcgi.connect(pool.path)
        s.sendall(fcgi.GOOD if n % 2 else fcgi.GOOD[:n])
        s.close()


@pytest.mark.parametrize("announced", [73729, 10 ** 6, 10 ** 9])
def test_body_too_long(pool, announced):
    """Known by its length: a 413, though the client is still writing."""
    data = souk.fcgi_request(
        [*pool.params("/x", "POST"), ("CONTENT_LENGTH", str(announced)),
         ("HTTP_SEC_FETCH_SITE", "same-origin")])[:-8]
    s = fcgi.connect(pool.path)
    s.sendall(data)
    piece = souk.fcgi_record(souk.STDIN, b"x" * 65535)
    try:
        for _ in range(min(announced // 65535 + 1, 64)):
            s.sendall(piece)
        s.sendall(souk.fcgi_record(souk.STDIN))
    except (BrokenPipeError, ConnectionResetError):
        pass
    s.shutdown(1)
    assert souk.fcgi_status(fcgi.rest(s) or b"") == 413


def test_body_that_lies(pool):
    """More bytes than announced, and endless ones: closed."""
    data = souk.fcgi_request(
        [*pool.params("/x", "POST"), ("CONTENT_LENGTH", "5"),
         ("HTTP_SEC_FETCH_SITE", "same-origin")])[:-8]
    before = refused(pool)
    s = fcgi.connect(pool.path)
    with pytest.raises((BrokenPipeError, ConnectionResetError)):
        s.sendall(data)
        for _ in range(500):
            s.sendall(souk.fcgi_record(souk.STDIN, b"x" * 65535))
    s.close()
    pool.wait_line(CLOSED, before + 1)
