// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/atomic_file.h"
#include "store/session/compartment_kind.h"
#include "store/session/session.h"

#include <QFile>

namespace dossier::store {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

/// A closed store: nothing writes it while we hold the vault's lock, so its files are copied as they are.
Result<void> copyClosed(const QString &from, const QString &to)
{
    for (const QLatin1StringView suffix : {""_L1, "-wal"_L1}) {
        if (QFile::exists(from + suffix) && !QFile::copy(from + suffix, to + suffix))
            return base::fail(ErrorCode::Io, u"copy"_s);
    }
    return {};
}

} // namespace

Result<void> Session::writeCopyWithout(schema::Compartment compartment, const QString &path)
{
    if (compartment == schema::Compartment::Main)
        return base::fail(ErrorCode::InvalidArgument, u"main"_s);
    // A copy is measured by what it holds: what was put back here would be news there, with its consents.
    for (const vault::HeldGrant &held : m_vault->grants()) {
        if (const auto kept = compartmentOf(held.grant.kind); kept != compartment && !held.grant.isWrapped())
            DOSSIER_TRY(lookAt(kept));
    }
    if (m_report.setback)
        return base::fail(m_report.setback->reason);
    const auto kind = kindOf(compartment);
    HeaderDirectory directory(main(), *m_vault);
    DOSSIER_ASSIGN(vault::GrantSet dropped, directory.grantsOf(kind));
    dropped |= m_vault->ownGrants(kind);
    DOSSIER_ASSIGN(auto header, m_vault->copyHeaderTo(path, dropped));
    auto copy = std::unique_ptr<Session>(new Session(std::move(header), m_context));
    copy->m_access = vault::Access::ReadWrite;
    const auto fill = [&]() -> Result<void> {
        DOSSIER_TRY(copyStoresTo(*copy, compartment));
        DOSSIER_TRY(copy->openMain(Intent::NewCopy));
        HeaderDirectory copied(copy->main(), *copy->m_vault);
        for (std::size_t index = 0; index < dropped.size(); ++index) {
            if (dropped.test(index))
                DOSSIER_TRY(copied.finishRemoval(DirectoryEntry::Place::Grant, int(index)));
        }
        for (const vault::HeldGrant &held : copy->m_vault->grants())
            DOSSIER_TRY(copy->openCompartment(compartmentOf(held.grant.kind)));
        DOSSIER_TRY(copy->settle());
        return base::syncFolder(copy->m_vault->folder().path());
    };
    Result<void> done = fill();
    if (!done)
        copy->removeEverything();
    return done;
}

Result<void> Session::copyStoresTo(const Session &copy, schema::Compartment without)
{
    for (const vault::HeldGrant &held : m_vault->grants()) {
        const auto compartment = compartmentOf(held.grant.kind);
        if (compartment == without)
            continue;
        const QString target = copy.m_vault->folder().databasePath(held.grant.name);
        if (const Store *open = store(compartment))
            DOSSIER_TRY(open->copyTo(target));
        else
            DOSSIER_TRY(copyClosed(m_vault->folder().databasePath(held.grant.name), target));
    }
    return {};
}

} // namespace dossier::store
