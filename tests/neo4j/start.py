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
server.http.enabled=false
server.https.enabled=false
dbms.security.auth_enabled=true
dbms.usage_report.enabled=false
server.memory.pagecache.size=128m
db.tx_log.preallocate=false
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
"""
OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.util.concurrent")


def main() -> int:
    command = sys.argv[sys.argv.index("--") + 1 :]
    fetch_jars()
    with tempfile.TemporaryDirectory() as folder:
        home, bolt, password = Path(folder), free_port(), secrets.token_hex(12)
        (home / "conf").mkdir()
        (home / "conf" / "neo4j.conf").write_text(CONFIGURATION.format(bolt=bolt), "utf-8")
        environment = os.environ | {"NEO4J_HOME": folder, "NEO4J_CONF": str(home / "conf")}
        admin = ["java", "-cp", f"{JARS}/*", "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", password]
        subprocess.run(admin, env=environment, check=True, stdout=subprocess.DEVNULL)
        server = subprocess.Popen(server_command(home), stdout=subprocess.DEVNULL)
        try:
            wait_until_ready(server, f"bolt://127.0.0.1:{bolt}", password)
            found = {"READOUT_TEST_NEO4J": f"bolt://127.0.0.1:{bolt}", "READOUT_TEST_NEO4J_USER": "neo4j"}
            return subprocess.run(
                command, env=os.environ | found | {"READOUT_TEST_NEO4J_PASSWORD": password}
            ).returncode
        finally:
            server.terminate()
            server.wait(60)


def fetch_jars() -> None:
    if JARS.is_dir() and any(JARS.iterdir()):
        return
    if shutil.which("mvn") is None or shutil.which("java") is None:
        sys.exit("a real Neo4j needs Java 17 and Maven: install openjdk-17-jre-headless and maven")
    goal = ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies"]
    subprocess.run([*goal, "-DincludeScope=runtime", f"-DoutputDirectory={JARS}"], check=True)


def server_command(home: Path) -> list[str]:
    opened = [f"--add-opens={module}=ALL-UNNAMED" for module in OPENED]
    flags = ["-Xms512m", "-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", *opened]
    entry = ["-cp", f"{JARS}/*", "org.neo4j.server.CommunityEntryPoint"]
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
