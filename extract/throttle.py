"""The throttle: how often one client may ask."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import ip_address, ip_network

CLIENTS = 4096
"""So many clients are remembered; the one that has been silent longest is forgotten first."""


class Throttle:
    """Each client has `burst` questions, and one more every `seconds`. Threads may share it."""

    def __init__(self, burst: int = 60, seconds: float = 2.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._burst, self._seconds, self._clock = burst, seconds, clock
        self._seen: OrderedDict[str, tuple[float, float]] = OrderedDict()
        """Client -> questions left, and when that was so."""
        self._lock = threading.Lock()

    def wait(self, client: str) -> int:
        """0 where the client may ask now, and counts it; else the seconds to wait."""
        client = household(client)
        with self._lock:
            at = self._clock()
            left, since = self._seen.pop(client, (float(self._burst), at))
            left = min(float(self._burst), left + (at - since) / self._seconds)
            allowed = left >= 1
            self._seen[client] = (left - 1 if allowed else left, at)
            while len(self._seen) > CLIENTS:
                self._seen.popitem(last=False)
            return 0 if allowed else max(1, round((1 - left) * self._seconds))


def household(client: str) -> str:
    """Who is counted as one: of IPv6 the first 64 bits, since one machine has all the addresses behind them."""
    try:
        address = ip_address(client.partition("%")[0])
    except ValueError:
        return client
    if address.version == 4:
        return str(address)
    return str(address.ipv4_mapped or ip_network((int(address), 64), strict=False))
