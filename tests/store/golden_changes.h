// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/journal/change.h"

#include <QByteArray>
#include <QJsonObject>

#include <vector>

namespace dossier::test {

/// A change with the bytes it has. What these hold never changes: tests/data/journal/golden.json
/// was written from them once and is what every later release has to read.
struct GoldenChange {
    QString name;
    store::Change change;
    QByteArray header;
    QByteArray value;
};

/// Two feeds that name each other; every kind of op and every encoding of a value at least once.
[[nodiscard]] std::vector<GoldenChange> goldenChanges();

/// Bytes in hexadecimal, and what they mean in plain JSON, so that a reader in another language can
/// check its understanding and not only the hashes.
[[nodiscard]] QJsonObject describe(const GoldenChange &golden);

} // namespace dossier::test
