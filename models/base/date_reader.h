// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/edtf.h"
#include "base/error.h"
#include "base/partial_date.h"

namespace dossier::base {

/// Reads a typed date; PartialDate::parse says what is understood and which errors are given.
[[nodiscard]] Result<EdtfValue> readDate(const QString &typed, DateLanguage language, QDate today, DateOrder order);

} // namespace dossier::base
