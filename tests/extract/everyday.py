"""The tables of everyday times: an expression, a tab, and its value in a short notation."""

from __future__ import annotations

from pathlib import Path

from corpus.model import Language
from extract.facts import Json

DATA = Path(__file__).parent / "data"
FRAMES: dict[Language, tuple[str, ...]] = {
    "fr": ("{}", "Nous le verrons {}.", "Elle part {}, dit-on.", "On se parle {} avec plaisir !", "({})"),
    "nl": ("{}", "Wij zien hem {}.", "Zij vertrekt {}, zegt men.", "Men spreekt elkaar {} met plezier!", "({})"),
}


def table(language: Language) -> list[tuple[str, Json | None]]:
    """(expression, norm) of each row; None where no time may be found."""
    rows = (DATA / f"everyday.{language}.tsv").read_text(encoding="utf-8").splitlines()
    return [(text, norm(short)) for text, _, short in (row.partition("\t") for row in rows)]


def norm(short: str) -> Json | None:
    """ "rel 3 day after exactly" as the exchange format has it."""
    kind, *rest = short.split()
    match kind:
        case "d":
            return {"kind": "date", "date": rest[0]}
        case "w":
            return {"kind": "window", "start": rest[0], "end": rest[1]}
        case "r":
            return {"kind": "recurring", "rrule": rest[0]}
        case "f":
            return _frequency(rest)
        case "dur":
            limit = rest[2] if len(rest) > 2 else "exactly"
            return {"kind": "duration", "amount": float(rest[0]), "unit": rest[1], "limit": limit}
        case "rel":
            amount, unit, direction, limit = rest
            return {"kind": "relative", "amount": float(amount), "unit": unit, "direction": direction, "limit": limit}
        case "u":
            return {"kind": "unspecified"}
    return None


def _frequency(rest: list[str]) -> Json:
    every = int(rest[rest.index("every") + 1]) if "every" in rest else 1
    limit = rest[2] if len(rest) > 2 and rest[2] != "every" else "exactly"
    return {"kind": "frequency", "times": float(rest[0]), "per": rest[1], "limit": limit, "every": every}
