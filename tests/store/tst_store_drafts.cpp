// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/same.h"
#include "support/store_world.h"

#include "store/local_tables.h"
#include "store/sql/connection.h"

#include <QFile>
#include <QtTest>

#include <algorithm>

using namespace dossier;
using namespace Qt::StringLiterals;
namespace case_ = schema::case_;

/// What was typed and not yet saved.
class TestStoreDrafts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void draftsReadBack();
    void aSavedDraftIsDropped();
    void aDraftThatOutlivesItsSaveIsDropped();
    void aRefusedSaveKeepsItsDraft();
    void damagedFileIsMovedAside();
    void draftsAreEncryptedUnderAnotherKey();
};

namespace {

store::Draft draftOf(test::StoreWorld &world)
{
    store::Draft draft;
    draft.id = base::newRecordId(world.random()).toByteArray();
    draft.form = u"case"_s;
    draft.record = world.newId();
    draft.baseHeads.insert(803, {5, 9});
    draft.texts = {{"reference", u"2026-…"_s}, {"arrest_place", u"Bakı ş."_s}, {"forces", QString()}};
    draft.caretIn = "arrest_place";
    draft.caret = 3;
    draft.scroll = 120;
    draft.updatedAt = world.clock().now();
    return draft;
}

std::optional<store::Draft> storedDraft(test::StoreWorld &world, const QByteArray &id)
{
    const QList<store::Draft> list = world.store().drafts().list().value_or(QList<store::Draft>());
    const auto found = std::ranges::find(list, id, &store::Draft::id);
    return found == list.end() ? std::nullopt : std::optional(*found);
}

} // namespace

void TestStoreDrafts::draftsReadBack()
{
    test::StoreWorld world;
    const store::Draft draft = draftOf(world);
    QVERIFY(world.store().drafts().put(draft));
    store::Draft newer = draftOf(world);
    newer.record.reset();
    newer.updatedAt.utcMicroseconds += 5;
    QVERIFY(world.store().drafts().put(newer));
    QVERIFY(world.reopen());
    const auto list = world.store().drafts().list();
    QVERIFY(list);
    SAME(list->size(), 2);
    SAME(list->first().id, newer.id);
    QVERIFY(!list->first().record);
    const std::optional<store::Draft> read = storedDraft(world, draft.id);
    QVERIFY(read);
    SAME(read->form, draft.form);
    SAME(read->record, draft.record);
    SAME(read->baseHeads, draft.baseHeads);
    SAME(read->texts, draft.texts);
    SAME(read->caretIn, draft.caretIn);
    SAME(read->caret, 3);
    SAME(read->scroll, 120);
    SAME(read->updatedAt.utcMicroseconds, draft.updatedAt.utcMicroseconds);
    store::Draft changed = draft;
    changed.texts = {{"reference", u"2026-1"_s}};
    QVERIFY(world.store().drafts().put(changed));
    SAME(storedDraft(world, draft.id)->texts.size(), 1);
    QVERIFY(world.store().drafts().remove(draft.id));
    QVERIFY(!storedDraft(world, draft.id));
    SAME(world.store().drafts().put(store::Draft{}).error().code, base::ErrorCode::InvalidArgument);
}

void TestStoreDrafts::aSavedDraftIsDropped()
{
    test::StoreWorld world;
    const store::Draft draft = draftOf(world);
    QVERIFY(world.store().drafts().put(draft));
    domain::Action save = world.action({domain::createOf(schema::person::kType, world.newId())});
    save.draftId = draft.id;
    QVERIFY(world.store().apply(save));
    QVERIFY(world.store().drafts().list()->isEmpty());
}

void TestStoreDrafts::aDraftThatOutlivesItsSaveIsDropped()
{
    test::StoreWorld world;
    const store::Draft draft = draftOf(world);
    const store::Draft other = draftOf(world);
    QVERIFY(world.store().drafts().put(draft));
    QVERIFY(world.store().drafts().put(other));
    world.close();
    {
        // As a crash leaves it between the save and the file of the drafts.
        auto connection = store::Connection::open(world.paths().database, world.key().key.bytes(), world.key().salt.bytes(),
                                                  store::Connection::Mode::ReadWrite);
        QVERIFY(connection);
        QVERIFY((*connection)->run("INSERT INTO saved_draft(id) VALUES(?)", draft.id));
    }
    QVERIFY(world.reopen());
    const auto list = world.store().drafts().list();
    QVERIFY(list);
    SAME(list->size(), 1);
    SAME(list->first().id, other.id);
}

void TestStoreDrafts::aRefusedSaveKeepsItsDraft()
{
    test::StoreWorld world;
    const store::Draft draft = draftOf(world);
    QVERIFY(world.store().drafts().put(draft));
    domain::Action save = world.action({domain::createOf(schema::person_name::kType, world.newId())});
    save.draftId = draft.id;
    QVERIFY(!world.store().apply(save));
    QVERIFY(world.reopen());
    QVERIFY(storedDraft(world, draft.id));
}

void TestStoreDrafts::damagedFileIsMovedAside()
{
    test::StoreWorld world;
    QVERIFY(world.store().drafts().put(draftOf(world)));
    const auto added = world.addCase(u"Name"_s, u"R-1"_s);
    QVERIFY(added);
    world.close();
    QFile file(world.paths().drafts);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.write("nonsense") == 8);
    file.close();
    QVERIFY(world.reopen());
    QVERIFY(world.store().drafts().wasDamaged());
    QVERIFY(world.store().drafts().list()->isEmpty());
    QVERIFY(QFile::exists(world.paths().drafts + u".damaged"_s));
    QVERIFY(world.store().record(added->caseId));
    QVERIFY(world.store().drafts().put(draftOf(world)));
    QVERIFY(world.reopen());
    QVERIFY(!world.store().drafts().wasDamaged());
    SAME(world.store().drafts().list()->size(), 1);
}

void TestStoreDrafts::draftsAreEncryptedUnderAnotherKey()
{
    test::StoreWorld world;
    QVERIFY(world.store().drafts().put(draftOf(world)));
    world.close();
    const auto opened = store::Connection::open(world.paths().drafts, world.key().key.bytes(), world.key().salt.bytes(),
                                                store::Connection::Mode::ReadWrite);
    QVERIFY(!opened);
    QFile file(world.paths().drafts);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    // Longer than what chance writes into so many bytes: three letters stand there once in some hundred runs.
    QVERIFY(!bytes.contains(u"Bakı ş."_s.toUtf8()) && !bytes.contains("arrest_place"));
}

QTEST_GUILESS_MAIN(TestStoreDrafts)
#include "tst_store_drafts.moc"
