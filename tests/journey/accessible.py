# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as a screen reader has it: a tree of widgets with role, name, state and text."""
import functools
import re

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from waiting import wait_until  # noqa: E402

State = Atspi.StateType
PASSIVE = {"label", "frame", "filler", "application", "layered pane", "menu bar", "scroll pane", "scroll bar", "separator", "image"}
FIELDS = {"text", "password text", "push button", "check box", "combo box"}
WITH_ITEMS = {"table", "tree", "tree table", "list"}


def spoken(text):
    """Without the marks that keep a name of another direction in its place."""
    return re.sub("[\u2066-\u2069]", "", text or "")


class Node:
    """One widget. Its role and state are those of the moment it was looked at, the rest is asked for anew each time."""

    def __init__(self, accessible):
        self._accessible = accessible
        self.path = accessible.path

    @property
    def name(self):
        return spoken(self._accessible.get_name())

    @property
    def description(self):
        return spoken(self._accessible.get_description())

    @functools.cached_property
    def role(self):
        return self._accessible.get_role_name()

    @functools.cached_property
    def states(self):
        return set(self._accessible.get_state_set().get_states())

    @property
    def text(self):
        if "Text" not in self._accessible.get_interfaces():
            return ""
        return Atspi.Text.get_text(self._accessible, 0, Atspi.Text.get_character_count(self._accessible))

    @property
    def caret(self):
        return Atspi.Text.get_caret_offset(self._accessible)

    def is_called(self, name):
        """By its name, or as a closed list is: by its name and what is chosen."""
        return self.name == name or self.name.startswith(name + ": ")

    def children(self):
        for index in range(self._accessible.get_child_count()):
            child = self._accessible.get_child_at_index(index)
            if child:
                yield Node(child)

    def walk(self):
        """This widget and those below it that are on the screen, without the items of lists and tables."""
        yield self
        if self.role in WITH_ITEMS:
            return
        for child in self.children():
            if State.VISIBLE in child.states:
                yield from child.walk()

    def walk_everything(self):
        """What is hidden and what is an item, too."""
        yield self
        for child in self.children():
            yield from child.walk_everything()

    @property
    def lacks_name(self):
        """True for what can be used or focused and does not say what it is."""
        if self.role in PASSIVE and State.FOCUSABLE not in self.states:
            return False
        # A closed list that Qt names says what was chosen, but not what for.
        return not self.name.split(": ")[0].strip() or (self.role == "combo box" and ": " not in self.name)


class Application:
    """The program with this process number, as it shows itself on the accessibility bus."""

    def __init__(self, pid):
        Atspi.init()
        self._told = None
        self._listener = Atspi.EventListener.new(self._note_focus)
        self._listener.register("object:state-changed:focused")
        self._root = Node(wait_until(lambda: self._find(pid), f"process {pid} on the accessibility bus"))

    def _note_focus(self, event):
        self._told = event.source if event.detail1 else self._told

    def _told_focus(self):
        """What the program said last has the focus, if it still has. Otherwise the whole tree must be searched."""
        while GLib.MainContext.default().iteration(False):
            pass
        try:
            node = Node(self._told) if self._told else None
            # For a widget that is gone libatspi may answer with the states it had; a name it does not make up.
            return node if node and node.role in FIELDS and State.FOCUSED in node.states and node.name else None
        except GLib.Error:
            return None

    @staticmethod
    def _find(pid):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application and application.get_process_id() == pid and application.get_child_count():
                # What libatspi remembered would be what the window showed before.
                application.set_cache_mask(Atspi.Cache.NONE)
                return application
        return None

    def nodes(self):
        """All widgets on the screen."""
        for window in self._root.children():
            yield from window.walk()

    def _matching(self, matches):
        try:
            yield from filter(matches, self.nodes())
        except GLib.Error:
            # A widget that was deleted while it was asked; the next look does not meet it.
            return

    def _first(self, matches):
        return next(self._matching(matches), None)

    def find(self, name):
        return self._first(lambda node: node.is_called(name))

    def focused(self):
        """The widget that gets the keys; an editor has the focus together with the field inside it."""
        told = self._told_focus()
        if told:
            return told
        around = None
        for node in self._matching(lambda node: State.FOCUSED in node.states and node.role != "frame"):
            if node.role != "filler":
                return node
            around = around or node
        return around

    def highlighted(self):
        """The item of a menu that Return would choose: the innermost of those on the way to it."""
        items = list(self._matching(lambda node: node.role.endswith("menu item") and State.FOCUSED in node.states))
        return items[-1] if items else None

    def wait_for(self, name):
        return wait_until(lambda: self.find(name), lambda: f"'{name}'\n{self.describe()}")

    def wait_until_gone(self, name):
        wait_until(lambda: not self.find(name), lambda: f"'{name}' to be gone\n{self.describe()}")

    def wait_for_text(self, part):
        """Until some widget says this, in its name, its description or its text."""
        return wait_until(lambda: self._first(lambda node: any(part in said for said in (node.name, node.description, node.text))),
                          lambda: f"the words '{part}'\n{self.describe()}")

    def wait_for_focus(self, name):
        def look():
            node = self.focused()
            return node if node and node.is_called(name) else None
        return wait_until(look, lambda: f"the focus on '{name}'\n{self.describe()}")

    def everything_said(self):
        """All that a screen reader could ever be told now."""
        return _while_it_stands(lambda: "\n".join(said for node in self._root.walk_everything()
                                                  for said in (node.name, node.description, node.text)))

    def unnamed(self):
        return _while_it_stands(lambda: [f"{node.role} '{node.name}' {node.path}" for node in self.nodes() if node.lacks_name])

    def describe(self):
        """The tree in words, for a test that failed."""
        try:
            return "\n".join(f"  {node.role} '{node.name}' {node.description!r} {node.text!r}{' <- focus' * (State.FOCUSED in node.states)}"
                             for node in self.nodes())
        except GLib.Error as error:
            return f"  (the window is gone: {error.message})"


def _while_it_stands(look):
    """The answer of a look at the whole tree, which begins anew when a widget is deleted meanwhile."""
    def try_once():
        try:
            return (look(),)
        except GLib.Error:
            return None
    return wait_until(try_once, "a tree that stands still")[0]
