# SPDX-License-Identifier: GPL-3.0-or-later
"""tst_leak.py WORKER SCANNER RECORDER [CLI]: nothing of 500 canary words leaves the vault in the clear.

Runs in a clean home (packaging/cmake/run-in-clean-home), so home, settings, state, cache, data and temporary folder
are all below $HOME. RECORDER is the faulty disk of tests/fault, which here fails nothing and keeps a copy of all that was
written to a file: what was deleted again counts too.
"""
import base64
import csv
import glob
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest

WORKER, SCANNER, RECORDER = sys.argv[1:4]
CLI = sys.argv[4] if len(sys.argv) > 4 else None
HOME = os.environ["HOME"]
SHARED_MEMORY = "/dev/shm"


def shared_memory():
    """What of shared memory is ours: on a build machine others have files there too."""
    return {path for path in glob.glob(SHARED_MEMORY + "/**", recursive=True)
            if os.path.isfile(path) and os.stat(path).st_uid == os.getuid()}


class Scanning(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="outside-", dir=os.path.dirname(HOME))
        cls.words_file = os.path.join(cls.folder.name, "words")
        cls.words = subprocess.run([WORKER, "words"], capture_output=True, text=True, check=True).stdout
        with open(cls.words_file, "w", encoding="utf-8") as file:
            file.write(cls.words)
        cls.before = shared_memory()

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def scan(self, *paths):
        result = subprocess.run([SCANNER, self.words_file, *paths], capture_output=True, text=True)
        self.assertIn(result.returncode, (0, 1), result.stderr)
        *hits, summary = result.stdout.splitlines()
        self.assertGreater(int(summary.split()[0]), 0, "nothing was scanned")
        return hits

    def scan_everything(self, *more):
        return self.scan(HOME, *more, *sorted(shared_memory() - self.before))


class Scanner(Scanning):
    """The scanner finds what is planted: otherwise its silence means nothing."""

    def test_500_words(self):
        self.assertGreaterEqual(len(set(self.words.split())), 500)

    def test_finds_every_encoding_of_every_script(self):
        words = self.words.split()
        for word in (words[0], words[1], words[3], words[-1]):
            utf8, little, big = word.encode(), word.encode("utf-16le"), word.encode("utf-16be")
            planted = [utf8, little, big, word.upper().encode()]
            for data in (utf8, little, big):
                planted += [data.hex().encode(), data.hex().upper().encode()]
                for shift in range(3):
                    planted += [base64.b64encode(b"x" * shift + data + b"yz"), base64.urlsafe_b64encode(b"x" * shift + data)]
            for data in planted:
                with tempfile.TemporaryDirectory(dir=self.folder.name) as folder:
                    with open(os.path.join(folder, ".hidden"), "wb") as file:
                        # A neighbour that makes it UTF-16 of the other order too would be a second hit.
                        file.write(os.urandom(997) + b"\xff" + data + b"\xff" + os.urandom(101))
                    self.assertEqual(len(self.scan(folder)), 1, (word, data))

    def test_finds_names_of_files(self):
        with tempfile.TemporaryDirectory(dir=self.folder.name) as folder:
            open(os.path.join(folder, self.words.split()[5]), "wb").close()
            self.assertEqual(len(self.scan(folder)), 1)

    def test_finds_nothing_in_noise(self):
        with tempfile.TemporaryDirectory(dir=self.folder.name) as folder:
            with open(os.path.join(folder, "noise"), "wb") as file:
                file.write(os.urandom(5_000_000))
            self.assertEqual(self.scan(folder), [])


class Leaks(Scanning):
    def record(self):
        record = os.path.join(self.folder.name, "record")
        env = dict(os.environ, LD_PRELOAD=RECORDER, DOSSIER_DISK_ROOT=os.path.realpath(HOME), DOSSIER_DISK_RECORD=record)
        return env, record

    def test_recorder_sees_what_is_deleted_again(self):
        env, record = self.record()
        script = "import os\nfile = os.open('gone', os.O_CREAT | os.O_RDWR)\nos.write(file, %r)\nos.unlink('gone')"
        subprocess.run([sys.executable, "-c", script % self.words.split()[7].encode()], env=env, check=True,
                       cwd=HOME)
        self.assertEqual(len(self.scan(record)), 1)
        os.remove(record)

    def test_vault(self):
        env, record = self.record()
        place = [os.path.join(HOME, name) for name in ("Campaign", ".local/state/dossier", "code", "vault.backup")]
        os.makedirs(place[1])
        worker = subprocess.Popen([WORKER, "work", *place], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        try:
            if worker.stdout.readline() != "working\n":
                self.fail(worker.stderr.read())
            self.assertGreater(os.path.getsize(os.path.join(place[0], "main.db-wal")), 0)
            self.assertEqual(self.scan_everything(record), [], "while the vault is open")
        finally:
            worker.send_signal(signal.SIGKILL)
            worker.communicate()
        self.assertEqual(self.scan_everything(record), [], "after the crash")
        subprocess.run([WORKER, "lock", *place], env=env, check=True)
        self.assertEqual(self.scan_everything(record), [], "locked")
        self.assertGreater(os.path.getsize(record), 1_000_000)
        os.remove(record)


@unittest.skipUnless(CLI, "the terminal is not built")
class Terminal(Scanning):
    """The same through the program a person starts. What she hands it lies outside the home that is scanned."""

    def setUp(self):
        self.record = os.path.join(self.folder.name, "record")
        self.env = dict(os.environ, LD_PRELOAD=RECORDER, DOSSIER_DISK_ROOT=os.path.realpath(HOME), DOSSIER_DISK_RECORD=self.record)
        self.vault = os.path.join(HOME, "Terminal")
        # Only words that differ from their folded form or are the first of it: each stands for itself.
        self.spare = iter(list(dict.fromkeys(self.words.split()))[:500])
        self.passphrase = os.path.join(self.folder.name, "passphrase")
        with open(self.passphrase, "w", encoding="utf-8") as file:
            file.write(next(self.spare))

    def words_of(self, *words):
        return [CLI, *words, "--passphrase-file", self.passphrase]

    def run_cli(self, *words):
        done = subprocess.run(self.words_of(*words), env=self.env, capture_output=True, text=True, cwd=HOME)
        self.assertEqual(done.returncode, 0, (words[0], done.stderr))
        return done.stdout

    def list_file(self, name, rows):
        path = os.path.join(self.folder.name, name)
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["Full name", "Patronymic", "Group", "Court", "Case background"])
            writer.writerows(rows)
        return path

    def test_terminal(self):
        take = self.spare.__next__
        self.run_cli("create", self.vault, "--recovery-file", os.path.join(HOME, "terminal-code"), "--member", take(), "--name", take(),
                     "--kdf-memory", "64")
        self.run_cli("import", self.vault, self.list_file("list.csv", [[take() for _ in range(5)] for _ in range(60)]),
                     "--entity", "case", "--list", take())
        for _ in range(4):
            name, text = take(), take()
            person = json.loads(self.run_cli("new", self.vault, "person", f"name={name}", f"health={take()}", "--json"))["id"]
            case = json.loads(self.run_cli("new", self.vault, "case", f"person={person}", f"forces={text}", "--json"))["id"]
            self.run_cli("set", self.vault, "case", case, f"forces={take()}", f"list_group={take()}")
            self.assertIn(name, self.run_cli("list", self.vault, "person", "--search", name, "--fields", "name"))
            self.run_cli("show", self.vault, "case", case)
            self.run_cli("history", self.vault, "case", case)
            self.run_cli("list", self.vault, "case", "--search", take())
        self.run_cli("backup", self.vault, "--out", os.path.join(HOME, "terminal.backup"))
        for delay in (0.1, 0.3, 0.6):
            rows = [[take() for _ in range(5)] for _ in range(8)] * 50
            dying = subprocess.Popen(self.words_of("import", self.vault, self.list_file("dying.csv", rows)), env=self.env,
                                     stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(delay)
            dying.send_signal(signal.SIGKILL)
            dying.wait()
            self.assertEqual(self.scan_everything(self.record), [], f"after a crash {delay} s into an import")
        self.run_cli("info", self.vault)
        self.assertEqual(self.scan_everything(self.record), [], "locked")
        os.remove(self.record)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
