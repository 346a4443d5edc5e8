// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileInfo>
#include <QString>

namespace dossier::store {

/// `wanted`, or the first of "<wanted>-2", "<wanted>-3" … that nothing is called: for files that are moved out of
/// the way and kept.
[[nodiscard]] inline QString freeAsideName(const QString &wanted)
{
    QString name = wanted;
    for (int number = 2; QFileInfo::exists(name) || QFileInfo(name).isSymLink(); ++number)
        name = wanted + QLatin1Char('-') + QString::number(number);
    return name;
}

} // namespace dossier::store
