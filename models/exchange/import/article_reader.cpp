// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/article_reader.h"

#include <QRegularExpression>

namespace dossier::exchange {

using namespace Qt::StringLiterals;

namespace {

/// Which country's code it is a list does not say; a version needs a code to be a version of.
const QString kCriminalCode = u"cc"_s;

} // namespace

QList<schema::Article> readArticles(const QString &cell)
{
    // "(1960 code)", "(1960 Məcəlləsi)", "(УК 1960)": the year of the code, in whatever words.
    static const QRegularExpression codeYear(u"^(.*)\\(([^()\\d]*)(\\d{4})([^()\\d]*)\\)\\s*$"_s);
    static const QRegularExpression separator(u"\\s*[;,]\\s*|\\s+(?:and|və|и|ve|et)\\s+"_s);
    static const QRegularExpression number(u"^(?:(?:Art(?:icle)?s?\\.?|Maddə|Ст(?:атья)?\\.?)\\s*)?(\\d{1,3}(?:-\\d{1,2})?(?:\\.\\d{1,2}(?:-\\d{1,2})?){0,4})$"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    QString numbers = cell.trimmed();
    QString version;
    if (const auto match = codeYear.match(numbers); match.hasMatch()) {
        numbers = match.captured(1).trimmed();
        version = match.captured(3);
    }
    QList<schema::Article> out;
    for (const QString &part : numbers.split(separator, Qt::SkipEmptyParts)) {
        const auto match = number.match(part.trimmed());
        if (!match.hasMatch())
            return {};
        out.append({version.isEmpty() ? QString() : kCriminalCode, version, match.captured(1)});
    }
    return out;
}

} // namespace dossier::exchange
