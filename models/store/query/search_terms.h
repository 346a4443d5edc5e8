// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace dossier::store {

/// What a person typed into a search, as match expressions of the index: one per word, met by the letters or,
/// in a name of a person, by another spelling of it (names/search_keys.h). Letters are folded as the index is,
/// each word a phrase whose last token is a prefix ("Əli-Məm" finds "ali mammadov" only in that order). Words
/// without a letter or digit are left out. Nothing a person types can be taken for an operator of the index's
/// language.
[[nodiscard]] std::vector<QByteArray> searchTerms(const QString &words);

} // namespace dossier::store
