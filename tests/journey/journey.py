# SPDX-License-Identifier: GPL-3.0-or-later
"""One working day in the window, step by step, as a person does it who has no mouse."""
import re

from keyboard import press, start_typing, type_text
from waiting import PATIENCE, wait_until


class Journey:
    def __init__(self, window, canaries, passphrase, seen):
        """`seen` is called with the name of every page that was reached."""
        self.window = window
        self.tree = window.tree
        self.canaries = canaries
        self.passphrase = passphrase
        self.seen = seen

    def create_vault(self):
        self.tree.wait_for_focus("Name of the vault")
        self.seen("new vault")
        self.window.write("Your name in this vault", self.canaries.take("azerbaijani"))
        self.window.go_to("Passphrase")
        type_text(self.passphrase)
        press("Return")
        self.tree.wait_for_focus("Passphrase again")
        type_text(self.passphrase)
        press("Return")
        self.tree.wait_for("Your recovery code")
        self.seen("recovery code")
        self._confirm_recovery_code()
        self.tree.wait_for_focus("Filter")
        self.seen("empty list")

    def _confirm_recovery_code(self):
        """Reads the code, as somebody who writes it on paper, and types the group that is asked for."""
        asked = self.tree.focused().name
        number = re.search(r"\d", asked).group()
        code = self.window.go_to("Recovery code", "shift+Tab").description
        press("Tab")
        self.tree.wait_for_focus(asked)
        type_text(re.search(rf"{number}: (\w{{4}})", code).group(1))
        press("Return")

    def unlock(self):
        self.tree.wait_for_focus("Passphrase")
        type_text(self.passphrase)
        press("Return")
        self.tree.wait_until_gone("Unlock vault")

    def import_list(self, path, rows):
        self.window.choose_in_menu("Vault", "Import…")
        self.window.write("Path", path)
        self.window.activate("Read the file")
        self.tree.wait_for_text(f"{rows} rows: {rows} new")
        self.seen("import")
        self.window.choose("May these records be published?", "Cleared for publication")
        self.window.choose("On what basis may these people be named?", "Public record")
        # Every answer makes the plan anew.
        self.tree.wait_for_text(f"{rows} rows: {rows} new")
        self.window.activate("Import")
        self.tree.wait_for_text(f"Imported: {rows} new")
        self.tree.wait_for_focus("Cases")
        self.seen("list of cases")

    def filter_by(self, word, rows, of):
        press("ctrl+f")
        self.tree.wait_for_focus("Filter")
        type_text(word)
        self.tree.wait_for_text(f"{rows} of {of}")
        self.seen("filtered list")

    def open_first(self, person):
        """The case in the first row, from the list or from its filter."""
        self.window.go_to("Cases", "F6")
        press("ctrl+Home", "Return")
        self.window.wait_for_typed("Person", person)
        self.seen("case")

    def show_cases(self):
        self.window.choose_in_menu("View", "Cases")
        self.tree.wait_for_focus("Cases")

    def clear_filter(self, of):
        press("ctrl+shift+f")
        self.tree.wait_for_text(f"Cases: {of}")

    def delete_case(self, person):
        """The status line says whom."""
        press("ctrl+Delete")
        self.tree.wait_for_text(f"Deleted: {person}")

    def undo(self):
        press("ctrl+z")
        self.tree.wait_for_text("Taken back")

    def save(self):
        """Until the button counts no change any more."""
        press("ctrl+s")
        self.tree.wait_for("Save")

    @staticmethod
    def expect_caret(field, caret):
        if field.caret != caret:
            raise AssertionError(f"the caret is at {field.caret} and was left at {caret}")

    def edit_with_partial_date(self):
        self.window.write("Date and time of arrest", "spring 2024")
        self.tree.wait_for_text("Spring 2024: 1 March to 31 May, day not known")
        for field in ("Forces involved", "Reasons given"):
            words = self.canaries.take("russian")
            self.window.write(field, words)
            press("Left", "Left")
            self.save()
            self.expect_caret(self.window.wait_for_typed(field, words), len(words) - 2)

    def add_charge(self):
        self.window.activate("Add charge")
        self.tree.wait_for_focus("Stage of the charge")
        self.seen("case with a new charge")
        title = self.canaries.take("azerbaijani")
        self.window.write("Article", "192.3")
        self.window.write("Title of the article", title)
        self.save()
        self.tree.wait_for(f"192.3, {title}")

    def note_hearing(self, case):
        self.window.choose_in_menu("View", "Hearings")
        self.tree.wait_for("New hearing")
        press("ctrl+n")
        self.window.write("Date", "12 May 2024")
        self._refer("Court", self.canaries.take("arabic"))
        self.tree.wait_for_text("will be created when you save")
        self.window.write("Room", self.canaries.take())
        self._refer("Cases heard", case)
        self.tree.wait_for_text("Remove Cases heard")
        self.save()
        self.seen("hearing")
        self.window.go_to("New note line")
        for alphabet in ("latin", "russian", "azerbaijani"):
            type_text(self.canaries.take(alphabet))
            press("Return")
            self.window.wait_for_typed("New note line", "")
        self.seen("hearing with notes")

    def _refer(self, name, words):
        """What is offered first, which is to make it where there is nothing of this name."""
        self.window.go_to(name)
        type_text(words)
        self.tree.wait_for(f"Suggestions: {name}")
        press("Return")

    def make_endorsers(self):
        """Makes their compartment, records one endorser and closes it again. What is said of them then is gone."""
        self.window.choose_in_menu("View", "Endorsers")
        self.seen("endorsers' door")
        self.window.activate("Make the endorsers compartment")
        self.tree.wait_for("Endorsers compartment is open")
        self.seen("empty list of endorsers")
        press("ctrl+n")
        name = self.canaries.take("azerbaijani")
        self.window.write("Legal name", name)
        self.window.write("Risk note", self.canaries.take())
        self.save()
        self.seen("endorser")
        self.close_endorsers()
        return name

    def open_endorsers(self):
        self.window.choose_in_menu("View", "Endorsers")
        self.window.activate("Open endorsers")
        self.tree.wait_for("Endorsers compartment is open")
        self.seen("list of endorsers")

    def close_endorsers(self):
        self.window.activate("Close now")
        self.tree.wait_until_gone("Endorsers compartment is open")

    def copy(self, name):
        self.window.go_to(name)
        press("ctrl+a", "ctrl+c")

    def type_half_a_word(self):
        """Into an empty field, the caret left within the second word; what stands there then, and where."""
        typed = f"{self.canaries.take('russian')} {self.canaries.take('azerbaijani')[:9]}"
        self.window.write("Place of arrest", typed)
        press("Left", "Left", "Left")
        caret = len(typed) - 3
        wait_until(lambda: self.tree.focused().caret == caret, "the caret")
        return typed, caret

    def type_on(self):
        """Keys that still come in when this returns."""
        typing = start_typing(" ".join(self.canaries.take() for _ in range(6)))
        before = self.tree.focused().text
        wait_until(lambda: len(self.tree.focused().text) > len(before) + 20, "the keys")
        return typing

    def lock(self):
        press("ctrl+l")
        self.tree.wait_for_focus("Passphrase")
        self.seen("locked")

    def paste_while_locked(self):
        """What can still be pasted, into a field that is there while the vault is locked: the clipboard, then the selection."""
        self.window.activate("Open another…")
        before = self.tree.wait_for_focus("Path").text
        press("ctrl+v", "ctrl+shift+Insert", "End")
        type_text("!")
        wait_until(lambda: self.tree.focused().text.endswith("!"), "the keys")
        pasted = self.tree.focused().text.removeprefix(before)
        self.window.activate("Cancel")
        self.tree.wait_for_focus("Passphrase")
        return pasted

    def find_draft(self, typed, caret):
        self.expect_caret(self.window.wait_for_typed("Place of arrest", typed), caret)
        type_text("x")
        self.window.wait_for_typed("Place of arrest", typed[:caret] + "x" + typed[caret:])

    def save_and_undo(self):
        """What was saved last is taken back, by the first press, although it was typed in this very field."""
        self.save()
        self.undo()
        self.window.wait_for_typed("Place of arrest", "")

    def export_public_list(self, path, named):
        self.open_endorsers()
        press("ctrl+shift+e")
        self.tree.wait_for_focus("Report")
        self.tree.wait_for_text(f"Named: {named} of {named}")
        self.seen("export")
        self.window.write("File", path)
        self.window.activate("Write the file")
        self.tree.wait_for_text(f"It names {named} of {named}")
        self.close_endorsers()
        self.tree.wait_for_focus("Report")

    def quit(self):
        press("ctrl+q")
        return self.window.process.wait(PATIENCE)
