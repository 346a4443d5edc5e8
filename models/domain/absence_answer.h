// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/partial_date.h"
#include "domain/action.h"

namespace dossier::domain {

/// What a person says became of a case that its list names no more. Without an answer the question stays open: absent
/// is not released (domain.md).
struct AbsenceAnswer {
    QString answer{};            ///< term of the vocabulary absence; empty: open
    QString way{};               ///< term of the vocabulary release, where the answer is a release; empty: none is recorded
    base::PartialDate on{};      ///< of the release; may be absent
    QString libertyStatus{};     ///< term: what the status of the case becomes; empty: it stays

    [[nodiscard]] bool isOpen() const { return answer.isEmpty(); }
};

/// Records of an absence that an answer touches.
struct AbsenceRecords {
    ChangeSet absence;        ///< a creation or an update, to which the answer is added
    Record matter;            ///< its case
    base::RecordId release;   ///< id of the release, where one is to be made
    QString source{};         ///< of the release; may be empty
};

/// Whether it is asked at all what became of such a case, of which these releases are on record: one of them answers it.
[[nodiscard]] bool isAbsenceAsked(const QList<Record> &releases);
/// A release of that way and the question it answers: someone who died in custody is not "released".
[[nodiscard]] AbsenceAnswer releaseAnswer(const QString &way);
/// The liberty status that goes with an answer, to be offered and never taken alone; empty where none does.
[[nodiscard]] QString statusOffered(const AbsenceAnswer &answer);
/// What to remember of an answer: the absence, the release, and the status of the case where the person chose it.
[[nodiscard]] std::vector<ChangeSet> answerAbsence(AbsenceRecords records, const AbsenceAnswer &answer);

} // namespace dossier::domain
