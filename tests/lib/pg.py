#!/usr/bin/python3
"""Scratch PostgreSQL (and memcached) servers for tests.

As a module:

    with pg.Cluster() as c:
        c.connect("souk", "souk_owner")     # psycopg2, as the superuser's role
        c.url("souk", "postgres")

As a program, for tests that are not Python (one folder per server):

    pg.py start DIR [--watch PID] [--no-fsync]   prints the folder of the socket
    pg.py stop|kill|restart DIR
    pg.py memcached DIR/SOCKET [--watch PID]     prints its process id

A server is run by an unprivileged user when we are root (PostgreSQL refuses
root), listens on a unix socket only, and with --watch ends when that process
has ended, however it did.  The superuser is `postgres`, without a password
over the socket; all others need theirs (scram-sha-256), as in production.
"""
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import glob


def bindir():
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
    if not found:
        raise SystemExit("pg.py: PostgreSQL's initdb was not found")
    return os.path.dirname(found[-1])


def run_user():
    """Whom the servers run as: None for ourselves."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "souk", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise SystemExit("pg.py: no unprivileged user to run PostgreSQL as")


def as_user(argv):
    user = run_user()
    if user is None:
        return argv
    return ["setpriv", "--reuid", str(user.pw_uid), "--regid",
            str(user.pw_gid), "--clear-groups", "--"] + argv


def run(argv, check=True, cwd="/"):
    p = subprocess.run(as_user(argv), cwd=cwd, stdin=subprocess.DEVNULL,
                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                       text=True)
    if check and p.returncode != 0:
        raise SystemExit("pg.py: %s failed:\n%s" % (argv[0], p.stdout))
    return p


HBA = """local all postgres trust
local all all scram-sha-256
"""

CONF = """listen_addresses = ''
unix_socket_directories = '%(dir)s'
max_connections = 60
shared_buffers = 64MB
timezone = 'UTC'
log_min_messages = warning
log_line_prefix = '%%m [%%p] %%u '
password_encryption = 'scram-sha-256'
%(more)s
"""


def init(folder, fsync=False):
    os.makedirs(folder, exist_ok=True)
    user = run_user()
    if user is not None:
        os.chown(folder, user.pw_uid, user.pw_gid)
    os.chmod(folder, 0o755)
    data = folder + "/data"
    run([bindir() + "/initdb", "-D", data, "-U", "postgres", "-E", "UTF8",
         "--locale=C.UTF-8", "--no-sync", "-A", "scram-sha-256",
         "--auth-local=trust"])
    more = "" if fsync else ("fsync = off\nsynchronous_commit = off\n"
                             "full_page_writes = off\n")
    with open(data + "/postgresql.conf", "a") as f:
        f.write(CONF % {"dir": folder, "more": more})
    with open(data + "/pg_hba.conf", "w") as f:
        f.write(HBA)


def ctl(folder, verb, *more):
    argv = [bindir() + "/pg_ctl", "-D", folder + "/data", "-w", "-t", "60",
            verb] + list(more)
    if verb in ("start", "restart"):
        argv += ["-l", folder + "/log"]
    return run(argv, check=verb in ("start", "restart"))


def pid_of(folder):
    try:
        with open(folder + "/data/postmaster.pid") as f:
            return int(f.readline())
    except (OSError, ValueError):
        return None


def watch(pid, end):
    """Leaves a process behind that calls end() when pid is gone."""
    if os.fork() != 0:
        return
    os.setsid()
    null = os.open("/dev/null", os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    while True:
        time.sleep(0.3)  # poll
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            break
        with open("/proc/%d/stat" % pid) as f:
            if f.read().rsplit(")", 1)[1].split()[0] == "Z":
                break
    end()
    os._exit(0)


def remove(folder):
    ctl(folder, "stop", "-m", "immediate")
    shutil.rmtree(folder, ignore_errors=True)


class Cluster:
    """A cluster that lives as long as the with-block."""

    def __init__(self, fsync=False, parent=None):
        # Short, because a unix socket's path is limited to 107 bytes, and
        # below /tmp, because others must be able to enter it.
        self.dir = tempfile.mkdtemp(prefix="souk-pg-", dir=parent or "/tmp")
        self.fsync = fsync

    def __enter__(self):
        init(self.dir, self.fsync)
        watch(os.getpid(), lambda: remove(self.dir))
        ctl(self.dir, "start")
        return self

    def __exit__(self, *_):
        remove(self.dir)

    def url(self, db="postgres", user="postgres"):
        return "host=%s dbname=%s user=%s" % (self.dir, db, user)

    def connect(self, db="souk", user="postgres", password=None,
                autocommit=True):
        import psycopg2
        c = psycopg2.connect(host=self.dir, dbname=db, user=user,
                             password=password)
        c.autocommit = autocommit
        return c


def start_memcached(path):
    folder = os.path.dirname(path)
    os.makedirs(folder, exist_ok=True)
    argv = ["memcached", "-s", path, "-a", "0777", "-m", "16", "-t", "1"]
    if os.geteuid() == 0:
        argv += ["-u", "root"]  # a scratch folder; no other user needed
    p = subprocess.Popen(argv, stdin=subprocess.DEVNULL,
                         stdout=subprocess.DEVNULL,
                         stderr=subprocess.DEVNULL, cwd="/",
                         start_new_session=True)
    end = time.monotonic() + 30
    while time.monotonic() < end and p.poll() is None:
        if os.path.exists(path):
            return p.pid
        time.sleep(0.01)  # poll
    raise SystemExit("pg.py: memcached did not start (%s)" % p.poll())


def end_process(pid, path):
    """Kills it and removes its socket."""
    try:
        os.kill(pid, signal.SIGCONT)
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    try:
        os.unlink(path)
    except OSError:
        pass


def main(argv):
    verb, path = argv[1], os.path.abspath(argv[2])
    watched = int(argv[argv.index("--watch") + 1]) \
        if "--watch" in argv else None
    if verb == "start":
        if not os.path.exists(path + "/data"):
            init(path, "--no-fsync" not in argv)
        if watched:
            watch(watched, lambda: remove(path))
        ctl(path, "start")
        print(path)
    elif verb == "stop":
        ctl(path, "stop", "-m", "fast")
    elif verb == "kill":
        ctl(path, "stop", "-m", "immediate")
    elif verb == "restart":
        ctl(path, "restart", "-m", "fast")
    elif verb == "remove":
        remove(path)
    elif verb == "memcached":
        pid = start_memcached(path)
        if watched:
            watch(watched, lambda: end_process(pid, path))
        print(pid)
    else:
        raise SystemExit(__doc__)


if __name__ == "__main__":
    main(sys.argv)
