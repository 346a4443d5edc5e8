# SPDX-License-Identifier: GPL-3.0-or-later
"""tst_disk.py LIBRARY RESTORER: the faulty disk fails, cuts and forgets exactly what it should.

Python's os module makes the same calls of the C library as the program does, so small scripts stand for it.
"""
import os
import signal
import subprocess
import sys
import tempfile
import unittest

from disk import Disk

LIBRARY, RESTORER = sys.argv[1:3]
PRELUDE = """
import os
def put(name, data, at=0, sync=False, flags=os.O_RDWR | os.O_CREAT):
    file = os.open(name, flags)
    os.pwrite(file, data, at)
    if sync: os.fsync(file)
    os.close(file)
def sync_folder():
    file = os.open('.', os.O_RDONLY)
    os.fsync(file)
    os.close(file)
"""


class FaultyDisk(unittest.TestCase):
    def setUp(self):
        self.base = tempfile.TemporaryDirectory()
        self.addCleanup(self.base.cleanup)
        self.root = os.path.join(self.base.name, "disk")
        os.mkdir(self.root)
        self.disk = Disk(LIBRARY, RESTORER, self.root)

    def run_on(self, script, **faults):
        return subprocess.run([sys.executable, "-c", PRELUDE + script], cwd=self.root, capture_output=True, text=True,
                              env=self.disk.environment(**faults))

    def must_run(self, script, **faults):
        result = self.run_on(script, **faults)
        self.assertEqual(result.returncode, 0, result.stderr)

    def put(self, name, data):
        with open(os.path.join(self.root, name), "wb") as file:
            file.write(data)

    def content(self, name):
        with open(os.path.join(self.root, name), "rb") as file:
            return file.read()

    def test_keeps_what_was_synced(self):
        self.must_run("put('a', b'new', sync=True); sync_folder()", lossy=True)
        self.assertEqual(self.disk.cut_power(), 0)
        self.assertEqual(self.content("a"), b"new")

    def test_forgets_an_overwrite(self):
        self.put("a", b"0123456789")
        self.must_run("put('a', b'xx', 2); put('a', b'yy', 3); put('a', b'tail', 9)", lossy=True)
        self.assertEqual(self.content("a"), b"01xyy5678tail")
        self.disk.cut_power()
        self.assertEqual(self.content("a"), b"0123456789")

    def test_forgets_only_what_follows_the_sync(self):
        self.put("a", b"0123456789")
        self.must_run("put('a', b'xx', 2, sync=True); put('a', b'zz', 2)", lossy=True)
        self.disk.cut_power()
        self.assertEqual(self.content("a"), b"01xx456789")

    def test_forgets_every_way_of_writing(self):
        self.put("a", b"0123456789")
        self.must_run("""
file = os.open('a', os.O_RDWR)
os.write(file, b'w')
os.writev(file, [b'v', b'v'])
os.close(file)
file = os.open('a', os.O_WRONLY | os.O_APPEND)
os.write(file, b'end')
os.ftruncate(file, 4)
os.close(file)
""", lossy=True)
        self.assertEqual(self.content("a"), b"wvv3")
        self.disk.cut_power()
        self.assertEqual(self.content("a"), b"0123456789")

    def test_forgets_a_name_without_a_synced_folder(self):
        self.must_run("put('a', b'new', sync=True)", lossy=True)
        self.disk.cut_power()
        self.assertEqual(os.listdir(self.root), [])

    def test_forgets_a_rename_and_an_unlink(self):
        self.put("a", b"old")
        self.put("b", b"other")
        self.must_run("put('t', b'new', sync=True); os.rename('t', 'a'); os.unlink('b')", lossy=True)
        self.assertEqual(sorted(os.listdir(self.root)), ["a"])
        self.disk.cut_power()
        self.assertEqual(sorted(os.listdir(self.root)), ["a", "b"])
        self.assertEqual((self.content("a"), self.content("b")), (b"old", b"other"))

    def test_keeps_a_rename_of_a_synced_folder(self):
        self.put("a", b"old")
        self.must_run("put('t', b'new', sync=True); os.rename('t', 'a'); sync_folder()", lossy=True)
        self.disk.cut_power()
        self.assertEqual(self.content("a"), b"new")

    def test_a_rename_without_a_synced_file_leaves_an_empty_one(self):
        self.put("a", b"old")
        self.must_run("put('t', b'new'); os.rename('t', 'a'); sync_folder()", lossy=True)
        self.disk.cut_power()
        self.assertEqual(self.content("a"), b"")

    def test_survives_a_kill(self):
        self.put("a", b"0123456789")
        result = self.run_on("put('a', b'xx'); put('a', b'yy', 4); put('a', b'zz', 8)", lossy=True, at=5, do="cut")
        self.assertEqual(result.returncode, -signal.SIGKILL)
        self.assertEqual(self.disk.struck(), "open")
        self.disk.cut_power()
        self.assertEqual(self.content("a"), b"0123456789")

    def test_swallows_fsync(self):
        self.put("main.db", b"old")
        self.put("header", b"old")
        self.must_run("put('main.db', b'new', sync=True); put('header', b'new', sync=True)", lossy=True, swallow=".db")
        self.disk.cut_power()
        self.assertEqual((self.content("main.db"), self.content("header")), (b"old", b"new"))

    def test_tears_at_sectors(self):
        old, new = b"o" * 4096, b"n" * 4096
        seen = set()
        for seed in range(16):
            self.put("a", old)
            self.must_run("put('a', b'n' * 4096)", lossy=True)
            self.disk.cut_power(seed)
            sectors = [self.content("a")[at:at + 512] for at in range(0, 4096, 512)]
            self.assertLessEqual(set(sectors), {old[:512], new[:512]})
            seen.add(tuple(sectors))
        self.assertGreater(len(seen), 8)

    def test_any_number_of_versions_may_arrive(self):
        self.put("a", b"0")
        seen = set()
        for seed in range(24):
            self.put("a", b"0")
            self.must_run("put('a', b'1'); put('a', b'2'); put('a', b'3')", lossy=True)
            self.disk.cut_power(seed)
            seen.add(self.content("a"))
        self.assertEqual(seen, {b"0", b"1", b"2", b"3"})

    def test_fails_the_asked_call_only(self):
        for at, call in enumerate(["open", "write", "fsync", "open", "write", "rename"], start=1):
            for error in ("EIO", "ENOSPC", "EDQUOT"):
                result = self.run_on("put('a', b'12345678', sync=True)\nput('b', b'1234')\nos.rename('b', 'c')",
                                     at=at, do=error)
                self.assertEqual(self.disk.struck(), call)
                # Half a write is no error yet: the caller has to look at the number.
                if not (call == "write" and error != "EIO"):
                    self.assertIn("OSError", result.stderr)
        self.must_run("put('a', b'1')", at=3, do="EIO")
        self.assertIsNone(self.disk.struck())

    def test_a_full_disk_takes_half_and_then_nothing(self):
        result = self.run_on("""
file = os.open('a', os.O_RDWR | os.O_CREAT)
print(os.write(file, b'12345678'))
os.write(file, b'5678')
""", at=2, do="ENOSPC", always=True)
        self.assertEqual(result.stdout, "4\n")
        self.assertIn("No space left", result.stderr)

    def test_leaves_other_folders_alone(self):
        self.must_run(f"put({self.base.name!r} + '/outside', b'new', sync=True)", lossy=True, at=1, do="EIO")
        self.assertIsNone(self.disk.struck())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
