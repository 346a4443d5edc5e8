# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop of its own for one test: X server, window manager, session bus and accessibility bus, nobody else's."""
import contextlib
import os
import shutil
import subprocess

from waiting import wait_until

SCREEN = "1366x768x24"
LAYOUTS = "us,az,ru,ara"   # one for each alphabet of the canaries
BUS_LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
PROGRAMS = ("Xvfb", "dbus-daemon", "openbox", "xdotool", "xprop", "xwininfo", "setxkbmap", BUS_LAUNCHER)


def _start(stack, *words, **kwargs):
    process = subprocess.Popen(words, stdin=subprocess.DEVNULL, **kwargs)
    stack.callback(process.wait)
    stack.callback(process.terminate)
    return process


def _start_and_read(stack, *words):
    """Starts a server that writes one line, where it can be reached, to descriptor `{fd}` of its words."""
    reading, writing = os.pipe()
    with open(reading, encoding="ascii") as answer:
        _start(stack, *[word.format(fd=writing) for word in words], pass_fds=[writing], stdout=subprocess.DEVNULL,
               stderr=subprocess.DEVNULL)
        os.close(writing)
        line = answer.readline().strip()
    if not line:
        raise RuntimeError(f"{words[0]} did not start")
    return line


@contextlib.contextmanager
def desktop_session():
    """Sets the environment of this process, and so of those it starts, to a new desktop."""
    for program in PROGRAMS:
        if not shutil.which(program):
            raise RuntimeError(f"{program} is missing: see packaging/dependencies.txt")
    with contextlib.ExitStack() as stack:
        # -r: a key that a loaded machine holds too long is not repeated. -noreset: a server that starts anew after its last
        # client turns the next one away.
        display = _start_and_read(stack, "Xvfb", "-displayfd", "{fd}", "-screen", "0", SCREEN, "-nolisten", "tcp", "-r", "-noreset")
        bus = _start_and_read(stack, "dbus-daemon", "--session", "--nofork", "--print-address={fd}")
        os.environ.update(DISPLAY=":" + display, DBUS_SESSION_BUS_ADDRESS=bus, QT_QPA_PLATFORM="xcb",
                          QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")
        os.environ.pop("WAYLAND_DISPLAY", None)
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        _start(stack, BUS_LAUNCHER, "--launch-immediately", **quiet)
        _start(stack, "openbox", "--sm-disable", **quiet)
        wait_until(_window_manager_is_there, "the window manager")
        subprocess.run(["setxkbmap", "-layout", LAYOUTS], check=True)
        yield


def _window_manager_is_there():
    words = ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"]
    return "window id" in subprocess.run(words, capture_output=True, text=True).stdout


def window_titles():
    """What any program can read of every window: its titles and all other properties."""
    tree = subprocess.run(["xwininfo", "-root", "-tree"], capture_output=True, text=True, check=True).stdout
    windows = [line.split()[0] for line in tree.splitlines() if line.split() and line.split()[0].startswith("0x")]
    properties = [subprocess.run(["xprop", "-id", window], capture_output=True, text=True).stdout for window in windows]
    return "\n".join([tree, *properties])
