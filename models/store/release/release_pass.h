// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/allow_list.h"
#include "schema/entities/narrative.h"
#include "store/open_file.h"
#include "store/release/release_table.h"

namespace dossier::store {

/// One of the two passes over a file that is read for a release: the connection is restricted to
/// what the pass lists for as long as the pass lives, and stays restricted after it, to nothing.
class ReleasePass
{
public:
    enum class Kind : std::uint8_t { Gates, Values };

    ReleasePass(OpenFile &file, const disclosure::AllowList &allowed, Kind kind, const std::function<bool()> &isCancelled);
    ~ReleasePass();
    ReleasePass(const ReleasePass &) = delete;
    ReleasePass &operator=(const ReleasePass &) = delete;

    /// Every record of that entity that is not deleted, with the fields of this pass.
    [[nodiscard]] base::Result<void> forEach(schema::EntityType entity,
                                             const std::function<void(disclosure::Row &&)> &visit) const;
    /// Owners of texts of that kind that were edited after they were cleared. The texts are compared
    /// by the engine and do not leave it.
    [[nodiscard]] base::Result<void> forEachEdited(const schema::NarrativeFields &narrative,
                                                   const std::function<void(base::RecordId)> &visit) const;

private:
    OpenFile &m_file;
    const disclosure::AllowList &m_allowed;
    Kind m_kind;
    ReleaseTable::Reading m_reading;
};

} // namespace dossier::store
