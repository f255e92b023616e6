"""A Neo4j with its Browser page and our service beside it: what `docker-compose.yml` starts, without Docker.

Needs Java 17 and Maven. The jars are kept in out/neo4j; the data is new every time.
"""

from __future__ import annotations

import os
import secrets
import shutil
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

ROOT = Path(__file__).parents[2]
SERVER_JARS, PAGE_JARS = ROOT / "out" / "neo4j" / "lib", ROOT / "out" / "neo4j" / "browser"
START_SECONDS = 90.0

CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt}
server.bolt.advertised_address=localhost:{bolt}
server.http.listen_address=127.0.0.1:{http}
server.http.advertised_address=localhost:{http}
server.bolt.enabled=true
server.http.enabled=true
server.https.enabled=false
dbms.security.auth_enabled=true
dbms.usage_report.enabled=false
client.allow_telemetry=false
server.memory.pagecache.size=128m
db.tx_log.preallocate=false
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
browser.post_connect_cmd={opening}
"""
_OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.util.concurrent")
_FLAGS = ("-Xms256m", "-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


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
    fetch_jars()
    bolt, http, service = free_ports(3)
    found = Shown(bolt, http, service, password or secrets.token_hex(12))
    command = _server(
        folder, CONFIGURATION.format(bolt=bolt, http=http, opening=opening.format(service=service)), found
    )
    with _running(command, folder / "neo4j.log", None):
        _await(f"http://127.0.0.1:{http}/")
        readout = [sys.executable, "-m", "readout.command"]
        subprocess.run([*readout, "load", str(ROOT / "seeds")], env=found.settings, check=True, capture_output=True)
        with _running([*readout, "serve", "--port", str(service)], folder / "service.log", found.settings):
            _await(f"http://127.0.0.1:{service}/readyz")
            yield found


def fetch_jars() -> None:
    """Bring the jars that are not there; without the tools for it the test fails and says what to install."""
    for pom, jars in (
        (ROOT / "tests" / "neo4j" / "pom.xml", SERVER_JARS),
        (Path(__file__).with_name("pom.xml"), PAGE_JARS),
    ):
        if jars.is_dir() and any(jars.iterdir()):
            continue
        if shutil.which("mvn") is None or shutil.which("java") is None:
            pytest.fail("a Neo4j Browser needs Java 17 and Maven: install openjdk-17-jre-headless and maven")
        goal = ["mvn", "-q", "-B", "-f", str(pom), "dependency:copy-dependencies", "-DincludeScope=runtime"]
        subprocess.run([*goal, f"-DoutputDirectory={jars}"], check=True)


def free_ports(number: int) -> list[int]:
    """Ports of this machine that nobody listens on, all different."""
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [int(probe.getsockname()[1]) for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def _server(home: Path, configuration: str, found: Shown) -> list[str]:
    (home / "conf").mkdir()
    (home / "conf" / "neo4j.conf").write_text(configuration, "utf-8")
    jars = f"{SERVER_JARS}/*{os.pathsep}{PAGE_JARS}/*"
    places = os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    admin = ["java", "-cp", jars, "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", found.password]
    subprocess.run(admin, env=places, check=True, capture_output=True)
    opened = [f"--add-opens={module}=ALL-UNNAMED" for module in _OPENED]
    entry = ["-Dio.netty.tryReflectionSetAccessible=true", "-cp", jars, "org.neo4j.server.CommunityEntryPoint"]
    return ["java", *_FLAGS, *opened, *entry, f"--home-dir={home}", f"--config-dir={home / 'conf'}"]


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
