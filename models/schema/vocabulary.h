// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "schema/label_table.h"

#include <QHash>
#include <QList>
#include <QString>

namespace dossier::schema {

/// A term of a vocabulary. Labels are by BCP-47 primary tag ("en", "az", "ru").
struct Term {
    QString key;
    QHash<QString, QString> labels;
    QString huridocs;   ///< code of the HURIDOCS micro-thesauri, where one corresponds
    bool retired = false;   ///< stays readable; never offered, and no label finds it

    /// In `language`, else in English, else the key.
    [[nodiscard]] QString label(const QString &language) const;
};

struct Vocabulary {
    QByteArray name;
    QList<Term> terms;   ///< in the order in which a person meets them

    [[nodiscard]] const Term *term(const QString &key) const;
    /// By key (hyphens or underscores) or by label in any language, letter case and the dots of i
    /// ignored; null where none fits, or where a label fits several terms.
    [[nodiscard]] const Term *find(const QString &keyOrLabel) const;
};

/// The vocabularies and labels that ship with the program, read from resources (":/dossier/…").
/// Users' own terms join them later; no code knows a list of terms by heart.
class Vocabularies
{
public:
    [[nodiscard]] static base::Result<Vocabularies> load();

    [[nodiscard]] const Vocabulary *vocabulary(QByteArrayView name) const;
    [[nodiscard]] QList<QByteArray> names() const;
    /// A label of the glossary ("field.person.sex") in `language`, else English, else the key.
    [[nodiscard]] QString label(QByteArrayView glossaryKey, const QString &language) const;
    [[nodiscard]] bool hasLabel(QByteArrayView glossaryKey) const;

private:
    QHash<QByteArray, Vocabulary> m_vocabularies;
    LabelTable m_labels;
};

} // namespace dossier::schema
