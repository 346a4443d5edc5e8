# SPDX-License-Identifier: GPL-3.0-or-later
"""tst_full_disk.py WORKER LIBRARY RESTORER [OPERATION]: an error at any call that changes a file damages nothing.

For create, save, passphrase and backup: the first changing call fails, then the second, and so on until the operation
gets through without meeting the error. Each time the old files are what they were, and what was acknowledged is
there. The errors are a disk or a quota that fills up and stays full, and one access that fails once.
Without OPERATION all four are tried, but only every so manieth call fails, beginning anywhere.
"""
import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
import unittest

from disk import Disk

WORKER, LIBRARY, RESTORER = sys.argv[1:4]
EACH = len(sys.argv) > 4
PASSPHRASE = "Ədalət 1992, ünvan"   # of tests/support/vault_samples.h
ERRORS = {"create": [("ENOSPC", True), ("EIO", False)], "save": [("ENOSPC", True), ("EIO", False)],
          "passphrase": [("ENOSPC", True), ("EIO", False)], "backup": [("EDQUOT", True), ("EIO", False)]}
MOST_CALLS = 5000
STEP = 1 if EACH else 19


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


class FullDisk(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.template = os.path.join(cls.folder.name, "template")
        cls.root = os.path.join(cls.folder.name, "disk")
        cls.place = [os.path.join(cls.root, name) for name in ("Campaign", "state", "code")]
        cls.vault, cls.backup = cls.place[0], os.path.join(cls.root, "vault.backup")
        os.mkdir(cls.root)
        cls.disk = Disk(LIBRARY, RESTORER, cls.root)
        cls.must("create")
        cls.acknowledged = cls.must("save", "first") + cls.must("save", "second")
        with open(cls.backup, "w", encoding="ascii") as file:
            file.write("an older backup")
        os.rename(cls.root, cls.template)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def must(cls, *words, **kwargs):
        result = cls.worker(*words, **kwargs)
        if result.returncode != 0:
            raise AssertionError(f"{words}: {result.stdout}{result.stderr}")
        return result.stdout

    @classmethod
    def worker(cls, command, *words, **kwargs):
        return subprocess.run([WORKER, command, *cls.place, *words], capture_output=True, text=True, timeout=60, **kwargs)

    def each_failure(self, command, *words, empty=False):
        """Runs the operation with every failure in turn; yields its result while there was one."""
        for error, always in ERRORS[command]:
            for at in range(random.randint(1, STEP), MOST_CALLS, STEP):
                shutil.rmtree(self.root, ignore_errors=True)
                if empty:
                    os.mkdir(self.root)
                else:
                    shutil.copytree(self.template, self.root)
                env = self.disk.environment(at=at, do=error, always=always)
                result = self.worker(command, *words, env=env)
                struck = self.disk.struck()
                if struck is None:
                    self.assertEqual(result.returncode, 0, result.stdout)
                    self.assertGreater(at, 10, "hardly anything was tried")
                    print(f"{command}: {error}{' for good' if always else ' once'} at {'each' if EACH else 'some'} of {at - 1} calls", flush=True)
                    break
                with self.subTest(f"{command}: {error} at {struck} ({at}), for good: {always}"):
                    # 0 or 1: it says what went wrong; anything else is a crash.
                    self.assertIn(result.returncode, (0, 1), result.stdout + result.stderr)
                    if result.returncode == 1:
                        self.assertIn("failed", result.stdout)
                        self.assertNotIn("internal", result.stdout)
                    yield result
            else:
                self.fail(f"{command} never got through")

    def assert_headers(self, folder):
        for name in ("vault.dossier", "vault.dossier.bak"):
            self.assertEqual(digest(os.path.join(folder, "Campaign", name)),
                             digest(os.path.join(self.template, "Campaign", name)), name)

    def assert_holds(self, acknowledged):
        checked = self.worker("check", input=acknowledged)
        self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)

    def remembers_the_copy(self):
        """The state folder holds the copy's token beside the vault's bounds; without it a new feed is right."""
        names = os.listdir(self.place[1]) if os.path.isdir(self.place[1]) else []
        return len([name for name in names if not name.endswith(".tmp")]) == 2

    def test_create(self):
        for result in self.each_failure("create", empty=True):
            if result.returncode == 0:
                if not self.remembers_the_copy():
                    self.assertIn("new feed", self.worker("check", input="").stdout)
                self.assert_holds("")
            else:
                # Nothing is left that looks like a vault; the same command works once there is room.
                left = [name for _, _, files in os.walk(self.vault) for name in files if not name.endswith(".tmp")]
                whole = "created" in result.stdout   # the code could not be written, which is not the vault's
                self.assertTrue(whole or not left or self.disk.struck() == "unlink", left)
                shutil.rmtree(self.vault, ignore_errors=True)
                if os.path.exists(self.place[2]):
                    os.remove(self.place[2])
                self.must("create")

    def test_save(self):
        for result in self.each_failure("save", "third"):
            self.assert_headers(self.root)
            self.assert_holds(self.acknowledged + "".join(line for line in result.stdout.splitlines(keepends=True)
                                                           if line.startswith("import")))

    def test_passphrase(self):
        for result in self.each_failure("passphrase", "another passphrase"):
            if "changed" not in result.stdout:
                self.must("unlock", PASSPHRASE)
            self.assert_holds(self.acknowledged)
            if "changed" in result.stdout:
                self.must("unlock", "another passphrase")

    def test_backup(self):
        for result in self.each_failure("backup", self.backup):
            self.assert_headers(self.root)
            if "written" not in result.stdout:
                self.assertEqual(digest(self.backup), digest(os.path.join(self.template, "vault.backup")))
            self.assert_holds(self.acknowledged)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *[f"FullDisk.test_{operation}" for operation in sys.argv[4:]]])
