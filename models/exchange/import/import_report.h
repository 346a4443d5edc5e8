// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/import_plan.h"

#include <QJsonObject>

namespace dossier::exchange {

/// What an import did, for scripts and for the file beside it: {"schema":1,"rows":…,"created":…,
/// "updated":…,"unchanged":…,"skipped":…,"missing":[],"proposed":[],"warnings":[…],"errors":[…]}.
[[nodiscard]] QJsonObject reportOf(const ImportPlan &plan);
/// The same for a file of which nothing was imported.
[[nodiscard]] QJsonObject reportOfFailure(const Findings &errors);
[[nodiscard]] QByteArray reportBytes(const QJsonObject &report);

} // namespace dossier::exchange
