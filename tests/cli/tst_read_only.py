# SPDX-License-Identifier: GPL-3.0-or-later
"""Beside another program, on a folder nobody may write to, without a state folder: reading goes on and says so."""
import shutil

from support import *

ASSUMED = "this read is not written to the vault's journal"


class SecondProgram(Case):
    """Another program holds the vault while this one reads and is refused to write."""

    def setUp(self):
        super().setUp()
        self.vault = self.create()
        self.person = self.vault.new("person", "name=Before")

    def hold(self):
        """A program that has the vault open for writing and waits at a question."""
        self.vault.new("endorser", "name=Jane", "kind=person", open="endorsers")
        holder = subprocess.Popen([PROGRAM, "compartments", self.vault.path, "detach", "endorsers", *self.vault.credentials],
                                  stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)
        self.addCleanup(holder.stderr.close)
        shown = b""
        while b"Type its name" not in shown:
            data = os.read(holder.stderr.fileno(), 4096)
            self.assertTrue(data, shown)
            shown += data
        def release():
            holder.stdin.close()
            holder.wait(SECONDS)
        self.addCleanup(release)
        return release

    def test_reading_beside_a_writer(self):
        self.hold()
        answer = self.vault.run("show", "person", self.person, "--json")
        self.assertMessage(answer, ASSUMED)
        self.assertEqual(answer.json()["names"][0]["text"], "Before")
        self.assertTrue(self.vault.json("info")["read_only"])
        self.assertEqual(self.vault.json("list", "endorser", open="endorsers")["total"], 1)

    def test_writing_beside_a_writer(self):
        release = self.hold()
        for words in (["set", "person", self.person, "sex=male"], ["new", "person", "name=X"], ["delete", "person", self.person], ["undo"],
                      ["import", SAMPLE, "--entity", "case"], ["rebuild"], ["adopt"], ["compartments", "add", "sources"]):
            answer = self.vault.run(words[0], *words[1:], expect=IN_USE)
            self.assertEqual(answer.out, "")
            self.assertMessage(answer, "Another program", "Nothing was changed")
        new = write(self.place("new"), "another passphrase")
        for words in (["passphrase"], ["slots", "add", "passphrase"], ["members", "add", "X"]):
            self.vault.run(words[0], *words[1:], "--new-passphrase-file", new, expect=IN_USE)
        release()
        self.vault.run("set", "person", self.person, "sex=male")
        self.vault.verify()


@unittest.skipUnless(os.geteuid() == 0, "only root can mount")
class FullDisk(Case):
    def test_reading_goes_on(self):
        vault = self.create()
        person = vault.new("person", "name=Before")
        os.mkdir(self.place("disk"))
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", self.place("disk")], capture_output=True).returncode != 0:
            self.skipTest("no file system can be mounted here")
        self.addCleanup(lambda: subprocess.run(["umount", self.place("disk")], check=True))
        full = vault.at(shutil.copytree(vault.path, self.place("disk", "vault")))
        with open(self.place("disk", "rest"), "wb", buffering=0) as rest:
            try:
                while rest.write(bytes(4096)):
                    pass
            except OSError:
                pass
        before = digests(full.path)
        answer = full.run("show", "person", person, "--json")
        self.assertMessage(answer, ASSUMED)
        self.assertEqual(answer.json()["names"][0]["text"], "Before")
        self.assertEqual(full.json("list", "person")["total"], 1)
        self.assertMessage(full.run("new", "person", "name=X", expect=FAILED), "disk is full")
        after = digests(full.path)
        log = self.place("disk", "vault", "main.db-wal")
        if os.path.exists(log) and os.path.getsize(log) == 0:
            del after["main.db-wal"]   # begun, and nothing came of it
        self.assertEqual(after, before)
        os.remove(self.place("disk", "rest"))
        full.run("new", "person", "name=X")
        full.verify()


@unittest.skipUnless(os.geteuid() == 0, "only root can become another user")
class NobodysFolder(Case):
    """The same as a user who may read the vault and not write to it."""

    def setUp(self):
        super().setUp()
        self.vault = self.create()
        self.person = self.vault.new("person", "name=Before")
        # The clean home is root's alone; nobody needs a way to the program and to the vault.
        outside = tempfile.TemporaryDirectory(dir=os.path.dirname(os.environ["HOME"]))
        self.addCleanup(outside.cleanup)
        os.chmod(outside.name, 0o711)
        self.program = shutil.copy(PROGRAM, outside.name)
        self.home = os.path.join(outside.name, "home")
        self.copy = os.path.join(outside.name, "vault")
        self.secret = write(os.path.join(outside.name, "passphrase"), PASSPHRASE)
        os.chmod(self.secret, 0o644)
        os.mkdir(self.home)
        shutil.copytree(self.vault.path, self.copy)
        for place, folders, files in os.walk(outside.name):
            for name in folders + files:
                if os.path.join(place, name).startswith((self.copy, self.home)):
                    os.chown(os.path.join(place, name), NOBODY, NOBODY)

    def lock_folder(self):
        for place, _, files in os.walk(self.copy):
            for name in files:
                os.chmod(os.path.join(place, name), 0o400)
            os.chmod(place, 0o500)

    def as_nobody(self, command, *words, expect=DONE):
        env = dict(os.environ, HOME=self.home, TMPDIR=self.home, **{f"XDG_{kind}_HOME": self.home for kind in ("STATE", "CONFIG", "CACHE", "DATA")})
        done = subprocess.run([self.program, command, self.copy, *words, "--passphrase-file", self.secret], capture_output=True, env=env,
                              stdin=subprocess.DEVNULL, user=NOBODY, group=NOBODY, extra_groups=[], cwd="/", timeout=SECONDS)
        answer = Answer(done.returncode, done.stdout, done.stderr, [command, *words])
        self.assertEqual(answer.code, expect, answer)
        return answer

    def test_reading_works_and_says_what_is_missing(self):
        self.lock_folder()
        before = digests(self.copy)
        for words in (["list", "person", "--json"], ["show", "person", self.person], ["history", "person", self.person], ["info"],
                      ["members", "list"], ["verify"]):
            self.assertMessage(self.as_nobody(*words), ASSUMED)
        self.assertEqual(digests(self.copy), before)
        self.assertEqual(sorted(os.listdir(self.copy)), sorted(set(os.listdir(self.copy)) - {"main.db-wal", "main.db-shm"}))

    def test_writing_is_refused(self):
        self.lock_folder()
        before = digests(self.copy)
        for words in (["set", "person", self.person, "sex=male"], ["new", "person", "name=X"], ["undo"], ["adopt"], ["rebuild"]):
            self.assertMessage(self.as_nobody(*words, expect=FAILED), "cannot be written to", "Nothing was changed")
        self.assertEqual(digests(self.copy), before)

    def test_no_state_folder(self):
        os.chmod(self.home, 0o500)
        os.chown(self.home, 0, 0)
        answer = self.as_nobody("info", "--json")
        self.assertFalse(answer.json()["state_folder_writable"])
        self.assertIn("state folder", answer.err)
        self.as_nobody("set", "person", self.person, "sex=male")
        self.as_nobody("verify")

    def test_create_where_nobody_may(self):
        os.chmod(self.home, 0o500)
        os.chown(self.home, 0, 0)
        self.copy = os.path.join(self.home, "new")
        answer = self.as_nobody("create", "--no-recovery", "--kdf-memory", "64", expect=FAILED)
        self.assertMessage(answer, "cannot be written to")


if __name__ == "__main__":
    main()
