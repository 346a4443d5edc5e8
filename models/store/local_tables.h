// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "schema/registry.h"

#include <QByteArray>
#include <QByteArrayList>

namespace dossier::store {

class Connection;

/// All tables of a store file: those of the journal, the materialised ones of its compartment, and
/// two small ones that only this file needs:
///   act          where each Action lies in the journal (derived): dots of its first and last
///                change, id, the Action it takes back, whether it only notes something
///   saved_draft  drafts that were saved but perhaps not yet dropped from the drafts' own file
namespace local_tables {

/// Makes all of them in a new, empty file and records the layout.
[[nodiscard]] base::Result<void> create(Connection &connection, const schema::Registry &registry,
                                        schema::Compartment compartment, const QByteArray &vaultId);

enum class Layout : std::uint8_t {
    Ours,
    Older,    ///< made by a release with another schema: rebuild
    Newer     ///< made by a newer release: hands off
};
/// Error DamagedDatabase where the file is no store, or one of another vault or compartment.
[[nodiscard]] base::Result<Layout> check(Connection &connection, const schema::Registry &registry,
                                         schema::Compartment compartment, const QByteArray &vaultId);

[[nodiscard]] base::Result<QByteArray> meta(Connection &connection, const QByteArray &key);
/// An empty value removes the key.
[[nodiscard]] base::Result<void> setMeta(Connection &connection, const QByteArray &key, const QByteArray &value);

} // namespace local_tables

} // namespace dossier::store
