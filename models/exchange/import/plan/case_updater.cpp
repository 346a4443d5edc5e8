// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/plan/case_updater.h"

#include "names/folding.h"
#include "schema/entities/case.h"
#include "schema/entities/charge.h"
#include "schema/entities/court_act.h"
#include "schema/entities/detention.h"
#include "schema/entities/detention_place.h"
#include "schema/entities/narrative.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"
#include "schema/entities/sentence.h"

#include <algorithm>

namespace dossier::exchange {

using domain::ChangeSet;
using domain::Record;
using schema::Value;
using namespace Qt::StringLiterals;

namespace {

Value ofText(const QString &text)
{
    return text.isEmpty() ? Value() : Value(text);
}

Value ofTerm(const QString &term)
{
    return term.isEmpty() ? Value() : Value(schema::Code{term});
}

/// "fine 3,000 AZN" and "fine 3000 AZN" are one fine.
bool isOnePenalty(const Value &one, const Value &other)
{
    const auto letters = [](const Value &value) {
        QString text = std::get<QString>(value).toCaseFolded();
        return text.removeIf([](QChar c) { return !c.isLetterOrNumber(); });
    };
    const bool areTexts = std::holds_alternative<QString>(one) && std::holds_alternative<QString>(other);
    return areTexts ? letters(one) == letters(other) : haveOneMeaning(one, other);
}

/// A day of which the other value is the year, or any such part.
bool saysMore(const Value &one, const Value &other)
{
    const auto *day = std::get_if<base::PartialDate>(&one);
    const auto *around = std::get_if<base::PartialDate>(&other);
    return day && around && day->earliest() && day->latest() && around->earliest() && around->latest()
        && *around->earliest() <= *day->earliest() && *day->latest() <= *around->latest();
}

auto holding(schema::FieldId field, const Value &value)
{
    return [field, value](const Record &record) { return !schema::isAbsent(value) && haveOneMeaning(record.value(field), value); };
}

/// Null where none holds it.
const Record *newestHolding(const QList<Record> &records, schema::FieldId field, const Value &value)
{
    const auto found = std::find_if(records.crbegin(), records.crend(), holding(field, value));
    return found == records.crend() ? nullptr : &*found;
}

/// Where the list gives up what it said, that may come back later and be news: only what is newer than the record of
/// what it gives up now counts, or the newest record where that value was corrected here.
template<typename Holds>
QList<Record> sinceGivenUp(const QList<Record> &records, Holds holdsGivenUp)
{
    const auto found = std::find_if(records.crbegin(), records.crend(), holdsGivenUp);
    return found == records.crend() ? records.last(std::min<qsizetype>(records.size(), 1)) : records.sliced(records.crend() - found - 1);
}

/// Whether a value of which the list speaks anew is on record.
bool isKnown(const QList<Record> &records, schema::FieldId field, const Value &said, const Value &before)
{
    const QList<Record> counted = schema::isAbsent(before) ? records : sinceGivenUp(records, holding(field, before));
    return newestHolding(counted, field, said) != nullptr;
}

bool saysPenalty(const std::vector<RowValue> &values)
{
    return !std::ranges::all_of(values, [](const RowValue &value) { return schema::isAbsent(value.value); });
}

/// Whether a penalty is the one that a row says. What the row does not say may be anything.
template<typename ValueOf>
bool isSaidOf(const std::vector<RowValue> &row, ValueOf valueOf)
{
    return saysPenalty(row) && std::ranges::all_of(row, [&](const RowValue &said) {
        return schema::isAbsent(said.value) || isOnePenalty(said.value, valueOf(said.field));
    });
}

auto holdingPenalty(const std::vector<RowValue> &row)
{
    return [&row](const Record &record) { return isSaidOf(row, [&](schema::FieldId field) { return record.value(field); }); };
}

/// What the list says by now: also a charge that was dropped, since the list may go on naming it.
QList<Record> withoutSuperseded(QList<Record> charges)
{
    QList<schema::Version> versions;
    for (const Record &charge : std::as_const(charges))
        versions.append({charge.id(), charge.get(schema::charge::supersedes)});
    const QSet<base::RecordId> superseded = schema::replacedAmong(versions);
    charges.removeIf([&](const Record &charge) { return superseded.contains(charge.id()); });
    return charges;
}

} // namespace

CaseUpdater::CaseUpdater(const store::ReadConnection &records, const ImportOptions &options, CaseBuilder &builder, Findings &warnings)
    : m_records(records)
    , m_options(options)
    , m_builder(builder)
    , m_warnings(warnings)
{
}

base::Result<QList<PlannedChange>> CaseUpdater::update(const ListRow &now, const ListRow *before,
                                                       base::RecordId person, base::RecordId caseId)
{
    m_now = &now;
    m_before = before;
    m_changes.clear();
    DOSSIER_ASSIGN(const Record matter, m_records.record(caseId));
    DOSSIER_TRY(updatePerson(person));
    DOSSIER_TRY(updateName(person));
    updateCase(matter);
    DOSSIER_TRY(updateCharges(caseId));
    DOSSIER_TRY(updateDetention(caseId));
    DOSSIER_TRY(updateSentence(caseId));
    DOSSIER_TRY(updateBackground(caseId));
    updateImportNote(caseId);
    clearAnew(matter);
    return std::exchange(m_changes, {});
}

void CaseUpdater::note(schema::FieldId field, Value was, Value now)
{
    m_changes.append({field, std::move(was), std::move(now)});
}

/// Takes over what the list says anew, field by field.
void CaseUpdater::offer(const Record &record, ChangeSet &changes, const std::vector<RowValue> &now, const std::vector<RowValue> &before)
{
    for (std::size_t i = 0; i < now.size(); ++i) {
        const Value &said = now[i].value;
        const Value &held = record.value(now[i].field);
        if (schema::isAbsent(said) || haveOneMeaning(said, held))
            continue;
        const bool listed = !before.empty() && !schema::isAbsent(before[i].value);
        if (listed && haveOneMeaning(said, before[i].value))
            continue;
        if (!listed && saysMore(held, said))
            continue;
        // What the list did not say the last time was written here: a correction as well.
        const bool isOurs = !listed || !haveOneMeaning(held, before[i].value);
        if (!schema::isAbsent(held) && isOurs) {
            m_warnings.append({m_now->line, 0, u"changed_here"_s, m_now->name()});
            continue;
        }
        changes.set(now[i].field, said, held);
        note(now[i].field, held, said);
    }
}

/// The same, of a record of which nothing else is taken over.
void CaseUpdater::offerTo(const Record &record, const std::vector<RowValue> &now, const std::vector<RowValue> &before)
{
    ChangeSet changes = domain::updateOf(record);
    offer(record, changes, now, before);
    if (!changes.fields.empty())
        m_builder.keep(std::move(changes));
}

CaseUpdater::Result CaseUpdater::updatePerson(base::RecordId id)
{
    namespace person = schema::person;
    DOSSIER_ASSIGN(const Record record, m_records.record(id));
    ChangeSet changes = domain::updateOf(record);
    offer(record, changes, personValues(*m_now), m_before ? personValues(*m_before) : std::vector<RowValue>());
    const auto join = [&](schema::SetField<QString> field, const QString &said, const QString &before) {
        const bool held = std::ranges::any_of(record.members(field.id), [&](const Value &member) { return haveOneMeaning(member, said); });
        if (said.isEmpty() || held || haveOneMeaning(said, before))
            return;
        changes.add(field, said);
        note(field.id, {}, said);
    };
    join(person::occupation, m_now->occupation, m_before ? m_before->occupation : QString());
    join(person::affiliation, m_now->affiliation, m_before ? m_before->affiliation : QString());
    if (!changes.fields.empty() || !changes.sets.empty())
        m_builder.keep(std::move(changes));
    return {};
}

/// Another spelling of the name is another name: nobody's spelling is corrected by a list.
CaseUpdater::Result CaseUpdater::updateName(base::RecordId id)
{
    namespace person_name = schema::person_name;
    DOSSIER_ASSIGN(const QList<Record> known, m_records.parts(schema::person::names.id, id));
    const auto words = [](const QString &name) {
        QStringList out = names::fold(name).split(u' ', Qt::SkipEmptyParts);
        out.sort();
        return out;
    };
    const QStringList said = words(m_now->name());
    const bool held = std::ranges::any_of(known, [&](const Record &name) { return words(name.get(person_name::text).value_or(QString())) == said; });
    if (held)
        return {};
    m_builder.addName(*m_now, id, u"transliteration"_s);
    note(person_name::text.id, {}, m_now->name());
    return {};
}

void CaseUpdater::updateCase(const Record &record)
{
    namespace case_ = schema::case_;
    ChangeSet changes = domain::updateOf(record);
    offer(record, changes, caseValues(*m_now), m_before ? caseValues(*m_before) : std::vector<RowValue>());
    // The day the old status began says nothing of the new one.
    if (changes.change(case_::liberty_status.id) && record.get(case_::liberty_since)) {
        changes.set(case_::liberty_since.id, {}, record.value(case_::liberty_since.id));
        note(case_::liberty_since.id, record.value(case_::liberty_since.id), {});
    }
    offerJointCase(record, changes);
    // A number is a place on paper: everybody behind one who left moves up. It is kept, not called a change.
    if (m_now->number && record.get(case_::list_number) != m_now->number)
        changes.set(case_::list_number.id, *m_now->number, record.value(case_::list_number.id));
    if (!changes.fields.empty())
        m_builder.keep(std::move(changes));
}

/// The same as with other fields, of a joint case that is known by its name.
void CaseUpdater::offerJointCase(const Record &record, ChangeSet &changes)
{
    namespace case_ = schema::case_;
    const QString before = m_before ? m_before->jointCase : QString();
    if (m_now->jointCase.isEmpty() || haveOneMeaning(m_now->jointCase, before))
        return;
    const std::optional<base::RecordId> held = record.get(case_::joint_case);
    if (held && held == m_builder.knownJointCase(m_now->jointCase))
        return;
    if (held && held != m_builder.knownJointCase(before)) {
        m_warnings.append({m_now->line, 0, u"changed_here"_s, m_now->name()});
        return;
    }
    const base::RecordId joint = m_builder.jointCase(m_now->jointCase);
    changes.set(case_::joint_case.id, joint, record.value(case_::joint_case.id));
    note(case_::joint_case.id, record.value(case_::joint_case.id), joint);
}

/// Asked after the whole row. Cleared anew only what is cleared: a decision against is not undone by a list.
void CaseUpdater::clearAnew(const Record &record)
{
    namespace case_ = schema::case_;
    const schema::Code cleared{u"cleared"_s};
    if (m_changes.isEmpty() || m_options.publication != cleared.term || record.get(case_::publication) != cleared)
        return;
    ChangeSet changes = domain::updateOf(record);
    changes.set(case_::publication.id, cleared, cleared);
    m_builder.keep(std::move(changes));
}

CaseUpdater::Result CaseUpdater::updateCharges(base::RecordId caseId)
{
    namespace charge = schema::charge;
    const QString &said = m_now->articles;
    if (said.isEmpty() || (m_before && haveOneMeaning(said, m_before->articles)))
        return {};
    DOSSIER_ASSIGN(const QList<Record> charges, m_records.referring(charge::kType, charge::case_.id, caseId));
    const Value before = m_before ? ofText(m_before->articles) : Value();
    const QList<Record> standing = schema::isAbsent(before) ? charges : withoutSuperseded(charges);
    if (newestHolding(standing, charge::wording.id, said))
        return {};
    const Record *earlier = newestHolding(charges, charge::wording.id, before);
    note(charge::wording.id, before, said);
    m_builder.addCharge(*m_now, caseId, earlier ? std::optional(earlier->id()) : std::nullopt);
    return {};
}

CaseUpdater::Result CaseUpdater::updateDetention(base::RecordId caseId)
{
    namespace detention = schema::detention;
    const Value kind = ofTerm(detentionKindOf(*m_now));
    const Value kindBefore = m_before ? ofTerm(detentionKindOf(*m_before)) : Value();
    const QString placeBefore = m_before ? m_before->detentionPlace : QString();
    const bool sameKind = schema::isAbsent(kind) || haveOneMeaning(kind, kindBefore);
    const bool samePlace = m_now->detentionPlace.isEmpty() || haveOneMeaning(m_now->detentionPlace, placeBefore);
    DOSSIER_ASSIGN(const QList<Record> detentions, m_records.referring(detention::kType, detention::case_.id, caseId));
    const bool kindHeld = sameKind || isKnown(detentions, detention::kind.id, kind, kindBefore);
    bool placeHeld = samePlace;
    if (!samePlace) {
        DOSSIER_ASSIGN(placeHeld, isPlaceKnown(detentions, placeBefore));
    }
    // Of a place or a kind that is on record already the list tells nothing new.
    if (kindHeld && placeHeld)
        return updateRemandEnd(detentions);
    if (!samePlace)
        note(schema::detention_place::place.id, ofText(placeBefore), m_now->detentionPlace);
    else
        note(detention::kind.id, {}, kind);
    // A transfer is a change of place within one detention.
    if (!kindHeld || detentions.isEmpty()) {
        m_builder.addDetention(*m_now, caseId);
        return {};
    }
    const Record *held = newestHolding(detentions, detention::kind.id, kind);
    m_builder.addDetentionPlace(*m_now, held ? held->id() : detentions.last().id());
    return updateRemandEnd(detentions);
}

base::Result<bool> CaseUpdater::isPlaceKnown(const QList<Record> &detentions, const QString &before)
{
    namespace detention_place = schema::detention_place;
    QList<Record> places;
    for (const Record &held : detentions) {
        DOSSIER_ASSIGN(const QList<Record> own, m_records.referring(detention_place::kType, detention_place::detention.id, held.id()));
        places.append(own);
    }
    return isKnown(places, detention_place::place.id, m_builder.body(m_now->detentionPlace, u"prison"_s), bodyNamed(before));
}

/// An extension is another end of the same detention.
CaseUpdater::Result CaseUpdater::updateRemandEnd(const QList<Record> &detentions)
{
    if (detentions.isEmpty())
        return {};
    namespace detention = schema::detention;
    const auto values = [](const ListRow &row) { return std::vector<RowValue>{{detention::until.id, row.remandEnd.isNull() ? Value() : Value(row.remandEnd)}}; };
    const std::vector<RowValue> before = m_before ? values(*m_before) : std::vector<RowValue>();
    const Record *extended = before.empty() ? nullptr : newestHolding(detentions, detention::until.id, before.front().value);
    if (!extended)
        extended = newestHolding(detentions, detention::kind.id, ofTerm(detentionKindOf(*m_now)));
    if (!extended && detentions.size() == 1)
        extended = &detentions.first();
    if (extended)
        offerTo(*extended, values(*m_now), before);
    return {};
}

/// Another penalty is another sentence; another day or end of the same one is a correction.
CaseUpdater::Result CaseUpdater::updateSentence(base::RecordId caseId)
{
    namespace sentence = schema::sentence;
    if (!saysSentence(*m_now))
        return updateCourtAct(caseId);
    const std::vector<RowValue> penalty = penaltyValues(*m_now);
    const std::vector<RowValue> before = m_before ? penaltyValues(*m_before) : std::vector<RowValue>();
    DOSSIER_ASSIGN(const QList<Record> sentences, m_records.referring(sentence::kType, sentence::case_.id, caseId));
    const bool isListed = !before.empty()
        && isSaidOf(penalty, [&](schema::FieldId field) { return std::ranges::find(before, field, &RowValue::field)->value; });
    const bool givesUp = saysPenalty(penalty) && saysPenalty(before) && !isListed;
    const QList<Record> counted = givesUp ? sinceGivenUp(sentences, holdingPenalty(before)) : sentences;
    const auto held = std::find_if(counted.crbegin(), counted.crend(), holdingPenalty(penalty));
    const bool isNews = saysPenalty(penalty) ? !isListed : sentences.isEmpty() && !(m_before && saysSentence(*m_before));
    if (held == counted.crend() && isNews)
        return addSentence(caseId, sentences);
    if (!sentences.isEmpty()) {
        offerTo(held == counted.crend() ? sentences.last() : *held, sentenceValues(*m_now),
                m_before ? sentenceValues(*m_before) : std::vector<RowValue>());
    }
    return updateCourtAct(caseId);
}

CaseUpdater::Result CaseUpdater::addSentence(base::RecordId caseId, const QList<Record> &sentences)
{
    for (const auto values : {penaltyValues, sentenceValues}) {
        const std::vector<RowValue> now = values(*m_now);
        const std::vector<RowValue> before = m_before ? values(*m_before) : std::vector<RowValue>(now.size());
        for (std::size_t i = 0; i < now.size(); ++i) {
            if (!schema::isAbsent(now[i].value) && !haveOneMeaning(now[i].value, before[i].value))
                note(now[i].field, before[i].value, now[i].value);
        }
    }
    const std::optional<base::RecordId> added = m_builder.addSentence(*m_now, caseId);
    return m_before && added ? replaceSentence(sentences, *added) : Result();
}

/// The penalty that the list gave up is in force no more. A sentence that somebody typed here stays as it is.
CaseUpdater::Result CaseUpdater::replaceSentence(const QList<Record> &sentences, base::RecordId next)
{
    namespace sentence = schema::sentence;
    const std::vector<RowValue> before = penaltyValues(*m_before);
    const auto replaced = std::find_if(sentences.crbegin(), sentences.crend(), holdingPenalty(before));
    if (replaced == sentences.crend() || replaced->get(sentence::next_sentence))
        return {};
    DOSSIER_ASSIGN(const QList<store::HistoryEntry> history, m_records.history(replaced->id()));
    const bool isImported = std::ranges::any_of(history, [](const store::HistoryEntry &entry) {
        return entry.kind == domain::ChangeKind::Create && entry.label == "import"_L1;
    });
    if (!isImported) {
        m_warnings.append({m_now->line, 0, u"changed_here"_s, m_now->name()});
        return {};
    }
    ChangeSet changes = domain::updateOf(*replaced);
    changes.set(sentence::next_sentence, next);
    m_builder.keep(std::move(changes));
    return {};
}

CaseUpdater::Result CaseUpdater::updateCourtAct(base::RecordId caseId)
{
    namespace court_act = schema::court_act;
    const QString courtBefore = m_before ? m_before->court : QString();
    if (m_now->court.isEmpty())
        return {};
    DOSSIER_ASSIGN(const QList<Record> acts, m_records.referring(court_act::kType, court_act::case_.id, caseId));
    if (haveOneMeaning(m_now->court, courtBefore)) {
        const auto values = [](const ListRow &row) { return std::vector<RowValue>{{court_act::pronounced.id, row.sentenceDate.isNull() ? Value() : Value(row.sentenceDate)}}; };
        // Of several acts the list does not say which it speaks of.
        if (acts.size() == 1)
            offerTo(acts.first(), values(*m_now), m_before ? values(*m_before) : std::vector<RowValue>());
        return {};
    }
    if (isKnown(acts, court_act::court.id, m_builder.body(m_now->court, u"court"_s), bodyNamed(courtBefore)))
        return {};
    note(court_act::court.id, ofText(courtBefore), m_now->court);
    m_builder.addCourtAct(*m_now, caseId);
    return {};
}

/// Absent where no body has that name.
Value CaseUpdater::bodyNamed(const QString &name) const
{
    const std::optional<base::RecordId> known = m_builder.knownBody(name);
    return known ? Value(*known) : Value();
}

CaseUpdater::Result CaseUpdater::updateBackground(base::RecordId caseId)
{
    const schema::NarrativeFields &fields = schema::case_background::fields;
    const QString &said = m_now->background;
    const QString before = m_before ? m_before->background : QString();
    if (said.isEmpty() || haveOneMeaning(said, before))
        return {};
    DOSSIER_ASSIGN(const QList<Record> texts, m_records.parts(schema::case_::background.id, caseId));
    const auto own = std::ranges::find_if(texts, [&](const Record &text) {
        return text.get(fields.language) == schema::Code{m_builder.language()};
    });
    if (own == texts.end()) {
        note(fields.text.id, {}, said);
        m_builder.addBackground(*m_now, caseId);
        return {};
    }
    const QString held = own->get(fields.text).value_or(QString());
    if (haveOneMeaning(held, said))
        return {};
    if (!held.isEmpty() && !haveOneMeaning(held, before)) {
        m_warnings.append({m_now->line, 0, u"changed_here"_s, m_now->name()});
        return {};
    }
    ChangeSet changes = domain::updateOf(*own);
    changes.set(fields.text.id, said, held);
    note(fields.text.id, held, said);
    m_builder.keep(std::move(changes));
    return {};
}

/// The same remains every month need no note every month.
void CaseUpdater::updateImportNote(base::RecordId caseId)
{
    if (!m_before || m_before->remains != m_now->remains)
        m_builder.addImportNote(*m_now, caseId);
}

} // namespace dossier::exchange
