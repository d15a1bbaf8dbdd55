"""Hostile FastCGI: bytes that no nginx sends, straight to a pool's socket.

souk.py has the records of a right request; here is what is wrong with them.

libfcgi 2.4.2 alone dies of four of these: two sums that overflow (its heap) and
two GET_VALUES inside a request (its stack).

    for name, data in fcgi.HOSTILE.items(): ...
    for data in fcgi.mutants(seed=1, n=500): ...
    fcgi.dribble(path, data, size=1)
"""
import random
import socket
import time

import souk
from souk import ABORT, BEGIN, PARAMS, PARAMS_PLAIN, STDIN, fcgi_pairs, \
    fcgi_record, fcgi_request

GET_VALUES = 9
RESPONDER = b"\0\1\0" + b"\0" * 5
START = fcgi_record(BEGIN, RESPONDER)
END = fcgi_record(PARAMS) + fcgi_record(STDIN)
GOOD = fcgi_request(PARAMS_PLAIN)
AFTER_START = GOOD[len(START):]


def four(n):
    """A length in its long form."""
    return (n | 1 << 31).to_bytes(4, "big")


def lie(name, value, data=b"A" * 3000):
    """One parameter that claims other lengths than it has."""
    return START + fcgi_record(PARAMS, four(name) + four(value) + data) + END


MANY_VALUES = fcgi_record(
    GET_VALUES, fcgi_pairs([(b"FCGI_MAX_CONNS", b"")] * 8), request=0)

# Each ends in the middle or is wrong: closed without an answer.
HOSTILE = {
    # the sum of two lengths overflows an int (CVE-2025-23016)
    "sum overflows to -4": lie(0x7ffffffe, 0x7ffffffe),
    "sum overflows to 16": lie(0x7ffffff0, 0x10),
    "sum overflows to 0": lie(0x7fffffff, 0x7fffffff),
    "name of 2 GB": lie(0x7fffffff, 0),
    "value of 2 GB": lie(1, 0x7fffffff),
    "lengths near 64 KB": lie(65535, 65535),
    "one past the end": lie(1, 3000),
    # libfcgi writes its answer to these past its buffer of 64 bytes
    "get values": MANY_VALUES,
    "get values after begin": START + MANY_VALUES + AFTER_START,
    "get values in the body": GOOD[:-8] + MANY_VALUES + GOOD[-8:],
    "get values in a long body": fcgi_request(
        (*PARAMS_PLAIN, ("CONTENT_LENGTH", "5")))[:-8] + MANY_VALUES
    + fcgi_record(STDIN, b"hello") + fcgi_record(STDIN),
    # records out of place
    "params without begin": AFTER_START,
    "body without begin": fcgi_record(STDIN, b"x"),
    "begin twice": START + GOOD,
    "two requests at once": START + fcgi_record(BEGIN, RESPONDER, request=2)
    + AFTER_START,
    "a request behind a request": GOOD + GOOD,
    "ids from 1 to 500": b"".join(
        fcgi_record(BEGIN, RESPONDER, request=i) for i in range(1, 501)),
    "params of others": START + b"".join(
        fcgi_record(PARAMS, b"\1\1AB", request=i) for i in range(2, 100))
    + AFTER_START,
    "abort": START + fcgi_record(ABORT),
    "abort in the params": START + fcgi_record(
        PARAMS, fcgi_pairs([(b"A", b"B")])) + fcgi_record(ABORT),
    "abort in the body": GOOD[:-8] + fcgi_record(ABORT),
    "authorizer": fcgi_record(BEGIN, b"\0\2" + b"\0" * 6) + AFTER_START,
    "filter": fcgi_record(BEGIN, b"\0\3" + b"\0" * 6) + AFTER_START,
    "request 0": fcgi_record(BEGIN, RESPONDER, request=0),
    "version 0": fcgi_record(BEGIN, RESPONDER, version=0),
    "version 2": fcgi_record(BEGIN, RESPONDER, version=2),
    "type 255": START + fcgi_record(255, b"x"),
    # lengths of records
    "begin of 7": fcgi_record(BEGIN, RESPONDER[:7]) + AFTER_START,
    "begin of 9": fcgi_record(BEGIN, RESPONDER + b"\0") + AFTER_START,
    "record longer than it is": START + fcgi_record(
        PARAMS, b"\1\1AB", length=65535),
    # the padding of the record that ends the params: libfcgi takes it for
    # the next record's header
    "padding at the end": START + fcgi_record(PARAMS, b"\1\1AB")
    + fcgi_record(PARAMS, pad=16) + fcgi_record(STDIN),
    # too much
    "65 parameters": fcgi_request([(f"X{i}", "y") for i in range(65)]),
    "parameters without names": fcgi_request([("", "")] * 60),
    "64 KB of parameters and one": fcgi_request(
        [("A", "x" * 32000), ("B", "y" * 33540)]),
    "megabytes of parameters": fcgi_request(
        [(f"X{i}", "y" * 65000) for i in range(60)]),
    # not FastCGI at all
    "http": b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "tls": bytes.fromhex("16030102000100 01fc0303") + bytes(500),
    "zeros": bytes(5000),
    "ones": b"\xff" * 5000,
    "text": b"hello\n" * 100,
}


def cuts():
    """A right request that ends too early, after each of its bytes."""
    return [GOOD[:n] for n in range(1, len(GOOD))]


def mutants(seed, n):
    """Right requests with a few things changed; the same for a seed."""
    rng = random.Random(seed)
    bases = [GOOD, *HOSTILE.values(), fcgi_request(
        (*PARAMS_PLAIN, ("CONTENT_LENGTH", "11")), b"theme=dark&")]
    bases = [b[:4000] for b in bases]
    for _ in range(n):
        data = bytearray(rng.choice(bases if rng.random() < .5
                                    else bases[:1] + bases[-1:]))
        for _ in range(rng.randint(1, 4)):
            i = rng.randrange(len(data) + 1)
            kind = rng.randrange(6)
            if kind == 0 and i < len(data):
                data[i] ^= 1 << rng.randrange(8)
            elif kind == 1:
                data[i:i] = rng.randbytes(rng.randint(1, 8))
            elif kind == 2:
                del data[i:i + rng.randint(1, 16)]
            elif kind == 3 and i + 4 <= len(data):
                data[i:i + 4] = four(rng.choice(
                    (0, 1, 127, 128, 65535, 0x7ffffffe, 0x7fffffff)))
            elif kind == 4:
                other = rng.choice(bases)
                k = rng.randrange(len(other))
                data[i:i] = other[k:k + rng.randint(1, 64)]
            elif kind == 5 and i < len(data):
                data[i] = rng.choice((0, 1, 4, 5, 8, 9, 0x7f, 0x80, 0xff))
        yield bytes(data)


def connect(path, timeout=20):
    s = socket.socket(socket.AF_UNIX)
    s.settimeout(timeout)
    s.connect(path)
    return s


def rest(s):
    """What still comes; None when the other side keeps it open."""
    got = b""
    try:
        while piece := s.recv(65536):
            got += piece
    except (ConnectionResetError, BrokenPipeError):
        pass
    except socket.timeout:
        return None
    finally:
        s.close()
    return got


def dribble(path, data, size=1, pause=0.0):
    """Sends in small pieces; what came back."""
    s = connect(path)
    # With a time-out Python asks first whether it may write, and the kernel
    # says no from a quarter of the buffer on: it is filled by small pieces.
    s.settimeout(None)
    for i in range(0, len(data), size):
        try:
            s.sendall(data[i:i + size])
        except (BrokenPipeError, ConnectionResetError):
            break
        if pause:
            time.sleep(pause)  # poll: the client that is slow
    s.settimeout(20)
    return rest(s)


def ask(path, **how):
    """A right request's status, 0 for no answer."""
    return souk.fcgi_status(souk.fcgi_talk(path, GOOD, **how) or b"")
