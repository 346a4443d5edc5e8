# SPDX-License-Identifier: GPL-3.0-or-later
"""Persons who may be one: every spelling that was seen in print is proposed, nobody is called the same."""
from support import *

NAMES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../data/names")


def lines_of(file):
    with open(os.path.join(NAMES, file), encoding="utf-8") as text:
        return [line.rstrip("\n").split(";") for line in text if not line.startswith("#")]


class Similar(Case):
    def answers(self, vault, name):
        return {found["other"]["name"]: found for found in vault.json("similar", "--name", name)["similar"]}

    def answers_of(self, vault, name):
        return vault.json("similar", "--name", name)["similar"]

    def test_every_attested_spelling_is_proposed(self):
        lines = [line[1:] for line in lines_of("spellings.csv") if line[0] == "seen" and " " in line[1]]
        vault = self.create()
        known = sorted({line[0] for line in lines})
        for name in known:
            vault.new("person", f"name={name}")
        for line in lines:
            for spelling in line:
                found = self.answers(vault, spelling)
                self.assertIn(line[0], found, (spelling, list(found)))

    def test_no_pair_that_must_stay_apart_is_the_same(self):
        for line in lines_of("apart.csv"):
            vault = self.create(line[0])
            for name in line:
                vault.new("person", f"name={name}")
            self.assertEqual([pair for pair in vault.json("similar")["similar"] if pair["same"]], [])
            for name in line:
                same = [other for other, found in self.answers(vault, name).items() if found["same"]]
                self.assertLessEqual(set(same), {name})

    def test_more_than_are_shown_are_said_to_be_more(self):
        vault = self.create()
        for number in range(28):
            vault.new("person", f"name=Anar Məmmədov {'I' * (number % 3)}".strip())
        said = vault.json("similar")
        self.assertTrue(said["more"])
        self.assertEqual(len(self.answers_of(vault, "Anar Məmmədov")), 28)

    def test_one_word_is_sent_to_the_search(self):
        vault = self.create()
        vault.new("person", "name=Anar Məmmədov")
        self.assertIn("list --search", vault.run("similar", "--name", "Məmmədov").err)


if __name__ == "__main__":
    main()
