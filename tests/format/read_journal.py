#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the journal by models/FORMAT.md, part 2, alone, and recomputes every hash.
read_journal.py FILE: a JSON array of golden changes, or JSON lines of rows of feed, ent and chg."""
import hashlib, json, sys, unicodedata
def blake(data, key=b""): return hashlib.blake2b(data, digest_size=32, key=key).digest()
def chain_of(header): return blake(b"dossier.change.1" + header)
def need(condition, what):
    if not condition: raise ValueError(what)
class Reader:
    def __init__(self, data): self.data, self.at = data, 0
    def raw(self, size):
        need(self.at + size <= len(self.data), "too short")
        self.at += size
        return self.data[self.at - size:self.at]
    def byte(self): return self.raw(1)[0]
    def id(self): return self.raw(16).hex()
    def varint(self, below=2**64):
        value, shift, part = 0, 0, 128
        while part >= 128:
            part = self.byte()
            value, shift = value | (part & 127) << shift, shift + 7
        need(value < below and (part or shift == 7), "varint")
        return value
    def bytes(self): return self.raw(self.varint())
    def text(self):
        text = self.bytes().decode("utf-8")
        need(unicodedata.normalize("NFC", text) == text, "NFC")
        return text
    def term(self):
        data = self.bytes()
        need(0 < len(data) <= 128 and all(0x21 <= c <= 0x7e for c in data), "term")
        return data.decode("ascii")
    def end(self): need(self.at == len(self.data), "bytes after the end")
def zigzag(r): n = r.varint(); return str(-(n >> 1) - 1 if n % 2 else n >> 1)
def signed64(r): return str(int.from_bytes(r.raw(8), "little", signed=True))
def span(r): life = r.byte(); return [life] + ([0] * 3 if life else [r.varint(2**31) for _ in range(3)])
VALUES = [[], [Reader.text], [Reader.text, Reader.term], [Reader.term], [Reader.id], [Reader.byte], [zigzag],
          [Reader.term, Reader.text], [signed64, Reader.term, Reader.byte], [span, Reader.text],
          [Reader.text, Reader.text, Reader.text], [lambda r: r.bytes().hex()], [lambda r: r.bytes().decode("ascii")]]
def read_value(r):
    tag = r.byte()
    need(tag < len(VALUES), "tag")
    parts = [part(r) for part in VALUES[tag]]
    return [tag] + (parts[0] + parts[1:] if tag == 9 else parts)
def read_op(r, feeds):
    kind = r.byte()
    need(1 <= kind <= 11, "kind")
    fields = [r.varint(2**16) for _ in range(r.varint() if kind == 1 else 1 if kind in (2, 3, 4, 7) else 0)]
    need(fields == sorted(set(fields)) and 0 not in fields, "fields")
    named = [[feeds[r.varint()], r.varint()] for _ in range(r.varint() if kind in (2, 4, 5, 6, 7, 8) else 0)]
    return [kind, fields, named]
def read_header(data):
    r, m = Reader(data), {}
    version, m["feed"], m["seq"], m["previous"] = r.byte(), r.id(), r.varint(2**40), r.raw(32).hex()
    m["clock"], m["schema"], flags = str(int.from_bytes(r.raw(8), "little")), r.varint(2**16), r.byte()
    need(version == 1 and flags < 2, "version or flags")
    need(m["seq"] > 0 and (m["seq"] == 1) == (m["previous"] == "00" * 32), "seq or previous")
    m["dependencies"] = [[r.id(), r.varint(), r.raw(8).hex()] for _ in range(r.varint())]
    m["type"], m["entity"] = r.varint(2**16), r.id()
    m["subject"] = m["entity"] if flags else r.id()
    feeds = [m["feed"]] + [d[0] for d in m["dependencies"]]
    m["ops"] = [read_op(r, feeds) for _ in range(r.varint())]
    newest = {f: max(s for o in m["ops"] for g, s in o[2] if g == f) for f in {g for o in m["ops"] for g, _ in o[2]} - {m["feed"]}}
    need([d[:2] for d in m["dependencies"]] == sorted(map(list, newest.items())), "dependencies")
    m["commitment"] = r.raw(32)
    r.end()
    return m
def read_detached(data, ops):
    r = Reader(data)
    m = {"action": r.id(), "actor": r.id(), "label": r.text(), "reason": r.text()}
    m["values"] = [read_value(r) for op in ops for _ in range(len(op[1]) if op[0] == 1 else 0 if op[0] in (5, 6, 10) else 1)]
    r.end()
    return m
def varint(n): return bytes([n]) if n < 128 else bytes([n & 127 | 128]) + varint(n >> 7)
def full_header(row, previous, feeds, ents, chains, commitment):
    own, (uuid, etype, subject) = row["dot"] >> 40, ents[row["eid"]]
    r, ops, named_in_all = Reader(bytes.fromhex(row["hdr"])), [], {}
    schema = r.varint()
    for _ in range(r.varint()):
        kind, fields, named = op = read_op(r, range(2**23))
        named_in_all.update({f: max(s, named_in_all.get(f, 0)) for f, s in sorted(named) if f != own})
        ops.append(op)
    r.end()
    deps = sorted(named_in_all, key=lambda f: feeds[f])
    out = b"\x01" + feeds[own] + varint(row["dot"] % 2**40) + previous + row["hlc"].to_bytes(8, "little") + varint(schema)
    out += bytes([subject == row["eid"]]) + varint(len(deps))
    for f in deps: out += feeds[f] + varint(named_in_all[f]) + chains[f << 40 | named_in_all[f]][:8]
    out += varint(etype) + uuid + (b"" if subject == row["eid"] else ents[subject][0]) + varint(len(ops))
    for kind, fields, named in ops:
        out += bytes([kind]) + (varint(len(fields)) if kind == 1 else b"") + b"".join(map(varint, fields))
        if kind in (2, 4, 5, 6, 7, 8): out += varint(len(named))
        for f, s in named: out += varint(([own] + deps).index(f)) + varint(s)
    return out + commitment
def read_golden(changes):
    chains = {}
    for c in changes:
        header, salt, value = (bytes.fromhex(c[k]) for k in ("header", "salt", "value"))
        m = read_header(header)
        need(m.pop("commitment") == blake(value, salt) and chain_of(header).hex() == c["chain"], c["name"] + ": hashes")
        need({**m, **read_detached(value, m["ops"])} == c["meaning"], c["name"] + ": meaning")
        need(m["seq"] == 1 or chains[m["feed"], m["seq"] - 1] == m["previous"], c["name"] + ": previous")
        need(all(chains[f, s].startswith(c8) for f, s, c8 in m["dependencies"]), c["name"] + ": dependency")
        chains[m["feed"], m["seq"]] = c["chain"]
    return len(changes)
def read_rows(rows):
    feeds = {r["fid"]: bytes.fromhex(r["feed_id"]) for r in rows if "feed_id" in r}
    ents = {r["eid"]: (bytes.fromhex(r["uuid"]), r["etype"], r["subject"]) for r in rows if "uuid" in r}
    changes = sorted((r for r in rows if "dot" in r), key=lambda r: r["dot"])
    chains = {r["dot"]: bytes.fromhex(r["chain"]) for r in changes}
    for r in changes:
        first, value = r["dot"] % 2**40 == 1, bytes.fromhex(r["val"])
        need(first or r["dot"] - 1 in chains, "gap")
        commitment = blake(value, bytes.fromhex(r["salt"])) if r["salt"] else value
        header = full_header(r, bytes(32) if first else chains[r["dot"] - 1], feeds, ents, chains, commitment)
        need(chain_of(header) == chains[r["dot"]], "chain of %d" % r["dot"])
        ops = read_header(header)["ops"]
        if r["salt"]: read_detached(value, ops)
    return len(changes)
text = open(sys.argv[1], encoding="utf-8").read()
count = read_golden(json.loads(text)) if text.startswith("[") else read_rows([json.loads(line) for line in text.splitlines()])
need(count > 0, "nothing to read")
print("%d changes read, every chain and commitment recomputed" % count)
