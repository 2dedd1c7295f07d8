"""What one run of a page sends, and what of it the browser keeps so that it need not be sent again."""

from __future__ import annotations

from dataclasses import dataclass, field

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.benchmarks.seen import Piece, Widget, digest, piece

OLDEST = 2  # runs after which the browser forgets a message that was not used again
SHOWN = ("heading", "chart", "table")


class Dropped(Exception):
    """The connection ended before the answer."""


@dataclass
class Answer:
    """What one run sent."""

    pieces: list[Piece] = field(default_factory=list)
    size: int = 0
    marks: set[bytes] = field(default_factory=set)

    def texts(self, *kinds: str) -> list[str]:
        """The words, or the digests, of all elements of some kinds."""
        return [found.text for found in self.pieces if found.kind in kinds]

    @property
    def view(self) -> str:
        """Titles, charts and tables in their order, as one digest."""
        return digest("\n".join(self.texts(*SHOWN)).encode())

    @property
    def widgets(self) -> dict[str, Widget]:
        """Everything to click, by its id."""
        return {found.widget.id: found.widget for found in self.pieces if found.widget}


@dataclass
class _Kept:
    piece: Piece | None
    fragment: str
    used: int


@dataclass
class Memory:
    """Large messages of the last runs by their hash, as the browser keeps them."""

    kept: dict[str, _Kept] = field(default_factory=dict)
    runs: int = 0

    def piece(self, message: ForwardMsg) -> Piece | None:
        """The element that a message brings, or that it says is known already."""
        if message.WhichOneof("type") == "ref_hash":
            kept = self.kept[message.ref_hash]
            kept.used = self.runs
            return kept.piece
        found = piece(message)
        if message.metadata.cacheable:
            self.kept[message.hash] = _Kept(found, message.delta.fragment_id, self.runs)
        return found

    def forget(self, fragment: str) -> None:
        """A run of the page, or of one fragment, has ended: forget what was not used for long."""
        self.runs += 1
        for name, kept in list(self.kept.items()):
            if (not fragment or kept.fragment == fragment) and self.runs - kept.used > OLDEST:
                del self.kept[name]
