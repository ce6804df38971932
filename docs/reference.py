"""The reference pages, written from the code by `python -m docs.reference` (`make docs`). A test compares them.

`{en,fr,nl}/commands.md` has every command with its options, `formats.md` every format, column and legal regime.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import typer

import cli
from align.exports.table import FORMATS as TABLES
from commands.terminal import TONGUES
from corpus.exports import answers, shapes
from corpus.exports.formats import SUFFIXES
from corpus.files import write_text
from corpus.messages import Tongue, say
from extract.evidence_sheet import COLUMNS as EVIDENCE
from extract.graph_exports import FORMATS as GRAPHS
from extract.regimes import DEFAULT, regimes
from extract.register import STATUSES
from extract.register_sheet import COLUMNS as REGISTER
from extract.schedule.rows import COLUMNS as SCHEDULE
from extract.schedule.workbook import SETTINGS, setting_words

HOME = Path(__file__).parent
UNTOLD = ("help", "install_completion", "show_completion")
"""Options of every command."""
WRITTEN = "<!-- Written by `make docs` from the code; changes here are lost. -->"


def pages() -> dict[str, str]:
    """Path below `docs` -> text of the page."""
    return {f"{tongue}/commands.md": commands_page(tongue) for tongue in TONGUES} | {"formats.md": formats_page()}


def commands_page(tongue: Tongue) -> str:
    """Every command with what it takes, as its `--help` says it."""
    group = cli.build(tongue)
    title, intro = say("docs.commands", tongue), say("docs.commands_intro", tongue)
    blocks = [WRITTEN, f"# {title}", intro, *_command("concordance", group, tongue)]
    for name in cli.COMMANDS:
        blocks += _command(f"concordance {name}", group.commands[name], tongue)
    return "\n\n".join(blocks) + "\n"


def _command(name: str, command: Any, tongue: Tongue) -> Iterator[str]:
    """A command of Typer, which has its own copy of Click and so no type that could be named here."""
    context = typer.Context(command, info_name=name)
    yield f"## {name}"
    yield _escaped(command.help or "")
    yield f"    {name} {' '.join(piece for piece in command.collect_usage_pieces(context) if piece)}"
    records = [p.get_help_record(context) for p in command.params if p.name not in UNTOLD]
    rows = [(f"`{record[0].strip()}`", _escaped(record[1])) for record in records if record]
    if rows:
        yield _table((say("docs.column_option", tongue), say("docs.column_meaning", tongue)), rows)


def formats_page() -> str:
    """Formats, columns, regimes, and the shapes of the exchange format."""
    blocks = [
        WRITTEN,
        "# Formats",
        "Every file says which Concordance made it, by which rules: in its metadata where the format has any, else in "
        "a comment; beside a CSV file in `NAME.csv-metadata.json` (CSV on the Web).",
        "## Documents: `export`",
        _table(("`--format`", "Ending"), [(f"`{form}`", f"`{suffix}`") for form, suffix in SUFFIXES.items()]),
        "## Tables: `align`, `harmonise`, `concordance-table`",
        "By the ending of the file: " + ", ".join(f"`.{form}`" for form in TABLES) + ".",
        "## Graphs: `graph`",
        "By `--format`: " + ", ".join(f"`{form}`" for form in GRAPHS) + ".",
        "## Columns",
        *_columns(),
        "## Legal regimes: `--regime`",
        f"Without the option, `{DEFAULT}`.",
        *_regimes(),
        "## The exchange format (JSON)",
        "The JSON Schema is `corpus/exports/schema.json`; it allows more keys than it names. A date is ISO 8601, a "
        "page counts from 1, offsets count characters of `text`.",
        *_shapes(shapes),
        *_shapes(answers),
    ]
    return "\n\n".join(blocks) + "\n"


def _columns() -> Iterator[str]:
    for title, names, part in (
        ("`deadlines --out`", SCHEDULE, "schedule"),
        ("`register --out`", REGISTER, "register"),
        ("`evidence --out`", EVIDENCE, "evidence"),
    ):
        yield f"### {title}"
        yield _table(("Column", "English", "Français", "Nederlands"), [_column(part, name) for name in names])
    yield "A status of the register is one of " + ", ".join(f"`{status}`" for status in STATUSES) + "."


def _column(part: str, name: str) -> tuple[str, ...]:
    for key in (f"{part}.column_{name}", f"extract.column_{name}"):
        try:
            return (f"`{name}`", *(_escaped(say(key, tongue)) for tongue in TONGUES))
        except KeyError:
            continue
    raise KeyError(name)


def _regimes() -> Iterator[str]:
    for id, regime in regimes().items():
        yield f"### `{id}`"
        yield f"{_escaped(regime.name('en'))}. {_escaped(regime.source('en'))}"
        yield _escaped(regime.assumed("en"))
        rows = [
            (_escaped(say(f"schedule.setting_{n}", "en")), setting_words(getattr(regime, n), "en")) for n in SETTINGS
        ]
        week = ", ".join(say(f"schedule.weekday_{day}", "en") for day in regime.workdays.week)
        yield _table(("Setting", "Value"), [*rows, (_escaped(say("schedule.setting_week", "en")), week)])


def _shapes(module: ModuleType) -> Iterator[str]:
    """The types of a module with their keys; what a key means stands below it as a string."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield f"### {node.name.removesuffix('Shape')}"
            about = ast.get_docstring(node)
            if about:
                yield about
            yield _table(("Key", "Type", "Meaning"), _keys(node))


def _keys(node: ast.ClassDef) -> list[tuple[str, str, str]]:
    rows: list[tuple[str, str, str]] = []
    for item in node.body:
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
            kind = ast.unparse(item.annotation)
            optional = kind.startswith("NotRequired[")
            shown = kind.removeprefix("NotRequired[").removesuffix("]") if optional else kind
            rows.append((f"`{item.target.id}`" + (" (optional)" if optional else ""), f"`{shown}`", ""))
        elif isinstance(item, ast.Expr) and isinstance(item.value, ast.Constant) and rows:
            rows[-1] = (*rows[-1][:2], _escaped(str(item.value.value)))
    return rows


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _escaped(text: str) -> str:
    """On one line; signs of markup that help texts hold stay what they are."""
    return " ".join(text.replace("<", "&lt;").split())


def write_pages() -> None:
    for name, text in pages().items():
        write_text(HOME / name, text)


if __name__ == "__main__":
    os.environ.setdefault("COLUMNS", "120")
    write_pages()
