# SPDX-License-Identifier: GPL-3.0-or-later
"""every_cell.py PROGRAM VAULT LIST.csv [credentials …]: is every cell of a list that was imported still there?

Asks the program for all it holds and looks every cell of every row up: in a field of the case or of what belongs to
it, word for word, or in its import note. Dates may be written another way but must be as exact as their cell; a term
of a vocabulary must be the one of the word in the list. Prints each cell that is lost, and leaves with 1.

Usable by hand on any list: the vault must hold that list and nothing else.
"""
import collections
import csv
import json
import re
import subprocess
import sys
import unicodedata

ENTITIES = "case person charge detention sentence court-act organisation joint-case".split()


def normal(text):
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def rows_of(program, vault, entity, credentials):
    done = subprocess.run([program, "list", vault, entity, "--json", *credentials], capture_output=True,
                          stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        sys.exit(done.stderr.decode())
    found = json.loads(done.stdout)
    assert found["total"] == len(found["rows"]), "a list that is not whole"
    return found["rows"]


def texts(value):
    """Every text in a JSON value, ids apart."""
    if isinstance(value, str):
        yield normal(value)
    elif isinstance(value, bool):
        return
    elif isinstance(value, (int, float)):
        yield str(value)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key != "id":
                yield from texts(item)


def read_list(path):
    """(headers, rows) of a CSV file in UTF-8, by Python's own reader: not by the one under test."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        first = file.readline()
        file.seek(0)
        separator = max(",;\t", key=first.count)
        rows = [row for row in csv.reader(file, delimiter=separator) if any(cell.strip() for cell in row)]
    return rows[0], rows[1:]


class Holding:
    """What the vault holds, case by case."""

    def __init__(self, program, vault, credentials):
        self.rows = {entity: rows_of(program, vault, entity, credentials) for entity in ENTITIES}
        self.people = {row["id"]: row for row in self.rows["person"]}
        self.organisations = {row["id"]: row for row in self.rows["organisation"]}
        self.joint = {row["id"]: row for row in self.rows["joint-case"]}
        self.belonging = collections.defaultdict(list)
        for entity in ("charge", "detention", "sentence", "court-act"):
            for row in self.rows[entity]:
                owners = row["case"] if isinstance(row["case"], list) else [row["case"]]
                for owner in owners:
                    self.belonging[owner["id"]].append((entity, row))

    def referred(self, row):
        """The organisations and joint cases a row points at: a court is found under any of its names."""
        def ids(value):
            if isinstance(value, dict):
                if set(value) == {"id", "text"}:
                    yield value["id"]
                for item in value.values():
                    yield from ids(item)
            elif isinstance(value, list):
                for item in value:
                    yield from ids(item)
        for identity in ids(row):
            for table in (self.organisations, self.joint):
                if identity in table:
                    yield table[identity]

    def of(self, case):
        records = [case, self.people[case["person"]["id"]], *(row for _, row in self.belonging[case["id"]])]
        return records + [other for record in records for other in self.referred(record)]

    def by_name(self):
        found = collections.defaultdict(list)
        for case in self.rows["case"]:
            person = self.people[case["person"]["id"]]
            name = person["names"][0]
            found[normal(name["text"]), normal(name["patronymic"] or ""), case["list_number"]].append(case)
        return found


def dates(value):
    if isinstance(value, dict):
        if "edtf" in value:
            yield value
        for item in value.values():
            yield from dates(item)
    elif isinstance(value, list):
        for item in value:
            yield from dates(item)


def invented_precision(found, row):
    """Dates that claim a day or month although what was typed names none."""
    cells = {normal(cell) for cell in row}
    for date in dates(found):
        typed = normal(date["text"])
        if typed not in cells:
            continue
        numbers = len(re.findall(r"\d+", typed))
        named = bool(re.search(r"[^\W\d_]{3,}", typed))
        parts = date["edtf"].strip("~?%").split("/")[0].count("-") + 1
        if parts > numbers + (1 if named else 0):
            yield typed, date["edtf"]


def lost_cells(holding, headers, rows):
    """(line, header, cell) of everything that stands neither in a field nor in a note."""
    by_name = holding.by_name()
    seen = set()
    lost = []
    vocabulary = collections.defaultdict(collections.Counter)
    for number, row in enumerate(rows, 1):
        case = find_case(by_name, row, seen)
        if case is None:
            lost.append((number, "", "the whole row"))
            continue
        records = holding.of(case)
        held = set(texts(records))
        note = "\n".join(part["text"] for part in case["import_note"])
        for header, cell in zip(headers + [""] * len(row), row):
            cell = normal(cell)
            if not cell or cell in held or cell in normal(note) or any(cell == line.split(": ", 1)[-1] for line in note.split("\n")):
                continue
            term = term_for(header, case, records)
            if term is None:
                lost.append((number, header, cell))
            else:
                vocabulary[header, cell][term] += 1
        lost += [(number, "invented precision", f"{typed} → {edtf}") for typed, edtf in invented_precision(records, row)]
    # One word of the list must have become one term, everywhere.
    lost += [(0, header, f"{cell} became {', '.join(terms)}") for (header, cell), terms in vocabulary.items() if len(terms) > 1]
    terms_by_cell = collections.defaultdict(set)
    for (header, cell), terms in vocabulary.items():
        terms_by_cell[header, next(iter(terms))].add(cell)
    lost += [(0, header, f"{' and '.join(sorted(cells))} became {term}") for (header, term), cells in terms_by_cell.items() if len(cells) > 1]
    return lost


def term_for(header, case, records):
    """A coded field's term for the two columns whose words become terms, else None."""
    word = header.casefold()
    if any(part in word for part in ("sex", "gender", "пол", "cins")):
        sex = records[1]["sex"]
        return sex and sex["code"]
    if any(part in word for part in ("status", "статус")):
        status = case["liberty_status"]
        return status and status["code"]
    if any(part in word for part in ("place of detention", "held")):
        kinds = [row["kind"]["code"] for row in records if "places" in row and row.get("kind")]
        return kinds[0] if kinds else None
    if any(part in word for part in ("sentence", "term")):
        terms = [row["total_term"] for row in records if row.get("total_term")]
        return json.dumps(terms[0], sort_keys=True) if terms else None
    return None


def find_case(by_name, row, seen):
    """The case of a row: by number, name and patronymic as they stand, else by the name alone, each used once."""
    cells = [normal(cell) for cell in row]
    names = set(cells) | {f"{one} {two}" for one in cells for two in cells if one and two}
    best = None
    for (name, patronymic, number), cases in by_name.items():
        if name not in names:
            continue
        score = (patronymic in cells) + 2 * (str(number) in cells)
        for case in cases:
            if case["id"] not in seen and (best is None or score > best[0]):
                best = (score, case)
    if best is None:
        return None
    seen.add(best[1]["id"])
    return best[1]


def check(program, vault, path, credentials):
    holding = Holding(program, vault, credentials)
    headers, rows = read_list(path)
    lost = lost_cells(holding, headers, rows)
    if len(holding.rows["case"]) != len(rows):
        lost.append((0, "", f"{len(rows)} rows in the list, {len(holding.rows['case'])} cases in the vault"))
    return len(rows), sum(1 for row in rows for cell in row if cell.strip()), lost


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    row_count, cell_count, lost_list = check(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:])
    for line_number, header_text, cell_text in lost_list:
        print(f"row {line_number}: {header_text}: {cell_text}")
    print(f"{row_count} rows, {cell_count} cells, {len(lost_list)} lost")
    sys.exit(1 if lost_list else 0)
