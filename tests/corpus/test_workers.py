"""Worker processes: whatever a task does to its process, the other tasks get done."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from corpus import workers
from tests.corpus.chores import work


@pytest.mark.parametrize(
    ("bad", "fate"),
    [
        ("exit", "crashed"),
        ("segfault", "crashed"),
        ("raise", "crashed"),
        ("unpicklable", "crashed"),
        ("stick", "too_slow"),
    ],
)
def test_a_bad_task_fails_alone(bad: str, fate: str) -> None:
    tasks = ["a", "b", bad, "c", "d", "e"]
    found = dict(workers.run(work, tasks, jobs=2, timeout=8.0 if fate == "too_slow" else 60.0))
    assert found == {"a": "A", "b": "B", bad: fate, "c": "C", "d": "D", "e": "E"}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the limit holds on Linux")
@pytest.mark.parametrize(
    ("task", "memory", "fate"),
    [
        ("hoard:100", 300_000_000, "100000000"),
        ("hoard:900", 300_000_000, "too_big"),  # all at once
        ("gather:100", 300_000_000, "100"),
        ("gather:900", 300_000_000, "too_big"),  # bit by bit
        ("hold:900", 300_000_000, "too_big"),  # in crumbs, to the last of them
        ("hoard:900", None, "900000000"),
        ("abort", 300_000_000, "too_big"),  # as libraries end that get no memory
        ("abort", None, "crashed"),
        ("exit", 300_000_000, "crashed"),
    ],
)
def test_a_worker_is_held_to_its_memory_and_the_next_task_is_not(task: str, memory: int | None, fate: str) -> None:
    found = dict(workers.run(work, ["a", task, "hoard:200"], jobs=1, timeout=60.0, memory=memory))
    assert found == {"a": "A", task: fate, "hoard:200": "200000000"}


def test_a_stuck_task_does_not_hold_up_the_others() -> None:
    order = [task for task, _ in workers.run(work, ["stick", "a", "b", "c"], jobs=2, timeout=8.0)]
    assert sorted(order[:3]) == ["a", "b", "c"] and order[3] == "stick"


def test_tasks_are_drawn_as_workers_become_free() -> None:
    drawn: list[int] = []

    def endless():  # type: ignore[no-untyped-def]
        while True:
            drawn.append(len(drawn))
            yield "a"

    found = workers.run(work, endless(), jobs=2, timeout=60.0)
    assert [next(found) for _ in range(3)] == [("a", "A")] * 3
    found.close()  # type: ignore[attr-defined]
    assert len(drawn) <= 6, "memory must not grow with the number of tasks"


def test_workers_are_used_again_and_end_with_the_iterator() -> None:
    pids = {int(pid) for _, pid in workers.run(work, ["pid"] * 8, jobs=2, timeout=60.0)}
    assert 1 <= len(pids) <= 2
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups")
def test_what_a_stuck_worker_started_ends_with_it(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    assert dict(workers.run(work, [f"child:{note}"], jobs=2, timeout=3.0)) == {f"child:{note}": "too_slow"}
    pid = int(note.read_text())
    status = Path(f"/proc/{pid}/status")
    for _ in range(50):  # its new parent may take a moment to bury it
        if not status.exists() or "State:\tZ" in status.read_text():
            return
        time.sleep(0.1)
    pytest.fail("the child of a stuck worker lives on")
