"""How long one-hop questions take over HTTP on the sample articles: median and 95th percentile, in milliseconds.

Loads the samples into a store of its own, serves it on loopback, asks each question 200 times, and stops both.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[1]
READOUT = Path(sys.executable).with_name("readout")
TIMES = 200
PORT = 8765


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"READOUT_STORE": f"{folder}/store"}
        subprocess.run([READOUT, "load", str(ROOT / "seeds")], env=environment, check=True)
        service = subprocess.Popen([READOUT, "serve", "--port", str(PORT)], env=environment, stderr=subprocess.DEVNULL)
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{PORT}", timeout=30) as client:
                wait_until_ready(client)
                measure(client)
        finally:
            service.terminate()
            service.wait(30)
            subprocess.run([READOUT, "store", "stop"], env=environment, check=True)


def wait_until_ready(client: httpx.Client) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            if client.get("/readyz").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    sys.exit("the service did not come up within 60 s")


def measure(client: httpx.Client) -> None:
    person = client.get("/v1/search", params={"q": "Barlybay Sadykov"}).json()["items"][0]["entity"]["id"]
    rest = ("", "/met", "/neighbours", "/evidence", "/timeline", "/subgraph?hops=2")
    paths = [f"/v1/entities/{person}{one}" for one in rest]
    paths += [f"/v1/officials/{person}/offices", "/v1/search?q=Садыков", "/v1/meetings?country=KZ", "/v1/officials"]
    for path in paths:
        client.get(path).raise_for_status()
        took = sorted(timed(client, path) for _ in range(TIMES))
        print(f"{statistics.median(took):7.1f} ms  p95 {took[int(0.95 * TIMES)]:7.1f} ms  {path.replace(person, 'ID')}")


def timed(client: httpx.Client, path: str) -> float:
    begun = time.perf_counter()
    client.get(path)
    return 1000 * (time.perf_counter() - begun)


if __name__ == "__main__":
    main()
