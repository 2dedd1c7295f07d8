"""What the policy of our pages (Content-Security-Policy) keeps a browser from doing."""

from playwright.sync_api import Page

# The browser tells of each thing that a policy kept it from doing; the line goes to the console.
LISTEN = """document.addEventListener("securitypolicyviolation",
  told => console.error("REFUSED " + told.effectiveDirective + " " + told.blockedURI + " " + told.sourceFile))"""


def refusals(page: Page) -> list[str]:
    """What pages opened from now on are kept from, and errors in their scripts; the list grows as they come."""
    told: list[str] = []
    page.add_init_script(LISTEN)
    page.on("console", lambda message: told.append(message.text) if _refusal(message.text) else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    return told


def _refusal(text: str) -> bool:
    return text.startswith("REFUSED") or "Content Security Policy" in text
