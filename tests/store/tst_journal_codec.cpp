// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/golden_changes.h"

#include "store/journal/change_codec.h"
#include "store/journal/change_rules.h"
#include "store/journal/hash.h"
#include "store/journal/value_codec.h"
#include "support/seeded_random.h"

#include <QTest>

#include <limits>

using namespace dossier;
using namespace Qt::StringLiterals;
using namespace store;
using base::ErrorCode;
using schema::FieldId;
using schema::Value;

namespace {

FieldId field(int number)
{
    return FieldId{static_cast<std::uint16_t>(number)};
}

base::FeedId feedId(std::uint8_t byte)
{
    base::FeedId::Bytes bytes{};
    bytes.fill(byte);
    return base::FeedId(bytes);
}

base::RecordId recordId(std::uint8_t byte)
{
    base::RecordId::Bytes bytes{};
    bytes.fill(byte);
    return base::RecordId(bytes);
}

/// Sound: sets field 101, replacing what feed 1 wrote at 1 and feed 2 at 7.
ChangeHeader sound()
{
    ChangeHeader header;
    header.feed = feedId(1);
    header.seq = 5;
    header.previous.fill(9);
    header.clock = 77;
    header.schemaVersion = 1;
    header.type = schema::EntityType{1};
    header.entity = recordId(3);
    header.subject = recordId(4);
    header.dependencies = {{feedId(2), 7, {1, 2, 3, 4, 5, 6, 7, 8}}};
    header.ops = {{OpKind::Set, {field(101)}, {{feedId(1), 1}, {feedId(2), 7}}}};
    return header;
}

using Spoil = void (*)(ChangeHeader &);

} // namespace
Q_DECLARE_METATYPE(Spoil)
Q_DECLARE_METATYPE(dossier::schema::Value)

class TestJournalCodec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void varintsAreMinimal();
    void refusesValuesThatAreNotCanonical_data();
    void refusesValuesThatAreNotCanonical();
    void refusesBytesThatAreNotCanonical_data();
    void refusesBytesThatAreNotCanonical();
    void articlesMayLackTheirCode();
    void normalizesText();
    void acceptsASoundHeader();
    void refusesBrokenHeaders_data();
    void refusesBrokenHeaders();
    void refusesOtherVersions();
    void membersAreInOrder();
    void valuesSuitTheirOps();
    void largeValuesAreCapped();
    void hostileCountsAllocateNothing();
    void commitmentAndChainAreChecked();
    void noiseNeverDecodesTwoWays();
};

void TestJournalCodec::varintsAreMinimal()
{
    for (const std::uint64_t value : {0ULL, 1ULL, 127ULL, 128ULL, 300ULL, (1ULL << 40U), ~0ULL}) {
        ByteWriter out;
        out.varint(value);
        ByteReader in(out.bytes());
        QCOMPARE(in.varint(), value);
        QVERIFY(in.ok() && in.atEnd());
    }
    for (const QByteArray &bytes : {QByteArray("\x80\0", 2), QByteArray("\xff\x80\0", 3), QByteArray("\x80", 1),
                                    QByteArray("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02", 10),
                                    QByteArray("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 11)}) {
        ByteReader in(bytes);
        const std::uint64_t value = in.varint();
        QVERIFY2(!in.ok(), bytes.toHex().constData());
        QCOMPARE(value, 0U);
    }
    ByteReader limited("\x7f");
    (void)limited.varint(126);
    QVERIFY(!limited.ok());
    for (const std::int64_t value : {std::int64_t(0), std::int64_t(-1), std::int64_t(1), std::int64_t(-300),
                                     std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()}) {
        ByteWriter out;
        out.zigzag(value);
        ByteReader in(out.bytes());
        QCOMPARE(in.zigzag(), value);
    }
}

void TestJournalCodec::refusesValuesThatAreNotCanonical_data()
{
    QTest::addColumn<Value>("value");
    QTest::newRow("decomposed") << Value(u"e\u0301"_s);
    QTest::newRow("lone surrogate") << Value(QString(QChar(0xd800)));
    QTest::newRow("decomposed in a language text") << Value(schema::LanguageText{u"e\u0301"_s, u"az"_s});
    QTest::newRow("no language") << Value(schema::LanguageText{u"x"_s, u""_s});
    QTest::newRow("empty code") << Value(schema::Code{});
    QTest::newRow("code with space") << Value(schema::Code{u"a b"_s});
    QTest::newRow("code beyond ASCII") << Value(schema::Code{u"ə"_s});
    QTest::newRow("null reference") << Value(base::RecordId());
    QTest::newRow("answer 0") << Value(schema::Answer{0});
    QTest::newRow("answer 4") << Value(schema::Answer{4});
    QTest::newRow("null date") << Value(base::PartialDate());
    QTest::newRow("no zone") << Value(base::Instant{0, u""_s, base::ClockSource::System});
    QTest::newRow("clock 0") << Value(base::Instant{0, u"UTC"_s, base::ClockSource{0}});
    QTest::newRow("negative duration") << Value(schema::Duration{0, -1, 0, false, {}});
    QTest::newRow("life and years") << Value(schema::Duration{1, 0, 0, true, {}});
    QTest::newRow("article with decomposed path") << Value(schema::Article{{}, {}, u"e\u0301"_s});
    QTest::newRow("empty order key") << Value(schema::OrderKey{});
    QTest::newRow("order key with hyphen") << Value(schema::OrderKey{"a-b"});
}

void TestJournalCodec::refusesValuesThatAreNotCanonical()
{
    QFETCH(Value, value);
    ByteWriter out;
    const auto encoded = encodeValue(out, value);
    QVERIFY(!encoded);
    QCOMPARE(encoded.error().code, ErrorCode::InvalidValue);
    QVERIFY2(!decodeValue(out.bytes()), "what is not written must not be read either");
}

void TestJournalCodec::refusesBytesThatAreNotCanonical_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("unknown tag") << QByteArray("\x0d");
    QTest::newRow("bytes after absent") << QByteArray("\0\0", 2);
    QTest::newRow("length beyond the end") << QByteArray("\x01\x05xx");
    QTest::newRow("huge length") << QByteArray("\x0b\xff\xff\xff\xff\xff\xff\xff\xff\x7f");
    QTest::newRow("long form of length") << QByteArray("\x01\x81\0x", 4);
    QTest::newRow("invalid UTF-8") << QByteArray("\x01\x01\xff");
    QTest::newRow("overlong UTF-8") << QByteArray("\x01\x02\xc0\xaf");
    QTest::newRow("surrogate in UTF-8") << QByteArray("\x01\x03\xed\xa0\x80");
    QTest::newRow("half a reference") << QByteArray("\x04xxxxxxxx");
    QTest::newRow("life 2") << QByteArray("\x09\x02\0", 3);
    QTest::newRow("days beyond int32") << QByteArray("\x09\0\0\0\x80\x80\x80\x80\x08\0", 10);
    QTest::newRow("EDTF that is no date") << QByteArray("\x07\x04" "19xx\0", 7);
    QTest::newRow("typed text equal to EDTF") << QByteArray("\x07\x04" "1984\x04" "1984");
}

void TestJournalCodec::refusesBytesThatAreNotCanonical()
{
    QFETCH(QByteArray, bytes);
    const auto value = decodeValue(bytes);
    QVERIFY(!value);
    QCOMPARE(value.error().code, ErrorCode::DamagedDatabase);
}

void TestJournalCodec::articlesMayLackTheirCode()
{
    // A list that says "306" and not of which code.
    const Value value = schema::Article{u""_s, u""_s, u"306"_s};
    ByteWriter out;
    QVERIFY(encodeValue(out, value));
    QCOMPARE(decodeValue(out.bytes()).value(), value);
}

void TestJournalCodec::normalizesText()
{
    const QString composed = u"caf\u00e9"_s;
    const QString decomposed = u"cafe\u0301"_s;
    QCOMPARE(std::get<QString>(normalized(Value(decomposed))), composed);
    QCOMPARE(std::get<schema::LanguageText>(normalized(Value(schema::LanguageText{decomposed, u"fr"_s}))).text, composed);
    QCOMPARE(std::get<schema::Article>(normalized(Value(schema::Article{u"x"_s, decomposed, decomposed}))).path, composed);
    QCOMPARE(std::get<schema::Duration>(normalized(Value(schema::Duration{1, 0, 0, false, decomposed}))).printed, composed);
    const auto date = base::PartialDate::fromEdtf(u"1984"_s, decomposed).value();
    QCOMPARE(std::get<base::PartialDate>(normalized(Value(date))).typed(), composed);
    QCOMPARE(normalized(Value(std::int64_t(3))), Value(std::int64_t(3)));
}

void TestJournalCodec::acceptsASoundHeader()
{
    const ChangeHeader header = sound();
    const auto bytes = encodeHeader(header);
    QVERIFY2(bytes, bytes ? "" : qPrintable(bytes.error().detail));
    QCOMPARE(decodeHeader(*bytes).value(), header);
}

void TestJournalCodec::refusesBrokenHeaders_data()
{
    QTest::addColumn<Spoil>("spoil");
    const auto row = [](const char *name, Spoil spoil) { QTest::newRow(name) << spoil; };
    row("seq 0", [](ChangeHeader &h) { h.seq = 0; });
    row("seq too large", [](ChangeHeader &h) { h.seq = limits::kSeq + 1; });
    row("clock too large", [](ChangeHeader &h) { h.clock = limits::kClock + 1; });
    row("first with previous", [](ChangeHeader &h) { h.seq = 1; });
    row("later without previous", [](ChangeHeader &h) { h.previous = {}; });
    row("type 0", [](ChangeHeader &h) { h.type = {}; });
    row("null entity", [](ChangeHeader &h) { h.entity = {}; });
    row("null subject", [](ChangeHeader &h) { h.subject = {}; });
    row("no ops", [](ChangeHeader &h) { h.ops.clear(); h.dependencies.clear(); });
    row("unknown kind", [](ChangeHeader &h) { h.ops[0].kind = OpKind{12}; });
    row("kind 0", [](ChangeHeader &h) { h.ops[0].kind = OpKind{0}; });
    row("field 0", [](ChangeHeader &h) { h.ops[0].fields = {FieldId{}}; });
    row("no field", [](ChangeHeader &h) { h.ops[0].fields.clear(); });
    row("two fields", [](ChangeHeader &h) { h.ops[0].fields.push_back(field(102)); });
    row("field of a deletion", [](ChangeHeader &h) { h.ops[0].kind = OpKind::Delete; });
    row("fields out of order", [](ChangeHeader &h) {
        h.ops = {{OpKind::Create, {field(2), field(1)}, {}}};
        h.dependencies.clear();
    });
    row("field twice", [](ChangeHeader &h) {
        h.ops = {{OpKind::Create, {field(2), field(2)}, {}}};
        h.dependencies.clear();
    });
    row("creation with predecessors", [](ChangeHeader &h) { h.ops[0].kind = OpKind::Create; });
    row("removal of nothing", [](ChangeHeader &h) {
        h.ops = {{OpKind::Remove, {field(2)}, {}}};
        h.dependencies.clear();
    });
    row("deletion of nothing", [](ChangeHeader &h) {
        h.ops = {{OpKind::Delete, {}, {}}};
        h.dependencies.clear();
    });
    row("ops out of order", [](ChangeHeader &h) { h.ops.insert(h.ops.begin(), {OpKind::Add, {field(1)}, {}}); });
    row("fields of ops out of order", [](ChangeHeader &h) { h.ops.push_back({OpKind::Set, {field(100)}, {}}); });
    row("register twice", [](ChangeHeader &h) { h.ops.push_back({OpKind::Set, {field(101)}, {}}); });
    row("set and resolve", [](ChangeHeader &h) { h.ops.push_back({OpKind::Resolve, {field(101)}, {{feedId(1), 1}}}); });
    row("set beside creation", [](ChangeHeader &h) { h.ops.insert(h.ops.begin(), {OpKind::Create, {field(1)}, {}}); });
    row("note beside set", [](ChangeHeader &h) { h.ops.push_back({OpKind::Note, {}, {}}); });
    row("itself as predecessor", [](ChangeHeader &h) { h.ops[0].predecessors[0].seq = 5; });
    row("predecessor 0", [](ChangeHeader &h) { h.ops[0].predecessors[0].seq = 0; });
    row("predecessors out of order", [](ChangeHeader &h) {
        std::swap(h.ops[0].predecessors[0], h.ops[0].predecessors[1]);
    });
    row("predecessor twice", [](ChangeHeader &h) { h.ops[0].predecessors[1] = h.ops[0].predecessors[0]; });
    row("dependency missing", [](ChangeHeader &h) { h.dependencies.clear(); });
    row("dependency too old", [](ChangeHeader &h) { h.dependencies[0].seq = 6; });
    row("dependency too new", [](ChangeHeader &h) { h.dependencies[0].seq = 8; });
    row("dependency twice", [](ChangeHeader &h) { h.dependencies.push_back(h.dependencies[0]); });
    row("dependency nobody names", [](ChangeHeader &h) { h.dependencies.push_back({feedId(3), 1, {}}); });
    row("dependency on itself", [](ChangeHeader &h) {
        h.dependencies.insert(h.dependencies.begin(), Dependency{feedId(1), 1, {}});
    });
}

void TestJournalCodec::refusesBrokenHeaders()
{
    QFETCH(Spoil, spoil);
    ChangeHeader header = sound();
    spoil(header);
    const auto bytes = encodeHeader(header);
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().code, ErrorCode::InvalidArgument);
}

void TestJournalCodec::refusesOtherVersions()
{
    QByteArray bytes = encodeHeader(sound()).value();
    bytes[0] = 2;
    QCOMPARE(decodeHeader(bytes).error().code, ErrorCode::UnsupportedVersion);
    QCOMPARE(decodeHeader(QByteArrayView()).error().code, ErrorCode::DamagedDatabase);
}

void TestJournalCodec::membersAreInOrder()
{
    const std::vector<Op> ops{{OpKind::Add, {field(5)}, {}}, {OpKind::Add, {field(5)}, {}}, {OpKind::Add, {field(6)}, {}}};
    const auto with = [](const char16_t *first, const char16_t *second) {
        DetachedValue value;
        value.values = {schema::Code{QString::fromUtf16(first)}, schema::Code{QString::fromUtf16(second)},
                        schema::Code{u"a"_s}};
        return value;
    };
    const auto ordered = encodeDetached(with(u"a", u"b"), ops);
    QVERIFY(ordered);
    QVERIFY(decodeDetached(*ordered, ops));
    QVERIFY(!encodeDetached(with(u"b", u"a"), ops));
    QVERIFY(!encodeDetached(with(u"a", u"a"), ops));
    // Shorter first: the length comes before the text.
    QVERIFY(encodeDetached(with(u"z", u"aa"), ops));
    QByteArray swapped = *ordered;
    swapped.replace("\x03\x01" "a\x03\x01" "b", "\x03\x01" "b\x03\x01" "a");
    QVERIFY(swapped != *ordered);
    QVERIFY(!decodeDetached(swapped, ops));
}

void TestJournalCodec::valuesSuitTheirOps()
{
    const auto encodes = [](OpKind kind, std::vector<schema::FieldId> fields, Value value) {
        DetachedValue detached;
        detached.values = {std::move(value)};
        return encodeDetached(detached, {{kind, std::move(fields), {}}}).has_value();
    };
    QVERIFY(encodes(OpKind::Set, {field(1)}, Value()));
    QVERIFY(!encodes(OpKind::Add, {field(1)}, Value()));
    QVERIFY(!encodes(OpKind::Alias, {}, Value(u"x"_s)));
    QVERIFY(!encodes(OpKind::Blob, {}, Value(u"x"_s)));
    QVERIFY(!encodes(OpKind::Note, {}, Value(std::int64_t(1))));
    QVERIFY(!encodes(OpKind::Delete, {}, Value()));
    DetachedValue long_;
    long_.label = QString(65, u'x');
    QVERIFY(!encodeDetached(long_, {{OpKind::Delete, {}, {}}}));
}

void TestJournalCodec::largeValuesAreCapped()
{
    DetachedValue value;
    value.values = {QByteArray(limits::kValueBytes - 100, 'x')};
    const std::vector<Op> ops{{OpKind::Blob, {}, {}}};
    const auto bytes = encodeDetached(value, ops);
    QVERIFY(bytes);
    QVERIFY(decodeDetached(*bytes, ops).value() == value);
    value.values = {QByteArray(limits::kValueBytes, 'x')};
    QCOMPARE(encodeDetached(value, ops).error().code, ErrorCode::InvalidArgument);
    QVERIFY(!decodeDetached(QByteArray(limits::kValueBytes + 1, '\0'), ops));
    QVERIFY(!decodeHeader(QByteArray(limits::kHeaderBytes + 1, '\1')));
}

void TestJournalCodec::hostileCountsAllocateNothing()
{
    ChangeHeader header = sound();
    header.dependencies.clear();
    header.ops = {{OpKind::Note, {}, {}}};
    QByteArray bytes = encodeHeader(header).value();
    // version 1, feed 16, seq 1, previous 32, clock 8, schema 1, flags 1: the number of dependencies.
    const qsizetype at = 60;
    QCOMPARE(bytes.at(at), '\0');
    bytes.replace(at, 1, "\xff\x07");
    QVERIFY(!decodeHeader(bytes));
    bytes.replace(at, 2, "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01");
    QVERIFY(!decodeHeader(bytes));
}

void TestJournalCodec::commitmentAndChainAreChecked()
{
    for (const test::GoldenChange &golden : test::goldenChanges()) {
        QVERIFY(checkChange(golden.change));
        Change change = golden.change;
        change.salt[3] ^= 1;
        QVERIFY(!checkChange(change));
        change = golden.change;
        change.chain[31] ^= 1;
        QVERIFY(!checkChange(change));
        change = golden.change;
        change.value->reason += u'x';
        QVERIFY(!checkChange(change));
        change.value.reset();
        QVERIFY2(checkChange(change), "erased values leave the chain intact");
        change.header.clock += 1;
        QVERIFY(!checkChange(change));
    }
}

void TestJournalCodec::noiseNeverDecodesTwoWays()
{
    test::SeededRandom random(20261126);
    const std::vector<test::GoldenChange> golden = test::goldenChanges();
    int accepted = 0;
    for (int round = 0; round < 20'000; ++round) {
        const test::GoldenChange &origin = golden[random.below(std::uint32_t(golden.size()))];
        QByteArray header = origin.header;
        QByteArray value = origin.value;
        for (std::uint32_t i = 0; i < 1 + random.below(4); ++i) {
            header[random.below(std::uint32_t(header.size()))] = char(random.below(256));
            value[random.below(std::uint32_t(value.size()))] = char(random.below(256));
        }
        if (const auto decoded = decodeHeader(header)) {
            ++accepted;
            QCOMPARE(encodeHeader(*decoded).value(), header);
        }
        if (const auto decoded = decodeDetached(value, origin.change.header.ops)) {
            ++accepted;
            QCOMPARE(encodeDetached(*decoded, origin.change.header.ops).value(), value);
        }
    }
    QVERIFY(accepted > 1000);
}

QTEST_GUILESS_MAIN(TestJournalCodec)
#include "tst_journal_codec.moc"
