"""What happens to good files on their way: cut short, bits flipped, stretches lost, doubled or overwritten."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tests.corpus.fuzz.made import GOOD_HTML, GOOD_TEXT, Made, good_docx, good_pdfs, samples

_OTHERS: tuple[tuple[str, Callable[[], bytes]], ...] = (
    (".docx", good_docx),
    (".html", lambda: GOOD_HTML),
    (".txt", lambda: GOOD_TEXT),
)


def _pdf(number: int) -> bytes:
    """A good PDF; every fourth is a sample."""
    return samples()[number // 4 % len(samples())] if number % 4 == 3 else good_pdfs()[number % len(good_pdfs())]


def cut_pdf(number: int, chance: Random) -> Made:
    data = _pdf(number)
    return Made(".pdf", data[: chance.randrange(len(data))])


def flipped_pdf(number: int, chance: Random) -> Made:
    return Made(".pdf", _flipped(_pdf(number), chance))


def patched_pdf(number: int, chance: Random) -> Made:
    return Made(".pdf", _patched(_pdf(number), chance))


def misnumbered_pdf(number: int, chance: Random) -> Made:
    """A few of the numbers in the file are other numbers: lengths, counts, references, coordinates, sizes of type."""
    data = _pdf(number)
    places = list(re.finditer(rb"(?<![\w.])-?\d+(?![\w.])", data))
    wrong = (b"0", b"-1", b"1", b"2147483647", b"-2147483648", b"4294967296", b"99999999999999999999", b"1e308", b"nan")
    for found in sorted(chance.sample(places, min(len(places), chance.randint(1, 6))), key=lambda m: -m.start()):
        data = data[: found.start()] + chance.choice(wrong) + data[found.end() :]
    return Made(".pdf", data)


def cut_other(number: int, chance: Random) -> Made:
    suffix, make = _OTHERS[number % 3]
    data = make()
    return Made(suffix, data[: chance.randrange(len(data))])


def flipped_other(number: int, chance: Random) -> Made:
    suffix, make = _OTHERS[number % 3]
    return Made(suffix, (_flipped if number % 2 else _patched)(make(), chance))


def _flipped(data: bytes, chance: Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(chance.choice((1, 2, 5, 20, 100))):
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def _patched(data: bytes, chance: Random) -> bytes:
    """A stretch lost, doubled, overwritten with rubbish or with zeros, or swapped with another."""
    a, b = sorted(chance.randrange(len(data)) for _ in range(2))
    b = min(b, a + 2000)
    piece = data[a:b]
    match chance.randrange(5):
        case 0:
            return data[:a] + data[b:]
        case 1:
            return data[:b] + piece + data[b:]
        case 2:
            return data[:a] + chance.randbytes(b - a) + data[b:]
        case 3:
            return data[:a] + b"\0" * (b - a) + data[b:]
        case _:
            return data[b:] + piece + data[:a]
