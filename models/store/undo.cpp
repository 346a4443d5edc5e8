// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/undo.h"

#include "domain/inverse.h"
#include "store/local_tables.h"
#include "store/undo_reader.h"

namespace dossier::store {

using base::ErrorCode;
using base::Result;

namespace {

/// "user." is what a rebuild keeps.
const QByteArray kRefusedKey = QByteArrayLiteral("user.undo.refused");
/// The oldest is forgotten first: it would be refused again, and remembered again.
constexpr qsizetype kMostRefused = 1024;
constexpr qsizetype kIdSize = 16;

/// What lies in the Action itself, and so will be the same the next time; not a full disk.
bool isRefusal(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotUndoable:
    case ErrorCode::WouldLoosen:
    case ErrorCode::RuleViolated:
    case ErrorCode::InvalidValue:
    case ErrorCode::InvalidArgument:
    case ErrorCode::UnknownField:
    case ErrorCode::NotFound:
    case ErrorCode::AlreadyExists:
    case ErrorCode::Conflict:
        return true;
    default:
        return false;
    }
}

base::Error refused(OpenFile &file, const ActionSummary &action, QByteArray before, base::Error error)
{
    error.detail = QStringLiteral("%1, %2: %3").arg(action.label, base::toIsoString(action.at), error.detail);
    before += action.action.toByteArray();
    const Result<void> noted = local_tables::setMeta(*file.connection, kRefusedKey, before.last(qMin(before.size(), kMostRefused * kIdSize)));
    if (noted)
        error.detail += QStringLiteral("; the next undo passes over it");
    return error;
}

QSet<QByteArray> idsOf(const QByteArray &stored)
{
    QSet<QByteArray> out;
    for (qsizetype at = 0; at + kIdSize <= stored.size(); at += kIdSize)
        out.insert(stored.sliced(at, kIdSize));
    return out;
}

Result<UndoStep> stepOf(UndoReader &journal, UndoCandidate candidate)
{
    DOSSIER_ASSIGN(auto touched, journal.touchedBy(candidate));
    return UndoStep{std::move(candidate.summary), std::move(touched)};
}

Result<Applied> takeBack(UndoReader &journal, const UndoCandidate &candidate, base::MemberId actor,
                         const std::function<Result<Applied>(domain::Action)> &apply)
{
    DOSSIER_ASSIGN(const domain::Action done, journal.undoable(candidate));
    DOSSIER_ASSIGN(domain::Action back, domain::inverse(done));
    back.actor = actor;
    return apply(std::move(back));
}

} // namespace

Result<Applied> undoNewest(OpenFile &file, base::MemberId actor, const std::function<Result<Applied>(domain::Action)> &apply)
{
    UndoReader journal(file);
    DOSSIER_ASSIGN(const QByteArray stored, local_tables::meta(*file.connection, kRefusedKey));
    DOSSIER_ASSIGN(const UndoCandidate candidate, journal.newestOf(actor, idsOf(stored)));
    Result<Applied> applied = takeBack(journal, candidate, actor, apply);
    if (applied)
        applied->undone = candidate.summary;
    else if (isRefusal(applied.error().code))
        return std::unexpected(refused(file, candidate.summary, stored, applied.error()));
    return applied;
}

Result<UndoStep> undoStep(OpenFile &file, base::MemberId actor)
{
    UndoReader journal(file);
    DOSSIER_ASSIGN(const QByteArray stored, local_tables::meta(*file.connection, kRefusedKey));
    DOSSIER_ASSIGN(UndoCandidate candidate, journal.newestOf(actor, idsOf(stored)));
    return stepOf(journal, std::move(candidate));
}

Result<UndoStep> redoStep(OpenFile &file, base::MemberId actor)
{
    UndoReader journal(file);
    DOSSIER_ASSIGN(UndoCandidate candidate, journal.newestUndoOf(actor));
    return stepOf(journal, std::move(candidate));
}

Result<Applied> redoNewest(OpenFile &file, base::MemberId actor, const std::function<Result<Applied>(domain::Action)> &apply)
{
    UndoReader journal(file);
    DOSSIER_ASSIGN(const UndoCandidate candidate, journal.newestUndoOf(actor));
    Result<Applied> applied = takeBack(journal, candidate, actor, apply);
    if (applied)
        applied->undone = candidate.summary;
    return applied;
}

} // namespace dossier::store
