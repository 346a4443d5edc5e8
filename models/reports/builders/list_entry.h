// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/projection.h"
#include "reports/builders/report_words.h"
#include "reports/document.h"

namespace dossier::reports {

/// One named entry of the list: name, status, facts, sentences, texts. `usualOriginal`: the language of which the
/// cover says that texts without a translation are printed in it; texts in others say so themselves.
[[nodiscard]] Entry namedEntry(int number, const disclosure::NamedEntry &named, const QString &usualOriginal, const ReportWords &words);
/// The withheld of one group, whose numbers follow each other. Numbered and counted, nothing more.
[[nodiscard]] Entry withheldEntry(const std::vector<disclosure::ListEntry> &withheld, const ReportWords &words);

/// Articles by their numbers, as a code counts them.
[[nodiscard]] std::vector<schema::Article> articlesInOrder(const disclosure::NamedEntry &named);
void sortByNumbers(std::vector<schema::Article> &articles);
/// The patronymic where the name as written does not hold it.
[[nodiscard]] QString patronymicApart(const disclosure::PersonName &name);
/// "11 years 8 months", "Life imprisonment", "Fine".
[[nodiscard]] QString sentenceText(const disclosure::SentenceFact &fact, const ReportWords &words);

} // namespace dossier::reports
