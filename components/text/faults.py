"""A failure as a sentence: the one place where an exception becomes words for a visitor."""

from data.faults import Unavailable, Unreadable, note, system_error

RETRY_AFTER = 60  # seconds after which programs may ask again
ASK = "Try again in a minute; if it stays so, tell whoever runs this dashboard: the reason is in its log."
SYSTEM = "the system of the server refuses it ({})"


def told(what: str, error: Exception) -> str:
    """What cannot be shown, why, and what to do; the traceback goes to the log, once.

    `what` begins the sentence and is of the plural, as "These figures".
    """
    if not (isinstance(error, Unavailable) and error.__cause__ is None):  # a refusal is no fault
        note(what, error)
    if isinstance(error, Unavailable):
        return str(error)
    return f"{what} cannot be shown: {why(error)}. The rest works. {ASK}"


def why(error: Exception) -> str:
    """The reason, as it follows a colon; nothing of the exception's own text, which may name paths."""
    if isinstance(error, Unreadable):
        return "their table cannot be read"
    if isinstance(error, MemoryError):
        return "they need more memory than there is"
    if refused := system_error(error):
        return SYSTEM.format((refused.strerror or type(refused).__name__).split(" in [")[0].lower())
    return f"making them failed in a way that nobody foresaw ({type(error).__name__})"


def passing(error: Exception) -> bool:
    """Whether a fault can be mended without a new version, so that asking again later makes sense."""
    return isinstance(error, Unavailable | Unreadable | MemoryError) or system_error(error) is not None
