"""The day of today, and whether the clock of this machine can be right."""

from datetime import UTC, date, datetime

from data.package import RELEASED

# No copy of these data is shown for longer than this after their release, so a later day is no day of theirs.
YEARS_OF_USE = 20


def today() -> date:
    """The day that citations name, in UTC, as the clock has it."""
    return datetime.now(UTC).date()


def plausible(day: date) -> bool:
    """Whether somebody can have looked at these data on a day."""
    released = date.fromisoformat(RELEASED)
    return released.year <= day.year <= released.year + YEARS_OF_USE


def doubt() -> str:
    """Why the clock cannot be right, and what to do, in sentences; "" where it may be."""
    day = today()
    if plausible(day):
        return ""
    return (
        f"The clock of the machine that runs this dashboard says {day.isoformat()}, which cannot be. "
        "Citations are given without the day on which you looked: add it yourself. No figure depends on the "
        "clock; whoever runs the dashboard has to set it."
    )
