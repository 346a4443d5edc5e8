// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/publication_request.h"
#include "store/session/session.h"

namespace dossier::publish {

/// What must hold before anything is read (security.md, section 4, "Releasing laptop"). Errors
/// Refused, Locked, NotGranted, ReadOnlyMedium, InvalidArgument; RolledBack or MissingMark where a store
/// that is open was put back.
[[nodiscard]] Result<void> checkPreconditions(const PublicationRequest &request, const store::Session &session);

/// Compartments that are not open: whatever they protect cannot be compared with the file.
[[nodiscard]] QList<schema::Compartment> closedCompartments(const store::Session &session);

} // namespace dossier::publish
