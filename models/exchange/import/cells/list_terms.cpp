// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/cells/list_terms.h"

#include "exchange/table/cell_text.h"
#include "exchange/table/shipped_table.h"

#include <algorithm>

void initialiseImportResources()
{
    Q_INIT_RESOURCE(dossier_import); // a static library's resources register only when asked
}

namespace dossier::exchange {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestPhraseText = 1000;

} // namespace

Result<ListTerms> ListTerms::load()
{
    initialiseImportResources();
    DOSSIER_ASSIGN(const std::unique_ptr<TableReader> reader, openShippedTable(u":/dossier/import/terms.csv"_s));
    ListTerms out;
    QStringList header;
    while (true) {
        DOSSIER_ASSIGN(const std::optional<TableRow> row, reader->next());
        if (!row) {
            out.sortPhrases();
            return out;
        }
        if (header.isEmpty()) {
            header = row->cells;
            continue;
        }
        for (qsizetype i = 2; i < row->cells.size() && i < header.size(); ++i) {
            for (const QString &word : row->cells[i].split(u'|', Qt::SkipEmptyParts)) {
                const QByteArray vocabulary = row->cells[0].toLatin1();
                out.m_words.insert(plainKey(word), {vocabulary, header[i], row->cells[1]});
                out.m_phrases[vocabulary].append(plainKey(word));
            }
        }
    }
}

std::optional<QString> ListTerms::term(QByteArrayView vocabulary, const QString &cell, const QString &language) const
{
    if (cell.size() > kLongestPhraseText)
        return std::nullopt;
    std::optional<QString> elsewhere;
    bool disagree = false;
    for (auto [word, end] = m_words.equal_range(plainKey(cell)); word != end; ++word) {
        if (word->vocabulary != vocabulary)
            continue;
        if (word->language == language)
            return word->term;
        disagree = disagree || (elsewhere && *elsewhere != word->term);
        elsewhere = word->term;
    }
    return disagree ? std::nullopt : elsewhere;
}

void ListTerms::sortPhrases()
{
    for (QStringList &phrases : m_phrases) {
        std::ranges::sort(phrases, [](const QString &a, const QString &b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
        phrases.removeDuplicates();
    }
}

std::optional<ListTerms::Phrase> ListTerms::findPhrase(QByteArrayView vocabulary, const QString &text) const
{
    // Letter by letter the same length, so that places in the one are places in the other.
    QString small = text;
    for (QChar &c : small)
        c = c.toCaseFolded();
    const auto isWordAt = [&](qsizetype at) { return at >= 0 && at < small.size() && small[at].isLetterOrNumber(); };
    for (const QString &phrase : m_phrases.value(vocabulary.toByteArray())) {
        for (qsizetype at = small.indexOf(phrase); at >= 0; at = small.indexOf(phrase, at + 1)) {
            if (isWordAt(at - 1) || isWordAt(at + phrase.size()))
                continue;
            const std::optional<QString> found = term(vocabulary, phrase, {});
            return found ? std::optional(Phrase{at, phrase.size(), *found}) : std::nullopt;
        }
    }
    return std::nullopt;
}

std::optional<QString> ListTerms::takeTerm(QByteArrayView vocabulary, QString &text) const
{
    if (text.size() > kLongestPhraseText)
        return std::nullopt;
    QString simple = text.normalized(QString::NormalizationForm_C).simplified();
    const std::optional<Phrase> phrase = findPhrase(vocabulary, simple);
    if (!phrase)
        return std::nullopt;
    text = (simple.first(phrase->start) + u' ' + simple.sliced(phrase->start + phrase->size)).simplified();
    return phrase->term;
}

std::optional<QString> ListTerms::leadingTerm(QByteArrayView vocabulary, const QString &text) const
{
    if (text.size() > kLongestPhraseText)
        return std::nullopt;
    const std::optional<Phrase> phrase = findPhrase(vocabulary, text.normalized(QString::NormalizationForm_C).simplified());
    return phrase && phrase->start == 0 ? std::optional(phrase->term) : std::nullopt;
}

bool ListTerms::saysUnknown(const QString &cell, const QString &language) const
{
    return term("unknown", cell, language).has_value();
}

} // namespace dossier::exchange
