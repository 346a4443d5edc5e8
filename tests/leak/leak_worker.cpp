// SPDX-License-Identifier: GPL-3.0-or-later
// leak_worker words: prints the canaries, as they are and as the search index folds them.
// leak_worker work VAULT STATE-FOLDER CODE-FILE BACKUP: makes a vault of nothing but canaries, uses it in every way, says
// "working" and waits to be killed with everything open. leak_worker lock …: opens it after that, writes and locks.
#include "leak/canaries.h"
#include "names/folding.h"
#include "schema/entities/case.h"
#include "schema/entities/case_note.h"
#include "schema/entities/endorser.h"
#include "schema/entities/narrative.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"
#include "store/drafts.h"
#include "store/session/backup.h"
#include "support/session_world.h"
#include "support/vault_samples.h"

#include <QCoreApplication>

#include <cstdio>

#include <unistd.h>

using namespace dossier;
using namespace Qt::StringLiterals;
using test::must;
using test::take;

namespace {

class Work
{
public:
    Work(test::SessionWorld &world, std::unique_ptr<store::Session> session) : m_world(world), m_session(std::move(session)) {}

    [[nodiscard]] store::Session &session() { return *m_session; }
    [[nodiscard]] store::Store &main() { return m_session->main(); }

    /// A person, a case, a narrative, an internal note: the words in every shape of field.
    void addCases(domain::Origin origin, const QStringList &words)
    {
        domain::Action action = m_world.action(origin, m_session->member());
        action.reason = words.first();
        for (qsizetype i = 0; i + 3 < words.size(); i += 4) {
            const auto added = m_world.addCase(action, words[i], words[i + 1]);
            m_cases.append(added.caseId);
            domain::ChangeSet text = part(schema::case_background::fields.type);
            text.set(schema::case_background::fields.parent, added.caseId);
            text.set(schema::case_background::fields.language, schema::Code{u"az"_s});
            text.set(schema::case_background::fields.text, words[i + 2]);
            action.changes.push_back(std::move(text));
            domain::ChangeSet note = part(schema::case_note::kType);
            note.set(schema::case_note::case_, added.caseId);
            note.set(schema::case_note::text, words[i + 3]);
            action.changes.push_back(std::move(note));
        }
        (void)take(main().apply(std::move(action)));
    }

    void edit(const QStringList &words)
    {
        for (qsizetype i = 0; i < words.size(); ++i) {
            domain::Action action = m_world.action(domain::Origin::Form, m_session->member());
            action.draftId = draft(words[i], i);
            domain::ChangeSet change = domain::updateOf(take(main().record(m_cases[i % m_cases.size()])));
            change.set(schema::case_::forces, words[i]);
            change.set(schema::case_::list_group, words[i]);
            change.add(schema::case_::tags, words[i]);
            action.changes.push_back(std::move(change));
            (void)take(main().apply(std::move(action)));
        }
        (void)take(main().undo(m_session->member()));
    }

    /// A draft that stays until a save closes it.
    QByteArray draft(const QString &word, qsizetype number)
    {
        store::Draft draft;
        draft.id = QByteArray(store::Drafts::kIdSize - 4, 'd') + QByteArray::number(1000 + number);
        draft.form = u"case"_s;
        draft.texts = {{"forces", word}, {"summary", word + u' ' + word}};
        draft.caretIn = "summary";
        draft.updatedAt = m_world.clock().now();
        must(main().drafts().put(draft));
        return draft.id;
    }

    void search(const QStringList &words)
    {
        for (const QString &word : words) {
            store::Query query;
            query.entity = schema::person::kType;
            query.search = word;
            (void)take(main().page(query));
            query.entity = schema::case_::kType;
            query.search.clear();
            query.conditions = {{schema::case_::list_group.id, store::Condition::Operator::Equals, word}};
            query.sort = {{schema::case_::list_group.id}};
            (void)take(main().page(query));
        }
        for (const base::RecordId &id : m_cases)
            (void)take(main().history(id));
        must(main().note(u"read"_s, words.first(), m_session->member()));
    }

    void endorsers(const QStringList &words)
    {
        store::Store *store = take(m_session->createCompartment(schema::Compartment::Endorsers));
        domain::Action action = m_world.action(domain::Origin::Form, m_session->member());
        for (qsizetype i = 0; i + 1 < words.size(); i += 2) {
            domain::ChangeSet endorser = part(schema::endorser::kType);
            endorser.set(schema::endorser::legal_name, words[i]);
            endorser.set(schema::endorser::risk_note, words[i + 1]);
            action.changes.push_back(std::move(endorser));
        }
        (void)take(store->apply(std::move(action)));
    }

private:
    [[nodiscard]] domain::ChangeSet part(schema::EntityType type)
    {
        return domain::createOf(type, base::newRecordId(m_world.random()));
    }

    test::SessionWorld &m_world;
    std::unique_ptr<store::Session> m_session;
    QList<base::RecordId> m_cases;
};

std::unique_ptr<store::Session> create(test::SessionWorld &world, const QStringList &arguments, const QStringList &words)
{
    const base::SecretBytes passphrase = test::secretOf(words[0].toStdString());
    store::NewVault options;
    options.keys.credentials.passphrase = &passphrase;
    options.memberName = words[1];
    options.vaultName = words[2];
    options.language = u"az"_s;
    store::CreatedSession created = take(store::Session::create(arguments[0], options, world.context(arguments[1])));
    must(created.recoveryCode->write(arguments[2]));
    return std::move(created.session);
}

int work(const QStringList &arguments)
{
    const QStringList words = test::canaries();
    test::SessionWorld world;
    Work work(world, create(world, arguments, words));
    work.addCases(domain::Origin::Form, words.mid(3, 120));
    work.addCases(domain::Origin::Import, words.mid(123, 200));
    work.endorsers(words.mid(323, 40));
    work.edit(words.mid(363, 60));
    for (qsizetype i = 423; i < words.size(); ++i)
        (void)work.draft(words[i], i);
    work.search(words);
    (void)take(store::writeBackup(work.session(), arguments[3]));
    work.addCases(domain::Origin::Form, words.mid(3, 40));
    std::puts("working");
    std::fflush(stdout);
    for (;;)
        ::pause();
}

int lock(const QStringList &arguments)
{
    const QStringList words = test::canaries();
    test::SessionWorld world;
    const vault::RecoveryCode code = take(vault::RecoveryCode::read(arguments[2]));
    vault::Credentials credentials;
    credentials.recoveryCode = &code;
    Work work(world, take(store::Session::open(arguments[0], credentials, vault::Access::ReadWrite, world.context(arguments[1]))));
    work.addCases(domain::Origin::Form, words.mid(40, 40));
    work.search(words.mid(0, 20));
    must(work.main().checkpoint(true));
    return 0;
}

int printWords()
{
    for (const QString &word : test::canaries()) {
        std::puts(word.toUtf8().constData());
        if (const QString folded = names::fold(word); folded != word)
            std::puts(folded.toUtf8().constData());
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 2 && arguments[1] == "words"_L1)
        return printWords();
    if (arguments.size() != 6)
        return 2;
    return arguments[1] == "work"_L1 ? work(arguments.sliced(2)) : lock(arguments.sliced(2));
}
