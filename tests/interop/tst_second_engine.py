# SPDX-License-Identifier: GPL-3.0-or-later
"""tst_second_engine.py WORKER GIVE_KEY DUMP_SQLCIPHER DUMP_SQLITE3MC FORMAT_FOLDER

SQLite3 Multiple Ciphers, other people's code, opens main.db with the key alone and finds what SQLCipher finds; a
reader written from models/FORMAT.md recomputes the journal from what the second engine gives out.
"""
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

WORKER, GIVE_KEY, SQLCIPHER, SQLITE3MC, FORMAT = sys.argv[1:6]
PASSPHRASE = "Ədalət 1992, ünvan"   # of tests/support/vault_samples.h


class SecondEngine(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.place = [os.path.join(cls.folder.name, name) for name in ("Campaign", "state", "code")]
        cls.run_program(WORKER, "create", *cls.place)
        worker = subprocess.Popen([WORKER, "work", *cls.place, "1"], stdout=subprocess.PIPE, text=True)
        cls.imported = 0
        until = time.monotonic() + 1.5
        for line in worker.stdout:
            if line.startswith("import"):
                cls.imported += len(line.split()) - 2
            if time.monotonic() > until and cls.imported and cls.stopped_with_a_log(worker):
                break
        worker.send_signal(signal.SIGKILL)
        worker.communicate()
        # As the crash left it, with all of the last work in the log; then closed properly.
        cls.crashed = os.path.join(cls.folder.name, "crashed")
        shutil.copytree(cls.place[0], cls.crashed)
        cls.run_program(WORKER, "check", *cls.place, input="")
        cls.closed = cls.place[0]
        secret = os.path.join(cls.folder.name, "passphrase")
        with open(secret, "w", encoding="utf-8") as file:
            file.write(PASSPHRASE)
        cls.key = cls.key_by("passphrase", secret)
        assert len(cls.key) == 96 and cls.key == cls.key_by("code", cls.place[2])

    @classmethod
    def stopped_with_a_log(cls, worker):
        """Stops the worker; lets it go on where it has just emptied its log, which it does now and then."""
        worker.send_signal(signal.SIGSTOP)
        os.waitpid(worker.pid, os.WUNTRACED)
        if os.path.getsize(os.path.join(cls.place[0], "main.db-wal")) > 0:
            return True
        worker.send_signal(signal.SIGCONT)
        return False

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @staticmethod
    def run_program(*words, **kwargs):
        result = subprocess.run(words, capture_output=True, text=True, **kwargs)
        if result.returncode != 0:
            raise AssertionError(f"{words[:2]}: {result.returncode} {result.stdout[-500:]} {result.stderr}")
        return result.stdout

    @classmethod
    def key_by(cls, kind, file):
        reading, writing = os.pipe()
        cls.run_program(GIVE_KEY, cls.closed, kind, file, str(writing), pass_fds=[writing])
        os.close(writing)
        with os.fdopen(reading) as pipe:
            return pipe.read()

    def dump(self, program, vault, *words):
        # On a copy: a reader that recovers the log writes, and each engine shall find what the crash left.
        with tempfile.TemporaryDirectory(dir=self.folder.name) as folder:
            for name in ("main.db", "main.db-wal"):
                if os.path.exists(os.path.join(vault, name)):
                    shutil.copy(os.path.join(vault, name), folder)
            return self.run_program(program, os.path.join(folder, "main.db"), *words, input=self.key)

    def test_same_rows(self):
        for vault in (self.closed, self.crashed):
            ours, theirs = (sorted(self.dump(program, vault, "rows").splitlines()) for program in (SQLCIPHER, SQLITE3MC))
            self.assertEqual(len(ours), len(theirs))
            self.assertTrue(ours == theirs, "rows differ")
            tables = {json.loads(line)["table"] for line in theirs}
            self.assertLessEqual({"case", "person", "person_name", "chg", "feed", "anchor", "search_content"}, tables)

    def test_the_log_of_the_crash_is_read(self):
        self.assertGreater(os.path.getsize(os.path.join(self.crashed, "main.db-wal")), 0)
        self.assertEqual(*(sum(json.loads(line)["table"] == "case" for line in self.dump(SQLITE3MC, vault, "rows").splitlines())
                           for vault in (self.closed, self.crashed)))

    def test_sound(self):
        for vault in (self.closed, self.crashed):
            self.assertEqual(self.dump(SQLITE3MC, vault, "check"), "ok\n")

    def test_search(self):
        found = self.dump(SQLITE3MC, self.closed, "search", "sevda").splitlines()
        self.assertEqual(found, self.dump(SQLCIPHER, self.closed, "search", "sevda").splitlines())
        self.assertGreaterEqual(len(found), self.imported)
        self.assertEqual(self.dump(SQLITE3MC, self.closed, "search", "nobodywiththisname"), "")

    def test_another_key_opens_nothing(self):
        result = subprocess.run([SQLITE3MC, os.path.join(self.closed, "main.db"), "rows"], input="0" * 96, text=True,
                                capture_output=True)
        self.assertNotEqual(result.returncode, 0)
        self.assertEqual(result.stdout, "")

    def read_journal(self, rows):
        """The reader of tests/format over rows as dump_database prints them: (accepted, what it said)."""
        path = os.path.join(self.folder.name, "journal.jsonl")
        with open(path, "w", encoding="utf-8") as file:
            for row in rows:
                plain = {key: value["hex"] if isinstance(value, dict) else value for key, value in row.items() if key != "table"}
                file.write(json.dumps(plain) + "\n")
        read = subprocess.run([sys.executable, "-B", os.path.join(FORMAT, "read_journal.py"), path], text=True, capture_output=True)
        return read.returncode == 0, read.stdout + read.stderr

    def test_journal_recomputed(self):
        rows = [json.loads(line) for line in self.dump(SQLITE3MC, self.closed, "journal").splitlines()]
        changes = [row for row in rows if row["table"] == "chg"]
        self.assertGreater(len(changes), 20)
        accepted, said = self.read_journal(rows)
        self.assertTrue(accepted, said)
        self.assertIn(f"{len(changes)} changes", said)
        # A reader that accepts everything would prove nothing.
        change = changes[len(changes) // 2]
        for column in ("chain", "val"):
            right = change[column]["hex"]
            change[column] = {"hex": right[:-1] + ("0" if right[-1] != "0" else "1")}
            self.assertFalse(self.read_journal(rows)[0], column)
            change[column] = {"hex": right}
        rows.remove(change)
        self.assertFalse(self.read_journal(rows)[0], "a change is missing")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
