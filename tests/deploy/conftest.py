"""The browser of the browser tests."""

from tests.browser.conftest import chromium, context, page, requests

__all__ = ["chromium", "context", "page", "requests"]
