// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/publish_world.h"

#include "schema/entities/case.h"
#include "schema/entities/narrative.h"
#include "schema/entities/person.h"

#include <QJsonArray>
#include <QLocale>
#include <QTest>

#include <clocale>
#include <ctime>

using namespace dossier;
using namespace dossier::test;
using namespace Qt::StringLiterals;
namespace case_ = schema::case_;

/// The list of prisoners, from a vault to its files: who is in it, what it says, and that it says the
/// same everywhere.
class TestListExport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyNameExtractsAsItStandsInTheVault();
    void everyFormatCarriesTheSameFacts();
    void withoutClearingNobodyIsNamed();
    void anEditAfterClearanceDoesNotLeave();
    void whoIsTakenOffIsGone_data();
    void whoIsTakenOffIsGone();
    void whatIsDeletedNeverLeaves();
    void aFilterChoosesCases();
    void anEmbargoEndsForThePublicOnlyWhenItIsOver();
    void theSameBytesEverywhere();
    void anEmptyVaultGivesAnEmptyList();

private:
    static QStringList namesIn(const QJsonObject &json)
    {
        QStringList out;
        for (const QJsonValue &row : json.value("rows"_L1).toArray()) {
            if (row["name"_L1].isString())
                out.append(row["name"_L1].toString());
        }
        return out;
    }
};

void TestListExport::everyNameExtractsAsItStandsInTheVault()
{
    PublishWorld world;
    world.importSampleList(u"cleared"_s, u"public_record"_s);
    const QStringList names = world.namesInVault();
    QCOMPARE(names.size(), 303);
    const auto request = world.request(publish::Format::Pdf);
    const publish::Published published = take(world.publish(request));
    QCOMPARE(published.named, 303);
    QCOMPARE(published.withheld, 0);
    const QByteArray pdf = fileContent(request.path);
    const QStringList lines = pdfText(pdf).split(u'\n');
    for (const QString &name : names) {
        const bool whole = std::ranges::any_of(lines, [&](const QString &line) { return line == name || line.endsWith(u' ' + name); });
        QVERIFY2(whole, qPrintable(name));
    }
    QCOMPARE(runOnFile(u"qpdf"_s, {u"--check"_s, u"%1"_s}, pdf).exitCode, 0);
}

void TestListExport::everyFormatCarriesTheSameFacts()
{
    PublishWorld world;
    world.importSampleList(u"cleared"_s, u"public_record"_s);
    const QJsonObject json = world.jsonOf(world.request(publish::Format::Json));
    QCOMPARE(json.value("schema"_L1).toInt(), 1);
    QCOMPARE(json.value("report"_L1).toString(), u"list"_s);
    QCOMPARE(json.value("audience"_L1).toString(), u"public"_s);
    QCOMPARE(json.value("as_of"_L1).toString(), u"2026-11-01"_s);
    QCOMPARE(json.value("total"_L1).toInt(), 303);
    const QJsonArray rows = json.value("rows"_L1).toArray();
    QCOMPARE(rows.size(), 303);
    QHash<QString, int> filled;
    for (const QJsonValue &row : rows) {
        const QJsonObject object = row.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const bool says = !it->isNull() && !(it->isArray() && it->toArray().isEmpty());
            filled[it.key()] += says ? 1 : 0;
        }
    }
    for (const char *column : {"name", "list_group", "sex", "birth_year", "arrest_date", "articles", "status", "court", "place", "background", "sentence", "patronymic"})
        QVERIFY2(filled.value(QString::fromLatin1(column)) > 100, column);
    const QByteArray csv = world.fileOf(world.request(publish::Format::Csv));
    const QString pdf = pdfText(world.fileOf(world.request(publish::Format::Pdf)));
    QCOMPARE(csv.count("\r\n"), 304 + 0);
    for (const char *column : {"patronymic", "court", "place", "status", "list_group"}) {
        const QString value = rows.at(1)[QLatin1StringView(column)].toString();
        QVERIFY2(!value.isEmpty() && csv.contains(value.toUtf8()), column);
        QVERIFY2(pdf.simplified().contains(value), column);
    }
}

void TestListExport::withoutClearingNobodyIsNamed()
{
    PublishWorld world;
    world.importSampleList(u"draft"_s, u"public_record"_s);
    const auto request = world.request(publish::Format::Pdf);
    const publish::Published published = take(world.publish(request));
    QCOMPARE(published.named, 0);
    QCOMPARE(published.withheld, 303);
    QCOMPARE(published.reasons.value(disclosure::Withheld::NotCleared), 303);
    const QString text = pdfText(fileContent(request.path));
    const QByteArray csv = world.fileOf(world.request(publish::Format::Csv));
    for (const QString &name : world.namesInVault()) {
        QVERIFY2(!text.contains(name), qPrintable(name));
        QVERIFY2(!csv.contains(name.toUtf8()), qPrintable(name));
    }
    QVERIFY(text.contains(u"303"_s));
    const QJsonObject json = world.jsonOf(request);
    QCOMPARE(json.value("withheld"_L1)["count"_L1].toInt(), 303);
    QVERIFY(namesIn(json).isEmpty());
}

void TestListExport::anEditAfterClearanceDoesNotLeave()
{
    PublishWorld world;
    const auto added = world.addCleared(u"Nigar Xəzrili"_s, u"What was cleared."_s);
    const auto request = world.request(publish::Format::Json);
    QVERIFY(world.fileOf(request).contains("What was cleared."));
    world.set(schema::case_summary::kType, added.summary, schema::case_summary::fields.text, u"What was written later."_s);
    const publish::Published published = take(world.publish(request));
    QCOMPARE(published.changedSinceClearance, 1);
    const QByteArray json = fileContent(request.path);
    QVERIFY(json.contains("What was cleared."));
    QVERIFY(!json.contains("What was written later."));
    QVERIFY(!pdfText(world.fileOf(world.request(publish::Format::Pdf))).contains(u"later"_s));
    auto internal = request;
    internal.audience = disclosure::Audience::Internal;
    QVERIFY(world.fileOf(internal).contains("What was written later."));
}

void TestListExport::whoIsTakenOffIsGone_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"publication", "basis", "record", "person"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TestListExport::whoIsTakenOffIsGone()
{
    QFETCH(const QString, how);
    PublishWorld world;
    const auto gone = world.addCleared(u"Kamran Çinarzadə"_s, u"His story."_s);
    world.addCleared(u"Nigar Xəzrili"_s, u"Her story."_s);
    const auto request = world.request(publish::Format::Json);
    QCOMPARE(namesIn(world.jsonOf(request)).size(), 2);
    if (how == u"publication")
        world.set(case_::kType, gone.caseId, case_::publication, schema::Code{u"withdrawn"_s});
    else if (how == u"basis")
        world.set(schema::person::kType, gone.person, schema::person::naming_basis, schema::Code{u"none"_s});
    else if (how == u"record")
        world.set(case_::kType, gone.caseId, case_::audience, schema::Code{u"internal"_s});
    else
        world.set(schema::person::kType, gone.person, schema::person::audience, schema::Code{u"partner"_s});
    const publish::Published published = take(world.publish(request));
    QCOMPARE(published.named, 1);
    QCOMPARE(published.withheld, 1);
    const QByteArray file = fileContent(request.path);
    QVERIFY(!file.contains("Kamran"));
    QVERIFY(!file.contains("His story."));
    QVERIFY(file.contains("Nigar"));
}

void TestListExport::whatIsDeletedNeverLeaves()
{
    PublishWorld world;
    const auto gone = world.addCleared(u"Kamran Çinarzadə"_s, u"His story."_s);
    const auto stays = world.addCleared(u"Nigar Xəzrili"_s, u"Her story."_s);
    (void)take(world.apply(world.main(), {domain::deleteOf(take(world.main().record(stays.summary)))}));
    (void)take(world.apply(world.main(), {domain::deleteOf(take(world.main().record(gone.caseId)))}));
    auto request = world.request(publish::Format::Json);
    request.audience = disclosure::Audience::Internal;
    const publish::Published published = take(world.publish(request));
    QCOMPARE(published.total, 1);
    const QByteArray file = fileContent(request.path);
    for (const char *text : {"Kamran", "His story.", "Her story."})
        QVERIFY2(!file.contains(text), text);
}

void TestListExport::aFilterChoosesCases()
{
    PublishWorld world;
    world.importSampleList(u"cleared"_s, u"public_record"_s);
    auto request = world.request(publish::Format::Json);
    const schema::EntitySpec &entity = *world.world().registry().entity(case_::kType);
    request.filter = take(store::parseFilter(u"list_group:\"Journalists and bloggers\""_s, entity, world.world().registry(),
                                             world.world().vocabularies(), {}));
    request.filter->limit = 0;
    const QJsonArray rows = world.jsonOf(request).value("rows"_L1).toArray();
    QVERIFY(rows.size() > 0 && rows.size() < 303);
    for (const QJsonValue &row : rows)
        QCOMPARE(row["list_group"_L1].toString(), u"Journalists and bloggers"_s);
    QCOMPARE(rows.first()["number"_L1].toInt(), 1);
}

void TestListExport::anEmbargoEndsForThePublicOnlyWhenItIsOver()
{
    PublishWorld world;
    const auto added = world.addCleared(u"Nigar Xəzrili"_s, u"Her story."_s);
    world.set(case_::kType, added.caseId, case_::embargo_until, base::PartialDate::day(QDate(2026, 11, 10)));
    auto request = world.request(publish::Format::Json);
    request.asOf = QDate(2027, 1, 1);   // a later as-of date must not lift it
    QCOMPARE(take(world.publish(request)).reasons.value(disclosure::Withheld::Embargoed), 1);
    world.clock().advanceDays(8);
    QCOMPARE(take(world.publish(request)).named, 1);
}

void TestListExport::theSameBytesEverywhere()
{
    PublishWorld world;
    world.importSampleList(u"cleared"_s, u"public_record"_s);
    const auto setEnvironment = [](const char *zone, const char *home, const char *language, const QLocale &locale) {
        qputenv("TZ", zone);
        ::tzset();
        qputenv("HOME", home);
        qputenv("USER", QByteArray(home) + "-user");
        qputenv("LANG", language);
        std::setlocale(LC_ALL, "");
        QLocale::setDefault(locale);
    };
    const QByteArray home = qgetenv("HOME");
    for (const publish::Format format : {publish::Format::Pdf, publish::Format::Csv, publish::Format::Json}) {
        setEnvironment("UTC", home.constData(), "C.UTF-8", QLocale::c());
        const QByteArray first = world.fileOf(world.request(format));
        setEnvironment("Asia/Baku", "/nowhere", "az_AZ.UTF-8", QLocale(QLocale::Azerbaijani));
        const QByteArray second = world.fileOf(world.request(format));
        setEnvironment("UTC", home.constData(), "C.UTF-8", QLocale::c());
        QVERIFY(!first.isEmpty());
        QVERIFY(first == second);
    }
}

void TestListExport::anEmptyVaultGivesAnEmptyList()
{
    PublishWorld world;
    for (const publish::Format format : {publish::Format::Pdf, publish::Format::Csv, publish::Format::Json}) {
        const publish::Published published = take(world.publish(world.request(format)));
        QCOMPARE(published.total, 0);
    }
}

QTEST_GUILESS_MAIN(TestListExport)
#include "tst_list_export.moc"
