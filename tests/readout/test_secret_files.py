"""A secret in a file is taken as it is, and a file that shows it to everybody is refused with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.secret_files import UnusableSecret, secret
from readout.settings import Settings


def written(folder: Path, text: str, mode: int = 0o600) -> Path:
    path = folder / "secret"
    path.write_text(text, "utf-8")
    path.chmod(mode)
    return path


def test_user_and_password_come_from_the_file_that_neo4j_takes_too(tmp_path: Path) -> None:
    settings = Settings(store="bolt://db.example", store_auth_file=written(tmp_path, "neo4j/a/b c\n"))
    store = settings.store_settings()
    assert (store.user, store.password) == ("neo4j", "a/b c")


def test_keys_come_from_a_file(tmp_path: Path) -> None:
    assert Settings(api_keys="ignored", api_keys_file=written(tmp_path, "one, two\n")).keys() == ("one", "two")


@pytest.mark.parametrize("text", ["password-alone", "/password", "neo4j/", ""])
def test_a_file_of_another_form_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnusableSecret, match="USER/PASSWORD"):
        Settings(store_auth_file=written(tmp_path, text)).login()


def test_a_file_without_a_key_would_open_the_service_and_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableSecret, match="no key"):
        Settings(api_keys_file=written(tmp_path, " ,\n")).keys()


def test_a_file_that_everybody_can_read_is_refused_unless_its_folder_is_closed(tmp_path: Path) -> None:
    folder = tmp_path / "secrets"
    folder.mkdir()
    folder.chmod(0o755)
    path = written(folder, "neo4j/correct-horse", 0o644)
    with pytest.raises(UnusableSecret, match="chmod o="):
        secret(path)
    folder.chmod(0o700)
    assert secret(path) == "neo4j/correct-horse"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableSecret, match="No such file"):
        secret(tmp_path / "missing")
