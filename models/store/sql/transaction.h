// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <cstdint>
#include <utility>

namespace dossier::store {

class Connection;

/// A transaction that is undone unless it was committed.
class Transaction
{
public:
    enum class Kind : std::uint8_t {
        Write,   ///< takes the write lock at once; Error InUse where another holds it
        Read     ///< one snapshot for several SELECTs; taken by the first of them
    };
    [[nodiscard]] static base::Result<Transaction> begin(Connection &connection, Kind kind = Kind::Write);

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
