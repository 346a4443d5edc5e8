// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/messages.h"

namespace dossier::cli {

using base::Error;
using base::ErrorCode;
using namespace Qt::StringLiterals;

namespace {

/// The sentences; `%1` is the technical detail where one helps a person (a field, a file format's fault).
QString sentence(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument:
        return u"This cannot be done as it was asked (%1). Nothing was changed."_s;
    case ErrorCode::UnknownField:
        return u"There is no field or term of that name (%1). Nothing was changed. `dossier-cli schema` lists all."_s;
    case ErrorCode::InvalidValue:
        return u"A value does not fit its field (%1). Nothing was changed."_s;
    case ErrorCode::NotFound:
        return u"Not found (%1). Nothing was changed."_s;
    case ErrorCode::Ambiguous:
        return u"Several records fit. Nothing was changed. Give more digits of the id."_s;
    case ErrorCode::WrongKey:
        return u"None of the keys fit. The vault is unchanged. Check the keyboard layout, the key file, or use the recovery code."_s;
    case ErrorCode::NotGranted:
        return u"This compartment is not granted to you, or is not on this laptop. Nothing was changed."_s;
    case ErrorCode::Locked:
        return u"This compartment is closed. Nothing was changed. Open it with --open."_s;
    case ErrorCode::KdfOutOfRange:
        return u"The vault's key settings are outside what is safe; the header was altered, or asks too much of this machine. "
               "Nothing was changed. Use a backup."_s;
    case ErrorCode::DamagedHeader:
        return u"The vault's header is damaged in both copies. The databases beside it are untouched. Restore "
               "vault.dossier from a backup."_s;
    case ErrorCode::DamagedDatabase:
        return u"A database of this vault is damaged or was altered (%1). Nothing was written to it. Keep the folder as it "
               "is and restore a backup beside it."_s;
    case ErrorCode::RolledBack:
        return u"This vault is older than it was when last used here: files were put back. It opens for reading only. If you "
               "restored it on purpose, run `dossier-cli adopt`."_s;
    case ErrorCode::MissingMark:
        return u"The mark beside a database is missing or was altered. The vault opens for reading only. If you moved it on "
               "purpose, run `dossier-cli adopt`."_s;
    case ErrorCode::UnsupportedVersion:
        return u"This was written by a newer Dossier. Nothing was changed. Update the program."_s;
    case ErrorCode::NotAVault:
        return u"There is no vault there. Nothing was changed."_s;
    case ErrorCode::RuleViolated:
        return u"This is not allowed (%1). Nothing was changed."_s;
    case ErrorCode::WouldLoosen:
        return u"This would lift a protection without new evidence (%1). Nothing was changed. Record the evidence, or make "
               "the change yourself instead of undoing."_s;
    case ErrorCode::Conflict:
        return u"The record was changed in the meantime. Nothing was overwritten. Look at it again and repeat the change."_s;
    case ErrorCode::NotUndoable:
        return u"The last action cannot be undone (%1). Nothing was changed."_s;
    case ErrorCode::Refused:
        return u"The export was refused and no file was written (%1)."_s;
    case ErrorCode::MissingGlyph:
        return u"No font of the report has these characters: %1. No file was written. Change the text, or repeat with "
               "--name-missing, which prints each by its number."_s;
    case ErrorCode::MalformedInput:
        return u"The file is not what it should be (%1). Nothing was changed."_s;
    case ErrorCode::InUse:
        return u"Another program is using this vault. Nothing was changed. Close it there first."_s;
    case ErrorCode::ReadOnlyMedium:
        return u"This place cannot be written to. Nothing was changed. Reading works."_s;
    case ErrorCode::NetworkFileSystem:
        return u"A vault on a network drive could be damaged by writing. Nothing was changed. Copy it to a local disk."_s;
    case ErrorCode::NoSpace:
        return u"The disk is full. What was there before is intact. Free some space and repeat."_s;
    case ErrorCode::Io:
        return u"A file could not be read or written (%1). What was there before is intact."_s;
    case ErrorCode::OutOfMemory:
        return u"There is not enough memory. Nothing was changed."_s;
    case ErrorCode::Cancelled:
        return u"Cancelled. Nothing was changed."_s;
    case ErrorCode::AlreadyExists:
        return u"There is something of that name already; it was not overwritten (%1)."_s;
    case ErrorCode::Internal:
        return u"Something went wrong inside the program (%1). What was saved before is intact."_s;
    }
    return {};
}

} // namespace

QString messageFor(const Error &error)
{
    QString text = sentence(error.code);
    if (!text.contains(u"%1"_s))
        return text;
    return error.detail.isEmpty() ? text.remove(u" (%1)"_s) : text.arg(error.detail);
}

} // namespace dossier::cli
