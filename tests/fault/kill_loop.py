# SPDX-License-Identifier: GPL-3.0-or-later
"""kill_loop.py WORKER LIBRARY RESTORER MODE COUNT [--cli PROGRAM]: a program that dies at any moment loses nothing.

Starts the worker on a vault, kills it (SIGKILL) after a while by chance, opens the vault again and asks for
everything that was acknowledged. MODE is
  kill    the process dies
  power   the disk also loses what was not fsynced, all of it or, torn at sectors, any part of it
  unsynced as power, but fsync of databases is ignored, as synchronous=OFF would: the harness must notice, so
          the test fails unless something acknowledged is lost
With --cli the program's own `verify` looks at the vault as well.
"""
import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from disk import Disk, fail

RUNS_PER_VAULT = 25
PASSPHRASE = "Ədalət 1992, ünvan"


class Vault:
    """One vault on its own disk, and what was acknowledged of it."""

    def __init__(self, options, folder):
        self.options = options
        self.root = os.path.join(folder, "disk")
        self.disk = Disk(options.library, options.restorer, self.root)
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(self.root)
        self.place = [os.path.join(self.root, name) for name in ("Campaign", "state/dossier", "code")]
        self.acknowledged = []
        self.runs = 0
        self.run_worker("create")

    def run_worker(self, command, **kwargs):
        result = subprocess.run([self.options.worker, command, *self.place], capture_output=True, text=True, **kwargs)
        if result.returncode != 0 and command != "check":
            fail(f"{command}: {result.stdout}{result.stderr}")
        return result

    def work_and_die(self, rng):
        """Acknowledged lines of one run; the kill falls 20 to 300 ms after the worker was ready, or while it opened."""
        self.runs += 1
        lossy = self.options.mode != "kill"
        env = None
        if lossy:
            env = self.disk.environment(lossy=True, swallow=".db" if self.options.mode == "unsynced" else None)
        # Without a buffer, which would keep from communicate() what the worker said right after its first line.
        worker = subprocess.Popen([self.options.worker, "work", *self.place, str(self.runs)], env=env, bufsize=0,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        while_opening = rng.random() < 0.1
        if while_opening:
            time.sleep(rng.uniform(0.02, 0.15))
        else:
            first = worker.stdout.readline()
            if first != b"ready\n":
                worker.kill()
                return [(first or worker.stderr.read()).decode()], False
            # The pipe holds 64 KiB, more than a worker says in that time.
            time.sleep(rng.uniform(0.02, 0.3))
        worker.send_signal(signal.SIGKILL)
        said, complaint = (text.decode() for text in worker.communicate())
        if worker.returncode != -signal.SIGKILL:
            return [said, complaint], False
        lines = [line for line in said.splitlines(keepends=True) if line.endswith("\n")]
        self.acknowledged += [line for line in lines if line.split()[0] in ("set", "import", "draft", "narrow", "closing")]
        return lines, True

    def check(self):
        """Complaints about what is missing."""
        result = self.run_worker("check", input="".join(self.acknowledged))
        if result.returncode == 0 and self.options.cli and self.runs % 10 == 0:
            return self.verify()
        return "" if result.returncode == 0 else (result.stdout + result.stderr or f"check ended with {result.returncode}")

    def verify(self):
        secret = self.root + ".code"
        shutil.copy(self.place[2], secret)
        env = dict(os.environ, XDG_STATE_HOME=os.path.join(self.root, "state"))
        result = subprocess.run([self.options.cli, "verify", self.place[0], "--recovery-code-file", secret], env=env,
                                capture_output=True, text=True)
        return "" if result.returncode == 0 else f"verify: {result.stdout}{result.stderr}"


def main():
    parser = argparse.ArgumentParser()
    for name in ("worker", "library", "restorer"):
        parser.add_argument(name)
    parser.add_argument("mode", choices=["kill", "power", "unsynced"])
    parser.add_argument("count", type=int)
    parser.add_argument("--cli")
    parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(4), "little"))
    options = parser.parse_args()
    rng = random.Random(options.seed)
    print(f"seed {options.seed}", flush=True)

    lost = acknowledgements = changes = 0
    with tempfile.TemporaryDirectory() as folder:
        vault = None
        for number in range(options.count):
            if vault is None or vault.runs == RUNS_PER_VAULT:
                vault = Vault(options, os.path.join(folder, "run"))
            lines, died = vault.work_and_die(rng)
            complaints = "" if died else "the worker stopped by itself: " + "".join(lines)
            if died and options.mode != "kill":
                changes += vault.disk.cut_power(rng.choice([None, rng.getrandbits(32)]))
            acknowledgements += len(lines)
            complaints = complaints or vault.check()
            if complaints:
                lost += 1
                if options.mode != "unsynced":
                    fail(f"kill {number + 1}: {complaints}")
                vault = None
    print(f"{options.count} kills, {acknowledgements} acknowledged steps, {changes} changes lost by the disk, "
          f"{lost} vaults harmed", flush=True)
    if options.mode == "unsynced" and lost == 0:
        fail("databases were never synced and nothing was missed: this test proves nothing")
    if acknowledgements < options.count:
        fail("too little was acknowledged for this test to mean anything")


if __name__ == "__main__":
    main()
