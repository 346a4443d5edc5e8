// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/order_key.h"

#include <QByteArrayView>

#include <algorithm>

namespace dossier::domain {

namespace {

constexpr QByteArrayView kDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr qsizetype kBase = 62;
/// Additions at the end count in this many digits before they fall back to halving.
constexpr qsizetype kCountingDigits = 3;

qsizetype digitAt(const QByteArray &key, qsizetype position)
{
    return position < key.size() ? kDigits.indexOf(key.at(position)) : 0;
}

char digit(qsizetype value)
{
    return kDigits.at(value);
}

/// Halves the gap between two fractions, digit by digit; an empty `after` means 1.
QByteArray between(const QByteArray &before, const QByteArray &after)
{
    QByteArray out;
    bool openAbove = after.isEmpty();
    for (qsizetype i = 0;; ++i) {
        const qsizetype low = digitAt(before, i);
        const qsizetype high = openAbove ? kBase : digitAt(after, i);
        if (high - low >= 2)
            return out + digit((low + high) / 2);
        out += digit(low);
        // Neighbouring digits: whatever follows the lower one stays below the upper bound.
        if (high > low)
            openAbove = true;
    }
}

} // namespace

bool isOrderKey(const schema::OrderKey &key)
{
    return !key.key.isEmpty() && !key.key.endsWith('0')
        && std::ranges::all_of(key.key, [](char c) { return kDigits.contains(c); });
}

schema::OrderKey orderKeyAfter(const schema::OrderKey &last)
{
    if (last.key.isEmpty())
        return orderKeyBetween({}, {});
    qsizetype number = 0;
    for (qsizetype i = 0; i < kCountingDigits; ++i)
        number = number * kBase + digitAt(last.key, i);
    ++number;
    QByteArray next(kCountingDigits, '0');
    for (qsizetype i = kCountingDigits - 1; i >= 0; --i) {
        next[i] = digit(number % kBase);
        number /= kBase;
    }
    if (number > 0)
        return orderKeyBetween(last, {});
    while (next.endsWith('0'))
        next.chop(1);
    return {next};
}

schema::OrderKey orderKeyBetween(const schema::OrderKey &before, const schema::OrderKey &after)
{
    return {between(before.key, after.key)};
}

} // namespace dossier::domain
