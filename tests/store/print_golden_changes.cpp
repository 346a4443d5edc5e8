// SPDX-License-Identifier: GPL-3.0-or-later
// Writes what tests/data/journal/golden.json holds, for a release that adds to it.
#include "store/golden_changes.h"

#include <QJsonDocument>

#include <cstdio>

int main()
{
    const char *separator = "[\n";
    for (const auto &golden : dossier::test::goldenChanges()) {
        const QByteArray line = QJsonDocument(dossier::test::describe(golden)).toJson(QJsonDocument::Compact);
        std::fputs(separator, stdout);
        std::fwrite(line.constData(), 1, std::size_t(line.size()), stdout);
        separator = ",\n";
    }
    std::fputs("\n]\n", stdout);
    return 0;
}
