// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/field.h"

#include <QStringView>

#include <optional>
#include <span>

namespace dossier::ui {

/// A place of the side bar: a list of one entity, or the reports.
struct Place {
    const char *id;
    QStringView icon;
    const char *label;                              ///< glossary key
    std::optional<schema::EntityType> entity;       ///< absent: not a list
    bool counted = true;                            ///< the side bar says how many there are
};

/// In the order of the side bar.
[[nodiscard]] std::span<const Place> places();
/// Where records of an entity are listed; the cases for one that has no list of its own.
[[nodiscard]] const Place &placeOf(schema::EntityType entity);
/// Null where there is no such place.
[[nodiscard]] const Place *placeNamed(const QByteArray &id);

} // namespace dossier::ui
