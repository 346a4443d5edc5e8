// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace dossier::schema {

/// The labels of the glossary. There are thousands and a window shows few: the table stays in memory as it
/// ships, and a label is read when somebody asks for it. Read-only once made, so that threads may share it.
class LabelTable
{
public:
    LabelTable() = default;
    /// UTF-8, RFC 4180, the columns named in the first record, every record as wide as it; the key comes first and is
    /// not quoted. Error MalformedInput names the record.
    [[nodiscard]] static base::Result<LabelTable> read(QByteArray csv);

    [[nodiscard]] bool contains(QByteArrayView key) const { return m_records.contains(key); }
    /// Empty where the language has none.
    [[nodiscard]] QString label(QByteArrayView key, const QString &language) const;

private:
    struct Place {
        qsizetype offset = 0;   ///< bytes
        qsizetype length = 0;
    };
    QByteArray m_csv;                              ///< never changed: the keys below look into it
    QHash<QByteArrayView, Place> m_records;
    QHash<QString, qsizetype> m_columns;           ///< by language
};

} // namespace dossier::schema
