"""Settings: from the environment, each with the prefix READOUT_, so that a secret is on no command line."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph.connection import StoreSettings
from graph.embedded import DEFAULT_HEAP, DEFAULT_IDLE_MINUTES
from readout.secret_files import UnusableSecret, secret

ADDRESSES = ("neo4j://", "neo4j+s://", "neo4j+ssc://", "bolt://", "bolt+s://", "bolt+ssc://")


class Settings(BaseSettings):
    """What can be set. `store` is an address or a folder; without it the user's data folder keeps an embedded store."""

    model_config = SettingsConfigDict(env_prefix="READOUT_", extra="ignore")

    store: str | None = Field(None, description="neo4j://… or bolt://… address, or a folder")
    store_user: str = Field("neo4j", description="user at an address")
    store_password: str = Field("", description="password at an address")
    store_auth_file: Path | None = Field(None, description="a file with USER/PASSWORD, instead of the two above")
    store_database: str | None = Field(None, description="database at an address")
    store_heap: str = Field(DEFAULT_HEAP, description="memory of an embedded server, such as 512m")
    store_idle_minutes: float = Field(DEFAULT_IDLE_MINUTES, gt=0, description="an unused embedded server ends after")
    api_keys: str = Field("", description="keys, divided by commas, one of which a request that writes must carry")
    api_keys_file: Path | None = Field(None, description="a file with such keys, instead")
    log_level: str = Field("warning", description="debug, info, warning or error")

    def store_settings(self) -> StoreSettings:
        """Where the store is, as the graph room wants it."""
        if self.store is not None and self.store.startswith(ADDRESSES):
            user, password = self.login()
            return StoreSettings(address=self.store, user=user, password=password, database=self.store_database)
        folder = Path(self.store) if self.store else user_data_path("readout") / "store"
        return StoreSettings(folder=folder, heap=self.store_heap, idle_minutes=self.store_idle_minutes)

    def login(self) -> tuple[str, str]:
        """User and password at an address.

        Raises UnusableSecret for a file that is not there, is open to others or is not of the form.
        """
        if self.store_auth_file is None:
            return self.store_user, self.store_password
        user, slash, password = secret(self.store_auth_file).partition("/")
        if not (user and slash and password):
            raise UnusableSecret(self.store_auth_file, "it must hold USER/PASSWORD, such as neo4j/correct-horse")
        return user, password

    def keys(self) -> tuple[str, ...]:
        """The keys that may write.

        Raises UnusableSecret for a file that is not there, is open to others or holds no key.
        """
        given = self.api_keys if self.api_keys_file is None else secret(self.api_keys_file)
        keys = tuple(key.strip() for key in given.split(",") if key.strip())
        if self.api_keys_file is not None and not keys:
            raise UnusableSecret(self.api_keys_file, "it holds no key")
        return keys
