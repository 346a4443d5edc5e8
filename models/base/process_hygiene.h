// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <cstdint>

namespace dossier::base {

/// Makes the process fit to hold secrets, before anything else runs in it: files it makes are its user's alone
/// (umask 077), others of the same user cannot read its memory (PR_SET_DUMPABLE 0), it leaves no core, libsodium is
/// ready. Each is checked after it was asked for. Error Internal names the step; the program then stops.
[[nodiscard]] Result<void> hardenProcess();

/// True where memory may be written to a disk that does not encrypt it: then locked memory is all that stands between
/// a secret and the swap. False where there is no swap, or none but zram and encrypted devices.
[[nodiscard]] bool swapsWithoutEncryption();

struct SwapArea {
    QString path;
    bool isFile = false;   ///< else a block device
};
/// Reads the text of /proc/swaps (proc(5)).
[[nodiscard]] QList<SwapArea> swapAreas(QByteArrayView procSwaps);
/// True for a device-mapper device of dm-crypt, or one that lies on nothing else. `sysfs` is "/sys", or a test's own.
[[nodiscard]] bool isEncryptedDevice(const QString &sysfs, std::uint32_t deviceMajor, std::uint32_t deviceMinor);

} // namespace dossier::base
