// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/publish_world.h"

#include "exchange/sample/sample_records.h"
#include "schema/entities/endorsement.h"
#include "schema/entities/endorser.h"
#include "schema/entities/ledger_entry.h"

#include <QJsonArray>
#include <QTest>

using namespace dossier;
using namespace dossier::test;
using namespace Qt::StringLiterals;
namespace endorsement = schema::endorsement;
namespace endorser = schema::endorser;

/// The endorsement sheet names exactly those whose visibility is public, and its row in the ledger
/// lies where the names lie.
class TestEndorsementExport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void exactlyThePublicOnesAreNamed();
    void theSampleIsPrintedInEveryFormat();
    void theLedgerRowLiesWithTheEndorsers();
    void withoutTheCompartmentThereIsNoSheet();

private:
    struct Signature {
        QString name;
        QString visibility;
        bool withdrawn = false;
        std::optional<schema::Answer> doNotPublish = {};
        bool deleted = false;
        bool named = false;   ///< expected
    };
    static void add(PublishWorld &world, store::Store &store, const Signature &signature)
    {
        base::Random &random = world.world().random();
        domain::ChangeSet who = domain::createOf(endorser::kType, base::newRecordId(random));
        who.set(endorser::legal_name, signature.name);
        who.set(endorser::kind, schema::Code{u"person"_s});
        if (signature.doNotPublish)
            who.set(endorser::do_not_publish, *signature.doNotPublish);
        domain::ChangeSet signed_ = domain::createOf(endorsement::kType, base::newRecordId(random));
        signed_.set(endorsement::endorser, who.id);
        signed_.set(endorsement::statement, u"Open the Reading Room"_s);
        signed_.set(endorsement::version, u"3"_s);
        signed_.set(endorsement::channel, schema::Code{u"form"_s});
        if (!signature.visibility.isEmpty())
            signed_.set(endorsement::visibility, schema::Code{signature.visibility});
        if (signature.withdrawn)
            signed_.set(endorsement::withdrawn_at, base::PartialDate::day(QDate(2026, 10, 1)));
        const base::RecordId id = signed_.id;
        (void)take(world.apply(store, {who, signed_}));
        if (signature.deleted)
            (void)take(world.apply(store, {domain::deleteOf(take(store.record(id)))}));
    }
};

void TestEndorsementExport::exactlyThePublicOnesAreNamed()
{
    PublishWorld world;
    store::Store &store = *take(world.session().createCompartment(schema::Compartment::Endorsers));
    using schema::Answer;
    const QList<Signature> signatures{
        {.name = u"Sigrún Álftadóttir"_s, .visibility = u"public"_s, .named = true},
        {.name = u"Ottaviano Bellagrani"_s, .visibility = u"initials"_s},
        {.name = u"Ylva Brännkärr"_s, .visibility = u"withheld"_s},
        {.name = u"Xosé Carballedo"_s, .visibility = u"count"_s},
        {.name = u"Jurgis Daugirdonis"_s, .visibility = u"never"_s},
        {.name = u"Marisol Etxebarren"_s, .visibility = {}},
        {.name = u"Gunnhild Fjellstrand"_s, .visibility = u"organisation"_s},
        {.name = u"Zoltán Hétszegi"_s, .visibility = u"public"_s, .withdrawn = true},
        {.name = u"Pernille Høegsted"_s, .visibility = u"public"_s, .doNotPublish = Answer::Yes},
        {.name = u"Nino Kvirkvelashvili"_s, .visibility = u"public"_s, .doNotPublish = Answer::Unknown},
        {.name = u"Ruairí Mac Conghalaigh"_s, .visibility = u"public"_s, .doNotPublish = Answer::No, .named = true},
        {.name = u"Teofil Marczyk"_s, .visibility = u"public"_s, .deleted = true},
    };
    for (const Signature &signature : signatures)
        add(world, store, signature);
    for (const publish::Format format : {publish::Format::Pdf, publish::Format::Csv, publish::Format::Json}) {
        const auto request = world.request(format, disclosure::ReportKind::EndorsementSheet);
        const QByteArray file = world.fileOf(request);
        const QString text = format == publish::Format::Pdf ? pdfText(file) : QString::fromUtf8(file);
        for (const Signature &signature : signatures)
            QVERIFY2(text.contains(signature.name) == signature.named, qPrintable(signature.name));
        QVERIFY(text.contains(u"O. B."_s));
        QVERIFY(text.contains(u"Open the Reading Room"_s));
    }
    const publish::Published published = take(world.publish(world.request(publish::Format::Json, disclosure::ReportKind::EndorsementSheet)));
    QCOMPARE(published.total, 6);          // two named, initials, withheld, count, organisation without one
    QCOMPARE(published.withheld, 3);
    QCOMPARE(published.notCounted, 5);
}

void TestEndorsementExport::theSampleIsPrintedInEveryFormat()
{
    PublishWorld world;
    store::Store &store = *take(world.session().createCompartment(schema::Compartment::Endorsers));
    const exchange::SampleTools tools{world.world().random(), world.clock().now(), world.session().member()};
    (void)take(store.apply(take(exchange::sampleEndorsements(tools))));
    store::Query query;
    query.entity = endorsement::kType;
    QStringList open;
    QStringList closed;
    for (const domain::Record &record : take(store.page(query)).rows) {
        const domain::Record who = take(store.record(*record.get(endorsement::endorser)));
        const QString name = who.get(endorser::published_name).value_or(*who.get(endorser::legal_name));
        const bool named = record.get(endorsement::visibility)->term == u"public" && !record.get(endorsement::withdrawn_at)
            && who.get(endorser::do_not_publish).value_or(schema::Answer::No) == schema::Answer::No;
        // Of an organisation its name is what "organisation only" prints.
        const bool body = record.get(endorsement::visibility)->term == u"organisation"
            && who.get(endorser::kind).value_or(schema::Code{}).term == u"organisation";
        (named || body ? open : closed).append(name);
    }
    QVERIFY(!open.isEmpty() && !closed.isEmpty());
    for (const char *language : {"en", "az", "ru"}) {
        auto request = world.request(publish::Format::Pdf, disclosure::ReportKind::EndorsementSheet);
        request.language = QString::fromLatin1(language);
        const QByteArray pdf = world.fileOf(request);
        const QString text = pdfText(pdf);
        QCOMPARE(runOnFile(u"qpdf"_s, {u"--check"_s, u"%1"_s}, pdf).exitCode, 0);
        for (const QString &name : open)
            QVERIFY2(text.contains(name), qPrintable(name));
        for (const QString &name : closed)
            QVERIFY2(!text.contains(name), qPrintable(name));
    }
}

void TestEndorsementExport::theLedgerRowLiesWithTheEndorsers()
{
    PublishWorld world;
    store::Store &store = *take(world.session().createCompartment(schema::Compartment::Endorsers));
    add(world, store, {.name = u"Sigrún Álftadóttir"_s, .visibility = u"public"_s});
    (void)take(world.publish(world.request(publish::Format::Json, disclosure::ReportKind::EndorsementSheet)));
    QCOMPARE(world.ledger(world.main()).size(), 0);
    const QList<domain::Record> rows = world.ledger(store);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.front().get(schema::ledger_entry::persons_named).size(), 1);
    QVERIFY(rows.front().get(schema::ledger_entry::state) == schema::Code{u"done"_s});
}

void TestEndorsementExport::withoutTheCompartmentThereIsNoSheet()
{
    PublishWorld world;
    const auto request = world.request(publish::Format::Json, disclosure::ReportKind::EndorsementSheet);
    QCOMPARE(outcome(world.publish(request)), u"not_granted"_s);
    (void)take(world.session().createCompartment(schema::Compartment::Endorsers));
    world.session().closeCompartment(schema::Compartment::Endorsers);
    QCOMPARE(outcome(world.publish(request)), u"locked"_s);
    QVERIFY(!QFile::exists(request.path));
}

QTEST_GUILESS_MAIN(TestEndorsementExport)
#include "tst_endorsement_export.moc"
