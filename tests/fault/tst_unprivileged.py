# SPDX-License-Identifier: GPL-3.0-or-later
"""tst_unprivileged.py WORKER: a really full disk and real permissions, as a user who may not overrule them.

Needs root to mount a small tmpfs and to become nobody; anybody else skips with 77.
"""
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

WORKER = sys.argv[1]
NOBODY = 65534


def unprivileged_environment(folder):
    return dict(os.environ, HOME=folder, TMPDIR=folder, XDG_STATE_HOME=folder, XDG_CONFIG_HOME=folder,
                XDG_CACHE_HOME=folder, XDG_DATA_HOME=folder, XDG_RUNTIME_DIR=folder)


class Unprivileged(unittest.TestCase):
    def setUp(self):
        # The clean home is root's alone; nobody needs a way to the program and to the vault.
        self.folder = tempfile.TemporaryDirectory(dir=os.path.dirname(os.environ["HOME"]))
        self.addCleanup(self.folder.cleanup)
        os.chmod(self.folder.name, 0o711)
        self.program = shutil.copy(WORKER, self.folder.name)
        self.disk = os.path.join(self.folder.name, "disk")
        os.mkdir(self.disk)
        os.chown(self.disk, NOBODY, NOBODY)
        self.place = [os.path.join(self.disk, name) for name in ("Campaign", "state", "code")]

    def mount(self, size):
        options = f"size={size},uid={NOBODY},gid={NOBODY},mode=700"
        if subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", self.disk], capture_output=True).returncode != 0:
            self.skipTest("no tmpfs can be mounted here")
        self.addCleanup(subprocess.run, ["umount", "-l", self.disk], check=True)

    def remount(self, options):
        subprocess.run(["mount", "-o", f"remount,{options}", self.disk], check=True)

    def worker(self, command, *words, **kwargs):
        return subprocess.run([self.program, command, *self.place, *words], capture_output=True, text=True, user=NOBODY,
                              group=NOBODY, extra_groups=[], env=unprivileged_environment(self.disk), timeout=120, **kwargs)

    def must(self, *words, **kwargs):
        result = self.worker(*words, **kwargs)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        return result.stdout

    def digests(self):
        found = {}
        for folder, _, files in os.walk(self.place[0]):
            for name in files:
                if not name.endswith("-shm"):
                    with open(os.path.join(folder, name), "rb") as file:
                        found[name] = hashlib.sha256(file.read()).hexdigest()
        return found

    def test_no_room_to_create(self):
        self.mount("60k")
        result = self.worker("create")
        self.assertEqual(result.returncode, 1)
        self.assertIn("no_space", result.stdout)
        self.assertFalse(os.path.exists(os.path.join(self.place[0], "vault.dossier")))

    def test_work_until_the_disk_is_full(self):
        self.mount("4m")
        self.must("create")
        headers = {name: value for name, value in self.digests().items() if name.startswith("vault.dossier")}
        result = self.worker("work", "1")
        self.assertEqual(result.returncode, -signal.SIGABRT)
        self.assertIn("no_space", result.stderr)
        acknowledged = "".join(line for line in result.stdout.splitlines(keepends=True)
                               if line.split()[0] in ("set", "import", "draft", "narrow", "closing"))
        self.assertGreater(acknowledged.count("\n"), 20)
        self.worker("check", input=acknowledged) # on the full disk it may say no, but must not do harm
        self.remount("size=16m")
        self.must("check", input=acknowledged)
        self.assertEqual(headers, {name: value for name, value in self.digests().items() if name in headers})
        self.must("save", "again")

    def test_read_only_medium(self):
        self.mount("16m")
        self.must("create")
        saved = self.must("save", "first")
        before = self.digests()
        self.remount("ro")
        result = self.worker("save", "second")
        self.assertEqual((result.returncode, "read_only_medium" in result.stdout), (1, True), result.stdout)
        self.remount("rw")
        self.assertEqual(self.digests(), before)
        self.must("check", input=saved)

    def test_folder_without_permission(self):
        self.must("create")
        saved = self.must("save", "first")
        before = self.digests()
        os.chmod(self.place[0], 0o500)
        result = self.worker("save", "second")
        self.assertEqual((result.returncode, "read_only_medium" in result.stdout), (1, True), result.stdout)
        self.assertEqual(self.digests(), before)
        os.chmod(self.place[0], 0o700)
        self.must("check", input=saved)

    def test_folder_of_another_user(self):
        os.chown(self.disk, 0, 0)
        result = self.worker("create")
        self.assertEqual((result.returncode, "read_only_medium" in result.stdout), (1, True), result.stdout)


if __name__ == "__main__":
    if os.geteuid() != 0:
        print("skipped: only root can mount a small disk and become another user")
        sys.exit(77)
    unittest.main(argv=sys.argv[:1])
