// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/publish_world.h"

#include "schema/entities/case.h"
#include "schema/entities/finding.h"
#include "schema/entities/hearing.h"
#include "schema/entities/member.h"
#include "schema/entities/note.h"
#include "schema/entities/observation.h"
#include "schema/entities/person.h"
#include "schema/entities/proceeding.h"

#include <QJsonArray>
#include <QTest>

using namespace dossier;
using namespace dossier::test;
using namespace Qt::StringLiterals;
using disclosure::Audience;
using disclosure::ReportKind;
namespace hearing = schema::hearing;
namespace note = schema::note;
namespace observation = schema::observation;

/// The hearing report: for colleagues only, with every line of notes as it was written, and without
/// anybody who observed.
class TestHearingExport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyLineIsPrintedAndNoObserverNamed_data();
    void everyLineIsPrintedAndNoObserverNamed();
    void onlyColleaguesGetOne_data();
    void onlyColleaguesGetOne();
    void whatIsForAnotherCompartmentStaysOut();
    void whatIsNotSignedOffIsADraft();
    void whatCameAfterTheDayIsLeftOut();
    void nothingIsStillAReport();

private:
    static constexpr int kLines = 120;
    static QString lineText(int i) { return u"Müdafiə tərəfi %1-ci vəsatəti verdi."_s.arg(i); }
    struct Made {
        base::RecordId hearing;
        base::RecordId observation;
        base::RecordId person;
    };
    static Made make(PublishWorld &world)
    {
        base::Random &random = world.world().random();
        const PublishWorld::Added accused = world.addCleared(u"Nigar Xəzrili"_s, u"A summary of the case."_s);
        const auto newRecord = [&](schema::EntityType type) { return domain::createOf(type, base::newRecordId(random)); };
        domain::ChangeSet observer = newRecord(schema::member::kType);
        observer.set(schema::member::name, u"Observer Canary"_s);
        domain::ChangeSet matter = newRecord(schema::proceeding::kType);
        matter.set(schema::proceeding::number, u"1(101)-512/2026"_s);
        matter.set(schema::proceeding::forum, schema::Code{u"first_instance"_s});
        matter.add(schema::proceeding::case_, accused.caseId);
        domain::ChangeSet sitting = newRecord(hearing::kType);
        sitting.set(hearing::proceeding, matter.id);
        sitting.set(hearing::date, base::PartialDate::day(QDate(2026, 9, 10)));
        sitting.set(hearing::room, u"Room 7"_s);
        domain::ChangeSet seen = newRecord(observation::kType);
        seen.set(observation::hearing, sitting.id);
        seen.add(observation::observers, observer.id);
        seen.set(observation::summary, u"The court refused every motion."_s);
        seen.set(observation::access, u"Nine seats for the public."_s);
        std::vector<domain::ChangeSet> changes{observer, matter, sitting, seen};
        base::RecordId first;
        for (int i = 1; i <= kLines; ++i) {
            domain::ChangeSet line = newRecord(note::kType);
            line.set(note::observation, seen.id);
            line.set(note::number, std::int64_t(i));
            line.set(note::text, lineText(i));
            line.set(note::speaker_role, schema::Code{u"defence"_s});
            if (i == 1)
                first = line.id;
            if (i == kLines)
                line.set(note::corrects, first);
            changes.push_back(std::move(line));
        }
        domain::ChangeSet judged = newRecord(schema::finding::kType);
        judged.set(schema::finding::observation, seen.id);
        judged.set(schema::finding::right, schema::Code{u"t1"_s});
        judged.set(schema::finding::judged, schema::Code{u"partly"_s});
        judged.set(schema::finding::judged_by, observer.id);
        judged.add(schema::finding::lines_cited, first);
        changes.push_back(std::move(judged));
        (void)take(world.apply(world.main(), std::move(changes)));
        return {sitting.id, seen.id, accused.person};
    }
    static publish::PublicationRequest requestOf(const PublishWorld &world, publish::Format format)
    {
        publish::PublicationRequest request = world.request(format, ReportKind::Hearing);
        request.audience = Audience::Internal;
        return request;
    }
};

void TestHearingExport::everyLineIsPrintedAndNoObserverNamed_data()
{
    QTest::addColumn<publish::Format>("format");
    QTest::addColumn<QString>("language");
    for (const char *language : {"en", "az", "ru"})
        QTest::addRow("pdf %s", language) << publish::Format::Pdf << QString::fromLatin1(language);
    QTest::newRow("csv") << publish::Format::Csv << u"en"_s;
    QTest::newRow("json") << publish::Format::Json << u"en"_s;
}

void TestHearingExport::everyLineIsPrintedAndNoObserverNamed()
{
    QFETCH(const publish::Format, format);
    QFETCH(const QString, language);
    PublishWorld world;
    make(world);
    publish::PublicationRequest request = requestOf(world, format);
    request.language = language;
    const QByteArray file = world.fileOf(request);
    const QString text = (format == publish::Format::Pdf ? pdfText(file) : QString::fromUtf8(file)).simplified();
    for (int i = 1; i <= kLines; ++i)
        QVERIFY2(text.contains(lineText(i)), qPrintable(lineText(i)));
    QVERIFY(!text.contains(u"Canary"));
    if (format != publish::Format::Pdf)
        return;
    for (const QString &said : {u"Nigar Xəzrili"_s, u"1(101)-512/2026"_s, u"Room 7"_s, u"The court refused every motion."_s})
        QVERIFY2(text.contains(said), qPrintable(said));
    QCOMPARE(runOnFile(u"qpdf"_s, {u"--check"_s, u"%1"_s}, file).exitCode, 0);
    QCOMPARE(world.ledger(world.main()).size(), qsizetype(1));
}

void TestHearingExport::onlyColleaguesGetOne_data()
{
    QTest::addColumn<Audience>("audience");
    QTest::newRow("public") << Audience::Public;
    QTest::newRow("partner") << Audience::Partner;
}

void TestHearingExport::onlyColleaguesGetOne()
{
    QFETCH(const Audience, audience);
    PublishWorld world;
    make(world);
    publish::PublicationRequest request = requestOf(world, publish::Format::Pdf);
    request.audience = audience;
    const auto published = world.publish(request);
    QVERIFY(!published);
    QCOMPARE(published.error().code, base::ErrorCode::Refused);
    QVERIFY(!QFileInfo::exists(request.path));
}

void TestHearingExport::whatIsForAnotherCompartmentStaysOut()
{
    PublishWorld world;
    const Made made = make(world);
    world.set(schema::person::kType, made.person, schema::person::audience, schema::Code{u"restricted"_s});
    QString text = pdfText(world.fileOf(requestOf(world, publish::Format::Pdf)));
    QVERIFY(!text.contains(u"Xəzrili"));
    QVERIFY(text.contains(u"Name withheld"));
    world.set(observation::kType, made.observation, observation::audience, schema::Code{u"restricted"_s});
    text = pdfText(world.fileOf(requestOf(world, publish::Format::Pdf)));
    QVERIFY(text.contains(u"Room 7"));
    QVERIFY(!text.contains(u"vəsatəti") && !text.contains(u"refused every motion"));
}

void TestHearingExport::whatIsNotSignedOffIsADraft()
{
    PublishWorld world;
    const Made made = make(world);
    QString text = pdfText(world.fileOf(requestOf(world, publish::Format::Pdf)));
    for (const QString &said : {u"INTERNAL · DRAFT"_s, u"not signed off"_s, u"Hearing · 10 September 2026 · Nigar Xəzrili"_s})
        QVERIFY2(text.contains(said), qPrintable(said));
    for (const char *state : {"submitted", "signed_off"})
        world.set(observation::kType, made.observation, observation::state, schema::Code{QString::fromLatin1(state)});
    text = pdfText(world.fileOf(requestOf(world, publish::Format::Pdf)));
    QVERIFY(!text.contains(u"DRAFT") && !text.contains(u"not signed off"));
    QVERIFY(text.contains(u"Signed off"));
}

void TestHearingExport::whatCameAfterTheDayIsLeftOut()
{
    PublishWorld world;
    make(world);
    publish::PublicationRequest request = requestOf(world, publish::Format::Pdf);
    request.asOf = QDate(2026, 9, 9);
    const QString text = pdfText(world.fileOf(request));
    QVERIFY(!text.contains(u"vəsatəti") && !text.contains(u"Xəzrili"));
    QVERIFY(text.contains(u"Hearings after that date are left out: 1."));
}

void TestHearingExport::nothingIsStillAReport()
{
    PublishWorld world;
    const QString text = pdfText(world.fileOf(requestOf(world, publish::Format::Pdf)));
    QVERIFY(text.contains(u"No hearing is in this report."));
}

QTEST_GUILESS_MAIN(TestHearingExport)
#include "tst_hearing_export.moc"
