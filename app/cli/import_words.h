// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "exchange/import/plan/import_plan.h"

namespace dossier::cli {

/// A finding as a sentence for the person, with its place in the file and without what stands there:
/// messages are scrolled back and kept, and a cell is case data. The report has the text.
[[nodiscard]] QString wordsFor(const exchange::Finding &finding);

/// How the list was read and what a person should look at, for standard error.
void sayReading(const Terminal &terminal, const exchange::ImportPlan &plan);
/// What an import would do or did, for standard output: it names people.
void printPlan(const Environment &environment, const exchange::ImportPlan &plan);

} // namespace dossier::cli
