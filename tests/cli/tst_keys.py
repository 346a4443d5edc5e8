# SPDX-License-Identifier: GPL-3.0-or-later
"""Every way to unlock: passphrase by file, descriptor and terminal, key file, recovery code; slots and members."""
import os
import stat

from support import *

NEW = "another passphrase entirely"
WRONG = "None of the keys fit"


class Passphrase(Case):
    @classmethod
    def setUpClass(cls):
        cls.keep = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.keep.cleanup)
        cls.shared = os.path.join(cls.keep.name, "vault")
        write(cls.shared + ".pass", PASSPHRASE)
        made = run("create", cls.shared, "--passphrase-file", cls.shared + ".pass", "--no-recovery", "--kdf-memory", "64")
        assert made.code == DONE, made

    def setUp(self):
        super().setUp()
        self.vault = Vault(self, self.shared, ["--passphrase-file", self.passphrase_file])

    def test_by_file_with_and_without_a_line_end(self):
        for text in (PASSPHRASE, PASSPHRASE + "\n", PASSPHRASE + "\r\n"):
            self.vault.with_credentials("--passphrase-file", write(self.place("p"), text)).run("info")

    def test_by_descriptor(self):
        reading, writing = os.pipe()
        os.write(writing, PASSPHRASE.encode() + b"\n")
        os.close(writing)
        self.vault.with_credentials("--passphrase-fd", reading).run("info", pass_fds=[reading])
        os.close(reading)
        self.vault.with_credentials("--passphrase-fd", "0").run("info", stdin=PASSPHRASE.encode())

    def test_by_terminal_without_an_echo(self):
        code, shown = at_terminal(["info", self.vault.path], [("Passphrase: ", PASSPHRASE)])
        self.assertEqual(code, DONE, shown)
        self.assertIn("compartments", shown)
        self.assertNotIn(PASSPHRASE, shown)

    def test_options_stand_before_or_after_the_command(self):
        before = run("--passphrase-file", self.passphrase_file, "--json", "info", self.vault.path)
        self.assertEqual(before.code, DONE, before)
        self.assertEqual(before.json()["compartments"], ["main"])

    def test_a_file_named_like_a_command_is_a_file(self):
        write(self.place("list"), PASSPHRASE)
        answer = run("--passphrase-file", "list", "info", self.vault.path, cwd=self.folder)
        self.assertEqual(answer.code, DONE, answer)

    def test_wrong_ones(self):
        before = digests(self.vault.path)
        for text in ("wrong", PASSPHRASE.upper(), PASSPHRASE + " ", " " + PASSPHRASE):
            answer = self.vault.with_credentials("--passphrase-file", write(self.place("p"), text)).run("info", expect=WRONG_KEY)
            self.assertEqual(answer.out, "")
            self.assertMessage(answer, WRONG, "unchanged", "keyboard layout")
        self.assertEqual(digests(self.vault.path), before)

    def test_composed_and_decomposed_letters_are_one_passphrase(self):
        made = self.create("v", passphrase=write(self.place("p"), "şəhər café"))
        made.with_credentials("--passphrase-file", write(self.place("q"), "s\u0327əhər cafe\u0301")).run("info")

    def test_nowhere_to_ask(self):
        answer = self.vault.with_credentials().run("info", expect=CANCELLED)
        self.assertMessage(answer, "Cancelled", "Nothing was changed")

    def test_sources_that_cannot_be_read(self):
        for credentials, code in ((["--passphrase-fd", "77"], None), (["--passphrase-fd", "x"], USAGE), (["--passphrase-fd", "-1"], USAGE),
                                  (["--passphrase-file", self.place("none")], None), (["--passphrase-file", self.folder], None),
                                  (["--recovery-code-file", self.place("none")], None), (["--key-file", self.place("none")], None)):
            answer = self.vault.with_credentials(*credentials).run("info", expect=code)
            self.assertNotIn(answer.code, (DONE, INTEGRITY), answer)
            self.assertMessage(answer)

    def test_never_an_argument(self):
        self.assertEqual(run("info", self.vault.path, "--passphrase", PASSPHRASE).code, USAGE)


class Change(Case):
    def setUp(self):
        super().setUp()
        self.vault = self.create()
        self.new_file = write(self.place("new"), NEW)

    def test_change(self):
        person = self.vault.new("person", "name=X")
        answer = self.vault.run("passphrase", "--new-passphrase-file", self.new_file)
        self.assertMessage(answer, "changed", "backups")
        self.vault.run("info", expect=WRONG_KEY)
        changed = self.vault.with_credentials("--passphrase-file", self.new_file)
        self.assertEqual(changed.show("person", person)["id"], person)
        changed.verify()

    def test_change_at_a_terminal_and_two_that_differ(self):
        words = ["passphrase", self.vault.path]
        code, shown = at_terminal(words, [("Passphrase: ", PASSPHRASE), ("New passphrase: ", NEW), ("The same again: ", NEW + "!")])
        self.assertEqual(code, USAGE, shown)
        self.vault.run("info")
        code, shown = at_terminal(words, [("Passphrase: ", PASSPHRASE), ("New passphrase: ", NEW), ("The same again: ", NEW)])
        self.assertEqual(code, DONE, shown)
        self.vault.with_credentials("--passphrase-file", self.new_file).run("info")

    def test_a_slot_of_each_kind(self):
        key = self.place("key")
        self.vault.run("slots", "add", "passphrase", "--new-passphrase-file", self.new_file)
        self.vault.run("slots", "add", "key-file", "--new-passphrase-file", self.new_file, "--new-key-file", key)
        self.vault.run("slots", "add", "recovery", "--recovery-file", self.place("code"))
        rows = self.vault.json("slots", "list")["slots"]
        self.assertEqual(sorted(row["kind"] for row in rows), ["key-file", "passphrase", "passphrase", "recovery"])
        self.assertEqual({row["member"] for row in rows}, {"Member 1"})
        self.assertEqual([row["in_use"] for row in rows].count(True), 1)
        self.assertEqual((len(read(key)), stat.S_IMODE(os.stat(key).st_mode)), (64, 0o600))
        self.assertEqual(stat.S_IMODE(os.stat(self.place("code")).st_mode), 0o600)
        second = self.vault.with_credentials("--passphrase-file", self.new_file)
        with_key = self.vault.with_credentials("--passphrase-file", self.new_file, "--key-file", key)
        recovered = self.vault.with_credentials("--recovery-code-file", self.place("code"))
        for way in (second, with_key, recovered):
            way.run("info")
        [own] = [row["slot"] for row in second.json("slots", "list")["slots"] if row["in_use"]]
        self.vault.run("slots", "remove", own)
        second.run("info", expect=WRONG_KEY)
        with_key.run("info")
        recovered.verify()

    def test_a_recovery_code_lets_a_new_passphrase_in(self):
        self.vault.run("slots", "add", "recovery", "--recovery-file", self.place("code"))
        recovered = self.vault.with_credentials("--recovery-code-file", self.place("code"))
        recovered.run("slots", "add", "passphrase", "--new-passphrase-file", self.new_file)
        self.vault.with_credentials("--passphrase-file", self.new_file).run("info")

    def test_removing_what_is_not_there_or_in_use(self):
        rows = self.vault.json("slots", "list")["slots"]
        used = rows[0]["slot"]
        free = next(index for index in range(16) if index != used)
        for word, code in ((free, NOT_FOUND), (99, None), ("x", USAGE), (used, None)):
            answer = self.vault.run("slots", "remove", word, expect=code)
            self.assertNotEqual(answer.code, DONE, answer)
            self.assertMessage(answer)
        self.vault.run("info")

    def test_usage(self):
        for words in (["slots"], ["slots", "frobnicate"], ["slots", "add", "fingerprint", "--new-passphrase-file", self.new_file],
                      ["slots", "add", "key-file", "--new-passphrase-file", self.new_file],
                      ["slots", "add", "passphrase", "--new-passphrase-file", self.new_file, "--new-key-file", self.place("k")],
                      ["members", "add", "--new-passphrase-file", self.new_file], ["members", "rename", "X"]):
            self.vault.run(words[0], *words[1:], expect=USAGE)
        self.assertEqual(len(self.vault.json("slots", "list")["slots"]), 1)


class KeyFile(Case):
    def setUp(self):
        super().setUp()
        self.key = self.place("key")
        self.vault = self.create("vault", "--key-file", self.key)
        self.both = self.vault.with_credentials("--passphrase-file", self.passphrase_file, "--key-file", self.key)

    def test_both_are_needed(self):
        self.both.run("info")
        self.assertMessage(self.vault.run("info", expect=WRONG_KEY), WRONG)
        other = self.place("other")
        self.create("second", "--key-file", other)
        self.both.with_credentials("--passphrase-file", self.passphrase_file, "--key-file", other).run("info", expect=WRONG_KEY)

    def test_not_a_key_file(self):
        for data in (b"", b"short", os.urandom(65), os.urandom(1 << 20)):
            answer = self.both.with_credentials("--passphrase-file", self.passphrase_file, "--key-file",
                                                write(self.place("other"), data)).run("info", expect=None)
            self.assertNotEqual(answer.code, DONE, answer)
            self.assertMessage(answer)

    def test_the_same_key_file_serves_a_second_vault(self):
        before = read(self.key)
        self.create("second", "--key-file", self.key)
        self.assertEqual(read(self.key), before)

    def test_changing_the_passphrase_keeps_the_key_file(self):
        new = write(self.place("new"), NEW)
        self.both.run("passphrase", "--new-passphrase-file", new)
        self.vault.with_credentials("--passphrase-file", new).run("info", expect=WRONG_KEY)
        self.vault.with_credentials("--passphrase-file", new, "--key-file", self.key).run("info")


class RecoveryCode(Case):
    def test_shown_once_on_stderr_and_works(self):
        answer = run("create", self.place("v"), "--passphrase-file", self.passphrase_file, "--kdf-memory", "64")
        self.assertEqual((answer.code, answer.out), (DONE, ""), answer)
        self.assertMessage(answer, "Recovery code, shown this once")
        lines = answer.err.splitlines()
        code = lines[next(i for i, line in enumerate(lines) if line.startswith("Recovery code")) + 1]
        vault = Vault(self, self.place("v"), ["--recovery-code-file", write(self.place("typed"), code.lower() + "\n")])
        vault.run("info")
        wrong = code[:-1] + ("2" if code[-1] != "2" else "3")
        answer = vault.with_credentials("--recovery-code-file", write(self.place("typed"), wrong)).run("info", expect=None)
        self.assertIn(answer.code, (WRONG_KEY, USAGE), answer)

    def test_into_a_file_of_the_owner(self):
        vault = self.create("v", "--recovery-file", self.place("code"), recovery=True)
        self.assertEqual(stat.S_IMODE(os.stat(self.place("code")).st_mode), 0o600)
        vault.with_credentials("--recovery-code-file", self.place("code")).run("info")

    def test_never_inside_the_vault(self):
        os.mkdir(self.place("deep"))
        for inside in ("v/code", "v/blobs/code", "./v/../v/code", "deep/../v/code"):
            answer = run("create", self.place("v"), "--passphrase-file", self.passphrase_file, "--kdf-memory", "64",
                         "--recovery-file", self.place(inside))
            self.assertEqual(answer.code, USAGE, answer)
            self.assertMessage(answer, "inside a vault")
            self.assertFalse(os.path.exists(self.place("v", "vault.dossier")), answer)
        vault = self.create("v")
        os.symlink(self.place("v"), self.place("link"))
        slots = len(vault.json("slots", "list")["slots"])
        for inside in ("v/code", "link/code"):
            answer = vault.run("slots", "add", "recovery", "--recovery-file", self.place(inside), expect=USAGE)
            self.assertMessage(answer, "inside a vault")
            self.assertFalse(os.path.exists(self.place("v", "code")))
        # A code nobody got would be a way in that nobody knows of.
        self.assertEqual(len(vault.json("slots", "list")["slots"]), slots)

    def test_a_place_that_cannot_be_written_makes_nothing(self):
        write(self.place("taken"), "precious")
        for place, code in ((self.place("taken"), FAILED), (self.place("no", "folder"), None), (self.folder, None)):
            answer = run("create", self.place("v"), "--passphrase-file", self.passphrase_file, "--kdf-memory", "64", "--recovery-file", place)
            self.assertNotEqual(answer.code, DONE, answer)
            self.assertFalse(os.path.exists(self.place("v", "vault.dossier")), answer)
        self.assertEqual(read(self.place("taken")), b"precious")


class Members(Case):
    def test_a_second_member_with_a_login_of_her_own(self):
        vault = self.create()
        person = vault.new("person", "name=X")
        hers = write(self.place("hers"), NEW)
        added = vault.json("members", "add", "Günel", "--new-passphrase-file", hers, "--recovery-file", self.place("code"))
        second = vault.with_credentials("--passphrase-file", hers)
        rows = {row["name"]: row for row in second.json("members", "list")["members"]}
        self.assertEqual({name: row["self"] for name, row in rows.items()}, {"Member 1": False, "Günel": True})
        self.assertEqual(rows["Günel"]["id"], added["id"])
        second.run("set", "person", person, "sex=female")
        history = vault.json("history", "person", person)["rows"]
        self.assertEqual({row["by"] for row in history if row["field"] == "sex"}, {"Günel"})
        self.assertEqual(sorted(row["member"] for row in vault.json("slots", "list")["slots"]), ["Günel", "Günel", "Member 1"])
        vault.with_credentials("--recovery-code-file", self.place("code")).run("info")
        vault.run("info")
        second.verify()


if __name__ == "__main__":
    main()
