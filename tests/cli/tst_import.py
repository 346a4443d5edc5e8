# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists in: the sample of 303 rows with every cell found again, reports, dry runs, mappings, and files that are no lists."""
import threading

import every_cell
from support import *

HEADER = "No.,Full name,Patronymic,Date of birth,Status,Sentence,Court\n"
ROW = "1,Əli Məmmədov,Vəli oğlu,05.03.1980,Sentenced,5 years,Baku Grave Crimes Court\n"
REPORT_KEYS = {"schema", "encoding", "rows", "created", "updated", "unchanged", "skipped", "missing", "proposed", "changes",
               "warnings", "errors"}


class Sample(Case):
    @classmethod
    def setUpClass(cls):
        cls.keep = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.keep.cleanup)
        cls.path = os.path.join(cls.keep.name, "vault")
        cls.report = os.path.join(cls.keep.name, "report.json")
        secret = write(cls.path + ".pass", PASSPHRASE)
        for words in (["create", cls.path, "--no-recovery", "--kdf-memory", "64"],
                      ["import", cls.path, SAMPLE, "--entity", "case", "--list", "Sample", "--as-of", "2026-11-01", "--report", cls.report]):
            made = run(*words, "--passphrase-file", secret)
            assert made.code == DONE, made

    def setUp(self):
        super().setUp()
        self.vault = Vault(self, self.path, ["--passphrase-file", self.passphrase_file])

    def test_every_cell_of_every_row_is_in_a_field_or_in_the_note(self):
        rows, cells, lost = every_cell.check(PROGRAM, self.path, SAMPLE, self.vault.credentials)
        self.assertEqual(rows, 303)
        self.assertGreater(cells, 3000)
        self.assertEqual(lost, [])

    def test_the_search_for_lost_cells_finds_them(self):
        """Otherwise its silence would mean nothing."""
        headers, rows = every_cell.read_list(SAMPLE)
        holding = every_cell.Holding(PROGRAM, self.path, self.vault.credentials)
        planted = [list(row) for row in rows]
        for number, column in ((0, "Case background"), (10, "Court"), (20, "Article(s) of the Criminal Code"), (30, "Date of arrest")):
            planted[number][headers.index(column)] = "Not in the vault"
        planted[40][1] = "Nobody Known"
        found = every_cell.lost_cells(holding, headers, planted)
        self.assertEqual({number for number, _, _ in found}, {1, 11, 21, 31, 41})

    def test_report(self):
        report = json.loads(read(self.report))
        self.assertEqual(set(report), REPORT_KEYS)
        self.assertEqual([report[key] for key in ("schema", "rows", "created", "updated", "unchanged", "skipped", "missing", "errors")],
                         [1, 303, 303, 0, 0, 0, [], []])
        # Two rows of one name: a question, and two persons.
        self.assertEqual([row["name"] for row in report["proposed"]], ["Cavid Naxışlı"])
        for warning in report["warnings"]:
            self.assertEqual(set(warning), {"line", "column", "code", "text"})
            self.assertGreater(warning["line"], 1)

    def test_every_sentence_is_a_term(self):
        headers, rows = every_cell.read_list(SAMPLE)
        wanted = sum(1 for row in rows if row[headers.index("Sentence")].strip())
        sentences = self.vault.rows("sentence")
        self.assertEqual(len(sentences), wanted)
        for sentence in sentences:
            term = sentence["total_term"]
            self.assertTrue(term["life"] or term["years"] + term["months"] + term["days"] > 0, term)
            self.assertEqual(sentence["as_listed"]["edtf"], "2026-11-01")

    def test_one_charge_and_one_detention_each(self):
        for entity in ("charge", "detention"):
            rows = self.vault.rows(entity, "--fields", "case")
            self.assertEqual((len(rows), len({row["case"]["id"] for row in rows})), (303, 303))

    def test_courts_and_places_are_few_bodies_not_303(self):
        headers, rows = every_cell.read_list(SAMPLE)
        printed = {row[headers.index(column)] for row in rows for column in ("Court", "Place of detention")} - {""}
        self.assertLessEqual(self.vault.total("organisation"), len(printed))

    def test_nobody_is_cleared_by_import_alone(self):
        self.assertEqual(len(self.vault.rows("case", "--filter", "publication:draft", "--fields", "reference")), 303)
        self.assertEqual({row["naming_basis"]["code"] for row in self.vault.rows("person", "--fields", "naming_basis")}, {"none"})


class Import(Case):
    def setUp(self):
        super().setUp()
        self.vault = self.create()

    def list_file(self, text, name="list.csv"):
        return write(self.place(name), text)

    def counts(self):
        return [self.vault.total(entity) for entity in every_cell.ENTITIES]

    def test_cleared_with_a_basis(self):
        self.vault.run("import", self.list_file(HEADER + ROW), "--entity", "case", "--list", "Published", "--as-of", "2026-11-01",
                       "--publication", "cleared", "--naming-basis", "public-record")
        [case], [person] = self.vault.rows("case"), self.vault.rows("person")
        self.assertEqual(case["publication"]["code"], "cleared")
        self.assertEqual((person["naming_basis"]["code"], person["naming_source"]), ("public_record", "Published"))

    def test_dry_run_changes_nothing_and_reports_the_same(self):
        path = self.list_file(HEADER + ROW + "2,Leyla,,1980,On trial,,\n")
        before, commits = self.counts(), self.vault.json("info")["commits"]
        dry = self.vault.json("import", path, "--entity", "case", "--dry-run", "--report", self.place("dry.json"))
        self.assertEqual(self.vault.json("info")["commits"], commits)
        self.assertEqual(self.counts(), before)
        self.assertEqual(json.loads(read(self.place("dry.json"))), dry)
        self.assertEqual(self.vault.json("import", path, "--entity", "case"), dry)
        self.assertIn("Would be imported", self.vault.run("import", path, "--entity", "case", "--dry-run").err)

    def test_one_undo_takes_the_whole_import_back(self):
        before = self.counts()
        self.vault.run("import", SAMPLE, "--entity", "case")
        self.assertEqual(self.vault.total("case"), 303)
        self.vault.run("undo")
        self.assertEqual(self.counts(), before)
        self.vault.verify()

    def test_a_row_that_is_known_makes_nothing_twice(self):
        path = self.list_file(HEADER + ROW)
        for _ in range(2):
            self.vault.run("import", path, "--entity", "case")
        self.assertEqual((self.vault.total("case"), self.vault.total("person"), self.vault.total("listing")), (1, 1, 1))
        self.assertEqual(len([row for row in self.vault.rows("organisation") if row["kind"]["code"] == "court"]), 1)

    def test_mapping_and_unknown_columns(self):
        path = self.list_file("Who,When born,Shoe size\nƏli,1980,42\n")
        answer = self.vault.run("import", path, "--entity", "case", "--json", expect=FAILED)
        self.assertEqual(answer.json()["errors"][0]["code"], "no_header")
        mapping = write(self.place("m.json"), json.dumps({"schema": 1, "columns": {"Who": "full_name", "When born": "birth_date"}}))
        self.vault.run("import", path, "--entity", "case", "--mapping", mapping)
        [case], [person] = self.vault.rows("case"), self.vault.rows("person")
        self.assertEqual([part["text"] for part in case["import_note"]], ["Shoe size: 42"])
        self.assertEqual((person["names"][0]["text"], person["birth_date"]["edtf"]), ("Əli", "1980"))

    def test_the_encoding_is_named(self):
        path = self.list_file((HEADER + ROW).encode())
        self.assertEqual(self.vault.json("import", path, "--entity", "case", "--dry-run")["encoding"], "UTF-8")
        self.assertMessage(self.vault.run("import", path, "--entity", "case", "--dry-run"), "The list was read as UTF-8.")
        damaged = self.list_file((HEADER + ROW).encode() + b"2,Jos\xe9,,,,,\n", "damaged.csv")
        words = ["import", damaged, "--entity", "case", "--dry-run", "--encoding", "cp1251"]
        report = self.vault.json(*words)
        self.assertEqual(report["encoding"], "windows-1251")
        self.assertIn({"line": 3, "column": 2, "code": "damaged_utf8", "text": "windows-1251"}, report["warnings"])
        self.assertMessage(self.vault.run(*words), "line 3, column 2: the list looks like UTF-8", "The list was read as windows-1251.")
        rows = self.list_file("name,kind\nBody,ngo\n", "rows.csv")
        self.assertEqual(self.vault.json("import", rows, "--entity", "organisation", "--dry-run")["encoding"], "UTF-8")

    def test_mappings_that_are_none(self):
        path = self.list_file(HEADER + ROW)
        before = self.counts()
        for text in ("", "[]", "{", '{"columns":{"Nobody":"full_name"}}', '{"columns":{"Full name":"shoe"}}', '{"columns":3}'):
            answer = self.vault.run("import", path, "--entity", "case", "--mapping", write(self.place("m.json"), text), expect=None)
            if text:
                self.assertIn(answer.code, (FAILED, USAGE), answer)
                self.assertMessage(answer, "Nothing was changed")
                self.assertEqual(self.counts(), before, answer)
        self.vault.run("import", path, "--mapping", self.place("none.json"), expect=NOT_FOUND)
        two = write(self.place("m.json"), '{"columns":{"Full name":"full_name","Patronymic":"full_name","Court":"full_name"}}')
        answer = self.vault.run("import", path, "--entity", "case", "--mapping", two, expect=USAGE)
        self.assertMessage(answer, '"Court" and "Full name" cannot both hold full_name', "Nothing was changed")
        self.assertEqual(self.counts(), before)

    def test_options_that_are_none(self):
        path = self.list_file(HEADER + ROW)
        before = self.counts()
        for words in (["--entity", "prisoner"], ["--publication", "embargoed"], ["--publication", "x"], ["--naming-basis", "rumour"],
                      ["--as-of", "31.02.2026"], ["--as-of", "soon"]):
            answer = self.vault.run("import", path, *words, expect=USAGE)
            self.assertMessage(answer, "Nothing was changed")
        self.assertEqual(self.counts(), before)

    def test_formulas_and_apostrophes(self):
        self.vault.run("import", self.list_file("Full name,Case background\n'=SUM(A1),'@cmd\n-Əli,+1\n'Ali,''=x\n"), "--entity", "case")
        names = sorted(person["names"][0]["text"] for person in self.vault.rows("person"))
        self.assertEqual(names, ["'Ali", "-Əli", "=SUM(A1)"])

    def test_line_ends_separators_and_mark(self):
        for text in ("Full name;Court\r\nƏli;X\r\n", "\ufeffFull name,Court\nƏli,X", "Full name\tCourt\rƏli\tX\r",
                     '"Full name","Court"\n"Əli","X"\n\n\n'):
            vault = self.create(f"v{abs(hash(text))}")
            vault.run("import", self.list_file(text), "--entity", "case")
            self.assertEqual([person["names"][0]["text"] for person in vault.rows("person")], ["Əli"], text)

    def test_messages_name_places_not_cells(self):
        path = self.list_file(HEADER + "1,Əli,,Secretcell,Sentenced,Otherword,\n")
        answer = self.vault.run("import", path, "--entity", "case")
        self.assertMessage(answer, "line 2, column 4", "line 2, column 6", "import note")
        self.assertNotIn("Secretcell", answer.err)
        [case] = self.vault.rows("case")
        self.assertEqual(case["import_note"][0]["text"].split("\n"), ["Date of birth: Secretcell", "Sentence: Otherword"])


class Records(Case):
    """Rows of other entities: the header names fields."""

    def setUp(self):
        super().setUp()
        self.vault = self.create()

    def bring_in(self, entity, text, *words, **kwargs):
        return self.vault.run("import", write(self.place("rows.csv"), text), "--entity", entity, *words, **kwargs)

    def test_organisations_and_events_of_a_case(self):
        self.bring_in("organisation", "name,kind\nCourt of the Eastern District,court\nНиколаевский районный суд,court\n")
        self.assertEqual({row["kind"]["code"] for row in self.vault.rows("organisation")}, {"court"})
        person = self.vault.new("person", "name=Aysel")
        case = self.vault.new("case", f"person={person}")
        reference = self.vault.show("case", case)["reference"]
        self.bring_in("charge", f'case\tarticle\tdate\n{reference}\t206.3.2; 193-1.3.1\t2024-05\n{reference}\taz.cc:2000 192.3.2\t03.06.2024\n')
        charges = self.vault.rows("charge", "--fields", "case,article,date", "--sort", "date")
        self.assertEqual([len(row["article"]) for row in charges], [2, 1])
        self.assertEqual([(row["case"]["id"], row["date"]["edtf"]) for row in charges], [(case, "2024-05"), (case, "2024-06-03")])
        self.bring_in("detention", f"case\tfrom\n{reference}\t2024\n")
        self.bring_in("event", f"Cases,Date,Title\n{reference},2024-05-01,A search of the flat\n")
        self.assertEqual((self.vault.total("detention"), self.vault.total("event")), (1, 1))
        self.vault.run("undo")
        self.assertEqual((self.vault.total("detention"), self.vault.total("event")), (1, 0))

    def test_a_bad_cell_stops_all_and_says_where(self):
        before = digests(self.vault.path)
        answer = self.bring_in("charge", "case,date,shoe\nC-9999,31.02.2024,43\n,2024,\n", "--report", self.place("r.json"), expect=FAILED)
        self.assertMessage(answer, "Nothing was changed", "line 1, column 3", "line 2, column 1", "line 2, column 2", "line 3")
        self.assertEqual({error["code"] for error in json.loads(read(self.place("r.json")))["errors"]},
                         {"unknown_field", "no_such_record", "value_not_read", "field_required"})
        self.assertEqual(set(digests(self.vault.path)), set(before))
        self.assertEqual(self.vault.total("charge"), 0)

    def test_persons_without_cases(self):
        self.bring_in("person", HEADER + ROW)
        self.assertEqual((self.vault.total("person"), self.vault.total("case")), (1, 0))
        self.bring_in("person", HEADER + ROW + "2,Leyla Həsənova,Tofiq qızı,,,,\n", "--list", "Another")
        self.assertEqual((self.vault.total("person"), self.vault.total("case")), (2, 0))

    def test_a_column_is_left_out_by_the_mapping_alone(self):
        mapping = write(self.place("m.json"), json.dumps({"schema": 1, "columns": {"Who": "name", "Remark": ""}}))
        text = "Who,kind,Remark\nUnion of Lawyers,ngo,old\n"
        self.bring_in("organisation", text, expect=FAILED)
        answer = self.bring_in("organisation", text, "--mapping", mapping, expect=None)
        self.assertIn(answer.code, (DONE, FAILED), answer)


class BadFiles(Case):
    """Each with exit code, place and a sentence, and the vault as it was, byte for byte."""

    def setUp(self):
        super().setUp()
        self.vault = self.create()
        self.vault.new("person", "name=Before")
        self.before = (self.vault.rows("person"), self.vault.total("case"))

    def refuse(self, data, code, *words, place=None):
        path = write(self.place("list.csv"), data)
        before = digests(self.vault.path)
        answer = self.vault.run("import", path, "--entity", "case", "--report", self.place("report.json"), expect=FAILED)
        self.assertEqual(answer.out, "")
        self.assertMessage(answer, "Nothing was changed", *words)
        self.assertNotIn(code, answer.err)
        # Opening and closing a vault writes its marks; its records and its header are as they were.
        self.assertEqual({name for name in before}, {name for name in digests(self.vault.path)})
        self.assertEqual(read(self.place("vault", "vault.dossier")), read(self.place("vault", "vault.dossier.bak")))
        self.assertEqual((self.vault.rows("person"), self.vault.total("case")), self.before)
        report = json.loads(read(self.place("report.json")))
        self.assertEqual((report["created"], report["rows"], len(report["errors"])), (0, 0, 1))
        error = report["errors"][0]
        self.assertEqual(error["code"], code)
        if place:
            self.assertEqual((error["line"], error["column"]), place)
            self.assertMessage(answer, f"line {place[0]}")
        self.vault.verify()

    def test_nul(self):
        self.refuse(HEADER + "1,Əli\0,,,,,\n", "nul_byte", "NUL", place=(2, 2))

    def test_latin_1(self):
        self.refuse((HEADER + ROW).encode() + "2,Jos\u00e9,,,,,\n".encode("latin-1"), "not_utf8", "UTF-8", place=(3, 2))

    def test_quote_never_closed(self):
        self.refuse(HEADER + ROW + '2,"Leyla,,,,,\n3,Next,,,,,\n', "quote_not_closed", place=(3, 2))

    def test_text_behind_a_quote(self):
        self.refuse(HEADER + '2,"Leyla"x,,,,,\n', "text_after_quote", place=(2, 2))

    def test_empty(self):
        self.refuse("", "nothing", "no rows")

    def test_blank_lines(self):
        self.refuse("\n\r\n\n", "nothing", "no rows")

    def test_header_only(self):
        self.refuse(HEADER, "nothing", "no rows")

    def test_not_a_list(self):
        self.refuse("Dear friends,\nwe write to you today.\n", "no_header", "--mapping")

    def test_binary(self):
        self.refuse(bytes(range(256)) * 64, "nul_byte")

    def test_not_a_file(self):
        for path, code in ((self.folder, FAILED), (self.place("missing.csv"), NOT_FOUND), (self.place("vault"), FAILED)):
            answer = self.vault.run("import", path, "--entity", "case", expect=code)
            self.assertMessage(answer)
        os.mkfifo(self.place("pipe"))
        self.vault.run("import", self.place("pipe"), "--entity", "case", expect=FAILED)
        self.assertEqual((self.vault.rows("person"), self.vault.total("case")), self.before)

    def test_a_list_that_is_saved_while_it_is_read(self):
        path = write(self.place("list.csv"), HEADER + ROW * 20_000)
        done = threading.Event()

        def save():
            with open(path, "ab", buffering=0) as file:
                while not done.wait(0.001):
                    file.write(ROW.encode())
        saving = threading.Thread(target=save)
        saving.start()
        try:
            answer = self.vault.run("import", path, "--entity", "case", "--json", expect=FAILED)
        finally:
            done.set()
            saving.join()
        self.assertEqual(answer.json()["errors"], [{"line": 0, "column": 0, "code": "file_changed", "text": ""}])
        self.assertMessage(answer, "the file changed while it was read; nothing was imported")
        self.assertEqual((self.vault.rows("person"), self.vault.total("case")), self.before)

    @staticmethod
    def waits_for_ctrl_c(process):
        """The program holds the signal back to look for it; /proc tells it of a process that hides everything else."""
        status = read(f"/proc/{process}/status").decode()
        return int(re.search(r"^SigBlk:\s*([0-9a-f]+)", status, re.MULTILINE).group(1), 16) >> (signal.SIGINT - 1) & 1

    def stopped(self, path, *words):
        """The import of a list, stopped by Ctrl+C as soon as the vault is open."""
        words = ["import", self.vault.path, path, *words, *self.vault.credentials]
        program = subprocess.Popen([PROGRAM, *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   start_new_session=True)
        end = time.monotonic() + SECONDS
        while not self.waits_for_ctrl_c(program.pid) and program.poll() is None and time.monotonic() < end:
            pass
        program.send_signal(signal.SIGINT)
        out, err = program.communicate(timeout=SECONDS)
        return Answer(program.returncode, out, err, words)

    def test_ctrl_c_imports_nothing_and_says_so(self):
        path = write(self.place("list.csv"), HEADER + "".join(f"{n},Ad{n} Soyad{n},,,,,\n" for n in range(20_000)))
        answer = self.stopped(path, "--entity", "case", "--json", "--report", self.place("report.json"))
        self.assertEqual(answer.code, CANCELLED, answer)
        self.assertMessage(answer, "nothing was imported", "Cancelled. Nothing was changed.")
        self.assertEqual([error["code"] for error in answer.json()["errors"]], ["cancelled"])
        self.assertEqual(json.loads(read(self.place("report.json"))), answer.json())
        self.assertEqual((self.vault.rows("person"), self.vault.total("case")), self.before)
        self.vault.verify()

    def test_ctrl_c_stops_rows_of_other_entities_too(self):
        path = write(self.place("list.csv"), "name,kind\n" + "".join(f"Body {n},ngo\n" for n in range(20_000)))
        answer = self.stopped(path, "--entity", "organisation")
        self.assertEqual(answer.code, CANCELLED, answer)
        self.assertMessage(answer, "nothing was imported")
        self.assertEqual(self.vault.total("organisation"), 0)

    def test_a_report_that_cannot_be_written_stops_the_import(self):
        path = write(self.place("list.csv"), HEADER + ROW)
        os.symlink("/dev/null", self.place("link"))
        for report in (self.place("no", "folder.json"), self.folder, self.place("link")):
            answer = self.vault.run("import", path, "--entity", "case", "--report", report, expect=None)
            self.assertNotEqual(answer.code, DONE, answer)
            self.assertMessage(answer)
        self.assertEqual(self.vault.total("case"), 0)

    def test_a_report_never_replaces_a_file_of_the_vault_or_the_list(self):
        path = write(self.place("list.csv"), HEADER + ROW)
        other = write(self.place("letter.txt"), "Dear friends,")
        before = digests(self.vault.path)
        for report in (self.place("vault", "main.db"), self.place("vault", "new.json"), path, other):
            for words in ([], ["--dry-run"]):
                self.assertMessage(self.vault.run("import", path, "--entity", "case", "--report", report, *words, expect=None))
        self.assertEqual({name: digest for name, digest in digests(self.vault.path).items() if name.endswith((".db", ".dossier"))},
                         {name: digest for name, digest in before.items() if name.endswith((".db", ".dossier"))})
        self.assertEqual((read(path).decode(), read(other)), (HEADER + ROW, b"Dear friends,"))
        self.assertEqual(self.vault.total("case"), 0)
        for _ in range(2):
            self.vault.run("import", path, "--entity", "case", "--dry-run", "--report", self.place("report.json"))

    def test_another_vault_is_no_place_either(self):
        other = self.create("other")
        before = digests(other.path)
        path = write(self.place("list.csv"), HEADER + ROW)
        inside = os.path.join(other.path, "main.db")
        for words in (["import", path, "--report", inside], ["backup", "--out", inside],
                      ["export", "--report", "list", "--audience", "internal", "--language", "en", "--format", "csv", "--out", inside]):
            self.assertNotEqual(self.vault.run(*words, expect=None).code, DONE)
        self.assertEqual(digests(other.path), before)

    def test_control_characters_are_left_out_and_said(self):
        path = write(self.place("list.csv"), "Full name,Case background\nƏl\x1bi,one\x0btwo\x7f\n")
        report = self.vault.json("import", path, "--entity", "case")
        self.assertEqual([finding["code"] for finding in report["warnings"]], ["control_character"] * 2)
        [case] = self.vault.rows("case")
        self.assertEqual((case["person"]["text"], case["background"][0]["text"]), ("Əli", "one\ntwo"))

    def test_names_that_nobody_sees(self):
        path = write(self.place("list.csv"), "No.,Full name\n1,Əli\n2,\u200b\u2066\n")
        answer = self.vault.run("import", path, "--entity", "case")
        self.assertMessage(answer, "line 3, column 2", "nobody sees", "the row has no name")
        self.assertEqual(self.vault.total("case"), 1)
        path = write(self.place("list.csv"), "name,kind\n\u200b,ngo\n")
        answer = self.vault.run("import", path, "--entity", "organisation", expect=FAILED)
        self.assertMessage(answer, "line 2, column 1", "nobody sees")
        self.assertEqual(self.vault.total("organisation"), 0)

    def test_a_row_longer_than_any_text(self):
        path = write(self.place("list.csv"), "Full name,Case background,Health\nƏli,,\nVəli," + "x" * 3_000_000 + "," + "y" * 3_000_000 + "\n")
        answer = self.vault.run("import", path, "--entity", "case", expect=FAILED)
        self.assertMessage(answer, "Nothing was changed", "line 3", "longer than any text")
        self.assertEqual(self.vault.total("case"), 0)

    def test_a_million_columns_and_a_long_cell(self):
        path = write(self.place("list.csv"), "Full name" + "," * 200_000 + "\nƏli" + "," * 200_000 + "\n")
        self.assertIn(self.vault.run("import", path, "--entity", "case", expect=None).code, (DONE, FAILED))
        path = write(self.place("list.csv"), "Full name,Case background\nƏli," + "x" * 3_000_000 + "\n")
        answer = self.vault.run("import", path, "--entity", "case", expect=None)
        self.assertIn(answer.code, (DONE, FAILED, USAGE), answer)
        self.vault.verify()


if __name__ == "__main__":
    main()
