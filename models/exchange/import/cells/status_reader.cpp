// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/cells/status_reader.h"

#include <QStringList>

namespace dossier::exchange {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestCell = 500;

QStringList partsOf(const QString &cell)
{
    QString text = cell;
    for (QChar &c : text) {
        if (c == u'/' || c == u',' || c == u'(' || c == u')' || c == u'\n' || c == u'،' || c == u'؛' || c == u'.')
            c = u';';
    }
    QStringList out;
    for (const QString &part : text.split(u';')) {
        if (!part.trimmed().isEmpty())
            out.append(part.trimmed());
    }
    return out;
}

/// "Released" beside "pardoned": the way is the nearer word, and both are true.
bool isKindOfRelease(const QString &term)
{
    return term == "released"_L1 || term == "pardoned"_L1 || term == "acquitted"_L1 || term == "conditionally_released"_L1;
}

QString narrower(const QString &a, const QString &b)
{
    return a == "released"_L1 ? b : a;
}

} // namespace

StatusCell readStatus(const QString &cell, const ListTerms &terms, const QString &language)
{
    StatusCell out;
    if (cell.size() > kLongestCell)
        return out;
    out.liberty = terms.term("liberty", cell, language);
    if (out.liberty) {
        out.isWhole = true;
        return out;
    }
    out.isWhole = true;
    bool hasUnreadWords = false;
    for (const QString &part : partsOf(cell)) {
        const std::optional<QString> way = terms.term("release", part, language);
        const std::optional<QString> liberty = terms.term("liberty", part, language);
        if (!way && !liberty)
            out.isWhole = false;
        // "Released, 12 March 2024": a day is no word against it.
        hasUnreadWords = hasUnreadWords || (!way && !liberty && part[0].isLetter());
        if (way && !out.releaseWay)
            out.releaseWay = way;
        if (!liberty || liberty == out.liberty)
            continue;
        if (out.liberty && isKindOfRelease(*out.liberty) && isKindOfRelease(*liberty))
            out.liberty = narrower(*out.liberty, *liberty);
        else if (out.liberty)
            out.isContradictory = true;
        else
            out.liberty = liberty;
    }
    // Beside words that are not understood, "released" may be the past of who is held again.
    if (hasUnreadWords && out.liberty && isKindOfRelease(*out.liberty))
        out.isContradictory = true;
    if (out.isContradictory)
        out.liberty.reset();
    out.isWhole = out.isWhole && !out.isContradictory;
    return out;
}

} // namespace dossier::exchange
