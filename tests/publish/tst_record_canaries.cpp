// SPDX-License-Identifier: GPL-3.0-or-later
// Every entity, every audience, every field filled: nothing leaves that the audience may not have.
#include "publish/filled_records.h"

#include "disclosure/record_choice.h"
#include "schema/entities/case.h"
#include "schema/entities/ledger_entry.h"
#include "schema/entities/member.h"
#include "schema/entities/narrative.h"
#include "schema/entities/person.h"

#include <QFile>
#include <QTest>

using namespace dossier;
using namespace dossier::test;
using namespace Qt::StringLiterals;
using disclosure::Audience;
using disclosure::ReportKind;
using schema::EntitySpec;

class TestRecordCanaries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEntityForEveryAudience_data();
    void everyEntityForEveryAudience();
    void aRecordForANarrowerAudienceTakesAllOfItsOwnAlong();
    void aFieldForANarrowerAudienceIsRefusedByName_data();
    void aFieldForANarrowerAudienceIsRefusedByName();
    void theLedgerKnowsWhoLeft();

private:
    static publish::PublicationRequest request(const PublishWorld &world, schema::EntityType entity, Audience audience)
    {
        publish::PublicationRequest out = world.request(publish::Format::Csv, ReportKind::Records);
        out.entity = entity;
        out.audience = audience;
        return out;
    }
    /// What was cleared is a copy of the working text, so their canaries are one.
    static schema::FieldId printedAs(schema::FieldId field)
    {
        for (const schema::NarrativeFields &narrative : {schema::case_summary::fields, schema::case_background::fields}) {
            if (field == narrative.text.id)
                return narrative.cleared_text.id;
        }
        return field;
    }
    static void clear(PublishWorld &world, const FilledRecords &records)
    {
        world.set(schema::person::kType, records.id(schema::person::kType), schema::person::naming_basis, schema::Code{u"public_record"_s});
        world.set(schema::case_::kType, records.id(schema::case_::kType), schema::case_::publication, schema::Code{u"cleared"_s});
    }
};

void TestRecordCanaries::everyEntityForEveryAudience_data()
{
    QTest::addColumn<Audience>("audience");
    QTest::addColumn<int>("entitiesAtLeast");
    QTest::newRow("public") << Audience::Public << 8;
    QTest::newRow("partner") << Audience::Partner << 8;
    QTest::newRow("internal") << Audience::Internal << 25;
}

void TestRecordCanaries::everyEntityForEveryAudience()
{
    QFETCH(const Audience, audience);
    QFETCH(const int, entitiesAtLeast);
    PublishWorld world;
    store::Store &endorsers = *take(world.session().createCompartment(schema::Compartment::Endorsers));
    FilledRecords open(world, world.main(), u"Zqopen"_s);
    const FilledRecords draft(world, world.main(), u"Zqdraft"_s);
    const FilledRecords endorser(world, endorsers, u"Zqsign"_s);
    clear(world, open);
    const QString later = open.nextCanary();
    world.set(schema::case_summary::kType, open.id(schema::case_summary::kType), schema::case_summary::fields.text, later);
    const schema::Registry &registry = world.world().registry();
    int entities = 0;
    QSet<std::uint16_t> seen;
    for (const EntitySpec &entity : registry.entities()) {
        const auto asked = request(world, entity.type, audience);
        const auto published = world.publish(asked);
        if (!published) {
            QCOMPARE(published.error().code, base::ErrorCode::Refused);
            QVERIFY(!QFile::exists(asked.path));
            continue;
        }
        ++entities;
        QVERIFY2(entity.compartment == schema::Compartment::Main && entity.type != schema::member::kType, entity.key.constData());
        const QString text = QString::fromUtf8(fileContent(asked.path));
        QVERIFY(QFile::remove(asked.path));
        const auto check = [&](const FilledRecords &records, bool mayLeave) {
            for (const FilledRecords::Canary &canary : records.canaries()) {
                if (!text.contains(canary.text))
                    continue;
                const schema::FieldSpec &field = *registry.field(printedAs(canary.field));
                const bool isOpen = mayLeave && !field.gate && disclosure::mayRead(audience, field.audience)
                                  && registry.entityOf(canary.field)->type != schema::member::kType;
                QVERIFY2(isOpen, qPrintable(u"%1 of %2 in %3"_s.arg(canary.text, QString::fromLatin1(field.key), QString::fromLatin1(entity.key))));
                seen.insert(std::to_underlying(canary.field));
            }
        };
        check(open, true);
        check(draft, audience == Audience::Internal);
        check(endorser, false);
        QVERIFY(audience == Audience::Internal || !text.contains(later));
    }
    QVERIFY2(entities >= entitiesAtLeast, qPrintable(QString::number(entities)));
    // The test sees what it looks for.
    QVERIFY(seen.contains(std::to_underlying(schema::case_::reference.id)));
    QCOMPARE(seen.contains(std::to_underlying(schema::case_::lawyer_access.id)), audience == Audience::Internal);
    QVERIFY(seen.contains(std::to_underlying(schema::person::belief.id)));
}

void TestRecordCanaries::aRecordForANarrowerAudienceTakesAllOfItsOwnAlong()
{
    PublishWorld world;
    const FilledRecords capped(world, world.main(), u"Zqcapped"_s);
    world.set(schema::case_::kType, capped.id(schema::case_::kType), schema::case_::audience, schema::Code{u"restricted"_s});
    world.set(schema::person::kType, capped.id(schema::person::kType), schema::person::audience, schema::Code{u"restricted"_s});
    const schema::Registry &registry = world.world().registry();
    // What stands for itself, whoever refers to it.
    const QByteArrayList apart{"organisation", "organisation_name", "joint_case", "joint_case_description", "prisoner_list", "list_column"};
    for (const EntitySpec &entity : registry.entities()) {
        const auto asked = request(world, entity.type, Audience::Internal);
        if (!world.publish(asked))
            continue;
        const QString text = QString::fromUtf8(fileContent(asked.path));
        for (const FilledRecords::Canary &canary : capped.canaries()) {
            const QByteArray of = registry.entityOf(canary.field)->key;
            if (!apart.contains(of))
                QVERIFY2(!text.contains(canary.text), qPrintable(u"%1 of %2 in %3"_s.arg(canary.text, QString::fromLatin1(of), QString::fromLatin1(entity.key))));
        }
    }
}

void TestRecordCanaries::aFieldForANarrowerAudienceIsRefusedByName_data()
{
    using base::ErrorCode;
    QTest::addColumn<QString>("entity");
    QTest::addColumn<QStringList>("fields");
    QTest::addColumn<Audience>("audience");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("detail");
    QTest::newRow("birth date, public") << u"person"_s << QStringList{u"names"_s, u"birth_date"_s} << Audience::Public << ErrorCode::Refused
                                        << u"person.birth_date is not for the audience public"_s;
    QTest::newRow("health, partner") << u"person"_s << QStringList{u"health"_s} << Audience::Partner << ErrorCode::Refused
                                     << u"person.health is not for the audience partner"_s;
    QTest::newRow("a gate, internal") << u"case"_s << QStringList{u"publication"_s} << Audience::Internal << ErrorCode::Refused
                                      << u"case.publication is not for the audience internal"_s;
    QTest::newRow("who of the team, internal") << u"case"_s << QStringList{u"responsible"_s} << Audience::Internal << ErrorCode::Refused
                                               << u"case.responsible is not for the audience internal"_s;
    QTest::newRow("working text, public") << u"case_summary"_s << QStringList{u"text"_s} << Audience::Public << ErrorCode::Refused
                                          << u"case_summary.text is not for the audience public"_s;
    QTest::newRow("hearings, partner") << u"hearing"_s << QStringList() << Audience::Partner << ErrorCode::Refused
                                       << u"hearing is not for the audience partner"_s;
    QTest::newRow("endorsers, internal") << u"endorser"_s << QStringList() << Audience::Internal << ErrorCode::Refused
                                         << u"endorser is not for the audience internal"_s;
    QTest::newRow("no such field") << u"case"_s << QStringList{u"colour"_s} << Audience::Public << ErrorCode::UnknownField << u"case.colour"_s;
    QTest::newRow("twice") << u"case"_s << QStringList{u"tags"_s, u"tags"_s} << Audience::Public << ErrorCode::InvalidArgument << u"case.tags twice"_s;
    QTest::newRow("a list of its own") << u"case"_s << QStringList{u"summary"_s} << Audience::Public << ErrorCode::InvalidArgument
                                       << u"case.summary is no column"_s;
}

void TestRecordCanaries::aFieldForANarrowerAudienceIsRefusedByName()
{
    QFETCH(const QString, entity);
    QFETCH(const QStringList, fields);
    QFETCH(const Audience, audience);
    QFETCH(const base::ErrorCode, code);
    QFETCH(const QString, detail);
    PublishWorld world;
    auto asked = request(world, world.world().registry().entity(entity.toUtf8())->type, audience);
    asked.fields = fields;
    const auto published = world.publish(asked);
    QVERIFY(!published);
    QCOMPARE(published.error().code, code);
    QCOMPARE(published.error().detail, detail);
    QVERIFY(!QFile::exists(asked.path));
    QVERIFY(world.ledger(world.main()).isEmpty());
}

void TestRecordCanaries::theLedgerKnowsWhoLeft()
{
    PublishWorld world;
    const PublishWorld::Added told = world.addCleared(u"Leyla Quliyeva"_s, u"Arrested."_s);
    const PublishWorld::Added withheld = world.addCleared(u"Rauf Nəsirov"_s, u"Arrested."_s);
    world.set(schema::case_::kType, withheld.caseId, schema::case_::publication, schema::Code{u"withdrawn"_s});
    auto asked = request(world, schema::case_::kType, Audience::Public);
    asked.fields = {u"person"_s};
    const publish::Published published = take(world.publish(asked));
    QCOMPARE(fileContent(asked.path), QByteArray("person\r\nLeyla Quliyeva\r\n"));
    QCOMPARE(published.total, 2);
    QCOMPARE(published.withheld, 1);
    QCOMPARE(published.reasons.value(disclosure::Withheld::TakenOff), 1);
    const QList<domain::Record> ledger = world.ledger(world.main());
    QCOMPARE(ledger.size(), 1);
    QCOMPARE(ledger.front().get(schema::ledger_entry::kind).value_or(schema::Code{}).term, u"records"_s);
    QCOMPARE(ledger.front().get(schema::ledger_entry::withheld).value_or(0), 1);
    QVERIFY(ledger.front().get(schema::ledger_entry::persons_named) == QList{told.person});
}

QTEST_GUILESS_MAIN(TestRecordCanaries)
#include "tst_record_canaries.moc"
