"""The container files name what exists: they can't be run where the tests run, so what can be checked is."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

import cli

ROOT = Path(__file__).parents[2]
CONTAINER = (ROOT / "Containerfile").read_text(encoding="utf-8")
LINES = [line for line in CONTAINER.replace("\\\n", " ").splitlines() if line and not line.startswith("#")]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
WORKBENCH, DATABASE = COMPOSE["services"]["workbench"], COMPOSE["services"]["database"]


def of(instruction: str) -> list[str]:
    return [line.removeprefix(instruction).strip() for line in LINES if line.startswith(instruction + " ")]


@pytest.mark.parametrize("image", [*(line.split()[0] for line in of("FROM")), DATABASE["image"]])
def test_images_are_pinned_to_a_release(image: str) -> None:
    name, _, tag = image.rpartition(":")
    assert "/" in name and re.match(r"\d+\.\d+", tag), image


def test_the_python_of_the_image_is_one_that_the_project_takes() -> None:
    least = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    (version,) = {re.search(r"python:(\d+)\.(\d+)", image).groups() for image in of("FROM")}  # type: ignore[union-attr]
    assert tuple(map(int, version)) >= tuple(map(int, re.findall(r"\d+", least)))


def test_what_is_copied_exists_and_reaches_the_builder() -> None:
    sources = [source for line in of("COPY") if not line.startswith("--from") for source in line.split()[:-1]]
    assert sources
    let_through = [
        line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line.startswith("!")
    ]
    for source in sources:
        assert (ROOT / source).exists(), source
        assert source in let_through, source
    packages = {path.parent.name for path in ROOT.glob("*/py.typed")}
    assert packages <= set(sources), "every package of the house is in the image"


def test_it_runs_as_nobody_in_particular_and_is_watched() -> None:
    assert of("USER") == ["concordance"] and LINES.index("USER concordance") < LINES.index('ENTRYPOINT ["concordance"]')
    assert any("/healthz" in line for line in LINES if "urlopen" in line)
    (made,) = (line for line in of("RUN") if "useradd" in line)
    uid = made.split("--uid ")[1].split()[0]
    assert WORKBENCH["user"] == f"{uid}:{uid}"


def test_the_packages_are_installed_with_their_hashes() -> None:
    installs = [line for line in of("RUN") if "pip install" in line]
    assert all("--require-hashes" in line or "--no-deps" in line for line in installs) and len(installs) == 2


def test_no_secret_stands_in_the_files() -> None:
    for service in (WORKBENCH, DATABASE):
        for name, value in service["environment"].items():
            if "PASSWORD" in name:
                assert re.fullmatch(r"\$\{POSTGRES_PASSWORD:\?.+\}", value)
    assert not re.search(r"://[^\s:/@]+:[^\s@]+@", (ROOT / "compose.yaml").read_text(encoding="utf-8"))


def test_only_this_machine_reaches_the_workbench_and_nobody_the_database() -> None:
    assert all(port.startswith("127.0.0.1:") for port in WORKBENCH["ports"])
    assert "ports" not in DATABASE
    assert COMPOSE["networks"]["back"] == {"internal": True} and DATABASE["networks"] == ["back"]


def test_nothing_but_volumes_is_written() -> None:
    volume = of("VOLUME")[0]
    for service, place in ((WORKBENCH, volume), (DATABASE, "/var/lib/postgresql/data")):
        assert service["read_only"] is True and "/tmp" in service["tmpfs"]
        assert [mount.split(":")[1] for mount in service["volumes"]] == [place]
        assert {mount.split(":")[0] for mount in service["volumes"]} <= COMPOSE["volumes"].keys()
    written = re.findall(r"(?:XDG_\w+|CONCORDANCE_LOG)=(\S+)", CONTAINER)
    assert len(written) == 3 and all(path.startswith(volume + "/") for path in written)
    assert WORKBENCH["depends_on"]["database"]["condition"] == "service_healthy" and DATABASE["healthcheck"]


@pytest.mark.parametrize("words", [shlex.split(" ".join(WORKBENCH["command"])), ["app"]])
def test_its_commands_are_commands(words: list[str]) -> None:
    """Parsed, not run: an unknown option or a missing argument would stop it here."""
    command: Any = cli.build("en", words).commands[words[0]]
    context = command.make_context(words[0], words[1:])
    assert not context.args, "nothing is left over"
    if len(words) > 1:
        assert context.params["place"].startswith("postgresql://concordance@database/")
        assert (context.params["host"], context.params["without_sign_in"]) == ("0.0.0.0", True)
