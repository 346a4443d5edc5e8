// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/layout/header_words.h"

#include "exchange/table/shipped_table.h"
#include "names/folding.h"

#include <array>

void initialiseHeaderResources()
{
    Q_INIT_RESOURCE(dossier_import); // a static library's resources register only when asked
}

namespace dossier::exchange {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestHeader = 300;
constexpr std::array kLanguages{"en", "az", "ru", "tr", "fr", "ar", "fa", "es", "ka"};
/// Columns in the order in which a word that two share is given away.
constexpr int kColumnCount = int(Column::Photo) + 1;

/// Without what stands in brackets: "Date of arrest (if known)".
QString withoutBrackets(const QString &header)
{
    QString out;
    int depth = 0;
    for (const QChar c : header) {
        if (c == u'(' || c == u'[')
            ++depth;
        else if ((c == u')' || c == u']') && depth > 0)
            --depth;
        else if (depth == 0)
            out += c;
    }
    return out;
}

} // namespace

QStringList HeaderWords::languages()
{
    QStringList out;
    for (const char *language : kLanguages)
        out.append(QString::fromLatin1(language));
    return out;
}

QString HeaderWords::keyOf(const QString &header)
{
    QString key = names::fold(header.left(kLongestHeader));
    for (QChar &c : key) {
        // The signs for a number are the whole of some headers.
        if (!c.isLetterOrNumber() && !c.isMark() && c != u'№' && c != u'#')
            c = u' ';
    }
    return key.simplified();
}

void HeaderWords::add(Column column, const QString &words, const QString &language)
{
    for (const QString &word : words.split(u'|', Qt::SkipEmptyParts)) {
        HeaderMeaning &meaning = m_words[keyOf(word)];
        if (meaning.columns.isEmpty())
            meaning.language = language;
        if (!meaning.columns.contains(column) && meaning.language == language)
            meaning.columns.append(column);
    }
}

HeaderWords HeaderWords::ofGlossary(const schema::Vocabularies &vocabularies)
{
    HeaderWords out;
    for (const QString &language : languages()) {
        for (int i = 1; i < kColumnCount; ++i) {
            const QByteArray key = "import.header." + columnName(Column(i)).toLatin1();
            // A language that the glossary does not have would be answered in English.
            const QString words = vocabularies.label(key, language);
            if (language == "en"_L1 || words != vocabularies.label(key, u"en"_s))
                out.add(Column(i), words, language);
        }
    }
    return out;
}

Result<HeaderWords> HeaderWords::load(const schema::Vocabularies &vocabularies)
{
    initialiseHeaderResources();
    HeaderWords out = ofGlossary(vocabularies);
    DOSSIER_ASSIGN(const std::unique_ptr<TableReader> reader, openShippedTable(u":/dossier/import/headers.csv"_s));
    QList<TableRow> rows;
    while (true) {
        DOSSIER_ASSIGN(const std::optional<TableRow> row, reader->next());
        if (!row)
            break;
        rows.append(*row);
    }
    const QStringList header = rows.isEmpty() ? QStringList() : rows.constFirst().cells;
    for (qsizetype language = 1; language < header.size(); ++language) {
        for (const TableRow &row : rows.sliced(1)) {
            const QString words = row.cells.value(language);
            if (row.cells.value(0) == "ignored"_L1) {
                for (const QString &word : words.split(u'|', Qt::SkipEmptyParts))
                    out.m_ignored.insert(keyOf(word));
                continue;
            }
            const std::optional<Column> column = columnNamed(row.cells.value(0));
            if (!column)
                return base::fail(ErrorCode::Internal, u"headers.csv"_s);
            out.add(*column, words, header[language]);
        }
    }
    return out;
}

HeaderMeaning HeaderWords::meaningOf(const QString &header) const
{
    if (header.size() > kLongestHeader)
        return {};
    const QString key = keyOf(header);
    for (const QString &attempt : {key, keyOf(withoutBrackets(header))}) {
        if (const auto found = m_words.constFind(attempt); found != m_words.cend())
            return *found;
    }
    if (const HeaderMeaning found = withoutIgnored(key); !found.columns.isEmpty())
        return found;
    HeaderMeaning agreed;
    QString parts = header;
    for (const QString &part : parts.replace(u'\n', u'/').replace(u'|', u'/').split(u'/', Qt::SkipEmptyParts)) {
        const HeaderMeaning found = m_words.value(keyOf(part));
        if (found.columns.isEmpty())
            continue;
        if (!agreed.columns.isEmpty() && agreed.columns.constFirst() != found.columns.constFirst())
            return {};
        if (agreed.columns.isEmpty())
            agreed = found;
    }
    return agreed;
}

/// Takes words off both ends that only say how to fill the column in, as long as something known is left.
HeaderMeaning HeaderWords::withoutIgnored(const QString &key) const
{
    const QStringList words = key.split(u' ', Qt::SkipEmptyParts);
    constexpr qsizetype kMostWords = 16;
    if (words.size() > kMostWords)
        return {};
    const auto isIgnored = [&](qsizetype from, qsizetype to) {
        for (qsizetype i = from; i < to; ++i) {
            const bool known = m_ignored.contains(words[i]) || m_ignored.contains(words.value(i - 1) + u' ' + words[i])
                               || m_ignored.contains(words[i] + u' ' + words.value(i + 1));
            if (!known)
                return false;
        }
        return true;
    };
    for (qsizetype size = words.size() - 1; size > 0; --size) {
        for (qsizetype from = 0; from + size <= words.size(); ++from) {
            const auto found = m_words.constFind(words.sliced(from, size).join(u' '));
            if (found != m_words.cend() && isIgnored(0, from) && isIgnored(from + size, words.size()))
                return *found;
        }
    }
    return {};
}

HeaderMeaning HeaderWords::meaningUnder(const QString &group, const QString &header) const
{
    if (header.trimmed().isEmpty())
        return meaningOf(group);
    if (group.trimmed().isEmpty())
        return meaningOf(header);
    for (const QString &attempt : {group + u' ' + header, header + u' ' + group, header + " of "_L1 + group}) {
        if (const auto found = m_words.constFind(keyOf(attempt)); found != m_words.cend())
            return *found;
    }
    return meaningOf(header);
}

} // namespace dossier::exchange
