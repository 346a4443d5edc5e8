// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/plan/case_builder.h"

#include "exchange/import/cells/article_reader.h"
#include "exchange/import/plan/row_values.h"
#include "exchange/table/cell_text.h"
#include "schema/entities/case.h"
#include "schema/entities/case_import_note.h"
#include "schema/entities/charge.h"
#include "schema/entities/court_act.h"
#include "schema/entities/detention.h"
#include "schema/entities/detention_place.h"
#include "schema/entities/joint_case.h"
#include "schema/entities/narrative.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"
#include "schema/entities/sentence.h"
#include "schema/script.h"

namespace dossier::exchange {

using namespace Qt::StringLiterals;
using domain::ChangeSet;
using schema::Code;

namespace {

template<typename T>
void setIfGiven(ChangeSet &record, schema::Field<T> field, const T &value, bool given)
{
    if (given)
        record.set(field, value);
}

void setText(ChangeSet &record, schema::Field<QString> field, const QString &text)
{
    setIfGiven(record, field, text, !text.isEmpty());
}

void setDate(ChangeSet &record, schema::Field<base::PartialDate> field, const base::PartialDate &date)
{
    setIfGiven(record, field, date, !date.isNull());
}

void setValues(ChangeSet &record, const std::vector<RowValue> &values)
{
    for (const RowValue &value : values) {
        if (!schema::isAbsent(value.value))
            record.set(value.field, value.value);
    }
}

names::NameHints hintsOf(const ReadList &list)
{
    QStringList fullNames;
    for (const ReadRow &row : list.rows) {
        if (!row.row.fullName.isEmpty())
            fullNames.append(row.row.fullName);
    }
    return names::hintsOf(fullNames);
}

} // namespace

CaseBuilder::CaseBuilder(const ImportOptions &options, const ImportTools &tools, OrganisationIndex &organisations,
                         QHash<QString, base::RecordId> jointCases, const ReadList &list, std::vector<ChangeSet> &changes)
    : m_options(options)
    , m_tools(tools)
    , m_organisations(organisations)
    , m_jointCases(std::move(jointCases))
    , m_language(list.mapping.language)
    , m_nameHints(hintsOf(list))
    , m_changes(changes)
{
}

ChangeSet CaseBuilder::create(schema::EntityType type) const
{
    return domain::createOf(type, base::newRecordId(m_tools.random));
}

base::RecordId CaseBuilder::addPerson(const ListRow &row)
{
    namespace person = schema::person;
    ChangeSet record = create(person::kType);
    setValues(record, personValues(row));
    if (!row.occupation.isEmpty())
        record.add(person::occupation, row.occupation);
    if (!row.affiliation.isEmpty())
        record.add(person::affiliation, row.affiliation);
    record.set(person::naming_basis, Code{m_options.namingBasis});
    if (m_options.namingBasis != "none"_L1) {
        setDate(record, person::naming_date, m_options.asOf);
        setText(record, person::naming_source, m_options.listName);
    }
    const base::RecordId id = record.id;
    keep(std::move(record));
    addName(row, id, u"legal"_s);
    addOtherName(row, id);
    return id;
}

void CaseBuilder::addName(const ListRow &row, base::RecordId personId, const QString &kind)
{
    namespace person_name = schema::person_name;
    ChangeSet name = create(person_name::kType);
    name.set(person_name::person, personId);
    name.set(person_name::text, row.name());
    name.set(person_name::kind, Code{kind});
    names::NameParts parts{.given = row.given, .patronymic = row.patronymic, .surname = row.surname};
    if (parts.given.isEmpty() && parts.surname.isEmpty())
        parts = names::splitName(row.name(), m_nameHints);
    setText(name, person_name::given, parts.given);
    setText(name, person_name::surname, parts.surname);
    setText(name, person_name::patronymic, row.patronymic.isEmpty() ? parts.patronymic : row.patronymic);
    if (const auto script = schema::scriptOf(row.name()))
        name.set(person_name::script, Code{*script});
    keep(std::move(name));
}

void CaseBuilder::addOtherName(const ListRow &row, base::RecordId personId)
{
    namespace person_name = schema::person_name;
    if (row.otherNames.isEmpty())
        return;
    ChangeSet name = create(person_name::kType);
    name.set(person_name::person, personId);
    name.set(person_name::text, row.otherNames);
    name.set(person_name::kind, Code{u"press"_s});
    keep(std::move(name));
}

base::RecordId CaseBuilder::addCase(const ListRow &row, base::RecordId personId, const QString &publication)
{
    namespace case_ = schema::case_;
    std::optional<base::RecordId> joint;
    if (!row.jointCase.isEmpty())
        joint = jointCase(row.jointCase);
    ChangeSet record = create(case_::kType);
    record.set(case_::person, personId);
    if (joint)
        record.set(case_::joint_case, *joint);
    setValues(record, caseValues(row));
    if (row.number)
        record.set(case_::list_number, *row.number);
    record.set(case_::publication, Code{publication});
    const base::RecordId id = record.id;
    keep(std::move(record));
    addBackground(row, id);
    addImportNote(row, id);
    addCharge(row, id);
    addDetention(row, id);
    if (!addSentence(row, id))
        addCourtAct(row, id);
    return id;
}

base::RecordId CaseBuilder::jointCase(const QString &name)
{
    if (const auto known = knownJointCase(name))
        return *known;
    ChangeSet record = create(schema::joint_case::kType);
    record.set(schema::joint_case::name, name);
    const base::RecordId id = record.id;
    m_jointCases.insert(plainKey(name), id);
    keep(std::move(record));
    return id;
}

std::optional<base::RecordId> CaseBuilder::knownJointCase(const QString &name) const
{
    const auto known = m_jointCases.constFind(plainKey(name));
    return known == m_jointCases.cend() ? std::nullopt : std::optional(*known);
}

void CaseBuilder::addBackground(const ListRow &row, base::RecordId caseId)
{
    if (row.background.isEmpty())
        return;
    const schema::NarrativeFields &fields = schema::case_background::fields;
    ChangeSet text = create(fields.type);
    text.set(fields.parent, caseId);
    text.set(fields.language, Code{m_language});
    text.set(fields.text, row.background);
    keep(std::move(text));
}

void CaseBuilder::addImportNote(const ListRow &row, base::RecordId caseId)
{
    namespace note = schema::case_import_note;
    if (row.remains.isEmpty())
        return;
    ChangeSet record = create(note::kType);
    record.set(note::case_, caseId);
    record.set(note::text, row.remains.join(u'\n'));
    setText(record, note::list, m_options.listName);
    setDate(record, note::as_of, m_options.asOf);
    record.set(note::imported_at, m_tools.now);
    keep(std::move(record));
}

std::optional<base::RecordId> CaseBuilder::addCourtAct(const ListRow &row, base::RecordId caseId)
{
    namespace court_act = schema::court_act;
    if (row.court.isEmpty())
        return std::nullopt;
    const base::RecordId court = body(row.court, u"court"_s);
    ChangeSet act = create(court_act::kType);
    act.add(court_act::case_, caseId);
    act.set(court_act::court, court);
    // A listed sentence is a judgment's; of any other row the list does not say what the court did.
    if (row.sentence || row.sentenceKind)
        act.set(court_act::kind, Code{u"judgment"_s});
    setDate(act, court_act::pronounced, row.sentenceDate);
    const base::RecordId id = act.id;
    keep(std::move(act));
    return id;
}

void CaseBuilder::addCharge(const ListRow &row, base::RecordId caseId, std::optional<base::RecordId> supersedes)
{
    namespace charge = schema::charge;
    ChangeSet record = create(charge::kType);
    record.set(charge::case_, caseId);
    setText(record, charge::wording, row.articles);
    for (const schema::Article &article : readArticles(row.articles))
        record.add(charge::article, article);
    if (supersedes)
        record.set(charge::supersedes, *supersedes);
    setDate(record, charge::as_listed, m_options.asOf);
    keep(std::move(record));
}

void CaseBuilder::addDetention(const ListRow &row, base::RecordId caseId)
{
    namespace detention = schema::detention;
    const QString kind = detentionKindOf(row);
    ChangeSet record = create(detention::kType);
    record.set(detention::case_, caseId);
    if (!kind.isEmpty())
        record.set(detention::kind, Code{kind});
    setDate(record, detention::until, row.remandEnd);
    setDate(record, detention::as_listed, m_options.asOf);
    const base::RecordId id = record.id;
    keep(std::move(record));
    addDetentionPlace(row, id);
}

void CaseBuilder::addDetentionPlace(const ListRow &row, base::RecordId detention)
{
    if (row.detentionPlace.isEmpty())
        return;
    const base::RecordId prison = body(row.detentionPlace, u"prison"_s);
    ChangeSet place = create(schema::detention_place::kType);
    place.set(schema::detention_place::detention, detention);
    place.set(schema::detention_place::place, prison);
    keep(std::move(place));
}

std::optional<base::RecordId> CaseBuilder::addSentence(const ListRow &row, base::RecordId caseId)
{
    namespace sentence = schema::sentence;
    if (!saysSentence(row))
        return std::nullopt;
    const std::optional<base::RecordId> courtAct = addCourtAct(row, caseId);
    ChangeSet record = create(sentence::kType);
    record.set(sentence::case_, caseId);
    setValues(record, penaltyValues(row));
    setValues(record, sentenceValues(row));
    if (courtAct)
        record.set(sentence::court_act, *courtAct);
    setDate(record, sentence::as_listed, m_options.asOf);
    const base::RecordId id = record.id;
    keep(std::move(record));
    return id;
}

base::RecordId CaseBuilder::body(const QString &name, const QString &kindIfNew)
{
    return m_organisations.findOrCreate(name, kindIfNew, m_tools.institutions, m_tools.random, m_changes);
}

} // namespace dossier::exchange
