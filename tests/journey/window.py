# SPDX-License-Identifier: GPL-3.0-or-later
"""The window of the program as its user has it: she finds things by name, goes there by keys and types."""
import subprocess

from accessible import Application
from keyboard import press, type_text
from waiting import PATIENCE, NeverCame, wait_until

FARTHEST = 90        # presses of one key; more is no way a person goes
MENU_PATIENCE = 2    # seconds


class Window:
    def __init__(self, program, log, env):
        with open(log, "ab") as said:
            self.process = subprocess.Popen([program], env=env, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        self.tree = Application(self.process.pid)

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def go_to(self, name, key="Tab"):
        """Tab by Tab to the widget of this name. Fails where the focus does not move or the way does not lead there."""
        return self._move(name, key, self.tree.focused)

    def _move(self, name, key, where, patience=PATIENCE):
        met = []
        here = where()
        while here is None or not here.is_called(name):
            met.append(here.name if here else "nothing")
            if len(met) > FARTHEST:
                raise NeverCame(f"{key} never leads to '{name}' but to {met}")
            press(key)
            here = wait_until(lambda left=here: _other(where(), left),
                              lambda: f"{key} to leave the last of {met}\n{self.tree.describe()}", patience)
        return here

    def activate(self, name):
        """The button of this name, from wherever the focus is."""
        self.go_to(name)
        press("space")

    def write(self, name, text):
        """Into the field of this name, over what stands there."""
        self.go_to(name)
        press("ctrl+a")
        type_text(text)
        self.wait_for_typed(name, text)

    def wait_for_typed(self, name, text):
        """Until the focus is in the field of this name and this stands there."""
        def look():
            field = self.tree.focused()
            return field if field and field.is_called(name) and field.text == text else None
        return wait_until(look, lambda: f"'{text}' in '{name}'\n{self.tree.describe()}")

    def choose(self, name, term):
        """In the closed list of this name, by the first letter of the term."""
        self.go_to(name)
        type_text(term[0])
        self.tree.wait_for_focus(f"{name}: {term}")

    def choose_in_menu(self, menu, item):
        """Where assistive tools listen, Qt sends every key round by their bus, and Alt alone is sometimes lost or late on the
        way: then the menu is tried again. For the same reason no key here is a combination with Alt: the menu bar might open
        as well."""
        wait_until(lambda: self._highlight(menu, item), lambda: f"{item} in {menu}\n{self.tree.describe()}")
        press("Return")

    def _highlight(self, menu, item):
        try:
            press("Alt_L")
            wait_until(self.tree.highlighted, "the menu bar", MENU_PATIENCE)
            self._move(menu, "Right", self.tree.highlighted, MENU_PATIENCE)
            return self._move(item, "Down", self.tree.highlighted, MENU_PATIENCE)
        except NeverCame:
            press("Escape", "Escape")
            return None


def _other(now, left):
    return now if now and (left is None or now.path != left.path) else None
