# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding, filtering, sorting and paging; over the sample list of 303 invented people."""
from support import *


class Lists(Case):
    @classmethod
    def setUpClass(cls):
        cls.keep = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.keep.cleanup)
        cls.path = os.path.join(cls.keep.name, "vault")
        secret = write(cls.path + ".pass", PASSPHRASE)
        for words in (["create", cls.path, "--no-recovery", "--kdf-memory", "64"],
                      ["import", cls.path, SAMPLE, "--entity", "case", "--list", "Sample", "--as-of", "2026-11-01"]):
            made = run(*words, "--passphrase-file", secret)
            assert made.code == DONE, made

    def setUp(self):
        super().setUp()
        self.vault = Vault(self, self.path, ["--passphrase-file", self.passphrase_file])

    def names(self, *words):
        return [row["person"]["text"] for row in self.vault.rows("case", "--fields", "person", *words)]

    def count(self, expression):
        return self.vault.json("list", "case", "--filter", expression, "--limit", "0")["total"]


class Search(Lists):
    def test_case_search_covers_the_name_in_any_spelling_of_the_letters(self):
        [someone] = self.names("--filter", "list_number:3")
        self.assertEqual(someone, "Vüqar Kəhrizov")
        for text in ("Vüqar Kəhrizov", "Kəhrizov Vüqar", "vuqar kehrizov", "VÜQAR KƏHRİZOV", "KEHRIZ", "Vüq Kəh"):
            self.assertIn(someone, self.names("--search", text), text)

    def test_dotted_and_dotless_i(self):
        for row in self.vault.rows("case", "--search", "xisov", "--fields", "person"):
            self.assertIn("Xışov", row["person"]["text"])
        self.assertTrue(self.names("--search", "XIŞOV"))
        self.assertEqual(self.names("--search", "XIŞOV"), self.names("--search", "xişov"))

    def test_cyrillic_text(self):
        vault = self.create("own")
        person = vault.new("person", "name=Мамедов Ильхам")
        vault.new("case", f"person={person}", "summary.ru=Задержан на площади; ёлка")
        for text in ("мамедов", "МАМЕДОВ", "площади", "ПЛОЩ", "елка"):
            self.assertEqual(len(vault.rows("case", "--search", text)), 1, text)
        self.assertEqual(vault.rows("case", "--search", "вокзал"), [])

    def test_another_spelling_says_why(self):
        vault = self.create("spellings")
        person = vault.new("person", "name=Anar Məmmədov")
        vault.new("case", f"person={person}", "reference=AZ-7")
        latin = {"asked": "Mamedov", "met": "Məmmədov", "kind": "other_spelling"}
        cyrillic = [{"asked": "Мамедов", "met": "Məmmədov", "kind": "other_script"},
                    {"asked": "Анар", "met": "Anar", "kind": "other_script"}]
        for entity in ("case", "person"):
            for text, why in (("Mamedov", [latin]), ("AZ-7 Mamedov" if entity == "case" else "Anar Mamedov", [latin]),
                              ("Мамедов Анар", cyrillic), ("Məmmədov", None), ("memmed", None), ("anar", None)):
                [row] = vault.rows(entity, "--search", text)
                self.assertEqual(row.get("why"), why, (entity, text))
            self.assertNotIn("why", vault.rows(entity)[0])
            plain = vault.run("list", entity, "--search", "Mamedov").out.splitlines()
            self.assertTrue(plain[1].endswith("  Mamedov ≈ Məmmədov"), plain)
            self.assertNotIn("≈", vault.run("list", entity, "--search", "Məmmədov").out)
        [row] = vault.rows("case", "--search", "AZ-7")
        self.assertNotIn("why", row)

    def test_text_is_no_query_language(self):
        for text in ('"', "*", "a OR b", "NEAR(", "name:x", "-x", "'; DROP TABLE", "(", "^a", "%", "\\", "AND", "{a}", "ə" * 3000):
            self.vault.rows("case", f"--search={text}", "--limit", "1")

    def test_nothing_found_is_no_error(self):
        answer = self.vault.run("list", "case", "--search", "qqqqqq", "--json")
        self.assertEqual(answer.json(), {"schema": 1, "entity": "case", "total": 0, "rows": []})


class Filter(Lists):
    def test_keys_terms_dates_negation_and_quotes(self):
        everything = self.count("")
        self.assertEqual(everything, 303)
        serving = self.count("liberty_status:serving")
        self.assertTrue(0 < serving < 303)
        self.assertEqual(self.count("-liberty_status:serving"), 303 - serving)
        self.assertEqual(self.count("liberty-status:serving"), serving)
        late, early = self.count("arrest_date>=2025-01-01"), self.count("arrest_date<2025-01-01")
        self.assertTrue(late > 0 and early > 0)
        self.assertTrue(late + early <= 303)
        self.assertEqual(self.count("arrest_date>=2025-01-01 liberty_status:serving")
                         + self.count("arrest_date>=2025-01-01 -liberty_status:serving"), late)
        journalists = self.count('list_group:"Journalists and bloggers"')
        self.assertTrue(0 < journalists < 303)
        self.assertEqual(self.count("has:arrest_date") + self.count("-has:arrest_date"), 303)

    def test_rows_are_what_the_filter_says(self):
        for row in self.vault.rows("case", "--filter", "arrest_date>=2025-06", "--fields", "arrest_date"):
            self.assertGreaterEqual(row["arrest_date"]["latest"], "2025-06-01")
        for row in self.vault.rows("case", "--filter", "arrest_date<2024", "--fields", "arrest_date"):
            self.assertLess(row["arrest_date"]["earliest"], "2024-01-01")

    def test_words_beside_conditions_are_searched(self):
        self.assertEqual(self.count("Kəhrizov"), len(self.names("--search", "Kəhrizov")))

    def test_what_cannot_be_read(self):
        for expression in ('list_group:"open', "liberty_status:happy", "arrest_date>=soon", "reference>=3", "arrest_date:", "has:nothing"):
            answer = self.vault.run("list", "case", "--filter", expression, expect=USAGE)
            self.assertEqual(answer.out, "")
            self.assertMessage(answer, "Nothing was changed")


class Windows(Lists):
    def test_pages_cover_all_once(self):
        numbers = []
        for offset in range(0, 303, 100):
            page = self.vault.json("list", "case", "--sort", "list_number", "--limit", "100", "--offset", offset, "--fields", "list_number")
            self.assertEqual(page["total"], 303)
            numbers += [row["list_number"] for row in page["rows"]]
        self.assertEqual(numbers, sorted(numbers))
        self.assertEqual(len(numbers), 303)
        self.assertEqual(self.vault.rows("case", "--offset", "303"), [])
        self.assertEqual(self.vault.rows("case", "--limit", "0"), [])
        self.assertEqual(len(self.vault.rows("case")), 303)

    def test_sorted_both_ways(self):
        up = [row["arrest_date"] for row in self.vault.rows("case", "--sort", "arrest_date", "--fields", "arrest_date")]
        down = [row["arrest_date"] for row in self.vault.rows("case", "--sort", "-arrest_date", "--fields", "arrest_date")]
        days = [date["earliest"] for date in up if date and date["earliest"]]
        self.assertEqual(days, sorted(days))
        days = [date["earliest"] for date in down if date and date["earliest"]]
        self.assertEqual(days, sorted(days, reverse=True))

    def test_by_person_in_the_order_of_the_alphabet(self):
        names = self.names("--sort", "person")
        self.assertEqual(len(names), 303)

    def test_what_records_are_called(self):
        persons = self.vault.rows("person", "--fields", "name", "--sort", "name")
        self.assertEqual(len(persons), 303)
        self.assertEqual(sorted(person["name"] for person in persons), sorted(self.names()))
        self.assertTrue(all(set(person) == {"id", "name"} for person in persons))

    def test_a_table_for_people(self):
        answer = self.vault.run("list", "case", "--limit", "3", "--fields", "person,arrest_date")
        self.assertEqual(len(answer.out.splitlines()), 4)
        self.assertIn("3 of 303", answer.err)
        self.assertNotIn("3 of 303", answer.out)

    def test_a_file_outside_is_warned_of(self):
        with open(self.place("out.json"), "wb") as file:
            done = subprocess.run([PROGRAM, "list", self.vault.path, "case", "--json", *self.vault.credentials], stdout=file,
                                  stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, start_new_session=True)
        self.assertEqual(done.returncode, DONE)
        self.assertIn(b"unencrypted", done.stderr)
        self.assertEqual(self.vault.run("list", "case", "--json", "--limit", "1").err, "")

    def test_reading_is_journalled(self):
        before = self.vault.json("info")["commits"]
        self.vault.rows("case", "--limit", "1")
        self.assertEqual(self.vault.json("info")["commits"], before + 1)


if __name__ == "__main__":
    main()
