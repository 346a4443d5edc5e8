// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArrayList>

struct sqlite3;

namespace dossier::store {

class Connection;

/// Keeps every materialised table of one connection closed: TEMP triggers abort any write that
/// does not happen inside an Applying scope, which only the one write path opens. They live in
/// the connection, not in the file, so that another engine can read the file. Must outlive the
/// statements of its connection.
class Guards
{
public:
    Guards() = default;
    Guards(const Guards &) = delete;
    Guards &operator=(const Guards &) = delete;

    /// Once per writing connection, before anything is written.
    [[nodiscard]] base::Result<void> install(Connection &connection, const QByteArrayList &tables);

    /// For very many changes, inside an Applying scope: the guards, which would let every row pass, are
    /// taken away until restore, which must come before the commit. Because of them the engine runs a
    /// program for each row and copies each page before it changes it. A rollback brings them back as
    /// well: they are part of the transaction. Error Internal outside one.
    [[nodiscard]] base::Result<void> lift(Connection &connection);
    [[nodiscard]] base::Result<void> restore(Connection &connection);

    class Applying
    {
    public:
        explicit Applying(Guards &guards) : m_guards(guards) { m_guards.m_applying = true; }
        ~Applying() { m_guards.m_applying = false; }
        Applying(const Applying &) = delete;
        Applying &operator=(const Applying &) = delete;

    private:
        Guards &m_guards;
    };

private:
    QByteArray m_create;
    QByteArray m_remove;
    bool m_applying = false;
};

/// Gives a connection the function dossier_fold(text), for filters over columns that hold no
/// folded form. Never used in the schema.
[[nodiscard]] base::Result<void> registerFold(Connection &connection);

} // namespace dossier::store
