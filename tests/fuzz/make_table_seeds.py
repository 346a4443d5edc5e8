#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_table_seeds.py KIND TABLES FOLDER: inputs of fuzz_csv or fuzz_xlsx from the small files of a folder of tables."""
import pathlib
import sys
import zipfile

kind, tables, folder = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
folder.mkdir(parents=True, exist_ok=True)
for path in sorted(tables.glob(f"*.{kind}")):
    content = path.read_bytes()
    if len(content) > 16_384:
        continue
    first = b"\x0f" if kind == "csv" else b"\0"
    (folder / path.stem).write_bytes(first + content)
    if kind == "xlsx" and zipfile.is_zipfile(path):
        try:
            with zipfile.ZipFile(path) as archive:
                parts = [archive.read(name) for name in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml")
                         if name in archive.namelist()]
        except (zipfile.BadZipFile, RuntimeError, OSError):
            continue
        if parts and sum(map(len, parts)) <= 16_384:
            (folder / f"{path.stem}-parts").write_bytes(b"\1" + b"\xff".join(parts))
