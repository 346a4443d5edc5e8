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

/// The directory of institutions (resources, courts.csv). A name is recognised exactly (plainKey of
/// cell_text.h); else without accents, punctuation and the order of its words; else, of a
/// numbered prison, by one of the directory's patterns ("17 saylı CM", "ИК-17", "колония № 17"). Each
/// step only if it means one institution: an alias that two share means none, and a later step then
/// decides nothing.
class Institutions
{
public:
    [[nodiscard]] static base::Result<Institutions> load();

    /// Null where the name is unknown or ambiguous.
    [[nodiscard]] const Institution *find(const QString &name) const;

private:
    static constexpr qsizetype kUnknown = -2;
    static constexpr qsizetype kAmbiguous = -1;

    [[nodiscard]] qsizetype indexOf(const QString &name) const;
    void addPattern(const QStringList &cells);
    void addName(QHash<QString, qsizetype> &index, const QString &key, qsizetype institution);

    QList<Institution> m_institutions;
    QHash<QString, qsizetype> m_byName;
    QHash<QString, qsizetype> m_byWords;
    QHash<QString, qsizetype> m_byKey;          ///< "prison.penal.17"
    QHash<QString, QString> m_patterns;         ///< words without the number -> "prison.penal"
};

} // namespace dossier::exchange
