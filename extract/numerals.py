"""Number words above those of the lexicon, made from its rows: "vingt-deux", "deux cents", "drieëntwintig".

Forms are written with blanks for hyphens, as the pipeline reads them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product

from corpus.model import Language

Words = Mapping[int, tuple[str, ...]]
"""The words of a number; a lexicon gives 1 to 19, the tens, 100 and 1000."""


CENTURIES = (19,)
LAST_YEAR = 2050
"""The years that are read in words lie between; each costs time when the pipeline is built."""


def numerals(words: Words, language: Language) -> dict[str, float]:
    """Forms that are no row of the lexicon, with their value: to 199, then the hundreds and fifties to 950."""
    below: dict[int, tuple[str, ...]] = {}
    under_hundred: Callable[[int, Words], tuple[str, ...]] = _french if language == "fr" else _dutch
    for n in range(1, 100):
        below[n] = tuple(dict.fromkeys((*words.get(n, ()), *under_hundred(n, words))))
    made: dict[str, float] = {form: n for n, forms in below.items() for form in forms}
    if language == "nl":
        made |= _dutch_halves(words)
    for n in (*range(101, 200), *range(200, 1000, 50)):
        made |= dict.fromkeys(_hundreds(n, below, words, language), n)
    known = {form for forms in words.values() for form in forms}
    return {form: n for form, n in made.items() if form not in known}


def year_words(words: Words, language: Language) -> dict[str, int]:
    """Years in words: "deux mille dix-huit", "dix-neuf cent nonante", "negentiennegenennegentig"."""
    heads = _french_centuries(words) if language == "fr" else _dutch_centuries(words)
    joints = (" ",) if language == "fr" else ("", " ", " en ")
    under_hundred: Callable[[int, Words], tuple[str, ...]] = _french if language == "fr" else _dutch
    rests = {n: tuple(dict.fromkeys((*words.get(n, ()), *under_hundred(n, words)))) for n in range(1, 100)}
    made = {head: century for century, forms in heads.items() for head in forms if century == 2000}
    for century, rest in product(heads, rests):
        made |= {
            f"{head}{joint}{tail}": century + rest
            for head, joint, tail in product(heads[century], joints, rests[rest])
            if century + rest < LAST_YEAR
        }
    return made


def _french_centuries(words: Words) -> dict[int, tuple[str, ...]]:
    cent, mille = words[100][0], words[1000][0]
    found: dict[int, tuple[str, ...]] = {2000: (f"{words[2][0]} {mille}",)}
    for n in CENTURIES:
        by_thousand = tuple(f"{head} {words[n - 10][0]} {cent}{s}" for head in (mille, mille[:3]) for s in ("", "s"))
        found[100 * n] = (*by_thousand, f"{words[n][0]} {cent}")
    return found


def _dutch_centuries(words: Words) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {2000: (f"{words[2][0]}{words[1000][0]}",)}
    return found | {100 * n: (words[n][0], f"{words[n][0]}{words[100][0]}") for n in CENTURIES}


def _french(n: int, words: Words) -> tuple[str, ...]:
    """Belgian and French forms: "nonante deux" and "quatre vingt douze" are both read."""
    found: list[str] = []
    for base in range(10, n, 10):
        rest = n - base
        if base not in words or rest > 19 or (rest > 9 and base not in (60, 80)):
            continue
        for ten, unit in product(words[base], _french_rest(rest, words)):
            if unit.split()[-1] in ("un", "une", "onze"):
                found += [f"{ten} et {unit}", f"{ten} {unit}"]
            else:
                found.append(f"{ten} {unit}")
    return tuple(found)


def _french_rest(rest: int, words: Words) -> tuple[str, ...]:
    return words.get(rest, ()) + (tuple(f"dix {unit}" for unit in words.get(rest - 10, ())) if rest > 16 else ())


def _dutch(n: int, words: Words) -> tuple[str, ...]:
    ten, unit = n - n % 10, n % 10
    if n < 20 or not unit:
        return ()
    stems = {form.replace("éé", "ee") for form in words[unit]} if unit == 1 else set(words[unit])
    return tuple(f"{stem}{'ën' if stem.endswith('e') else 'en'}{words[ten][0]}" for stem in sorted(stems))


def _dutch_halves(words: Words) -> dict[str, float]:
    """ "tweeënhalf", "drieëneenhalve"."""
    stems = {form: n for n in range(2, 13) for form in words[n]}
    joined = {f"{form}{'ën' if form.endswith('e') else 'en'}": n for form, n in stems.items()}
    return {f"{head}{tail}": n + 0.5 for head, n in joined.items() for tail in ("half", "halve", "eenhalf", "eenhalve")}


def _hundreds(n: int, below: Words, words: Words, language: Language) -> tuple[str, ...]:
    many, rest = divmod(n, 100)
    hundred = words[100][0]
    heads: tuple[str, ...]
    joints: tuple[str, ...]
    if language == "nl":
        heads = (hundred,) if many == 1 else (f"{below[many][0]}{hundred}",)
        joints = ("", " ", "en", " en ")
    else:
        heads = (hundred,) if many == 1 else tuple(f"{below[many][0]} {hundred}{s}" for s in ("", "s"))
        joints = (" ",)
    if not rest:
        return heads
    return tuple(f"{head}{joint}{tail}" for head, joint, tail in product(heads, joints, below[rest]))
