// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/edtf.h"
#include "base/partial_date.h"

namespace dossier::base {

/// A valid value in words, after the glossary's date.* rows; readDate of it gives the value back.
/// Names of months are always words, years always have four digits.
[[nodiscard]] QString writeDate(const EdtfValue &value, DateLanguage language);

} // namespace dossier::base
