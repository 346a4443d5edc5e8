// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query/search_terms.h"

#include "names/folding.h"
#include "names/search_keys.h"

#include <algorithm>

namespace dossier::store {

namespace {

using names::SoughtWord;

/// Quotes make a phrase of it: nothing in it can be taken for an operator.
QByteArray phrase(QString text)
{
    text.replace(u'"', u' ');
    return '"' + text.toUtf8() + '"';
}

QByteArray asTyped(const QString &written)
{
    return "{text} : " + phrase(names::fold(written)) + '*';
}

QByteArray underKeys(const QByteArrayList &keys)
{
    return "{spellings} : (" + keys.join(" OR ") + ')';
}

bool hasToken(const QString &written)
{
    return std::ranges::any_of(names::fold(written), [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
}

QByteArray anySpelling(const SoughtWord &word)
{
    QByteArrayList keys;
    for (const QString &key : word.keys.equal)
        keys.append(phrase(key));
    for (const QString &key : word.keys.beginnings)
        keys.append(phrase(key) + '*');
    return keys.isEmpty() ? asTyped(word.written) : '(' + asTyped(word.written) + " OR " + underKeys(keys) + ')';
}

QByteArray termOf(const SoughtWord &word)
{
    QByteArray out = anySpelling(word);
    if (!word.mark.isEmpty())
        out = '(' + out + " AND (" + asTyped(word.mark) + " OR " + underKeys({phrase(word.markKey)}) + "))";
    for (const SoughtWord &other : word.others) {
        if (hasToken(other.written))
            out += " OR " + anySpelling(other);
    }
    if (!word.lackingKey.isEmpty())
        out += " OR " + underKeys({phrase(word.lackingKey)});
    return out;
}

} // namespace

std::vector<QByteArray> searchTerms(const QString &words)
{
    std::vector<QByteArray> out;
    for (const SoughtWord &word : names::soughtWords(words)) {
        if (hasToken(word.written))
            out.push_back(termOf(word));
    }
    return out;
}

} // namespace dossier::store
