# SPDX-License-Identifier: GPL-3.0-or-later
"""Two hands on the keyboard. Nothing here points or clicks."""
import subprocess

BETWEEN_KEYS = "2"   # milliseconds


def press(*keys):
    """Keys by their X names: "Tab", "ctrl+s"."""
    subprocess.run(["xdotool", "key", "--delay", BETWEEN_KEYS, *keys], check=True)


def type_text(text):
    """Letters of any of the layouts of desktop_session."""
    subprocess.run(["xdotool", "type", "--delay", BETWEEN_KEYS, "--", text], check=True)


def start_typing(text):
    """The same, at the pace of a person; the process that does it."""
    return subprocess.Popen(["xdotool", "type", "--delay", "30", "--", text])
