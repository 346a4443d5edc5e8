// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <utility>

namespace dossier::store {

class Connection;

/// A transaction that writes and is undone unless it was committed.
class Transaction
{
public:
    /// Takes the write lock at once; Error InUse where another holds it.
    [[nodiscard]] static base::Result<Transaction> begin(Connection &connection);

    Transaction(Transaction &&other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) {}
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    /// Durable once it returns. On failure everything has been rolled back.
    [[nodiscard]] base::Result<void> commit();
    void rollback();

private:
    explicit Transaction(Connection &connection) : m_connection(&connection) {}

    Connection *m_connection;   ///< null once over
};

} // namespace dossier::store
