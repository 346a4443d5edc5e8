# SPDX-License-Identifier: GPL-3.0-or-later
"""tst_journey.py PROGRAM WORKER SCANNER RECORDER: a working day in the real window, by keyboard alone.

Runs in a clean home (packaging/cmake/run-in-clean-home), on a desktop of its own. Every secret that is typed or imported
is a canary of tests/leak. RECORDER is the faulty disk of tests/fault, which here fails nothing and keeps a copy of all that was
written to a file below the home: what was deleted again counts too.
"""
import os
import subprocess
import sys
import tempfile
import time
import unittest

from canary_words import Canaries
from desktop_session import desktop_session, window_titles
from journey import Journey
from prisoners import write_list
from window import Window

PROGRAM, WORKER, SCANNER, RECORDER = sys.argv[1:5]
HOME = os.environ["HOME"]


def family_name(name):
    return name.split()[1]


class WorkingDay(unittest.TestCase):
    def setUp(self):
        self.enterContext(desktop_session())
        # What comes from outside and what is meant to leave lies beside the home that must stay clean.
        self.outside = self.enterContext(tempfile.TemporaryDirectory(prefix="outside-", dir=os.path.dirname(HOME)))
        self.canaries = Canaries(WORKER, SCANNER, self.outside)
        self.passphrase = self.canaries.take()
        self.record = os.path.join(self.outside, "record")
        self.env = dict(os.environ, LD_PRELOAD=RECORDER, DOSSIER_DISK_ROOT=os.path.realpath(HOME), DOSSIER_DISK_RECORD=self.record)
        self.said = os.path.join(HOME, "said-by-the-window")
        self.started = time.monotonic()

    def start(self):
        window = Window(PROGRAM, self.said, self.env)
        self.addCleanup(window.kill)
        self.addCleanup(self.print_what_was_said)
        return Journey(window, self.canaries, self.passphrase, lambda page: self.look_at(window, page))

    def look_at(self, window, page):
        print(f"{time.monotonic() - self.started:6.1f} s  {page}", flush=True)
        self.assertEqual(window.tree.unnamed(), [], page + window.tree.describe())

    def print_what_was_said(self):
        with open(self.said, encoding="utf-8") as file:
            print(file.read())

    def assert_nothing_leaked(self, when):
        self.assertEqual(self.canaries.in_files(HOME, self.record), [], when)
        self.assertEqual(self.canaries.in_text(window_titles()), [], when)

    def assert_canaries_can_be_found(self, day):
        """Otherwise the silence of the searches would mean nothing."""
        self.assertNotEqual(self.canaries.in_text(day.tree.everything_said()), [])
        self.assertNotEqual(self.canaries.in_files(os.path.join(self.outside, "list.csv")), [])
        self.assertGreater(os.path.getsize(self.record), 500_000)
        self.assertIn("Dossier", window_titles())

    def assert_locked(self, journey, typed):
        said = journey.tree.everything_said()
        self.assertEqual(self.canaries.in_text(said), [], "said while locked")
        self.assertNotIn(typed.split()[1], said)
        self.assertEqual(journey.paste_while_locked(), "!")
        self.assert_nothing_leaked("locked")

    def test_working_day(self):
        day = self.start()
        day.create_vault()
        names = self.import_list(day)
        self.work_on_a_case(day, names)
        self.lock_in_mid_word(day, names)
        self.export(day, names)
        self.assertEqual(day.quit(), 0)
        self.assert_nothing_leaked("after the end")
        self.crash_in_mid_word(names)

    def import_list(self, day):
        path = os.path.join(self.outside, "list.csv")
        names = write_list(path, self.canaries)
        day.import_list(path, len(names))
        return names

    def work_on_a_case(self, day, names):
        day.filter_by(family_name(names[3]), 1, len(names))
        day.open_first(names[3])
        day.edit_with_partial_date()
        day.add_charge()
        day.note_hearing(names[3])
        endorser = day.make_endorsers()
        self.assertNotIn(endorser, day.tree.everything_said())

    def lock_in_mid_word(self, day, names):
        day.show_cases()
        day.clear_filter(len(names))
        day.open_first(names[0])
        day.delete_case(names[0])
        day.open_first(names[1])
        day.copy("Person")
        typed, caret = day.type_half_a_word()
        self.assert_canaries_can_be_found(day)
        day.lock()
        self.assert_locked(day, typed)
        day.unlock()
        day.find_draft(typed, caret)
        day.save_and_undo()
        day.show_cases()
        day.undo()   # the deletion, which was not done on the page of this case

    def export(self, day, names):
        path = os.path.join(self.outside, "list.pdf")
        day.export_public_list(path, len(names))
        text = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True).stdout
        self.assertEqual([name for name in names if family_name(name) not in text], [])
        self.assertEqual(sorted(os.listdir(self.outside)), ["list.csv", "list.pdf", "record", "words"])

    def crash_in_mid_word(self, names):
        """Killed while keys still come in; what was kept as a draft by then is there again."""
        day = self.start()
        day.unlock()
        day.open_first(names[0])
        typed, _ = day.type_half_a_word()
        day.tree.wait_for_text("Draft kept")
        typing = day.type_on()
        day.window.kill()
        typing.wait()   # a key that is never let go would be missing from the passphrase
        self.assert_nothing_leaked("after a crash")
        day = self.start()
        day.unlock()
        day.tree.wait_for_focus("Place of arrest")
        self.assertIn(typed[:10], day.tree.focused().text)
        self.assertEqual(day.quit(), 0)
        self.assert_nothing_leaked("after the crash was mended")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
