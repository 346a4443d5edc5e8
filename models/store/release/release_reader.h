// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/endorsement_sheet_maker.h"
#include "disclosure/hearing_maker.h"
#include "disclosure/list_maker.h"
#include "disclosure/records_maker.h"
#include "store/query.h"
#include "store/session/session.h"

#include <QSet>

#include <functional>
#include <memory>
#include <optional>

namespace dossier::store {

class OpenFile;

/// Ids of records that an ordinary query chose; what they are is not told by it.
using ChosenRecords = std::optional<QSet<base::RecordId>>;   ///< absent: all

/// What a release is read from: a file, its key and what to make of it. Taken from a session on its
/// own thread; the reader may then live on another.
struct ReleaseSource {
    QString database;
    StoreKey key;
    StoreContext context;

    /// Errors Locked where the compartment is closed, NotGranted.
    [[nodiscard]] static base::Result<ReleaseSource> of(const Session &session, schema::Compartment compartment);
};

/// The second wall (architecture.md, section 6): reads for one report, over a connection of its own,
/// in one snapshot. Gates are read first, under an allow-list of their own; then the values, by
/// SELECTs made of disclosure's allow-list, while the engine denies every other table and column.
/// What is deleted, and parts of what is deleted, is never read. Hands out only what the makers of
/// disclosure released.
class ReleaseReader
{
public:
    using IsCancelled = std::function<bool()>;

    /// First asks whether the values that protect people are those that were written (security.md, 2).
    /// Errors of Connection::open, UnsupportedVersion, DamagedDatabase.
    [[nodiscard]] static base::Result<std::unique_ptr<ReleaseReader>> open(const ReleaseSource &source);
    ~ReleaseReader();

    /// Records that an ordinary query finds, for `chosen` below; before the first release.
    [[nodiscard]] base::Result<QSet<base::RecordId>> choose(const Query &query);

    /// Cases stand in the order in which this file met them. Errors Cancelled, DamagedDatabase.
    [[nodiscard]] base::Result<disclosure::ListResult> list(const disclosure::AllowList &allowed,
                                                            const disclosure::ProjectionRequest &request,
                                                            const ChosenRecords &chosen, const IsCancelled &isCancelled);
    /// Statements in the order in which this file met them; within one, by the last word of the name.
    [[nodiscard]] base::Result<disclosure::EndorsementSheetResult>
    endorsementSheet(const disclosure::AllowList &allowed, const disclosure::ProjectionRequest &request,
                     const ChosenRecords &chosen, const IsCancelled &isCancelled);
    /// Hearings by their time.
    [[nodiscard]] base::Result<disclosure::HearingResult>
    hearings(const disclosure::AllowList &allowed, const disclosure::ProjectionRequest &request,
             const ChosenRecords &chosen, const IsCancelled &isCancelled);

    /// Records of one entity in the order in which this file met them.
    [[nodiscard]] base::Result<disclosure::RecordsResult>
    records(const disclosure::RecordChoice &choice, const disclosure::ProjectionRequest &request, const ChosenRecords &chosen,
            const IsCancelled &isCancelled);

private:
    explicit ReleaseReader(std::unique_ptr<OpenFile> file);

    std::unique_ptr<OpenFile> m_file;
};

} // namespace dossier::store
