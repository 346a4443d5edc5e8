# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves: the public list and the endorsement sheet in every format, whom they name, and what the ledger keeps."""
import hashlib
import html
import shutil
import stat
import zipfile

import every_cell
from support import *

FORMATS = ("pdf", "csv", "json", "xlsx")


def text_of(test, path):
    """The words of an exported file; of a PDF as a reader's program extracts them."""
    if path.endswith(".xlsx"):
        with zipfile.ZipFile(path) as book:
            return "\n".join(html.unescape(book.read(part).decode("utf-8")) for part in book.namelist())
    if not path.endswith(".pdf"):
        return read(path).decode("utf-8")
    if not shutil.which("pdftotext"):
        test.skipTest("pdftotext is not here")
    done = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True)
    return every_cell.normal(done.stdout.decode("utf-8"))


class Export(Case):
    def out(self, suffix="pdf"):
        return self.place(f"out.{suffix}")

    def export(self, vault, suffix, *words, report="list", audience="public", expect=DONE, **kwargs):
        return vault.run("export", "--report", report, "--audience", audience, "--language", "en", "--format", suffix,
                         "--as-of", "2026-11-01", "--out", self.out(suffix), *words, expect=expect, **kwargs)


class MissingCharacter(Export):
    """A name that no font of the report has whole is neither printed with a gap nor left out in silence."""

    def test_stops_and_says_which_or_prints_their_numbers(self):
        vault = self.create()
        rows = "Full name\nŞahin \U0001F600 Əliyev\nᏣᎳᎩ Rüstəm\nگیتا ملاقاتی\nგიორგი ნინუა\n"
        vault.run("import", write(self.place("list.csv"), rows), "--entity", "case", "--list", "L", "--as-of", "2026-11-01",
                  "--publication", "cleared", "--naming-basis", "public-record")
        answer = self.export(vault, "pdf", expect=REFUSED)
        self.assertMessage(answer, "U+13A9", "U+13B3", "U+13E3", "U+1F600", "No file was written")
        self.assertFalse(os.path.exists(self.out()))
        answer = self.export(vault, "pdf", "--name-missing")
        self.assertMessage(answer, "U+13A9", "U+1F600")
        text = text_of(self, self.out())
        for word in ("[U+1F600]", "[U+13E3][U+13B3][U+13A9]", "Şahin", "Əliyev", "გიორგი"):
            self.assertIn(word, text)
        # A table keeps every character as it is.
        self.export(vault, "csv")
        self.assertIn("\U0001F600", read(self.out("csv")).decode("utf-8"))


class OnePerson(Export):
    """What protects one record of a human being protects the others, from whichever side they were put together."""

    def test_a_narrower_audience_holds_for_every_record_of_the_person(self):
        for protected in ("Nigar Həsənova", "Нигяр Гасанова"):
            vault = self.create(protected[:5])
            rows = "Full name\nNigar Həsənova\nНигяр Гасанова\nSomebody Else\n"
            vault.run("import", write(self.place("list.csv"), rows), "--entity", "case", "--list", "L", "--as-of", "2026-11-01",
                      "--publication", "cleared", "--naming-basis", "public-record")
            people = {row["text"]: row["person"]["id"] for row in vault.json("list", "person-name", "--fields", "text,person")["rows"]}
            self.export(vault, "csv")
            self.assertIn("Nigar", read(self.out("csv")).decode("utf-8"))
            vault.run("alias", "person", people["Nigar Həsənova"], people["Нигяр Гасанова"])
            vault.run("set", "person", people[protected], "audience=internal")
            for words in (("--report", "list"), ("--entity", "person"), ("--entity", "person-name")):
                vault.run("export", *words, "--audience", "public", "--language", "en", "--format", "csv", "--as-of", "2026-11-01",
                          "--out", self.out("csv"))
                text = read(self.out("csv")).decode("utf-8")
                self.assertIn("Somebody Else", text)
                self.assertNotIn("Nigar", text, words)
                self.assertNotIn("Нигяр", text, words)


class SampleList(Export):
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
        headers, rows = every_cell.read_list(SAMPLE)
        cls.names = [every_cell.normal(row[headers.index("Full name")]) for row in rows]

    def vault_named(self, name):
        return Vault(self, os.path.join(self.keep.name, name), ["--passphrase-file", self.secret])

    @unittest.skipUnless(os.geteuid() == 0, "only root can mount")
    def test_a_disk_that_fills_up_leaves_nothing_half_written(self):
        vault = self.vault_named("cleared")
        os.mkdir(self.place("disk"))
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", self.place("disk")], capture_output=True).returncode != 0:
            self.skipTest("no file system can be mounted here")
        self.addCleanup(lambda: subprocess.run(["umount", self.place("disk")], check=True))
        for suffix in FORMATS:
            path = self.place("disk", f"out.{suffix}")
            words = ["export", "--report", "list", "--audience", "public", "--language", "en", "--format", suffix, "--as-of", "2026-11-01",
                     "--out", path]
            # Room for some of it: the disk fills while the file is written.
            self.assertMessage(vault.run(*words, expect=FAILED), "disk is full")
            self.assertEqual(os.listdir(self.place("disk")), [])
            write(path, "what was there before")
            vault.run(*words, expect=FAILED)
            self.assertEqual((os.listdir(self.place("disk")), read(path)), ([f"out.{suffix}"], b"what was there before"))
            os.remove(path)
        self.export(vault, "pdf")
        vault.verify()

    def test_all_names_of_a_cleared_list_in_every_format(self):
        vault = self.vault_named("cleared")
        for suffix in FORMATS:
            answer = self.export(vault, suffix, "--json")
            counts = answer.json()
            self.assertEqual((counts["schema"], counts["named"], counts["withheld"], counts["total"]), (1, 303, 0, 303))
            self.assertEqual(counts["sha256"], hashlib.sha256(read(self.out(suffix))).hexdigest())
            self.assertEqual(stat.S_IMODE(os.stat(self.out(suffix)).st_mode), 0o600)
            text = text_of(self, self.out(suffix))
            self.assertEqual([name for name in self.names if name not in text], [])
        if shutil.which("qpdf"):
            subprocess.run(["qpdf", "--check", self.out("pdf")], capture_output=True, check=True)

    def test_nobody_is_named_without_clearing_and_it_says_why(self):
        vault = self.vault_named("draft")
        for suffix in FORMATS:
            answer = self.export(vault, suffix)
            self.assertMessage(answer, "names nobody", "303", "not cleared")
            text = text_of(self, self.out(suffix))
            self.assertEqual([name for name in self.names if name in text], [])
        counts = self.export(vault, "json", "--json").json()
        self.assertEqual((counts["named"], counts["withheld"], counts["reasons"]), (0, 303, {"not_cleared": 303}))

    def test_the_same_bytes_elsewhere(self):
        vault = self.vault_named("cleared")
        for suffix in FORMATS:
            self.export(vault, suffix)
            first = read(self.out(suffix))
            home = self.place("home")
            os.makedirs(home, exist_ok=True)
            env = dict(os.environ, TZ="Asia/Baku", HOME=home, LANG="ru_RU.UTF-8", USER="somebody", XDG_STATE_HOME=os.environ.get("XDG_STATE_HOME", home))
            self.export(vault, suffix, env=env)
            self.assertEqual(read(self.out(suffix)), first, suffix)

    def test_other_languages(self):
        vault = self.vault_named("cleared")
        for language in ("az", "ru"):
            self.export(vault, "pdf", "--language", language)
            self.assertIn(self.names[0], text_of(self, self.out("pdf")))

    def test_a_filter_and_the_ledger(self):
        vault = self.vault_named("cleared")
        before = vault.json("ledger", "list")["total"]
        counts = self.export(vault, "csv", "--filter", "liberty_status:serving", "--json").json()
        self.assertEqual(counts["total"], len(vault.rows("case", "--filter", "liberty_status:serving", "--fields", "reference")))
        found = vault.json("ledger", "list")
        self.assertEqual((found["entity"], found["total"]), ("ledger-entry", before + 1))
        entry = found["rows"][-1] if found["rows"][-1]["state"]["code"] == "done" else found["rows"][0]
        self.assertEqual((entry["state"]["code"], entry["audience"]["code"], entry["format"]), ("done", "public", "csv"))
        self.assertIn(len(entry["persons_named"]), (counts["named"],))
        self.assertEqual(entry["as_of"]["edtf"], "2026-11-01")
        vault.run("ledger", "list")
        vault.verify()

    def test_what_is_no_request(self):
        vault = self.vault_named("cleared")
        whole = {"--report": "list", "--audience": "public", "--language": "en", "--format": "csv", "--out": self.out("csv")}
        for option, value in (("--report", "poem"), ("--audience", "restricted"), ("--language", "xx"), ("--format", "doc"), ("--out", ""),
                              ("--as-of", "2026"), ("--as-of", "31.02.2026"), ("--filter", "colour:red"), *((key, None) for key in whole)):
            words = [word for pair in {**whole, option: value}.items() if pair[1] is not None for word in pair]
            answer = vault.run("export", *words, expect=USAGE)
            self.assertMessage(answer, "Nothing was changed")
            self.assertFalse(os.path.exists(self.out("csv")))

    def test_places_that_are_none(self):
        vault = self.vault_named("cleared")
        for place in (os.path.join(vault.path, "list.csv"), self.place("no", "folder.csv"), self.folder):
            answer = vault.run("export", "--report", "list", "--audience", "public", "--language", "en", "--format", "csv", "--out", place, expect=None)
            self.assertNotEqual(answer.code, DONE, answer)
            self.assertMessage(answer)
        self.assertFalse(os.path.exists(os.path.join(vault.path, "list.csv")))


class AsOf(Export):
    """A list of a day that is over has what was then, and says how much came later."""

    def test_what_came_later_is_left_out_and_counted(self):
        vault = self.create()
        rows = "Full name,Date of arrest\nNigar Həsənova,3 May 2024\nSəlim Daşbulaqlı,4 May 2026\n"
        vault.run("import", write(self.place("list.csv"), rows), "--entity", "case", "--list", "L", "--as-of", "2026-11-01",
                  "--publication", "cleared", "--naming-basis", "public-record")
        words = ["export", "--report", "list", "--audience", "public", "--language", "en", "--as-of", "2025-01-01"]
        answer = vault.run(*words, "--format", "pdf", "--out", self.out())
        self.assertMessage(answer, "names 1 of 1", "Left out, since it came after the day of the facts: 1")
        text = text_of(self, self.out())
        self.assertIn("Nigar Həsənova", text)
        self.assertNotIn("Daşbulaqlı", text)
        self.assertIn("arrest after that date", " ".join(text.split()))
        counts = vault.run(*words, "--format", "csv", "--out", self.out("csv"), "--json").json()
        self.assertEqual((counts["total"], counts["later"]), (1, 1))
        self.assertEqual(self.export(vault, "csv", "--json").json()["later"], 0)


class Own(Export):
    def setUp(self):
        super().setUp()
        self.vault = self.create()
        self.person = self.vault.new("person", "name=Ləman Əliyeva", "naming_basis=public_record")
        self.case = self.vault.new("case", f"person={self.person}", "reference=A-1", "publication=cleared", "summary=Clearedtext")

    def test_a_text_edited_after_clearance_does_not_leave(self):
        self.vault.run("set", "case", "A-1", "summary=Editedtext")
        for suffix in FORMATS:
            answer = self.export(self.vault, suffix)
            self.assertMessage(answer, "edited after it was cleared")
            text = text_of(self, self.out(suffix))
            self.assertIn("Clearedtext", text)
            self.assertNotIn("Editedtext", text)

    def test_the_next_edition_of_a_list_brings_out_no_text_that_nobody_cleared(self):
        words = ["--entity", "case", "--list", "Ours", "--publication", "cleared", "--naming-basis", "public-record"]
        self.vault.run("import", write(self.place("list.csv"), "Full name,Status,Case background\nRamin Orucov,On trial,Firsttext\n"), *words)
        [case] = [row["reference"] for row in self.vault.rows("case") if row["reference"] != "A-1"]
        self.vault.run("set", "case", case, "summary=Reviewedtext", "publication=cleared")
        self.vault.run("set", "case", case, "summary=Editedtext")
        self.vault.run("import", write(self.place("list.csv"), "Full name,Status,Case background\nRamin Orucov,Sentenced,Secondtext\n"), *words)
        self.export(self.vault, "json")
        text = text_of(self, self.out("json"))
        self.assertIn("Reviewedtext", text)
        self.assertNotIn("Editedtext", text)
        [background] = self.vault.show("case", case)["background"]
        self.assertEqual(background["cleared_text"], "Secondtext")

    def test_case_withdrawn_and_basis_taken_back(self):
        self.vault.run("set", "person", self.person, "naming_basis=none")
        self.assertMessage(self.export(self.vault, "csv"), "no basis")
        self.assertNotIn("Ləman", text_of(self, self.out("csv")))
        self.vault.run("set", "person", self.person, "naming_basis=public_record")
        self.vault.run("set", "case", "A-1", "publication=withdrawn")
        self.export(self.vault, "csv")
        self.assertNotIn("Ləman", text_of(self, self.out("csv")))

    def test_internal_fields_stay(self):
        self.vault.run("set", "case", "A-1", "priority=high", "import_note=x", expect=None)
        self.vault.run("set", "person", self.person, "health=Secrethealth")
        for suffix in FORMATS:
            self.export(self.vault, suffix)
            self.assertNotIn("Secrethealth", text_of(self, self.out(suffix)))

    def test_a_formula_in_csv(self):
        person = self.vault.new("person", "name==cmd()", "naming_basis=public_record")
        self.vault.new("case", f"person={person}", "publication=cleared")
        self.export(self.vault, "csv")
        self.assertIn("'=cmd()", text_of(self, self.out("csv")))

    def test_after_a_restore_publication_waits(self):
        self.vault.run("backup", "--out", self.place("backup"))
        run("restore", self.place("backup"), "--to", self.place("restored"), *self.vault.credentials)
        restored = self.vault.at(self.place("restored"))
        self.assertMessage(self.export(restored, "csv", expect=REFUSED), "no file was written")
        self.assertFalse(os.path.exists(self.out("csv")))
        restored.run("adopt", "--consents-reviewed")
        self.export(restored, "csv")

    def test_an_older_file_survives_a_refusal(self):
        write(self.out("csv"), "older")
        self.export(self.vault, "csv", "--filter", "colour:red", expect=USAGE)
        self.assertEqual(read(self.out("csv")), b"older")


class Sheet(Export):
    NAMES = {"public": "Jane Quillfeather", "never": "Rəşad Qəribli", "count": "Фёдор Незнамов", "withheld": "Otto Nimmermehr",
             "initials": "Mary Quietly", "organisation": "Paul Insider"}

    def setUp(self):
        super().setUp()
        self.vault = self.create()
        self.made = {}
        for visibility, name in self.NAMES.items():
            endorser = self.vault.new("endorser", f"name={name}", "kind=person", open="endorsers")
            self.made[visibility] = self.vault.new("endorsement", f"endorser={endorser}", "statement=Open letter", "version=1",
                                                   f"visibility={visibility}", open="endorsers")
        hidden = self.vault.new("endorser", "name=Hidden Hattie", "kind=person", "do_not_publish=yes", open="endorsers")
        self.vault.new("endorsement", f"endorser={hidden}", "statement=Open letter", "version=1", "visibility=public", open="endorsers")

    def sheet(self, suffix, **kwargs):
        return self.export(self.vault, suffix, report="endorsement-sheet", **kwargs)

    def test_names_exactly_those_whose_visibility_is_public(self):
        for suffix in FORMATS:
            self.sheet(suffix, open="endorsers")
            text = text_of(self, self.out(suffix))
            self.assertIn(self.NAMES["public"], text)
            for visibility, name in self.NAMES.items():
                if visibility != "public":
                    for part in name.split():
                        self.assertNotIn(part, text, visibility)
            self.assertNotIn("Hattie", text)

    def test_withdrawn(self):
        self.vault.run("set", "endorsement", self.made["public"], "withdrawn_at=2026-10-01", open="endorsers")
        self.sheet("json", open="endorsers")
        self.assertNotIn("Quillfeather", text_of(self, self.out("json")))

    def test_closed_compartment(self):
        self.assertMessage(self.sheet("csv", expect=WRONG_KEY), "--open")
        self.assertFalse(os.path.exists(self.out("csv")))
        # Names that cannot be compared with are a reason to wait, on a laptop that holds them.
        person = self.vault.new("person", "name=Ləman Əliyeva", "naming_basis=public_record")
        self.vault.new("case", f"person={person}", "publication=cleared")
        self.export(self.vault, "csv", expect=REFUSED)
        self.export(self.vault, "csv", open="endorsers")

    def test_a_copy_without_endorsers(self):
        self.vault.run("compartments", "detach", "endorsers", "--to", self.place("copy"))
        copy = self.vault.at(self.place("copy"))
        answer = self.export(copy, "csv", report="endorsement-sheet", open="endorsers", expect=WRONG_KEY)
        self.assertEqual(answer.err, NOT_GRANTED + "\n")
        person = copy.new("person", "name=Ləman Əliyeva", "naming_basis=public_record")
        copy.new("case", f"person={person}", "publication=cleared")
        self.assertMessage(self.export(copy, "csv"), "not searched for names")


if __name__ == "__main__":
    main()
