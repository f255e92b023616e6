"""What is documented is what there is: every command, setting, route, label and edge; and the container files hold."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer.main
import yaml

from api.app import create_app
from graph.statements import EDGES, LABELS
from readout.command import app
from readout.settings import Settings

ROOT = Path(__file__).parents[1]


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def commands() -> list[str]:
    group: Any = typer.main.get_command(app)
    return sorted(group.commands)


@pytest.mark.parametrize("command", commands())
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"`readout {command}" in text("README.md") or f"`{command}" in text("README.md")


@pytest.mark.parametrize("setting", sorted(Settings.model_fields))
def test_every_setting_is_in_the_readme(setting: str) -> None:
    assert f"READOUT_{setting.upper()}" in text("README.md")


def test_every_route_is_in_the_api_page() -> None:
    never: Any = None
    paths = create_app(never, never).openapi()["paths"]
    page = text("docs/api.md").replace("each of these with `/{id}`", "")
    nouns = ("officials", "organizations", "countries", "initiatives", "places", "meetings", "agreements")
    listed = {f"/v1/{noun}/{{id}}" for noun in nouns}
    assert [path for path in paths if path not in listed and path not in page] == []


@pytest.mark.parametrize("name", sorted({*LABELS, *EDGES} - {"Entity"}))
def test_every_label_and_edge_is_in_the_model_page(name: str) -> None:
    assert f"`{name}`" in text("docs/model.md")


def test_make_has_the_targets_that_the_readme_names() -> None:
    makefile = text("Makefile")
    for target in ("demo", "test", "check", "check-all", "bench"):
        assert f"\n{target}:" in makefile
        assert f"make {target}" in text("README.md")


def compose() -> dict[str, Any]:
    parsed: dict[str, Any] = yaml.safe_load(text("docker-compose.yml"))
    return parsed


def test_the_containers_listen_on_loopback_and_take_secrets_from_files_alone() -> None:
    services = compose()["services"]
    assert services["neo4j"]["image"].startswith("neo4j:5")
    assert services["api"]["depends_on"]["neo4j"]["condition"] == "service_healthy"
    for service in services.values():
        assert all(port.startswith("127.0.0.1:") for port in service["ports"])
        named = {name: value for name, value in service["environment"].items() if name.endswith("_FILE")}
        assert {Path(value).name for value in named.values()} == set(service["secrets"])
        assert not [name for name in service["environment"] if name.endswith(("PASSWORD", "KEYS", "AUTH"))]


def test_the_containers_are_watched_bounded_and_may_gain_no_rights() -> None:
    services = compose()["services"]
    assert services["neo4j"]["healthcheck"]["test"]
    assert "HEALTHCHECK" in text("Dockerfile")
    for service in services.values():
        assert service["mem_limit"]
        assert "no-new-privileges:true" in service["security_opt"]


def test_the_image_runs_as_nobody_special_on_a_file_system_that_it_cannot_write() -> None:
    assert re.search(r"^USER 1\d{4}:1\d{4}$", text("Dockerfile"), re.MULTILINE)
    api = compose()["services"]["api"]
    assert (api["read_only"], api["cap_drop"]) == (True, ["ALL"])
    written = [volume.partition(":")[2] for volume in api["volumes"]]
    assert f"XDG_CACHE_HOME={written[0]}" in text("Dockerfile")


def test_requirements_carry_hashes_and_no_addresses() -> None:
    for name in ("requirements.txt", "requirements-models.txt", "requirements-pictures.txt"):
        lines = [line for line in text(name).splitlines() if line and not line.startswith("#")]
        assert not any("://" in line or line.startswith("-") for line in lines)
        pinned = [line for line in lines if "==" in line]
        assert pinned
        assert all(line.rstrip().endswith("\\") for line in pinned)
