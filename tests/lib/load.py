"""A closed loop of clients that counts every request.

    with load.Load(load.http_get(port, ["/", "/search?q=mug"]), clients=8) as l:
        ... kill, reload, stop ...
    l.sent, l.statuses, l.failed, l.starved

Each client sends its next request when it has the answer to the last, so that
nothing is lost unseen: a request is answered (with a status) or failed (refused,
cut off, timed out), and a client that went without an answer for long is
starved.  Bounded: `seconds` of running, `timeout` of each request.
"""
import collections
import http.client
import itertools
import socket
import threading
import time

import souk

STARVED = 5.0  # seconds without any answer


class Load:
    def __init__(self, maker, clients=8, seconds=120, timeout=15):
        """maker(timeout) gives a client's function: it sends one request and
        returns its status, or raises OSError or an HTTPException."""
        self.maker, self.clients = maker, clients
        self.seconds, self.timeout = seconds, timeout
        self.lock = threading.Lock()
        self.sent = 0
        self.statuses = collections.Counter()
        self.failed = []        # (seconds since the start, what)
        self.gaps = [0.0] * clients
        self.slowest = 0.0
        self.streak = 0         # good answers since the last other one
        self.over = threading.Event()

    def __enter__(self):
        self.began = time.monotonic()
        self.threads = [threading.Thread(target=self._client, args=(i,))
                        for i in range(self.clients)]
        for t in self.threads:
            t.daemon = True
            t.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        for t in self.threads:
            t.join(self.timeout + 5)
        self.took = time.monotonic() - self.began
        assert not any(t.is_alive() for t in self.threads), \
            "a client did not come back"

    def _client(self, i):
        ask = self.maker(self.timeout)
        answered = time.monotonic()
        end = self.began + self.seconds
        while not self.over.is_set() and time.monotonic() < end:
            start = time.monotonic()
            what = None
            try:
                status = ask()
            except (OSError, http.client.HTTPException) as e:
                status, what = 0, f"{type(e).__name__}: {e}"
            now = time.monotonic()
            with self.lock:
                self.sent += 1
                self.slowest = max(self.slowest, now - start)
                if what is None:
                    self.statuses[status] += 1
                else:
                    self.failed.append((round(now - self.began, 3), what))
                self.streak = self.streak + 1 if 200 <= status < 400 else 0
            if what is None:
                self.gaps[i] = max(self.gaps[i], now - answered)
                answered = now
        self.gaps[i] = max(self.gaps[i], time.monotonic() - answered)

    # --- while it runs

    def answered(self, n=None, status=None, seconds=20):
        """Waits until n more answers (of that status) have come in."""
        def count():
            with self.lock:
                return self.statuses[status] if status is not None \
                    else sum(self.statuses.values())
        want = count() + (n if n is not None else self.clients)
        souk.wait_until(lambda: count() >= want, seconds,
                        f"{n} answers {status or ''}")

    def calm(self, n=200, seconds=40):
        """Waits for n good answers in a row: every worker is well again (one
        that is not answers fastest, and so most)."""
        souk.wait_until(lambda: self.streak >= n, seconds,
                        f"{n} good answers in a row")

    # --- afterwards

    @property
    def starved(self):
        return sum(g > STARVED for g in self.gaps)

    @property
    def bad(self):
        """Requests that were not answered with 2xx or 3xx."""
        return len(self.failed) + sum(
            n for s, n in self.statuses.items() if not 200 <= s < 400)

    def __str__(self):
        by = " ".join(f"{s}:{n}" for s, n in sorted(self.statuses.items()))
        return (f"{self.sent} requests in {self.took:.1f} s by {self.clients}"
                f" clients ({by}), {len(self.failed)} failed,"
                f" {self.starved} starved, slowest {self.slowest:.2f} s")


def http_get(port, targets, headers=None):
    """GETs over kept connections, one a client, the targets in turn."""
    return _http(port, "GET", targets, headers or {}, None)


def http_post(port, targets, body, headers=None):
    return _http(port, "POST", targets, {
        "Content-Type": "application/x-www-form-urlencoded",
        "Sec-Fetch-Site": "same-origin", **(headers or {})}, body)


def _http(port, method, targets, headers, body):
    start = itertools.count()

    def maker(timeout):
        at = next(start)
        turn = itertools.cycle(targets[at % len(targets):]
                               + targets[:at % len(targets)])
        connection = http.client.HTTPConnection("127.0.0.1", port,
                                                timeout=timeout)

        def ask():
            try:
                connection.request(method, next(turn), body, headers)
                answer = connection.getresponse()
                answer.read()
                return answer.status
            except BaseException:
                connection.close()
                raise
        return ask
    return maker


def fastcgi(path, request):
    """The same bytes again and again to a pool's own socket."""
    def maker(timeout):
        def ask():
            with socket.socket(socket.AF_UNIX) as s:
                s.settimeout(timeout)
                s.connect(path)
                s.sendall(request)
                got = b""
                while piece := s.recv(65536):
                    got += piece
            status = souk.fcgi_status(got)
            if not status:
                raise ConnectionResetError("no answer")
            return status
        return ask
    return maker
