// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/type_roles.h"

#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace dossier::reports {

/// A stretch of text of one look. Empty optionals follow the role.
struct Run {
    QString text;
    std::optional<TypeRole> role;       ///< else that of the block
    std::optional<bool> bold;
    bool italic = false;                ///< only for an inexact date or an observer's own remark
    std::optional<Family> family;
    std::optional<ColourRole> colour;
    QString language;                   ///< BCP-47, where it differs from the block's
    bool isolate = false;               ///< its direction must not touch its neighbours (codes, names in another script)
    QString link = {};                  ///< "#" and the anchor of a heading or entry, else an address; may be empty
};
using Runs = std::vector<Run>;

[[nodiscard]] inline Runs plain(QString text)
{
    Runs runs(1);
    runs.front().text = std::move(text);
    return runs;
}

} // namespace dossier::reports
