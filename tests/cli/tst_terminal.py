# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as a script meets it: help and version, where data and messages go, lost answers, hostile text."""
from support import *


class Words(unittest.TestCase):
    COMMANDS = ("create info verify rebuild adopt passphrase slots members compartments import list show history new set delete undo "
                "export ledger backup restore schema sample").split()

    def test_help_and_version_need_no_display_and_no_home(self):
        bare = {"PATH": os.environ["PATH"]}
        for words in (["--help"], ["--version"], *([command, "--help"] for command in self.COMMANDS), ["--help", "list"]):
            answer = run(*words, env=bare)
            self.assertEqual((answer.code, answer.err), (DONE, ""), answer)
            self.assertTrue(answer.out.strip(), answer)
        self.assertRegex(run("--version").out, r"^dossier-cli \d+\.\d+")

    def test_help_names_every_command_and_exit_code(self):
        text = run("--help").out
        for command in self.COMMANDS:
            self.assertIn(f"\n  {command} ", text)
        for code in range(10):
            self.assertIn(f"{code} ", text[text.index("Exit codes"):])

    def test_words_that_are_no_command(self):
        for words in ([], ["frobnicate"], ["--frobnicate"], ["list"], ["info", "a", "b"], ["list", "--passphrase-file"], ["schema", "--json=1x", "y"]):
            answer = run(*words)
            self.assertEqual(answer.code, USAGE, answer)
            if words:
                self.assertEqual(answer.out, "", answer)
                self.assertTrue(answer.err, answer)

    def test_language_of_labels(self):
        self.assertEqual(run("schema", "--ui-language", "xx").code, USAGE)
        self.assertIn("Имена", run("schema", "--ui-language", "ru").out)

    def test_a_reader_that_has_gone_and_a_full_disk(self):
        reading, writing = os.pipe()
        os.close(reading)
        for stdout in (writing, os.open("/dev/full", os.O_WRONLY)):
            done = subprocess.run([PROGRAM, "schema", "--json"], stdout=stdout, stderr=subprocess.PIPE, timeout=SECONDS)
            os.close(stdout)
            self.assertEqual(done.returncode, FAILED)
            self.assertIn(b"could not be written whole", done.stderr)


class Hostile(Case):
    def test_records_do_not_steer_the_terminal(self):
        vault = self.create()
        person = vault.new("person", "name=Evil Name")
        refused = vault.run("new", "person", "name=Evil\x1b]0;title\x07\x9b31m Name", expect=USAGE)
        self.assertNotIn("\x1b", refused.err)
        case = vault.new("case", f"person={person}", "summary=a")
        vault.run("set", "case", case, "summary=a\x1b[2Jb", expect=USAGE)
        for words in (["list", "case"], ["show", "case", case], ["history", "case", case], ["list", "person"], ["show", "person", person]):
            answer = vault.run(words[0], *words[1:])
            self.assertNotRegex(answer.out, "[\x00-\x08\x0b-\x1f\x7f-\x9f]")

    def test_long_and_strange_words(self):
        vault = self.create()
        for text in ("x" * 100_000, "\u202egnorw", "a\nb\tc", "\U0001f600", "ﷺ" * 500, "%s%n%1", "{}", "'\"`$(id)"):
            person = vault.new("person", f"name={text}")
            # A name is one line; all else stays.
            self.assertEqual(vault.show("person", person)["names"][0]["text"], unicodedata.normalize("NFC", " ".join(text.split())))
        vault.verify()


class Streams(Case):
    def test_json_is_one_document_on_one_line_and_messages_are_elsewhere(self):
        vault = self.create()
        person = vault.new("person", "name=Əli")
        case = vault.new("case", f"person={person}", "reference=A-1")
        for words in (["info"], ["verify"], ["list", "case"], ["show", "case", "A-1"], ["history", "case", "A-1"], ["slots", "list"],
                      ["members", "list"], ["compartments", "list"], ["ledger", "list"], ["set", "case", case, "reference=A-2"],
                      ["undo"], ["delete", "case", case]):
            answer = vault.run(words[0], *words[1:], "--json")
            self.assertEqual(answer.out.count("\n"), 1, answer)
            self.assertEqual(answer.json()["schema"], 1)
            self.assertEqual(answer.err, "", answer)

    def test_an_error_leaves_stdout_empty(self):
        vault = self.create()
        for words in (["list", "unicorn"], ["show", "case", "nowhere"], ["undo"], ["ledger", "burn"]):
            answer = vault.run(words[0], *words[1:], "--json", expect=None)
            self.assertNotEqual(answer.code, DONE, answer)
            self.assertEqual(answer.out, "", answer)
            self.assertEqual(answer.err.count("\n"), 1, answer)

    def test_a_vault_given_by_its_header(self):
        vault = self.create()
        self.assertEqual(vault.at(self.place("vault", "vault.dossier")).json("info")["compartments"], ["main"])


class SampleVault(Case):
    def test_sample(self):
        answer = run("sample", self.place("s"), "--passphrase-file", self.passphrase_file)
        self.assertEqual((answer.code, answer.out), (DONE, ""), answer)
        vault = Vault(self, self.place("s"), ["--passphrase-file", self.passphrase_file])
        self.assertEqual(vault.total("case"), 303)
        self.assertEqual(vault.total("hearing"), 1)
        self.assertEqual(vault.total("endorser", open="endorsers"), 10)
        vault.verify()


if __name__ == "__main__":
    main()
