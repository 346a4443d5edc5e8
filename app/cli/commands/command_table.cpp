// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include <algorithm>
#include <iterator>

namespace dossier::cli {

namespace {

std::vector<Command> vaultCommands()
{
    return {
        {"create", "VAULT", "Make a new vault.",
         {{"recovery-file", "F", "Write the recovery code to F instead of showing it."},
          {"no-recovery", "", "Make no recovery code: a lost passphrase loses everything."},
          {"kdf-memory", "MIB", "Memory of one try at the passphrase, 64 to 1024."},
          {"name", "TEXT", "Name of the vault, shown only inside it."},
          {"member", "NAME", "Name of the first member."},
          {"language", "L", "Language in which its texts are written."},
          {"country", "CC", "Country whose rules count."}},
         1, 1, createVault},
        {"info", "VAULT", "Say what this vault is and how it stands.", {}, 1, 1, showInfo},
        {"verify", "VAULT", "Check every page, the journal and the protections.", {}, 1, 1, verifyVault},
        {"rebuild", "VAULT", "Make the tables anew from the journal.", {}, 1, 1, rebuildVault},
        {"adopt", "VAULT", "Go on with a vault that was put back, as a restored copy.",
         {{"consents-reviewed", "", "A person has reviewed the consents: publication may go on."}},
         1, 1, adoptVault},
        {"passphrase", "VAULT", "Change the passphrase.",
         {{"new-passphrase-file", "F", "Read the new passphrase from F."}, {"new-key-file", "F", "Bind it to key file F."}},
         1, 1, changePassphrase},
        {"slots", "VAULT list | add passphrase|key-file|recovery | remove N", "The ways to unlock.",
         {{"new-passphrase-file", "F", "Read the new passphrase from F."},
          {"new-key-file", "F", "The key file of the new slot; made where it is not there."},
          {"recovery-file", "F", "Write the recovery code to F."}},
         2, 3, manageSlots},
        {"members", "VAULT list | add NAME", "The people who can unlock.",
         {{"new-passphrase-file", "F", "Read the member's first passphrase from F."},
          {"recovery-file", "F", "Make a recovery code too and write it to F."}},
         2, 3, manageMembers},
        {"compartments", "VAULT list | add NAME | detach NAME", "The separate stores: endorsers, sources, defence.",
         {{"to", "COPY", "Write a copy of the vault without it and leave this one as it is."}},
         2, 3, manageCompartments},
    };
}

std::vector<Command> listCommands()
{
    return {
        {"import", "VAULT FILE", "Import a list.",
         {{"entity", "ENTITY", "What the rows are: case, person, or any other; its header names fields."},
          {"list", "NAME", "Name of the list, the same every month; of the file where none is given."},
          {"as-of", "DATE", "The day it speaks of."},
          {"encoding", "NAME", "Of a text, where it is not found right: utf-8, windows-1251, koi8-r"},
          {"delimiter", "C", "Between the cells of a text: one character, or tab."},
          {"sheet", "NAME", "Which sheet of a workbook; the first one that is not hidden."},
          {"header-row", "N", "The line of the header; 0 where there is none."},
          {"date-order", "ORDER", "How 03/05/2024 is read: dmy, mdy, ymd."},
          {"mapping", "M.json", "Which column holds what: {\"schema\":1,\"columns\":{\"Header\":\"full_name\", \"Other\":\"\"}}."},
          {"publication", "STATE", "draft or cleared."},
          {"naming-basis", "BASIS", "none, public-record, public-office, family-request, consent."},
          {"skip-proposed", "", "Leave out every row whose person may be known."},
          {"as-listings", "", "Another body's list: keep its rows beside our cases and change none."},
          {"remember", "", "Keep what the columns hold for the next edition of this list."},
          {"dry-run", "", "Read the file and say what would be made; change nothing."},
          {"report", "R.json", "Write the report to R.json."}},
         2, 2, importList},
        {"similar", "VAULT", "Find persons who may be one, in any spelling of their names.",
         {{"name", "TEXT", "Who may be meant by this name."}},
         1, 1, showSimilar},
        {"alias", "VAULT person A B", "Say that B is the same person as A; undo takes it back.", {{"reason", "TEXT", "Why."}}, 4, 4, aliasPersons},
        {"not-same", "VAULT person A B", "Say that A and B are two persons.", {{"reason", "TEXT", "Why."}}, 4, 4, keepPersonsApart},
    };
}

std::vector<Command> recordCommands()
{
    return {
        {"list", "VAULT ENTITY", "List records.",
         {{"search", "TEXT", "Words to find, in any spelling of the letters."},
          {"filter", "EXPR", "key:value, key>=date, key<date, -key:value, has:key, -has:key, words; quotes around spaces."},
          {"fields", "A,B", "Which fields."},
          {"sort", "F", "By which field; -F for the other way round."},
          {"limit", "N", "How many rows."},
          {"offset", "N", "From which row, counted from 0."}},
         2, 2, listRecords},
        {"show", "VAULT ENTITY ID", "Show one record.", {}, 3, 3, showRecord},
        {"history", "VAULT ENTITY ID", "Show every value a record ever had.", {}, 3, 3, showHistory},
        {"new", "VAULT ENTITY field=value…", "Make a record.", {{"reason", "TEXT", "Why."}}, 2, -1, newRecord},
        {"set", "VAULT ENTITY ID|--filter EXPR field=value…", "Change records.",
         {{"filter", "EXPR", "Which records."}, {"reason", "TEXT", "Why."}},
         3, -1, setRecords},
        {"delete", "VAULT ENTITY ID", "Delete a record.", {{"reason", "TEXT", "Why."}}, 3, 3, deleteRecord},
        {"undo", "VAULT", "Take back the last action.", {}, 1, 1, undoAction},
    };
}

std::vector<Command> outgoingCommands()
{
    return {
        {"export", "VAULT", "Make a file that may leave.",
         {{"report", "KIND", "list, endorsement-sheet or hearing."},
          {"entity", "ENTITY", "Instead of a report, the records of one entity as a table: case, person, charge …"},
          {"fields", "A,B", "Which columns of a table, in this order; all that may leave where none are given."},
          {"audience", "WHO", "public, partner or internal."},
          {"as-of", "DATE", "The day the facts speak of; today where none is given."},
          {"filter", "EXPR", "Which cases, or which records."},
          {"language", "L", "en, az or ru."},
          {"format", "F", "pdf, csv, json or xlsx."},
          {"out", "FILE", "The file to write."},
          {"name-missing", "", "Print a character that no font of the report has by its number, [U+1F600]."}},
         1, 1, exportReport},
        {"ledger", "VAULT list", "What left, when and for whom.", {}, 2, 2, showLedger},
        {"backup", "VAULT", "Write everything into one encrypted file and check it.",
         {{"out", "FILE", "The backup file."}},
         1, 1, backupVault},
        {"restore", "FILE", "Make a vault of a backup.", {{"to", "VAULT", "The new folder."}}, 1, 1, restoreVault},
        {"schema", "", "List every entity and field.", {}, 0, 0, showSchema},
        {"sample", "VAULT", "Make a vault of invented people to look at.", {}, 1, 1, makeSample},
    };
}

} // namespace

const std::vector<Command> &commands()
{
    static const std::vector<Command> kCommands = [] {
        std::vector<Command> all;
        for (auto *group : {vaultCommands, listCommands, recordCommands, outgoingCommands})
            std::ranges::move(group(), std::back_inserter(all));
        return all;
    }();
    return kCommands;
}

} // namespace dossier::cli
