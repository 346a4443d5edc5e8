#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the vault formats of models/FORMAT.md, part 1, and was written from that page alone.

    read_vault.py header FILE SECRETS      opens a vault header and prints its structure
    read_vault.py backup FILE SECRETS      the same for a backup, its MAC checked, entries listed
    read_vault.py mark FILE HEADER SECRETS the mark of main
    read_vault.py state FILE HEADER SECRETS
    SECRETS: --passphrase TEXT [--key-file F] | --recovery-code-file F, --compartment-passphrase TEXT

Needs python3-nacl.
"""
import argparse
import hashlib
import json
import struct
import sys
import unicodedata

import nacl.bindings
import nacl.exceptions
import nacl.public
import nacl.pwhash.argon2id
import nacl.signing

HEADER_SIZE, SLOTS, GRANTS = 20480, 16, 64
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Malformed(Exception):
    pass


def need(condition, what):
    if not condition:
        raise Malformed(what)


def blake2b(message, key=b"", size=32):
    return hashlib.blake2b(message, key=key, digest_size=size).digest()


def aead_open(key, nonce, cipher, associated):
    try:
        return nacl.bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(cipher, associated, nonce, key)
    except nacl.exceptions.CryptoError:
        return None


def argon2id(passphrase, salt, memory_kib, passes):
    need(65536 <= memory_kib <= 1048576 and 3 <= passes <= 16, "Argon2 parameters")
    password = unicodedata.normalize("NFC", passphrase).encode()
    return nacl.pwhash.argon2id.kdf(32, password, salt, opslimit=passes, memlimit=memory_kib * 1024)


# 1.7

def read_key_file(data):
    need(len(data) == 64 and data[:16] == b"DOSSIER KEYFILE1", "key file")
    need(blake2b(data[:48], size=16) == data[48:], "checksum of the key file")
    return data[16:48]


def gf32(a, b):
    product = 0
    for bit in range(5):
        if b >> bit & 1:
            product ^= a << bit
    for bit in range(8, 4, -1):
        if product >> bit & 1:
            product ^= 0b100101 << (bit - 5)
    return product


def read_recovery_code(text):
    plain = "".join(c for c in text.upper() if c not in " \t\r\n-")
    symbols = [ALPHABET.index(c) for c in plain.replace("O", "0").replace("I", "1").replace("L", "1")]
    need(len(symbols) == 28, "length of the recovery code")
    first = second = 0
    power = 1
    for symbol in symbols[:26]:
        first ^= gf32(symbol, power)
        second ^= gf32(symbol, gf32(power, power))
        power = gf32(power, 2)
    need([first, second] == symbols[26:], "check of the recovery code")
    number = 0
    for symbol in symbols[:26]:
        number = number << 5 | symbol
    need(number & 3 == 0, "spare bits of the recovery code")
    return (number >> 2).to_bytes(16, "big")


# 1.2 to 1.6

class Header:
    def __init__(self, data):
        need(len(data) == HEADER_SIZE and data[:8] == b"DOSSIERV", "length or magic of the header")
        need(blake2b(data[:4064] + data[4096:]) == data[4064:4096], "checksum of the header")
        version, zero, size = struct.unpack_from("<HHI", data, 8)
        need((version, zero, size) == (1, 0, HEADER_SIZE), "version or size of the header")
        need(not any(data[40:64]) and not any(data[128:4032]), "reserved bytes of the header")
        self.data = data
        self.vault_id = data[16:32]
        self.generation = struct.unpack_from("<Q", data, 32)[0]
        self.kdf = {}
        for index in range(2):
            record = data[64 + 32 * index:96 + 32 * index]
            if not any(record):
                continue
            need(record[0] == 1 and not any(record[1:4]) and not any(record[12:16]), "KDF record")
            memory, passes = struct.unpack_from("<II", record, 4)
            need(65536 <= memory <= 1048576 and 3 <= passes <= 16, "Argon2 parameters")
            self.kdf[index] = (memory, passes, record[16:])
        self.slots = [data[4096 + 256 * i:4096 + 256 * (i + 1)] for i in range(SLOTS)]
        self.grants = [data[8192 + 192 * i:8192 + 192 * (i + 1)] for i in range(GRANTS)]

    def is_authentic(self, main_key):
        mac = blake2b(self.data[:4032] + self.data[4096:], blake2b(b"dossier.header.1", main_key))
        return mac == self.data[4032:4064]


def attempts(header, secrets):
    """(kind, KDF index, function from a slot's salt to its key) for each way to try a slot."""
    if secrets.recovery_code_file:
        with open(secrets.recovery_code_file, encoding="ascii") as file:
            code = read_recovery_code(file.read())
        yield 3, 255, lambda salt: blake2b(b"dossier.slot.recovery.1" + salt, code)
        return
    for index, (memory, passes, kdf_salt) in header.kdf.items():
        output = argon2id(secrets.passphrase, kdf_salt, memory, passes)
        if secrets.key_file:
            with open(secrets.key_file, "rb") as file:
                key_file = read_key_file(file.read())
            yield 2, index, lambda salt, a=output: blake2b(b"dossier.slot.keyfile.1" + salt + key_file, a)
        else:
            yield 1, index, lambda salt, a=output: blake2b(b"dossier.slot.passphrase.1" + salt, a)


def open_slot(header, secrets):
    for kind, kdf_index, key_for in attempts(header, secrets):
        for index, slot in enumerate(header.slots):
            place = header.vault_id + bytes([index])
            key = key_for(slot[:16])
            if blake2b(b"dossier.slot.commitment.1" + place, key) != slot[224:]:
                continue
            plain = aead_open(key, slot[16:40], slot[40:224], place)
            if plain and plain[0] == kind and plain[1] == kdf_index and not any(plain[34:]):
                return index, kind, plain[2:34]
    raise Malformed("no slot fits")


class Grant:
    def __init__(self, index, plain, compartment_passphrase):
        self.index, self.kind, self.wrap = index, plain[0], plain[1]
        self.name, self.salt = plain[2:18], plain[18:34]
        key_size = 48 if self.wrap else 32
        need(self.kind < 16 and (self.kind == 0) == (not any(self.name)), "kind or name of a grant")
        need(not any(plain[74 + key_size:]), "padding of a grant")
        self.key = plain[74:74 + key_size]
        if self.wrap:
            need(16 <= self.wrap <= 20, "wrap of a grant")
            self.key = None
            if compartment_passphrase is not None:
                output = argon2id(compartment_passphrase, plain[34:50], 1 << self.wrap, 3)
                self.key = aead_open(blake2b(b"dossier.grant.wrap.1", output), plain[50:74], plain[74:122],
                                     plain[:1] + self.name)
                need(self.key, "passphrase of a compartment")

    def described(self):
        return {"index": self.index, "kind": self.kind, "name": self.name.hex() if any(self.name) else "main",
                "wrapped": bool(self.wrap), "key_hash": blake2b(self.key + self.salt).hex() if self.key else None}


class Opened:
    """A header that one member's secrets have opened."""

    def __init__(self, header, secrets):
        self.header = header
        self.slot, self.kind, member_secret = open_slot(header, secrets)
        seed = blake2b(b"dossier.member.x25519.1", member_secret)
        self.sealing = nacl.public.PrivateKey(hashlib.sha512(seed).digest()[:32])
        self.signing = nacl.signing.SigningKey(blake2b(b"dossier.member.ed25519.1", member_secret))
        box = nacl.public.SealedBox(self.sealing)
        self.grants = []
        for index, sealed in enumerate(header.grants):
            try:
                plain = box.decrypt(sealed)
            except nacl.exceptions.CryptoError:
                continue
            self.grants.append(Grant(index, plain, secrets.compartment_passphrase))
        mains = [grant for grant in self.grants if grant.kind == 0 and header.is_authentic(grant.key)]
        need(mains, "the header is not authentic")
        self.main = mains[0]

    def described(self):
        return {"vault_id": self.header.vault_id.hex(), "generation": self.header.generation,
                "kdf": [{"record": i, "memory_kib": m, "passes": p} for i, (m, p, _) in self.header.kdf.items()],
                "slot": self.slot, "slot_kind": self.kind,
                "x25519": bytes(self.sealing.public_key).hex(), "ed25519": bytes(self.signing.verify_key).hex(),
                "grants": [grant.described() for grant in self.grants]}


# 1.8

def read_mark(data, store_key):
    need(len(data) == 256, "length of a mark")
    plain = aead_open(blake2b(b"dossier.mark.1", store_key), data[:24], data[24:], b"dossier.mark.1")
    need(plain and not any(plain[96:]), "the mark is not authentic")
    commit, feed, seq, chain, protective = struct.unpack_from("<Q16sQ32s32s", plain)
    return {"commit": commit, "feed": feed.hex(), "seq": seq, "chain": chain.hex(), "protective": protective.hex()}


# 1.9

def read_state(data, vault_id, kind, store_key):
    need(len(data) == 1600 and data[:8] == b"DOSSIERS" and data[8:16] == b"\x01" + bytes(7), "head of a state file")
    need(blake2b(data[:32] + data[64:]) == data[32:64], "checksum of a state file")
    entry = data[64 + 96 * kind:160 + 96 * kind]
    plain = aead_open(blake2b(b"dossier.state.1", store_key), entry[:24], entry[24:], vault_id + bytes([kind]))
    bound = None
    if plain:
        name, commit, chain = struct.unpack("<16sQ32s", plain)
        bound = {"name": name.hex(), "commit": commit, "chain": chain.hex()}
    return {"token": data[16:32].hex(), "bound": bound}


# 1.10

def read_backup(data):
    need(data[:8] == b"DOSSIERB", "magic of a backup")
    version, zero, size = struct.unpack_from("<HHI", data, 8)
    need((version, zero, size) == (1, 0, HEADER_SIZE), "head of a backup")
    header = Header(data[32:32 + HEADER_SIZE])
    need(data[16:32] == header.vault_id, "vault id of a backup")
    at, entries = 32 + HEADER_SIZE, []
    while True:
        need(at + 2 <= len(data), "end of a backup")
        name_size = struct.unpack_from("<H", data, at)[0]
        at += 2
        if name_size == 0:
            break
        name = data[at:at + name_size].decode("ascii")
        at += name_size
        need(at + 8 <= len(data), "end of a backup")
        length = struct.unpack_from("<Q", data, at)[0]
        at += 8
        need(at + length <= len(data), "length in a backup")
        entries.append({"name": name, "length": length, "hash": blake2b(data[at:at + length]).hex()})
        at += length
    need(len(data) - at == 32 and len({entry["name"] for entry in entries}) == len(entries), "end of a backup")
    return header, entries, at


def described_backup(data, secrets):
    header, entries, mac_at = read_backup(data)
    opened = Opened(header, secrets)
    mac = blake2b(data[:mac_at], blake2b(b"dossier.backup.1", opened.main.key))
    need(mac == data[mac_at:], "the backup is not authentic")
    return {"vault_id": header.vault_id.hex(), "entries": entries}


def content_of(path):
    with open(path, "rb") as file:
        return file.read()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["header", "backup", "mark", "state"])
    parser.add_argument("files", nargs="+")
    parser.add_argument("--passphrase")
    parser.add_argument("--key-file")
    parser.add_argument("--recovery-code-file")
    parser.add_argument("--compartment-passphrase")
    secrets = parser.parse_args()
    try:
        data = content_of(secrets.files[0])
        if secrets.what == "backup":
            result = described_backup(data, secrets)
        else:
            opened = Opened(Header(content_of(secrets.files[-1])), secrets)
            if secrets.what == "header":
                result = opened.described()
            elif secrets.what == "mark":
                result = read_mark(data, opened.main.key)
            else:
                result = read_state(data, opened.header.vault_id, 0, opened.main.key)
    except Malformed as problem:
        print(f"refused: {problem}", file=sys.stderr)
        return 5
    json.dump(result, sys.stdout, indent=1, sort_keys=True)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
