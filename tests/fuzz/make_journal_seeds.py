#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_journal_seeds.py GOLDEN FOLDER: inputs of fuzz_journal from the golden changes."""
import json
import pathlib
import sys

golden = json.load(open(sys.argv[1], encoding="utf-8"))
folder = pathlib.Path(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)
for number, change in enumerate(golden):
    header = bytes.fromhex(change["header"])
    value = bytes.fromhex(change["value"])
    whole = len(header).to_bytes(2, "little") + header + value
    for mode, content in enumerate((header, value[32:], whole, header[60:])):
        (folder / f"{number:02}-{mode}").write_bytes(bytes([mode]) + content)
