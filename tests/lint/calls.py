# SPDX-License-Identifier: GPL-3.0-or-later
"""calls.py ROOT: calls that lose data, leak it or block the window, and seams that must not be walked round."""
import re
import sys

import source

ALL = ("models/", "app/", "ui/", "tests/")
PRODUCT = ("models/", "app/", "ui/")

# Refused wherever it stands, comments included: (pattern, why).
WORDS = [
    (r"QSaveFile", "on a full disk it reported success and left an empty file; use base::AtomicFile"),
    (r"QTemporaryFile", "case data never lies in a temporary file; use base::AtomicFile"),
    (r"processEvents", "no nested event loop"),
    (r"QEventLoop\b", "no nested event loop"),
    (r"BlockingQueuedConnection", "no thread waits for another through a signal"),
    (r"QSqlTableModel", "records change only through the journal"),
]

# Refused in code: (pattern, folders, files that are the seam itself, why).
CODE = [
    (r"\b(QFileDialog|QMessageBox|QInputDialog)::(get|question|warning|information|critical|about)\w*",
     PRODUCT, (), "static dialogs run a nested event loop"),
    (r"\bexec\s*\(\s*\)", ("ui/",), (), "dialogs are opened, never executed"),
    (r"\b(QMutex|QReadWriteLock|std::mutex|std::shared_mutex|std::recursive_mutex)\b", ("models/store/", "models/items/"), (),
     "no mutex round a connection"),
    (r"\b(QDateTime::currentDateTime(Utc)?|QDateTime::currentMSecsSinceEpoch|QDateTime::currentSecsSinceEpoch|"
     r"QDate::currentDate|QTime::currentTime|system_clock::now|gettimeofday|\bstd::time|\btime\s*\((NULL|nullptr|0)\))",
     PRODUCT, ("models/base/clock.cpp",), "time comes from base::Clock"),
    (r"\b(QRandomGenerator|std::mt19937(_64)?|std::random_device|srand\s*\(|rand\s*\(|randombytes_\w+)", PRODUCT,
     ("models/base/random.cpp", "models/base/atomic_file.cpp"), "chance comes from base::Random"),
    (r"\bQUuid::createUuid\w*", PRODUCT, (), "ids come from base/ids.h and the Random given"),
    (r"\b(qDebug|qInfo|qWarning|qCritical|printf|puts|std::cout|std::cerr|std::clog)\b", ("models/",), (),
     "models say nothing; they return an Error"),
    (r"(?<![.>])\b(tr|trUtf8|translate|QT_TR_NOOP|QT_TRANSLATE_NOOP)\s*\(", ("models/",), (),
     "words for the user live in ui/text and app/cli"),
    (r"\bthrow\b", PRODUCT, (), "what can fail returns a Result"),
    (r"\b(system|popen|execl|execlp|execvp)\s*\(", PRODUCT, (), "no program is started through a shell"),
    (r"\bsqlite3_(rekey|rekey_v2|key|serialize|deserialize|load_extension|enable_load_extension|enable_shared_cache)\s*\(",
     PRODUCT, (), "never rekeyed, keyed by text, or copied out in the clear"),
    (r"#\s*include\s*<(netinet/|arpa/|netdb\.h|sys/socket\.h)", ALL, (), "no network code"),
    (r"\bstatic\s+[\w:]+\s*[&*]\s*(instance|self|get)\s*\(\s*\)", PRODUCT, (), "no singletons"),
    (r"\bQ(VERIFY|COMPARE)\w*\([^;\n]*\b(elapsed|nsecsElapsed)\(\)", ("tests/",), (),
     "no test fails on time; figures are printed by tests/bench"),
]

# Refused in the text of literals of the product: (pattern, why).
LITERALS = [
    (r"\bVACUUM\b", "VACUUM attaches a file, which is denied everywhere"),
    (r"\bATTACH\s+(DATABASE|')", "ATTACH is denied everywhere"),
    (r"(?i)\bPRAGMA\s+(key|rekey|hexkey)\b", "a key is never SQL text"),
    (r"\bQSQLITE\b", "the stock driver would write in the clear"),
    (r"https?://(?![\"']|www\.w3\.org/|ns\.adobe\.com/|purl\.org/|schemas\.)", "no address on the network"),
]


def check(root):
    findings = []
    for path in source.files(root, source.CODE, ALL):
        raw = source.read(root, path)
        uncommented = source.blank(raw, strings=False)
        code = source.blank(raw)
        for pattern, why in WORDS:
            for match in re.finditer(pattern, raw):
                findings.append((path, source.line_of(raw, match.start()), f"{match.group(0)}: {why}"))
        for pattern, folders, seams, why in CODE:
            text = uncommented if "include" in pattern else code
            if path.startswith(folders) and path not in seams:
                for match in re.finditer(pattern, text):
                    findings.append((path, source.line_of(text, match.start()), f"{match.group(0).strip()}: {why}"))
        if path.startswith(PRODUCT):
            for pattern, why in LITERALS:
                for match in re.finditer(pattern, uncommented):
                    findings.append((path, source.line_of(uncommented, match.start()), f"{match.group(0)}: {why}"))
    return findings


if __name__ == "__main__":
    sys.exit(source.report(check(sys.argv[1])))
