"""What tests ask of workers of an engine; a light module, for each new process loads it."""

from __future__ import annotations

import os
import signal
import time


def work(task: str) -> str:
    """Answers, or kills its own process or that of the engine's worker, or sticks."""
    match task:
        case "exit":
            os._exit(3)
        case "kill the worker":
            os.kill(os.getppid(), signal.SIGKILL)
            time.sleep(60)
        case "stick":
            time.sleep(600)
    return task.upper()
