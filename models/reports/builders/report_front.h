// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/projection.h"
#include "reports/builders/report_words.h"
#include "reports/document.h"

#include <QStringList>

namespace dossier::reports {

/// Title, head and foot of a report (report-style, "Head, foot, classification"). `foot` is the
/// sentence that says how it may be used.
[[nodiscard]] DocumentInfo documentInfo(const disclosure::ProjectionHead &head, const QString &title,
                                        const QString &foot, const ReportWords &words);
/// The sentence of the foot by audience.
[[nodiscard]] QString handlingRule(disclosure::Audience audience, const ReportWords &words);
/// Title and as-of date as they open the first page. `role`: the title's, CoverTitle on a cover.
[[nodiscard]] std::vector<Block> titleBlocks(const disclosure::ProjectionHead &head, const QString &title,
                                             const ReportWords &words, TypeRole role = TypeRole::ReportTitle);

[[nodiscard]] Block paragraph(Runs runs, TypeRole role);
[[nodiscard]] Block heading(int level, const QString &number, const QString &text);
/// One that stands first below the report's title without opening a part: it looks like a section's.
[[nodiscard]] Block sectionHeading(const QString &text);
/// One that links and contents lead to.
[[nodiscard]] Block anchoredHeading(int level, const QString &number, const QString &text, const QString &anchor);
[[nodiscard]] Run boldRun(const QString &text);
/// Several values in one line, so that the direction of none of them turns its neighbours round.
[[nodiscard]] Runs isolatedRuns(const QStringList &parts, const QString &separator);

} // namespace dossier::reports
