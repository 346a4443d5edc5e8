# SPDX-License-Identifier: GPL-3.0-or-later
"""The faulty disk (disk/faulty_disk.h) as tests use it."""
import os
import shutil
import subprocess
import sys


class Disk:
    """Programs run on this disk see their files below `root` fail, or lose what they did not fsync."""

    def __init__(self, library, restorer, root):
        self.library, self.restorer = library, restorer
        self.root = os.path.realpath(root)
        self.undo = self.root + ".undo"
        self.report = self.root + ".report"

    def environment(self, lossy=False, swallow=None, at=None, do=None, always=False):
        env = dict(os.environ, LD_PRELOAD=self.library, DOSSIER_DISK_ROOT=self.root)
        if lossy:
            shutil.rmtree(self.undo, ignore_errors=True)
            os.mkdir(self.undo)
            open(os.path.join(self.undo, "log"), "wb").close() # the program may die before it writes there
            env["DOSSIER_DISK_UNDO"] = self.undo
        if swallow:
            env["DOSSIER_DISK_SWALLOW"] = swallow
        if at:
            if os.path.exists(self.report):
                os.remove(self.report)
            env.update(DOSSIER_DISK_AT=str(at), DOSSIER_DISK_DO=do, DOSSIER_DISK_REPORT=self.report)
        if always:
            env["DOSSIER_DISK_ALWAYS"] = "1"
        return env

    def struck(self):
        """The call that was failed or cut since environment(at=…), or None where it was never reached."""
        if not os.path.exists(self.report):
            return None
        with open(self.report, encoding="ascii") as file:
            return file.read()

    def cut_power(self, seed=None):
        """After the program has ended: the files as the disk would give them back. Number of lost changes."""
        arguments = [self.restorer, self.undo] + ([str(seed)] if seed is not None else [])
        return int(subprocess.run(arguments, check=True, capture_output=True, text=True).stdout)


def fail(message):
    print(message, file=sys.stderr)
    sys.exit(1)
