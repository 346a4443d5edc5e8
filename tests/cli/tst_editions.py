# SPDX-License-Identifier: GPL-3.0-or-later
"""A list month after month, as text and as a workbook, and the list of somebody else in another script."""
import csv
import io

from support import *
from workbook import workbook

NAMES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../data/names")
LEFT, CHANGED, CAME, HOMONYMS = 7, 6, 9, 2
COUNTS = ("created", "updated", "unchanged", "skipped")


def sample():
    with open(SAMPLE, encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return header, rows


def next_month(header, rows):
    """Seven are gone, six have been sentenced anew, nine are new, and two more are new who bear the names of others and of their fathers."""
    column = header.index
    rows = [list(row) for row in rows[LEFT:]]
    for number, row in enumerate(rows[:CHANGED]):
        row[column("Sentence")] = f"{20 + number} years"
        row[column("Status")] = "Sentenced"
    for number in range(CAME):
        row = [""] * len(header)
        row[column("Full name")], row[column("Date of birth")] = f"Xyzqar Wquoptan{chr(97 + number) * 3}", f"{1950 + number}"
        rows.append(row)
    for other in rows[100:100 + HOMONYMS]:
        row = list(other)
        row[column("Date of birth")], row[column("Date of arrest")] = "1931", "2026"
        rows.append(row)
    return [[str(number), *row[1:]] for number, row in enumerate(rows, 1)]


def text_of(header, rows, delimiter=","):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def counts_of_list(case):
    return case.vault.json("export", "--report", "list", "--audience", "internal", "--language", "en", "--format", "json", "--as-of", "2026-11-01",
                           "--out", case.place("list.json"))


class Months(Case):
    def setUp(self):
        super().setUp()
        self.vault = self.create()
        self.header, self.october = sample()
        self.november = next_month(self.header, self.october)

    def bring_in(self, name, data, as_of, *words):
        return self.vault.json("import", write(self.place(name), data), "--entity", "case", "--as-of", as_of, *words)

    def check_november(self, report):
        self.assertEqual([report[key] for key in COUNTS], [CAME + HOMONYMS, CHANGED, 303 - LEFT - CHANGED, 0], report["changes"])
        self.assertEqual({missing["name"].split()[0] for missing in report["missing"]}, {row[1].split()[0] for row in self.october[:LEFT]})
        self.assertEqual(len(report["missing"]), LEFT)
        self.assertEqual({row["name"] for row in report["proposed"]}, {row[1] for row in self.november[-HOMONYMS:]})
        self.assertEqual(self.vault.total("case"), 303 + CAME + HOMONYMS)
        self.assertEqual(self.vault.total("person"), 303 + CAME + HOMONYMS)

    def test_text(self):
        self.bring_in("prisoners-2026-10.csv", text_of(self.header, self.october), "2026-10-01")
        report = self.bring_in("prisoners-2026-11.csv", text_of(self.header, self.november), "2026-11-01")
        self.check_november(report)
        self.assertEqual({field["field"] for change in report["changes"] for field in change["fields"]},
                         {"liberty_status", "kind", "total_term"})

    def test_workbook(self):
        self.bring_in("prisoners-2026-10.xlsx", workbook([self.header, *self.october]), "2026-10-01")
        self.check_november(self.bring_in("prisoners-2026-11.xlsx", workbook([self.header, *self.november]), "2026-11-01"))

    def test_a_missing_person_is_not_released(self):
        self.bring_in("prisoners-2026-10.csv", text_of(self.header, self.october), "2026-10-01")
        before = {row["id"]: row["liberty_status"] for row in self.vault.rows("case", "--fields", "liberty_status", "--limit", "1000")}
        report = self.bring_in("prisoners-2026-11.csv", text_of(self.header, self.november), "2026-11-01")
        after = {row["id"]: row["liberty_status"] for row in self.vault.rows("case", "--fields", "liberty_status", "--limit", "1000")}
        for missing in report["missing"]:
            self.assertEqual(after[missing["case"]], before[missing["case"]])
        self.assertEqual(self.vault.total("release"), 0)
        questions = self.vault.rows("absence", "--fields", "case,answer")
        self.assertEqual({row["case"]["id"] for row in questions}, {missing["case"] for missing in report["missing"]})
        self.assertEqual([row.get("answer") for row in questions], [None] * LEFT)

    def test_whoever_is_missing_is_printed_and_said_to_be(self):
        self.bring_in("prisoners-2026-10.csv", text_of(self.header, self.october), "2026-10-01")
        self.assertEqual(counts_of_list(self)["missing"], 0)
        report = self.bring_in("prisoners-2026-11.csv", text_of(self.header, self.november), "2026-11-01")
        self.assertEqual(counts_of_list(self)["missing"], LEFT)
        question = next(row for row in self.vault.rows("absence", "--fields", "case") if row["case"]["id"] == report["missing"][0]["case"])
        self.vault.run("set", "absence", question["id"], "answer=list_error")
        counts = counts_of_list(self)
        self.assertEqual((counts["missing"], counts["total"]), (LEFT - 1, 303 + CAME + HOMONYMS))

    def test_the_same_edition_twice_writes_nothing(self):
        data = text_of(self.header, self.october)
        self.bring_in("prisoners-2026-10.csv", data, "2026-10-01")
        commits = self.vault.json("info")["commits"]
        report = self.bring_in("prisoners-2026-10.csv", data, "2026-10-01")
        self.assertEqual([report[key] for key in COUNTS], [0, 0, 303, 0])
        self.assertEqual(self.vault.json("info")["commits"], commits)

    def test_equal_rows_are_the_same_rows_again(self):
        header, rows = "Full name,Patronymic\n", "Elvin Məmmədov,\n" * 30 + "Vüqar Əliyev,Asəf oğlu\n" * 3
        first = self.bring_in("namesakes.csv", header + rows, "2026-10-01")
        self.assertEqual(first["created"], 33)
        again = self.bring_in("namesakes.csv", header + rows, "2026-11-01")
        self.assertEqual([len(again["missing"]), *(again[key] for key in COUNTS)], [0, 0, 0, 33, 0])
        fewer = self.bring_in("namesakes.csv", header + "Elvin Məmmədov,\n" * 29 + "Vüqar Əliyev,Asəf oğlu\n" * 4, "2026-12-01")
        self.assertEqual([len(fewer["missing"]), fewer["created"], fewer["unchanged"]], [1, 1, 32])

    def test_one_undo_takes_an_edition_back(self):
        self.bring_in("prisoners-2026-10.csv", text_of(self.header, self.october), "2026-10-01")
        self.bring_in("prisoners-2026-11.csv", text_of(self.header, self.november), "2026-11-01")
        self.vault.run("undo")
        self.assertEqual(self.vault.total("case"), 303)
        self.assertEqual(self.vault.total("absence"), 0)
        self.vault.verify()

    def test_skip_proposed(self):
        self.bring_in("prisoners-2026-10.csv", text_of(self.header, self.october), "2026-10-01")
        report = self.bring_in("prisoners-2026-11.csv", text_of(self.header, self.november), "2026-11-01", "--skip-proposed")
        self.assertEqual((report["created"], report["skipped"]), (CAME, HOMONYMS))
        self.assertEqual([row["left_out"] for row in report["proposed"]], [True] * HOMONYMS)

    def test_another_bodys_list_changes_no_case(self):
        self.bring_in("prisoners-2026-10.csv", text_of(self.header, self.october), "2026-10-01")
        report = self.bring_in("theirs.csv", text_of(self.header, self.november), "2026-11-01", "--list", "Theirs", "--as-listings")
        self.assertEqual(report["updated"], 0)
        self.assertEqual((self.vault.total("case"), self.vault.total("listing")), (303, 303 + len(self.november)))


class OtherScript(Case):
    """Sixty of a hundred and fifty people, as a Russian list in an old encoding has them. The number says who is meant."""

    def setUp(self):
        super().setUp()
        self.vault = self.create()
        self.vault.run("import", os.path.join(NAMES, "prisoners_az.csv"), "--entity", "case", "--list", "Ours")
        self.numbers = {row["case"]["id"]: row["number"] for row in self.vault.rows("listing", "--fields", "case,number", "--limit", "1000")}

    def theirs(self, *words):
        with open(os.path.join(NAMES, "prisoners_ru.csv"), encoding="utf-8") as file:
            text = file.read()
        path = write(self.place("theirs.csv"), text.encode("cp1251"))
        return self.vault.json("import", path, "--entity", "case", "--list", "Theirs", *words), list(csv.DictReader(io.StringIO(text), delimiter=";"))

    def test_the_right_persons_are_proposed_and_nobody_merged(self):
        report, rows = self.theirs()
        cases = {row["person"]["id"]: row["id"] for row in self.vault.rows("case", "--fields", "person", "--limit", "1000")}
        right = 0
        for row in report["proposed"]:
            number = int(rows[row["line"] - 2]["№"])
            right += self.numbers.get(cases[row["candidates"][0]["person"]]) == number
        self.assertGreaterEqual(right, 55)
        self.assertEqual((report["rows"], report["created"], report["updated"]), (60, 60, 0))
        self.assertEqual(self.vault.total("person"), 150 + 60)

    def test_an_encoding_chosen_by_hand_is_taken_or_refused(self):
        self.theirs("--encoding", "windows-1251", "--delimiter", ";", "--dry-run")
        answer = self.vault.run("import", self.place("theirs.csv"), "--encoding", "utf-8", expect=FAILED)
        self.assertMessage(answer, "Nothing was changed", "encoding")
        self.assertMessage(self.vault.run("import", self.place("theirs.csv"), "--encoding", "klingon", expect=USAGE), "no such encoding")

    def test_similar_and_not_same(self):
        [first, *_] = self.vault.json("similar", "--name", "Камал Джалилзада")["similar"]
        self.assertEqual(first["other"]["name"], "Kamal Cəlilzadə")
        self.theirs()
        pairs = self.vault.json("similar")["similar"]
        self.assertGreaterEqual(len(pairs), 55)
        one, other = pairs[0]["one"]["person"], pairs[0]["other"]["person"]
        self.vault.run("not-same", "person", one, other)
        left = {frozenset((pair["one"]["person"], pair["other"]["person"])) for pair in self.vault.json("similar")["similar"]}
        self.assertNotIn(frozenset((one, other)), left)

    def test_alias_is_taken_back_by_undo(self):
        [case, *_] = self.vault.rows("case", "--fields", "person,reference", "--sort", "reference")
        [other] = self.vault.rows("case", "--fields", "person", "--sort", "-reference", "--limit", "1")
        self.vault.run("alias", "person", case["person"]["id"], other["person"]["id"])
        self.assertEqual(self.vault.show("person", other["person"]["id"])["same_as"]["id"], case["person"]["id"])
        self.assertMessage(self.vault.run("not-same", "person", case["person"]["id"], other["person"]["id"], expect=USAGE), "kept under the other")
        self.vault.run("undo")
        self.assertIsNone(self.vault.show("person", other["person"]["id"]).get("same_as"))

    def test_who_is_one_by_way_of_others_is_one(self):
        a, b, c, d = (row["person"]["id"] for row in self.vault.rows("case", "--fields", "person", "--limit", "4"))
        self.vault.run("alias", "person", a, b)
        self.vault.run("alias", "person", b, c)
        self.assertMessage(self.vault.run("not-same", "person", a, c, expect=USAGE), "kept under the other")
        # Of one that is kept under another already the whole is meant, and nobody falls out of it.
        self.vault.run("alias", "person", d, c)
        self.assertEqual(self.vault.show("person", a)["same_as"]["id"], d)
        self.assertEqual(self.vault.show("person", c)["same_as"]["id"], b)
        counts = counts_of_list(self)
        self.assertEqual((counts["total"], counts["named"]), (147, 147))

    def test_who_was_told_apart_is_not_made_one_by_way_of_others(self):
        a, b, c = (row["person"]["id"] for row in self.vault.rows("case", "--fields", "person", "--limit", "3"))
        self.vault.run("not-same", "person", a, c)
        self.vault.run("alias", "person", a, b)
        self.assertMessage(self.vault.run("alias", "person", b, c, expect=FAILED), "not allowed", "not to be the same person")
        self.assertIsNone(self.vault.show("person", c).get("same_as"))


if __name__ == "__main__":
    main()
