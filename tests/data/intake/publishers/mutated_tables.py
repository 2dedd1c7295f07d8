"""What people, programs and bad lines do to the rows and the bytes of a table."""

import random

Row = list[object]
HOSTILE: tuple[object, ...] = (
    *(
        "=cmd()",
        '=HYPERLINK("http://example.org")',
        "<script>alert(1)</script>",
        "<b>",
        "&lt;5",
        "\u202eevil",
        "\x00",
    ),
    *(
        "\x1b[31m",
        "a\nb",
        'a"b',
        "NA",
        "n/a",
        "-99",
        "00",
        "<5",
        "1.282",
        "1e400",
        "9" * 300,
        "-1",
        "0",
        " ",
        "",
        "É�é",
    ),
    *(
        "x" * 40_000,
        10**30,
        2.5,
        -1e-300,
        float(2**60),
        True,
        "2019-01-01",
        "Q6.1_10s_2019",
        "61,102,019",
        "🤝",
    ),
)
MARKS = (b'"', b"\x00", b"\xff\xfe", b"\r", b"\n", b",", b";", b"\t", b"<", b"\x1a", b"\xf0\x9f")


def swapped_columns(rows: list[Row], dice: random.Random) -> list[Row]:
    width = max(map(len, rows))
    order = list(range(width))
    first, second = dice.randrange(width), dice.randrange(width)
    order[first], order[second] = order[second], order[first]
    return [[row[place] if place < len(row) else "" for place in order] for row in rows]


def dropped_column(rows: list[Row], dice: random.Random) -> list[Row]:
    place = dice.randrange(max(map(len, rows)))
    return [row[:place] + row[place + 1 :] for row in rows]


def doubled_column(rows: list[Row], dice: random.Random) -> list[Row]:
    place = dice.randrange(max(map(len, rows)))
    return [[*row, *row[place : place + 1]] for row in rows]


def hostile_cells(rows: list[Row], dice: random.Random) -> list[Row]:
    changed = [list(row) for row in rows]
    for _ in range(dice.randint(1, 8)):
        row = dice.choice(changed)
        if row:
            row[dice.randrange(len(row))] = dice.choice(HOSTILE)
    return changed


def hostile_column(rows: list[Row], dice: random.Random) -> list[Row]:
    place, cell = dice.randrange(max(map(len, rows))), dice.choice(HOSTILE)
    return [[*row[:place], cell, *row[place + 1 :]] if number else row for number, row in enumerate(rows)]


def uneven_rows(rows: list[Row], dice: random.Random) -> list[Row]:
    changed = [list(row) for row in rows]
    for _ in range(dice.randint(1, 4)):
        row = dice.choice(changed)
        row[:] = row[: dice.randrange(len(row) + 1)] if dice.random() < 0.5 else [*row, "more"]
    return [row for row in changed if row] or [["x"]]


def shuffled_rows(rows: list[Row], dice: random.Random) -> list[Row]:
    return dice.sample(rows, len(rows))


def repeated_rows(rows: list[Row], dice: random.Random) -> list[Row]:
    return [row for row in rows for _ in range(dice.choice((1, 1, 2, 30)))]


def fewer_rows(rows: list[Row], dice: random.Random) -> list[Row]:
    return rows[dice.randrange(len(rows)) :] if dice.random() < 0.5 else rows[: dice.randint(1, len(rows))]


def preamble(rows: list[Row], dice: random.Random) -> list[Row]:
    return [[dice.choice(HOSTILE)] for _ in range(dice.choice((1, 3, 25)))] + rows


def cut(content: bytes, dice: random.Random) -> bytes:
    return content[: dice.randrange(len(content) + 1)]


def flipped(content: bytes, dice: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(dice.randint(1, 30)):
        if changed:
            changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def inserted(content: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.randint(1, 4)):
        place = dice.randrange(len(content) + 1)
        content = content[:place] + dice.choice(MARKS) + content[place:]
    return content


def doubled(content: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(content) + 1)
    return content[:place] + content[dice.randrange(len(content) + 1) :]


def noise(content: bytes, dice: random.Random) -> bytes:
    place, size = dice.randrange(len(content) + 1), dice.choice((1, 40, 4000))
    return content[:place] + dice.randbytes(size) + content[place + size :]


def other_line_ends(content: bytes, dice: random.Random) -> bytes:
    return content.replace(b"\n", dice.choice((b"\r", b"\r\n", b"\n\n", b"\n\r", b"")))
