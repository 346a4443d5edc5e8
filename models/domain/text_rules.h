// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/preparation.h"

namespace dossier::domain {

/// States of texts: a new text is a draft, a translation whose original changed is out of date,
/// one that was rewritten is a draft again; unless the Action says what the state is. One text
/// per language and narrative.
[[nodiscard]] base::Result<void> completeTexts(Preparation &preparation);

} // namespace dossier::domain
