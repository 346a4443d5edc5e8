# SPDX-License-Identifier: GPL-3.0-or-later
"""Any list as a table: chosen fields, the decisions of the reports, and back in again with the same values."""
import csv
import io
import re
import shutil
import xml.etree.ElementTree as xml
import zipfile

from support import *

TABLES = ("csv", "xlsx", "json")
COLUMNS = "name,patronymic,sex,birth_date,list_group,arrest_date,articles,status,sentence,court,place,background"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ATTACKS = ["=cmd|' /C calc'!A0", "=1+1", "+994501112233", "-2+3", "@SUM(A1)", "'=quoted before", "''+twice", "'plain apostrophe",
           "https://example.org", "a;b", 'say "no"', "a,b", "\u202e right to left", "_x0041_", "_x000D_", "<&>", "007", "1/2", "TRUE",
           "Əliyev Ağa Şıxı oğlu", "\U0001f600 & ß", "x" * 2000]


def unguarded(cell):
    """What a reader of CSV other than a spreadsheet makes of a cell that a spreadsheet would run."""
    return cell[1:] if re.match(r"'+[=+\-@\t\r]", cell) else cell


def unescaped(text):
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def sheet_of(path):
    """(rows of texts, the sheet's XML): by Python's own readers, and only for cells that are texts."""
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        tree = xml.fromstring(book.read("xl/worksheets/sheet1.xml"))
    rows = []
    for row in tree.iter(MAIN + "row"):
        cells = {}
        for cell in row.iter(MAIN + "c"):
            assert cell.get("t") == "inlineStr", cell.attrib
            column = 0
            for letter in re.match(r"[A-Z]+", cell.get("r"))[0]:
                column = column * 26 + ord(letter) - 64
            cells[column - 1] = unescaped("".join(part.text or "" for part in cell.iter(MAIN + "t")))
        rows.append(cells)
    width = len(rows[0])
    return [[cells.get(i, "") for i in range(width)] for cells in rows], tree


def csv_of(path):
    return [[unguarded(cell) for cell in row] for row in csv.reader(io.StringIO(read(path).decode("utf-8"), newline=""))]


class AnyList(Case):
    def setUp(self):
        super().setUp()
        os.mkdir(self.place("out"))

    @classmethod
    def setUpClass(cls):
        cls.keep = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.keep.cleanup)
        cls.secret = write(os.path.join(cls.keep.name, "pass"), PASSPHRASE)
        for name, words in (("cleared", ["--publication", "cleared", "--naming-basis", "public-record"]), ("draft", [])):
            path = os.path.join(cls.keep.name, name)
            for line in (["create", path, "--no-recovery", "--kdf-memory", "64"],
                         ["import", path, SAMPLE, "--entity", "case", "--list", "Sample", "--as-of", "2026-11-01", *words]):
                made = run(*line, "--passphrase-file", cls.secret)
                assert made.code == DONE, made

    def sample(self, name="cleared"):
        return Vault(self, os.path.join(self.keep.name, name), ["--passphrase-file", self.secret])

    def out(self, suffix, name="out"):
        return self.place("out", f"{name}.{suffix}")

    def export(self, vault, suffix, *words, audience="internal", language="en", name="out", **kwargs):
        return vault.run("export", "--audience", audience, "--language", language, "--format", suffix, "--as-of", "2026-11-01",
                         "--out", self.out(suffix, name), *words, **kwargs)


class Decisions(AnyList):
    def test_a_draft_is_counted_and_not_told(self):
        vault = self.sample("draft")
        for entity in ("case", "person", "charge", "detention", "sentence", "case-background", "person-name"):
            for audience in ("public", "partner"):
                counts = self.export(vault, "json", "--entity", entity, "--json", audience=audience).json()
                self.assertEqual((counts["named"], counts["withheld"]), (0, counts["total"]), entity)
                self.assertGreater(counts["total"], 0)
                self.assertEqual(counts["reasons"], {"not_cleared": counts["total"]})
                self.assertEqual(json.loads(read(self.out("json")))["rows"], [])
        answer = self.export(vault, "csv", "--entity", "case", audience="public")
        self.assertMessage(answer, "0 of 303 records", "not cleared")

    def test_a_case_capped_or_withdrawn_takes_its_charges_along(self):
        vault = self.create()
        person = vault.new("person", "sex=male", "naming_basis=public_record")
        vault.new("person-name", f"person={person}", "text=Leyla Quliyeva", "kind=legal")
        case = vault.new("case", f"person={person}", "reference=C-1", "publication=cleared")
        vault.new("charge", f"case={case}", "wording=Zqcharge")
        self.export(vault, "csv", "--entity", "charge", "--fields", "case,wording", audience="public")
        self.assertEqual(csv_of(self.out("csv")), [["case", "wording"], ["C-1", "Zqcharge"]])
        vault.run("set", "case", case, "audience=restricted")
        for audience in ("public", "internal"):
            self.export(vault, "csv", "--entity", "charge", "--fields", "case,wording", audience=audience)
            self.assertEqual(csv_of(self.out("csv")), [["case", "wording"]])

    def test_nothing_of_what_is_deleted(self):
        vault = self.create()
        person = vault.new("person", "sex=male")
        case = vault.new("case", f"person={person}", "reference=C-1")
        vault.new("charge", f"case={case}", "wording=Zqcharge")
        vault.run("delete", "case", case)
        for entity in ("case", "charge"):
            counts = self.export(vault, "csv", "--entity", entity, "--json").json()
            self.assertEqual((counts["total"], counts["withheld"]), (0, 0))
            self.assertEqual(len(csv_of(self.out("csv"))), 1)

    def test_a_member_of_a_list_may_hold_what_joins_them(self):
        vault = self.create()
        person = vault.new("person", "sex=male")
        vault.new("case", f"person={person}", "reference=C-1", "tags=a; b", "tags=c")
        self.export(vault, "json", "--entity", "case", "--fields", "reference,tags")
        self.assertEqual(sorted(json.loads(read(self.out("json")))["rows"][0]["tags"]), ["a; b", "c"])

    def test_what_is_no_request(self):
        vault = self.sample()
        before = vault.json("ledger", "list")["total"]
        for words, code, said in ((["--entity", "person", "--fields", "names,birth_date"], REFUSED, "person.birth_date"),
                                  (["--report", "list", "--fields", "name,birth_date"], REFUSED, "birth_date"),
                                  (["--report", "list", "--fields", "name,age"], REFUSED, "age"),
                                  (["--report", "list", "--fields", "name,name"], USAGE, "name"),
                                  (["--report", "list", "--fields", "colour"], USAGE, "colour"),
                                  (["--entity", "case", "--fields", "colour"], USAGE, "case.colour"),
                                  (["--entity", "case", "--fields", ""], USAGE, "--fields"),
                                  (["--entity", "case", "--fields", "tags,,tags"], USAGE, "--fields"),
                                  (["--entity", "case", "--report", "list"], USAGE, "--entity"),
                                  (["--entity", "poem"], USAGE, "poem"),
                                  (["--entity", "endorser"], REFUSED, "endorser"),
                                  (["--entity", "member"], REFUSED, "member"),
                                  (["--entity", "organisation"], REFUSED, "organisation")):
            answer = self.export(vault, "csv", *words, audience="public", expect=code)
            self.assertMessage(answer, said)
            self.assertFalse(os.path.exists(self.out("csv")), words)
        self.export(vault, "pdf", "--entity", "case", expect=USAGE)
        self.export(vault, "pdf", "--report", "list", "--fields", "name", expect=USAGE)
        self.assertEqual(os.listdir(self.place("out")), [])
        self.assertEqual(vault.json("ledger", "list")["total"], before)

    def test_fields_filter_and_ledger(self):
        vault = self.sample()
        before = vault.json("ledger", "list")["total"]
        self.export(vault, "csv", "--entity", "case", "--fields", "arrest_date,person", "--filter", "liberty_status:serving", audience="public")
        rows = csv_of(self.out("csv"))
        self.assertEqual(rows[0], ["arrest_date", "person"])
        self.assertEqual(len(rows) - 1, len(vault.rows("case", "--filter", "liberty_status:serving", "--fields", "reference")))
        found = vault.json("ledger", "list")
        self.assertEqual(found["total"], before + 1)
        entry = [row for row in found["rows"] if row["kind"]["code"] == "records"][-1]
        self.assertEqual((entry["state"]["code"], entry["format"], entry["audience"]["code"]), ("done", "csv", "public"))
        self.assertEqual(len(entry["persons_named"]), len(rows) - 1)


class RoundTrip(AnyList):
    def imported(self, path, name):
        vault = self.create(name)
        answer = vault.run("import", path, "--entity", "case", "--list", "L", "--as-of", "2026-11-01")
        self.assertMessage(answer, "0 to look at")
        return vault

    def test_the_sample_in_every_format_and_language(self):
        vault = self.sample()
        for language in ("en", "az", "ru"):
            for suffix in TABLES:
                with self.subTest(language=language, format=suffix):
                    self.export(vault, suffix, "--report", "list", "--fields", COLUMNS, language=language)
                    again = self.imported(self.out(suffix), f"again-{language}-{suffix}")
                    self.export(again, suffix, "--report", "list", "--fields", COLUMNS, language=language, name="again")
                    self.assertEqual(read(self.out(suffix, "again")), read(self.out(suffix)))
                    if suffix != "json":
                        rows = csv_of(self.out(suffix)) if suffix == "csv" else sheet_of(self.out(suffix))[0]
                        self.assertEqual(len(rows), 304)

    def test_hostile_cells_come_back_as_they_were(self):
        vault = self.create()
        for number, attack in enumerate(ATTACKS):
            person = vault.new("person", "sex=male")
            vault.new("person-name", f"person={person}", f"text=Aydın Şahin{'abcdefghijklmnopqrstuvwxyz'[number]}", "kind=legal")
            vault.new("case", f"person={person}", f"reference=C-{number}", f"arrest_place={attack}")
        held = [row["arrest_place"] for row in vault.rows("case", "--sort", "reference")]
        self.assertEqual(sorted(held), sorted(ATTACKS))
        for suffix in TABLES:
            with self.subTest(format=suffix):
                self.export(vault, suffix, "--entity", "case", "--fields", "person,arrest_place")
                again = self.create(f"again-{suffix}")
                again.run("import", self.out(suffix), "--entity", "case", "--list", "L", "--as-of", "2026-11-01")
                back = [row["arrest_place"] for row in again.rows("case")]
                self.assertEqual(sorted(back), sorted(held))

    def test_json_that_is_not_ours_or_damaged(self):
        vault = self.sample()
        self.export(vault, "json", "--entity", "case", "--fields", "person,list_group")
        whole = read(self.out("json"))
        pretty = json.dumps(json.loads(whole), ensure_ascii=False, indent=2)
        fresh = self.create("fresh")

        def refused(text, said):
            answer = fresh.run("import", write(self.place("in.json"), text), "--entity", "case", "--list", "L", "--as-of", "2026-11-01", expect=None)
            self.assertNotEqual(answer.code, DONE, answer)
            self.assertMessage(answer, said)
            self.assertEqual(fresh.total("case"), 0)

        refused(whole[:-20], "damaged")
        refused(whole + b"{}", "damaged")
        refused(whole.replace(b"}\n]}", b"}\n]]"), "damaged")
        refused(whole.replace(b'"person":', b'"people":', 1), "other members")
        refused(whole.replace(b'"list_group":"', b'"list_group":{"a":1},"b":"', 1), "object")
        refused(b"[" * 100000, "")
        refused(b'{"schema":1,"report":"list","rows":[' + b'{"a":' + b"[" * 5000, "damaged")
        refused(b'{"schema":1,"report":"list","rows":[{"name":"' + b"x" * (17 << 20) + b'"}]}', "longer")
        refused(b'{"schema":2,"report":"list","rows":[]}', "no table that Dossier exported")
        refused(b'{"a":1}', "no table that Dossier exported")
        answer = fresh.run("import", write(self.place("in.json"), pretty), "--entity", "case", "--list", "L", "--as-of", "2026-11-01")
        self.assertMessage(answer, "303 created")


class Workbook(AnyList):
    def test_every_cell_is_a_text_and_says_what_the_csv_says(self):
        vault = self.sample()
        for language in ("en", "ru"):
            self.export(vault, "csv", "--report", "list", audience="public", language=language)
            self.export(vault, "xlsx", "--report", "list", audience="public", language=language)
            rows, tree = sheet_of(self.out("xlsx"))
            self.assertEqual(rows, csv_of(self.out("csv")))
            self.assertEqual(len(rows), 304)
            pane = next(tree.iter(MAIN + "pane"))
            self.assertEqual((pane.get("state"), pane.get("ySplit")), ("frozen", "1"))
            self.assertEqual({cell.get("s") for cell in next(tree.iter(MAIN + "row"))}, {"2"})
            self.assertEqual(len(list(tree.iter(MAIN + "col"))), len(rows[0]))
            for forbidden in ("f", "hyperlink", "v"):
                self.assertEqual(list(tree.iter(MAIN + forbidden)), [])

    def test_it_tells_nothing_of_where_it_was_made(self):
        vault = self.sample()
        self.export(vault, "xlsx", "--report", "list")
        first = read(self.out("xlsx"))
        home = self.place("home")
        os.makedirs(home)
        env = dict(os.environ, TZ="Asia/Baku", HOME=home, LANG="ru_RU.UTF-8", USER="somebody", XDG_STATE_HOME=os.environ.get("XDG_STATE_HOME", home))
        self.export(vault, "xlsx", "--report", "list", env=env)
        self.assertEqual(read(self.out("xlsx")), first)
        with zipfile.ZipFile(self.out("xlsx")) as book:
            self.assertEqual({part.date_time for part in book.infolist()}, {(1980, 1, 1, 0, 0, 0)})
            self.assertEqual({(part.create_system, part.external_attr, part.extra, part.comment) for part in book.infolist()}, {(0, 0, b"", b"")})
            self.assertEqual([part for part in book.namelist() if "docProps" in part], [])

    @unittest.skipUnless(shutil.which("strace"), "strace is not here")
    def test_no_plain_byte_lies_anywhere_else(self):
        vault = self.sample()
        trace = self.place("trace")
        for suffix in TABLES:
            words = [PROGRAM, "export", vault.path, "--entity", "person", "--audience", "public", "--language", "en", "--format", suffix,
                     "--out", self.out(suffix), *vault.credentials]
            done = subprocess.run(["strace", "-f", "-o", trace, "-e", "trace=open,openat,openat2,creat,memfd_create", *words], capture_output=True,
                                  stdin=subprocess.DEVNULL, timeout=SECONDS)
            self.assertEqual(done.returncode, DONE, done.stderr)
            written = set()
            for line in read(trace).decode("utf-8", "replace").splitlines():
                opened = re.search(r'"((?:[^"\\]|\\.)*)", ([A-Z_|0-9]+)', line)
                if opened and re.search(r"O_WRONLY|O_RDWR|O_TMPFILE", opened[2]) and " = -1 " not in line:
                    written.add(opened[1])
                self.assertNotIn("memfd_create(", line)
            folder = os.path.dirname(self.out(suffix))
            state = os.environ.get("XDG_STATE_HOME") or os.path.join(os.environ["HOME"], ".local", "state")
            beside = {path for path in written if folder in (path, os.path.dirname(path))}   # the folder itself: a file without a name
            other = {path for path in written - beside
                     if not path.startswith((vault.path + "/", state + "/", "/dev/", "/proc/")) and os.path.abspath(path) != vault.path}
            self.assertEqual(other, set())
            self.assertEqual(len(beside), 1, beside)
            os.remove(trace)
            self.assertEqual(os.listdir(folder), [os.path.basename(self.out(suffix))])
            os.remove(self.out(suffix))


def nameless_files(folder):
    try:
        os.close(os.open(folder, os.O_TMPFILE | os.O_WRONLY))
    except OSError:
        return False
    return True


class Interrupted(AnyList):
    def test_killed_at_any_moment_leaves_the_older_file_or_the_whole_new_one(self):
        vault = self.sample()
        path = self.out("xlsx")
        self.export(vault, "xlsx", "--report", "list")
        size = os.path.getsize(path)
        words = [PROGRAM, "export", vault.path, "--report", "list", "--audience", "internal", "--language", "en", "--format", "xlsx",
                 "--as-of", "2026-11-01", "--out", path, *vault.credentials]
        for step in range(12):
            write(path, "what was there before")
            child = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(0.1 + 0.07 * step)
            child.kill()
            child.wait()
            self.assertIn(os.path.getsize(path), (len("what was there before"), size))
            if nameless_files(os.path.dirname(path)):
                self.assertEqual([name for name in os.listdir(os.path.dirname(path)) if name.endswith(".tmp")], [])
        vault.verify()


if __name__ == "__main__":
    main()
