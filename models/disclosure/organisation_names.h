// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/release_view.h"

#include <QHash>

#include <optional>

namespace dossier::disclosure {

/// Names of organisations, by organisation.
using OrganisationNames = QHash<base::RecordId, QList<Row>>;

/// The name in `language`, else the first; empty where the view shows none.
[[nodiscard]] QString organisationName(const ReleaseView &view, const OrganisationNames &names,
                                       const std::optional<base::RecordId> &id, const QString &language);

} // namespace dossier::disclosure
