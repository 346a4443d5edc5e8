# SPDX-License-Identifier: GPL-3.0-or-later
"""The canaries of tests/leak: words that stand nowhere else, and the search for them in everything outside the window."""
import glob
import os
import stat
import subprocess
import unicodedata

SHARED_MEMORY = "/dev/shm"
ALPHABETS = ("latin", "azerbaijani", "russian", "arabic")   # in turn, as tests/leak/canaries.cpp makes them
SCRIPTS = ("LATIN", "LATIN", "CYRILLIC", "ARABIC")


def _shared_memory():
    """What of shared memory is ours: on a build machine others have files there too."""
    return {path for path in glob.glob(SHARED_MEMORY + "/**", recursive=True)
            if os.path.isfile(path) and os.stat(path).st_uid == os.getuid()}


def _is_unread_socket(hit):
    outcome, path = hit.split(" ", 1)
    return outcome == "unread" and stat.S_ISSOCK(os.stat(path).st_mode)


class Canaries:
    """Hands out each word once, and looks for all of them, spelt as they are and as the search index folds them."""

    def __init__(self, worker, scanner, folder):
        self._scanner = scanner
        self._file = os.path.join(folder, "words")
        self._before = _shared_memory()
        spelt = subprocess.run([worker, "words"], capture_output=True, text=True, check=True).stdout
        with open(self._file, "w", encoding="utf-8") as file:
            file.write(spelt)
        self.all = spelt.split()
        self._spare = {alphabet: [] for alphabet in ALPHABETS}
        turn = 0
        for word in self.all:
            # A folded spelling stands behind its word, where another script's turn is.
            if unicodedata.name(word[0]).startswith(SCRIPTS[turn]):
                self._spare[ALPHABETS[turn]].append(word)
                turn = (turn + 1) % len(ALPHABETS)

    def take(self, alphabet="latin"):
        return self._spare[alphabet].pop()

    def in_text(self, text):
        return [word for word in self.all if word in text or word in text.lower()]

    def in_files(self, *paths):
        """A line for each file below the paths that holds one, in any encoding, and for each that could not be read."""
        new = sorted(_shared_memory() - self._before)
        result = subprocess.run([self._scanner, self._file, *paths, *new], capture_output=True, text=True)
        if result.returncode not in (0, 1):
            raise RuntimeError(result.stderr)
        *hits, summary = result.stdout.splitlines()
        if int(summary.split()[0]) == 0:
            raise RuntimeError("nothing was scanned")
        return [hit for hit in hits if not _is_unread_socket(hit)]
