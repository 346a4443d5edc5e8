// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/plan/import_plan.h"

#include <QJsonObject>

namespace dossier::exchange {

/// What an import did, for scripts and for the file beside it: {"schema":1,"rows":…,"created":…,
/// "updated":…,"unchanged":…,"skipped":…,"missing":[{"case","name","last_listed"}],"proposed":[{"line","name",
/// "case","candidates":[{"person","score","reasons"}]}],"changes":[{"line","name","case","fields":[…]}],
/// "warnings":[…],"errors":[…]}. Field names are those of the registry; cases and persons are ids.
[[nodiscard]] QJsonObject reportOf(const ImportPlan &plan, const schema::Registry &registry, const schema::Vocabularies &vocabularies);
/// The same for a file of which nothing was imported.
[[nodiscard]] QJsonObject reportOfFailure(const Findings &errors);
/// Whether a file is such a report, which the next one may replace.
[[nodiscard]] bool isReport(const QByteArray &bytes);
[[nodiscard]] QByteArray reportBytes(const QJsonObject &report);

} // namespace dossier::exchange
