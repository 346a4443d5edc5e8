# SPDX-License-Identifier: GPL-3.0-or-later
"""Headers and databases that were damaged or exchanged: what is said, what is left alone, which exit code."""
import hashlib

from support import *

HEADER_BYTES = 20480


class Tampering(Case):
    def setUp(self):
        super().setUp()
        self.vault = self.create()
        self.person = self.vault.new("person", "name=Əli Məmmədov")
        self.paths = [self.place("vault", name) for name in ("vault.dossier", "vault.dossier.bak")]

    def flip(self, path, at):
        data = bytearray(read(path))
        data[at] ^= 0x40
        write(path, bytes(data))


class Header(Tampering):
    def test_one_copy_damaged_opens_says_so_and_is_repaired(self):
        for path in self.paths:
            for at in (0, 30, 300, 4095, 5000, 15000, HEADER_BYTES - 1):
                self.flip(path, at)
                answer = self.vault.run("show", "person", self.person)
                self.assertMessage(answer, "two copies", "rewritten")
                self.assertEqual(read(self.paths[0]), read(self.paths[1]))
                self.assertEqual(self.vault.run("info").err, "")

    def test_one_copy_missing_or_cut(self):
        for path in self.paths:
            os.remove(path)
            self.assertMessage(self.vault.run("info"), "two copies")
            write(path, read(path)[:100])
            self.assertMessage(self.vault.run("info"), "two copies")
            self.assertEqual(len(read(path)), HEADER_BYTES)

    def test_both_damaged(self):
        for damage in (lambda data: data[:9] + bytes([data[9] ^ 1]) + data[10:], lambda data: data[:-1], lambda data: b"", lambda data: os.urandom(len(data))):
            good = read(self.paths[0])
            for path in self.paths:
                write(path, damage(good))
            before = digests(self.vault.path)
            answer = self.vault.run("info", expect=INTEGRITY)
            self.assertMessage(answer, "both copies", "untouched", "backup")
            self.assertEqual(digests(self.vault.path), before)
            for path in self.paths:
                write(path, good)
            self.vault.verify()

    def test_a_wrong_key_is_not_called_damage(self):
        answer = self.vault.with_credentials("--passphrase-file", write(self.place("p"), "wrong")).run("info", expect=WRONG_KEY)
        self.assertNotIn("damaged", answer.err)

    def test_it_asks_for_more_memory_than_is_safe(self):
        """Argon2 parameters with a checksum that fits: refused before anything is allocated."""
        good = read(self.paths[0])
        kdf = good.index((64 * 1024).to_bytes(4, "little"))
        for memory in (8, (1 << 20) + 1, (1 << 32) - 1):
            head = bytearray(good)
            head[kdf:kdf + 4] = memory.to_bytes(4, "little")
            rest = bytes(head)
            # The unkeyed checksum stands at the end of page 0 and covers all else.
            body = rest[:4096 - 32] + rest[4096:]
            candidates = [hashlib.blake2b(body, digest_size=32).digest(),
                          hashlib.blake2b(rest[:4096 - 32] + bytes(32) + rest[4096:], digest_size=32).digest()]
            for checksum in candidates:
                for path in self.paths:
                    write(path, rest[:4096 - 32] + checksum + rest[4096:])
                answer = self.vault.run("info", expect=INTEGRITY)
                self.assertMessage(answer, "backup")
        for path in self.paths:
            write(path, good)
        self.vault.verify()


class Databases(Tampering):
    def setUp(self):
        super().setUp()
        self.database = self.place("vault", "main.db")

    def refused(self, *words):
        answer = self.vault.run(*(words or ["info"]), expect=INTEGRITY)
        self.assertEqual(answer.out, "", answer)
        self.assertMessage(answer, "damaged or was altered", "backup")

    def test_a_page_flipped(self):
        pages = len(read(self.database)) // 4096
        good = read(self.database)
        for page in sorted({0, 1, pages // 2, pages - 1}):
            self.flip(self.database, page * 4096 + 1000)
            self.refused("verify")
            write(self.database, good)
        self.vault.verify()

    def test_cut(self):
        good = read(self.database)
        for size in (0, 100, 4096, len(good) // 2, len(good) - 4096):
            write(self.database, good[:size])
            answer = self.vault.run("verify", expect=INTEGRITY)
            self.assertMessage(answer)
            self.assertEqual(read(self.database)[:size], good[:size])
        write(self.database, good)
        self.vault.verify()

    def test_longer_than_its_pages(self):
        good = read(self.database)
        for size in (len(good) + 1, len(good) + 4096, 1 << 40):
            os.truncate(self.database, size)
            for command in (["list", "person"], ["verify"]):
                self.refused(*command)
                self.assertEqual(os.path.getsize(self.database), size)
        os.truncate(self.database, len(good))
        self.assertEqual(read(self.database), good)
        os.truncate(self.database, len(good) - 1)
        self.refused("list", "person")
        self.assertEqual(read(self.database), good[:-1])
        write(self.database, good)
        self.vault.verify()

    def test_a_compartment_missing(self):
        self.vault.new("endorser", "name=Jane", "kind=person", open="endorsers")
        name, = [name for name in digests(self.vault.path) if name.endswith(".db") and name != "main.db"]
        good = read(self.place("vault", name))
        os.remove(self.place("vault", name))
        for command in (["list", "endorser"], ["new", "endorser", "name=X", "kind=person"]):
            self.assertMessage(self.vault.run(*command, open="endorsers", expect=INTEGRITY), "damaged or was altered", "backup")
        self.refused("verify")
        self.assertFalse(os.path.exists(self.place("vault", name)))
        self.vault.run("list", "person")
        write(self.place("vault", name), good)
        self.vault.verify()

    def test_drafts_damaged(self):
        drafts = self.place("vault", "main.drafts")
        for aside in (drafts + ".damaged", drafts + ".damaged-2"):
            write(drafts, b"nothing")
            self.assertMessage(self.vault.run("list", "person"), "drafts of main", "kept")
            self.assertEqual(read(aside), b"nothing")
            self.assertNotIn("drafts", self.vault.run("list", "person").err)

    def test_what_a_killed_program_left_is_swept(self):
        swept = [f".{'0af1' * 8}.tmp", f".{'0af1' * 8}.tmp-wal"]
        kept = [f".{'0af1' * 8}x.tmp", f"{'0af1' * 8}.tmp", ".notes.tmp", f"blobs/.{'0af1' * 8}.tmp"]
        for name in swept + kept:
            write(self.place("vault", name), b"x")
        self.vault.run("list", "person")
        self.assertEqual([os.path.exists(self.place("vault", name)) for name in swept + kept], [False] * len(swept) + [True] * len(kept))

    def test_missing(self):
        good = read(self.database)
        os.remove(self.database)
        self.refused()
        self.assertFalse(os.path.exists(self.database))
        write(self.database, good)
        self.vault.verify()

    def test_another_vault_s_database(self):
        other = self.create("other")
        good = read(self.database)
        write(self.database, read(os.path.join(other.path, "main.db")))
        self.refused()
        write(self.database, good)
        self.vault.verify()

    def test_one_compartment_s_database_for_another_s(self):
        self.vault.new("endorser", "name=Jane", "kind=person", open="endorsers")
        self.vault.run("compartments", "add", "sources")
        one, two = [name for name in digests(self.vault.path) if name.endswith(".db") and name != "main.db"]
        first, second = read(self.place("vault", one)), read(self.place("vault", two))
        write(self.place("vault", one), second)
        write(self.place("vault", two), first)
        answer = self.vault.run("list", "endorser", open="endorsers", expect=INTEGRITY)
        self.assertMessage(answer)
        self.vault.run("verify", expect=INTEGRITY)

    def test_a_plain_database_in_its_place(self):
        import sqlite3
        good = read(self.database)
        os.remove(self.database)
        connection = sqlite3.connect(self.database)
        connection.execute("CREATE TABLE t(a)")
        connection.commit()
        connection.close()
        self.refused()
        write(self.database, good)
        self.vault.verify()


class PutBack(Tampering):
    """The files of one compartment as they were before: main knows nothing of it."""

    def setUp(self):
        super().setUp()
        self.vault.run("new", "endorser", "name=Jane", "kind=person", open="endorsers")
        names = [name for name in digests(self.vault.path) if len(name.split(".")[0]) == 32]
        before = {name: read(self.place("vault", name)) for name in names}
        self.vault.run("new", "endorser", "name=Later", "kind=person", open="endorsers")
        for name, data in before.items():
            write(self.place("vault", name), data)
        self.before = before

    def test_it_is_said_and_only_read(self):
        for command in (["list", "endorser", "--json"], ["info", "--json"]):
            answer = self.vault.run(*command, open="endorsers")
            self.assertMessage(answer, "older than it was", "endorsers")
        self.assertEqual(self.vault.json("info")["set_back"]["compartment"], "endorsers")
        self.assertMessage(self.vault.run("new", "endorser", "name=X", "kind=person", open="endorsers", expect=INTEGRITY), "put back")
        self.assertMessage(self.vault.run("verify", expect=INTEGRITY), "put back")
        for name, data in self.before.items():
            self.assertEqual(read(self.place("vault", name)), data)

    def test_nothing_leaves_until_it_is_adopted(self):
        for audience in ("public", "partner"):
            answer = self.vault.run("export", "--report", "list", "--audience", audience, "--language", "en", "--format", "csv",
                                    "--as-of", "2026-11-01", "--out", self.place("out.csv"), open="endorsers", expect=INTEGRITY)
            self.assertMessage(answer, "put back")
            self.assertFalse(os.path.exists(self.place("out.csv")))
        self.vault.run("adopt")
        self.assertNotIn("put back", self.vault.run("list", "endorser", open="endorsers").err)


if __name__ == "__main__":
    main()
