// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/filled_records.h"

#include "disclosure/allow_list.h"
#include "schema/entities/case.h"
#include "schema/entities/endorsement.h"
#include "schema/entities/member.h"
#include "schema/entities/narrative.h"
#include "schema/entities/note.h"
#include "schema/entities/observation.h"
#include "schema/entities/person.h"

#include <QTest>

using namespace dossier;
using namespace dossier::test;
using namespace Qt::StringLiterals;
using disclosure::Audience;
using disclosure::ReportKind;

/// Every field of every entity holds a text of its own. What leaves for an audience holds only texts
/// of fields that its allow-list names, of people who may be named.
class TestReleaseCanaries : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingButTheAllowListLeaves_data();
    void nothingButTheAllowListLeaves();

private:
    static QString searchable(const QByteArray &file, publish::Format format)
    {
        if (format != publish::Format::Pdf)
            return QString::fromUtf8(file);
        // Besides the text: whatever an object says when unpacked, bookmarks in UTF-16 among it.
        const QByteArray objects = runOnFile(u"qpdf"_s, {u"--qdf"_s, u"--object-streams=disable"_s, u"%1"_s, u"-"_s}, file).output;
        QByteArray withoutZeroes = objects;
        withoutZeroes.replace('\0', QByteArray());
        return pdfText(file) + QString::fromLatin1(objects) + QString::fromLatin1(withoutZeroes);
    }
    static schema::FieldId printedAs(schema::FieldId field)
    {
        // What was cleared is a copy of the working text, so their canaries are one.
        for (const schema::NarrativeFields &narrative : {schema::case_summary::fields, schema::case_background::fields}) {
            if (field == narrative.text.id)
                return narrative.cleared_text.id;
        }
        return field;
    }
};

void TestReleaseCanaries::nothingButTheAllowListLeaves_data()
{
    QTest::addColumn<ReportKind>("kind");
    QTest::addColumn<Audience>("audience");
    QTest::newRow("public list") << ReportKind::List << Audience::Public;
    QTest::newRow("partner list") << ReportKind::List << Audience::Partner;
    QTest::newRow("public sheet") << ReportKind::EndorsementSheet << Audience::Public;
    QTest::newRow("hearings for colleagues") << ReportKind::Hearing << Audience::Internal;
}

void TestReleaseCanaries::nothingButTheAllowListLeaves()
{
    QFETCH(const ReportKind, kind);
    QFETCH(const Audience, audience);
    PublishWorld world;
    store::Store &endorsers = *take(world.session().createCompartment(schema::Compartment::Endorsers));
    FilledRecords open(world, world.main(), u"Zqopen"_s);
    const FilledRecords draft(world, world.main(), u"Zqdraft"_s);
    const FilledRecords endorser(world, endorsers, u"Zqsign"_s);
    // Only the mark of clearance cannot be written by a person; everything else is filled.
    for (const QString &field : open.refused() + draft.refused() + endorser.refused())
        QVERIFY2(field.contains(u".cleared_"_s), qPrintable(field));
    QVERIFY(open.canaries().size() > 120);
    QVERIFY(endorser.canaries().size() > 15);

    world.set(schema::person::kType, open.id(schema::person::kType), schema::person::naming_basis, schema::Code{u"public_record"_s});
    world.set(schema::person::kType, draft.id(schema::person::kType), schema::person::naming_basis, schema::Code{u"public_record"_s});
    world.set(schema::case_::kType, open.id(schema::case_::kType), schema::case_::publication, schema::Code{u"cleared"_s});
    const QString later = open.nextCanary();
    world.set(schema::case_summary::kType, open.id(schema::case_summary::kType), schema::case_summary::fields.text, later);

    const disclosure::AllowList allowed = disclosure::AllowList::make(world.world().registry(), kind, audience);
    QSet<std::uint16_t> seen;
    for (const publish::Format format : {publish::Format::Pdf, publish::Format::Csv, publish::Format::Json}) {
        auto request = world.request(format, kind);
        request.audience = audience;
        // A hearing after the as-of date is not in its report.
        if (kind == ReportKind::Hearing)
            request.asOf = world.world().clock().today();
        const QString text = searchable(world.fileOf(request), format);
        const auto check = [&](const FilledRecords &records, auto &&mayAppear) {
            for (const FilledRecords::Canary &canary : records.canaries()) {
                if (!text.contains(canary.text))
                    continue;
                const schema::FieldSpec &field = *world.world().registry().field(canary.field);
                QVERIFY2(mayAppear(canary.field), qPrintable(u"%1 in %2"_s.arg(canary.text, QString::fromLatin1(field.key))));
                seen.insert(std::to_underlying(canary.field));
            }
        };
        check(open, [&](schema::FieldId field) { return kind != ReportKind::EndorsementSheet && allowed.mayRelease(printedAs(field)); });
        // Of somebody who is withheld, the group is told and nothing else; colleagues work with drafts.
        check(draft, [&](schema::FieldId field) {
            return kind == ReportKind::Hearing ? allowed.mayRelease(field)
                                               : kind == ReportKind::List && field == schema::case_::list_group.id;
        });
        // Nobody endorsed publicly: the default is never.
        check(endorser, [](schema::FieldId) { return false; });
        QVERIFY(!text.contains(later));
    }
    if (kind == ReportKind::Hearing) {
        // Who observed, who judged and what a supervisor asked is read by no hearing report.
        QVERIFY(seen.contains(std::to_underlying(schema::note::text.id)));
        QVERIFY(seen.contains(std::to_underlying(schema::observation::summary.id)));
        QVERIFY(!seen.contains(std::to_underlying(schema::member::name.id)));
        QVERIFY(seen.size() >= 20);
    }
    if (kind == ReportKind::List) {
        // The test sees what it looks for.
        QVERIFY(seen.contains(std::to_underlying(schema::case_summary::fields.text.id)));
        QVERIFY(seen.contains(std::to_underlying(schema::case_::list_group.id)));
        QVERIFY(seen.size() >= 8);
    }
}

QTEST_GUILESS_MAIN(TestReleaseCanaries)
#include "tst_release_canaries.moc"
