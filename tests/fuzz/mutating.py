"""Small changes to bytes, the same for the same dice."""

import random

PIECES = (
    *(b"\0", b"\xff", b"\r\n", b",", b'"', b"&", b"=", b"%", b"../"),
    *(b"PK\x03\x04", b"<", b"9" * 40, "\u202e".encode()),
)
MOST = 4


def mutated(content: bytes, dice: random.Random) -> bytes:
    """The content with none to four changes."""
    made = bytearray(content)
    for _ in range(dice.randint(0, MOST)):
        at = dice.randrange(len(made) + 1)
        kind = dice.random()
        if kind < 0.4 and at < len(made):
            made[at] ^= 1 << dice.randrange(8)
        elif kind < 0.6:
            made[at:at] = dice.choice(PIECES)
        elif kind < 0.8:
            del made[at : at + dice.randint(1, 20)]
        else:
            made[at:at] = made[at : at + dice.randint(1, 60)] * dice.randint(1, 5)
    return bytes(made)
