// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/action.h"
#include "support/seeded_random.h"
#include "support/session_world.h"

namespace dossier::bench {

/// 100,000, or what DOSSIER_BENCH_CASES says.
[[nodiscard]] int caseCount();

/// Names as they are spread in a real list: some given names very common, most surnames rare.
[[nodiscard]] QString nameNumber(test::SeededRandom &random);

/// Adds case `number` and its person to the Action, with the fields of the first columns; three changes.
test::SessionWorld::AddedCase addListedCase(test::SessionWorld &world, domain::Action &action, test::SeededRandom &random, int number);

} // namespace dossier::bench
