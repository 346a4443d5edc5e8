# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as a screen reader has it: a tree of widgets with role, name, state and text."""
import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from waiting import NeverCame, wait_until  # noqa: E402

State = Atspi.StateType
LABELS = {"label", "frame", "filler", "application", "layered pane", "menu bar", "status bar"}
WITH_ITEMS = {"table", "tree", "tree table", "list"}


class Node:
    """One widget. Nothing is remembered: every question goes to the program."""

    def __init__(self, accessible):
        self._accessible = accessible
        self.path = accessible.path

    @property
    def name(self):
        return self._accessible.get_name() or ""

    @property
    def description(self):
        return self._accessible.get_description() or ""

    @property
    def role(self):
        return self._accessible.get_role_name()

    @property
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

    @property
    def rows(self):
        return Atspi.Table.get_n_rows(self._accessible)

    def children(self):
        for index in range(self._accessible.get_child_count()):
            child = self._accessible.get_child_at_index(index)
            if child:
                yield Node(child)

    def walk(self, into_items=False):
        """This widget and those below it that are on the screen, the items of lists and tables only on request."""
        yield self
        if not into_items and self.role in WITH_ITEMS:
            return
        for child in self.children():
            if State.VISIBLE in child.states:
                yield from child.walk(into_items)


class Application:
    """The program with this process number, as it shows itself on the accessibility bus."""

    def __init__(self, pid):
        Atspi.init()
        self._root = Node(wait_until(lambda: self._find(pid), f"process {pid} on the accessibility bus"))

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

    def nodes(self, into_items=False):
        """All widgets on the screen."""
        for window in self._root.children():
            yield from window.walk(into_items)

    def _first(self, matches):
        try:
            return next((node for node in self.nodes() if matches(node)), None)
        except GLib.Error:
            # A widget that was deleted while it was asked; the next look does not meet it.
            return None

    def find(self, name, role=None):
        return self._first(lambda node: node.name == name and role in (None, node.role))

    def focused(self):
        return self._first(lambda node: State.FOCUSED in node.states and node.role != "frame")

    def wait_for(self, name, role=None):
        return wait_until(lambda: self.find(name, role), lambda: f"'{name}'\n{self.describe()}")

    def wait_for_text(self, part):
        """Until some widget says this, in its name, its description or its text."""
        return wait_until(lambda: self._first(lambda node: any(part in said for said in (node.name, node.description, node.text))),
                          lambda: f"the words '{part}'\n{self.describe()}")

    def wait_for_focus(self, name):
        def look():
            node = self.focused()
            return node if node and node.name == name else None
        return wait_until(look, lambda: f"the focus on '{name}'\n{self.describe()}")

    def everything_said(self):
        """All that a screen reader could ever be told now."""
        return "\n".join(said for node in self._root.walk(into_items=True) for said in (node.name, node.description, node.text))

    def unnamed(self):
        """What can be used or focused and has no name."""
        def is_used(node):
            return State.FOCUSABLE in node.states or node.role not in LABELS
        return [f"{node.role} in '{parent}'" for parent, node in self._pairs() if is_used(node) and not node.name.strip()]

    def describe(self):
        """The tree in words, for a test that failed."""
        try:
            return "\n".join(f"  {node.role} '{node.name}' {node.description!r} {node.text!r}{' <- focus' * (State.FOCUSED in node.states)}"
                             for node in self.nodes())
        except GLib.Error as error:
            return f"  (the window is gone: {error.message})"


__all__ = ["Application", "Node", "NeverCame", "State"]
