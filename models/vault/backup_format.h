// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/header.h"

namespace dossier::vault {

// FORMAT.md, "Backup". Frozen.
inline constexpr std::string_view kBackupMagic = "DOSSIERB";
inline constexpr std::uint16_t kBackupVersion = 1;
inline constexpr std::size_t kBackupVersionOffset = 8;
inline constexpr std::size_t kBackupHeaderSizeOffset = 12;
inline constexpr std::size_t kBackupVaultIdOffset = 16;
inline constexpr std::size_t kBackupHeadSize = 32;
inline constexpr std::string_view kBackupDomain = "dossier.backup.1";
inline constexpr std::size_t kBackupLongestName = 255;
inline constexpr std::size_t kBackupMacSize = sizeof(Digest);

} // namespace dossier::vault
