# SPDX-License-Identifier: GPL-3.0-or-later
"""Waiting for what must come true, as long as a loaded machine needs."""
import time

PATIENCE = 60    # seconds
PAUSE = 0.02


class NeverCame(AssertionError):
    pass


def wait_until(condition, what, patience=PATIENCE):
    """The first true answer of `condition`."""
    end = time.monotonic() + patience
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > end:
            raise NeverCame(f"waited {patience} s for {what() if callable(what) else what}")
        time.sleep(PAUSE)
