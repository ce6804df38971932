"""The pages: what they show is run and compared, and their links lead somewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

import cli
from corpus.messages import catalogue
from tests.docs.console import Step, missing, steps

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
TONGUES = ("en", "fr", "nl")
GUIDES = ("tutorial", "add-a-contract", "calendar", "harmonisation-meeting", "corrections")
GENERATED = {"commands.md", "formats.md"}


def named(page: Path) -> str:
    return page.relative_to(DOCS).as_posix()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where comparisons are kept: what one page compares another needn't, whatever its language."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def place(tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own with the samples in it, and no catalogue yet."""
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "250")  # nothing is folded
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(kept))
    return tmp_path


def run(step: Step) -> str:
    program, *words = shlex.split(step.command)
    assert program == "concordance", f"a page may only show commands of ours: {step.command}"
    result = CliRunner().invoke(cli.build("en", words), words, catch_exceptions=False)
    assert result.exit_code == 0, f"{step.command}\n{result.output}"
    return result.output


@pytest.mark.timeout(600)
@pytest.mark.parametrize("tongue", TONGUES)
def test_the_tutorial_does_what_it_shows(
    place: Path, monkeypatch: pytest.MonkeyPatch, tongue: str, request: pytest.FixtureRequest
) -> None:
    """In English with worker processes, as anybody has it; the others need not start them again."""
    if tongue != "en":
        request.getfixturevalue("in_this_process")
    monkeypatch.setenv("CONCORDANCE_LANG", tongue)
    page = steps(DOCS / tongue / "tutorial.md")
    assert len(page) >= 12
    for step in page:
        lost = missing(step.shown, run(step))
        assert not lost, f"{step.command}: “{lost}” is not printed"


@pytest.mark.timeout(600)
@pytest.mark.parametrize("guide", GUIDES[1:])
@pytest.mark.usefixtures("in_this_process")
def test_the_guides_do_what_they_show(place: Path, monkeypatch: pytest.MonkeyPatch, guide: str) -> None:
    """In English; the pages of the other languages show the same commands."""
    monkeypatch.setenv("CONCORDANCE_LANG", "en")
    page = steps(DOCS / "en" / f"{guide}.md")
    assert page
    for step in page:
        lost = missing(step.shown, run(step))
        assert not lost, f"{step.command}: “{lost}” is not printed"


@pytest.mark.parametrize("guide", GUIDES)
def test_the_languages_show_the_same_commands(guide: str) -> None:
    """With the documents and words of their own language: the same sub-commands with the same options."""
    ours, *others = ([shape(step) for step in steps(DOCS / tongue / f"{guide}.md")] for tongue in TONGUES)
    for theirs in others:
        assert theirs == ours


def shape(step: Step) -> tuple[str, ...]:
    words = shlex.split(step.command)
    return (words[1], *(word for word in words[2:] if word.startswith("--")))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8"))
    links = [str(t.attrs["href"]) for token in tokens for t in token.children or () if t.type == "link_open"]
    if page.stem in GUIDES:
        assert links, "every guide leads on"
    for link in links:
        address, _, anchor = link.partition("#")
        if address.startswith("https://"):
            continue
        target = (page.parent / address).resolve() if address else page
        assert target.exists() and ROOT in target.parents, link
        assert not anchor or anchor in anchors(target), link


def anchors(page: Path) -> set[str]:
    """The names that GitHub gives to headings."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_pages_name_no_place_of_one_machine(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"(?<![\w.])/(root|work|tmp|home/\w+)/", text)


@pytest.mark.parametrize("page", [p for p in PAGES if p.name not in GENERATED], ids=named)
def test_commands_in_running_text_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for command in re.findall(r"`concordance (?:--[^\s`]+ [^\s`]+ )*([a-z][\w-]*)", text):
        assert command in cli.COMMANDS, command
    for target in re.findall(r"`make (\w+)`", text):
        assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE), target


@pytest.mark.parametrize("page", [DOCS / t / f"{g}.md" for t in TONGUES for g in GUIDES], ids=named)
def test_words_of_the_screen_are_on_the_screen(page: Path) -> None:
    """What a guide prints in bold is a word of the workbench, as its catalogue of messages has it."""
    tongue = page.parent.name
    on_screen = {message[tongue] for message in catalogue().values()}
    for words in re.findall(r"\*\*([^*]+)\*\*", page.read_text(encoding="utf-8")):
        assert words in on_screen, words


@pytest.mark.parametrize(
    ("shown", "printed", "lost"),
    [
        (("a", "...", "c"), "a\nb\nc", ""),
        (("a  b",), "x a b y", ""),
        (("a ... d",), "a b c d", ""),
        (("c", "a"), "a\nb\nc", "a"),  # the order counts
        (("a ... d",), "a b c", "a ... d"),
        (("a+b",), "aab", "a+b"),  # nothing but the dots is a pattern
    ],
)
def test_how_shown_lines_are_compared(shown: tuple[str, ...], printed: str, lost: str) -> None:
    assert missing(shown, printed) == lost


def test_the_steps_of_a_page(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "1. x\n\n   ```console\n   $ concordance a\n   out\n     in\n   $ concordance b\n   ```\n\n```\n$ no console\n```\n"
    )
    assert steps(page) == [Step("concordance a", ("out", "  in")), Step("concordance b", ())]


def test_the_index_names_every_page() -> None:
    text = (DOCS / "README.md").read_text(encoding="utf-8")
    for page in PAGES:
        assert page.name == "README.md" or f"({named(page)})" in text, named(page)
    assert "(docs/README.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
