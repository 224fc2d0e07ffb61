"""Settings from the environment (prefix ``YANLU_``); the README's table lists them all, which a test holds it to."""

from __future__ import annotations

from pathlib import Path

from pydantic import PositiveInt
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """What an operator may set. Every field is the environment variable ``YANLU_`` + its name in capitals."""

    model_config = SettingsConfigDict(env_prefix="YANLU_")

    database_url: str = f"sqlite:///{ROOT / 'var' / 'yanlu.sqlite3'}"
    """Where the corpus is stored (SQLAlchemy URL)."""

    host: str = "127.0.0.1"
    """Address that ``serve`` listens on."""

    port: int = 8000
    """Port that ``serve`` listens on."""

    base_path: str = ""
    """Path below which a reverse proxy shows the site ("/yanlu"); empty for the root."""

    request_seconds: float = 30
    """Seconds after which a request is answered with 503."""

    connections: int = 200
    """Requests that ``serve`` works on at a time; more are answered with 503."""

    max_file_mb: PositiveInt = 50
    """Megabytes that a file may have to be read."""

    file_seconds: PositiveInt = 60
    """Seconds of computing time that reading one file may take."""

    file_mb: PositiveInt = 1024
    """Megabytes of memory that reading one file may take."""

    seeds: Path = ROOT.parent / "shared" / "seeds"
    """Folder of the real files for the acceptance tests; not needed to run."""
