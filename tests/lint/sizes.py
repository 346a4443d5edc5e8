# SPDX-License-Identifier: GPL-3.0-or-later
"""sizes.py ROOT: no file, function or constructor grows beyond what a reader holds in mind.

A small scanner of braces, not a parser: it knows comments, literals, initialiser lists and classes, which is
enough for code in our style. Tables of test data (functions named …_data) are not counted.
"""
import re
import sys

import source

SOURCE_LINES, HEADER_LINES, FUNCTION_LINES, CONSTRUCTOR_LINES = 600, 250, 80, 40

SCOPE = re.compile(r"\b(namespace|class|struct|union|enum|extern)\b")
CONTROL = re.compile(r"^(if|for|while|switch|catch|else|do|try|return)\b")
INITIALISERS = re.compile(r"\)\s*(noexcept(\s*\([^()]*\))?\s*)?:(?!:)")
NAME = re.compile(r"((?:\w+(?:<[^<>]*>)?::)*~?(?:operator\s*\S{1,3}|\w+))\s*$")


def before_parameters(header):
    """What stands before the first parenthesis that is not inside angle brackets: type and name."""
    depth = 0
    for index, character in enumerate(header):
        depth += (character == "<") - (character == ">")
        if character == "(" and depth <= 0:
            return header[:index]
    return None


def kind_of(header, previous):
    """What a brace opens, given the text since the last statement and the character before the brace."""
    text = re.sub(r"\[\[[^\]]*\]\]", "", header).strip()
    text = re.sub(r"^([A-Z][A-Z0-9_]+(\([^()]*\))?\s*\n\s*)+", "", text)   # Q_OBJECT, Q_DECLARE_METATYPE(…)
    text = re.sub(r"^(public|private|protected|Q_SIGNALS|(public|private|protected) Q_SLOTS)\s*:\s*", "", text)
    text = re.sub(r"^template\s*<[^{}]*?>\s*(?=\w)", "", text)
    if SCOPE.search(text.split("(")[0]):
        return "scope", text
    if CONTROL.match(text):
        return "block", text
    before = before_parameters(text)
    if before is None or not NAME.search(before) or "=" in re.sub(r"operator\s*\S{1,3}", "", before):
        return "block", text
    if INITIALISERS.search(text) and (previous.isalnum() or previous in "_>,"):
        return "value", text
    return "function", text


def is_constructor(header, classes):
    name = NAME.search(before_parameters(header)).group(1)
    parts = re.sub(r"<[^<>]*>", "", name).split("::")
    if len(parts) > 1:
        return parts[-1] == parts[-2]
    return bool(classes) and parts[0] == classes[-1]


def matching(text, start):
    """The offset behind the brace that closes the one at `start`."""
    depth = 0
    for index in range(start, len(text)):
        depth += (text[index] == "{") - (text[index] == "}")
        if depth == 0:
            return index + 1
    return len(text)


def functions(text):
    """(name, first line, last line, is constructor) of every function body; text is blanked."""
    text = re.sub(r"^[ \t]*#.*(?:\\\n.*)*", lambda m: re.sub(r"[^\n]", " ", m.group(0)), text, flags=re.MULTILINE)
    found, classes, start, index = [], [], 0, 0
    while index < len(text):
        character = text[index]
        if character == ";":
            start = index + 1
        elif character == "}":
            if classes:
                classes.pop()
            start = index + 1
        elif character == "{":
            header = text[start:index]
            kind, words = kind_of(header, text[start:index].rstrip()[-1:] or " ")
            if kind == "scope":
                name = re.findall(r"\b(?:class|struct|union)\s+(?:alignas\([^)]*\)\s*)?(\w+)", words)
                classes.append(name[-1] if name else "")
                start = index + 1
            else:
                end = matching(text, index)
                if kind == "function":
                    first = source.line_of(text, start + len(header) - len(header.lstrip()))
                    name = NAME.search(before_parameters(words)).group(1)
                    found.append((name, first, source.line_of(text, end - 1), is_constructor(words, classes)))
                if kind != "value":
                    start = end
                index = end
                continue
        index += 1
    return found


def check(root):
    findings = []
    for path in source.files(root, source.CODE, ("models/", "app/", "ui/", "tests/")):
        raw = source.read(root, path)
        lines = raw.count("\n")
        limit = HEADER_LINES if path.endswith(".h") else SOURCE_LINES
        if lines > limit:
            findings.append((path, 1, f"{lines} lines; at most {limit}"))
        for name, first, last, constructs in functions(source.blank(raw)):
            if path.startswith("tests/") and name.endswith("_data"):
                continue
            limit = CONSTRUCTOR_LINES if constructs else FUNCTION_LINES
            if last - first + 1 > limit:
                what = "constructor" if constructs else "function"
                findings.append((path, first, f"{what} {name}: {last - first + 1} lines; at most {limit}"))
    return findings


if __name__ == "__main__":
    sys.exit(source.report(check(sys.argv[1])))
