#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_text_tables.py FOLDER: texts that have broken readers of CSV elsewhere, each with what it must give.

The ideas are those of the public torture suites (csv-spectrum, csv-test-data, the tests of Python's csv and of
PapaParse, Perl's Text::CSV); the contents are ours. NAME.csv is the file, NAME.json says: options, rows, lines,
failure ("code@line:column"), and of what was found encoding and delimiter, where the case is about them.
"""
import json
import pathlib
import sys

CASES = {}


def case(name, data, rows=None, failure=None, options=None, lines=None, **facts):
    if isinstance(data, str):
        data = data.encode("utf-8")
    assert name not in CASES, name
    CASES[name] = data, {"options": options or {}, "rows": rows or [], "failure": failure or "", "facts": facts,
                         **({"lines": lines} if lines else {})}


def exported():
    """Our own tables as JSON, however they were laid out since; the head says what they are."""
    head = '{"as_of":"2026-11-01","report":"list","schema":1,"total":2,"withheld":{"count":0},"rows":['
    rows = [["a", "name"], ["1", "Əli"], ["", "x; y"]]
    case("json-as-exported", head + '\n{"a":1,"name":"Əli"},\n{"a":null,"name":["x","y"]}\n]}\n', rows, lines=[1, 2, 3])
    case("json-on-one-line", head + '{"a":1,"name":"Əli"},{"a":null,"name":["x","y"]}]}', rows)
    case("json-laid-out", '\ufeff{\n "schema" : 1,\n "report" : "list",\n "rows" : [\n  {\n "a" : 1, "name" : "\\u018fli" } , {"a" : null,\n"name" : [ "x" , "y" ]}\n ]\n}\n', rows)
    case("json-without-rows", head + "]}")
    case("json-signs-in-texts", head + '{"a":"]}","b":"\\"}],[{","c":"\\\\"}]}', [["a", "b", "c"], ["]}", '"}],[{', "\\"]])
    case("json-kinds-of-cells", head + '{"a":true,"b":false,"c":2.5,"d":-7,"e":[],"f":"two\\r\\nlines"}]}',
         [["a", "b", "c", "d", "e", "f"], ["true", "", "2.5", "-7", "", "two\nlines"]])
    case("json-apostrophes", head + '{"a":"=1","b":"\'=1","c":"\'x"}]}', [["a", "b", "c"], ["=1", "''=1", "'x"]])
    case("json-rows-named-in-a-text", '{"x":"\\"rows\\":[","schema":1,"report":"rows","rows":[{"a":"1"}]}', [["a"], ["1"]])
    case("json-cut-between-rows", head + '{"a":"1"},', [["a"], ["1"]], "json_damaged@3:0")
    case("json-cut-in-a-row", head + '{"a":"1"},{"a":', [["a"], ["1"]], "json_damaged@3:0")
    case("json-cut-behind-the-rows", head + '{"a":"1"}]', [["a"], ["1"]], "json_damaged@3:0")
    case("json-something-behind", head + '{"a":"1"}]} x', [["a"], ["1"]], "json_damaged@3:0")
    case("json-two-commas", head + '{"a":"1"},,{"a":"2"}]}', [["a"], ["1"]], "json_damaged@3:0")
    case("json-text-for-a-row", head + '"a"]}', failure="json_damaged@2:0")
    case("json-row-without-members", head + "{}]}", failure="json_damaged@2:0")
    case("json-row-differs", head + '{"a":"1"},{"b":"2"}]}', [["a"], ["1"]], "json_row_differs@3:1")
    case("json-row-is-longer", head + '{"a":"1"},{"a":"2","b":"2"}]}', [["a"], ["1"]], "json_row_differs@3:0")
    case("json-object-in-a-cell", head + '{"a":"1","b":{"c":1}}]}', failure="json_cell@2:2")
    case("json-list-in-a-list", head + '{"a":[["1"]]}]}', failure="json_cell@2:1")
    case("json-nul", head + '{"a":"x\\u0000y"}]}', failure="nul_byte@2:1")
    case("json-not-utf8", (head + '{"a":"').encode() + b'\xff"}]}', failure="json_damaged@2:0")
    case("json-too-many-columns", head + json.dumps({f"c{i:04}": "x" for i in range(1025)}) + "]}", failure="too_many_columns@2:0")
    case("json-of-another-schema", '{"schema":2,"report":"list","rows":[{"a":"1"}]}', failure="not_a_table_json@0:0")
    case("json-of-somebody-else", '{"report":"list","rows":[{"a":"1"}]}', failure="not_a_table_json@0:0")


def quoting():
    case("empty-file", b"")
    case("only-byte-order-mark", b"\xef\xbb\xbf")
    case("only-line-ends", "\n\r\n\r\n\r")
    case("one-cell", "name", [["name"]])
    case("simple", "a,b,c\n1,2,3\n", [["a", "b", "c"], ["1", "2", "3"]])
    case("comma-in-quotes", 'first,last,address\nJohn,Doe,"120 any st., Anytown, WW"\n',
         [["first", "last", "address"], ["John", "Doe", "120 any st., Anytown, WW"]])
    case("empty-cells", 'a,b,c\n1,"",""\n2,,4\n', [["a", "b", "c"], ["1", "", ""], ["2", "", "4"]])
    case("escaped-quotes", 'a,b\n1,"ha ""ha"" ha"\n3,4\n', [["a", "b"], ["1", 'ha "ha" ha'], ["3", "4"]])
    case("only-escaped-quotes", 'a,b\n"""","""""" \n', [["a", "b"], ['"', '""']])
    case("json-in-a-cell", 'key,val\n1,"{""type"": ""Point"", ""at"": [102.0, 0.5]}"\n',
         [["key", "val"], ["1", '{"type": "Point", "at": [102.0, 0.5]}']])
    case("newlines-in-cells", 'a,b,c\n1,2,3\n"Once upon \na time",5,6\n7,8,9\n',
         [["a", "b", "c"], ["1", "2", "3"], ["Once upon \na time", "5", "6"], ["7", "8", "9"]], lines=[1, 2, 3, 5])
    case("crlf-in-cells", 'a,b\r\n"Once\r\n\r\nupon",5\r\n7,8\r\n', [["a", "b"], ["Once\n\nupon", "5"], ["7", "8"]],
         lines=[1, 2, 5])
    case("cr-in-cells", 'a,b\r"Once\rupon",5\r7,8', [["a", "b"], ["Once\nupon", "5"], ["7", "8"]], lines=[1, 2, 4])
    case("quotes-and-newlines", 'a,b\n1,"ha \n""ha"" \nha"\n3,4\n', [["a", "b"], ["1", 'ha \n"ha" \nha'], ["3", "4"]])
    case("quoted-empty-line", '"a"\n""\n"b"\n', [["a"], ["b"]], lines=[1, 3])
    case("every-cell-quoted", '"a","b"\r\n"1","2"\r\n', [["a", "b"], ["1", "2"]])
    case("quote-at-the-very-end", 'a,b\n1,"2"', [["a", "b"], ["1", "2"]])
    case("quote-inside-a-cell", 'pipe,inch\nx,5" wide\ny,"5"" wide"\n', [["pipe", "inch"], ["x", '5" wide'], ["y", '5" wide']])
    case("nickname-in-quotes", 'no,name\n1,Əli "Qara" Həsənov\n2, "Qara" Əli\n',
         [["no", "name"], ["1", 'Əli "Qara" Həsənov'], ["2", ' "Qara" Əli']])
    case("blanks-before-a-quote", 'a, "b, c", "d"\n1, 2, 3\n', [["a", "b, c", "d"], ["1", " 2", " 3"]])
    case("blanks-after-a-quote", '"a" ,"b"\t,c\n1,2,3\n', [["a", "b", "c"], ["1", "2", "3"]])
    case("blank-and-quote-over-cells", 'a,b,c\n1, "x, y" z, 3\n', [["a", "b", "c"]], "text_after_quote@2:2")
    case("text-after-quote", 'a,b\n"1"x,2\n', [["a", "b"]], "text_after_quote@2:1")
    case("text-after-a-quote-that-spans-lines", 'a,b\n1,"Leyla\n2,"Anar",x\n', [["a", "b"]], "text_after_quote@2:2")
    case("quote-never-closed", 'a,b\n1,2\n3,"never\n5,6\n7,8\n', [["a", "b"], ["1", "2"]], "quote_not_closed@3:2")
    case("lone-quote-at-the-end", 'a,b\n1,"', [["a", "b"]], "quote_not_closed@2:2")
    case("backslash-is-no-escape", 'a,b\n"x\\",y\n', [["a", "b"], ["x\\", "y"]])
    case("single-quotes-are-text", "a,b\n'x,y',z\n", [["a", "b"], ["'x", "y'", "z"]])
    case("comment-sign-is-text", "#,name\n#1,x\n", [["#", "name"], ["#1", "x"]])
    case("typographic-quotes-are-text", "a;b\n“x;y”;«z»\n", [["a", "b"], ["“x", "y”", "«z»"]])


def lines():
    case("line-ends-lf", "a,b\n1,2\n", [["a", "b"], ["1", "2"]])
    case("line-ends-crlf", "a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]], lines=[1, 2])
    case("line-ends-cr", "a,b\r1,2\r", [["a", "b"], ["1", "2"]], lines=[1, 2])
    case("line-ends-mixed", "a,b\r\n1,2\n3,4\r5,6\r\r\n7,8", [["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"], ["7", "8"]],
         lines=[1, 2, 3, 4, 6])
    case("line-end-lf-cr", "a,b\n\r1,2\n\r", [["a", "b"], ["1", "2"]], lines=[1, 3])
    case("no-last-line-end", "a,b\n1,2", [["a", "b"], ["1", "2"]])
    case("last-cell-empty", "a,b\n1,", [["a", "b"], ["1", ""]])
    case("blank-lines", "\n\na,b\n\n  \n1,2\n\n", [["a", "b"], ["1", "2"]], lines=[3, 6])
    case("rows-of-delimiters", "a;b;c\n;;\n1;2;3\n;;\n;;\n", [["a", "b", "c"], ["1", "2", "3"]], lines=[1, 3])
    case("trailing-delimiters", "a,b,\n1,2,\n", [["a", "b", ""], ["1", "2", ""]])
    case("short-and-long-rows", "a,b,c\n1\n1,2\n1,2,3,4\n", [["a", "b", "c"], ["1"], ["1", "2"], ["1", "2", "3", "4"]])
    case("duplicate-headers", "name,name,name\n1,2,3\n", [["name"] * 3, ["1", "2", "3"]])
    case("vertical-tab-in-a-cell", 'a,b\n1,x\x0by\n2,"x\x0by"\n', [["a", "b"], ["1", "x\ny"], ["2", "x\ny"]], lines=[1, 2, 3])
    case("separators-of-unicode-are-text", "a,b\n1,x\u2028y\u0085z\n", [["a", "b"], ["1", "x\u2028y\u0085z"]])
    case("form-feed-is-text", "a,b\n1,x\x0cy\n", [["a", "b"], ["1", "x\x0cy"]])
    case("zero-width-mark-inside", "a,b\n1,x\ufeffy\n", [["a", "b"], ["1", "x\ufeffy"]])
    case("nul-byte", b"a,b\n1,2\x003\n", [["a", "b"]], "nul_byte@2:2")
    case("nul-byte-in-quotes", b'a,b\n1,"2\n\x003"\n', [["a", "b"]], "nul_byte@3:2")
    case("control-z-at-the-end", "a,b\n1,2\n\x1a", [["a", "b"], ["1", "2"], ["\x1a"]])


def delimiters():
    case("semicolons", "a;b\n1;2\n", [["a", "b"], ["1", "2"]], delimiter=";")
    case("tabs", "a\tb\n1\t2, 3\n", [["a", "b"], ["1", "2, 3"]], delimiter="\t")
    case("pipes", "a|b\n1|2\n", [["a", "b"], ["1", "2"]], delimiter="|")
    case("decimal-commas", "name;sum;rate\nx;1,5;2,25\ny;2,5;3,75\nz;0,5;0,1\n",
         [["name", "sum", "rate"], ["x", "1,5", "2,25"], ["y", "2,5", "3,75"], ["z", "0,5", "0,1"]], delimiter=";")
    case("commas-in-texts", "no;name;story\n1;Quliyev, Anar;Arrested, beaten, released\n2;Məmmədova, Leyla;Charged, denied\n",
         [["no", "name", "story"], ["1", "Quliyev, Anar", "Arrested, beaten, released"],
          ["2", "Məmmədova, Leyla", "Charged, denied"]], delimiter=";")
    case("one-comma-in-each-row", "name;born;place\nQuliyev, Anar;1980;Bakı\nMəmmədova, Leyla;1975;Gəncə\n",
         [["name", "born", "place"], ["Quliyev, Anar", "1980", "Bakı"], ["Məmmədova, Leyla", "1975", "Gəncə"]], delimiter=";")
    case("semicolons-in-one-column", "no,articles,name\n1,206.3; 214.2; 228.1,x\n2,178.3; 192.2,y\n3,182,z\n",
         [["no", "articles", "name"], ["1", "206.3; 214.2; 228.1", "x"], ["2", "178.3; 192.2", "y"], ["3", "182", "z"]], delimiter=",")
    title = "Siyasi məhbusların siyahısı, 2026\nTərtib edən: birlik\n\nSoyad;Ad;Tarix\nQuliyev;Anar;01.02.2020\nƏliyev;Elçin;03.2021\n"
    case("title-rows-above-the-header", title,
         [["Siyasi məhbusların siyahısı, 2026"], ["Tərtib edən: birlik"], ["Soyad", "Ad", "Tarix"],
          ["Quliyev", "Anar", "01.02.2020"], ["Əliyev", "Elçin", "03.2021"]], lines=[1, 2, 4, 5, 6], delimiter=";")
    case("two-line-header", 'Name,Arrest,\n,Date,Place\nx,2020,Bakı\ny,2021,"Gəncə"\n',
         [["Name", "Arrest", ""], ["", "Date", "Place"], ["x", "2020", "Bakı"], ["y", "2021", "Gəncə"]], delimiter=",")
    case("delimiters-only-in-quotes", '"a;b;c","d"\n"e;f;g","h"\n', [["a;b;c", "d"], ["e;f;g", "h"]], delimiter=",")
    case("long-texts-with-other-signs", 'no,text\n1,"a; b; c\n; d | e"\n2,"f; g"\n', [["no", "text"], ["1", "a; b; c\n; d | e"], ["2", "f; g"]],
         delimiter=",")
    case("one-column", "Anar Quliyev\nLeyla Məmmədova\n", [["Anar Quliyev"], ["Leyla Məmmədova"]], delimiter=",")
    case("sep-line", "sep=;\r\na;b,c\r\n1;2\r\n", [["a", "b,c"], ["1", "2"]], lines=[2, 3], delimiter=";")
    case("sep-line-quoted", '"sep=|"\na|b\n', [["a", "b"]], lines=[2], delimiter="|")
    case("sep-line-tab-and-mark", b"\xef\xbb\xbfSEP=\t\na\tb\n", [["a", "b"]], lines=[2], delimiter="\t")
    case("sep-line-alone", "sep=;", [])
    case("sep-is-a-header", "sep=aration;b\n1;2\n", [["sep=aration", "b"], ["1", "2"]], delimiter=";")
    case("chosen-delimiter", "a;b,c\n1;2,3\n", [["a;b", "c"], ["1;2", "3"]], options={"delimiter": ","}, delimiter=",")
    case("chosen-unusual-delimiter", "a~b\n1~2\n", [["a", "b"], ["1", "2"]], options={"delimiter": "~"}, delimiter="~")
    case("delimiter-not-usable", "a,b\n", failure="delimiter_not_usable@0:0", options={"delimiter": '"'})
    case("paste-from-a-sheet", 'Ad\tTarix\nAnar\t01.02.2020\n"two\nlines"\t\n', [["Ad", "Tarix"], ["Anar", "01.02.2020"], ["two\nlines", ""]],
         delimiter="\t")


AZERBAIJANI = "Ad,Soyad,Yer\nÇingiz,Nəbibəyli,Bakı\nElşad,Vəliyulla,Lənkəran\n"
TURKISH = "Ad,Soyad,Yer\nIşıl,Güneş,İstanbul\nÇağrı,Öztürk,Muğla\n"
RUSSIAN = "Фамилия,Имя,Место\nДамирчизада,Ровшан,Бакинский СИЗО № 1\nИбадоглу,Джавад,Домашний арест\n"
GERMAN = "Name,Ort\nMüller,Köln\nGroß,Würzburg\nJäger,Tübingen\n"
POLISH = "Imię,Nazwisko\nŁukasz,Wałęsa\nZażółć,Gęślą\n"
ARABIC = "الاسم,تاريخ\nمحمد,٢٠٢٤/٠٣/٠٥\n"


def rows_of(text):
    return [line.split(",") for line in text.split("\n") if line]


def encodings():
    for name, text, codec, expected in [
            ("utf8", AZERBAIJANI, "utf-8", "UTF-8"), ("utf8-mark", AZERBAIJANI, "utf-8-sig", "UTF-8"),
            ("utf16le-mark", AZERBAIJANI, "utf-16", "UTF-16LE"), ("utf16le", AZERBAIJANI, "utf-16-le", "UTF-16LE"),
            ("utf16be", AZERBAIJANI, "utf-16-be", "UTF-16BE"), ("utf16le-russian", RUSSIAN, "utf-16-le", "UTF-16LE"),
            ("utf16be-arabic", ARABIC, "utf-16-be", "UTF-16BE"), ("utf8-arabic", ARABIC, "utf-8", "UTF-8"),
            ("windows-1251", RUSSIAN, "cp1251", "windows-1251"), ("koi8-r", RUSSIAN.replace("№", "N"), "koi8-r", "KOI8-R"),
            ("iso-8859-5", RUSSIAN, "iso8859-5", "ISO-8859-5"), ("windows-1254", TURKISH, "cp1254", "windows-1254"),
            ("windows-1252", GERMAN, "cp1252", "windows-1252"), ("windows-1250", POLISH, "cp1250", "windows-1250"),
            ("windows-1251-capitals", RUSSIAN.upper(), "cp1251", "windows-1251"),
            ("koi8-r-capitals", RUSSIAN.upper().replace("№", "N"), "koi8-r", "KOI8-R")]:
        used = text
        if name.startswith("koi8"):
            used = text.replace("№", "N")
        case("found-" + name, used.encode(codec), rows_of(used), encoding=expected)
    case("found-utf16be-mark", b"\xfe\xff" + AZERBAIJANI.encode("utf-16-be"), rows_of(AZERBAIJANI), encoding="UTF-16BE")
    for name, text, codec in [("ISO-8859-1", GERMAN, "iso8859-1"), ("iso-8859-9", TURKISH, "iso8859-9"), ("cp1251", RUSSIAN, "cp1251"),
                              ("KOI8-R", RUSSIAN.replace("№", "N"), "koi8-r"), ("UTF-16", AZERBAIJANI, "utf-16-be")]:
        case("chosen-" + name.lower(), text.encode(codec), rows_of(text), options={"encoding": name})
    case("ascii-chosen-as-anything", "a,b\n1,2\n", [["a", "b"], ["1", "2"]], options={"encoding": "UTF-16LE"}, encoding="UTF-8")
    case("unknown-encoding", "a,b\n", failure="unknown_encoding@0:0", options={"encoding": "EBCDIC"})
    case("chosen-utf8-of-1251", RUSSIAN.encode("cp1251"), failure="not_utf8@1:1", options={"encoding": "UTF-8"})
    case("chosen-1251-of-utf8", RUSSIAN.encode(), failure="encoding_contradicted@1:1", options={"encoding": "windows-1251"})
    case("chosen-1252-of-utf8", AZERBAIJANI.encode(), [["Ad", "Soyad", "Yer"]], "encoding_contradicted@2:1", {"encoding": "cp1252"})
    case("chosen-koi8-of-1251", RUSSIAN.encode("cp1251"), failure="encoding_contradicted@1:1", options={"encoding": "koi8-r"})
    case("chosen-1252-of-1251", RUSSIAN.encode("cp1251"), failure="encoding_contradicted@1:1", options={"encoding": "windows-1252"})
    case("chosen-utf16-of-utf8", AZERBAIJANI.encode(), [["Ad", "Soyad", "Yer"]], "encoding_contradicted@2:1", {"encoding": "UTF-16LE"})
    case("chosen-1254-of-utf16", AZERBAIJANI.encode("utf-16"), failure="encoding_contradicted@1:1", options={"encoding": "cp1254"})
    case("chosen-iso-of-windows", "a,b\nx,“y”\n".encode("cp1252"), [["a", "b"]], "undecodable_byte@2:2", {"encoding": "ISO-8859-1"})
    case("unassigned-byte", b"a,b\nx,\x81\n", [["a", "b"]], "undecodable_byte@2:2", {"encoding": "windows-1252"})
    case("utf8-with-one-broken-byte", AZERBAIJANI.encode() + b"Anar,\xffx,y\n", rows_of(AZERBAIJANI), "not_utf8@4:2")
    case("utf8-cut-at-the-end", AZERBAIJANI.encode() + "Anar,Ə".encode()[:-1], rows_of(AZERBAIJANI), "not_utf8@4:2")
    case("utf8-overlong", AZERBAIJANI.encode() + b"\xc0\xaf,x\n", rows_of(AZERBAIJANI), "not_utf8@4:1")
    case("utf8-surrogate", AZERBAIJANI.encode() + b"\xed\xa0\x80,x\n", rows_of(AZERBAIJANI), "not_utf8@4:1")
    case("utf16-odd-byte", AZERBAIJANI.encode("utf-16") + b"x", rows_of(AZERBAIJANI), "undecodable_byte@4:1")
    case("utf16-lone-surrogate", (AZERBAIJANI + "a,").encode("utf-16") + b"\x00\xd8\n\x00", rows_of(AZERBAIJANI), "undecodable_byte@4:2")
    case("composed", "c\u0327,e\u0301\n", [["ç", "é"]])
    case("beyond-the-basic-plane", "a,b\n😀,𐍈\n", [["a", "b"], ["😀", "𐍈"]])
    case("beyond-the-basic-plane-utf16", "a,b\n😀,𐍈\n".encode("utf-16"), [["a", "b"], ["😀", "𐍈"]])
    # What makes it UTF-8 or not may stand behind the first mebibyte.
    plain = "a,b\n" * 300_000
    case("letters-late-utf8", plain + "Ə,x\n", None, "", {"skip": 300_000}, encoding="UTF-8")
    CASES["letters-late-utf8"][1]["rows"] = [["Ə", "x"]]
    case("letters-late-1251", plain.encode() + RUSSIAN.encode("cp1251"), rows_of(RUSSIAN), options={"skip": 300_000}, encoding="windows-1251")


def limits():
    case("a-cell-as-long-as-may-be", "a,b\n1," + "x" * (4 << 20) + "\n", [["a", "b"]], "", {"sizes": True})
    CASES["a-cell-as-long-as-may-be"][1]["rows"] = [[1, 1], [1, 4 << 20]]
    case("a-cell-too-long", "a,b\n1," + "x" * (5 << 20) + "\n", [["a", "b"]], "cell_too_long@2:2")
    case("a-quoted-cell-too-long", 'a,b\n1,"' + "x\n" * (3 << 20) + '"\n', [["a", "b"]], "cell_too_long@2:2")
    case("a-cell-too-long-in-bytes", "a,b\n1," + "Ə" * (5 << 19) + "\n", [["a", "b"]], "cell_too_long@2:2")
    case("a-row-too-long", "a,b\n" + ",".join(["x" * (3 << 20)] * 8) + "\n", [["a", "b"]], "cell_too_long@2:6")
    case("as-many-columns-as-may-be", ",".join(["x"] * 1024) + "\n", [["x"] * 1024])
    case("too-many-columns", "a,b\n" + ",".join(["x"] * 10_000) + "\n", [["a", "b"]], "too_many_columns@2:1025")
    case("no-line-ends-at-all", ",".join(["x"] * 300_000), [], "too_many_columns@1:1025")


def strangers():
    for name, data, code in [
            ("pdf", b"%PDF-1.7\n", "pdf"), ("rtf", b"{\\rtf1\\ansi a}", "rtf"), ("png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image"),
            ("jpeg", b"\xff\xd8\xff\xe0\0\x10JFIF", "image"), ("gif", b"GIF89a", "image"), ("gzip", b"\x1f\x8b\x08\0abc", "zip"),
            ("seven-zip", b"7z\xbc\xaf\x27\x1c\0\4", "zip"), ("rar", b"Rar!\x1a\x07\0", "zip"),
            ("html", "<html><table><tr><td>x</td></tr></table></html>", "html"), ("html-doctype", "\n <!DOCTYPE html>\n<p>x", "html"),
            ("html-table-utf16", "<table><tr><td>Ə".encode("utf-16"), "html"), ("xhtml", '<?xml version="1.0"?><html xmlns="x"/>', "html"),
            ("xml-workbook", '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook/>', "xml"),
            ("json-list", '[\n {"name": "x"}]', "json"), ("json-object", '{"schema": 1}', "json"),
            ("biff2", b"\x09\0\x04\0\x02\0\x10\0", "xls")]:
        case("stranger-" + name, data, failure=f"not_a_table_{code}@0:0")
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    case("stranger-xls", container + "Root Entry".encode("utf-16-le").ljust(128, b"\0") + "Workbook".encode("utf-16-le").ljust(384, b"\0"),
         failure="not_a_table_xls@0:0")
    case("stranger-doc", container + "WordDocument".encode("utf-16-le").ljust(512, b"\0"), failure="not_a_table_office@0:0")
    case("encrypted-workbook", container + bytes((1 << 20) - 512 - 10) + "EncryptedPackage".encode("utf-16-le").ljust(512, b"\0"),
         failure="xlsx_encrypted@0:0")
    case("bracket-is-text", "[1],b\n2,3\n", [["[1]", "b"], ["2", "3"]])
    case("angle-is-text", "<18,b\n2,3\n", [["<18", "b"], ["2", "3"]])
    case("every-byte", bytes(range(256)) * 8, failure="nul_byte@1:1")
    case("program", b"\x7fELF\x02\x01\0", failure="nul_byte@1:1")


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*"):
        old.unlink()
    for part in (quoting, lines, delimiters, encodings, limits, exported, strangers):
        part()
    for name, (data, expected) in CASES.items():
        (folder / f"{name}.csv").write_bytes(data)
        (folder / f"{name}.json").write_text(json.dumps(expected, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
