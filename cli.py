"""The `concordance` command. No logic of its own: each command stands in `commands`."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Annotated

import typer
from typer.core import TyperGroup

from commands import terminal
from commands.terminal import FAILED, Terminal
from corpus import logs, rules
from corpus.errors import ReadingError
from corpus.messages import Tongue, say

COMMANDS = {
    "parse": "reading:parse",
    "add": "library:add",
    "list": "library:list_documents",
    "show": "library:show",
    "export": "library:export",
    "remove": "library:remove",
    "align": "comparing:align",
    "divergences": "divergences:divergences",
    "glossary": "glossary:glossary",
    "harmonise": "harmonising:harmonise",
    "concordance-table": "harmonising:concordance_table",
    "extract": "extracting:extract",
    "obligations": "duties:obligations",
    "deadlines": "duties:deadlines",
    "calendar": "duties:calendar",
    "graph": "duties:graph",
    "register": "following:register",
    "evidence": "following:evidence",
    "serve-calendar": "feeds:serve_calendar",
    "review": "reviewing:review",
    "verdicts": "storing:verdicts",
    "backup": "storing:backup",
    "restore": "storing:restore",
    "run": "whole:run",
    "draw": "reading:draw",
    "doctor": "doctor:doctor",
    "app": "workbench:app",
}
"""Each command, and the module of `commands` with its function."""


def build(tongue: Tongue, words: Iterable[str] = ()) -> TyperGroup:
    """The command with its sub-commands; every help text comes from the catalogue of messages.

    With the words of a command line only those commands are built that stand in it, if any do: the databases and
    language pipelines that the others need take seconds to load.
    """
    app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)
    app.callback()(_options)
    for name in COMMANDS.keys() & set(words) or COMMANDS:
        module, _, function = COMMANDS[name].partition(":")
        app.command(name)(getattr(import_module(f"commands.{module}"), function))
    group = typer.main.get_group(app)
    group.help = say("cli.help", tongue)
    for command in (group, *group.commands.values()):
        if command is not group:
            command.help = say(f"cli.help_{command.name}", tongue)
        for parameter in command.params:
            if parameter.name in ("install_completion", "show_completion", "help"):
                continue
            parameter.help = say(f"cli.option_{parameter.name}", tongue)  # type: ignore[attr-defined]
    return group


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"concordance {rules.tool_version()} ({rules.version()})")
        raise typer.Exit


def _options(
    context: typer.Context,
    database: Annotated[str, typer.Option(metavar="PATH|URL")] = "",
    lang: Annotated[Tongue | None, typer.Option()] = None,
    log: Annotated[str, typer.Option(metavar="FILE")] = "",
    version: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True)] = False,
) -> None:
    tongue = lang or terminal.default_tongue(os.environ)
    logs.open_as_told(log, os.environ)
    context.call_on_close(logs.begun(command=context.invoked_subcommand))
    context.obj = Terminal(tongue, database)


def main() -> None:
    """Runs the command line and ends the process: 0 good, 1 or 2 not, 130 stopped."""
    terminal.speak_utf8()
    tongue = terminal.wished_tongue(sys.argv[1:])
    try:
        build(tongue, sys.argv[1:])(prog_name="concordance")
    except ReadingError as error:
        logs.event("failed", logging.ERROR, error=error.key)
        print(terminal.plain(error.message(tongue)), file=sys.stderr)
        sys.exit(FAILED)


if __name__ == "__main__":
    main()
