# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the terminal share: the program under test, a vault of their own, and the looks at what it left.

Every test file is run as `tst_x.py PROGRAM [unittest options]` in a clean home (packaging/cmake/run-in-clean-home).
"""
import hashlib
import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unicodedata
import unittest

DONE, FAILED, USAGE, NOT_FOUND, WRONG_KEY, INTEGRITY, CONFLICT, CANCELLED, REFUSED, IN_USE = range(10)
PROGRAM = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else "dossier-cli"
SAMPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../resources/sample/prisoners.csv")
PASSPHRASE = "correct horse battery staple"
NOT_GRANTED = "This compartment is not granted to you, or is not on this laptop. Nothing was changed."
SECONDS = 120
NOBODY = 65534


class Answer:
    """What the program did: exit code, data (stdout) and messages (stderr)."""

    def __init__(self, code, out, err, words):
        self.code, self.bytes, self.words = code, out, words
        self.out = out.decode("utf-8")
        self.err = err.decode("utf-8")

    def json(self):
        return json.loads(self.out)

    def __str__(self):
        return f"{' '.join(self.words)}\nexit {self.code}\n{self.out[:2000]}\n{self.err[:2000]}"


def run(*words, stdin=None, env=None, **kwargs):
    """The program with these words; without a terminal, and with nothing on stdin unless it is given."""
    kwargs.setdefault("timeout", SECONDS)
    data = {"input": stdin} if stdin is not None else {"stdin": subprocess.DEVNULL}
    done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, start_new_session=True, env=env, **data, **kwargs)
    return Answer(done.returncode, done.stdout, done.stderr, [str(word) for word in words])


def write(path, text):
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    with open(path, "wb") as file:
        file.write(data)
    return path


def read(path):
    with open(path, "rb") as file:
        return file.read()


def digests(folder):
    """Name → digest of every file of a vault that holds something (not the engine's shared memory, not the lock)."""
    found = {}
    for place, _, files in os.walk(folder):
        for name in files:
            if not name.endswith(("-shm", ".lock")):
                path = os.path.join(place, name)
                found[os.path.relpath(path, folder)] = hashlib.sha256(read(path)).hexdigest()
    return found


def at_terminal(words, answers, env=None):
    """Runs the program with a terminal of its own and types `answers` as (prompt, line) when each prompt appears.

    Gives back the exit code and all that the terminal showed."""
    child, terminal = pty.fork()
    if child == 0:
        os.execve(PROGRAM, [PROGRAM, *map(str, words)], env or os.environ)
    shown, waiting, end = b"", list(answers), time.monotonic() + SECONDS
    seen = 0
    while time.monotonic() < end:
        if waiting and waiting[0][0].encode() in shown[seen:]:
            seen = len(shown)
            time.sleep(0.1)    # the program turns the echo off right before it asks
            os.write(terminal, waiting.pop(0)[1].encode() + b"\n")
        if not select.select([terminal], [], [], 0.05)[0]:
            continue
        try:
            data = os.read(terminal, 65536)
        except OSError:
            break
        if not data:
            break
        shown += data
    else:
        os.kill(child, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.close(terminal)
    return code, shown.decode("utf-8", "replace")


class Vault:
    """A vault and the credentials that open it. Fails the test when the program ends otherwise than expected."""

    def __init__(self, test, path, credentials):
        self.test, self.path, self.credentials = test, str(path), list(credentials)

    def run(self, command, *words, expect=DONE, open=None, **kwargs):
        line = [command, self.path, *words, *self.credentials]
        if open:
            line += ["--open", open]
        answer = run(*line, **kwargs)
        if expect is not None:
            self.test.assertEqual(answer.code, expect, answer)
        return answer

    def json(self, command, *words, **kwargs):
        answer = self.run(command, *words, "--json", **kwargs)
        found = answer.json()
        self.test.assertEqual(found["schema"], 1, answer)
        return found

    def new(self, entity, *assignments, **kwargs):
        return self.json("new", entity, *assignments, **kwargs)["id"]

    def show(self, entity, record, **kwargs):
        return self.json("show", entity, record, **kwargs)

    def rows(self, entity, *words, **kwargs):
        return self.json("list", entity, *words, **kwargs)["rows"]

    def total(self, entity, **kwargs):
        return self.json("list", entity, "--limit", "0", **kwargs)["total"]

    def with_credentials(self, *credentials):
        return Vault(self.test, self.path, credentials)

    def at(self, path):
        return Vault(self.test, path, self.credentials)

    def verify(self, **kwargs):
        return self.run("verify", **kwargs)


class Case(unittest.TestCase):
    """A test with a folder of its own; `self.vault` is made by `create` in setUp of those who want one."""
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.passphrase_file = write(self.place("passphrase"), PASSPHRASE + "\n")

    def place(self, *names):
        return os.path.join(self.folder, *names)

    def create(self, name="vault", *options, passphrase=None, recovery=False):
        passphrase = passphrase or self.passphrase_file
        words = [] if recovery else ["--no-recovery"]
        answer = run("create", self.place(name), "--passphrase-file", passphrase, "--kdf-memory", "64", *words, *options)
        self.assertEqual(answer.code, DONE, answer)
        return Vault(self, self.place(name), ["--passphrase-file", passphrase])

    def copy_of_shared(self, name="vault"):
        """A copy of the vault that the class made once; a copy is another incarnation, like a folder that was copied."""
        shutil.copytree(self.shared, self.place(name), symlinks=True)
        return Vault(self, self.place(name), ["--passphrase-file", self.passphrase_file])

    def assertMessage(self, answer, *words):
        """It says so on stderr, in sentences, and without the names of files and folders."""
        for word in words:
            self.assertIn(word, answer.err, answer)
        self.assertNotIn(self.folder, answer.err, answer)
        self.assertTrue(answer.err.endswith("\n"), answer)


def without_record_id(text):
    return re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID", text)


def main():
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]])
