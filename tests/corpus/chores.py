"""What tests ask of worker processes; a light module, for each new process loads it."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path


def work(task: str) -> str:
    """What a task asks for: to answer, to die in one way or another, to stick, or to take memory."""
    match task.split(":"):
        case ["exit"]:
            os._exit(3)
        case ["segfault"]:
            os.kill(os.getpid(), signal.SIGSEGV)
        case ["raise"]:
            raise RuntimeError("nobody caught it")
        case ["stick"]:
            time.sleep(600)
        case ["abort"]:
            os.abort()
        case ["kill the worker"]:  # of the engine: the parent of this process
            os.kill(os.getppid(), signal.SIGKILL)
            time.sleep(60)
        case ["hoard", megabytes]:
            return str(len(b"x" * int(megabytes) * 1_000_000))
        case ["gather", megabytes]:
            return str(len([bytearray(1_000_000) for _ in range(int(megabytes))]))
        case ["hold", megabytes]:
            held = [bytearray(1000) for _ in range(int(megabytes) * 1000)]  # small ones: none is left for an answer
            return str(len(held))
        case ["unpicklable"]:
            return lambda: None  # type: ignore[return-value]
        case ["pid"]:
            return str(os.getpid())
        case ["child", file]:
            pid = os.spawnv(os.P_NOWAIT, sys.executable, [sys.executable, "-c", "import time; time.sleep(600)"])
            Path(file).write_text(str(pid))
            time.sleep(600)
    return task.upper()
