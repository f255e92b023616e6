"""A Neo4j with its Browser page and our service beside it: what `docker-compose.yml` starts, without Docker.

Needs Java 17 and Maven. The jars are kept in out/neo4j; the data is new every time.
"""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.neo4j.start import CONFIGURATION, HERE, JARS, NoTools, configure, fetch_jars, server_command

ROOT = Path(__file__).parents[2]
PAGE_JARS = ROOT / "out" / "neo4j" / "browser"
CLASS_PATH = f"{JARS}/*{os.pathsep}{PAGE_JARS}/*"
START_SECONDS = 90.0

WITH_PAGE = """\
server.http.enabled=true
server.http.listen_address=127.0.0.1:{http}
server.http.advertised_address=localhost:{http}
client.allow_telemetry=false
browser.post_connect_cmd={opening}
"""


@dataclass(frozen=True)
class Shown:
    """A Neo4j that holds the sample articles, its page, and the service that serves style and guide."""

    bolt: int
    http: int
    service: int
    password: str

    @property
    def settings(self) -> dict[str, str]:
        """The environment with which our programs find the store."""
        address = {"READOUT_STORE": f"bolt://127.0.0.1:{self.bolt}", "READOUT_STORE_USER": "neo4j"}
        return os.environ | address | {"READOUT_STORE_PASSWORD": self.password}


@contextmanager
def shown(folder: Path, opening: str, password: str = "") -> Iterator[Shown]:
    """A server whose page opens with the commands of `opening`, in which {service} is the service's port."""
    fetch_all_jars()
    bolt, http, service = free_ports(3)
    found = Shown(bolt, http, service, password or secrets.token_hex(12))
    page = WITH_PAGE.format(http=http, opening=opening.format(service=service))
    configure(folder, CONFIGURATION.format(bolt=bolt) + page, found.password, CLASS_PATH)
    with _running(server_command(folder, CLASS_PATH, "256m"), folder / "neo4j.log", None):
        _await(f"http://127.0.0.1:{http}/")
        readout = [sys.executable, "-m", "readout.command"]
        subprocess.run([*readout, "load", str(ROOT / "seeds")], env=found.settings, check=True, capture_output=True)
        with _running([*readout, "serve", "--port", str(service)], folder / "service.log", found.settings):
            _await(f"http://127.0.0.1:{service}/readyz")
            yield found


def fetch_all_jars() -> None:
    """Bring the jars that are not there; without the tools for it the test fails and says what to install."""
    try:
        fetch_jars(HERE / "pom.xml", JARS)
        fetch_jars(Path(__file__).with_name("pom.xml"), PAGE_JARS)
    except NoTools as missing:
        pytest.fail(str(missing))


def free_ports(number: int) -> list[int]:
    """Ports of this machine that nobody listens on, all different."""
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [int(probe.getsockname()[1]) for probe in probes]
    for probe in probes:
        probe.close()
    return ports


@contextmanager
def _running(command: list[str], log: Path, environment: dict[str, str] | None) -> Iterator[None]:
    with log.open("wb") as output:
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            yield
        finally:
            process.terminate()
            process.wait(60)


def _await(address: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    pytest.fail(f"nothing answered at {address} within {START_SECONDS:.0f} s")
