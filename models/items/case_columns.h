// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/case_custody.h"
#include "items/columns.h"

namespace dossier::items {

/// The next date of a case and what falls on it.
struct NextDate {
    QDate day;
    QByteArray label;      ///< glossary key: "ui.next.detention", "ui.next.hearing", "ui.next.sentence"
    bool liberty = false;  ///< a term of detention ends
};

/// The earliest known day from `context.today` on: end of the time in custody as ordered so far, a hearing, the end of
/// a sentence. A month or a year has no day and is none.
[[nodiscard]] std::optional<NextDate> nextDateOf(const CellContext &context, base::RecordId caseId, const CaseCustody &custody);

/// What the list of cases shows: reference, name, status, articles, arrest, next date, and behind them every other field.
/// The titles are short: a column has no room for the label of a field.
struct CaseColumnTitles {
    QString reference;
    QString name;
    QString status;
    QString articles;
    QString arrested;
    QString next;
};
[[nodiscard]] Columns caseColumns(const schema::EntitySpec &entity, const schema::Vocabularies &vocabularies, const QString &language,
                                  const CaseColumnTitles &titles);

} // namespace dossier::items
