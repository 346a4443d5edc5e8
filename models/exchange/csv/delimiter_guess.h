// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace dossier::exchange {

/// The one of tab, `;`, `,` and `|` that cuts the records of `text` most evenly: a title above the
/// header, commas in texts and decimal commas do not mislead it. `text` is the beginning of a file; a
/// record that it cuts is left out unless `whole`. Comma where nothing cuts anything.
[[nodiscard]] QChar guessDelimiter(QStringView text, bool whole);

/// The delimiter that a first line `sep=;` names, as Excel reads and writes it, and its length with its
/// line end.
struct DelimiterLine {
    QChar delimiter;        ///< null: there is no such line
    qsizetype length = 0;
};
[[nodiscard]] DelimiterLine delimiterLine(QStringView text);

} // namespace dossier::exchange
