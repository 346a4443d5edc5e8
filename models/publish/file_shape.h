// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/read_back.h"

namespace dossier::publish {

/// That the file on the disk is whole and of its kind: size, first and last bytes, for JSON that it
/// parses and has every row, for CSV that it is UTF-8, for a
/// workbook that its directory is there. Does not look for names.
class FileShape final : public ReadBack
{
public:
    [[nodiscard]] base::Result<void> check(const FinishedFile &file) const override;
};

} // namespace dossier::publish
