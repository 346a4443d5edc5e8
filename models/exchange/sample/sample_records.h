// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "domain/action.h"

/// Records of invented people, to look at and to try things on (resources/sample). All names are
/// made up; none is meant to be anybody's.
namespace dossier::exchange {

struct SampleTools {
    base::Random &random;
    base::Instant now;
    base::MemberId member;
};

/// The list of 303 prisoners, as a file to import.
[[nodiscard]] base::Result<QByteArray> sampleList();
/// A proceeding at first instance, one hearing in it, and an observer's note lines on that hearing.
[[nodiscard]] base::Result<domain::Action> sampleHearing(base::RecordId caseId, const SampleTools &tools);
/// Ten endorsers of one statement with every kind of visibility; belongs into the endorsers' store.
[[nodiscard]] base::Result<domain::Action> sampleEndorsements(const SampleTools &tools);

} // namespace dossier::exchange
