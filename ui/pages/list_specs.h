// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/record_list_page.h"

namespace dossier::ui {

/// What the list of an entity shows to begin with, made by hand for each; any other has a name and its fields.
[[nodiscard]] ListSpec listSpecOf(const Context &context, schema::EntityType entity, const QByteArray &place);

} // namespace dossier::ui
