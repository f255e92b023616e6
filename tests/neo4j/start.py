"""Runs a command beside a real Neo4j, from its jars: `python tests/neo4j/start.py -- pytest tests/graph`.

Needs Java 17 and Maven, no Docker. The jars are kept in out/neo4j; the data is new every time. The command finds the
server in READOUT_TEST_NEO4J, READOUT_TEST_NEO4J_USER and READOUT_TEST_NEO4J_PASSWORD; its exit status is ours.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import neo4j

HERE = Path(__file__).parent
JARS = HERE.parents[1] / "out" / "neo4j" / "lib"
START_SECONDS = 60

CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt}
server.bolt.advertised_address=localhost:{bolt}
server.bolt.enabled=true
server.https.enabled=false
dbms.security.auth_enabled=true
dbms.usage_report.enabled=false
server.memory.pagecache.size=128m
db.tx_log.preallocate=false
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
"""
"""What every server for tests is set to; whether it serves HTTP stands below."""
WITHOUT_HTTP = "server.http.enabled=false\n"
OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.util.concurrent")


class NoTools(Exception):
    """What is needed to fetch or run the jars is not installed."""


def main() -> int:
    command = sys.argv[sys.argv.index("--") + 1 :]
    try:
        fetch_jars(HERE / "pom.xml", JARS)
    except NoTools as missing:
        sys.exit(str(missing))
    with tempfile.TemporaryDirectory() as folder:
        home, bolt, password = Path(folder), free_port(), secrets.token_hex(12)
        configure(home, CONFIGURATION.format(bolt=bolt) + WITHOUT_HTTP, password, f"{JARS}/*")
        server = subprocess.Popen(server_command(home, f"{JARS}/*", "512m"), stdout=subprocess.DEVNULL)
        try:
            wait_until_ready(server, f"bolt://127.0.0.1:{bolt}", password)
            found = {"READOUT_TEST_NEO4J": f"bolt://127.0.0.1:{bolt}", "READOUT_TEST_NEO4J_USER": "neo4j"}
            return subprocess.run(
                command, env=os.environ | found | {"READOUT_TEST_NEO4J_PASSWORD": password}
            ).returncode
        finally:
            server.terminate()
            server.wait(60)


def fetch_jars(pom: Path, jars: Path) -> None:
    """Bring the jars of a pom where there are none yet. Raises NoTools without Java and Maven."""
    if jars.is_dir() and any(jars.iterdir()):
        return
    if shutil.which("mvn") is None or shutil.which("java") is None:
        raise NoTools("a real Neo4j needs Java 17 and Maven: install openjdk-17-jre-headless and maven")
    goal = ["mvn", "-q", "-B", "-f", str(pom), "dependency:copy-dependencies"]
    subprocess.run([*goal, "-DincludeScope=runtime", f"-DoutputDirectory={jars}"], check=True)


def configure(home: Path, configuration: str, password: str, jars: str) -> None:
    """Put down the settings and the password of a server that was never started; `jars` is a class path."""
    (home / "conf").mkdir()
    (home / "conf" / "neo4j.conf").write_text(configuration, "utf-8")
    environment = os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    admin = ["java", "-cp", jars, "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", password]
    subprocess.run(admin, env=environment, check=True, stdout=subprocess.DEVNULL)


def server_command(home: Path, jars: str, least: str) -> list[str]:
    """How the server is started; `least` is the memory that it begins with."""
    opened = [f"--add-opens={module}=ALL-UNNAMED" for module in OPENED]
    flags = [f"-Xms{least}", "-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", *opened]
    entry = ["-cp", jars, "org.neo4j.server.CommunityEntryPoint"]
    tried = "-Dio.netty.tryReflectionSetAccessible=true"
    return ["java", *flags, tried, *entry, f"--home-dir={home}", f"--config-dir={home / 'conf'}"]


def wait_until_ready(server: subprocess.Popen[bytes], address: str, password: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with neo4j.GraphDatabase.driver(address, auth=("neo4j", password), max_transaction_retry_time=0) as driver:
            try:
                driver.execute_query("RETURN 1")
            except neo4j.exceptions.ServiceUnavailable:
                time.sleep(0.2)
            else:
                return
    sys.exit(f"Neo4j did not answer at {address} within {START_SECONDS} s")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
