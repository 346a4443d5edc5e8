// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "domain/action.h"
#include "exchange/import/cells/institutions.h"

#include <QHash>

#include <vector>

namespace dossier::exchange {

/// Bodies by every name they are known under: those the store holds and those the plan makes.
class OrganisationIndex
{
public:
    /// A name of an organisation that exists already.
    void addKnown(const QString &name, base::RecordId organisation);

    /// The organisation of that name; absent where none is known by it.
    [[nodiscard]] std::optional<base::RecordId> find(const QString &name) const;
    /// The organisation a cell names: one that is known, else one of the directory, else a new one
    /// named as printed. What must be created is appended to `changes`; the spelling of the
    /// list is kept as another name of it.
    [[nodiscard]] base::RecordId findOrCreate(const QString &name, const QString &kindIfNew, const Institutions &directory,
                                              base::Random &random, std::vector<domain::ChangeSet> &changes);

private:
    QHash<QString, base::RecordId> m_byName;
};

} // namespace dossier::exchange
