# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lints share: which files there are, and C++ text with its comments or strings blanked out."""
import os
import re
import sys

SKIPPED = re.compile(r"^(\.git|\.cache|build.*|out|__pycache__)$")
CODE = (".cpp", ".h")


def files(root, suffixes=None, below=("",)):
    """Paths relative to root of the project's own files, sorted; neither build folders nor what git keeps."""
    found = []
    for folder, inner, names in os.walk(root):
        relative = os.path.relpath(folder, root)
        relative = "" if relative == "." else relative + "/"
        inner[:] = sorted(name for name in inner
                          if name != "__pycache__" and (relative or not SKIPPED.match(name)))
        for name in sorted(names):
            path = relative + name
            if (suffixes is None or name.endswith(suffixes)) and path.startswith(tuple(below)):
                found.append(path)
    return found


def read(root, path):
    with open(os.path.join(root, path), encoding="utf-8", errors="replace") as file:
        return file.read()


TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      | (?P<raw>R"(?P<mark>[^\s()\\]{0,16})\(.*?\)(?P=mark)")
      | (?P<string>"(?:\\.|[^"\\\n])*")
      | (?P<number>\b\d[\d'.a-zA-Z]*)
      | (?P<char>'(?:\\.|[^'\\\n])+')""",
    re.VERBOSE | re.DOTALL)


def blank(text, comments=True, strings=True):
    """The text with comments and the content of literals turned into spaces; every line keeps its place."""
    def replace(match):
        kind = match.lastgroup if match.lastgroup != "mark" else "raw"
        found = match.group(0)
        if kind == "comment" and comments:
            return re.sub(r"[^\n]", " ", found)
        if kind in ("raw", "string", "char") and strings:
            return '"' + re.sub(r"[^\n]", " ", found[1:-1]) + '"'
        return found
    return TOKEN.sub(replace, text)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def report(findings):
    """Prints the findings as path:line: message; 0 where there are none, else 1."""
    for path, line, message in sorted(findings):
        print(f"{path}:{line}: {message}")
    if findings:
        print(f"{len(findings)} found", file=sys.stderr)
    return 1 if findings else 0
