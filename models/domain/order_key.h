// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/value.h"

namespace dossier::domain {

/// Keys of siblings: fractions in base 62 (0-9 A-Z a-z), compared byte by byte, never ending in 0.
/// An empty key stands for the open end of the row.

/// One of those that keys are made of: not empty, only digits of the base, no 0 at the end.
[[nodiscard]] bool isOrderKey(const schema::OrderKey &key);
/// A key greater than `last`, short even after a hundred thousand additions at the end.
[[nodiscard]] schema::OrderKey orderKeyAfter(const schema::OrderKey &last);
/// A key strictly between the two. Precondition: each is valid or empty, and `before` < `after`
/// where both are given.
[[nodiscard]] schema::OrderKey orderKeyBetween(const schema::OrderKey &before, const schema::OrderKey &after);

} // namespace dossier::domain
