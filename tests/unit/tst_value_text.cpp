// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/duration_text.h"
#include "schema/entities/case.h"
#include "schema/entities/charge.h"
#include "schema/entities/endorser.h"
#include "schema/entities/hearing.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"
#include "schema/entities/sentence.h"
#include "schema/instant_text.h"
#include "schema/registry.h"
#include "schema/value_text.h"

#include <QTest>

using namespace dossier;
using namespace dossier::schema;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(dossier::schema::Value)

class TestValueText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesAreRead_data();
    void valuesAreRead();
    void badTextIsRefused_data();
    void badTextIsRefused();
    void datesFollowTheContext();
    void whatIsWrittenReadsBack_data();
    void whatIsWrittenReadsBack();
    void durationsAreRead_data();
    void durationsAreRead();
    void durationsThatAreNoneAreRefused_data();
    void durationsThatAreNoneAreRefused();
    void everyDurationReadsBack();
    void anHourIsOfToday();
    void aMomentIsReadAsPeopleWriteIt_data();
    void aMomentIsReadAsPeopleWriteIt();
    void anArticleBeginsWithItsNumber();
    void instantsAreRead_data();
    void instantsAreRead();
    void hoursTwiceOrNeverAreRefused();

private:
    const FieldSpec &field(FieldId id) const { return *m_registry.field(id); }

    Registry m_registry = Registry::build(declaredEntities()).value();
    Vocabularies m_vocabularies = Vocabularies::load().value();
};

void TestValueText::valuesAreRead_data()
{
    QTest::addColumn<int>("id");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Value>("value");
    const auto row = [](FieldId id, const QString &text, Value value) {
        QTest::newRow(qPrintable(QString::number(int(id)) + u' ' + text)) << int(id) << text << value;
    };
    row(person_name::text.id, u" Əli  ağa "_s, u"Əli ağa"_s);
    row(person::sex.id, u"Kişi"_s, Code{u"male"_s});
    row(person::sex.id, u" female "_s, Code{u"female"_s});
    row(case_::liberty_status.id, u"house-arrest"_s, Code{u"house_arrest"_s});
    row(case_::emblematic.id, u"yes"_s, Answer::Yes);
    row(case_::emblematic.id, u"Bəli"_s, Answer::Yes);
    row(case_::emblematic.id, u"hə"_s, Answer::Yes);
    row(case_::emblematic.id, u"ДА"_s, Answer::Yes);
    row(case_::emblematic.id, u"Xeyr"_s, Answer::No);
    row(case_::emblematic.id, u"нет"_s, Answer::No);
    row(case_::emblematic.id, u"0"_s, Answer::No);
    row(case_::emblematic.id, u"unknown"_s, Answer::Unknown);
    row(case_::list_number.id, u" 42 "_s, std::int64_t(42));
    row(case_::list_number.id, u"-7"_s, std::int64_t(-7));
    row(case_::person.id, u"00112233-4455-4677-8899-aabbccddeeff"_s,
        base::recordIdFromString(u"00112233-4455-4677-8899-aabbccddeeff").value());
    row(charge::article.id, u"206.3.2"_s, Article{{}, {}, u"206.3.2"_s});
    row(charge::article.id, u"az.cc:2000 193-1.3.1"_s, Article{u"az.cc"_s, u"2000"_s, u"193-1.3.1"_s});
    row(charge::article.id, u"echr 5"_s, Article{u"echr"_s, {}, u"5"_s});
    row(endorser::suppression.id, u"00fFa1"_s, QByteArray::fromHex("00ffa1"));
    row(person_name::order.id, u"aV"_s, OrderKey{"aV"});
    row(person::sex.id, u"  "_s, {});
    row(case_::list_number.id, QString(), {});
    row(person_name::text.id, QString(), {});
}

void TestValueText::valuesAreRead()
{
    QFETCH(int, id);
    QFETCH(QString, text);
    QFETCH(Value, value);
    const auto read = parseValue(field(FieldId(id)), m_vocabularies, text, {});
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    QVERIFY(*read == value);
}

void TestValueText::badTextIsRefused_data()
{
    QTest::addColumn<int>("id");
    QTest::addColumn<QString>("text");
    const auto row = [](FieldId id, const QString &text) {
        QTest::newRow(qPrintable(QString::number(int(id)) + u' ' + text)) << int(id) << text;
    };
    row(person::sex.id, u"shoe"_s);
    row(case_::emblematic.id, u"perhaps"_s);
    row(case_::list_number.id, u"4.5"_s);
    row(case_::list_number.id, u"1,000"_s);
    row(case_::list_number.id, u"99999999999999999999"_s);
    row(case_::person.id, u"00112233"_s);
    row(person::birth_date.id, u"the day before"_s);
    row(hearing::scheduled.id, u"2026-11-03"_s);
    row(sentence::total_term.id, u"a long time"_s);
    row(charge::article.id, u"az.cc:2000 206.3.2 and more"_s);
    row(charge::article.id, u"a:b:c 206"_s);
    row(endorser::suppression.id, u"0f0"_s);
    row(endorser::suppression.id, u"zz"_s);
    row(person::names.id, u"Əli"_s);
}

void TestValueText::badTextIsRefused()
{
    QFETCH(int, id);
    QFETCH(QString, text);
    const FieldSpec &spec = field(FieldId(id));
    const auto read = parseValue(spec, m_vocabularies, text, {});
    QVERIFY(!read);
    const bool isWord = spec.kind == Kind::Code;
    const bool isPart = spec.shape == Shape::Part;
    QCOMPARE(read.error().code, isWord && !isPart ? base::ErrorCode::UnknownField : base::ErrorCode::InvalidValue);
    QCOMPARE(read.error().detail, QString::fromLatin1(spec.key));
}

void TestValueText::datesFollowTheContext()
{
    const FieldSpec &spec = field(person::birth_date.id);
    ReadingContext context;
    const auto dayFirst = parseValue(spec, m_vocabularies, u"03.05.1990"_s, context);
    QVERIFY(dayFirst);
    QCOMPARE(std::get<base::PartialDate>(*dayFirst).edtf(), u"1990-05-03"_s);
    QCOMPARE(std::get<base::PartialDate>(*dayFirst).typed(), u"03.05.1990"_s);
    context.language = u"ru-RU"_s;
    const auto words = parseValue(spec, m_vocabularies, u"3 мая 1990 г."_s, context);
    QVERIFY(words);
    QCOMPARE(std::get<base::PartialDate>(*words).edtf(), u"1990-05-03"_s);
}

void TestValueText::whatIsWrittenReadsBack_data()
{
    QTest::addColumn<int>("id");
    QTest::addColumn<Value>("value");
    const auto row = [](const char *name, FieldId id, Value value) { QTest::newRow(name) << int(id) << value; };
    row("lines", case_::reasons_given.id, u"Əli\n"_s);
    row("code", case_::liberty_status.id, Code{u"house_arrest"_s});
    row("yes", case_::emblematic.id, Answer::Yes);
    row("unknown", case_::emblematic.id, Answer::Unknown);
    row("number", case_::list_number.id, std::int64_t(-12));
    row("date", person::birth_date.id, base::PartialDate::month(1990, 5));
    row("instant", hearing::scheduled.id, base::Instant{1793700000000000, u"Asia/Baku"_s, base::ClockSource::Typed});
    row("article", charge::article.id, Article{u"az.cc"_s, u"2000"_s, u"206.3.2"_s});
    row("bare article", charge::article.id, Article{{}, {}, u"206.3.2"_s});
    row("bytes", endorser::suppression.id, QByteArray("\0\xff", 2));
    row("absent", person::sex.id, {});
}

void TestValueText::whatIsWrittenReadsBack()
{
    QFETCH(int, id);
    QFETCH(Value, value);
    const FieldSpec &spec = field(FieldId(id));
    for (const QString &language : {u"en"_s, u"az"_s, u"ru"_s}) {
        const QString text = valueText(spec, value, m_vocabularies, language);
        const auto read = parseValue(spec, m_vocabularies, text, {.language = language});
        QVERIFY2(read, qPrintable(text));
        if (const auto *date = std::get_if<base::PartialDate>(&value))
            QVERIFY(std::get<base::PartialDate>(*read).sameValue(*date));
        else
            QVERIFY2(*read == value, qPrintable(text));
    }
}

void TestValueText::durationsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("years");
    QTest::addColumn<int>("months");
    QTest::addColumn<int>("days");
    QTest::addColumn<bool>("life");
    const auto row = [](const QString &text, int years, int months, int days, bool life = false) {
        QTest::newRow(qPrintable(text)) << text << years << months << days << life;
    };
    row(u"11 years 8 months"_s, 11, 8, 0);
    row(u"7 years 1 months"_s, 7, 1, 0);
    row(u"18 months"_s, 0, 18, 0);
    row(u"1 year, 6 months and 15 days"_s, 1, 6, 15);
    row(u"11y8m"_s, 11, 8, 0);
    row(u"5 years' imprisonment"_s.replace(u"'"_s, u""_s), 5, 0, 0);
    row(u"11 il 8 ay"_s, 11, 8, 0);
    row(u"11 İL 8 AY"_s, 11, 8, 0);
    row(u"5 il azadlıqdan məhrumetmə"_s, 5, 0, 0);
    row(u"30 gün"_s, 0, 0, 30);
    row(u"11 лет 8 месяцев"_s, 11, 8, 0);
    row(u"2 года и 6 мес."_s, 2, 6, 0);
    row(u"15 суток"_s, 0, 0, 15);
    row(u"3 г. 2 мес. лишения свободы"_s, 3, 2, 0);
    row(u"life"_s, 0, 0, 0, true);
    row(u"Life imprisonment"_s, 0, 0, 0, true);
    row(u"Ömürlük azadlıqdan məhrumetmə"_s, 0, 0, 0, true);
    row(u"пожизненно"_s, 0, 0, 0, true);
    row(u"пожизненное лишение свободы"_s, 0, 0, 0, true);
}

void TestValueText::durationsAreRead()
{
    QFETCH(QString, text);
    QFETCH(int, years);
    QFETCH(int, months);
    QFETCH(int, days);
    QFETCH(bool, life);
    const auto duration = parseDuration(text);
    QVERIFY(duration);
    QCOMPARE(duration->years, years);
    QCOMPARE(duration->months, months);
    QCOMPARE(duration->days, days);
    QCOMPARE(duration->life, life);
    QCOMPARE(duration->printed, text);
}

void TestValueText::durationsThatAreNoneAreRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text : {u"5"_s, u"years"_s, u"5 weeks"_s, u"1.5 years"_s, u"2,5 года"_s, u"5 years 3"_s,
                                u"5 years 2 years"_s, u"life 5 years"_s, u"0 years"_s, u"imprisonment"_s, u"-5 years"_s,
                                u"99999 years"_s, u"5 years (conditional)"_s, u"5 years or 3 months"_s, QString()})
        QTest::newRow(qPrintable(text)) << text;
}

void TestValueText::durationsThatAreNoneAreRefused()
{
    QFETCH(QString, text);
    const auto duration = parseDuration(text);
    QVERIFY(!duration);
    QCOMPARE(duration.error().code, base::ErrorCode::InvalidValue);
}

void TestValueText::everyDurationReadsBack()
{
    for (const QString &language : {u"en"_s, u"az"_s, u"ru"_s}) {
        for (int number = 1; number <= 125; ++number) {
            const Duration written{number, number % 13, number % 32, false, {}};
            const auto read = parseDuration(durationText(written, language));
            QVERIFY(read);
            QCOMPARE(std::tuple(read->years, read->months, read->days, read->life),
                     std::tuple(written.years, written.months, written.days, false));
        }
        QVERIFY(parseDuration(durationText({0, 0, 0, true, {}}, language))->life);
    }
    QCOMPARE(durationText({1, 2, 5, false, {}}, u"ru"_s), u"1 год 2 месяца 5 дней"_s);
    QCOMPARE(durationText({21, 11, 12, false, {}}, u"ru"_s), u"21 год 11 месяцев 12 дней"_s);
    QCOMPARE(durationText({1, 2, 0, false, {}}, u"en"_s), u"1 year 2 months"_s);
    QCOMPARE(durationText({0, 0, 0, false, u"illegible"_s}, u"en"_s), u"illegible"_s);
}

void TestValueText::anHourIsOfToday()
{
    const ReadingContext context{.today = QDate(2026, 11, 3), .zone = u"Asia/Baku"_s};
    for (const QString &typed : {u"1042"_s, u"10:42"_s}) {
        const auto read = parseValue(field(hearing::scheduled.id), m_vocabularies, typed, context);
        QVERIFY(read);
        QCOMPARE(base::toIsoString(std::get<base::Instant>(*read)), u"2026-11-03T10:42:00+04:00[Asia/Baku]"_s);
    }
    QVERIFY(!parseValue(field(hearing::scheduled.id), m_vocabularies, u"2561"_s, context));
}

void TestValueText::aMomentIsReadAsPeopleWriteIt_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("iso");
    const QString baku = u"2026-11-03T10:20:00+04:00[Asia/Baku]"_s;
    QTest::newRow("en") << u"en"_s << u"3 November 2026, 10:20"_s << baku;
    QTest::newRow("az") << u"az"_s << u"3 noyabr 2026, 10:20"_s << baku;
    QTest::newRow("ru") << u"ru"_s << u"3 ноября 2026, 10:20"_s << baku;
    QTest::newRow("without a comma") << u"en"_s << u"3 Nov 2026 10:20"_s << baku;
    QTest::newRow("numbers") << u"ru"_s << u"03.11.2026 10:20"_s << baku;
    QTest::newRow("zone") << u"en"_s << u"3 November 2026, 10:20 [Europe/Paris]"_s << u"2026-11-03T10:20:00+01:00[Europe/Paris]"_s;
    QTest::newRow("a month has no hour") << u"en"_s << u"November 2026, 10:20"_s << QString();
    QTest::newRow("about a day") << u"en"_s << u"~3 November 2026, 10:20"_s << QString();
    QTest::newRow("no such hour") << u"en"_s << u"3 November 2026, 25:20"_s << QString();
    QTest::newRow("no hour") << u"en"_s << u"3 November 2026"_s << QString();
}

void TestValueText::aMomentIsReadAsPeopleWriteIt()
{
    QFETCH(QString, language);
    QFETCH(QString, typed);
    QFETCH(QString, iso);
    const ReadingContext context{.language = language, .today = QDate(2026, 1, 1), .zone = u"Asia/Baku"_s};
    const auto read = parseValue(field(hearing::scheduled.id), m_vocabularies, typed, context);
    QCOMPARE(read ? base::toIsoString(std::get<base::Instant>(*read)) : QString(), iso);
    // As the window writes it.
    if (read) {
        const QString day = base::PartialDate::day(QDate(2026, 11, 3)).format(dateLanguage(language));
        const auto again = parseValue(field(hearing::scheduled.id), m_vocabularies, day + u", 10:20"_s, context);
        QVERIFY2(again, qPrintable(day));
        QCOMPARE(base::toIsoString(std::get<base::Instant>(*again)), u"2026-11-03T10:20:00+04:00[Asia/Baku]"_s);
    }
}

void TestValueText::anArticleBeginsWithItsNumber()
{
    const FieldSpec &article = field(charge::article.id);
    for (const QString &typed : {u"314/2 TCK"_s, u"ст. 342"_s, u"342 ч. 1"_s, u"TCK"_s})
        QVERIFY2(!parseValue(article, m_vocabularies, typed, {}), qPrintable(typed));
    QCOMPARE(std::get<Article>(parseValue(article, m_vocabularies, u"TCK 314/2"_s, {}).value()), (Article{u"TCK"_s, {}, u"314/2"_s}));
}

void TestValueText::instantsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("iso");
    const auto row = [](const QString &text, const QString &zone, const QString &iso) {
        QTest::newRow(qPrintable(text + u' ' + zone)) << text << zone << iso;
    };
    const QString baku = u"2026-11-03T10:42:07+04:00[Asia/Baku]"_s;
    row(baku, u"UTC"_s, baku);
    row(u"2026-11-03T10:42:07"_s, u"Asia/Baku"_s, baku);
    row(u"2026-11-03 10:42:07"_s, u"Asia/Baku"_s, baku);
    row(u"2026-11-03T10:42:07+04:00"_s, u"Asia/Baku"_s, baku);
    row(u"2026-11-03T10:42:07[Asia/Baku]"_s, u"Europe/Paris"_s, baku);
    row(u"2026-11-03T10:42"_s, u"UTC"_s, u"2026-11-03T10:42:00+00:00[UTC]"_s);
    row(u"2026-11-03T10:42Z"_s, u"Asia/Baku"_s, u"2026-11-03T10:42:00+00:00[UTC]"_s);
    row(u"2026-11-03T06:42:07Z[Asia/Baku]"_s, u"UTC"_s, baku);
    row(u"2026-11-03T10:42:07.250+04:00"_s, u"Asia/Baku"_s, baku);
    row(u"2026-11-03T10:42+0330"_s, u"Asia/Baku"_s, u"2026-11-03T10:42:00+03:30[UTC+03:30]"_s);
    row(u"1890-01-01T00:00Z"_s, u"UTC"_s, u"1890-01-01T00:00:00+00:00[UTC]"_s);
    row(u"2026-11-03"_s, u"UTC"_s, QString());
    row(u"2026-11-03T25:00"_s, u"UTC"_s, QString());
    row(u"2026-02-30T10:00"_s, u"UTC"_s, QString());
    row(u"2026-11-03T10:42+04:60"_s, u"UTC"_s, QString());
    row(u"2026-11-03T10:42+23:00"_s, u"UTC"_s, QString());
    row(u"2026-11-03T10:42+03:00[Asia/Baku]"_s, u"UTC"_s, QString());
    row(u"2026-11-03T10:42[Mars/Base]"_s, u"UTC"_s, QString());
    row(u"2026-11-03T10:42"_s, u"Mars/Base"_s, QString());
    row(u"10:42"_s, u"UTC"_s, QString());
}

void TestValueText::instantsAreRead()
{
    QFETCH(QString, text);
    QFETCH(QString, zone);
    QFETCH(QString, iso);
    const auto instant = parseInstant(text, zone, base::ClockSource::Typed);
    QCOMPARE(instant ? base::toIsoString(*instant) : QString(), iso);
    if (instant)
        QCOMPARE(instant->utcMicroseconds % 1'000'000, text.contains(u".250"_s) ? 250'000 : 0);
    else
        QCOMPARE(instant.error().code, base::ErrorCode::InvalidValue);
}

void TestValueText::hoursTwiceOrNeverAreRefused()
{
    const QString paris = u"Europe/Paris"_s;
    QVERIFY(!parseInstant(u"2026-03-29T02:30"_s, paris, base::ClockSource::Typed));
    QVERIFY(!parseInstant(u"2026-10-25T02:30"_s, paris, base::ClockSource::Typed));
    QVERIFY(parseInstant(u"2026-10-25T02:30+02:00"_s, paris, base::ClockSource::Typed));
    QVERIFY(parseInstant(u"2026-10-25T03:30"_s, paris, base::ClockSource::Typed));
    QVERIFY(parseInstant(u"2026-03-29T01:59"_s, paris, base::ClockSource::Typed));
}

QTEST_APPLESS_MAIN(TestValueText)
#include "tst_value_text.moc"
