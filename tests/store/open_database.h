// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sql/connection.h"

#include <QTemporaryDir>

#include <array>
#include <numeric>

namespace dossier::test {

/// A fixed key: these tests are about the file, not about where its key comes from.
inline std::array<std::uint8_t, 32> databaseKey(std::uint8_t first = 1)
{
    std::array<std::uint8_t, 32> key;
    std::iota(key.begin(), key.end(), first);
    return key;
}

inline std::array<std::uint8_t, 16> databaseSalt(std::uint8_t first = 200)
{
    std::array<std::uint8_t, 16> salt;
    std::iota(salt.begin(), salt.end(), first);
    return salt;
}

/// A folder of its own and encrypted databases in it.
class DatabaseFolder
{
public:
    [[nodiscard]] QString path(const QString &name = QStringLiteral("main.db")) const
    {
        return m_folder.filePath(name);
    }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] base::Result<std::unique_ptr<store::Connection>> create() const
    {
        return store::Connection::create(path(), databaseKey(), databaseSalt());
    }
    [[nodiscard]] base::Result<std::unique_ptr<store::Connection>>
    open(store::Connection::Mode mode = store::Connection::Mode::ReadWrite) const
    {
        return store::Connection::open(path(), databaseKey(), databaseSalt(), mode);
    }

private:
    QTemporaryDir m_folder;
};

} // namespace dossier::test
