// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/csv/text_encoding.h"

#include <QByteArrayView>

namespace dossier::exchange {

/// How well the bytes beyond ASCII of a sample read in a single-byte encoding: the log-likelihood of
/// the letters they give, in the language that fits best, with regard to their neighbours and their case.
struct LetterScore {
    double sum = 0;
    std::int64_t bytes = 0;   ///< how many were scored

    [[nodiscard]] double perByte() const { return bytes > 0 ? sum / double(bytes) : 0; }
};

[[nodiscard]] LetterScore letterScore(QByteArrayView sample, TextEncoding singleByte);

/// The single-byte encoding that reads best. Where two give the same text the more usual one is said:
/// the Windows code pages before the parts of ISO 8859 that they contain.
[[nodiscard]] TextEncoding likeliestEncoding(QByteArrayView sample);

} // namespace dossier::exchange
