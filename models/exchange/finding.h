// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <cstdint>

namespace dossier::exchange {

/// Something a person should look at in a file that was read: where it stands, what kind of
/// thing it is (a permanent snake_case code) and the text that stands there.
struct Finding {
    std::int64_t line = 0;   ///< from 1; 0 where the whole file is meant
    int column = 0;          ///< cell of the row, from 1; 0 where the whole row is meant
    QString code;
    QString text;

    friend bool operator==(const Finding &, const Finding &) = default;
};

using Findings = QList<Finding>;

} // namespace dossier::exchange
