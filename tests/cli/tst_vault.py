# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a vault, what is said about it, checking and rebuilding it."""
import os
import stat
import unittest

from support import *


class Create(Case):
    def test_one_command_makes_a_vault_with_main_only(self):
        vault = self.create()
        info = vault.json("info")
        self.assertEqual(info["compartments"], ["main"])
        self.assertEqual(info["kdf"], [{"memory_mib": 64, "passes": 3}])
        self.assertEqual((info["read_only"], info["set_back"], info["publication_blocked"]), (False, None, False))
        self.assertTrue(info["state_folder_writable"])
        self.assertEqual(vault.json("verify"), {"schema": 1, "ok": True, "checked": ["main"]})
        self.assertEqual([member["name"] for member in vault.json("members", "list")["members"]], ["Member 1"])

    def test_files_are_the_owner_s_alone_and_two_headers_are_equal(self):
        vault = self.create()
        for place, folders, files in os.walk(vault.path):
            for name in folders + files:
                self.assertEqual(stat.S_IMODE(os.stat(os.path.join(place, name)).st_mode) & 0o077, 0, name)
        header = read(self.place("vault", "vault.dossier"))
        self.assertEqual(len(header), 20480)
        self.assertEqual(header, read(self.place("vault", "vault.dossier.bak")))

    def test_no_recovery_says_what_that_means(self):
        answer = run("create", self.place("v"), "--passphrase-file", self.passphrase_file, "--no-recovery", "--kdf-memory", "64")
        self.assertEqual((answer.code, answer.out), (DONE, ""), answer)
        self.assertMessage(answer, "no recovery code", "loses everything")

    def test_names_and_language(self):
        vault = self.create("v", "--member", "Aygün", "--name", "Kampaniya", "--language", "az", "--country", "AZ", "--json")
        self.assertEqual(vault.json("info")["language"], "az")
        self.assertEqual(vault.json("members", "list")["members"][0]["name"], "Aygün")
        person = vault.new("person", "name=Əli")
        case = vault.new("case", f"person={person}", "summary=Mətn")
        self.assertEqual(vault.show("case", case)["summary"][0]["language"]["code"], "az")

    def test_nothing_is_written_over(self):
        vault = self.create()
        before = digests(vault.path)
        again = run("create", vault.path, "--passphrase-file", self.passphrase_file, "--no-recovery", "--kdf-memory", "64")
        self.assertEqual(again.code, FAILED, again)
        self.assertMessage(again, "not overwritten")
        self.assertEqual(digests(vault.path), before)

    def test_a_folder_with_other_files_is_left_alone(self):
        os.mkdir(self.place("mine"))
        write(self.place("mine", "letter.txt"), "keep")
        answer = run("create", self.place("mine"), "--passphrase-file", self.passphrase_file, "--no-recovery", "--kdf-memory", "64")
        self.assertEqual(answer.code, FAILED, answer)
        self.assertEqual(os.listdir(self.place("mine")), ["letter.txt"])

    def test_a_place_that_is_not_there(self):
        answer = run("create", self.place("no", "such", "v"), "--passphrase-file", self.passphrase_file, "--no-recovery", "--kdf-memory", "64")
        self.assertNotEqual(answer.code, DONE, answer)
        self.assertMessage(answer)
        self.assertFalse(os.path.exists(self.place("no")))

    def test_memory_of_a_try_has_a_floor_and_a_ceiling(self):
        for wrong in ("63", "0", "-1", "1025", "99999999999", "much", "64.5", ""):
            answer = run("create", self.place("v"), "--passphrase-file", self.passphrase_file, "--no-recovery", f"--kdf-memory={wrong}")
            self.assertEqual(answer.code, USAGE, answer)
            self.assertMessage(answer, "kdf-memory", "64", "1024")
            self.assertFalse(os.path.exists(self.place("v")))
        self.create("v", "--kdf-memory", "80")
        self.assertEqual(Vault(self, self.place("v"), ["--passphrase-file", self.passphrase_file]).json("info")["kdf"][0]["memory_mib"], 80)

    def test_passphrases_that_are_none(self):
        for text in ("", "\n", b"\xff\xfe\n", "x" * 100_000):
            answer = run("create", self.place("v"), "--passphrase-file", write(self.place("p"), text), "--no-recovery", "--kdf-memory", "64")
            self.assertEqual(answer.code, USAGE if len(text) < 100 else answer.code, answer)
            self.assertNotEqual(answer.code, DONE, answer)
            self.assertFalse(os.path.exists(self.place("v")))


class Standing(Case):
    """Looks at a vault that is not there, or no vault."""

    def test_no_vault_there(self):
        os.mkdir(self.place("empty"))
        write(self.place("file"), "text")
        for name in ("missing", "empty", "file"):
            for command in (["info"], ["verify"], ["list", "case"], ["set", "case", "12345678", "reference=1"]):
                answer = run(command[0], self.place(name), *command[1:], "--passphrase-file", self.passphrase_file)
                self.assertEqual(answer.code, NOT_FOUND, answer)
                self.assertMessage(answer, "no vault", "Nothing was changed")
        self.assertEqual(os.listdir(self.place("empty")), [])

    def test_rebuild_gives_the_same_rows(self):
        vault = self.create()
        person = vault.new("person", "name=Leyla Əliyeva", "birth_date=1980")
        case = vault.new("case", f"person={person}", "reference=A-1", "summary=One", "summary.ru=Два")
        vault.run("set", "case", case, "summary=One again")
        before = (vault.rows("case"), vault.rows("person"), vault.json("history", "case", case))
        vault.run("rebuild")
        self.assertEqual((vault.rows("case"), vault.rows("person"), vault.json("history", "case", case)), before)
        vault.verify()
        vault.run("undo")
        self.assertEqual(vault.show("case", case)["summary"][0]["text"], "One")

    def test_info_in_words(self):
        vault = self.create()
        answer = vault.run("info")
        self.assertIn("main", answer.out)
        self.assertNotIn(self.folder, answer.out)


class Schema(Case):
    def test_lists_all_entities_with_ids_audiences_and_labels(self):
        answer = run("schema", "--json")
        self.assertEqual((answer.code, answer.err), (DONE, ""), answer)
        found = answer.json()
        self.assertEqual(found["schema"], 1)
        entities = {entity["key"].replace("_", "-"): entity for entity in found["entities"]}
        wanted = ("person case joint-case charge detention sentence release assessment court-act event organisation participation "
                  "proceeding hearing observation note finding member ledger-entry endorser endorsement").split()
        self.assertEqual([key for key in wanted if key not in entities], [])
        for entity in entities.values():
            for field in entity["fields"]:
                self.assertEqual(set(field["label"]), {"en", "az", "ru"}, field["key"])
                self.assertTrue(field["id"] > 0 and field["audience"] in ("public", "partner", "internal", "restricted"), field)
        ids = [field["id"] for entity in entities.values() for field in entity["fields"]]
        self.assertEqual(len(ids), len(set(ids)))
        for key in ("endorser", "endorsement"):
            self.assertEqual(entities[key]["compartment"], "endorsers")

    def test_in_words_and_in_another_language(self):
        self.assertIn("arrest_date", run("schema").out)
        self.assertIn("Adlar", run("schema", "--ui-language", "az").out)


class Undo(Case):
    def test_what_is_taken_back_is_told_and_what_cannot_be_is_passed_over(self):
        vault = self.create("vault", "--member", "Leyla")
        person = vault.new("person", "name=Before")
        case = vault.new("case", f"person={person}", "reference=A-1")
        vault.run("set", "case", case, "reference=A-2")
        vault.run("set", "case", case, "audience=restricted")
        before = vault.json("info")["commits"]
        refused = vault.run("undo", expect=None)
        self.assertNotEqual(refused.code, DONE, refused)
        self.assertMessage(refused, "without new evidence", "edit, 2", "the next undo passes over it")
        self.assertEqual(vault.json("info")["commits"], before)
        self.assertMessage(vault.run("undo"), "Taken back: edit, 2", "by Leyla.", "1 record(s) changed.")
        shown = vault.show("case", case)
        self.assertEqual((shown["reference"], shown["audience"]["code"]), ("A-1", "restricted"))


if __name__ == "__main__":
    main()
