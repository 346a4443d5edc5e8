// SPDX-License-Identifier: GPL-3.0-or-later
// fault_worker COMMAND VAULT STATE-FOLDER CODE-FILE [ARGUMENT]: works on a vault for the tests that kill it.
#include "worker.h"

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
    if (const auto written = created->recoveryCode->write(place.codeFile); !written)
        return failed(written.error());
    say(u"created"_s);
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

} // namespace dossier::fault

int main(int argc, char **argv)
{
    using namespace dossier;
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() < 5)
        return 2;
    test::SessionWorld world;
    const fault::Place place{words[2], words[3], words[4]};
    const QString &command = words[1];
    const QString argument = words.value(5);
    if (command == QLatin1StringView("create"))
        return fault::create(world, place);
    if (command == QLatin1StringView("work"))
        return fault::work(world, place, argument.toInt());
    if (command == QLatin1StringView("check"))
        return fault::check(world, place);
    if (command == QLatin1StringView("save"))
        return fault::saveOnce(world, place, argument);
    if (command == QLatin1StringView("passphrase"))
        return fault::changePassphrase(world, place, argument);
    return 2;
}
