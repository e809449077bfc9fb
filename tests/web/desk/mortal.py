"""The application in a process of its own, that a test can kill."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager, suppress


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextmanager
def served_on(port, database):
    """A server on that port; the process is killed at the end, as by a power cut, if it lives still."""
    environment = {**os.environ, "OPENIMR_DATABASE": database, "OPENIMR_HTTPS": "off"}
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "--threads",
        "4",
        "-b",
        f"127.0.0.1:{port}",
        "openimr.web.wsgi",
    ]
    process = subprocess.Popen(
        command, env=environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        _wait(port)
        yield process
    finally:
        kill(process)


def kill(process):
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _wait(port):
    for _ in range(200):
        with suppress(OSError):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/account/sign-in/", timeout=5).close()
            return
        time.sleep(0.1)
    raise AssertionError("the server did not start")
