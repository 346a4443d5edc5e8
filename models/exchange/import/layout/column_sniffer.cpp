// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/layout/column_sniffer.h"

#include "exchange/import/cells/article_reader.h"
#include "exchange/import/cells/cell_date.h"
#include "exchange/import/cells/sentence_reader.h"

#include <QSet>

#include <algorithm>

namespace dossier::exchange {

using namespace Qt::StringLiterals;

namespace {

/// Written small within a name.
const QStringList kPatronymics{u"oğlu"_s, u"qızı"_s, u"oglu"_s, u"ogly"_s, u"gizi"_s, u"kyzy"_s, u"оглы"_s, u"кызы"_s};
/// Which of them is whose the language decides, once the column is known.
const QString kSexLetters = u"MFKQEHМЖ"_s;
constexpr qsizetype kFewest = 3;     ///< filled cells below which nothing is clear

/// What the cells of one column are.
struct Profile {
    qsizetype filled = 0;
    qsizetype counted = 0;           ///< whole numbers, each one more than the last
    qsizetype sexes = 0;
    qsizetype statuses = 0;
    qsizetype sentences = 0;
    qsizetype articles = 0;
    qsizetype dates = 0;
    qsizetype names = 0;
    int firstYear = 9999;
    int lastYear = 0;
    QSet<QString> distinct;

    [[nodiscard]] bool are(qsizetype fitting) const { return filled >= kFewest && fitting * 10 >= filled * 8; }
};

/// "206.3.2", not "45": a bare number may be anything.
bool looksLikeArticle(const QString &cell)
{
    const bool isMore = std::ranges::any_of(cell, [](QChar c) { return c == u'.' || c.isLetter(); });
    return isMore && !exchange::readArticles(cell).isEmpty();
}

void countDate(const QString &cell, QDate today, Profile &profile)
{
    const CellDate read = readCellDate(cell, {.firstYear = today.isValid() ? today.year() - 89 : 0, .today = today, .language = {}});
    if (read.date.isNull() || !read.date.earliest() || !read.date.latest())
        return;
    ++profile.dates;
    profile.firstYear = std::min(profile.firstYear, read.date.earliest()->year());
    profile.lastYear = std::max(profile.lastYear, read.date.latest()->year());
}

Profile profileOf(const QList<TableRow> &data, qsizetype column, QDate today, const ListTerms &terms)
{
    Profile out;
    std::optional<qlonglong> last;
    for (const TableRow &row : data) {
        const QString cell = row.cells.value(column).trimmed();
        if (cell.isEmpty() || cell.size() > 300 || terms.saysUnknown(cell, {}))
            continue;
        ++out.filled;
        out.distinct.insert(cell);
        bool isNumber = false;
        const qlonglong number = cell.toLongLong(&isNumber);
        out.counted += isNumber && (!last || number == *last + 1) ? 1 : 0;
        last = isNumber ? std::optional(number) : std::nullopt;
        out.sexes += (cell.size() == 1 && kSexLetters.contains(cell[0].toUpper())) || terms.term("sex", cell, {}) ? 1 : 0;
        out.statuses += terms.term("liberty", cell, {}) ? 1 : 0;
        out.sentences += readSentence(cell, {}, terms, {}).term ? 1 : 0;
        out.names += looksLikeName(cell) ? 1 : 0;
        const bool isDateAlready = out.dates > 0 && out.articles == 0;
        countDate(cell, today, out);
        out.articles += !isDateAlready && looksLikeArticle(cell) ? 1 : 0;
    }
    return out;
}

Column dateColumn(const Profile &profile, QDate today)
{
    if (!today.isValid())
        return Column::None;
    const int year = today.year();
    if (profile.lastYear <= year - 14 && profile.firstYear >= year - 110)
        return Column::BirthDate;
    return profile.firstYear >= year - 40 && profile.lastYear >= year - 3 && profile.lastYear <= year ? Column::ArrestDate : Column::None;
}

Column guess(const Profile &profile, QDate today)
{
    if (profile.are(profile.counted) && profile.distinct.size() == profile.filled)
        return Column::Number;
    if (profile.are(profile.sexes) && profile.distinct.size() == 2)
        return Column::Sex;
    if (profile.are(profile.dates))
        return dateColumn(profile, today);
    if (profile.are(profile.articles))
        return Column::Article;
    if (profile.are(profile.sentences))
        return Column::Sentence;
    if (profile.are(profile.statuses))
        return Column::Status;
    // A group or a court is named many times, a person once.
    if (profile.are(profile.names) && profile.distinct.size() * 10 >= profile.filled * 9)
        return Column::FullName;
    return Column::None;
}

} // namespace

bool looksLikeName(const QString &cell)
{
    const QStringList words = cell.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.size() < 2 || words.size() > 5)
        return false;
    return std::ranges::all_of(words, [](const QString &word) {
        const bool isPatronymic = kPatronymics.contains(word);
        const bool isCapital = word[0].isLetter() && !word[0].isLower();
        const bool hasOther = std::ranges::any_of(word, [](QChar c) { return !c.isLetter() && !c.isMark() && c != u'-' && c != u'.' && c != u'\'' && c != u'’' && c != u','; });
        return (isCapital || isPatronymic) && !hasOther;
    });
}

void sniffColumns(const QList<TableRow> &data, bool isHeaderless, QDate today, const ListTerms &terms, ColumnMapping &mapping)
{
    QList<Column> guesses(mapping.columns.size(), Column::None);
    const bool lacksName = !mapping.has(Column::FullName) && !mapping.has(Column::GivenName) && !mapping.has(Column::Surname);
    for (qsizetype i = 0; i < mapping.columns.size(); ++i) {
        const bool isBlank = isHeaderless || mapping.headers[i].isEmpty();
        if (mapping.columns[i] != Column::None || mapping.duplicates.contains(i) || (!isBlank && !lacksName))
            continue;
        guesses[i] = guess(profileOf(data, i, today, terms), today);
        if (!isBlank && guesses[i] != Column::FullName)
            guesses[i] = Column::None;
    }
    for (qsizetype i = 0; i < guesses.size(); ++i) {
        const bool isClear = guesses[i] != Column::None && !mapping.has(guesses[i]) && guesses.count(guesses[i]) == 1
                             && (guesses[i] != Column::FullName || lacksName);
        if (isClear)
            mapping.guessed.append(i);
    }
    for (const qsizetype i : mapping.guessed)
        mapping.columns[i] = guesses[i];
}

} // namespace dossier::exchange
