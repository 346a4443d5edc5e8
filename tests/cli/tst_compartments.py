# SPDX-License-Identifier: GPL-3.0-or-later
"""Endorsers in a store of their own: made by the first of them, closed unless asked for, left behind in a copy."""
from support import *

NAMES = ("Jane Quillfeather", "Rəşad Qəribli", "Фёдор Незнамов")
NEW = "another passphrase entirely"


class Compartments(Case):
    def setUp(self):
        super().setUp()
        self.vault = self.create()
        self.case = self.vault.new("case", f"person={self.vault.new('person', 'name=Əli Məmmədov')}", "reference=A-1")

    def endorsers(self):
        made = []
        for name, visibility in zip(NAMES, ("public", "never", "count")):
            endorser = self.vault.new("endorser", f"name={name}", "kind=person", "risk_note=Quietplace", open="endorsers")
            made.append(self.vault.new("endorsement", f"endorser={endorser}", "statement=Open letter", "version=1",
                                       f"visibility={visibility}", open="endorsers"))
        return made


class Opening(Compartments):
    def test_the_first_new_makes_the_store(self):
        self.assertEqual([row["name"] for row in self.vault.json("compartments", "list")["compartments"]], ["main"])
        self.endorsers()
        self.assertEqual([row["name"] for row in self.vault.json("compartments", "list")["compartments"]], ["main", "endorsers"])
        self.assertEqual(self.vault.total("endorser", open="endorsers"), 3)
        self.assertEqual(sorted(self.vault.json("verify")["checked"]), ["endorsers", "main"])

    def test_none_is_made_without_being_asked_for(self):
        files = set(digests(self.vault.path))
        answer = self.vault.run("new", "endorser", "name=Jane", "kind=person", expect=WRONG_KEY)
        self.assertEqual(answer.err, NOT_GRANTED + "\n")
        for words in (["list", "endorser"], ["show", "endorser", "00000000"], ["history", "endorsement", "00000000"]):
            for opened in (None, "endorsers"):
                answer = self.vault.run(words[0], *words[1:], open=opened, expect=WRONG_KEY)
                self.assertEqual((answer.out, answer.err), ("", NOT_GRANTED + "\n"))
        for words in (["set", "endorser", "00000000", "kind=person"], ["delete", "endorser", "00000000"], ["undo"]):
            answer = self.vault.run(words[0], *words[1:], open="endorsers", expect=WRONG_KEY)
            self.assertEqual(answer.err, NOT_GRANTED + "\n")
        self.assertEqual(set(digests(self.vault.path)), files)

    def test_closed_and_not_granted(self):
        self.endorsers()
        answer = self.vault.run("list", "endorser", expect=WRONG_KEY)
        self.assertMessage(answer, "closed", "--open")
        self.assertEqual(answer.out, "")
        hers = write(self.place("hers"), NEW)
        self.vault.run("members", "add", "Günel", "--new-passphrase-file", hers)
        second = self.vault.with_credentials("--passphrase-file", hers)
        self.assertEqual(second.total("case"), 1)
        # Whether nobody has it or another member has it is not to be told apart.
        self.assertEqual(second.run("list", "endorser", open="endorsers", expect=WRONG_KEY).err, NOT_GRANTED + "\n")
        self.assertEqual(second.run("list", "endorser", expect=WRONG_KEY).err, NOT_GRANTED + "\n")
        self.assertEqual(second.run("list", "source", open="sources", expect=None).code, USAGE)
        self.assertEqual([row["name"] for row in second.json("compartments", "list")["compartments"]], ["main"])
        self.assertEqual(second.json("verify")["checked"], ["main"])

    def test_no_such_compartment(self):
        answer = self.vault.run("list", "case", open="attic", expect=USAGE)
        self.assertMessage(answer, "compartment")
        self.vault.run("compartments", "add", "attic", expect=USAGE)
        self.vault.run("compartments", "add", expect=USAGE)
        self.vault.run("compartments", "frobnicate", expect=USAGE)

    def test_added_by_name(self):
        self.vault.run("compartments", "add", "sources")
        self.vault.run("compartments", "add", "endorsers")
        answer = self.vault.run("compartments", "add", "endorsers", expect=FAILED)
        self.assertMessage(answer, "already")
        self.assertEqual(self.vault.total("endorser", open="endorsers"), 0)
        self.vault.run("compartments", "add", "main", expect=None)
        self.vault.verify()

    def test_each_has_an_undo_of_its_own(self):
        self.endorsers()
        self.vault.run("set", "case", "A-1", "reference=A-2")
        self.vault.run("undo", open="endorsers")
        self.assertEqual(self.vault.total("endorsement", open="endorsers"), 2)
        self.assertEqual(self.vault.show("case", "A-2")["reference"], "A-2")

    def test_names_of_endorsers_are_not_in_main(self):
        self.endorsers()
        for name in NAMES:
            self.assertEqual(self.vault.rows("person", "--search", name.split()[1]), [])
            self.assertEqual(self.vault.rows("case", "--search", name.split()[1]), [])


class Links(Compartments):
    def test_an_endorsement_points_to_cases_and_members_of_main(self):
        self.vault.new("person", "name=Link Person")
        person = self.vault.rows("person", "--search", "Link")[0]["id"]
        case = self.vault.new("case", f"person={person}", "reference=LINK-1")
        endorser = self.vault.new("endorser", "name=Ada Link", open="endorsers")
        signed = self.vault.new("endorsement", f"endorser={endorser}", "case+=LINK-1", open="endorsers")
        shown = self.vault.show("endorsement", signed, open="endorsers")
        self.assertEqual([link["id"] for link in shown["case"]], [case])
        self.assertIn("LINK-1", shown["case"][0]["text"])

    def test_a_widening_with_its_evidence_takes_effect(self):
        endorser = self.vault.new("endorser", "name=Ada Wide", open="endorsers")
        signed = self.vault.new("endorsement", f"endorser={endorser}", "visibility=count", open="endorsers")
        self.vault.new("consent-event", f"endorsement={signed}", "kind=widened", "visibility=public", "evidence=signed letter", open="endorsers")
        self.assertEqual(self.vault.show("endorsement", signed, open="endorsers")["visibility"]["code"], "public")


class Detach(Compartments):
    def test_a_copy_without_it_has_no_file_no_grant_and_no_trace(self):
        self.endorsers()
        before = digests(self.vault.path)
        answer = self.vault.run("compartments", "detach", "endorsers", "--to", self.place("copy"))
        self.assertMessage(answer, "This vault is as it was")
        self.assertEqual({name for name in before}, {name for name in digests(self.vault.path)})
        copy = self.vault.at(self.place("copy"))
        databases = [name for name in digests(copy.path) if name.endswith((".db", ".drafts", ".mark", "-wal"))]
        self.assertEqual(sorted(databases), ["main.db", "main.drafts", "main.mark"])
        self.assertEqual(copy.json("info")["compartments"], ["main"])
        self.assertEqual([row["name"] for row in copy.json("compartments", "list")["compartments"]], ["main"])
        self.assertEqual(copy.run("list", "endorser", open="endorsers", expect=WRONG_KEY).err, NOT_GRANTED + "\n")
        self.assertEqual(copy.rows("case"), self.vault.rows("case"))
        copy.verify()
        names = {os.path.basename(name).split(".")[0] for name in before} - {"main", "vault"}
        for data in (read(os.path.join(copy.path, name)) for name in digests(copy.path)):
            for hidden in names:
                self.assertNotIn(bytes.fromhex(hidden) if len(hidden) == 32 else hidden.encode(), data)
                self.assertNotIn(hidden.encode(), data)
        self.assertEqual(self.vault.total("endorser", open="endorsers"), 3)
        # The copy makes endorsers of its own, from nothing.
        copy.new("endorser", "name=Other", "kind=person", open="endorsers")
        self.assertEqual(copy.total("endorser", open="endorsers"), 1)

    def test_history_of_the_copy_says_nothing_of_it(self):
        self.endorsers()
        self.vault.run("compartments", "detach", "endorsers", "--to", self.place("copy"))
        copy = self.vault.at(self.place("copy"))
        for entity in ("case", "person", "member"):
            for row in copy.rows(entity):
                answer = copy.run("history", entity, row["id"], "--json")
                for word in ("endors", *NAMES, "Quietplace"):
                    self.assertNotIn(word, answer.out)

    def test_both_go_on_by_themselves(self):
        self.endorsers()
        self.vault.run("compartments", "detach", "endorsers", "--to", self.place("copy"))
        copy = self.vault.at(self.place("copy"))
        copy.run("set", "case", "A-1", "reference=C-1")
        self.vault.run("set", "case", "A-1", "reference=V-1")
        self.assertEqual((copy.rows("case")[0]["reference"], self.vault.rows("case")[0]["reference"]), ("C-1", "V-1"))
        for one in (copy, self.vault):
            one.verify()

    def test_a_place_that_is_taken(self):
        self.endorsers()
        os.mkdir(self.place("taken"))
        write(self.place("taken", "letter"), "keep")
        for place in (self.place("taken"), self.place("no", "such"), self.vault.path, self.place("vault", "inside")):
            answer = self.vault.run("compartments", "detach", "endorsers", "--to", place, expect=None)
            self.assertNotEqual(answer.code, DONE, answer)
            self.assertMessage(answer)
        self.assertEqual(os.listdir(self.place("taken")), ["letter"])
        self.assertFalse(os.path.exists(self.place("vault", "inside")))
        self.vault.verify()
        self.assertEqual(self.vault.total("endorser", open="endorsers"), 3)

    def test_here_needs_the_name_typed(self):
        self.endorsers()
        for typed in (b"", b"\n", b"yes\n", b"ENDORSERS\n"):
            answer = self.vault.run("compartments", "detach", "endorsers", stdin=typed, expect=CANCELLED)
            self.assertMessage(answer, "Nothing was changed")
        self.assertEqual(self.vault.total("endorser", open="endorsers"), 3)
        self.vault.run("compartments", "detach", "endorsers", stdin=b"endorsers\n")
        self.assertEqual(self.vault.run("list", "endorser", open="endorsers", expect=WRONG_KEY).err, NOT_GRANTED + "\n")
        self.assertEqual(sorted(name for name in digests(self.vault.path) if name.endswith(".db")), ["main.db"])
        self.vault.verify()
        answer = self.vault.run("compartments", "detach", "endorsers", stdin=b"endorsers\n", expect=WRONG_KEY)
        self.assertEqual(answer.err, NOT_GRANTED + "\n")

    def test_here_at_a_terminal(self):
        self.endorsers()
        words = ["compartments", self.vault.path, "detach", "endorsers", *self.vault.credentials]
        code, shown = at_terminal(words, [("Type its name: ", "no")])
        self.assertEqual(code, CANCELLED, shown)
        code, shown = at_terminal(words, [("Type its name: ", "endorsers")])
        self.assertEqual(code, DONE, shown)
        self.assertIn("no longer in this copy", shown)

    def test_main_is_not_to_be_detached(self):
        for words in (["main"], ["main", "--to", self.place("copy")], ["attic"], []):
            answer = self.vault.run("compartments", "detach", *words, stdin=b"main\n", expect=USAGE)
            self.assertMessage(answer)
        self.assertFalse(os.path.exists(self.place("copy")))
        self.vault.verify()


if __name__ == "__main__":
    main()
