# SPDX-License-Identifier: GPL-3.0-or-later
"""tst_arrows.py ROOT CMAKE: the configure step stops on each link that arrows.json forbids, and only on those."""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT, CMAKE = os.path.abspath(sys.argv[1]), sys.argv[2]

TOP = """cmake_minimum_required(VERSION 3.25)
project(Planted LANGUAGES NONE)
list(APPEND CMAKE_MODULE_PATH "{modules}")
include(Arrows)
foreach(name Qt6::Core Qt6::Gui Qt6::Sql Qt6::Widgets Qt6::Network PkgConfig::SODIUM PkgConfig::ICU
        PkgConfig::HARFBUZZ PkgConfig::DEFLATE Foreign::Http)
    add_library(${{name}} INTERFACE IMPORTED GLOBAL)
endforeach()
set_target_properties(Foreign::Http PROPERTIES INTERFACE_LINK_LIBRARIES "$<$<CONFIG:Debug>:Qt6::Network>")
add_library(dossier_options INTERFACE)
add_library(dossier_engine INTERFACE)
add_library(engine::sqlcipher ALIAS dossier_engine)
add_library(dossier_second_engine INTERFACE)
add_library(engine::sqlite3mc ALIAS dossier_second_engine)
{folders}
dossier_check_arrows()
"""
GOOD = {
    "models/base": "base Qt6::Core $<LINK_ONLY:PkgConfig::SODIUM> $<LINK_ONLY:dossier_options>",
    "models/disclosure": "disclosure Qt6::Core dossier::base",
    "models/store": "store dossier::base dossier::disclosure $<LINK_ONLY:Qt6::Sql> $<LINK_ONLY:engine::sqlcipher>",
    "models/reports": "reports dossier::disclosure Qt6::Gui PkgConfig::HARFBUZZ",
    "models/publish": "publish dossier::reports dossier::store",
    "app/cli": "cli_program dossier::publish Qt6::Core",
    "tests/store": "tst_store dossier::store Qt6::Sql engine::sqlcipher",
    "tests/interop": "second_reader engine::sqlite3mc",
}


class Arrows(unittest.TestCase):
    def configure(self, **changes):
        """(exit code, output) of configuring GOOD with links added: configure(base="Qt6::Sql")."""
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        for path, words in GOOD.items():
            name, *links = words.split()
            links += changes.get(path.split("/")[-1], "").split()
            os.makedirs(os.path.join(folder, path))
            with open(os.path.join(folder, path, "CMakeLists.txt"), "w", encoding="utf-8") as file:
                file.write(f"add_library(dossier_{name} INTERFACE)\nadd_library(dossier::{name} ALIAS dossier_{name})\n"
                           f"target_link_libraries(dossier_{name} INTERFACE {' '.join(links)})\n")
        with open(os.path.join(folder, "CMakeLists.txt"), "w", encoding="utf-8") as file:
            file.write(TOP.format(modules=os.path.join(ROOT, "packaging/cmake"),
                                  folders="\n".join(f"add_subdirectory({path})" for path in GOOD)))
        done = subprocess.run([CMAKE, "-S", folder, "-B", os.path.join(folder, "build")],
                              capture_output=True, text=True, check=False)
        return done.returncode, " ".join((done.stdout + done.stderr).split())

    def test_good(self):
        code, output = self.configure()
        self.assertEqual(0, code, output)
        self.assertIn(f"Arrows: {len(GOOD)} targets checked", output)

    def test_forbidden(self):
        for changes, expected in [
                ({"disclosure": "dossier::store"}, "disclosure may not use store"),
                ({"reports": "dossier::store"}, "reports may not use store"),
                ({"base": "dossier::disclosure"}, "base may not use disclosure"),
                ({"base": "$<LINK_ONLY:dossier::disclosure>"}, "base may not use disclosure"),
                ({"reports": "$<LINK_ONLY:engine::sqlcipher>"}, "links engine::sqlcipher"),
                ({"reports": "dossier_engine"}, "links engine::sqlcipher"),
                ({"disclosure": "Qt6::Sql"}, "links Qt6::Sql"),
                ({"publish": "PkgConfig::SODIUM"}, "links PkgConfig::SODIUM"),
                ({"cli": "Qt6::Widgets"}, "links Qt6::Widgets"),
                ({"cli": "Foreign::Http"}, "reaches Qt6::Network"),
                ({"base": "$<LINK_ONLY:Qt6::Network>"}, "reaches Qt6::Network"),
                ({"store": "sqlcipher"}, "links sqlcipher"),
                ({"store": "engine::sqlite3mc"}, "both SQL engines"),
                ({"interop": "dossier::store"}, "both SQL engines")]:
            with self.subTest(changes=changes):
                code, output = self.configure(**changes)
                self.assertNotEqual(0, code)
                self.assertIn(expected, output)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=1)
