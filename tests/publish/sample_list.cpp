// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/sample_list.h"

#include "schema/entities/case.h"
#include "schema/entities/charge.h"
#include "schema/entities/detention_place.h"
#include "schema/entities/narrative.h"
#include "schema/entities/organisation_name.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"
#include "schema/entities/sentence.h"

#include <QFile>

namespace dossier::test {

using disclosure::ListCandidate;
using disclosure::Row;
using namespace Qt::StringLiterals;

namespace {

/// Cells of a line in which quotes may hold commas and doubled quotes.
QStringList cellsOf(const QString &line)
{
    QStringList out{QString()};
    bool quoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line[i];
        if (c == u'"' && quoted && i + 1 < line.size() && line[i + 1] == u'"') {
            out.last() += c;
            ++i;
        } else if (c == u'"') {
            quoted = !quoted;
        } else if (c == u',' && !quoted) {
            out.append(QString());
        } else {
            out.last() += c;
        }
    }
    return out;
}

} // namespace

SampleList::SampleList()
{
    QFile file(QStringLiteral(DOSSIER_SAMPLE_DIR "/prisoners.csv"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no sample list");
    QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    lines.removeFirst();
    for (const QString &line : lines)
        m_candidates.append(candidate(cellsOf(line.trimmed())));
}

Row SampleList::row(schema::EntityType type)
{
    base::RecordId::Bytes bytes{};
    ++m_count;
    bytes[0] = std::uint8_t(m_count >> 8);
    bytes[1] = std::uint8_t(m_count & 0xFF);
    Row out;
    out.type = type;
    out.id = base::RecordId(bytes);
    return out;
}

base::RecordId SampleList::organisation(const QString &name)
{
    const auto known = m_organisationIds.constFind(name);
    if (known != m_organisationIds.constEnd())
        return *known;
    Row text = row(schema::organisation_name::kType);
    text.set(schema::organisation_name::text, name);
    const base::RecordId id = text.id;
    m_organisations[id].append(std::move(text));
    m_organisationIds.insert(name, id);
    return id;
}

ListCandidate SampleList::candidate(const QStringList &cells)
{
    ListCandidate out;
    out.gates.publication = u"cleared"_s;
    out.gates.namingBasis = u"public_record"_s;
    out.matter = row(schema::case_::kType);
    out.matter.set(schema::case_::list_group, cells[5]);
    out.matter.set(schema::case_::liberty_status, schema::Code{cells[8] == u"On trial" ? u"on_trial"_s : u"serving"_s});
    if (const auto arrested = base::PartialDate::parse(cells[6], base::DateLanguage::English, QDate(2026, 11, 1)))
        out.matter.set(schema::case_::arrest_date, *arrested);
    out.person = row(schema::person::kType);
    out.human = out.person.id;
    out.person.set(schema::person::sex, schema::Code{cells[3] == u"F" ? u"female"_s : u"male"_s});
    if (const auto born = base::PartialDate::parse(cells[4], base::DateLanguage::English, QDate(2026, 11, 1)))
        out.person.set(schema::person::birth_date, *born);
    Row name = row(schema::person_name::kType);
    name.set(schema::person_name::text, cells[1]);
    name.set(schema::person_name::patronymic, cells[2]);
    name.set(schema::person_name::kind, schema::Code{u"legal"_s});
    out.names = {name};
    m_names.append(cells[1]);
    Row charge = row(schema::charge::kType);
    for (const QString &path : cells[7].split(u';', Qt::SkipEmptyParts))
        charge.add(schema::charge::article, schema::Article{{}, {}, path.trimmed()});
    out.charges = {charge};
    if (!cells[9].isEmpty()) {
        Row sentence = row(schema::sentence::kType);
        schema::Duration term;
        term.printed = cells[9];
        term.years = cells[9].section(u' ', 0, 0).toInt();
        sentence.set(schema::sentence::total_term, term);
        sentence.set(schema::sentence::court, organisation(cells[10]));
        out.sentences = {sentence};
    }
    Row place = row(schema::detention_place::kType);
    place.set(schema::detention_place::place, organisation(cells[11]));
    out.places = {place};
    Row text = row(schema::case_background::fields.type);
    text.set(schema::case_background::fields.language, schema::Code{u"en"_s});
    text.set(schema::case_background::fields.text, cells[12]);
    text.set(schema::case_background::fields.cleared_text, cells[12]);
    out.backgrounds = {text};
    return out;
}

} // namespace dossier::test
