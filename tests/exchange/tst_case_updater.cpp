// SPDX-License-Identifier: GPL-3.0-or-later
#include "import_world.h"
#include "schema/entities/member.h"
#include "schema/entities/narrative.h"

#include <QTest>

#include <algorithm>

using namespace dossier;
using namespace Qt::StringLiterals;
using schema::Code;
namespace case_ = schema::case_;

namespace {

base::PartialDate day(int year, int month, int day)
{
    return base::PartialDate::day(QDate(year, month, day));
}

} // namespace

/// What a list says of a case that is known, beside what is on record already.
class TestCaseUpdater : public QObject
{
    Q_OBJECT

private:
    exchange::ImportPlan import(const QByteArray &text, const exchange::ImportOptions &options = {}) { return m_world->imported(text, options); }

    base::RecordId onlyCase() { return m_world->only(case_::kType).id(); }

    base::RecordId addText(const schema::NarrativeFields &fields, base::RecordId parent, const QString &words)
    {
        domain::ChangeSet text = domain::createOf(fields.type, m_world->newId());
        text.set(fields.parent, parent);
        text.set(fields.language, Code{u"en"_s});
        text.set(fields.text, words);
        static_cast<void>(m_world->apply({text}).value());
        return text.id;
    }

    QString cleared(const schema::NarrativeFields &fields, base::RecordId text)
    {
        return m_world->store().record(text)->get(fields.cleared_text).value_or(u"-"_s);
    }

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<test::ImportWorld>();
        // A text that is cleared names who cleared it.
        domain::ChangeSet member = domain::createOf(schema::member::kType, m_world->actor);
        member.set(schema::member::name, u"Aygün"_s);
        QVERIFY(m_world->apply({member}));
    }

    // clearance
    void nobodysTextIsApprovedByAList()
    {
        const exchange::ImportOptions published{.publication = u"cleared"_s};
        const schema::NarrativeFields &summary = schema::case_summary::fields;
        const schema::NarrativeFields &biography = schema::person_biography::fields;
        import("Name,Place of arrest\nAna Berg,Baku\n", published);
        const domain::Record matter = m_world->only(case_::kType);
        const base::RecordId reviewed = addText(summary, matter.id(), u"As reviewed"_s);
        m_world->edit(matter, case_::publication, Code{u"cleared"_s});
        m_world->edit(m_world->store().record(reviewed).value(), summary.text, u"With a name that must not leave"_s);
        const base::RecordId life = addText(biography, *matter.get(case_::person), u"Unread"_s);
        QCOMPARE(import("Name,Place of arrest\nAna Berg,Ganja\n", published).updated, 1);
        QCOMPARE(cleared(summary, reviewed), u"As reviewed"_s);
        QCOMPARE(cleared(biography, life), u"-"_s);
    }

    void aBackgroundThatIsAllThatChangedIsCleared()
    {
        const exchange::ImportOptions published{.publication = u"cleared"_s};
        const schema::NarrativeFields &background = schema::case_background::fields;
        import("Name,Case background\nAna Berg,Arrested at work\n", published);
        QCOMPARE(import("Name,Case background\nAna Berg,Arrested at home\n", published).updated, 1);
        QCOMPARE(m_world->only(background.type).get(background.cleared_text), u"Arrested at home"_s);
        // A decision against stands.
        m_world->edit(m_world->only(case_::kType), case_::publication, Code{u"withdrawn"_s});
        import("Name,Case background\nAna Berg,Arrested abroad\n", published);
        QCOMPARE(m_world->only(background.type).get(background.cleared_text), u"Arrested at home"_s);
    }

    void anotherStatusHasADayOfItsOwn()
    {
        import("Name,Status,Articles\nAna Berg,Pre-trial detention,206\n");
        m_world->edit(m_world->only(case_::kType), case_::liberty_since, day(2025, 3, 5));
        import("Name,Status,Articles\nAna Berg,Pre-trial detention,207\n");
        QCOMPARE(m_world->only(case_::kType).get(case_::liberty_since), day(2025, 3, 5));
        const auto next = import("Name,Status,Articles\nAna Berg,Serving,207\n");
        QVERIFY(!m_world->only(case_::kType).get(case_::liberty_since));
        QCOMPARE(std::ranges::count(next.rows.front().changes, case_::liberty_since.id, &exchange::PlannedChange::field), 1);
    }

private:
    std::unique_ptr<test::ImportWorld> m_world;
};

QTEST_GUILESS_MAIN(TestCaseUpdater)
#include "tst_case_updater.moc"
