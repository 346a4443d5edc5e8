// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker.h"

#include "schema/entities/case.h"
#include "store/drafts.h"

#include <QHash>
#include <QTextStream>

#include <cstdio>

namespace dossier::fault {

using namespace Qt::StringLiterals;
using test::take;

namespace {

/// What must be there, as acknowledged: the newest value of each case and draft.
struct Acknowledged {
    QHash<QString, qint64> cases;
    QHash<QString, qint64> drafts;         ///< put, and no save has begun to close it since
    QHash<QString, qint64> closed;         ///< by a save with this value
    QStringList narrowed;

    void read(const QStringList &words)
    {
        if (words[0] == "set"_L1) {
            cases[words[1]] = words[2].toLongLong();
            if (words.size() == 5)
                closed[words[4]] = words[2].toLongLong();
        } else if (words[0] == "import"_L1) {
            for (qsizetype i = 2; i < words.size(); ++i)
                cases[words[i]] = words[1].toLongLong();
        } else if (words[0] == "narrow"_L1) {
            narrowed.append(words[1]);
        } else if (words[0] == "closing"_L1) {
            drafts.remove(words[1]); // by a save that may have been durable and not yet acknowledged
        } else if (words[0] == "draft"_L1) {
            drafts[words[1]] = words[2].toLongLong();
        }
    }
};

class Check
{
public:
    explicit Check(store::Store &store) : m_store(store) {}

    void cases(const Acknowledged &expected)
    {
        for (auto it = expected.cases.cbegin(); it != expected.cases.cend(); ++it) {
            const auto record = m_store.record(*base::recordIdFromString(it.key()));
            if (!record) {
                complain(u"case lost: "_s + it.key() + u' ' + base::errorName(record.error().code));
                continue;
            }
            const QString found = record->get(schema::case_::forces).value_or(QString());
            if (found.toLongLong() < it.value())
                complain(u"case %1 is at %2, %3 was acknowledged"_s.arg(it.key(), found).arg(it.value()));
        }
        for (const QString &id : expected.narrowed) {
            const auto record = m_store.record(*base::recordIdFromString(id));
            if (!record || record->get(schema::case_::audience) != schema::Code{u"restricted"_s})
                complain(u"protection lost: "_s + id);
        }
    }

    void drafts(const Acknowledged &expected)
    {
        QHash<QString, qint64> found;
        for (const store::Draft &draft : take(m_store.drafts().list()))
            found[QString::fromLatin1(draft.id)] = draft.texts.value(0).second.toLongLong();
        if (m_store.drafts().wasDamaged())
            complain(u"drafts were damaged"_s);
        for (auto it = expected.drafts.cbegin(); it != expected.drafts.cend(); ++it) {
            if (found.value(it.key(), -1) < it.value())
                complain(u"draft %1 is at %2, %3 was acknowledged"_s.arg(it.key()).arg(found.value(it.key(), -1)).arg(it.value()));
        }
        for (auto it = expected.closed.cbegin(); it != expected.closed.cend(); ++it) {
            if (found.value(it.key(), it.value() + 1) < it.value())
                complain(u"draft outlived its save: "_s + it.key());
        }
    }

    [[nodiscard]] int complaints() const { return m_complaints; }

private:
    void complain(const QString &line)
    {
        ++m_complaints;
        say(line);
    }

    store::Store &m_store;
    int m_complaints = 0;
};

} // namespace

int check(test::SessionWorld &world, const Place &place)
{
    Acknowledged expected;
    QTextStream in(stdin);
    for (QString line = in.readLine(); !line.isNull(); line = in.readLine())
        expected.read(line.split(u' '));
    const auto session = openUnharmed(world, place);
    if (!session)
        return 1;
    Check check(session->main());
    check.cases(expected);
    check.drafts(expected);
    if (const std::optional<base::Error> found = take(session->verify(schema::Compartment::Main))) {
        say(u"verify: "_s + base::errorName(found->code) + u' ' + found->detail);
        return 1;
    }
    return check.complaints() == 0 ? 0 : 1;
}

} // namespace dossier::fault
