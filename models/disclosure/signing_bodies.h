// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace dossier::disclosure {

/// A body of which people signed who are named by it alone.
struct BodyOfSigners {
    QString name;
    int people = 0;
    bool countIsTold = true;
};

/// Counts one of its people. Spellings that differ in case and spaces are one body, under the first of them.
void addSigner(std::vector<BodyOfSigners> &bodies, const QString &name);

/// In the order of their names, each once. For colleagues every count is told; for others none below five, nor one
/// that the total of those without a name would give away (security.md, section 4, "Small groups"). Bodies whose
/// count even so could be worked out are left out. `others`: people without a name and without a body.
[[nodiscard]] std::vector<BodyOfSigners> tellableBodies(std::vector<BodyOfSigners> bodies, int others, bool forColleagues);

} // namespace dossier::disclosure
