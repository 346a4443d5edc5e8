// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/cells/institutions.h"

#include "exchange/table/cell_text.h"
#include "exchange/table/shipped_table.h"
#include "names/folding.h"

#include <algorithm>
#include <array>
#include <utility>

void initialiseDirectoryResources()
{
    Q_INIT_RESOURCE(dossier); // a static library's resources register only when asked
}

namespace dossier::exchange {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

// Columns of courts.csv.
enum CourtsColumn { Key, Kind, Place, English, Azerbaijani, Russian, AliasesEn, AliasesAz, AliasesRu, Note, ColumnCount };

constexpr qsizetype kLongestName = 300;

/// The directory's kinds are finer than the vocabulary's; the first word that fits decides.
QString organisationKind(const QString &kind)
{
    using Fit = std::pair<QLatin1StringView, QLatin1StringView>;
    constexpr std::array kFits{
        Fit{"court"_L1, "court"_L1},          Fit{"prosecutor"_L1, "prosecutor"_L1},
        Fit{"police"_L1, "police"_L1},        Fit{"security"_L1, "security"_L1},
        Fit{"border"_L1, "security"_L1},      Fit{"penal"_L1, "prison"_L1},
        Fit{"prison service"_L1, "other"_L1}, Fit{"prison"_L1, "prison"_L1},
        Fit{"detention"_L1, "prison"_L1},     Fit{"juvenile"_L1, "prison"_L1},
        Fit{"international"_L1, "international"_L1},
    };
    for (const auto &[word, term] : kFits) {
        if (kind.contains(word))
            return term == "other"_L1 ? QString() : QString(term);
    }
    return {};
}

Institution institutionOf(const QStringList &cells)
{
    Institution out;
    out.key = cells[Key];
    out.kind = organisationKind(cells[Kind]);
    out.place = cells[Place];
    out.names = {{u"en"_s, cells[English]}, {u"az"_s, cells[Azerbaijani]}, {u"ru"_s, cells[Russian]}};
    for (const int column : {English, Azerbaijani, Russian})
        out.aliases.append(cells[column]);
    for (const int column : {AliasesEn, AliasesAz, AliasesRu})
        out.aliases.append(cells[column].split(u'|', Qt::SkipEmptyParts));
    return out;
}

/// Rows that describe kinds and numbering patterns are for readers of the table, not bodies.
bool isInstitution(const QStringList &cells)
{
    return cells[Kind] != "kind"_L1 && cells[Kind] != "numbering pattern"_L1;
}

/// Folded words in alphabetical order; digits stand apart from letters ("ИК17").
QStringList wordsOf(const QString &name)
{
    QString text;
    for (const QChar c : names::fold(name.left(kLongestName))) {
        const bool isWord = c.isLetterOrNumber() || c.isMark();
        const bool isBorder = isWord && !text.isEmpty() && text.back().isLetterOrNumber() && text.back().isDigit() != c.isDigit();
        if (!isWord || isBorder)
            text += u' ';
        if (isWord)
            text += c;
    }
    QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    words.sort();
    return words;
}

/// Words that say no more than that a number follows, and the cases grown onto one.
QString patternKey(QStringList words)
{
    static const QStringList kNumberWords{u"no"_s, u"nr"_s, u"n"_s, u"number"_s, u"номер"_s, u"sayli"_s, u"nomreli"_s, u"li"_s, u"lu"_s, u"ci"_s,
                                          u"cu"_s, u"th"_s, u"st"_s, u"nd"_s, u"rd"_s, u"я"_s, u"й"_s, u"е"_s};
    words.removeIf([](const QString &word) { return kNumberWords.contains(word); });
    return words.join(u' ');
}

/// The only number among the words, taken out of them; empty where there is none or more.
QString takeNumber(QStringList &words)
{
    const auto isNumber = [](const QString &word) { return word[0].isDigit(); };
    if (std::ranges::count_if(words, isNumber) != 1)
        return {};
    return words.takeAt(std::ranges::find_if(words, isNumber) - words.begin());
}

} // namespace

void Institutions::addName(QHash<QString, qsizetype> &index, const QString &key, qsizetype institution)
{
    const auto known = index.constFind(key);
    index.insert(key, known == index.cend() || *known == institution ? institution : kAmbiguous);
}

/// "%1 saylı Cəzaçəkmə Müəssisəsi" of the row "prison.number": any numbered prison whose key begins so.
void Institutions::addPattern(const QStringList &cells)
{
    if (cells[Key] != "prison.number"_L1)   // other numbers mean other bodies in every district
        return;
    for (const int column : {English, Azerbaijani, Russian, AliasesEn, AliasesAz, AliasesRu}) {
        for (QString pattern : cells[column].split(u'|', Qt::SkipEmptyParts))
            m_patterns.insert(patternKey(wordsOf(pattern.remove("%1"_L1))), u"prison.penal."_s);
    }
    // Not in the table, and heard every day.
    for (const QString &words : {u"колония"_s, u"учреждение"_s, u"CÇM"_s, u"prison"_s})
        m_patterns.insert(patternKey(wordsOf(words)), u"prison.penal."_s);
}

Result<Institutions> Institutions::load()
{
    initialiseDirectoryResources();
    DOSSIER_ASSIGN(const std::unique_ptr<TableReader> reader, openShippedTable(u":/dossier/institutions/courts.csv"_s));
    Institutions out;
    bool header = true;
    while (true) {
        DOSSIER_ASSIGN(const std::optional<TableRow> row, reader->next());
        if (!row)
            return out;
        if (row->cells.size() != ColumnCount)
            return base::fail(ErrorCode::Internal, u"courts.csv"_s);
        if (std::exchange(header, false))
            continue;
        if (row->cells[Kind] == "numbering pattern"_L1)
            out.addPattern(row->cells);
        if (!isInstitution(row->cells))
            continue;
        out.m_institutions.append(institutionOf(row->cells));
        const qsizetype index = out.m_institutions.size() - 1;
        out.m_byKey.insert(row->cells[Key], index);
        for (const QString &alias : out.m_institutions.constLast().aliases) {
            out.addName(out.m_byName, plainKey(alias), index);
            out.addName(out.m_byWords, wordsOf(alias).join(u' '), index);
        }
    }
}

qsizetype Institutions::indexOf(const QString &name) const
{
    if (name.size() > kLongestName)
        return kUnknown;
    if (const qsizetype index = m_byName.value(plainKey(name), kUnknown); index != kUnknown)
        return index;
    QStringList words = wordsOf(name);
    if (const qsizetype index = m_byWords.value(words.join(u' '), kUnknown); index != kUnknown)
        return index;
    const QString number = takeNumber(words);
    const QString prefix = number.isEmpty() ? QString() : m_patterns.value(patternKey(words));
    return prefix.isEmpty() ? kUnknown : m_byKey.value(prefix + number.rightJustified(2, u'0'), kUnknown);
}

const Institution *Institutions::find(const QString &name) const
{
    const qsizetype index = indexOf(name);
    return index < 0 ? nullptr : &m_institutions[index];
}

} // namespace dossier::exchange
