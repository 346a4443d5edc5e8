#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_workbooks.py FOLDER: workbooks as programs write them, and as they write them to do harm.

NAME.xlsx is the file, NAME.json says what it must give (see make_text_tables.py). Everything is written with zipfile, so
that each byte that matters is in sight; no program for tables is needed.
"""
import io
import json
import pathlib
import struct
import sys
import warnings
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

CASES = {}


def relationships(pairs, relations=RELATIONS):
    rows = "".join(f'<Relationship Id="{key}" Type="{relations}/{kind}" Target="{target}"{extra}/>' for key, kind, target, extra in
                   [(*pair, "")[:4] if len(pair) == 3 else pair for pair in pairs])
    return f'{HEAD}<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'


def workbook(sheets, properties="", main=MAIN, relations=RELATIONS):
    rows = "".join(f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"{state}/>' for number, (name, state) in enumerate(sheets, 1))
    return f'{HEAD}<workbook xmlns="{main}" xmlns:r="{relations}">{properties}<sheets>{rows}</sheets></workbook>'


def sheet(data, behind="", before="", main=MAIN):
    return f'{HEAD}<worksheet xmlns="{main}">{before}<sheetData>{data}</sheetData>{behind}</worksheet>'


def strings(items, main=MAIN):
    return f'{HEAD}<sst xmlns="{main}">{"".join(f"<si>{item}</si>" for item in items)}</sst>'


def styles(codes, cells, main=MAIN):
    formats = "".join(f'<numFmt numFmtId="{number}" formatCode="{code}"/>' for number, code in codes)
    xfs = "".join(f'<xf numFmtId="{number}"/>' for number in cells)
    return (f'{HEAD}<styleSheet xmlns="{main}"><numFmts>{formats}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
            f'<cellXfs>{xfs}</cellXfs></styleSheet>')


def text_cell(reference, text):
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number, *cells):
    return f'<row r="{number}">{"".join(cells)}</row>'


def text_row(number, *texts):
    return row(number, *(text_cell(f"{chr(65 + index)}{number}", text) for index, text in enumerate(texts)))


def parts(data="", shared=None, style=None, sheets=(("List", ""),), properties="", **more):
    """The parts of a workbook by name; `more` replaces or adds: sheet2=…, behind=…"""
    pairs = [(f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)]
    out = {"[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
           "_rels/.rels": relationships([("rId1", "officeDocument", "xl/workbook.xml")]),
           "xl/workbook.xml": workbook(sheets, properties)}
    out["xl/worksheets/sheet1.xml"] = sheet(data, more.get("behind", ""), more.get("before", ""))
    for number in range(2, len(sheets) + 1):
        out[f"xl/worksheets/sheet{number}.xml"] = sheet(more.get(f"sheet{number}", ""))
    if shared is not None:
        out["xl/sharedStrings.xml"] = strings(shared)
        pairs.append(("rId98", "sharedStrings", "sharedStrings.xml"))
    if style is not None:
        out["xl/styles.xml"] = styles(*style)
        pairs.append(("rId99", "styles", "styles.xml"))
    out["xl/_rels/workbook.xml.rels"] = relationships(pairs)
    return out


def packed(content, compression=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", compression) as archive:
        warnings.simplefilter("ignore")   # two parts of the same name are meant
        for name, data in content.items() if isinstance(content, dict) else content:
            archive.writestr(name, data)
    return stream.getvalue()


def case(name, content, rows=None, failure="", options=None, lines=None, **facts):
    assert name not in CASES, name
    data = content if isinstance(content, bytes) else packed(content)
    CASES[name] = data, {"options": options or {}, "rows": rows or [], "failure": failure, "facts": facts,
                         **({"lines": lines} if lines else {})}


def everyday():
    case("shared-strings", parts(row(1, '<c r="A1" t="s"><v>1</v></c>', '<c r="B1" t="s"><v>0</v></c>') + row(2, '<c r="A2" t="s"><v>1</v></c>'),
                                 ["<t>b</t>", "<t xml:space=\"preserve\"> Əli </t>"]),
         [[" Əli ", "b"], [" Əli "]], lines=[1, 2], sheet="List", sheets=["List"])
    case("rich-text", parts(row(1, '<c r="A1" t="s"><v>0</v></c>', '<c r="B1" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c>'),
                            ['<r><rPr><b/></rPr><t>Anar </t></r><r><t>Quliyev</t></r><rPh sb="0" eb="1"><t>phonetic</t></rPh>'
                             '<phoneticPr fontId="1"/>']),
         [["Anar Quliyev", "inline"]])
    case("escapes-in-text", parts(row(1, '<c r="A1" t="s"><v>0</v></c>', '<c r="B1" t="s"><v>1</v></c>', '<c r="C1" t="s"><v>2</v></c>'),
                                  ["<t>one_x000D_\ntwo</t>", "<t>_x005F_x000D_ a_x_b _xZZZZ_</t>", "<t>&lt;&amp;&#x4D8;&#10;c&#807;</t>"]),
         [["one\ntwo", "_x000D_ a_x_b _xZZZZ_", "<&Ә\nç"]])
    case("numbers", parts(row(1, *(f"<c><v>{number}</v></c>" for number in (
        "1968", "1968.0", "0.1", "0.10000000000000001", "1E3", "1.0000000000000001E-4", "12345678901234", "1.5E-7", "-3.50", "1E+300",
        "123456789012345678", "1.2345678901234568E+17", "007", "abc")))),
         [["1968", "1968", "0.1", "0.1", "1000", "0.0001", "12345678901234", "0.00000015", "-3.5", "1E+300", "123456789012345678",
           "123456789012346000", "7", "abc"]])
    case("percent-and-money", parts(row(1, '<c s="1"><v>0.25</v></c>', '<c s="2"><v>1234.5</v></c>', '<c s="3"><v>42</v></c>',
                                        '<c s="4"><v>1E-2</v></c>'),
                                    style=([(164, "0.00%"), (165, "#,##0.00 [$AZN]"), (166, "00000"), (167, "0.00E+00")], [0, 164, 165, 166, 167])),
         [["0.25", "1234.5", "00042", "0.01"]])
    case("booleans-and-errors", parts(row(1, '<c t="b"><v>1</v></c>', '<c t="b"><v>0</v></c>', '<c t="e"><v>#N/A</v></c>',
                                          '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>')),
         [["TRUE", "FALSE", "#N/A", "#DIV/0!"]])
    case("formulas", parts(row(1, '<c r="A1"><f>1+1</f><v>2</v></c>', '<c r="B1" t="str"><f>A1&amp;"x"</f><v>2x</v></c>',
                               '<c r="C1" t="str"><f>""</f><v></v></c>') + row(2, "<c r=\"A2\"><v>1</v></c>", '<c r="B2"><f>A1</f></c>')),
         [["2", "2x"], ["1"]], findings=["formula_without_value@2:2"])
    case("gaps", parts(row(2, text_cell("B2", "x"), text_cell("E2", "y")) + row(7, text_cell("A7", "z"))),
         [["", "x", "", "", "y"], ["z"]], lines=[2, 7])
    case("no-references", parts("<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c><v>4</v></c></row>"), [["1", "", "3"], ["4"]],
         lines=[1, 3])
    case("empty-styled-cells", parts(row(1, '<c r="A1"><v>1</v></c>', '<c r="B1" s="0"/>', '<c r="XFD1" s="0"/>') + row(2, '<c r="A2" s="0"/>')),
         [["1"]], lines=[1])
    case("title-and-merged-header", parts(
        text_row(1, "Siyasi məhbuslar") + row(2, text_cell("A2", "Ad"), text_cell("B2", "Həbs"), '<c r="C2"/>')
        + row(3, text_cell("B3", "Tarix"), text_cell("C3", "Yer")) + text_row(4, "Anar", "2020", "Bakı"),
        behind='<mergeCells count="3"><mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:C2"/></mergeCells>'),
         [["Siyasi məhbuslar"], ["Ad", "Həbs"], ["", "Tarix", "Yer"], ["Anar", "2020", "Bakı"]],
         merged=[[1, 1, 1, 3], [2, 1, 3, 1], [2, 2, 2, 3]])
    case("hidden-rows-are-rows", parts('<row r="1" hidden="1"><c><v>1</v></c></row>' + row(2, "<c><v>2</v></c>")), [["1"], ["2"]])
    case("empty-sheet", parts(""), [])
    case("foreign-elements", parts(
        row(1, '<c r="A1"><v>1</v><x:note xmlns:x="urn:x"><x:v>9</x:v></x:note></c>', '<x:c xmlns:x="urn:x"><v>8</v></x:c>'),
        before='<sheetPr/><x:sheetData xmlns:x="urn:x"><row r="5"/></x:sheetData>', behind="<extLst><ext><v>3</v></ext></extLst>"), [["1"]])
    strict = parts(row(1, '<c t="d"><v>2024-03-05T00:00:00</v></c>', '<c t="d"><v>2024-03-05T14:30:00</v></c>', '<c t="d"><v>2024-03-05</v></c>',
                       '<c t="s"><v>0</v></c>'), ["<t>strict</t>"])
    case("strict-form", {name: data.replace(MAIN, STRICT).replace(RELATIONS, STRICT_RELATIONS) for name, data in strict.items()},
         [["2024-03-05", "2024-03-05T14:30", "2024-03-05", "strict"]])
    prefixed = parts(row(1, '<c t="s"><v>0</v></c>'), ["<t>x</t>"])
    for name in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"):
        data = prefixed[name].replace("xmlns=", "xmlns:x=")
        head, body = data.split("\n", 1)
        prefixed[name] = head + "\n" + body.replace("</", "\0").replace("<", "<x:").replace("\0", "</x:")
    case("prefixed-elements", prefixed, [["x"]])
    case("stored-not-packed", packed(parts(text_row(1, "x")), zipfile.ZIP_STORED), [["x"]])
    wide = parts(text_row(1, "Ə"))
    wide["xl/worksheets/sheet1.xml"] = wide["xl/worksheets/sheet1.xml"].replace("UTF-8", "UTF-16").encode("utf-16")
    case("part-in-utf16", wide, [["Ə"]])


def dates():
    codes = [(164, "dd\\.mm\\.yyyy"), (165, "[$-419]mmmm\\ yyyy;@"), (166, "yyyy"), (167, "[h]:mm:ss"), (168, 'd&quot; мая &quot;yyyy'),
             (169, "[Red]0.0;General"), (170, "yyyy\\-mm\\-dd hh:mm"), (171, "[$-F800]dddd, mmmm dd, yyyy"), (172, '&quot;day&quot; 0')]
    style = (codes, [0, 14, 22, 164, 165, 166, 167, 168, 169, 20, 170, 171, 172, 17])
    serials = row(1, *(f'<c s="{s}"><v>{v}</v></c>' for s, v in (
        (1, "45356"), (2, "45356.604166666664"), (3, "45356"), (4, "45356"), (5, "25000"), (6, "1.25"), (7, "45356"), (8, "45356.5"), (9, "0.5"),
        (10, "45356"), (11, "45356"), (12, "3"), (13, "45356"), (1, "45356.999999999"), (2, "45356.60422453704"))))
    case("dates-1900", parts(serials, style=style),
         [["2024-03-05", "2024-03-05T14:30", "2024-03-05", "2024-03", "1968", "30:00", "2024-03-05", "45356.5", "12:00", "2024-03-05",
           "2024-03-05", "3", "2024-03", "2024-03-06", "2024-03-05T14:30:05"]])
    case("dates-1904", parts(row(1, '<c s="1"><v>0</v></c>', '<c s="1"><v>43894</v></c>', '<c s="9"><v>0.25</v></c>', '<c><v>43894</v></c>'),
                             style=style, properties='<workbookPr date1904="1"/>'),
         [["1904-01-01", "2024-03-05", "06:00", "43894"]])
    case("dates-at-the-edges", parts(row(1, *(f'<c s="1"><v>{v}</v></c>' for v in ("1", "59", "60", "61", "0.75", "-1", "2958465", "2958466"))),
                                     style=style),
         [["1900-01-01", "1900-02-28", "1900-02-29", "1900-03-01", "18:00", "-1", "9999-12-31", "2958466"]])


def sheets():
    three = (("Hidden", ' state="hidden"'), ("Second &amp; more", ""), ("Siyahı", ""))
    content = parts(text_row(1, "secret"), sheets=three, sheet2=text_row(1, "two"), sheet3=text_row(1, "three"))
    case("first-sheet-that-is-shown", content, [["two"]], sheet="Second & more", sheets=["(Hidden)", "Second & more", "Siyahı"])
    case("chosen-sheet", content, [["three"]], options={"sheet": "siyahı"}, sheet="Siyahı")
    case("chosen-hidden-sheet", content, [["secret"]], options={"sheet": "Hidden"})
    case("no-such-sheet", content, failure="no_such_sheet@0:0", options={"sheet": "Fourth"})
    case("only-hidden-sheets", parts(text_row(1, "x"), sheets=(("A", ' state="veryHidden"'),)), failure="no_sheet@0:0")
    turned = parts(text_row(1, "one"), sheets=(("A", ""), ("B", "")), sheet2=text_row(1, "two"))
    turned["xl/workbook.xml"] = turned["xl/workbook.xml"].replace("rId1", "rIdX").replace("rId2", "rId1").replace("rIdX", "rId2")
    case("tabs-in-their-order", turned, [["two"]], sheet="A")
    chart = parts(text_row(1, "x"), sheets=(("Chart", ""), ("List", "")), sheet2=text_row(1, "list"))
    chart["xl/_rels/workbook.xml.rels"] = chart["xl/_rels/workbook.xml.rels"].replace("/worksheet\" Target=\"worksheets/sheet1",
                                                                                       "/chartsheet\" Target=\"worksheets/sheet1")
    case("charts-are-no-sheets", chart, [["list"]], sheets=["List"])
    absolute = parts(text_row(1, "x"))
    absolute["xl/_rels/workbook.xml.rels"] = absolute["xl/_rels/workbook.xml.rels"].replace("worksheets/", "/xl/worksheets/")
    case("absolute-target", absolute, [["x"]])
    upper = parts(row(1, '<c t="s"><v>0</v></c>'), ["<t>x</t>"])
    upper["XL/SharedStrings.xml"] = upper.pop("xl/sharedStrings.xml")
    case("names-in-another-case", upper, [["x"]])
    back = [(name.replace("/", "\\"), data) for name, data in parts(text_row(1, "x")).items()]
    case("names-with-backslashes", packed(back), [["x"]])
    macro = parts(text_row(1, "x"))
    macro["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0 never looked at"
    macro["xl/externalLinks/externalLink1.xml"] = "<x/>"
    macro["xl/_rels/workbook.xml.rels"] = macro["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>", f'<Relationship Id="rId7" Type="{RELATIONS}/externalLink" Target="file:///etc/passwd" TargetMode="External"/>'
                            "</Relationships>")
    case("macros-and-links", macro, [["x"]], findings=["macros_ignored@0:0", "external_links_ignored@0:0"])


def damage():
    good = parts(text_row(1, "x") + text_row(2, "y"))
    whole = packed(good)
    case("cut-in-the-middle", whole[:len(whole) // 2], failure="xlsx_damaged@0:0")
    case("cut-at-the-end", whole[:-10], failure="xlsx_damaged@0:0")
    case("only-the-magic", b"PK\x03\x04", failure="xlsx_damaged@0:0")
    case("empty-zip", packed({}), failure="not_a_table_zip@0:0")
    stored = packed(good, zipfile.ZIP_STORED)
    case("wrong-checksum", stored.replace(b"<t>y</t>", b"<t>z</t>"), [["x"], ["z"]], "xlsx_damaged@2:0")
    for name, change in {
            "sheet-missing": lambda p: p.pop("xl/worksheets/sheet1.xml"),
            "workbook-missing": lambda p: p.pop("xl/workbook.xml"),
            "relationships-missing": lambda p: p.pop("xl/_rels/workbook.xml.rels"),
            "root-relationships-missing": lambda p: p.pop("_rels/.rels"),
            "strings-missing": lambda p: p.update({"xl/_rels/workbook.xml.rels": p["xl/_rels/workbook.xml.rels"].replace(
                "</Relationships>", f'<Relationship Id="s" Type="{RELATIONS}/sharedStrings" Target="none.xml"/></Relationships>')}),
            "relationship-climbs-out": lambda p: p.update({"xl/_rels/workbook.xml.rels": p["xl/_rels/workbook.xml.rels"].replace(
                "worksheets/sheet1.xml", "../../../etc/passwd")}),
            "relationship-to-itself": lambda p: p.update({"xl/_rels/workbook.xml.rels": p["xl/_rels/workbook.xml.rels"].replace(
                "worksheets/sheet1.xml", "workbook.xml")}),
            "root-relationship-to-itself": lambda p: p.update({"_rels/.rels": p["_rels/.rels"].replace("xl/workbook.xml", "_rels/.rels")}),
            "sheet-without-data": lambda p: p.update({"xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"/>'}),
            "sheet-of-another-name-space": lambda p: p.update({"xl/worksheets/sheet1.xml": sheet("", main="urn:x")})}.items():
        broken = dict(good)
        change(broken)
        case(name, broken, failure="xlsx_damaged@0:0")
    for name, data, rows, place in [
            ("sheet-cut", row(1, text_cell("A1", "x")) + '<row r="2"><c r="A2', [["x"]], "2:0"),
            ("tags-crossed", row(1, text_cell("A1", "x")) + '<row r="2"><c r="A2"></row></c>', [["x"]], "2:1"),
            ("rows-out-of-order", row(5, text_cell("A5", "x")) + row(3, text_cell("A3", "y")), [["x"]], "5:0"),
            ("row-number-too-large", row(1, text_cell("A1", "x")) + row(9_999_999, text_cell("A9", "y")), [["x"]], "1:0"),
            ("cell-twice", row(1, text_cell("A1", "x"), text_cell("A1", "y")), [], "1:1"),
            ("cell-reference-wrong", row(1, text_cell("ZZZZ1", "x")), [], "1:0"),
            ("string-number-too-large", row(1, '<c r="A1" t="s"><v>5</v></c>'), [], "1:1"),
            ("string-number-negative", row(1, '<c r="A1" t="s"><v>-1</v></c>'), [], "1:1"),
            ("nested-too-deep", row(1, "<c>" + "<x>" * 100 + "</x>" * 100 + "</c>"), [], "1:1")]:
        case(name, parts(data, ["<t>a</t>"]), rows, f"xlsx_damaged@{place}")
    case("two-parts-of-one-name", packed([*good.items(), ("xl/worksheets/SHEET1.xml", sheet(text_row(1, "other")))]),
         failure="zip_duplicate_part@0:0")
    case("names-that-climb", packed({**good, "../../evil.xml": "x", "/etc/passwd": "x", "C:\\evil": "x"}), [["x"], ["y"]])


def attacks():
    entity = parts("")
    entity["xl/worksheets/sheet1.xml"] = ('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
                                         + sheet(text_row(1, "&a;")).split("\n", 1)[1])
    case("external-entity", entity, failure="xlsx_entities@0:0")
    laughs = parts(row(1, '<c t="s"><v>0</v></c>'), ["<t>x</t>"])
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    laughs["xl/sharedStrings.xml"] = (f'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY l0 "ha">{lines}]>'
                                     + strings(["<t>&l9;</t>"]).split("\n", 1)[1])
    case("a-billion-laughs", laughs, failure="xlsx_entities@0:0")
    doctype = parts(text_row(1, "x"))
    doctype["_rels/.rels"] = doctype["_rels/.rels"].replace("<Relationships", '<!DOCTYPE x SYSTEM "x.dtd"><Relationships')
    case("document-type-in-relationships", doctype, failure="xlsx_entities@0:0")
    undefined = parts(row(1, text_cell("A1", "&nbsp;")))
    case("entity-without-definition", undefined, failure="xlsx_damaged@1:1")
    bomb = parts("")
    bomb["xl/worksheets/sheet1.xml"] = sheet(row(1, text_cell("A1", "x")) + "<y/>" * 6_000_000)
    case("zip-bomb-in-a-sheet", bomb, [["x"]], "zip_bomb@1:0")
    texts = parts(row(1, '<c t="s"><v>0</v></c>'), [])
    texts["xl/sharedStrings.xml"] = strings(["<t>x</t>"] * 3_000_000)
    case("zip-bomb-in-strings", texts, failure="zip_bomb@0:0")
    declared = bytearray(packed(parts(text_row(1, "x"))))
    at = declared.rindex(b"PK\x01\x02", 0, declared.rindex(b"xl/worksheets/sheet1.xml"))
    declared[at + 24:at + 28] = struct.pack("<I", 0xFFFFFFF0)
    case("declares-four-gigabytes", bytes(declared), failure="zip_bomb@0:0")
    case("too-many-parts", packed([(f"p{n}", b"") for n in range(10_001)]), failure="zip_too_many_parts@0:0")
    hidden = bytearray(packed([(f"p{n}" + "x" * 500, b"") for n in range(10_001)]))
    end = hidden.rindex(b"PK\x05\x06")
    hidden[end + 8:end + 12] = struct.pack("<HH", 3, 3)
    case("too-many-parts-hidden", bytes(hidden), failure="zip_too_many_parts@0:0")
    encrypted = bytearray(packed(parts(text_row(1, "x"))))
    for magic, flag in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = encrypted.find(magic)
        while at >= 0:
            encrypted[at + flag] |= 1
            at = encrypted.find(magic, at + 4)
    case("encrypted-parts", bytes(encrypted), failure="xlsx_encrypted@0:0")
    wide = row(2, *(f"<c><v>{n}</v></c>" for n in range(10_000)))
    case("ten-thousand-columns", parts(text_row(1, "x") + wide), [["x"]], "too_many_columns@2:1025")
    case("a-cell-too-long", parts(text_row(1, "x") + row(2, text_cell("B2", "ab" * (5 << 19)))), [["x"]], "cell_too_long@2:2")
    case("a-hundred-megabytes-in-a-cell", parts(row(1, text_cell("A1", "abcdefgh" * (100 << 17)))), failure="cell_too_long@1:1")
    attributes = " ".join(f'a{n}=""' for n in range(200_000))
    case("attributes-without-end", parts(f"<row {attributes}/>"), failure="xlsx_damaged@0:0")
    deep = parts("")
    deep["xl/worksheets/sheet1.xml"] = "<a>" * 3_000_000
    case("nesting-without-end", deep, failure="xlsx_damaged@0:0")
    prologue = parts("")
    prologue["xl/workbook.xml"] = "<!-- -->" * 400_000
    case("prologue-without-end", prologue, failure="xlsx_damaged@0:0")


def strangers():
    for name, content, code in [
            ("ods", {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}, "ods"),
            ("docx", {"[Content_Types].xml": "<x/>", "_rels/.rels": relationships([("r", "officeDocument", "word/document.xml")]),
                      "word/document.xml": "<x/>"}, "word"),
            ("xlsb", {"[Content_Types].xml": "<x/>", "_rels/.rels": relationships([("r", "officeDocument", "xl/workbook.bin")]),
                      "xl/workbook.bin": b"\x83\1"}, "xlsb"),
            ("pptx", {"[Content_Types].xml": "<x/>", "_rels/.rels": relationships([("r", "officeDocument", "ppt/presentation.xml")]),
                      "ppt/presentation.xml": "<x/>"}, "office"),
            ("any", {"readme.txt": "x"}, "zip")]:
        case("stranger-" + name, content, failure=f"not_a_table_{code}@0:0")


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*"):
        old.unlink()
    for part in (everyday, dates, sheets, damage, attacks, strangers):
        part()
    for name, (data, expected) in CASES.items():
        (folder / f"{name}.xlsx").write_bytes(data)
        (folder / f"{name}.json").write_text(json.dumps(expected, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
