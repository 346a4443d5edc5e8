# SPDX-License-Identifier: GPL-3.0-or-later
"""One encrypted file of everything, checked when written; restored as a copy that says what it is; folders put back."""
import shutil
import stat

from support import *


class Backup(Case):
    def setUp(self):
        super().setUp()
        self.vault = self.create()
        self.person = self.vault.new("person", "name=Əli Məmmədov")
        self.vault.new("case", f"person={self.person}", "reference=A-1", "summary=Secretsummary")

    def backup(self, name="backup"):
        self.vault.run("backup", "--out", self.place(name))
        return self.place(name)

    def restore(self, path, name="restored", expect=DONE, credentials=None):
        answer = run("restore", path, "--to", self.place(name), *(credentials or self.vault.credentials))
        self.assertEqual(answer.code, expect, answer)
        return self.vault.at(self.place(name)), answer


class WriteAndRestore(Backup):
    def test_the_same_records_and_history(self):
        path = self.backup()
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)
        self.assertNotIn(b"Secretsummary", read(path))
        restored, answer = self.restore(path)
        self.assertMessage(answer, "restored", "consents", "adopt --consents-reviewed")
        self.assertEqual(restored.rows("case"), self.vault.rows("case"))
        self.assertEqual(restored.rows("person"), self.vault.rows("person"))
        self.assertEqual(restored.json("history", "person", self.person), self.vault.json("history", "person", self.person))
        restored.verify()
        self.assertTrue(restored.json("info")["publication_blocked"])
        restored.run("adopt", "--consents-reviewed")
        self.assertFalse(restored.json("info")["publication_blocked"])
        restored.run("set", "case", "A-1", "reference=R-1")
        restored.run("undo")
        restored.verify()
        self.vault.verify()

    def test_what_is_no_attachment_stays_out_and_is_named(self):
        for name in ("Thumbs.db", ".DS_Store", "f" * 31, "photo.jpg"):
            write(os.path.join(self.vault.path, "blobs", name), b"x")
        os.mkdir(os.path.join(self.vault.path, "blobs", "0" * 32))
        write(os.path.join(self.vault.path, "blobs", "ab" * 16), b"sealed")
        answer = self.vault.run("backup", "--out", self.place("backup"))
        self.assertMessage(answer, "blobs/Thumbs.db", "blobs/.DS_Store", "blobs/" + "f" * 31, "blobs/photo.jpg", "blobs/" + "0" * 32)
        self.assertNotIn("ab" * 16, answer.err)
        restored, _ = self.restore(self.place("backup"))
        self.assertEqual(os.listdir(os.path.join(restored.path, "blobs")), ["ab" * 16])

    def test_compartments_go_with_it_open_or_closed(self):
        self.vault.new("endorser", "name=Jane Quillfeather", "kind=person", open="endorsers")
        closed, opened = self.backup("closed"), self.place("opened")
        self.vault.run("backup", "--out", opened, open="endorsers")
        for name, path in (("one", closed), ("two", opened)):
            restored, _ = self.restore(path, name)
            self.assertEqual([row["name"] for row in restored.rows("endorser", open="endorsers")], ["Jane Quillfeather"])
            self.assertEqual(sorted(restored.json("verify")["checked"]), ["endorsers", "main"])

    def test_the_passphrase_of_that_day_opens_it(self):
        path = self.backup()
        new = write(self.place("new"), "another passphrase")
        self.vault.run("passphrase", "--new-passphrase-file", new)
        self.restore(path)
        _, answer = self.restore(path, "other", WRONG_KEY, ["--passphrase-file", new])
        self.assertMessage(answer, "None of the keys fit")
        self.assertFalse(os.path.exists(self.place("other")))

    def test_where_there_is_something(self):
        path = self.backup()
        before = read(path)
        answer = self.vault.run("backup", "--out", path, expect=None)
        if answer.code != DONE:
            self.assertEqual(read(path), before)
        self.restore(path, "vault", FAILED)
        os.mkdir(self.place("mine"))
        write(self.place("mine", "letter"), "keep")
        self.restore(path, "mine", FAILED)
        self.assertEqual(os.listdir(self.place("mine")), ["letter"])
        self.vault.verify()

    def test_usage_and_missing(self):
        self.vault.run("backup", expect=USAGE)
        self.assertMessage(self.vault.run("backup", "--out", self.place("vault", "backup"), expect=USAGE), "inside the vault")
        self.assertFalse(os.path.exists(self.place("vault", "backup")))
        self.assertEqual(run("restore", self.backup(), *self.vault.credentials).code, USAGE)
        self.restore(self.place("missing"), "r", NOT_FOUND)
        self.vault.run("backup", "--out", self.place("no", "folder"), expect=None)
        self.assertFalse(os.path.exists(self.place("no")))

    def test_a_damaged_or_foreign_file(self):
        path = self.backup()
        whole = read(path)
        places = [0, 9, 40, 1000, len(whole) // 2, len(whole) - 1]
        for data in [b"", b"hello", whole[:-1], whole[:len(whole) // 2], whole + b"x"] + \
                    [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1:] for at in places]:
            answer = run("restore", write(self.place("bad"), data), "--to", self.place("restored"), *self.vault.credentials)
            self.assertIn(answer.code, (FAILED, NOT_FOUND, WRONG_KEY, INTEGRITY), answer)
            self.assertMessage(answer)
            self.assertFalse(os.path.exists(self.place("restored")), answer)
        self.restore(path)


class PutBack(Backup):
    """Files that were put back are refused for writing and named; adopted only when a person says so."""

    def test_the_whole_folder_on_the_same_machine(self):
        old = self.place("old")
        shutil.copytree(self.vault.path, old)
        self.vault.run("set", "case", "A-1", "reference=A-2")
        shutil.rmtree(self.vault.path)
        shutil.copytree(old, self.vault.path)
        answer = self.vault.run("list", "case", "--json")
        self.assertMessage(answer, "older than it was", "adopt")
        self.assertEqual(answer.json()["rows"][0]["reference"], "A-1")
        before = digests(self.vault.path)
        for words in (["set", "case", "A-1", "reference=A-3"], ["undo"], ["delete", "case", "A-1"]):
            self.assertMessage(self.vault.run(words[0], *words[1:], expect=INTEGRITY), "adopt")
        self.vault.run("verify", expect=INTEGRITY)
        self.assertEqual(self.vault.json("info")["set_back"]["reason"], "rolled_back")
        self.assertEqual(digests(self.vault.path), before)
        self.assertMessage(self.vault.run("adopt"), "consents")
        self.vault.run("set", "case", "A-1", "reference=A-3")
        self.assertIsNone(self.vault.json("info")["set_back"])
        self.assertTrue(self.vault.json("info")["publication_blocked"])
        self.vault.verify()

    def test_a_database_of_an_older_day(self):
        old = {name: read(self.place("vault", name)) for name in ("main.db", "main.drafts")}
        self.vault.run("set", "case", "A-1", "reference=A-2")
        for name, data in old.items():
            write(self.place("vault", name), data)
        for name in ("main.db-wal", "main.db-shm"):
            if os.path.exists(self.place("vault", name)):
                os.remove(self.place("vault", name))
        self.assertMessage(self.vault.run("list", "case"), "older than it was")
        self.vault.run("set", "case", "A-1", "reference=A-3", expect=INTEGRITY)

    def test_a_missing_mark(self):
        os.remove(self.place("vault", "main.mark"))
        self.assertMessage(self.vault.run("list", "case"), "mark", "adopt")
        self.vault.run("set", "case", "A-1", "reference=A-3", expect=INTEGRITY)
        self.vault.run("adopt")
        self.vault.run("set", "case", "A-1", "reference=A-3")
        self.vault.verify()

    def test_an_older_copy_beside_it(self):
        shutil.copytree(self.vault.path, self.place("copy"))
        copy = self.vault.at(self.place("copy"))
        self.vault.run("set", "case", "A-1", "reference=A-2")
        self.assertMessage(copy.run("set", "case", "A-1", "reference=C-2", expect=INTEGRITY), "older than it was", "adopt")
        copy.run("adopt")
        # From here on they are two, and each is measured by itself.
        for name in ("2", "3"):
            copy.run("set", "case", copy.rows("case")[0]["id"], "reference=C-" + name)
            self.vault.run("set", "case", self.vault.rows("case")[0]["id"], "reference=V-" + name)
        for one in (self.vault, copy):
            one.verify()

    def test_work_that_was_carried_on_goes_on(self):
        shutil.copytree(self.vault.path, self.place("stick"))
        stick = self.vault.at(self.place("stick"))
        stick.run("set", "case", "A-1", "reference=A-2")
        self.vault.run("set", "case", "A-1", "reference=A-3", expect=INTEGRITY)
        shutil.rmtree(self.vault.path)
        shutil.copytree(stick.path, self.vault.path)
        self.vault.run("set", "case", "A-2", "reference=A-3")
        self.vault.verify()


class WhatOpensTheVault(Case):
    def test_is_never_written_over(self):
        """A key file that a report or a backup took the place of opens nothing any more."""
        key = self.place("key")
        vault = self.create("vault", "--key-file", key)
        vault = vault.with_credentials("--passphrase-file", self.passphrase_file, "--key-file", key)
        before = (read(key), read(self.passphrase_file))
        for path in (key, self.passphrase_file, os.path.join(self.folder, ".", "key")):
            for words in (["backup", "--out", path],
                          ["export", "--report", "list", "--audience", "internal", "--language", "en", "--format", "csv", "--out", path]):
                self.assertMessage(vault.run(*words, expect=USAGE), "is read, not written")
            self.assertNotEqual(vault.run("import", SAMPLE, "--report", path, expect=None).code, DONE)
        self.assertEqual((read(key), read(self.passphrase_file)), before)
        self.assertEqual(vault.total("case"), 0)

if __name__ == "__main__":
    main()
