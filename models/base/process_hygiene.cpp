// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/process_hygiene.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

#include <sodium.h>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

namespace dossier::base {

namespace {

constexpr int kDeepestStack = 8;   ///< of devices upon devices; a loop in sysfs ends here

QByteArray firstLineOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readLine().trimmed() : QByteArray();
}

bool isEncryptedFolder(const QString &device, int depth)
{
    if (firstLineOf(device + QStringLiteral("/dm/uuid")).startsWith("CRYPT-"))
        return true;
    // A partition has no slaves of its own and is not encrypted; a volume is as encrypted as all it lies on.
    const QDir below(device + QStringLiteral("/slaves"));
    const QStringList names = below.entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    return depth > 0 && !names.isEmpty() && std::ranges::all_of(names, [&](const QString &name) {
        return isEncryptedFolder(QFileInfo(below.filePath(name)).canonicalFilePath(), depth - 1);
    });
}

bool isSafe(const SwapArea &area)
{
    const QString path = QFileInfo(area.path).canonicalFilePath();
    if (!area.isFile && QFileInfo(path).fileName().startsWith(QLatin1StringView("zram")))
        return true;
    struct stat status {};
    if (::stat(QFile::encodeName(path.isEmpty() ? area.path : path).constData(), &status) != 0)
        return false;
    const dev_t device = area.isFile ? status.st_dev : status.st_rdev;
    return isEncryptedDevice(QStringLiteral("/sys"), gnu_dev_major(device), gnu_dev_minor(device));
}

} // namespace

Result<void> hardenProcess()
{
    constexpr mode_t kOthersNothing = S_IRWXG | S_IRWXO;
    ::umask(kOthersNothing);
    if (::umask(kOthersNothing) != kOthersNothing)
        return fail(ErrorCode::Internal, QStringLiteral("umask"));
    if (::prctl(PR_SET_DUMPABLE, 0L, 0L, 0L, 0L) != 0 || ::prctl(PR_GET_DUMPABLE, 0L, 0L, 0L, 0L) != 0)
        return fail(ErrorCode::Internal, QStringLiteral("PR_SET_DUMPABLE"));
    constexpr rlimit kNoCore{0, 0};
    rlimit now{};
    if (::setrlimit(RLIMIT_CORE, &kNoCore) != 0 || ::getrlimit(RLIMIT_CORE, &now) != 0 || now.rlim_cur != 0)
        return fail(ErrorCode::Internal, QStringLiteral("RLIMIT_CORE"));
    if (sodium_init() < 0)
        return fail(ErrorCode::Internal, QStringLiteral("sodium_init"));
    return {};
}

bool swapsWithoutEncryption()
{
    QFile file(QStringLiteral("/proc/swaps"));
    if (!file.open(QIODevice::ReadOnly))
        return false;   // a kernel without swap has no such file
    return !std::ranges::all_of(swapAreas(file.readAll()), isSafe);
}

QList<SwapArea> swapAreas(QByteArrayView procSwaps)
{
    QList<SwapArea> areas;
    const QList<QByteArray> lines = procSwaps.toByteArray().split('\n');
    for (const QByteArray &line : lines.mid(1)) {   // the first is the heading
        const QList<QByteArray> fields = line.simplified().split(' ');
        if (fields.size() < 2)
            continue;
        QByteArray path = fields[0];
        path.replace("\\040", " ").replace("\\011", "\t").replace("\\012", "\n").replace("\\134", "\\");
        areas.append({QFile::decodeName(path), fields[1] == "file"});
    }
    return areas;
}

bool isEncryptedDevice(const QString &sysfs, std::uint32_t deviceMajor, std::uint32_t deviceMinor)
{
    const QString link = QStringLiteral("%1/dev/block/%2:%3").arg(sysfs).arg(deviceMajor).arg(deviceMinor);
    const QString device = QFileInfo(link).canonicalFilePath();
    return !device.isEmpty() && isEncryptedFolder(device, kDeepestStack);
}

} // namespace dossier::base
