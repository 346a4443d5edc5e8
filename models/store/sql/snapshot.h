// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <utility>

namespace dossier::store {

class Connection;

/// One state of the file for several SELECTs, as long as it stands; taken by the first of them. Ending it is no
/// change of the file: what was read and kept still holds (Connection::transactionEpoch).
class Snapshot
{
public:
    /// Error Internal where a transaction stands already.
    [[nodiscard]] static base::Result<Snapshot> begin(Connection &connection);

    Snapshot(Snapshot &&other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) {}
    Snapshot &operator=(Snapshot &&) = delete;
    ~Snapshot();

private:
    explicit Snapshot(Connection &connection) : m_connection(&connection) {}

    Connection *m_connection;   ///< null once moved from
};

} // namespace dossier::store
