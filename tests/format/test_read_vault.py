#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The golden files of tests/data/vault, read by read_vault.py: what FORMAT.md says is what is written."""
import json
import pathlib
import random
import types
import unittest

import read_vault

DATA = pathlib.Path(__file__).resolve().parent.parent / "data" / "vault"
PASSPHRASE = "Ədalət 1992, ünvan"


def secrets(**given):
    all_absent = dict.fromkeys(["passphrase", "key_file", "recovery_code_file", "compartment_passphrase"])
    return types.SimpleNamespace(**(all_absent | given))


BY_CODE = secrets(recovery_code_file=DATA / "recovery-code.txt")


def data(name):
    return (DATA / name).read_bytes()


def flipped(content, bit):
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


class ReadVault(unittest.TestCase):
    def test_the_structure_is_the_one_our_own_reader_sees(self):
        expected = json.loads(data("structure.json"))
        opened = read_vault.Opened(read_vault.Header(data("vault.dossier")),
                                   secrets(passphrase=PASSPHRASE, compartment_passphrase="sources only"))
        self.assertEqual(opened.described(), expected)

    def test_each_way_opens_the_same_member(self):
        header = read_vault.Header(data("vault.dossier"))
        opened = [read_vault.Opened(header, way) for way in (
            secrets(passphrase=PASSPHRASE), secrets(passphrase=PASSPHRASE, key_file=DATA / "key-file"), BY_CODE)]
        self.assertEqual([one.kind for one in opened], [1, 2, 3])
        self.assertEqual(len({bytes(one.signing) for one in opened}), 1)
        other = read_vault.Opened(header, secrets(passphrase="second member's own"))
        self.assertNotEqual(bytes(other.signing), bytes(opened[0].signing))
        self.assertEqual([grant.kind for grant in other.grants], [0])
        self.assertEqual(other.main.key, opened[0].main.key)

    def test_what_does_not_fit_is_refused(self):
        header = read_vault.Header(data("vault.dossier"))
        with self.assertRaises(read_vault.Malformed):
            read_vault.Opened(header, secrets(passphrase=PASSPHRASE + " "))

    def test_a_decomposed_passphrase_is_the_same(self):
        decomposed = PASSPHRASE.replace("ü", "u\u0308")
        self.assertNotEqual(decomposed, PASSPHRASE)
        read_vault.Opened(read_vault.Header(data("vault.dossier")), secrets(passphrase=decomposed))

    def test_flipped_bits_are_refused(self):
        content = data("vault.dossier")
        for bit in random.Random(1).sample(range(len(content) * 8), 2000):
            with self.assertRaises(read_vault.Malformed):
                read_vault.Header(flipped(content, bit))

    def test_mark_and_state(self):
        opened = read_vault.Opened(read_vault.Header(data("vault.dossier")), BY_CODE)
        mark = read_vault.read_mark(data("main.mark"), opened.main.key)
        self.assertEqual((mark["commit"], mark["seq"], mark["chain"]), (1042, 77, "c1" * 32))
        state = read_vault.read_state(data("state"), opened.header.vault_id, 0, opened.main.key)
        self.assertEqual(state["bound"]["commit"], 1042)
        self.assertIsNone(read_vault.read_state(data("state"), opened.header.vault_id, 1, opened.main.key)["bound"])
        for bit in range(0, 256 * 8, 5):
            with self.assertRaises(read_vault.Malformed):
                read_vault.read_mark(flipped(data("main.mark"), bit), opened.main.key)

    def test_the_backup_opens_with_the_slots_of_the_vault(self):
        described = read_vault.described_backup(data("backup"), BY_CODE)
        self.assertEqual([entry["name"] for entry in described["entries"]],
                         ["main.db", "main.mark", "blobs/00112233445566778899aabbccddeeff"])
        for bit in random.Random(2).sample(range(20512 * 8, len(data("backup")) * 8), 40):
            with self.assertRaises((read_vault.Malformed, UnicodeDecodeError)):
                read_vault.described_backup(flipped(data("backup"), bit), BY_CODE)
        for length in range(0, len(data("backup")), 1999):
            with self.assertRaises((read_vault.Malformed, read_vault.struct.error)):
                read_vault.described_backup(data("backup")[:length], BY_CODE)


if __name__ == "__main__":
    unittest.main()
