# SPDX-License-Identifier: GPL-3.0-or-later
"""tidiness.py ROOT: licence lines, names, nothing of a machine, nothing foreign, no file that nobody builds."""
import os
import re
import sys

import source

LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
LICENSED = re.compile(r"(\.(cpp|h|cmake|py|sh|in)|CMakeLists\.txt|\.clang-format|\.clang-tidy)$")
FOREIGN = re.compile(r"\.(ttf|otf|tgz|gz|zip|so|a|o|exe)$|(^|/)sqlite3\.[ch]$")
TEXT = re.compile(r"\.(cpp|h|cmake|py|sh|in|md|txt|json|qrc|csv|ts|yml)$|^\.[a-z-]+$|(^|/)[a-z-]+$")
SELF = ("tests/lint/",)

IN_TEXT = [
    (r"(?<![\w.])/(work|root|Users)/\w|/home/(?!some)[a-z]{3}|/tmp/build", "a path of one machine"),
    (r"registry\.\w+\.org|\bnpmjs\.|deb\.debian\.org|\bpypi\.org|crates\.io|proxy\.golang", "the name of a registry"),
    (r"\b(TODO|FIXME|XXX|HACK)\b(?!\(#\d+\))", "say it in an issue: TODO(#12)"),
]


def text_findings(path, text):
    for pattern, why in IN_TEXT:
        for match in re.finditer(pattern, text):
            yield path, source.line_of(text, match.start()), f"{match.group(0)}: {why}"
    if path.endswith((".cpp", ".h", ".py", ".cmake", "CMakeLists.txt")):
        for number, line in enumerate(text.split("\n"), 1):
            if "\t" in line or "\r" in line or line != line.rstrip():
                yield path, number, "tab, carriage return or trailing space"
        if text and not text.endswith("\n"):
            yield path, text.count("\n") + 1, "no newline at the end"


def licence_findings(path, text):
    lines = text.split("\n", 2)
    script = lines[0].startswith("#!")
    if (LICENSED.search(path) or script) and LICENCE not in (lines[1] if script and len(lines) > 1 else lines[0]):
        yield path, 1, "the first line is not the licence"


def is_listed(file, listed):
    """Whether a CMakeLists.txt names the file, itself or in a foreach over tst_prefix_${name}.cpp."""
    if re.search(r"(?<![\w./])(\$\{\w+\}/)?" + re.escape(file) + r"(?!\w)", listed):
        return True
    parts = file[:-4].split("_")
    return parts[0] == "tst" and any(
        re.search(re.escape("_".join(parts[:cut])) + r"_\$\{\w+\}\.cpp", listed)
        and re.search(r"(?<![\w./])" + re.escape("_".join(parts[cut:])) + r"(?!\w)", listed)
        for cut in range(1, len(parts)))


def name_findings(root, path):
    name = os.path.basename(path)
    if not re.fullmatch(r"[a-z0-9_]+\.(cpp|h)", name):
        yield path, 1, "files are lower_snake_case"
    if path.endswith(".h") and "#pragma once" not in source.read(root, path):
        yield path, 1, "no #pragma once"
    if path.endswith(".cpp"):
        folder = os.path.dirname(path)
        while folder and not os.path.exists(os.path.join(root, folder, "CMakeLists.txt")):
            folder = os.path.dirname(folder)
        listed = source.read(root, os.path.join(folder, "CMakeLists.txt")) if folder else ""
        if not is_listed(os.path.relpath(path, folder or "."), listed):
            yield path, 1, "no CMakeLists.txt builds it"


def check(root):
    findings = []
    for path in source.files(root):
        if FOREIGN.search(path) and not path.startswith("tests/data/"):
            findings.append((path, 1, "foreign or built files are not committed"))
            continue
        if path.endswith(source.CODE) and path.startswith(("models/", "app/", "ui/", "tests/")):
            findings.extend(name_findings(root, path))
        if path.startswith("tests/data/") or path == "LICENSE" or not TEXT.search(path):
            continue
        text = source.read(root, path)
        findings.extend(licence_findings(path, text))
        if not path.startswith(SELF):
            findings.extend(text_findings(path, text))
    return findings


if __name__ == "__main__":
    sys.exit(source.report(check(sys.argv[1])))
