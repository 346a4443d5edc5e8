// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/case.h"
#include "schema/entities/endorser.h"
#include "schema/entities/narrative.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"
#include "schema/registry.h"
#include "schema/vocabulary.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace dossier;
using namespace dossier::schema;
using namespace Qt::StringLiterals;

using Entities = std::vector<EntitySpec>;
using Break = std::function<void(Entities &)>;
Q_DECLARE_METATYPE(Break)

namespace {

EntitySpec &entityOf(Entities &entities, EntityType type)
{
    return *std::ranges::find(entities, type, &EntitySpec::type);
}

FieldSpec &fieldOf(Entities &entities, FieldId id)
{
    EntitySpec &entity = entityOf(entities, EntityType(std::uint16_t(id) / 100));
    return *std::ranges::find(entity.fields, id, &FieldSpec::id);
}

} // namespace

class TestRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDeclarationsOfThisReleaseAreSound();
    void everyVocabularyAndLabelExists();
    void aMissingLabelOrVocabularyIsRefused();
    void noVocabularyIsUnused();
    void numbersAndKeysArePermanent();
    void audiencesStandAtOnePlace();
    void narrativesAreAlike();
    void keysAreFound();
    void eachBadDeclarationIsRefused_data();
    void eachBadDeclarationIsRefused();
};

void TestRegistry::theDeclarationsOfThisReleaseAreSound()
{
    const auto registry = Registry::build(declaredEntities());
    QVERIFY2(registry, registry ? "" : qPrintable(registry.error().detail));
    QCOMPARE(registry->entities().size(), std::size_t(44));
    QCOMPARE(registry->version(), std::uint16_t(1));
}

void TestRegistry::everyVocabularyAndLabelExists()
{
    const auto registry = Registry::build(declaredEntities());
    const auto vocabularies = Vocabularies::load();
    QVERIFY(registry && vocabularies);
    const auto checked = registry->check(*vocabularies);
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error().detail));
    for (const EntitySpec &entity : registry->entities()) {
        for (const FieldSpec &field : entity.fields) {
            QVERIFY2(vocabularies->label(field.label, u"az"_s) != QString::fromLatin1(field.label), field.label.constData());
            QVERIFY2(vocabularies->label(field.label, u"ru"_s) != QString::fromLatin1(field.label), field.label.constData());
        }
    }
}

void TestRegistry::aMissingLabelOrVocabularyIsRefused()
{
    const auto vocabularies = Vocabularies::load();
    QVERIFY(vocabularies);
    Entities unlabelled = declaredEntities();
    fieldOf(unlabelled, person::sex.id).label = "field.person.shoe_size";
    QVERIFY(!Registry::build(unlabelled)->check(*vocabularies));
    Entities wordless = declaredEntities();
    fieldOf(wordless, person::sex.id).vocabulary = "shoe_size";
    QVERIFY(!Registry::build(wordless)->check(*vocabularies));
    Entities nameless = declaredEntities();
    entityOf(nameless, person::kType).label = "entity.shoe";
    QVERIFY(!Registry::build(nameless)->check(*vocabularies));
}

void TestRegistry::noVocabularyIsUnused()
{
    const auto vocabularies = Vocabularies::load();
    QVERIFY(vocabularies);
    QSet<QByteArray> used{"answer", "law_code"};   // the words of every yes/no field; titles of codes in a report
    for (const EntitySpec &entity : declaredEntities()) {
        for (const FieldSpec &field : entity.fields)
            used.insert(field.vocabulary);
    }
    for (const QByteArray &name : vocabularies->names())
        QVERIFY2(used.contains(name), name.constData());
}

void TestRegistry::numbersAndKeysArePermanent()
{
    // Changing this table means that vaults of earlier releases cannot be read.
    const QList<QByteArray> keys{
        "vault", "member", "person", "person_name", "person_biography", "joint_case", "joint_case_description",
        "case", "case_summary", "case_background", "case_circumstances", "case_import_note", "case_note", "charge",
        "detention", "detention_place", "sentence", "release", "release_restriction", "assessment",
        "assessment_criterion", "court_act", "organisation", "organisation_name", "participation", "proceeding",
        "hearing", "hearing_presence", "observation", "observation_comment", "note", "finding", "event",
        "event_text", "ledger_entry", "endorser", "endorser_contact", "endorsement", "consent_event",
        "prisoner_list", "list_column", "listing", "absence", "possible_match"};
    const Entities entities = declaredEntities();
    for (qsizetype i = 0; i < keys.size(); ++i) {
        QCOMPARE(entities[std::size_t(i)].key, keys[i]);
        QCOMPARE(int(entities[std::size_t(i)].type), int(i) + 1);
    }
}

void TestRegistry::audiencesStandAtOnePlace()
{
    int found = 0;
    for (const EntitySpec &entity : declaredEntities()) {
        const FieldSpec *audience = entity.field("audience");
        if (!audience || audience->appendOnly)
            continue;
        ++found;
        QCOMPARE(audience->id, audienceOf(entity.type).id);
        QVERIFY(audience->gate);
        QCOMPARE(audience->ratchet, Ratchet::Decision);
    }
    QCOMPARE(found, 21);
}

void TestRegistry::narrativesAreAlike()
{
    const auto registry = Registry::build(declaredEntities());
    QVERIFY(registry);
    int found = 0;
    for (const EntitySpec &entity : registry->entities()) {
        const auto fields = narrativeFieldsOf(entity.type);
        if (!fields)
            continue;
        ++found;
        QCOMPARE(entity.fields.size(), std::size_t(9));
        QCOMPARE(entity.field(fields->text.id)->audience, Audience::Internal);
        QCOMPARE(entity.field(fields->cleared_text.id)->audience, Audience::Public);
        QVERIFY(entity.field(fields->text.id)->searchable);
        QCOMPARE(entity.field(fields->translation_of.id)->targets, std::vector<EntityType>{entity.type});
        QVERIFY(registry->entity(entity.field(fields->parent.id)->targets.front()));
    }
    QCOMPARE(found, 6);
}

void TestRegistry::keysAreFound()
{
    const auto registry = Registry::build(declaredEntities());
    QVERIFY(registry);
    QCOMPARE(registry->entity("court-act"), registry->entity("court_act"));
    QVERIFY(registry->entity("court_act"));
    QVERIFY(!registry->entity("shoe"));
    QVERIFY(!registry->entity(EntityType{99}));
    QCOMPARE(registry->field(person::birth_date.id)->key, QByteArray("birth_date"));
    QCOMPARE(registry->entityOf(person::birth_date.id)->key, QByteArray("person"));
    QVERIFY(!registry->field(FieldId{9999}));
    QCOMPARE(registry->entity("case")->field("liberty_status")->id, case_::liberty_status.id);
}

void TestRegistry::eachBadDeclarationIsRefused_data()
{
    QTest::addColumn<Break>("damage");
    const auto row = [](const char *name, Break damage) { QTest::newRow(name) << damage; };
    row("entity number twice", [](Entities &e) { e[1].type = e[0].type; });
    row("entity key twice", [](Entities &e) { e[1].key = e[0].key; });
    row("entity without a label", [](Entities &e) { e[0].label.clear(); });
    row("field number twice", [](Entities &e) { fieldOf(e, person::sex.id).id = person::birth_date.id; });
    row("field number of another entity", [](Entities &e) { fieldOf(e, person::sex.id).id = FieldId{9902}; });
    row("field key twice", [](Entities &e) { fieldOf(e, person::sex.id).key = "birth_date"; });
    row("field key not snake_case", [](Entities &e) { fieldOf(e, person::sex.id).key = "Sex"; });
    row("field without a label", [](Entities &e) { fieldOf(e, person::sex.id).label.clear(); });
    row("no audience", [](Entities &e) { fieldOf(e, person::sex.id).hasAudience = false; });
    row("code without vocabulary", [](Entities &e) { fieldOf(e, person::sex.id).vocabulary.clear(); });
    row("text with vocabulary", [](Entities &e) { fieldOf(e, case_::reference.id).vocabulary = "sex"; });
    row("reference without target", [](Entities &e) { fieldOf(e, case_::joint_case.id).targets.clear(); });
    row("target not declared", [](Entities &e) { fieldOf(e, case_::joint_case.id).targets = {EntityType{98}}; });
    row("text with target", [](Entities &e) { fieldOf(e, case_::reference.id).targets = {person::kType}; });
    row("parts of no part", [](Entities &e) { fieldOf(e, person::names.id).targets = {case_::kType}; });
    row("parts of another parent", [](Entities &e) { fieldOf(e, person::names.id).targets = {case_summary::kType}; });
    row("part its parent does not list", [](Entities &e) {
        std::erase_if(entityOf(e, person::kType).fields,
                      [](const FieldSpec &field) { return field.id == person::biography.id; });
    });
    row("reference to a more restricted compartment",
        [](Entities &e) { fieldOf(e, case_::joint_case.id).targets = {endorser::kType}; });
    row("gate that could be released", [](Entities &e) { fieldOf(e, case_::publication.id).audience = Audience::Public; });
    row("protective without gate", [](Entities &e) { fieldOf(e, case_::publication.id).gate = false; });
    row("date searched", [](Entities &e) { fieldOf(e, person::birth_date.id).searchable = true; });
    row("set required", [](Entities &e) { fieldOf(e, person::nationality.id).required = true; });
    row("computed and required", [](Entities &e) { fieldOf(e, person::birth_year.id).required = true; });
    row("subject that can change", [](Entities &e) { fieldOf(e, case_::person.id).appendOnly = false; });
    row("subject that is no field", [](Entities &e) { entityOf(e, case_::kType).subjectThrough = FieldId{877}; });
    row("subject that is no reference",
        [](Entities &e) { entityOf(e, case_::kType).subjectThrough = case_::reference.id; });
    row("subject of several kinds",
        [](Entities &e) { fieldOf(e, case_::person.id).targets = {person::kType, case_::kType}; });
    row("subjects in a circle", [](Entities &e) { fieldOf(e, case_::person.id).targets = {case_::kType}; });
    row("part with another subject",
        [](Entities &e) { entityOf(e, person_name::kType).subjectThrough.reset(); });
    row("part without order", [](Entities &e) {
        std::erase_if(entityOf(e, person_name::kType).fields,
                      [](const FieldSpec &field) { return field.kind == Kind::Order; });
    });
    row("part that could lose its parent", [](Entities &e) { fieldOf(e, person_name::person.id).required = false; });
    row("title that is no field", [](Entities &e) { entityOf(e, case_::kType).title = {FieldId{877}}; });
    row("gate in a title", [](Entities &e) { entityOf(e, case_::kType).title = {case_::publication.id}; });
}

void TestRegistry::eachBadDeclarationIsRefused()
{
    QFETCH(Break, damage);
    Entities entities = declaredEntities();
    damage(entities);
    const auto registry = Registry::build(std::move(entities));
    QVERIFY(!registry);
    QCOMPARE(registry.error().code, base::ErrorCode::Internal);
    QVERIFY(!registry.error().detail.isEmpty());
}

QTEST_APPLESS_MAIN(TestRegistry)
#include "tst_registry.moc"
