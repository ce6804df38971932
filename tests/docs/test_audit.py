"""`make audit` tells "nothing is known" from "nobody could be asked"."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FAKE = """#!/usr/bin/env bash
while [ $# -gt 0 ]; do case $1 in --output) out=$2 ;; --strict) strict=yes ;; esac; shift; done
[ "${strict:-}" ] || exit 9
{does}
"""


@pytest.mark.parametrize(
    ("does", "code", "said"),
    [
        ("exit 0", 0, "No vulnerability is known"),
        ('echo "| requests | 1.0 | CVE-1 |" > "$out"; exit 1', 1, "CVE-1"),
        # pip-audit ends with 1 as well where it reaches no service; then it has written nothing
        ("echo 'connection refused' >&2; exit 1", 2, "connection refused"),
        ("echo 'No solution found' >&2; exit 2", 2, "Nobody could be asked"),
    ],
)
def test_the_outcome_of_an_audit(tmp_path: Path, does: str, code: int, said: str) -> None:
    fake = tmp_path / "audit"
    fake.write_text(FAKE.replace("{does}", does))
    fake.chmod(0o755)
    around = os.environ | {"AUDIT": str(fake)}
    done = subprocess.run([ROOT / ".ci" / "audit"], env=around, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == code
    assert said in done.stdout + done.stderr
