// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/action.h"

namespace dossier::domain {

/// A name in its parts, as far as they are known; `text` is the whole name as written.
struct NameParts {
    QString text = {};
    QString given = {};
    QString patronymic = {};
    QString surname = {};
};

/// A new legal name of a person; `fresh` is the id of the part. Without `text` the parts are joined
/// in the legal order: given name, patronymic, family name. Its script is that of its letters.
[[nodiscard]] ChangeSet addLegalName(base::RecordId person, const NameParts &parts, base::RecordId fresh);

} // namespace dossier::domain
