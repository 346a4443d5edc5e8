# SPDX-License-Identifier: GPL-3.0-or-later
"""Each lint catches a planted violation, and leaves alone what only looks like one."""
import os
import shutil
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import calls
import layers
import sizes
import source
import tidiness

ROOT = os.path.abspath(sys.argv[1])
QT = sys.argv[2]
LICENCE = "// SPDX-License-Identifier: GPL-3.0-or-later\n"


class Planted(unittest.TestCase):
    def setUp(self):
        self.root = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.root)

    def plant(self, path, text):
        full = os.path.join(self.root, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8") as file:
            file.write(text)

    def messages(self, findings):
        return [message for _, _, message in findings]


class Source(unittest.TestCase):
    def test_blanks_comments_and_literals_but_keeps_lines(self):
        text = 'a("{"); // {\nb(R"x({\n"})x"); /* {\n */ c(\'{\'); int d = 1\'000; e("\\"{");\n'
        blanked = source.blank(text)
        self.assertNotIn("{", blanked)
        self.assertEqual(text.count("\n"), blanked.count("\n"))
        self.assertIn("1'000; e(", blanked)


class Layers(Planted):
    def setUp(self):
        super().setUp()
        os.makedirs(os.path.join(self.root, "packaging/cmake"))
        shutil.copy(os.path.join(ROOT, "packaging/cmake/arrows.json"), os.path.join(self.root, "packaging/cmake"))
        for path in ("base/error.h", "store/store.h", "disclosure/audience.h"):
            self.plant("models/" + path, "#pragma once\n")
        self.plant("ui/shell/window.h", "#pragma once\n")

    def found(self, path, include):
        self.plant(path, f"#include {include}\n")
        return self.messages(layers.check(self.root, QT))

    def test_refuses(self):
        for path, include in [
                ("models/disclosure/a.cpp", '"store/store.h"'), ("models/reports/a.cpp", '"store/store.h"'),
                ("models/base/a.cpp", '"store/store.h"'), ("models/reports/a.cpp", "<sqlite3.h>"),
                ("models/domain/a.cpp", "<sodium.h>"), ("models/publish/a.cpp", "<sodium.h>"),
                ("models/domain/a.cpp", "<QSqlQuery>"), ("models/domain/a.cpp", "<QtSql/QSqlQuery>"),
                ("models/store/a.cpp", "<QLabel>"), ("app/cli/a.cpp", "<QtWidgets/QLabel>"),
                ("app/cli/a.cpp", '"ui/shell/window.h"'), ("app/cli/a.cpp", "<sqlite3.h>"),
                ("models/store/a.cpp", "<QTcpSocket>" if "QTcpSocket" in layers.qt_modules(QT) else "<QtNetwork/QTcpSocket>"),
                ("tests/unit/a.cpp", "<QtNetwork/QTcpSocket>"), ("models/store/a.cpp", '"../base/error.h"'),
                ("models/store/a.cpp", '"error.h"'), ("models/nowhere/a.cpp", "<QString>")]:
            with self.subTest(path=path, include=include):
                self.assertEqual(1, len(self.found(path, include)))
                os.remove(os.path.join(self.root, path))

    def test_allows(self):
        for path, include in [
                ("models/store/a.cpp", "<sqlite3.h>"), ("models/store/a.cpp", '"disclosure/audience.h"'),
                ("models/base/a.cpp", "<sodium.h>"), ("models/reports/a.cpp", "<QImage>"),
                ("models/store/a.cpp", "<QSqlDriver>"), ("models/store/a.cpp", '"base/error.h"'),
                ("app/cli/a.cpp", '"store/store.h"'), ("tests/store/a.cpp", "<sqlite3.h>"),
                ("models/domain/a.cpp", "<QString> // not <QSqlQuery>"), ("ui/shell/a.cpp", "<QLabel>"),
                ("models/domain/a.cpp", "<unistd.h>")]:
            with self.subTest(path=path, include=include):
                self.assertEqual([], self.found(path, include))
                os.remove(os.path.join(self.root, path))


class Sizes(Planted):
    def found(self, text, path="models/base/a.cpp"):
        self.plant(path, text)
        return self.messages(sizes.check(self.root))

    def body(self, lines):
        return "\n".join(["    step();"] * lines)

    def test_files(self):
        self.assertEqual(1, len(self.found("// x\n" * 601)))
        self.assertEqual([], self.found("// x\n" * 600))
        self.assertEqual(1, len(self.found("// x\n" * 251, "models/base/a.h")))

    def test_functions(self):
        for head in ["void f(int a)\n", "auto X::f(int a) const -> int\n", "template<typename T>\nint f(T a)\n",
                     "namespace n {\nnamespace {\nstd::vector<int> Y<int>::f(std::function<void(int)> g) noexcept\n",
                     "bool operator==(const A &a, const B &b)\n", "class Z {\npublic:\n    void f() override\n",
                     "Q_DECLARE_METATYPE(A)\n\nclass Z : public QObject\n{\n    Q_OBJECT\n\n    void f()\n",
                     "[[nodiscard]] Result<void> f(const QString &s = u\"{\"_s)\n"]:
            with self.subTest(head=head):
                self.assertEqual(1, len(self.found(f"{head}{{\n{self.body(80)}\n}}\n")))
                self.assertEqual([], self.found(f"{head}{{\n{self.body(70)}\n}}\n"))

    def test_constructors(self):
        for head in ["X::X(int a)\n    : m_a(a), m_b{1}, m_c{f(2)}\n", "class X\n{\n    explicit X(int a) : m_a{a}\n"]:
            with self.subTest(head=head):
                self.assertEqual(1, len(self.found(f"{head}{{\n{self.body(41)}\n}}\n")))
                self.assertEqual([], self.found(f"{head}{{\n{self.body(30)}\n}}\n"))

    def test_what_is_no_function(self):
        rows = "\n".join(["    {1, 2},"] * 100)
        self.assertEqual([], self.found(f"constexpr std::array<A, 100> kTable{{{{\n{rows}\n}}}};\n"))
        self.assertEqual([], self.found(f"const QList<int> kTable = make({{\n{rows}\n}});\n"))
        methods = "    void f() { a(); }\n" * 90
        self.assertEqual([], self.found(f"Q_DECLARE_METATYPE(A)\n\nclass T : public QObject\n{{\n    Q_OBJECT\n\n{methods}}};\n"))
        self.assertEqual([], self.found("class A {\n" + "    int f() const { return 1; }\n" * 90 + "};\n"))
        self.assertEqual([], self.found(f"void T::f_data()\n{{\n{self.body(100)}\n}}\n", "tests/unit/tst_a.cpp"))


class Calls(Planted):
    def found(self, path, text):
        self.plant(path, text)
        return self.messages(calls.check(self.root))

    def test_every_rule_catches(self):
        samples = [
            ("models/base/a.cpp", "// " + "QSave" + "File\n"), ("tests/unit/a.cpp", "QTemporary" + "File f;\n"),
            ("ui/a.cpp", "QCoreApplication::process" + "Events();\n"), ("ui/a.cpp", "QEvent" + "Loop l;\n"),
            ("ui/a.cpp", "connect(a, b, Qt::BlockingQueued" + "Connection);\n"),
            ("models/items/a.h", "class A : QSqlTable" + "Model {};\n"),
            ("ui/a.cpp", "QFileDialog::getOpenFileName(this);\n"), ("ui/a.cpp", "dialog.exec();\n"),
            ("models/store/a.cpp", "std::mutex m;\n"), ("models/store/a.cpp", "QDateTime::currentDateTimeUtc();\n"),
            ("app/cli/a.cpp", "std::time(nullptr);\n"), ("models/vault/a.cpp", "randombytes_buf(a, 3);\n"),
            ("models/domain/a.cpp", "QUuid::createUuid();\n"), ("models/base/a.cpp", "qDebug() << 1;\n"),
            ("models/base/a.cpp", "std::cerr << 1;\n"), ("models/domain/a.cpp", "return tr(x);\n"),
            ("models/domain/a.cpp", "throw 1;\n"), ("app/cli/a.cpp", "system(\"ls\");\n"),
            ("models/store/a.cpp", "sqlite3_rekey(d, k, 3);\n"), ("models/store/a.cpp", "#include <sys/socket.h>\n"),
            ("models/store/a.h", "static Store &instance();\n"), ("models/store/a.cpp", 'run("VACUUM");\n'),
            ("models/store/a.cpp", "run(\"ATTACH 'x' AS y\");\n"), ("models/store/a.cpp", 'run("PRAGMA key = 1");\n'),
            ("models/store/a.cpp", 'addDatabase("QSQLITE");\n'), ("models/reports/a.cpp", 'u"https://example.org"\n'),
            ("tests/unit/a.cpp", "QVERIFY(timer.elapsed() < 50);\n")]
        for path, text in samples:
            with self.subTest(text=text):
                self.assertEqual(1, len(self.found(path, text)))
                os.remove(os.path.join(self.root, path))
        rules = len(calls.WORDS) + len(calls.CODE) + len(calls.LITERALS)
        self.assertGreaterEqual(len(samples), rules)

    def test_leaves_alone(self):
        for path, text in [
                ("models/store/a.cpp", "// no VACUUM, no std::mutex, no throw\n"), ("models/store/a.cpp", "query.exec();\n"),
                ("models/base/clock.cpp", "std::chrono::system_clock::now();\n"), ("app/cli/a.cpp", "std::cout << 1;\n"),
                ("tests/unit/a.cpp", "std::mt19937 g;\n"), ("models/store/a.cpp", "sqlite3_key_v2(d, n, k, 48);\n"),
                ("models/store/a.cpp", "snprintf(a, 3, b); attribute(1); start(2);\n")]:
            with self.subTest(text=text):
                self.assertEqual([], self.found(path, text))
                os.remove(os.path.join(self.root, path))


class Tidiness(Planted):
    def found(self, path, text):
        self.plant("models/base/CMakeLists.txt", "# " + LICENCE[3:] + "dossier_library(base SOURCES good.cpp sub/good.cpp)\n")
        self.plant("tests/unit/CMakeLists.txt", "# " + LICENCE[3:] + "foreach(name clock ids)\n"
                   "    dossier_test(tst_base_${name} LABEL unit SOURCES tst_base_${name}.cpp)\nendforeach()\n")
        self.plant(path, text)
        return self.messages(tidiness.check(self.root))

    def test_catches(self):
        for path, text in [
                ("models/base/good.cpp", "int a;\n"), ("models/base/good.cpp", LICENCE + "// TODO later\n"),
                ("models/base/good.cpp", LICENCE + "// /home/" + "anna/x\n"), ("models/base/good.cpp", LICENCE + "int a; \n"),
                ("models/base/good.cpp", LICENCE + "int\ta;\n"), ("models/base/good.cpp", LICENCE + "int a;"),
                ("models/base/dead.cpp", LICENCE), ("models/base/sub/dead.cpp", LICENCE),
                ("tests/unit/tst_base_dead.cpp", LICENCE), ("tests/unit/tst_ids.cpp", LICENCE),
                ("models/base/Bad.h", LICENCE + "#pragma once\n"), ("models/base/good.h", LICENCE),
                ("README.md", "see registry." + "npmjs.org\n"), ("packaging/x", "#!/bin/sh\necho\n"),
                ("packaging/cmake/x.cmake", "set(a b)\n"), ("resources/a.ttf", ""), ("models/store/sqlite3.c", LICENCE)]:
            with self.subTest(path=path, text=text):
                self.assertEqual(1, len(self.found(path, text)), self.messages(tidiness.check(self.root)))
                os.remove(os.path.join(self.root, path))

    def test_leaves_alone(self):
        for path, text in [
                ("models/base/good.cpp", LICENCE + "// TODO(#12): later\n"), ("models/base/sub/good.cpp", LICENCE),
                ("tests/unit/tst_base_ids.cpp", LICENCE),
                ("packaging/x", "#!/bin/sh\n# " + LICENCE[3:]), ("build/a.cpp", "int a;"), ("out/x", "#!/bin/sh\n"),
                ("README.md", "a file in /tmp, `packaging/" "work/x`\n")]:
            with self.subTest(path=path, text=text):
                self.assertEqual([], self.found(path, text))
                os.remove(os.path.join(self.root, path))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=1)
