"""Qualifiers: the condition and the exception under which a clause stands, in its own words."""

from __future__ import annotations

from extract.clauses import Clause
from extract.words import Words


def qualifiers(said: Words, clause: Clause) -> tuple[str, str]:
    """Condition and exception; "" where there is none."""
    return _phrase(said, clause, "condition"), _phrase(said, clause, "exception")


def _phrase(said: Words, clause: Clause, idea: str) -> str:
    for hit in said.find("connective", (idea,), clause.start, clause.end):
        if hit.value("condition") == "head" and not _opens_clause(said, clause, hit.start):
            continue
        if hit.value("condition") == "adverb":
            return said.slice(hit.start, hit.end)
        stop = _end(said, clause, hit.start, hit.end)
        while stop > hit.end and (said.at(stop - 1, "connective", "joint") or not said.lower[stop - 1][0].isalnum()):
            stop -= 1
        return said.slice(hit.start, stop)
    return ""


def _opens_clause(said: Words, clause: Clause, i: int) -> bool:
    return i == clause.start or said.lower[i - 1] == ","


def _end(said: Words, clause: Clause, start: int, i: int) -> int:
    """Before the main verb a qualifier ends at its comma, or where the main clause begins; after it, at the end."""
    if start > clause.verb.start:
        stop = clause.end
    else:
        commas = [j for j in range(i, clause.verb.start) if said.lower[j] == ","]
        last = [v.end for v in clause.inner if v.start < clause.verb.start]
        stop = next(
            (j for j in reversed(commas) if not last or j >= last[-1]), commas[0] if commas else clause.verb.start
        )
    return max(stop, i)
