// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

namespace dossier::bench {

/// Memory that a process shares with nobody, in MiB; 0 where it is gone. `process` is its number, or "self".
inline double privateMiB(const QString &process)
{
    QFile file(QStringLiteral("/proc/%1/smaps_rollup").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    qint64 kib = 0;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("Private_Clean:") || line.startsWith("Private_Dirty:"))
            kib += line.simplified().split(' ').value(1).toLongLong();
    }
    return double(kib) / 1024;
}

} // namespace dossier::bench
