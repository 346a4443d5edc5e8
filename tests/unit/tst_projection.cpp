// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/endorsement_sheet_maker.h"
#include "disclosure/hearing_maker.h"
#include "disclosure/list_maker.h"
#include "disclosure/signing_bodies.h"
#include "schema/entities/case.h"
#include "schema/entities/charge.h"
#include "schema/entities/detention.h"
#include "schema/entities/detention_place.h"
#include "schema/entities/endorsement.h"
#include "schema/entities/endorser.h"
#include "schema/entities/hearing.h"
#include "schema/entities/joint_case.h"
#include "schema/entities/narrative.h"
#include "schema/entities/organisation_name.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"
#include "schema/entities/release.h"
#include "schema/entities/sentence.h"
#include "support/seeded_random.h"

#include <QTest>

using namespace dossier;
using namespace dossier::disclosure;
using namespace Qt::StringLiterals;
using schema::Code;
namespace case_ = schema::case_;
namespace person = schema::person;
namespace person_name = schema::person_name;
namespace endorsement = schema::endorsement;
namespace endorser = schema::endorser;

class TestProjection : public QObject
{
    Q_OBJECT

    test::SeededRandom m_random{3};
    schema::Registry m_registry = *schema::Registry::build(schema::declaredEntities());
    OrganisationNames m_organisations;
    ProjectionRequest m_request{u"en"_s, {2026, 11, 1}, std::nullopt, {2026, 11, 3}};

    Row row(schema::EntityType type) { return {type, base::newRecordId(m_random), Audience::Public, {}, {}}; }

    ListCandidate candidate(const QString &name, const QString &group = u"Journalists"_s)
    {
        ListCandidate out;
        out.matter = row(case_::kType);
        out.matter.set(case_::list_group, group);
        out.person = row(person::kType);
        out.human = out.person.id;
        Row legal = row(person_name::kType);
        legal.set(person_name::text, name);
        legal.set(person_name::kind, Code{u"legal"_s});
        out.names = {legal};
        out.gates.publication = u"cleared"_s;
        out.gates.namingBasis = u"public_record"_s;
        return out;
    }
    Row text(const schema::NarrativeFields &fields, const QString &language, const QString &working,
             const QString &cleared)
    {
        Row out = row(fields.type);
        out.set(fields.language, Code{language});
        out.set(fields.text, working);
        out.set(fields.cleared_text, cleared);
        return out;
    }
    base::RecordId organisation(const QString &english, const QString &azerbaijani)
    {
        const base::RecordId id = base::newRecordId(m_random);
        for (const auto &[language, name] : {std::pair{u"az"_s, azerbaijani}, std::pair{u"en"_s, english}}) {
            Row named = row(schema::organisation_name::kType);
            named.set(schema::organisation_name::language, Code{language});
            named.set(schema::organisation_name::text, name);
            m_organisations[id].append(named);
        }
        return id;
    }
    ListResult list(const QList<ListCandidate> &candidates, Audience reader = Audience::Public)
    {
        const AllowList allowed = AllowList::make(m_registry, ReportKind::List, reader);
        return ListMaker(allowed, m_request, m_organisations).make(candidates);
    }
    static const NamedEntry &first(const ListResult &result)
    {
        return *result.projection.groups.front().sections.front().entries.front().named;
    }

    EndorsementCandidate signature(const QString &name, const QString &visibility)
    {
        EndorsementCandidate out;
        out.endorser = row(endorser::kType);
        out.endorser.set(endorser::legal_name, name);
        out.endorser.set(endorser::affiliation, u"Ada Law"_s);
        out.endorsement = row(endorsement::kType);
        out.endorsement.set(endorsement::statement, u"Free them"_s);
        out.endorsement.set(endorsement::version, u"1"_s);
        out.gates.visibility = visibility;
        return out;
    }
    EndorsementSheetResult sheet(const QList<EndorsementCandidate> &candidates)
    {
        const AllowList allowed = AllowList::make(m_registry, ReportKind::EndorsementSheet, Audience::Public);
        return EndorsementSheetMaker(allowed, m_request).make(candidates);
    }

private Q_SLOTS:
    // second wall
    void thePublicReadsOnlyPublicFields()
    {
        for (const ReportKind kind : {ReportKind::List, ReportKind::EndorsementSheet}) {
            for (const Audience reader : {Audience::Public, Audience::Partner, Audience::Internal}) {
                const AllowList allowed = AllowList::make(m_registry, kind, reader);
                for (const schema::EntityType entity : allowed.entities()) {
                    for (const schema::FieldId id : allowed.values(entity)) {
                        const schema::FieldSpec *field = m_registry.field(id);
                        QVERIFY2(!field->gate && field->audience <= reader, field->key.constData());
                        QVERIFY(allowed.mayRelease(id));
                    }
                    for (const schema::FieldId id : allowed.gates(entity)) {
                        const schema::FieldSpec *field = m_registry.field(id);
                        QVERIFY2(!field->gate || !allowed.mayRelease(id), field->key.constData());
                    }
                }
            }
        }
    }

    void everyGateOfWhatIsReadIsAsked()
    {
        const AllowList allowed = AllowList::make(m_registry, ReportKind::List, Audience::Public);
        QVERIFY(allowed.gates(case_::kType).contains(case_::publication.id));
        QVERIFY(allowed.gates(case_::kType).contains(case_::embargo_until.id));
        QVERIFY(allowed.gates(case_::kType).contains(case_::audience.id));
        QVERIFY(allowed.gates(person::kType).contains(person::naming_basis.id));
        QVERIFY(!allowed.mayRelease(person::birth_date.id));
        QVERIFY(!allowed.entities().contains(endorser::kType));
        const AllowList sheetList = AllowList::make(m_registry, ReportKind::EndorsementSheet, Audience::Public);
        QVERIFY(sheetList.gates(endorser::kType).contains(endorser::do_not_publish.id));
        QVERIFY(sheetList.gates(endorsement::kType).contains(endorsement::withdrawn_at.id));
        QVERIFY(!sheetList.mayRelease(endorser::kind.id));
    }

    /// A row with every text field of its entity filled by the key of the field, gates included.
    void fillWithKeys(Row &row)
    {
        const schema::EntitySpec &entity = *m_registry.entity(row.type);
        for (const schema::FieldSpec &field : entity.fields) {
            const QString key = QString::fromLatin1(entity.key + '.' + field.key);
            const auto id = std::to_underlying(field.id);
            const bool isText = field.kind == schema::Kind::Text || field.kind == schema::Kind::LongText;
            if (field.kind == schema::Kind::Code && field.shape == schema::Shape::Scalar && !row.values.contains(id))
                row.values.insert(id, schema::Value(Code{key}));
            if (isText && field.shape == schema::Shape::Scalar)
                row.values.insert(id, schema::Value(key));
            if (isText && field.shape == schema::Shape::Set)
                row.sets.insert(id, {schema::Value(key)});
        }
    }

    /// Every string that a report could print about somebody.
    static QStringList printable(const NamedEntry &entry)
    {
        QStringList out;
        const auto name = [&out](const PersonName &held) {
            out << held.text << held.given << held.patronymic << held.surname << held.script << held.language
                << held.kind;
        };
        name(entry.name.value());
        for (const auto &other : entry.otherNames)
            name(other.value());
        for (const auto *text : {&entry.reference, &entry.court, &entry.place}) {
            if (*text)
                out << (*text)->value();
        }
        for (const auto *code : {&entry.sex, &entry.status}) {
            if (*code)
                out << (*code)->value().term;
        }
        for (const auto *text : {&entry.summary, &entry.background}) {
            if (*text)
                out << (*text)->value().text << (*text)->value().language;
        }
        for (const auto &sentence : entry.sentences)
            out << sentence.value().court << sentence.value().kind.value_or(Code{}).term;
        out.removeAll(QString());
        return out;
    }

    void whateverIsInTheRowsOnlyPublicFieldsComeOut()
    {
        ListCandidate one = candidate(u"x"_s);
        const base::RecordId court = organisation(u"x"_s, u"x"_s);
        for (Row &named : m_organisations[court])
            fillWithKeys(named);
        one.summaries = {row(schema::case_summary::kType)};
        one.backgrounds = {row(schema::case_background::kType)};
        one.charges = {row(schema::charge::kType)};
        one.sentences = {row(schema::sentence::kType)};
        one.sentences.front().set(schema::sentence::court, court);
        for (QList<Row> *rows : {&one.names, &one.summaries, &one.backgrounds, &one.charges, &one.sentences}) {
            for (Row &filled : *rows)
                fillWithKeys(filled);
        }
        fillWithKeys(one.matter);
        fillWithKeys(one.person);
        const ListResult result = list({one});
        QStringList found = printable(first(result));
        found.removeAll(u"legal"_s);
        QVERIFY(found.contains(u"case_summary.cleared_text"_s));
        for (const QString &key : found) {
            const QList<QByteArray> parts = key.toLatin1().split('.');
            const schema::EntitySpec *entity = m_registry.entity(QByteArrayView(parts.front()));
            const schema::FieldSpec *field = entity ? entity->field(QByteArrayView(parts.back())) : nullptr;
            QVERIFY2(field, qPrintable(key));
            QVERIFY2(!field->gate && field->audience == Audience::Public, qPrintable(key));
        }
    }

    // list
    void aFactIsReleasedByItsAudience()
    {
        ListCandidate one = candidate(u"Elşad Vəliyev"_s);
        one.person.set(person::birth_date, base::PartialDate::day({1984, 7, 13}));
        one.person.set(person::birth_year, std::int64_t(1984));
        one.person.set(person::health, u"secret"_s);
        one.matter.set(case_::reference, u"C-0007"_s);
        one.matter.set(case_::arrest_date, base::PartialDate::day({2026, 10, 1}));
        one.matter.set(case_::liberty_status, Code{u"pretrial"_s});
        const ListResult openly = list({one});
        QCOMPARE(first(openly).name.value().text, u"Elşad Vəliyev"_s);
        QCOMPARE(first(openly).reference->value(), u"C-0007"_s);
        QCOMPARE(first(openly).birthYear->value(), 1984);
        QCOMPARE(first(openly).daysHeld->value(), 32);
        QCOMPARE(first(openly).status->value().term, u"pretrial"_s);
        QVERIFY(!first(openly).birthDate && !first(openly).age);
        const ListResult toPartners = list({one}, Audience::Partner);
        QCOMPARE(first(toPartners).birthDate->value().edtf(), u"1984-07-13"_s);
        QCOMPARE(first(toPartners).age->value(), 42);
    }

    void withoutClearingNobodyIsNamed()
    {
        ListCandidate draft = candidate(u"A B"_s);
        draft.gates.publication = u"draft"_s;
        ListCandidate unfounded = candidate(u"C D"_s);
        unfounded.gates.namingBasis.clear();
        const ListResult result = list({draft, unfounded});
        QCOMPARE(result.projection.entries.value(), 2);
        QCOMPARE(result.projection.withheld.value(), 2);
        QVERIFY(result.projection.groups.front().sections.empty());
        QVERIFY(result.findings.personsNamed.isEmpty());
        QCOMPARE(result.findings.reasons.value(Withheld::NotCleared), 1);
        QCOMPARE(result.findings.reasons.value(Withheld::NoBasis), 1);
    }

    void withheldEntriesStandLastAndCarryOnlyANumber()
    {
        QList<ListCandidate> all;
        for (int i = 0; i < 5; ++i) {
            all.append(candidate(u"A B"_s));
            all.back().gates.withdrawn = true;
        }
        const ListResult result = list(all + QList{candidate(u"C D"_s), candidate(u"E F"_s, u"Lawyers"_s)});
        const GroupSection &group = result.projection.groups.front();
        QCOMPARE(group.sections.front().entries.front().number.value(), 1);
        QCOMPARE(group.withheld.size(), 5U);
        QCOMPARE(group.withheld.front().number.value(), 2);
        QVERIFY(!group.withheld.front().named);
        QCOMPARE(group.people.value(), 6);
        QCOMPARE(result.projection.groups.back().sections.front().entries.front().number.value(), 7);
    }

    void nobodyIsCountedTwice()
    {
        const auto sameHuman = [&](const ListCandidate &one, bool named) {
            ListCandidate other = candidate(u"A B"_s);
            other.human = one.human;
            other.gates.publication = named ? u"cleared"_s : u"draft"_s;
            return other;
        };
        const ListCandidate twice = candidate(u"A B"_s);
        ListCandidate withheld = candidate(u"C D"_s);
        withheld.gates.withdrawn = true;
        ListCandidate again = sameHuman(withheld, false);
        const ListResult result = list({sameHuman(twice, false), twice, sameHuman(twice, true), withheld, again});
        // Two cases that may be told are two entries; of the rest only the withheld person's first has a number.
        QCOMPARE(result.projection.entries.value(), 3);
        QCOMPARE(result.projection.people.value(), 2);
        QCOMPARE(result.projection.withheld.value(), 1);
        QCOMPARE(result.projection.groups.front().people.value(), 1);
        QCOMPARE(result.projection.groups.back().people.value(), 1);
        QCOMPARE(result.findings.countedAlready, 2);
        QCOMPARE(result.findings.reasons.value(Withheld::Withdrawn), 1);
        QCOMPARE(result.findings.reasons.value(Withheld::NotCleared), 0);
    }

    void aHearingIsForColleaguesWhoeverAsks()
    {
        HearingCandidate seen;
        seen.hearing = row(schema::hearing::kType);
        const PeopleNames nobody;
        for (const auto &[reader, sections] : {std::pair{Audience::Public, 0U}, std::pair{Audience::Partner, 0U}, std::pair{Audience::Internal, 1U}}) {
            const AllowList allowed = AllowList::make(m_registry, ReportKind::Hearing, reader);
            const HearingMaker maker(allowed, m_request, m_organisations, nobody);
            QCOMPARE(maker.make({seen}).projection.hearings.size(), sections);
        }
    }

    void jointCasesComeBeforeCasesThatStandAlone()
    {
        ListCandidate alone = candidate(u"A B"_s);
        ListCandidate one = candidate(u"C D"_s);
        ListCandidate two = candidate(u"E F"_s);
        Row joint = row(schema::joint_case::kType);
        joint.set(schema::joint_case::name, u"The Abzas case"_s);
        one.jointCase = joint;
        two.jointCase = joint;
        const ListResult result = list({alone, one, two});
        const auto &sections = result.projection.groups.front().sections;
        QCOMPARE(sections.size(), 2U);
        QCOMPARE(sections[0].name->value(), u"The Abzas case"_s);
        QCOMPARE(sections[0].entries.size(), 2U);
        QVERIFY(!sections[1].name);
        QCOMPARE(sections[1].entries.front().number.value(), 3);
    }

    void aRecordForANarrowerAudienceStaysOut()
    {
        ListCandidate one = candidate(u"A B"_s);
        Row secret = row(schema::charge::kType);
        secret.cap = Audience::Internal;
        secret.add(schema::charge::article, schema::Article{u"az.cc"_s, u"2000"_s, u"274"_s});
        Row open = row(schema::charge::kType);
        open.add(schema::charge::article, schema::Article{u"az.cc"_s, u"2000"_s, u"206.3.2"_s});
        one.charges = {secret, open};
        const ListResult result = list({one});
        QCOMPARE(first(result).articles.size(), 1U);
        QCOMPARE(first(result).articles.front().value().path, u"206.3.2"_s);
        one.person.cap = Audience::Partner;
        QCOMPARE(list({one}).findings.reasons.value(Withheld::Capped), 1);
    }

    void whoeverIsMissingWithoutAReasonIsCounted()
    {
        ListCandidate one = candidate(u"A B"_s);
        QCOMPARE(list({one}).findings.missing, 0);
        one.isMissing = true;
        const ListResult missing = list({one});
        QCOMPARE(missing.findings.missing, 1);
        QCOMPARE(missing.projection.entries.value(), 1);
        // Its release is the reason.
        one.releases = {row(schema::release::kType)};
        QCOMPARE(list({one}).findings.missing, 0);
    }

    void onlyTheClearedVersionLeaves()
    {
        ListCandidate one = candidate(u"A B"_s);
        one.summaries = {text(schema::case_summary::fields, u"en"_s, u"edited later"_s, u"cleared"_s)};
        one.changedSinceClearance = true;
        const ListResult result = list({one});
        QCOMPARE(first(result).summary->value(), (TextInLanguage{u"cleared"_s, u"en"_s, false}));
        QCOMPARE(result.findings.changedSinceClearance, 1);
        QCOMPARE(first(list({one}, Audience::Partner)).summary->value().text, u"cleared"_s);
        QCOMPARE(first(list({one}, Audience::Internal)).summary->value().text, u"edited later"_s);
        one.summaries = {text(schema::case_summary::fields, u"en"_s, u"never cleared"_s, {})};
        QVERIFY(!first(list({one})).summary);
    }

    void anOriginalStandsInForAMissingTranslation()
    {
        ListCandidate one = candidate(u"A B"_s);
        Row russian = text(schema::case_background::fields, u"ru"_s, {}, u"по-русски"_s);
        const Row original = text(schema::case_background::fields, u"az"_s, {}, u"azərbaycanca"_s);
        russian.set(schema::case_background::fields.translation_of, original.id);
        one.backgrounds = {russian, original};
        const ListResult result = list({one});
        QCOMPARE(first(result).background->value(), (TextInLanguage{u"azərbaycanca"_s, u"az"_s, true}));
        QCOMPARE(result.projection.untranslated.value(), 1);
    }

    void courtPlaceAndSentenceAreTheLastOnes()
    {
        ListCandidate one = candidate(u"A B"_s);
        Row detention = row(schema::detention::kType);
        detention.set(schema::detention::authority, organisation(u"Nasimi court"_s, u"Nəsimi məhkəməsi"_s));
        one.detentions = {detention};
        Row place = row(schema::detention_place::kType);
        place.set(schema::detention_place::place, organisation(u"Prison 17"_s, u"17 saylı"_s));
        one.places = {place};
        QCOMPARE(first(list({one})).court->value(), u"Nasimi court"_s);
        QCOMPARE(first(list({one})).place->value(), u"Prison 17"_s);
        // Where somebody was is not where they are held.
        one.places.front().set(schema::detention_place::until, base::PartialDate::year(2020));
        QVERIFY(!first(list({one})).place);
        one.places.front().set(schema::detention_place::until, base::PartialDate::year(2999));
        QCOMPARE(first(list({one})).place->value(), u"Prison 17"_s);
        Row later = row(schema::sentence::kType);
        later.set(schema::sentence::kind, Code{u"imprisonment"_s});
        later.set(schema::sentence::total_term, schema::Duration{7, 0, 0, false, {}});
        later.set(schema::sentence::court, organisation(u"Appeal court"_s, u"Apellyasiya"_s));
        Row earlier = row(schema::sentence::kType);
        earlier.set(schema::sentence::kind, Code{u"imprisonment"_s});
        earlier.set(schema::sentence::next_sentence, later.id);
        one.sentences = {earlier, later};
        const ListResult result = list({one});
        QCOMPARE(first(result).court->value(), u"Appeal court"_s);
        QCOMPARE(first(result).sentences.size(), 1U);
        QCOMPARE(first(result).sentences.front().value().term->years, 7);
    }

    void theLegalNameLeads()
    {
        ListCandidate one = candidate(u"Anar Məmmədli"_s);
        Row press = row(person_name::kType);
        press.set(person_name::text, u"Anar Mammadli"_s);
        press.set(person_name::kind, Code{u"press"_s});
        one.names.prepend(press);
        QCOMPARE(first(list({one})).name.value().text, u"Anar Məmmədli"_s);
        QCOMPARE(first(list({one})).otherNames.front().value().text, u"Anar Mammadli"_s);
        one.names.clear();
        QCOMPARE(list({one}).findings.reasons.value(Withheld::NoName), 1);
    }

    // endorsement sheet
    void aSheetSaysWhatWasSigned()
    {
        EndorsementCandidate body = signature(u"Union"_s, u"public"_s);
        body.organisation = true;
        EndorsementCandidate gone = signature(u"Gone"_s, u"public"_s);
        gone.gates.withdrawn = true;
        EndorsementCandidate silent = signature(u"Silent"_s, u"public"_s);
        silent.gates.doNotPublish = true;
        const EndorsementSheetResult result = sheet(
            {signature(u"Ada Lovelace"_s, u"public"_s), signature(u"Çingiz Qaraşarlı"_s, u"initials"_s),
             signature(u"Olga Petrova"_s, u"organisation"_s), signature(u"Hidden"_s, u"withheld"_s),
             signature(u"Counted"_s, u"count"_s), signature(u"Never"_s, u"never"_s), body, gone, silent});
        QCOMPARE(result.projection.statements.size(), 1U);
        const StatementSection &section = result.projection.statements.front();
        QCOMPARE(section.named.size(), 1U);
        QCOMPARE(section.named.front().name.value(), u"Ada Lovelace"_s);
        QCOMPARE(section.initials.size(), 1U);
        QCOMPARE(section.initials.front().value(), u"Ç. Q."_s);
        // A person's signature does not make the body an endorser, and so few could be told apart.
        QCOMPARE(section.organisations.size(), 1U);
        QVERIFY(section.bodies.empty());
        QCOMPARE(section.withheld.value(), 3);
        QCOMPARE(section.total.value(), 6);
        QCOMPARE(result.findings.absent, 3);
    }

    void bodiesAreCountedOnlyWhereNobodyStandsOut()
    {
        const auto told = [](const std::vector<BodyOfSigners> &bodies, int others, bool forColleagues = false) {
            QStringList out;
            for (const BodyOfSigners &body : tellableBodies(bodies, others, forColleagues))
                out.append(body.countIsTold ? u"%1 %2"_s.arg(body.name).arg(body.people) : body.name);
            return out;
        };
        QCOMPARE(told({{u"B"_s, 6}, {u"A"_s, 5}}, 0), (QStringList{u"A 5"_s, u"B 6"_s}));
        QCOMPARE(told({{u"A"_s, 1}, {u"B"_s, 7}}, 4), (QStringList{u"A"_s, u"B 7"_s}));
        // By subtraction a single small one would be known, so the next takes its place among the uncounted.
        QCOMPARE(told({{u"A"_s, 1}, {u"B"_s, 7}, {u"C"_s, 6}}, 0), (QStringList{u"A"_s, u"B 7"_s, u"C"_s}));
        QVERIFY(told({{u"A"_s, 1}, {u"B"_s, 1}}, 2).isEmpty());
        QCOMPARE(told({{u"A"_s, 1}}, 0, true), QStringList{u"A 1"_s});
        std::vector<BodyOfSigners> bodies;
        for (const QString &spelt : {u"Ada  Law"_s, u"ada law"_s, u"Bar"_s})
            addSigner(bodies, spelt);
        QCOMPARE(told(bodies, 0, true), (QStringList{u"Ada Law 2"_s, u"Bar 1"_s}));
    }

    void aHearingAfterTheDayIsOnlyCounted()
    {
        const auto on = [&](QDate day) {
            HearingCandidate seen;
            seen.hearing = row(schema::hearing::kType);
            seen.hearing.set(schema::hearing::date, base::PartialDate::day(day));
            return seen;
        };
        const PeopleNames nobody;
        const AllowList allowed = AllowList::make(m_registry, ReportKind::Hearing, Audience::Internal);
        const HearingMaker maker(allowed, m_request, m_organisations, nobody);
        HearingCandidate undated;
        undated.hearing = row(schema::hearing::kType);
        // Already the next day where the court sits.
        HearingCandidate atNight;
        atNight.hearing = row(schema::hearing::kType);
        const QDateTime evening(QDate(2026, 11, 1), QTime(21, 0), Qt::UTC);
        atNight.hearing.set(schema::hearing::scheduled, base::Instant{evening.toMSecsSinceEpoch() * 1000, u"Asia/Baku"_s});
        const HearingProjection projection = maker.make({on({2026, 11, 1}), undated, on({2026, 11, 2}), atNight}).projection;
        QCOMPARE(projection.hearings.size(), 2U);
        QCOMPARE(projection.later.value(), 2);
    }

    void thePublishedNameReplacesTheLegalOne()
    {
        EndorsementCandidate one = signature(u"Legal Name"_s, u"public"_s);
        one.endorser.set(endorser::published_name, u"Pen Name"_s);
        QCOMPARE(sheet({one}).projection.statements.front().named.front().name.value(), u"Pen Name"_s);
    }

    void versionsAreApartAndNobodySignsTwice()
    {
        EndorsementCandidate one = signature(u"Ada"_s, u"public"_s);
        EndorsementCandidate again = one;
        again.gates.visibility = u"count"_s;
        EndorsementCandidate other = one;
        other.endorsement.set(endorsement::version, u"2"_s);
        const auto statements = sheet({one, again, other}).projection.statements;
        QCOMPARE(statements.size(), 2U);
        QVERIFY(statements[0].named.empty());
        QCOMPARE(statements[0].withheld.value(), 1);
        QCOMPARE(statements[1].named.size(), 1U);
    }

    void aStatementWithoutSignaturesIsNotThere()
    {
        QVERIFY(sheet({signature(u"Never"_s, u"never"_s)}).projection.statements.empty());
    }

    void initials_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("initials");
        QTest::newRow("latin") << u"Aynur Elgünəş"_s << u"A. E."_s;
        QTest::newRow("cyrillic") << u"Ольга Петрова"_s << u"О. П."_s;
        QTest::newRow("with a mark") << QString(u"E\u0301va B"_s) << QString(u"E\u0301. B."_s);
        QTest::newRow("chinese") << u"王伟"_s << QString();
        QTest::newRow("arabic") << u"محمد علي"_s << QString();
        QTest::newRow("mixed") << u"Ada 王"_s << QString();
        QTest::newRow("nothing") << QString() << QString();
    }
    void initials()
    {
        QFETCH(QString, name);
        QFETCH(QString, initials);
        QCOMPARE(initialsOf(name), initials);
    }
};

QTEST_GUILESS_MAIN(TestProjection)
#include "tst_projection.moc"
