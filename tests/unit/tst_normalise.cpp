// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/case.h"
#include "schema/entities/charge.h"
#include "schema/entities/endorser.h"
#include "schema/entities/hearing.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"
#include "schema/entities/sentence.h"
#include "schema/normalise.h"
#include "schema/registry.h"

#include <QTest>

using namespace dossier;
using namespace dossier::schema;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(dossier::schema::Value)

class TestNormalise : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsComposed();
    void oneLineIsTrimmed();
    void linesAreKept();
    void emptyTextIsAbsent();
    void theTypedTextOfADateIsComposed();
    void lengthIsCapped();
    void unknownTermsNameTheField();
    void aSetHasNoAbsentMember();
    void onlyItsOwnKindFits();
    void badValuesAreRefused_data();
    void badValuesAreRefused();
    void goodValuesAreKept_data();
    void goodValuesAreKept();

private:
    const FieldSpec &field(FieldId id) const { return *m_registry.field(id); }

    Registry m_registry = Registry::build(declaredEntities()).value();
    Vocabularies m_vocabularies = Vocabularies::load().value();
};

void TestNormalise::textIsComposed()
{
    const QString decomposed = u"C\u0327ingiz"_s;
    const auto value = normalise(field(person_name::text.id), m_vocabularies, decomposed);
    QVERIFY(value);
    QCOMPARE(std::get<QString>(*value), u"Çingiz"_s);
}

void TestNormalise::oneLineIsTrimmed()
{
    const auto value = normalise(field(person_name::text.id), m_vocabularies, u" a\tb\r\n "_s);
    QVERIFY(value);
    QCOMPARE(std::get<QString>(*value), u"a b"_s);
}

void TestNormalise::linesAreKept()
{
    const auto value = normalise(field(case_::reasons_given.id), m_vocabularies, u" a\tb\r\nc\rd  e\n"_s);
    QVERIFY(value);
    QCOMPARE(std::get<QString>(*value), u" a\tb\nc\nd  e\n"_s);
}

void TestNormalise::emptyTextIsAbsent()
{
    const auto value = normalise(field(person_name::text.id), m_vocabularies, QString());
    QVERIFY(value);
    QVERIFY(isAbsent(*value));
    QVERIFY(isAbsent(normalise(field(case_::reasons_given.id), m_vocabularies, u" \n\u00a0"_s).value()));
}

void TestNormalise::theTypedTextOfADateIsComposed()
{
    const auto typed = base::PartialDate::fromEdtf(u"2024-05"_s, u"may u\u0308"_s);
    QVERIFY(typed);
    const auto value = normalise(field(person::birth_date.id), m_vocabularies, *typed);
    QVERIFY(value);
    QCOMPARE(std::get<base::PartialDate>(*value).typed(), u"may ü"_s);
    QCOMPARE(std::get<base::PartialDate>(*value).edtf(), u"2024-05"_s);
}

void TestNormalise::lengthIsCapped()
{
    const FieldSpec &text = field(case_::reasons_given.id);
    QVERIFY(normalise(text, m_vocabularies, QString(kMaxValueBytes, u'a')));
    QVERIFY(!normalise(text, m_vocabularies, QString(kMaxValueBytes + 1, u'a')));
    QVERIFY(normalise(text, m_vocabularies, QString(kMaxValueBytes / 2, u'ə')));
    QVERIFY(!normalise(text, m_vocabularies, QString(kMaxValueBytes / 2 + 1, u'ə')));
    QVERIFY(!normalise(field(endorser::suppression.id), m_vocabularies, QByteArray(kMaxValueBytes + 1, 'a')));
}

void TestNormalise::unknownTermsNameTheField()
{
    const auto value = normalise(field(person::sex.id), m_vocabularies, Code{u"shoe"_s});
    QVERIFY(!value);
    QCOMPARE(value.error().code, base::ErrorCode::UnknownField);
    QCOMPARE(value.error().detail, u"sex"_s);
    // A label is not a key: what is stored is the key only.
    QVERIFY(!normalise(field(person::sex.id), m_vocabularies, Code{u"Male"_s}));
    QVERIFY(normalise(field(person::sex.id), m_vocabularies, Code{u"male"_s}));
    // What a newer release has written stays.
    QVERIFY(normalise(field(person::sex.id), m_vocabularies, Code{u"shoe"_s}, UnknownTerms::Kept));
}

void TestNormalise::aSetHasNoAbsentMember()
{
    QVERIFY(!normalise(field(case_::tags.id), m_vocabularies, QString()));
    QVERIFY(!normalise(field(case_::tags.id), m_vocabularies, {}));
    QVERIFY(normalise(field(case_::tags.id), m_vocabularies, u"press"_s));
}

void TestNormalise::onlyItsOwnKindFits()
{
    const std::vector<Value> values{u"text"_s, LanguageText{u"text"_s, u"az"_s}, Code{u"male"_s},
                                    base::RecordId({1}), Answer::Yes, std::int64_t(7),
                                    base::PartialDate::year(2024), base::Instant{},
                                    Duration{1, 0, 0, false, {}}, Article{{}, {}, u"206"_s},
                                    QByteArray("x"), OrderKey{"V"}};
    for (const EntitySpec &entity : m_registry.entities()) {
        for (const FieldSpec &spec : entity.fields) {
            int fitting = 0;
            for (const Value &value : values)
                fitting += fits(spec, value) ? 1 : 0;
            QCOMPARE(fitting, spec.shape == Shape::Part ? 0 : 1);
            QCOMPARE(fits(spec, {}), spec.shape == Shape::Scalar);
        }
    }
}

void TestNormalise::badValuesAreRefused_data()
{
    QTest::addColumn<int>("id");
    QTest::addColumn<Value>("value");
    const auto row = [](const char *name, FieldId id, Value value) { QTest::newRow(name) << int(id) << value; };
    row("NUL", person_name::text.id, QString(u"a\0b"_s));
    row("escape", case_::reasons_given.id, u"a\u001b[31mb"_s);
    row("half a surrogate pair", person_name::text.id, QString(QChar(0xd800)));
    row("null reference", case_::person.id, base::RecordId());
    row("answer outside", case_::emblematic.id, Answer(9));
    row("empty date", person::birth_date.id, base::PartialDate());
    row("unknown zone", hearing::scheduled.id, base::Instant{0, u"Mars/Base"_s, base::ClockSource::Typed});
    row("unknown clock", hearing::scheduled.id, base::Instant{0, u"UTC"_s, base::ClockSource(9)});
    row("year 300000", hearing::scheduled.id,
        base::Instant{std::numeric_limits<std::int64_t>::max(), u"UTC"_s, base::ClockSource::Typed});
    row("negative term", sentence::total_term.id, Duration{-1, 0, 0, false, {}});
    row("huge term", sentence::total_term.id, Duration{10000, 0, 0, false, {}});
    row("life and a year", sentence::total_term.id, Duration{1, 0, 0, true, {}});
    row("empty term", sentence::total_term.id, Duration{});
    row("empty article", charge::article.id, Article{u"az.cc"_s, u"2000"_s, {}});
    row("article with a space", charge::article.id, Article{{}, {}, u"206 3"_s});
    row("version without a code", charge::article.id, Article{{}, u"2000"_s, u"206"_s});
    row("empty order", person_name::order.id, OrderKey{});
    row("order ending in 0", person_name::order.id, OrderKey{"V0"});
    row("order of other digits", person_name::order.id, OrderKey{"V-"});
    row("another kind", person::sex.id, u"male"_s);
    row("parts", person::names.id, base::RecordId({1}));
}

void TestNormalise::badValuesAreRefused()
{
    QFETCH(int, id);
    QFETCH(Value, value);
    const FieldSpec &spec = field(FieldId(id));
    const auto result = normalise(spec, m_vocabularies, value);
    QVERIFY(!result);
    QCOMPARE(result.error().code, base::ErrorCode::InvalidValue);
    QCOMPARE(result.error().detail, QString::fromLatin1(spec.key));
}

void TestNormalise::goodValuesAreKept_data()
{
    QTest::addColumn<int>("id");
    QTest::addColumn<Value>("value");
    const auto row = [](const char *name, FieldId id, Value value) { QTest::newRow(name) << int(id) << value; };
    row("pair of surrogates", person_name::text.id, QString::fromUcs4(U"\U0001F600"));
    row("months stay months", sentence::total_term.id, Duration{0, 18, 0, false, u"18 months"_s});
    row("term only printed", sentence::total_term.id, Duration{0, 0, 0, false, u"illegible"_s});
    row("life", sentence::total_term.id, Duration{0, 0, 0, true, u"ömürlük"_s});
    row("article", charge::article.id, Article{u"az.cc"_s, u"2000"_s, u"193-1.3.1"_s});
    row("microseconds", hearing::scheduled.id, base::Instant{1234567, u"Asia/Baku"_s, base::ClockSource::System});
    row("absent", person::sex.id, {});
}

void TestNormalise::goodValuesAreKept()
{
    QFETCH(int, id);
    QFETCH(Value, value);
    const auto result = normalise(field(FieldId(id)), m_vocabularies, value);
    QVERIFY(result);
    QVERIFY(*result == value);
}

QTEST_APPLESS_MAIN(TestNormalise)
#include "tst_normalise.moc"
