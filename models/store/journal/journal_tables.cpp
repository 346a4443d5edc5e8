// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal/journal_tables.h"

namespace dossier::store::journal_tables {

QByteArrayList createStatements()
{
    return {
        "CREATE TABLE feed(fid INTEGER PRIMARY KEY, feed_id BLOB NOT NULL UNIQUE, incarnation BLOB,"
        " state INTEGER NOT NULL)",
        "CREATE TABLE ent(eid INTEGER PRIMARY KEY, uuid BLOB NOT NULL UNIQUE, etype INTEGER NOT NULL,"
        " subject INTEGER)",
        // Rows only ever come at the end of a feed, so its pages stay full.
        "CREATE TABLE chg(dot INTEGER PRIMARY KEY, hlc INTEGER NOT NULL, eid INTEGER NOT NULL,"
        " chain BLOB NOT NULL, hdr BLOB NOT NULL, salt BLOB, val BLOB NOT NULL, sig BLOB, received INTEGER)",
        "CREATE INDEX chg_eid ON chg(eid)",
        "CREATE TABLE head(eid INTEGER NOT NULL, fld INTEGER NOT NULL, dot INTEGER NOT NULL,"
        " PRIMARY KEY(eid, fld, dot)) WITHOUT ROWID",
        "CREATE TABLE anchor(id INTEGER PRIMARY KEY CHECK(id = 1), commits INTEGER NOT NULL,"
        " fid INTEGER NOT NULL, seq INTEGER NOT NULL, chain BLOB NOT NULL, protective BLOB NOT NULL)",
        "CREATE TABLE meta(key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
    };
}

} // namespace dossier::store::journal_tables
