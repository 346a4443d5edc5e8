// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query/search_terms.h"

#include "names/folding.h"

#include <algorithm>

namespace dossier::store {

std::vector<QByteArray> searchTerms(const QString &words)
{
    std::vector<QByteArray> out;
    const QStringList typed = words.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : typed) {
        QString folded = names::fold(word);
        const bool hasToken = std::ranges::any_of(folded, [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
        if (!hasToken)
            continue;
        folded.replace(u'"', u' ');
        out.push_back('"' + folded.toUtf8() + "\"*");
    }
    return out;
}

} // namespace dossier::store
