"""The Chromium that the browser tests drive: `python -m tests.browser.chromium` finds or installs it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# The first has no window at all, and draws a page in two thirds of the time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--font-render-hinting=none",
]  # fmt: skip


def installed() -> str | None:
    """The path of a Chromium that is here: the one named in CHROMIUM, a system's, or Playwright's."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None) or _of_playwright()


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow to import, seldom needed

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return str(path) if path.exists() else None


def install() -> None:
    """Debian's package where we may install it, else Playwright's own."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        for name in NAMES[1::-1]:
            subprocess.run(["apt-get", "install", "-y", "-qq", name], check=False)
    if not installed():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


if __name__ == "__main__":
    if not installed():
        install()
    if not (path := installed()):
        sys.exit("No Chromium: install one, or name it in the environment variable CHROMIUM.")
    print(f"browser tests use {path}")
