// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sql/connection.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlRecord>

namespace dossier::test {

/// The rows of feed, ent and chg as JSON lines, for tests/format/read_journal.py.
inline QByteArray dumpJournal(store::Connection &connection)
{
    QByteArray out;
    for (const char *sql : {"SELECT fid, feed_id FROM feed", "SELECT eid, uuid, etype, subject FROM ent",
                            "SELECT dot, hlc, eid, chain, hdr, salt, val FROM chg"}) {
        QSqlQuery rows(connection.database());
        if (!rows.exec(QString::fromLatin1(sql)))
            return {};
        while (rows.next()) {
            QJsonObject row;
            for (int i = 0; i < rows.record().count(); ++i) {
                const QVariant value = rows.value(i);
                row[rows.record().fieldName(i)] = value.typeId() == QMetaType::QByteArray
                    ? QJsonValue(QString::fromLatin1(value.toByteArray().toHex()))
                    : QJsonValue::fromVariant(value);
            }
            out += QJsonDocument(row).toJson(QJsonDocument::Compact) + '\n';
        }
    }
    return out;
}

} // namespace dossier::test
