// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql/authorizer.h"

#include <sqlite3.h>

namespace dossier::store {

namespace {

/// A view without a copy; the engine's strings outlive the question.
QByteArray borrowed(const char *text)
{
    return text ? QByteArray::fromRawData(text, qsizetype(qstrlen(text))) : QByteArray();
}

} // namespace

void Authorizer::install(sqlite3 *engine)
{
    sqlite3_set_authorizer(engine, &Authorizer::decide, this);
}

void Authorizer::restrictTo(sqlite3 *engine, ReadAllowList allowed)
{
    m_allowed = std::move(allowed);
    install(engine);   // installing again is what expires the statements compiled before
}

int Authorizer::decide(void *self, int action, const char *first, const char *second,
                       const char *, const char *trigger)
{
    if (action == SQLITE_ATTACH || action == SQLITE_DETACH)
        return SQLITE_DENY;
    const auto *authorizer = static_cast<const Authorizer *>(self);
    return authorizer->allows(action, first, second, trigger) ? SQLITE_OK : SQLITE_DENY;
}

bool Authorizer::allows(int action, const char *first, const char *second, const char *trigger) const
{
    if (!m_allowed)
        return true;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_TRANSACTION:
        return true;
    case SQLITE_READ: {
        // A view or trigger would read on somebody else's behalf.
        if (trigger)
            return false;
        const auto table = m_allowed->columns.constFind(borrowed(first));
        if (table == m_allowed->columns.constEnd())
            return false;
        // An empty name: the table is only counted, no column of it is read.
        return !second || *second == '\0' || table->contains(borrowed(second));
    }
    case SQLITE_FUNCTION:
        return m_allowed->functions.contains(borrowed(second).toLower());
    case SQLITE_PRAGMA:
        // Whether pages decrypt: how the connection tells damage from other errors.
        return borrowed(first) == "cipher_status" && !second;
    default:
        return false;
    }
}

} // namespace dossier::store
