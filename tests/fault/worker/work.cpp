// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker.h"

#include "schema/entities/case.h"
#include "schema/entities/person.h"
#include "store/drafts.h"

#include <random>

namespace dossier::fault {

using namespace Qt::StringLiterals;
using test::take;

namespace {

constexpr std::int64_t kValuesPerRun = 1'000'000;
constexpr int kDraftsInUse = 4;

class Work
{
public:
    Work(test::SessionWorld &world, store::Session &session, int run)
        : m_world(world), m_session(session), m_value(run * kValuesPerRun), m_chance(std::uint64_t(run))
    {
    }

    void step()
    {
        const unsigned choice = m_cases.isEmpty() ? 60 : unsigned(m_chance() % 100);
        if (choice < 50)
            edit({});
        else if (choice < 60)
            edit(draftId());
        else if (choice < 68)
            import(int(m_chance() % 20) + 1);
        else if (choice < 75)
            narrow();
        else if (choice < 97)
            draft();
        else
            settle();
    }

private:
    QString value() { return QString::number(++m_value); }
    QByteArray draftId() { return QByteArray(store::Drafts::kIdSize, char('a' + m_chance() % kDraftsInUse)); }
    base::RecordId someCase() { return m_cases[qsizetype(m_chance() % std::size_t(m_cases.size()))]; }
    domain::Action action(domain::Origin origin) { return m_world.action(origin, m_session.member()); }

    void apply(domain::Action action, const QString &acknowledgement)
    {
        (void)take(m_session.main().apply(std::move(action)));
        say(acknowledgement);
    }

    void edit(const QByteArray &closing)
    {
        const base::RecordId id = someCase();
        const QString now = value();
        domain::Action edit = action(domain::Origin::Form);
        domain::ChangeSet change = domain::updateOf(take(m_session.main().record(id)));
        change.set(schema::case_::forces, now);
        // Long enough now and then that a commit is more than one page.
        change.set(schema::case_::reasons_given, now + QString(qsizetype(m_chance() % 9000), u'x'));
        edit.changes.push_back(std::move(change));
        edit.draftId = closing;
        const QString line = u"set "_s + base::toString(id) + u' ' + now;
        if (closing.isEmpty())
            return apply(std::move(edit), line);
        const QString draft = QString::fromLatin1(closing);
        say(u"closing "_s + draft);
        apply(std::move(edit), line + u" closed "_s + draft);
    }

    void import(int count)
    {
        domain::Action import = action(domain::Origin::Import);
        const QString now = value();
        QStringList ids;
        QList<base::RecordId> added;
        for (int i = 0; i < count; ++i) {
            added.append(m_world.addCase(import, u"Sevda Imported %1-%2"_s.arg(now).arg(i), now).caseId);
            ids.append(base::toString(added.last()));
        }
        apply(std::move(import), u"import "_s + now + u' ' + ids.join(u' '));
        m_cases.append(added);
    }

    /// Protection grows, so the mark is written at once: two files change.
    void narrow()
    {
        domain::Action add = action(domain::Origin::Form);
        const QString now = value();
        const base::RecordId id = m_world.addCase(add, u"Withdrawn %1"_s.arg(now), now).caseId;
        (void)take(m_session.main().apply(std::move(add)));
        domain::Action narrowing = action(domain::Origin::Form);
        domain::ChangeSet change = domain::updateOf(take(m_session.main().record(id)));
        change.set(schema::case_::audience, schema::Code{u"restricted"_s});
        narrowing.changes.push_back(std::move(change));
        apply(std::move(narrowing), u"narrow "_s + base::toString(id));
    }

    void draft()
    {
        store::Draft draft;
        draft.id = draftId();
        draft.form = u"case"_s;
        const QString now = value();
        draft.texts = {{"forces", now}};
        draft.updatedAt = m_world.clock().now();
        test::must(m_session.main().drafts().put(draft));
        say(u"draft "_s + QString::fromLatin1(draft.id) + u' ' + now);
    }

    void settle()
    {
        test::must(m_session.settle());
        test::must(m_session.main().checkpoint(m_chance() % 2 == 0));
        say(u"settled"_s);
    }

    test::SessionWorld &m_world;
    store::Session &m_session;
    std::int64_t m_value;
    std::mt19937_64 m_chance;
    QList<base::RecordId> m_cases;
};

} // namespace

int work(test::SessionWorld &world, const Place &place, int run)
{
    const auto session = openUnharmed(world, place);
    if (!session)
        return 1;
    say(u"ready"_s);
    Work work(world, *session, run);
    for (;;)
        work.step();
}

} // namespace dossier::fault
