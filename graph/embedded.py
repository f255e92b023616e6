"""The embedded store: one ArcadeDB server a data folder, on loopback, shared by every process that uses the folder.

Whoever comes first starts it, under a file lock; the rest attach. A detached supervisor (`python -m graph.embedded`)
is its parent: it ends the server when nobody has been connected for the idle time, and writes nothing to whoever
started it. Port, process ids and password stand in files of the folder that only its owner reads.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from graph.errors import StoreUnreachable

DATABASE = "neo4j"
USER = "root"
DEFAULT_HEAP = "1g"
DEFAULT_IDLE_MINUTES = 10.0
START_SECONDS = 60.0
STOP_SECONDS = 20.0

_PACKAGES = ("arcadedb_embedded", "arcadedb")
_MODULES = ("java.base/java.util.concurrent.atomic", "java.base/java.nio.channels.spi", "java.base/java.lang")


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: the Bolt and HTTP ports on 127.0.0.1, and the process ids."""

    bolt: int
    http: int
    pid: int
    supervisor: int

    @property
    def address(self) -> str:
        """Where the official driver connects."""
        return f"bolt://127.0.0.1:{self.bolt}"


def start(folder: Path, heap: str = DEFAULT_HEAP, idle_minutes: float = DEFAULT_IDLE_MINUTES) -> Server:
    """The server of `folder`, started if none runs.

    Raises StoreUnreachable where it does not come up in START_SECONDS.
    """
    folder = folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    with _lock(folder):
        running = state(folder)
        return running if running is not None else _started(folder, heap, idle_minutes)


def stop(folder: Path) -> bool:
    """End the server of `folder`; False where none ran."""
    folder = folder.absolute()
    if not folder.is_dir():
        return False
    with _lock(folder):
        running = state(folder)
        if running is None:
            return False
        for pid in (running.pid, running.supervisor):
            _end(pid)
        _state_file(folder).unlink(missing_ok=True)
        return True


def state(folder: Path) -> Server | None:
    """The server that runs for `folder`; None where none does, whatever a stale file says."""
    try:
        server = Server(**json.loads(_state_file(folder).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return server if _is_server(server.pid, folder) and _listens(server.bolt) else None


def password(folder: Path) -> str:
    """The password of the folder's server, made once."""
    path = folder / "root.password"
    if not path.exists():
        _write_private(path, secrets.token_urlsafe(24))
    return path.read_text("utf-8")


def supervise(folder: Path, heap: str, idle_minutes: float) -> int:
    """Run the server as a child until it ends or nobody has been connected for `idle_minutes`; its exit status."""
    bolt, http = _free_port(), _free_port()
    for name in ("log", "config", "databases"):
        (folder / name).mkdir(exist_ok=True)
    child = subprocess.Popen(_command(folder, heap, bolt, http), cwd=folder, stdin=subprocess.DEVNULL)  # noqa: S603 - our own
    signal.signal(signal.SIGTERM, lambda _number, _frame: child.terminate())
    server = Server(bolt, http, child.pid, os.getpid())
    _write_private(_state_file(folder), json.dumps(asdict(server)))
    _watch(child, bolt, idle_minutes * 60)
    return child.wait()


def _watch(child: subprocess.Popen[bytes], bolt: int, idle_seconds: float) -> None:
    """End the server once idle; whoever started it has START_SECONDS to come, however slowly it starts."""
    last_used, allowed = time.monotonic(), max(idle_seconds, START_SECONDS)
    while child.poll() is None:
        time.sleep(min(1.0, idle_seconds / 4))
        if _connections(bolt) > 0:
            last_used, allowed = time.monotonic(), idle_seconds
        elif time.monotonic() - last_used > allowed:
            child.terminate()
            return


def _started(folder: Path, heap: str, idle_minutes: float) -> Server:
    password(folder)
    _state_file(folder).unlink(missing_ok=True)
    supervisor = _detached([sys.executable, "-m", "graph.embedded", str(folder), heap, str(idle_minutes)], folder)
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and not _has_ended(supervisor):
        running = state(folder)
        if running is not None:
            return running
        time.sleep(0.05)
    raise StoreUnreachable(str(folder), f"its server did not start; see {folder / 'server.log'}")


def _detached(arguments: list[str], folder: Path) -> int:
    """Start a process that outlives this one: own session, streams to a log (an inherited pipe hangs its reader)."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    actions = (
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, str(folder / "server.log"), flags, 0o600),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    )
    return os.posix_spawn(arguments[0], arguments, os.environ, file_actions=actions, setsid=True)


def _has_ended(pid: int) -> bool:
    """Whether a process is no more; takes the exit status of one that this process started."""
    with contextlib.suppress(ChildProcessError):
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    try:
        os.kill(pid, 0)
    except OSError:
        return True
    return False


def _command(folder: Path, heap: str, bolt: int, http: int) -> list[str]:
    package = _package()
    return [
        str(package / "jre" / "bin" / "java"),
        *(f"-Xmx{heap}", "-XX:+UseSerialGC", "-Djava.awt.headless=true", "-Dfile.encoding=UTF8"),
        *("--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"),
        *(f"--add-opens={module}=ALL-UNNAMED" for module in _MODULES),
        *(f"-Darcadedb.{name}={value}" for name, value in _settings(folder, bolt, http)),
        *("-cp", f"{package}/jars/*", "com.arcadedb.server.ArcadeDBServer"),
    ]


def _settings(folder: Path, bolt: int, http: int) -> tuple[tuple[str, object], ...]:
    limit = 128 * 1024 * 1024
    return (
        ("server.rootPath", folder),
        ("server.databaseDirectory", folder / "databases"),
        ("server.rootPasswordPath", folder / "root.password"),  # a file: a process list shows no password
        ("server.httpIncomingHost", "127.0.0.1"),
        ("server.httpIncomingPort", http),
        ("server.plugins", "Bolt:com.arcadedb.bolt.BoltProtocolPlugin"),
        ("bolt.host", "127.0.0.1"),  # the default binds every address
        ("bolt.port", bolt),
        ("server.defaultDatabases", f"{DATABASE}[{USER}]"),
        ("bolt.defaultDatabase", DATABASE),
        ("dateTimeImplementation", "java.time.ZonedDateTime"),  # else stored times lose their zone
        ("txWalFlush", 2),  # else a power cut can lose commits
        ("bolt.maxMessageSize", limit),
        ("bolt.packstream.maxValueLength", limit),  # else a message over 16 MiB hangs the client
    )


def _package() -> Path:
    for name in _PACKAGES:
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.origin is not None:
            folder = Path(spec.origin).parent
            if (folder / "jre" / "bin" / "java").exists():
                return folder
    raise StoreUnreachable("the embedded server", "the package arcadedb-embedded is not installed")


def _lock(folder: Path) -> contextlib.AbstractContextManager[object]:
    lock = FileLock(folder / ".start.lock", timeout=START_SECONDS + STOP_SECONDS)
    try:
        return lock.acquire()
    except Timeout as error:
        raise StoreUnreachable(str(folder), f"another process holds {folder / '.start.lock'}") from error


def _state_file(folder: Path) -> Path:
    return folder / "server.json"


def _write_private(path: Path, text: str) -> None:
    """Write for the owner alone, whole or not at all."""
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    with open(os.open(part, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(text)
    part.replace(path)


def _is_server(pid: int, folder: Path) -> bool:
    """Whether process `pid` is the server of `folder`, not another that was given a dead one's number."""
    command = Path(f"/proc/{pid}/cmdline")
    if command.parent.parent.is_dir() and command.parent.parent != Path("/"):
        try:
            return f"rootPath={folder}".encode() in command.read_bytes()
        except OSError:
            return False
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True


def _end(pid: int) -> None:
    deadline = time.monotonic() + STOP_SECONDS
    with contextlib.suppress(OSError):
        os.kill(pid, signal.SIGTERM)
    while not _has_ended(pid):
        if time.monotonic() > deadline:
            os.kill(pid, signal.SIGKILL)
        time.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1.0)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _connections(port: int) -> int:
    """Connections established to a local port, by the system's own table; 1 where the system shows none."""
    established, wanted, count = "01", f":{port:04X}", 0
    tables = [path for path in (Path("/proc/net/tcp"), Path("/proc/net/tcp6")) if path.exists()]
    if not tables:
        return 1
    for table in tables:
        for line in table.read_text("ascii").splitlines()[1:]:
            fields = line.split()
            count += fields[1].endswith(wanted) and fields[3] == established
    return count


if __name__ == "__main__":
    sys.exit(supervise(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])))
