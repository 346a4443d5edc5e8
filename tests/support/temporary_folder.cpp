// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/temporary_folder.h"

#include <QDir>
#include <QFile>

#include <cstdlib>

namespace dossier::test {

TemporaryFolder::TemporaryFolder()
{
    QByteArray name = QFile::encodeName(QDir::tempPath() + QStringLiteral("/dossier-test-XXXXXX"));
    if (::mkdtemp(name.data()) == nullptr)
        qFatal("no temporary folder");
    m_path = QFile::decodeName(name);
}

TemporaryFolder::~TemporaryFolder()
{
    QDir(m_path).removeRecursively();
}

QString TemporaryFolder::filePath(const QString &name) const
{
    return m_path + QLatin1Char('/') + name;
}

QStringList TemporaryFolder::entries() const
{
    return QDir(m_path).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
}

} // namespace dossier::test
