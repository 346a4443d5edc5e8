// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QSet>

#include <optional>

struct sqlite3;

namespace dossier::store {

/// What a restricted connection may read. Names exactly as in the schema; a table that is not
/// here, a column that is not here and a function that is not here do not exist for it.
/// A column that is the integer primary key goes by its own name, a bare row id by "ROWID".
struct ReadAllowList {
    QHash<QByteArray, QSet<QByteArray>> columns;   ///< by table
    QSet<QByteArray> functions;                    ///< lower case: "count", "max"
};

/// The engine asks it while it compiles a statement. ATTACH and DETACH are denied always (a file
/// could be attached without a key and written in the clear), and with them VACUUM. Under an
/// allow-list everything is denied but SELECT of what is listed and transaction statements.
/// The engine does not ask about the columns of USING and NATURAL joins: a SELECT for a restricted
/// connection joins by ON. Lives as long as the connection it is installed on, at one address.
class Authorizer
{
public:
    Authorizer() = default;
    Authorizer(const Authorizer &) = delete;
    Authorizer &operator=(const Authorizer &) = delete;

    void install(sqlite3 *engine);
    /// From now on, statements compiled earlier included: the engine compiles them again.
    void restrictTo(sqlite3 *engine, ReadAllowList allowed);

private:
    static int decide(void *self, int action, const char *first, const char *second,
                      const char *database, const char *trigger);
    [[nodiscard]] bool allows(int action, const char *first, const char *second,
                              const char *trigger) const;

    std::optional<ReadAllowList> m_allowed;
};

} // namespace dossier::store
