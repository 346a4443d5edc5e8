// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace dossier::test {

/// A fresh folder of mode 0700 under QDir::tempPath(), removed with all it holds.
/// Aborts the test program where it cannot be made: no test means anything then.
class TemporaryFolder
{
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder &) = delete;
    TemporaryFolder &operator=(const TemporaryFolder &) = delete;

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString filePath(const QString &name) const;
    /// Names of everything in it, hidden files too, sorted.
    [[nodiscard]] QStringList entries() const;

private:
    QString m_path;
};

} // namespace dossier::test
