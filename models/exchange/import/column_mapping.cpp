// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/column_mapping.h"

#include "exchange/import/printed_row.h"
#include "names/folding.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

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
};

constexpr std::array kLanguages{"en", "az", "ru", "tr", "fr"};

struct Synonym {
    Column column = Column::None;
    QString language;
};

QString headerKey(const QString &header)
{
    return names::fold(header.simplified());
}

/// Synonyms of all languages; where two languages use one word for two things, the earlier
/// language of the list above has it.
QHash<QString, Synonym> synonyms(const schema::Vocabularies &vocabularies)
{
    QHash<QString, Synonym> out;
    for (const char *language : kLanguages) {
        for (const auto &[column, name] : kColumns) {
            const QString tag = QString::fromLatin1(language);
            const QString words = vocabularies.label(QByteArray("import.header.") + name, tag);
            for (const QString &word : words.split(u'|', Qt::SkipEmptyParts)) {
                const QString key = headerKey(word);
                if (!out.contains(key))
                    out.insert(key, {column, tag});
            }
        }
    }
    return out;
}

Column columnNamed(const QString &name, bool *known)
{
    *known = true;
    if (name.isEmpty())
        return Column::None;
    const auto found = std::ranges::find_if(kColumns, [&](const Named &entry) { return name == QLatin1StringView(entry.second); });
    if (found != kColumns.end())
        return found->first;
    *known = false;
    return Column::None;
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

ColumnMapping mapHeaders(const QStringList &headers, const schema::Vocabularies &vocabularies)
{
    const QHash<QString, Synonym> known = synonyms(vocabularies);
    ColumnMapping mapping;
    mapping.headers = headers;
    QHash<QString, int> votes;
    for (const QString &header : headers) {
        const Synonym found = known.value(headerKey(header));
        const bool taken = found.column != Column::None && mapping.columns.contains(found.column);
        mapping.columns.append(taken ? Column::None : found.column);
        if (found.column != Column::None)
            ++votes[found.language];
    }
    for (const char *language : kLanguages) {
        const QString tag = QString::fromLatin1(language);
        if (votes.value(tag) > votes.value(mapping.language))
            mapping.language = tag;
    }
    return mapping;
}

Result<void> applyMappingFile(const QByteArray &json, ColumnMapping &mapping)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    const QJsonValue columns = document.object().value("columns"_L1);
    if (!columns.isObject())
        return base::fail(ErrorCode::MalformedInput, u"mapping"_s);
    const QJsonObject object = columns.toObject();
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        const qsizetype index = mapping.headers.indexOf(entry.key());
        bool known = false;
        const Column column = columnNamed(entry.value().toString(), &known);
        if (index < 0)
            return base::fail(ErrorCode::InvalidArgument, u"mapping: the list has no column \"%1\""_s.arg(entry.key()));
        if (!known)
            return base::fail(ErrorCode::InvalidArgument, u"mapping: \"%1\" is nothing that a column holds"_s.arg(entry.value().toString()));
        assign(mapping, index, column);
    }
    return {};
}

void applyChosen(const QHash<QString, QString> &chosen, ColumnMapping &mapping)
{
    for (auto entry = chosen.cbegin(); entry != chosen.cend(); ++entry) {
        const qsizetype index = mapping.headers.indexOf(entry.key());
        bool known = false;
        const Column column = columnNamed(entry.value(), &known);
        if (index >= 0 && known)
            assign(mapping, index, column);
    }
}

ColumnMapping mappingLike(const ColumnMapping &mapping, const QStringList &headers, const schema::Vocabularies &vocabularies)
{
    ColumnMapping out{headers, {}, mapping.language};
    std::optional<ColumnMapping> bySynonyms;
    for (qsizetype i = 0; i < headers.size(); ++i) {
        const qsizetype index = printedIndex(mapping.headers, headers[i]);
        if (index < 0 && !bySynonyms)
            bySynonyms = mapHeaders(headers, vocabularies);
        const Column column = index >= 0 ? mapping.columns[index] : bySynonyms->columns[i];
        out.columns.append(out.columns.contains(column) ? Column::None : column);
    }
    return out;
}

} // namespace dossier::exchange
