# SPDX-License-Identifier: GPL-3.0-or-later
"""Making, changing, deleting, undoing and looking at records; the shapes of the JSON; what is refused and how."""
import re

from support import *

UUID = re.compile(r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}")


class Records(Case):
    def setUp(self):
        super().setUp()
        self.vault = self.create()
        self.person = self.vault.new("person", "name=Ləman Əliyeva", "sex=female", "birth_date=March 1980")

    def case(self, *assignments):
        return self.vault.new("case", f"person={self.person}", *assignments)


class New(Records):
    def test_prints_the_id_alone(self):
        answer = self.vault.run("new", "person", "name=Rəşad")
        self.assertTrue(UUID.fullmatch(answer.out.strip()), answer)
        self.assertEqual(answer.err, "")
        self.assertEqual(set(self.vault.json("new", "person", "name=Rəşad")), {"schema", "id"})

    def test_every_kind_of_value_in_json(self):
        court = self.vault.new("organisation", "name=Bakı Ağır Cinayətlər Məhkəməsi", "kind=court")
        case = self.case("reference=AZ-17", "liberty_status=pretrial", "liberty_since=2024-05..2024-07", "tags=journalist",
                         "arrested_at=2024-03-05T10:42:00+04:00", "emblematic=yes", "list_number=17",
                         "summary=Arrested at home.", "summary.ru=Задержана дома.")
        shown = self.vault.show("case", case)
        self.assertEqual(shown["reference"], "AZ-17")
        self.assertEqual(shown["liberty_status"], {"code": "pretrial", "text": shown["liberty_status"]["text"]})
        self.assertEqual(shown["liberty_since"], {"text": "2024-05..2024-07", "edtf": "2024-05/2024-07",
                                                  "earliest": "2024-05-01", "latest": "2024-07-31"})
        self.assertEqual(shown["person"], {"id": self.person, "text": "Ləman Əliyeva"})
        self.assertEqual(shown["tags"], ["journalist"])
        self.assertRegex(shown["arrested_at"], r"^2024-03-05T10:42:00(\.0+)?\+04:00")
        self.assertEqual(shown["list_number"], 17)
        self.assertEqual(shown["emblematic"]["code"], "yes")
        self.assertIsNone(shown["joint_case"])
        self.assertEqual(shown["internal_notes"], [])
        self.assertEqual([(part["language"]["code"], part["text"]) for part in shown["summary"]],
                         [("en", "Arrested at home."), ("ru", "Задержана дома.")])
        self.assertTrue(all(UUID.fullmatch(part["id"]) for part in shown["summary"]))
        person = self.vault.show("person", self.person)
        self.assertEqual(person["birth_date"], {"text": "March 1980", "edtf": "1980-03", "earliest": "1980-03-01", "latest": "1980-03-31"})
        self.assertEqual([(name["text"], name["kind"]["code"]) for name in person["names"]], [("Ləman Əliyeva", "legal")])
        hearing = self.vault.new("hearing", f"case={case}", f"court={court}", "scheduled=2026-11-03T10:30+04:00")
        self.assertEqual(self.vault.show("hearing", hearing)["case"], [{"id": case, "text": self.vault.show("hearing", hearing)["case"][0]["text"]}])
        sentence = self.vault.new("sentence", f"case={case}", "total_term=5 years 6 months", "kind=imprisonment")
        term = self.vault.show("sentence", sentence)["total_term"]
        self.assertEqual((term["years"], term["months"], term["days"], term["life"], term["text"]), (5, 6, 0, False, "5 years 6 months"))

    def test_list_prints_schema_entity_total_and_rows(self):
        self.case("reference=A-1")
        found = self.vault.json("list", "case", "--fields", "reference,person")
        self.assertEqual(set(found), {"schema", "entity", "total", "rows"})
        self.assertEqual((found["entity"], found["total"]), ("case", 1))
        self.assertEqual(set(found["rows"][0]), {"id", "reference", "person"})
        self.assertEqual(self.vault.json("list", "court-act")["entity"], "court-act")
        self.assertEqual(self.vault.json("list", "court_act")["entity"], "court-act")

    def test_a_date_is_never_more_exact_than_what_was_typed(self):
        for typed, edtf in (("2024", "2024"), ("03.2024", "2024-03"), ("spring 2024", "2024-21"), ("~2023", "2023~"),
                            ("before 5 May 2024", "../2024-05-05"), ("05.03.2024", "2024-03-05")):
            date = self.vault.show("case", self.case(f"arrest_date={typed}"))["arrest_date"]
            self.assertEqual(date["text"], typed)
            if not typed.startswith("before"):
                self.assertEqual(date["edtf"], edtf)

    def test_a_hearing_with_notes(self):
        case = self.case("reference=A-1")
        hearing = self.vault.new("hearing", f"case={case}", "scheduled=2026-11-03T10:30+04:00")
        observation = self.vault.new("observation", f"hearing={hearing}")
        for number, text in enumerate(("The judge opens.", "Vəkil etiraz edir."), 1):
            self.vault.new("note", f"observation={observation}", f"text={text}", f"observed_at=2026-11-03T10:3{number}+04:00")
        rows = self.vault.rows("note", "--sort", "number", "--fields", "text,observation,observed_at,typed_at")
        self.assertEqual([row["text"] for row in rows], ["The judge opens.", "Vəkil etiraz edir."])
        self.assertEqual(rows[0]["observation"]["id"], observation)


class Set(Records):
    def test_scalar_and_emptied(self):
        case = self.case("reference=A-1", "arrest_date=2024")
        changed = self.vault.json("set", "case", case, "arrest_date=2024-05-06", "reference=A-2")
        self.assertEqual(changed, {"schema": 1, "changed": [case]})
        shown = self.vault.show("case", "A-2")
        self.assertEqual(shown["arrest_date"]["edtf"], "2024-05-06")
        self.vault.run("set", "case", case, "arrest_date=")
        self.assertIsNone(self.vault.show("case", case)["arrest_date"])

    def test_sets_grow_and_shrink(self):
        case = self.case("tags=a")
        self.vault.run("set", "case", case, "tags+=b", "tags+=c")
        self.assertEqual(sorted(self.vault.show("case", case)["tags"]), ["a", "b", "c"])
        self.vault.run("set", "case", case, "tags-=b")
        self.assertEqual(sorted(self.vault.show("case", case)["tags"]), ["a", "c"])
        self.vault.run("set", "case", case, "tags=z")
        self.assertEqual(self.vault.show("case", case)["tags"], ["z"])
        self.vault.run("set", "case", case, "tags=")
        self.assertEqual(self.vault.show("case", case)["tags"], [])

    def test_several_values_at_once_are_all_kept(self):
        person = self.vault.new("person", "name=X", "languages=az", "languages+=ru", "languages+=en", "nationality=AZ", "nationality+=GE")
        shown = self.vault.show("person", person)
        self.assertEqual(sorted(code["code"] for code in shown["languages"]), ["az", "en", "ru"])
        self.assertEqual(sorted(code["code"] for code in shown["nationality"]), ["AZ", "GE"])

    def test_texts_in_languages(self):
        case = self.case("summary=One", "summary.ru=Один")
        self.vault.run("set", "case", case, "summary=Two", "summary.az=İki")
        texts = {part["language"]["code"]: part for part in self.vault.show("case", case)["summary"]}
        self.assertEqual({language: part["text"] for language, part in texts.items()}, {"en": "Two", "ru": "Один", "az": "İki"})

    def test_another_name_does_not_replace_the_first(self):
        self.vault.run("set", "person", self.person, "name=Leman Aliyeva")
        self.assertEqual(sorted(name["text"] for name in self.vault.show("person", self.person)["names"]), ["Leman Aliyeva", "Ləman Əliyeva"])

    def test_a_wrong_name_is_taken_away_or_corrected(self):
        self.vault.run("set", "person", self.person, "name=Leman Wrong")
        self.vault.run("set", "person", self.person, "name-=Leman Wrong")
        [name] = self.vault.show("person", self.person)["names"]
        self.assertEqual(name["text"], "Ləman Əliyeva")
        self.vault.run("set", "person-name", name["id"], "text=Ləman Əliyev", "kind=pen")
        [name] = self.vault.show("person", self.person)["names"]
        self.assertEqual((name["text"], name["kind"]["code"]), ("Ləman Əliyev", "pen"))
        self.vault.run("set", "person", self.person, "name-=Nobody", expect=NOT_FOUND)

    def test_parts_by_their_own_keys(self):
        prison = self.vault.new("organisation", "name=Prison 17", "kind=prison")
        colony = self.vault.new("organisation", "name=Colony 2", "kind=prison")
        case = self.case("import_note=by hand")
        self.assertEqual([note["text"] for note in self.vault.show("case", case)["import_note"]], ["by hand"])
        detention = self.vault.new("detention", f"case={case}", f"place={prison}", "reason=near the court", f"places={colony}")
        places = self.vault.show("detention", detention)["places"]
        self.assertEqual([(place["place"]["text"], place["reason"]) for place in places], [("Prison 17", "near the court"), ("Colony 2", None)])
        self.vault.run("set", "detention", detention, f"places-={places[0]['id']}", f"place={prison}", "until=2024-05")
        places = self.vault.show("detention", detention)["places"]
        self.assertEqual([place["place"]["text"] for place in places], ["Colony 2", "Prison 17"])
        hearing = self.vault.new("hearing", f"case={case}", f"person={self.person}", "presence=present")
        self.assertEqual([part["person"]["id"] for part in self.vault.show("hearing", hearing)["presence"]], [self.person])

    def test_days_relative_to_today_are_kept_as_days(self):
        case = self.case("arrest_date=yesterday")
        date = self.vault.show("case", case)["arrest_date"]
        self.assertEqual(date["text"], date["edtf"])

    def test_a_filter_that_says_nothing_is_not_every_record(self):
        self.case()
        self.vault.run("set", "case", "--filter", " ", "list_number=1", expect=USAGE)

    def test_a_reference_is_not_emptied(self):
        self.vault.run("set", "case", self.case(), "reference=", expect=FAILED)

    def test_the_ledger_is_not_written_by_hand(self):
        self.vault.run("new", "ledger-entry", "kind=list", "audience=public", expect=FAILED)

    def test_the_term_as_printed(self):
        sentence = self.vault.new("sentence", f"case={self.case()}", "total_term=6 years, 3 months")
        term = self.vault.show("sentence", sentence)["total_term"]
        self.assertEqual((term["years"], term["months"], term["printed"]), (6, 3, "6 years, 3 months"))

    def test_an_hour_in_a_courtroom_is_of_today(self):
        hearing = self.vault.new("hearing", f"case={self.case()}", "date=today")
        observation = self.vault.new("observation", f"hearing={hearing}")
        note = self.vault.new("note", f"observation={observation}", "text=The judge came in.", "observed_at=1042")
        self.assertIn("T10:42:00", self.vault.show("note", note)["observed_at"])

    def test_terms_are_named_where_one_is_wrong(self):
        self.assertIn("female", self.vault.run("set", "person", self.person, "sex=F", expect=USAGE).err)

    def test_many_by_a_filter_is_one_action(self):
        for number in range(3):
            self.case(f"reference=A-{number}", "liberty_status=pretrial")
        other = self.case("reference=B", "liberty_status=released")
        changed = self.vault.json("set", "case", "--filter", "liberty_status:pretrial", "liberty_status=serving", "tags+=moved")
        self.assertEqual(len(changed["changed"]), 3)
        self.assertEqual(len(self.vault.rows("case", "--filter", "liberty_status:serving")), 3)
        self.vault.run("undo")
        self.assertEqual(len(self.vault.rows("case", "--filter", "liberty_status:pretrial")), 3)
        self.assertEqual(self.vault.rows("case", "--filter", "tags:moved"), [])
        self.assertEqual(self.vault.show("case", other)["liberty_status"]["code"], "released")
        self.assertEqual(self.vault.json("set", "case", "--filter", "liberty_status:died", "priority=high")["changed"], [])

    def test_setting_what_is_already_so_changes_nothing(self):
        case = self.case("reference=A-1", "summary=One")
        before = len(self.vault.json("history", "case", case)["rows"])
        self.vault.run("set", "case", case, "reference=A-1", "summary=One")
        self.assertEqual(len(self.vault.json("history", "case", case)["rows"]), before)


class DeleteAndUndo(Records):
    def test_each_step_back_in_a_process_of_its_own(self):
        case = self.case("reference=A-1", "summary=One")
        self.vault.run("set", "case", case, "summary=Two")
        self.vault.run("set", "case", case, "tags+=x", "tags+=y")
        self.vault.run("delete", "case", case)
        self.assertEqual(self.vault.total("case"), 0)
        self.vault.run("undo")
        self.assertEqual(sorted(self.vault.show("case", case)["tags"]), ["x", "y"])
        self.vault.run("undo")
        self.assertEqual(self.vault.show("case", case)["tags"], [])
        self.vault.run("undo")
        self.assertEqual([part["text"] for part in self.vault.show("case", case)["summary"]], ["One"])
        self.vault.run("undo")
        self.assertEqual(self.vault.total("case"), 0)
        self.vault.run("undo")
        self.assertEqual(self.vault.total("person"), 0)
        answer = self.vault.run("undo", expect=None)
        self.assertIn(answer.code, (FAILED, NOT_FOUND), answer)
        self.assertMessage(answer, "Nothing was changed")
        self.vault.verify()

    def test_members_are_not_undone_deleted_or_emptied(self):
        """Without its members a vault opens to nobody."""
        vault = self.create("fresh")
        self.assertMessage(vault.run("undo", expect=NOT_FOUND), "Nothing was changed")
        second = write(self.place("second"), "another passphrase")
        vault.run("members", "add", "Günel", "--new-passphrase-file", second)
        vault.run("undo", expect=NOT_FOUND)
        for member in vault.json("members", "list")["members"]:
            vault.run("delete", "member", member["id"], expect=FAILED)
            for field in ("encryption_key", "signing_key"):
                answer = vault.run("set", "member", member["id"], f"{field}=", expect=None)
                self.assertNotEqual(answer.code, DONE, answer)
        vault.run("info")
        vault.with_credentials("--passphrase-file", second).verify()

    def test_reading_is_not_undone(self):
        case = self.case("reference=A-1")
        self.vault.run("set", "case", case, "reference=A-2")
        self.vault.rows("case")
        self.vault.show("case", case)
        self.vault.run("undo")
        self.assertEqual(self.vault.show("case", case)["reference"], "A-1")

    def test_a_deleted_record_is_out_of_lists_and_still_has_its_history(self):
        case = self.case("reference=A-1")
        self.vault.json("delete", "case", "A-1")
        self.assertEqual(self.vault.total("case"), 0)
        self.assertEqual([row["change"] for row in self.vault.json("history", "case", case)["rows"]][-1:]
                         or [], ["delete"])
        self.assertTrue(self.vault.show("case", case)["deleted"])

    def test_history_says_who_when_and_what(self):
        case = self.case("reference=A-1")
        self.vault.run("set", "case", case, "reference=A-2", "--reason", "renumbered")
        found = self.vault.json("history", "case", case)
        self.assertEqual(found["id"], case)
        values = [(row["field"], row["value"], row["change"]) for row in found["rows"] if row["field"] == "reference"]
        self.assertEqual(sorted(values), [("reference", "A-1", "create"), ("reference", "A-2", "set")])
        for row in found["rows"]:
            self.assertRegex(row["at"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.*(Z|[+-]\d\d:\d\d)")
            self.assertEqual(row["by"], "Member 1")
        self.assertIn("renumbered", [row["reason"] for row in found["rows"]])
        self.assertIn("A-2", self.vault.run("history", "case", case).out)

    def test_undo_does_not_lift_a_protection(self):
        self.vault.run("set", "person", self.person, "naming_basis=consent")
        case = self.case("publication=cleared")
        self.vault.run("set", "case", case, "publication=withdrawn")
        answer = self.vault.run("undo", expect=REFUSED)
        self.assertMessage(answer, "protection", "Nothing was changed")
        self.assertEqual(self.vault.show("case", case)["publication"]["code"], "withdrawn")

    def test_undo_of_a_narrowed_endorsement(self):
        endorser = self.vault.new("endorser", "name=Jane Doe", "kind=person", open="endorsers")
        endorsement = self.vault.new("endorsement", f"endorser={endorser}", "statement=Open letter", "version=1", "visibility=public",
                                     open="endorsers")
        self.vault.run("set", "endorsement", endorsement, "visibility=never", open="endorsers")
        answer = self.vault.run("undo", open="endorsers", expect=REFUSED)
        self.assertMessage(answer, "protection")
        answer = self.vault.run("set", "endorsement", endorsement, "visibility=public", open="endorsers", expect=REFUSED)
        self.assertMessage(answer, "evidence")
        self.assertEqual(self.vault.show("endorsement", endorsement, open="endorsers")["visibility"]["code"], "never")


class Ids(Records):
    def test_every_form(self):
        case = self.case("reference=2026/AZ-17")
        for form in (case, case.upper(), case[:8], case[:13], case.replace("-", "")[:12], "2026/AZ-17"):
            self.assertEqual(self.vault.show("case", form)["id"], case, form)
        self.assertEqual(self.vault.show("person", self.person[:8])["id"], self.person)
        joined = self.vault.new("charge", "case=2026/AZ-17", "wording=x")
        self.assertEqual(self.vault.show("charge", joined)["case"]["id"], case)

    def test_what_is_not_there(self):
        self.case("reference=A-1")
        missing = "00000000-0000-4000-8000-000000000000"
        for words in (["show", "case", missing], ["show", "case", "A-2"], ["history", "case", missing], ["set", "case", missing, "reference=x"],
                      ["delete", "case", missing], ["new", "charge", f"case={missing}"], ["show", "case", self.person],
                      ["show", "person", "no such thing"]):
            answer = self.vault.run(words[0], *words[1:], expect=NOT_FOUND)
            self.assertEqual(answer.out, "")
            self.assertMessage(answer, "Nothing was changed")

    def test_too_few_digits(self):
        answer = self.vault.run("show", "person", self.person[:7], expect=USAGE)
        self.assertMessage(answer, "eight")


class Refused(Records):
    """Each with its exit code, a sentence, and nothing changed."""

    def setUp(self):
        super().setUp()
        self.known = self.case("reference=A-1")
        self.before = (self.vault.rows("case"), self.vault.rows("person"), self.vault.rows("charge"))

    def tearDown(self):
        self.assertEqual((self.vault.rows("case"), self.vault.rows("person"), self.vault.rows("charge")), self.before)
        self.vault.verify()

    def refuse(self, code, *words, naming=None):
        answer = self.vault.run(words[0], *words[1:], expect=code)
        self.assertEqual(answer.out, "", answer)
        self.assertMessage(answer)
        if naming:
            self.assertMessage(answer, naming, "Nothing was changed")
        return answer

    def test_usage(self):
        for words in (["new"], ["new", "case", "reference"], ["new", "case", "=x"], ["set", "case", "A-1"], ["set", "case", "A-1", "reference"],
                      ["show", "case"], ["show", "case", "A-1", "B-1"], ["delete", "case"], ["undo", "twice"], ["list"],
                      ["list", "case", "person"], ["list", "case", "--nonsense"], ["list", "case", "--limit", "many"],
                      ["list", "case", "--limit", "-1"], ["list", "case", "--offset", "x"], ["frobnicate"]):
            self.refuse(USAGE, *words)

    def test_unknown_names(self):
        self.refuse(USAGE, "new", "case", f"person={self.person}", "colour=red", naming="colour")
        self.refuse(USAGE, "set", "case", "A-1", "reference=A-2", "colour=red", naming="colour")
        self.refuse(USAGE, "list", "case", "--fields", "reference,colour", naming="colour")
        self.refuse(USAGE, "list", "case", "--sort", "colour", naming="colour")
        self.refuse(USAGE, "list", "case", "--filter", "colour:red", naming="colour")
        self.refuse(USAGE, "list", "unicorn", naming="unicorn")
        self.refuse(USAGE, "list", "case-summary")
        self.refuse(USAGE, "list", "vault")

    def test_values_that_do_not_fit_name_their_field(self):
        for field, value in (("arrest_date", "31.02.2024"), ("arrest_date", "2024-13-01"), ("arrest_date", "soonish"), ("list_number", "many"),
                             ("liberty_status", "happy"), ("arrested_at", "yesterday at noon"), ("emblematic", "perhaps")):
            self.refuse(USAGE, "set", "case", "A-1", f"{field}={value}", naming=field)
            self.refuse(USAGE, "new", "case", f"person={self.person}", f"{field}={value}", naming=field)

    def test_no_value_of_a_case_in_a_message(self):
        answer = self.refuse(USAGE, "set", "case", "A-1", "liberty_status=Secretname")
        self.assertNotIn("Secretname", answer.err)
        answer = self.refuse(NOT_FOUND, "show", "case", "Secretname")
        self.assertNotIn("Secretname", answer.err)

    def test_not_a_set_not_a_part_not_to_be_written(self):
        self.refuse(USAGE, "set", "case", "A-1", "reference+=B", naming="reference")
        self.refuse(USAGE, "set", "case", "A-1", "reference.ru=B", naming="reference")
        self.refuse(USAGE, "set", "case", "A-1", "summary+=B", naming="summary")
        self.refuse(USAGE, "set", "person", self.person, "birth_year=1980", naming="birth_year")
        self.refuse(USAGE, "set", "person", self.person, "name=", naming="name")
        self.refuse(USAGE, "set", "case", "A-1", "summary.zz=B")

    def test_ambiguous_titles_and_duplicates(self):
        answer = self.refuse(None, "new", "case", f"person={self.person}", "reference=A-1")
        self.assertIn(answer.code, (FAILED, USAGE, CONFLICT), answer)

    def test_a_case_without_a_person(self):
        answer = self.refuse(None, "new", "case", "reference=B-1")
        self.assertIn(answer.code, (FAILED, USAGE), answer)
        self.assertIn("person", answer.err)


if __name__ == "__main__":
    main()
