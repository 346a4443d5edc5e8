# SPDX-License-Identifier: GPL-3.0-or-later
"""layers.py ROOT QT_INCLUDE_FOLDER: every #include against the arrows of packaging/cmake/arrows.json.

Linking alone is no wall: on Debian a program that links Qt Core only still compiles <QtWidgets/QLabel>,
and the system may offer a sqlite3.h of its own.
"""
import json
import os
import re
import sys

import source

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)


def qt_modules(folder):
    """Header name (QLabel) -> library (Qt6::Widgets), from the folders of the installed Qt."""
    modules = {}
    for module in sorted(os.listdir(folder)):
        path = os.path.join(folder, module)
        if module.startswith("Qt") and os.path.isdir(path):
            for header in os.listdir(path):
                modules.setdefault(header, "Qt6::" + module[2:])
    return modules


def folder_of(path):
    """The folder of arrows.json that a file belongs to; "tests" for tests."""
    parts = path.split("/")
    if parts[0] == "models":
        return parts[1]
    if parts[0] == "app" and parts[1] == "cli":
        return "cli"
    return parts[0]


def reach(arrows, folder):
    reached, waiting = set(), [folder]
    while waiting:
        for used in arrows["folders"][waiting.pop()]["uses"]:
            if used not in reached:
                reached.add(used)
                waiting.append(used)
    return reached


def library_of(header, arrows, modules):
    """The library of an <include>, or None where it is not one that is ruled."""
    for library, prefixes in arrows["headers"].items():
        if any(header == prefix or (prefix[-1] in "/-" and header.startswith(prefix)) for prefix in prefixes):
            return library
    if re.match(r"Qt[A-Z]\w*/", header):
        return "Qt6::" + header.split("/")[0][2:]
    return modules.get(header)


def is_generated(root, path, included):
    """Whether the CMakeLists.txt beside the file, or above it, makes the header."""
    folder = os.path.dirname(path)
    while folder:
        lists = os.path.join(folder, "CMakeLists.txt")
        if os.path.exists(os.path.join(root, lists)) and included in source.read(root, lists):
            return True
        folder = os.path.dirname(folder)
    return False


def quoted_problem(root, path, folder, included, allowed):
    if included.startswith(("moc_", "ui_")) or included.endswith(".moc"):
        return None
    if ".." in included.split("/"):
        return f'"{included}" climbs; includes are rooted ("store/store.h")'
    target = included.split("/")[0]
    if os.path.exists(os.path.join(root, "models", included)):
        if folder != "tests" and target != folder and target not in allowed:
            return f'"{included}": {folder} may not use {target}'
        return None
    if folder == "tests":
        local = (os.path.join("tests", included), os.path.join(os.path.dirname(path), included),
                 os.path.join("app", included), included)
    elif path.startswith("models/"):
        return f'"{included}" is no file below models/; includes there are rooted ("store/store.h")'
    else:
        local = (os.path.join("app", included), included, os.path.join(os.path.dirname(path), included))
    found = [os.path.normpath(name) for name in local if os.path.exists(os.path.join(root, name))]
    if not found and is_generated(root, path, included):
        return None
    if not found:
        return f'"{included}" is nowhere'
    owner = folder_of(found[0])
    if folder not in ("tests", owner) and owner not in allowed:
        return f'"{included}": {folder} may not use {owner}'
    return None


def check(root, qt_folder):
    with open(os.path.join(root, "packaging/cmake/arrows.json"), encoding="utf-8") as file:
        arrows = json.load(file)
    modules = qt_modules(qt_folder)
    findings = []
    for path in source.files(root, source.CODE, ("models/", "app/", "ui/", "tests/")):
        folder = folder_of(path)
        if folder != "tests" and folder not in arrows["folders"]:
            findings.append((path, 1, f"folder {folder} is not in packaging/cmake/arrows.json"))
            continue
        allowed = reach(arrows, folder) if folder != "tests" else set()
        text = source.blank(source.read(root, path), strings=False)
        for match in INCLUDE.finditer(text):
            line = source.line_of(text, match.start(1))
            if match.group(1) == '"':
                problem = quoted_problem(root, path, folder, match.group(2), allowed)
            else:
                library = library_of(match.group(2), arrows, modules)
                problem = None
                if library in arrows["never"]:
                    problem = f"<{match.group(2)}>: nothing uses {library}"
                elif library and folder != "tests" and library not in arrows["folders"][folder]["libraries"]:
                    problem = f"<{match.group(2)}>: {folder} may not use {library}"
            if problem:
                findings.append((path, line, problem))
    return findings


if __name__ == "__main__":
    sys.exit(source.report(check(sys.argv[1], sys.argv[2])))
