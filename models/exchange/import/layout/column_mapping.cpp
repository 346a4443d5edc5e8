// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/layout/column_mapping.h"

#include "exchange/import/layout/header_words.h"
#include "exchange/import/layout/printed_row.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <array>
#include <utility>

namespace dossier::exchange {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

using Named = std::pair<Column, const char *>;
constexpr std::array kColumns{
    Named{Column::Number, "number"},          Named{Column::FullName, "full_name"},
    Named{Column::GivenName, "given_name"},   Named{Column::Surname, "surname"},
    Named{Column::Patronymic, "patronymic"},  Named{Column::Sex, "sex"},
    Named{Column::BirthDate, "birth_date"},   Named{Column::Group, "group"},
    Named{Column::JointCase, "joint_case"},   Named{Column::ArrestDate, "arrest_date"},
    Named{Column::ArrestPlace, "arrest_place"}, Named{Column::Article, "article"},
    Named{Column::Status, "status"},          Named{Column::Sentence, "sentence"},
    Named{Column::SentenceDate, "sentence_date"}, Named{Column::SentenceEnd, "sentence_end"},
    Named{Column::Court, "court"},            Named{Column::Judge, "judge"},
    Named{Column::Prosecutor, "prosecutor"},  Named{Column::Lawyer, "lawyer"},
    Named{Column::DetentionPlace, "detention_place"}, Named{Column::Background, "background"},
    Named{Column::Occupation, "occupation"},  Named{Column::Affiliation, "affiliation"},
    Named{Column::Region, "region"},          Named{Column::Health, "health"},
    Named{Column::OtherNames, "other_names"}, Named{Column::BirthYear, "birth_year"},
    Named{Column::Age, "age"},                Named{Column::BirthPlace, "birth_place"},
    Named{Column::Nationality, "nationality"}, Named{Column::CaseNumber, "case_number"},
    Named{Column::ChargeWording, "charge_wording"}, Named{Column::RemandEnd, "remand_end"},
    Named{Column::Regime, "regime"},          Named{Column::FacilityAddress, "facility_address"},
    Named{Column::ArrestedBy, "arrested_by"}, Named{Column::ReleaseDate, "release_date"},
    Named{Column::ReleaseWay, "release_way"}, Named{Column::Notes, "notes"},
    Named{Column::Source, "source"},          Named{Column::Photo, "photo"},
};

/// "Name" alone is a full name; beside "Surname" it is the given one, and beside "First name" the surname.
void splitNames(ColumnMapping &mapping)
{
    const qsizetype full = mapping.columns.indexOf(Column::FullName);
    if (full < 0 || mapping.has(Column::Surname) == mapping.has(Column::GivenName))
        return;
    if (mapping.has(Column::Surname))
        mapping.columns[full] = Column::GivenName;
    else if (!HeaderWords::keyOf(mapping.headers[full]).contains(u' '))   // "Full name" stays what it says
        mapping.columns[full] = Column::Surname;
}

/// Gives each header the first of its meanings that no other has; a header that is there twice means it once.
void giveColumns(const QList<HeaderMeaning> &meanings, bool exactOnly, ColumnMapping &mapping)
{
    QSet<QString> seen;
    for (qsizetype i = 0; i < mapping.headers.size(); ++i) {
        const QString key = HeaderWords::keyOf(mapping.headers[i]);
        const bool isRepeated = !key.isEmpty() && seen.contains(key);
        seen.insert(key);
        if (isRepeated || mapping.columns[i] != Column::None || (exactOnly && meanings[i].columns.size() != 1))
            continue;
        for (const Column candidate : meanings[i].columns) {
            if (mapping.columns[i] == Column::None && !mapping.columns.contains(candidate))
                mapping.columns[i] = candidate;
        }
    }
}

/// One column holds a thing: whoever had it before has it no longer.
void assign(ColumnMapping &mapping, qsizetype index, Column column)
{
    const qsizetype previous = mapping.columns.indexOf(column);
    if (column != Column::None && previous >= 0)
        mapping.columns[previous] = Column::None;
    mapping.columns[index] = column;
}

/// Where a header stands that was printed in a row (printed_row.h).
qsizetype printedIndex(const QStringList &headers, const QString &printed)
{
    for (qsizetype i = 0; i < headers.size(); ++i) {
        if (headerName(headers, i) == printed)
            return i;
    }
    return -1;
}

} // namespace

bool holdsName(Column column)
{
    return column == Column::FullName || column == Column::GivenName || column == Column::Surname;
}

QString columnName(Column column)
{
    const auto found = std::ranges::find(kColumns, column, &Named::first);
    return found == kColumns.end() ? QString() : QString::fromLatin1(found->second);
}

QList<Column> allColumns()
{
    QList<Column> out;
    for (const Named &named : kColumns)
        out.append(named.first);
    return out;
}

std::optional<Column> columnNamed(const QString &name)
{
    if (name.isEmpty())
        return Column::None;
    const auto found = std::ranges::find_if(kColumns, [&](const Named &entry) { return name == QLatin1StringView(entry.second); });
    return found == kColumns.end() ? std::nullopt : std::optional(found->first);
}

ColumnMapping mapMeanings(const QStringList &headers, const QList<HeaderMeaning> &meanings)
{
    ColumnMapping mapping;
    mapping.headers = headers;
    mapping.columns.resize(headers.size(), Column::None);
    // "Year of birth" may be the date of birth too; beside a header that can be nothing else, it is the year.
    giveColumns(meanings, true, mapping);
    giveColumns(meanings, false, mapping);
    QHash<QString, int> votes;
    QSet<QString> seen;
    for (qsizetype i = 0; i < headers.size(); ++i) {
        const QString key = HeaderWords::keyOf(headers[i]);
        const bool isMeant = !meanings[i].columns.isEmpty() || (!key.isEmpty() && seen.contains(key));
        seen.insert(key);
        if (isMeant && mapping.columns[i] == Column::None)
            mapping.duplicates.append(i);
        if (!meanings[i].columns.isEmpty())
            ++votes[meanings[i].language];
    }
    for (const QString &language : HeaderWords::languages()) {
        if (votes.value(language) > votes.value(mapping.language))
            mapping.language = language;
    }
    splitNames(mapping);
    return mapping;
}

ColumnMapping mapHeaders(const QStringList &headers, const HeaderWords &words)
{
    QList<HeaderMeaning> meanings;
    for (const QString &header : headers)
        meanings.append(words.meaningOf(header));
    return mapMeanings(headers, meanings);
}

Result<void> applyMappingFile(const QByteArray &json, ColumnMapping &mapping)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    const QJsonValue columns = document.object().value("columns"_L1);
    if (!columns.isObject())
        return base::fail(ErrorCode::MalformedInput, u"mapping"_s);
    const QJsonObject object = columns.toObject();
    QHash<Column, QString> taken;
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        const qsizetype index = mapping.headers.indexOf(entry.key());
        const std::optional<Column> named = columnNamed(entry.value().toString());
        if (index < 0)
            return base::fail(ErrorCode::InvalidArgument, u"mapping: the list has no column \"%1\""_s.arg(entry.key()));
        if (!named)
            return base::fail(ErrorCode::InvalidArgument, u"mapping: \"%1\" is nothing that a column holds"_s.arg(entry.value().toString()));
        // The last would silently win, and the cells of the others be no more than a note.
        if (const QString before = taken.value(*named); *named != Column::None && !before.isNull())
            return base::fail(ErrorCode::InvalidArgument, u"mapping: \"%1\" and \"%2\" cannot both hold %3"_s.arg(before, entry.key(), columnName(*named)));
        taken.insert(*named, entry.key());
        assign(mapping, index, *named);
    }
    return {};
}

QStringList headersNamed(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object().value("columns"_L1).toObject().keys();
}

void applyChosen(const QHash<QString, QString> &chosen, ColumnMapping &mapping)
{
    // In the order of the file: where two are to hold the same, it is not chance that decides.
    for (qsizetype i = 0; i < mapping.headers.size(); ++i) {
        const auto entry = chosen.constFind(mapping.headers[i]);
        const bool isFirst = mapping.headers.indexOf(mapping.headers[i]) == i;
        const std::optional<Column> column = entry != chosen.cend() && isFirst ? columnNamed(*entry) : std::nullopt;
        if (column)
            assign(mapping, i, *column);
    }
}

ColumnMapping mappingLike(const ColumnMapping &mapping, const QStringList &headers, const HeaderWords &words)
{
    ColumnMapping out;
    out.headers = headers;
    out.language = mapping.language;
    std::optional<ColumnMapping> bySynonyms;
    for (qsizetype i = 0; i < headers.size(); ++i) {
        const qsizetype index = printedIndex(mapping.headers, headers[i]);
        if (index < 0 && !bySynonyms)
            bySynonyms = mapHeaders(headers, words);
        const Column column = index >= 0 ? mapping.columns[index] : bySynonyms->columns[i];
        out.columns.append(out.columns.contains(column) ? Column::None : column);
    }
    return out;
}

} // namespace dossier::exchange
