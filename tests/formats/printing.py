"""A page printed to PDF by Chromium, the way a person saves a web page."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path


def printed(page: bytes) -> bytes:
    """The PDF of a web page, with the browser's own date, title and page numbers at the edges."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_bytes(page)
        command = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
        own = (f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", source.as_uri())
        subprocess.run((*command, *own), check=True, capture_output=True, timeout=120)
        return target.read_bytes()
