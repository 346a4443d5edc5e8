// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace dossier::exchange {

/// A court, prison or other body of the shipped directory, with the names by which lists call it.
struct Institution {
    QString key;                       ///< "court.grave.baku"
    QString kind;                      ///< term of the vocabulary `organisation`: court, prison, …
    QString place;
    QHash<QString, QString> names;     ///< official name by language: en, az, ru
    QStringList aliases;               ///< every name of it, the official ones included
};

/// The directory of institutions (resources, courts.csv). A name is recognised only exactly
/// (letter case and runs of spaces apart) and only if it means one institution: an alias that
/// two share means none.
class Institutions
{
public:
    [[nodiscard]] static base::Result<Institutions> load();

    /// Null where the name is unknown or ambiguous.
    [[nodiscard]] const Institution *find(const QString &name) const;

    /// The form in which names are compared.
    [[nodiscard]] static QString nameKey(const QString &name);

private:
    QList<Institution> m_institutions;
    QHash<QString, qsizetype> m_byName;   ///< −1 where ambiguous
};

} // namespace dossier::exchange
