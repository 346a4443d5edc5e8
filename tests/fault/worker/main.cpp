// SPDX-License-Identifier: GPL-3.0-or-later
// fault_worker COMMAND VAULT STATE-FOLDER CODE-FILE [ARGUMENT]: works on a vault for the tests that kill it.
#include "worker.h"

#include "store/session/backup.h"

#include <QCoreApplication>

#include <unistd.h>

namespace dossier::fault {

using namespace Qt::StringLiterals;

void say(const QString &line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    if (::write(STDOUT_FILENO, bytes.constData(), std::size_t(bytes.size())) != bytes.size())
        ::_exit(3);
}

namespace {

int failed(const base::Error &error)
{
    say(u"failed "_s + base::errorName(error.code) + u' ' + error.detail);
    return 1;
}

base::Result<std::unique_ptr<store::Session>> openByCode(test::SessionWorld &world, const Place &place)
{
    DOSSIER_ASSIGN(const vault::RecoveryCode code, vault::RecoveryCode::read(place.codeFile));
    return store::Session::open(place.vault, {.recoveryCode = &code}, vault::Access::ReadWrite, world.context(place.state));
}

} // namespace

std::unique_ptr<store::Session> openUnharmed(test::SessionWorld &world, const Place &place)
{
    auto session = openByCode(world, place);
    if (!session) {
        (void)failed(session.error());
        return nullptr;
    }
    const store::SessionReport &report = (*session)->report();
    if (report.setback)
        say(u"refused "_s + base::errorName(report.setback->reason));
    else if (report.newFeed)
        say(u"new feed"_s);
    else
        return std::move(*session);
    return nullptr;
}

int create(test::SessionWorld &world, const Place &place)
{
    const base::SecretBytes passphrase = test::secretOf(test::kSamplePassphrase);
    store::NewVault options;
    options.keys.credentials.passphrase = &passphrase;
    options.memberName = u"Worker"_s;
    options.language = u"en"_s;
    auto created = store::Session::create(place.vault, options, world.context(place.state));
    if (!created)
        return failed(created.error());
    say(u"created"_s);
    // What goes wrong from here on does not take the vault away again.
    if (const auto written = created->recoveryCode->write(place.codeFile); !written)
        return failed(written.error());
    return 0;
}

int saveOnce(test::SessionWorld &world, const Place &place, const QString &text)
{
    auto session = openByCode(world, place);
    if (!session)
        return failed(session.error());
    domain::Action action = world.action(domain::Origin::Form, (*session)->member());
    const base::RecordId id = world.addCase(action, u"Saved once"_s, text).caseId;
    if (const auto applied = (*session)->main().apply(std::move(action)); !applied)
        return failed(applied.error());
    say(u"import "_s + text + u' ' + base::toString(id));
    return 0;
}

int changePassphrase(test::SessionWorld &world, const Place &place, const QString &passphrase)
{
    auto session = openByCode(world, place);
    if (!session)
        return failed(session.error());
    const base::SecretBytes secret = test::secretOf(passphrase.toStdString());
    if (const auto changed = (*session)->changePassphrase({.passphrase = &secret}); !changed)
        return failed(changed.error());
    say(u"changed"_s);
    return 0;
}

int backUp(test::SessionWorld &world, const Place &place, const QString &file)
{
    auto session = openByCode(world, place);
    if (!session)
        return failed(session.error());
    if (const auto written = store::writeBackup(**session, file); !written)
        return failed(written.error());
    say(u"written"_s);
    return 0;
}

int unlock(test::SessionWorld &world, const Place &place, const QString &passphrase)
{
    const base::SecretBytes secret = test::secretOf(passphrase.toStdString());
    vault::Credentials credentials;
    credentials.passphrase = &secret;
    const auto vault = vault::Vault::open(place.vault, credentials, vault::Access::ReadOnly, world.random());
    if (!vault)
        return failed(vault.error());
    say(u"unlocked"_s);
    return 0;
}

} // namespace dossier::fault

int main(int argc, char **argv)
{
    using namespace dossier;
    using namespace Qt::StringLiterals;
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() < 5)
        return 2;
    test::SessionWorld world;
    const fault::Place place{words[2], words[3], words[4]};
    using Command = int (*)(test::SessionWorld &, const fault::Place &, const QString &);
    const QHash<QString, Command> commands{
        {u"create"_s, [](auto &in, auto &at, auto &) { return fault::create(in, at); }},
        {u"work"_s, [](auto &in, auto &at, auto &run) { return fault::work(in, at, run.toInt()); }},
        {u"check"_s, [](auto &in, auto &at, auto &) { return fault::check(in, at); }},
        {u"save"_s, fault::saveOnce},
        {u"passphrase"_s, fault::changePassphrase},
        {u"backup"_s, fault::backUp},
        {u"unlock"_s, fault::unlock},
    };
    const Command command = commands.value(words[1]);
    return command ? command(world, place, words.value(5)) : 2;
}
