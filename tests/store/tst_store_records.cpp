// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/same.h"
#include "support/store_world.h"

#include "store/history.h"

#include <QSignalSpy>
#include <QtTest>

using namespace dossier;
using namespace Qt::StringLiterals;
namespace case_ = schema::case_;
namespace person = schema::person;
namespace person_name = schema::person_name;

/// Records through one store: made, changed, deleted, taken back, found again after a restart.
class TestStoreRecords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savedRecordsReadBack();
    void valuesOfEveryKindSurviveARestart();
    void setsGainAndLoseMembers();
    void anotherSavesEditIsAConflict();
    void deletionTakesPartsAlongAndUndoBringsThemBack();
    void undoSkipsNotesAndUndosAndSurvivesARestart();
    void whatWasTakenBackCanBeDoneAgain();
    void undoPassesOverWhatItRefused();
    void undoTakesBackOnesOwnOnly();
    void undoTakesNothingAlongThatWasAddedSince();
    void refusedActionLeavesNothing();
    void computedValuesFollow();
    void titlesFollowNames();
    void historyTellsEveryValue();
    void anActionWithoutEffectIsNotWritten();
    void oldFeedIsNeverResumed();
    void protectionGrewIsTold();
    void readOnlyStoreRefusesWriting();
};

namespace {

#define REQUIRE_OK(result)                                                                                              \
    do {                                                                                                                \
        const auto &required = (result);                                                                                \
        QVERIFY2(required, required ? "" : qPrintable(base::errorName(required.error().code) + u": "_s + required.error().detail)); \
    } while (false)

/// Sorted, because additions of one save have the journal's order, not that of typing.
QStringList texts(const schema::ValueList &members)
{
    QStringList out;
    for (const schema::Value &member : members)
        out.append(std::get<QString>(member));
    out.sort();
    return out;
}

} // namespace

void TestStoreRecords::savedRecordsReadBack()
{
    test::StoreWorld world;
    QSignalSpy changed(&world.store(), &store::Store::recordsChanged);
    const auto added = world.addCase(u"Əli Məmmədov"_s, u"2026-001"_s);
    REQUIRE_OK(added);
    SAME(changed.count(), 1);
    const auto record = world.store().record(added->caseId);
    REQUIRE_OK(record);
    SAME(record->get(case_::reference), u"2026-001"_s);
    SAME(record->get(case_::person), added->person);
    QVERIFY(!record->heads(case_::priority.id).isEmpty());
    const auto names = world.store().parts(person::names.id, added->person);
    REQUIRE_OK(names);
    SAME(names->size(), 1);
    SAME(names->first().get(person_name::text), u"Əli Məmmədov"_s);
    SAME(world.store().record(world.newId()).error().code, base::ErrorCode::NotFound);
}

void TestStoreRecords::valuesOfEveryKindSurviveARestart()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"Leyla"_s, u"2026-002"_s);
    REQUIRE_OK(added);
    domain::ChangeSet edit = domain::updateOf(*world.store().record(added->caseId));
    const auto arrest = base::PartialDate::parse(u"spring 2024"_s, base::DateLanguage::English);
    REQUIRE_OK(arrest);
    edit.set(case_::arrest_date, *arrest);
    edit.set(case_::emblematic, schema::Answer::Yes);
    edit.set(case_::list_number, std::int64_t{42});
    edit.set(case_::liberty_status, schema::Code{u"pretrial"_s});
    const base::Instant at{1'700'000'000'123'456, u"Asia/Baku"_s, base::ClockSource::Typed};
    edit.set(case_::arrested_at, at);
    edit.set(case_::reasons_given, u"line one\nline two"_s);
    REQUIRE_OK(world.apply({edit}));
    REQUIRE_OK(world.reopen());
    const auto record = world.store().record(added->caseId);
    REQUIRE_OK(record);
    SAME(record->get(case_::arrest_date), *arrest);
    SAME(record->get(case_::arrest_date)->typed(), u"spring 2024"_s);
    QVERIFY(record->get(case_::emblematic) == schema::Answer::Yes);
    SAME(record->get(case_::list_number), std::int64_t{42});
    SAME(record->get(case_::liberty_status)->term, u"pretrial"_s);
    QVERIFY(record->get(case_::arrested_at) == at);
    SAME(record->get(case_::reasons_given), u"line one\nline two"_s);
}

void TestStoreRecords::setsGainAndLoseMembers()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"Nigar"_s, u"2026-003"_s);
    REQUIRE_OK(added);
    domain::ChangeSet edit = domain::updateOf(*world.store().record(added->caseId));
    edit.add(case_::tags, u"journalist"_s);
    edit.add(case_::tags, u"torture"_s);
    REQUIRE_OK(world.apply({edit}));
    QCOMPARE(texts(world.store().record(added->caseId)->members(case_::tags.id)), (QStringList{u"journalist"_s, u"torture"_s}));
    edit = domain::updateOf(*world.store().record(added->caseId));
    edit.remove(case_::tags.id, schema::Value(u"journalist"_s));
    edit.add(case_::tags, u"health"_s);
    REQUIRE_OK(world.apply({edit}));
    QCOMPARE(texts(world.store().record(added->caseId)->members(case_::tags.id)), (QStringList{u"health"_s, u"torture"_s}));
    REQUIRE_OK(world.store().undo(world.actor));
    QCOMPARE(texts(world.store().record(added->caseId)->members(case_::tags.id)), (QStringList{u"journalist"_s, u"torture"_s}));
}

void TestStoreRecords::anotherSavesEditIsAConflict()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"Rauf"_s, u"2026-004"_s);
    REQUIRE_OK(added);
    const auto read = world.store().record(added->caseId);
    domain::ChangeSet mine = domain::updateOf(*read);
    domain::ChangeSet theirs = domain::updateOf(*read);
    theirs.set(case_::forces, u"police"_s);
    mine.set(case_::forces, u"security service"_s);
    REQUIRE_OK(world.apply({theirs}));
    const auto refused = world.apply({mine});
    QVERIFY(!refused);
    SAME(refused.error().code, base::ErrorCode::Conflict);
    SAME(world.store().record(added->caseId)->get(case_::forces), u"police"_s);
    // Another field of the same record is nobody's conflict.
    domain::ChangeSet other = domain::updateOf(*read);
    other.set(case_::arrest_place, u"Baku"_s);
    REQUIRE_OK(world.apply({other}));
}

void TestStoreRecords::deletionTakesPartsAlongAndUndoBringsThemBack()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"Kamran"_s, u"2026-005"_s);
    REQUIRE_OK(added);
    domain::ChangeSet note = domain::createOf(schema::person_name::kType, world.newId());
    note.set(person_name::person, added->person);
    note.set(person_name::text, u"Kamran the Second"_s);
    REQUIRE_OK(world.apply({note}));
    REQUIRE_OK(world.apply({domain::deleteOf(*world.store().record(added->caseId))}));
    REQUIRE_OK(world.apply({domain::deleteOf(*world.store().record(added->person))}));
    QVERIFY(world.store().record(added->person)->isDeleted());
    QVERIFY(world.store().record(added->name)->isDeleted());
    SAME(world.store().parts(person::names.id, added->person)->size(), 0);
    store::Query people;
    people.entity = person::kType;
    SAME(world.store().count(people), 0);
    REQUIRE_OK(world.store().undo(world.actor));
    QVERIFY(!world.store().record(added->person)->isDeleted());
    SAME(world.store().parts(person::names.id, added->person)->size(), 2);
    SAME(world.store().count(people), 1);
}

void TestStoreRecords::undoSkipsNotesAndUndosAndSurvivesARestart()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"Sevda"_s, u"2026-006"_s);
    REQUIRE_OK(added);
    for (const QString &place : {u"Baku"_s, u"Ganja"_s}) {
        domain::ChangeSet edit = domain::updateOf(*world.store().record(added->caseId));
        edit.set(case_::arrest_place, place);
        REQUIRE_OK(world.apply({edit}));
    }
    REQUIRE_OK(world.store().note(u"read"_s, u"list case"_s, world.actor));
    REQUIRE_OK(world.store().undo(world.actor));
    SAME(world.store().record(added->caseId)->get(case_::arrest_place), u"Baku"_s);
    REQUIRE_OK(world.reopen());
    REQUIRE_OK(world.store().undo(world.actor));
    QVERIFY(!world.store().record(added->caseId)->get(case_::arrest_place));
    const auto list = world.store().actions(0);
    REQUIRE_OK(list);
    SAME(list->size(), 5);
    QVERIFY(list->at(0).undoes.has_value());
    QVERIFY(!list->at(0).undone);
    QVERIFY(list->at(2).undone && list->at(3).undone);
    REQUIRE_OK(world.store().undo(world.actor));
    QVERIFY(world.store().record(added->caseId)->isDeleted());
    SAME(world.store().undo(world.actor).error().code, base::ErrorCode::NotFound);
}

/// What cannot be taken back is named once, and stands in nobody's way from then on.
void TestStoreRecords::whatWasTakenBackCanBeDoneAgain()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"Sevda"_s, u"2026-006"_s);
    REQUIRE_OK(added);
    domain::ChangeSet edit = domain::updateOf(*world.store().record(added->caseId));
    edit.set(case_::arrest_place, u"Baku"_s);
    REQUIRE_OK(world.apply({edit}));
    const auto place = [&] { return world.store().record(added->caseId)->get(case_::arrest_place); };
    SAME(world.store().redo(world.actor).error().code, base::ErrorCode::NotFound);
    for (int round = 0; round < 3; ++round) {
        const auto step = world.store().nextUndo(world.actor);
        REQUIRE_OK(step);
        SAME(step->touched.size(), 1);
        SAME(step->touched.front().second, added->caseId);
        REQUIRE_OK(world.store().undo(world.actor));
        QVERIFY(!place());
        REQUIRE_OK(world.reopen());
        REQUIRE_OK(world.store().redo(world.actor));
        SAME(place(), u"Baku"_s);
        SAME(world.store().redo(world.actor).error().code, base::ErrorCode::NotFound);
        QVERIFY(!world.store().actions(0)->back().undone);
    }
    // All the way back and again: the record goes and comes with all its values.
    REQUIRE_OK(world.store().undo(world.actor));
    REQUIRE_OK(world.store().undo(world.actor));
    QVERIFY(world.store().record(added->caseId)->isDeleted());
    REQUIRE_OK(world.store().redo(world.actor));
    QVERIFY(!world.store().record(added->caseId)->isDeleted());
    SAME(world.store().record(added->caseId)->get(case_::reference), u"2026-006"_s);
    // What came after an undo is not overwritten by doing it again.
    REQUIRE_OK(world.store().undo(world.actor));
    REQUIRE_OK(world.addCase(u"Rauf"_s, u"2026-007"_s));
    SAME(world.store().redo(world.actor).error().code, base::ErrorCode::NotFound);
}

void TestStoreRecords::undoPassesOverWhatItRefused()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"Aysel"_s, u"2026-007"_s);
    REQUIRE_OK(added);
    const auto setPlace = [&](const QString &place) {
        domain::ChangeSet edit = domain::updateOf(*world.store().record(added->caseId));
        edit.set(case_::arrest_place, place);
        return world.apply({edit});
    };
    REQUIRE_OK(setPlace(u"Baku"_s));
    domain::ChangeSet narrow = domain::updateOf(*world.store().record(added->caseId));
    narrow.set(case_::audience, schema::Code{u"restricted"_s});
    REQUIRE_OK(world.apply({narrow}));
    const std::int64_t commits = world.store().anchor().commit;
    const auto refused = world.store().undo(world.actor);
    QVERIFY(!refused);
    SAME(refused.error().code, base::ErrorCode::WouldLoosen);
    const store::ActionSummary newest = world.store().actions(1)->first();
    QVERIFY2(refused.error().detail.startsWith(newest.label + u", "_s + base::toIsoString(newest.at)), qPrintable(refused.error().detail));
    SAME(world.store().anchor().commit, commits);
    REQUIRE_OK(world.reopen());
    const auto undone = world.store().undo(world.actor);
    REQUIRE_OK(undone);
    QVERIFY(!world.store().record(added->caseId)->get(case_::arrest_place));
    QVERIFY(undone->undone.has_value());
    SAME(undone->undone->action, world.store().actions(3)->at(2).action);
    SAME(undone->undone->at.utcMicroseconds, world.store().actions(3)->at(2).at.utcMicroseconds);
    QVERIFY(undone->undone->actor == world.actor);
    // What is done after that is the newest again.
    REQUIRE_OK(setPlace(u"Ganja"_s));
    REQUIRE_OK(world.store().undo(world.actor));
    QVERIFY(!world.store().record(added->caseId)->get(case_::arrest_place));
}

void TestStoreRecords::undoTakesBackOnesOwnOnly()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"Murad"_s, u"2026-008"_s);
    REQUIRE_OK(added);
    const base::MemberId mine = world.actor;
    world.actor = world.newId();
    for (int i = 0; i < 70; ++i) {
        domain::ChangeSet edit = domain::updateOf(*world.store().record(added->caseId));
        edit.set(case_::forces, QString::number(i));
        REQUIRE_OK(world.apply({edit}));
    }
    SAME(world.store().undo(mine).error().code, base::ErrorCode::NotUndoable);   // the case was changed since
    SAME(world.store().undo(mine).error().code, base::ErrorCode::NotFound);
    SAME(world.store().record(added->caseId)->get(case_::forces), u"69"_s);
    REQUIRE_OK(world.store().undo(world.actor));
    SAME(world.store().record(added->caseId)->get(case_::forces), u"68"_s);
}

void TestStoreRecords::undoTakesNothingAlongThatWasAddedSince()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"Murad"_s, u"2026-009"_s);
    REQUIRE_OK(added);
    const base::MemberId mine = world.actor;
    world.actor = world.newId();
    domain::ChangeSet name = domain::createOf(person_name::kType, world.newId());
    name.set(person_name::person, added->person);
    name.set(person_name::text, u"Мурад"_s);
    REQUIRE_OK(world.apply({name}));
    SAME(world.store().undo(mine).error().code, base::ErrorCode::NotUndoable);
    SAME(world.store().parts(person::names.id, added->person)->size(), 2);
    // Without it the person goes with the name that came with them.
    world.actor = mine;
    const auto again = world.addCase(u"Rauf"_s, u"2026-010"_s);
    REQUIRE_OK(again);
    REQUIRE_OK(world.store().undo(mine));
    QVERIFY(world.store().record(again->person)->isDeleted());
    QVERIFY(world.store().record(again->name)->isDeleted());
}

void TestStoreRecords::refusedActionLeavesNothing()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"Tural"_s, u"2026-007"_s);
    REQUIRE_OK(added);
    const store::Anchor before = world.store().anchor();
    domain::ChangeSet good = domain::createOf(person::kType, world.newId());
    domain::ChangeSet bad = domain::createOf(person_name::kType, world.newId());
    bad.set(person_name::person, good.id);   // the required text is missing
    QVERIFY(!world.apply({good, bad}));
    SAME(world.store().record(good.id).error().code, base::ErrorCode::NotFound);
    SAME(world.store().anchor().chain, before.chain);
    SAME(world.store().anchor().commit, before.commit);
    // What the failed Action had numbered is forgotten with it.
    REQUIRE_OK(world.addCase(u"Tural"_s, u"2026-008"_s));
    REQUIRE_OK(world.reopen());
}

void TestStoreRecords::computedValuesFollow()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"Aysel"_s, u"2026-009"_s);
    REQUIRE_OK(added);
    const auto year = [&] { return world.store().record(added->person)->get(person::birth_year); };
    QVERIFY(!year());
    domain::ChangeSet edit = domain::updateOf(*world.store().record(added->person));
    edit.set(person::birth_date, base::PartialDate::day(QDate(1980, 5, 4)));
    REQUIRE_OK(world.apply({edit}));
    SAME(year(), std::int64_t{1980});
    REQUIRE_OK(world.store().undo(world.actor));
    QVERIFY(!year());
}

void TestStoreRecords::titlesFollowNames()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"Old Name"_s, u"2026-010"_s);
    REQUIRE_OK(added);
    const auto title = [&](base::RecordId id) { return world.store().titles({id})->value(id); };
    SAME(title(added->person), u"Old Name"_s);
    QVERIFY(title(added->caseId).contains(u"2026-010"_s) && title(added->caseId).contains(u"Old Name"_s));
    domain::ChangeSet edit = domain::updateOf(*world.store().record(added->name));
    edit.set(person_name::text, u"New Name"_s);
    REQUIRE_OK(world.apply({edit}));
    SAME(title(added->person), u"New Name"_s);
    QVERIFY(title(added->caseId).contains(u"New Name"_s));
    QVERIFY(world.store().titles({world.newId()})->isEmpty());
}

void TestStoreRecords::historyTellsEveryValue()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"Vagif"_s, u"2026-011"_s);
    REQUIRE_OK(added);
    for (const QString &place : {u"Baku"_s, u"Ganja"_s}) {
        domain::ChangeSet edit = domain::updateOf(*world.store().record(added->caseId));
        edit.set(case_::arrest_place, place);
        REQUIRE_OK(world.apply({edit}));
    }
    const auto history = world.store().history(added->caseId);
    REQUIRE_OK(history);
    QList<std::pair<QString, bool>> places;
    for (const store::HistoryEntry &entry : *history) {
        SAME(entry.actor, world.actor);
        if (entry.field == case_::arrest_place.id)
            places.append({std::get<QString>(entry.value), entry.current});
    }
    SAME(places, (QList<std::pair<QString, bool>>{{u"Baku"_s, false}, {u"Ganja"_s, true}}));
    SAME(history->first().kind, domain::ChangeKind::Create);
    const auto person = world.store().history(added->person);
    REQUIRE_OK(person);
    QVERIFY(std::ranges::any_of(*person, [&](const store::HistoryEntry &entry) { return entry.record == added->name; }));
}

void TestStoreRecords::anActionWithoutEffectIsNotWritten()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"Orxan"_s, u"2026-012"_s);
    REQUIRE_OK(added);
    const store::Anchor before = world.store().anchor();
    domain::ChangeSet edit = domain::updateOf(*world.store().record(added->caseId));
    edit.set(case_::reference, u"2026-012"_s);
    const auto applied = world.apply({edit});
    REQUIRE_OK(applied);
    QVERIFY(applied->records.isEmpty());
    SAME(world.store().anchor().commit, before.commit);
}

void TestStoreRecords::oldFeedIsNeverResumed()
{
    test::StoreWorld world;
    REQUIRE_OK(world.addCase(u"Samir"_s, u"2026-013"_s));
    const store::Anchor first = world.store().anchor();
    world.setIncarnation(2);
    REQUIRE_OK(world.reopen());
    SAME(world.store().anchor().feed, first.feed);   // nothing written yet
    const auto added = world.addCase(u"Zaur"_s, u"2026-014"_s);
    REQUIRE_OK(added);
    const store::Anchor second = world.store().anchor();
    QVERIFY(second.feed != first.feed);
    SAME(second.commit, first.commit + 1);
    QVERIFY(*world.store().holdsChange(first.feed, first.seq, first.chain));
    QVERIFY(!*world.store().holdsChange(first.feed, first.seq + 1, first.chain));
    QVERIFY(!*world.store().holdsChange(first.feed, first.seq, second.chain));
    world.setIncarnation(1);
    REQUIRE_OK(world.reopen());
    // Taking back works across feeds of this copy, and goes into a third feed.
    REQUIRE_OK(world.store().undo(world.actor));
    QVERIFY(world.store().anchor().feed != first.feed && world.store().anchor().feed != second.feed);
    QVERIFY(world.store().record(added->caseId)->isDeleted());
}

void TestStoreRecords::protectionGrewIsTold()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"Elnur"_s, u"2026-015"_s);
    REQUIRE_OK(added);
    QSignalSpy grew(&world.store(), &store::Store::protectionGrew);
    const QByteArray before = world.store().anchor().protective;
    const auto publish = [&](const QString &term) {
        domain::ChangeSet edit = domain::updateOf(*world.store().record(added->caseId));
        edit.set(case_::publication, schema::Code{term});
        return world.apply({edit});
    };
    REQUIRE_OK(publish(u"cleared"_s));
    SAME(grew.count(), 0);
    QVERIFY(world.store().anchor().protective != before);
    REQUIRE_OK(publish(u"withdrawn"_s));
    SAME(grew.count(), 1);
}

void TestStoreRecords::readOnlyStoreRefusesWriting()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"Murad"_s, u"2026-016"_s);
    REQUIRE_OK(added);
    REQUIRE_OK(world.reopen(store::Access::ReadOnly));
    REQUIRE_OK(world.store().record(added->caseId));
    SAME(world.addCase(u"Murad"_s, u"2026-017"_s).error().code, base::ErrorCode::ReadOnlyMedium);
    SAME(world.store().setMeta("a", "b").error().code, base::ErrorCode::ReadOnlyMedium);
}

QTEST_GUILESS_MAIN(TestStoreRecords)
#include "tst_store_records.moc"
