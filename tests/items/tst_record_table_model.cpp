// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/store_world.h"

#include "items/case_columns.h"
#include "items/endorser_columns.h"
#include "items/record_table_model.h"
#include "items/suggestions.h"
#include "schema/entities/charge.h"
#include "schema/entities/detention.h"
#include "schema/entities/endorsement.h"
#include "schema/entities/endorser.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace dossier;
using namespace Qt::StringLiterals;
using items::RecordTableModel;
namespace case_ = schema::case_;

/// The table over a real store: pages, order, changes under it, derived columns.
class tst_RecordTableModel : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] static items::CellContext cells(test::StoreWorld &world)
    {
        return {world.store(), world.registry(), world.vocabularies(), u"en"_s, QDate(2026, 11, 3)};
    }
    [[nodiscard]] static std::unique_ptr<RecordTableModel> modelOf(test::StoreWorld &world)
    {
        const schema::EntitySpec &entity = *world.registry().entity(case_::kType);
        return std::make_unique<RecordTableModel>(world.store(), cells(world),
                                                  items::caseColumns(entity, world.vocabularies(), u"en"_s, {u"Ref"_s, u"Name"_s, u"Status"_s, u"Articles"_s, u"Arrested"_s, u"Next"_s}));
    }
    [[nodiscard]] static store::Query cases(bool descending = false)
    {
        store::Query query;
        query.entity = case_::kType;
        query.sort = {{case_::reference.id, descending}};
        return query;
    }
    static void addCases(test::StoreWorld &world, int count)
    {
        std::vector<domain::ChangeSet> changes;
        for (int i = 1; i <= count; ++i)
            world.appendCase(changes, u"Person %1"_s.arg(i), u"T-%1"_s.arg(i, 4, 10, QLatin1Char('0')));
        QVERIFY(world.apply(std::move(changes)).has_value());
    }
    [[nodiscard]] static QString text(const RecordTableModel &model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }

private Q_SLOTS:
    void aNameSaysInWhichSpellingItWasFound()
    {
        test::StoreWorld world;
        QVERIFY(world.addCase(u"Anar Məmmədov"_s, u"T-1"_s));
        const auto model = modelOf(world);
        const auto why = [&](const QString &words) {
            store::Query query = cases();
            query.search = words;
            return model->setQuery(query) ? model->index(0, 1).data(RecordTableModel::WhyRole).toString() : u"error"_s;
        };
        const QString remark = u"\u2068Mamedov\u2069 ≈ \u2068Məmmədov\u2069"_s;
        QCOMPARE(why(u"Mamedov"_s), remark);
        QCOMPARE(model->index(0, 1).data(Qt::DisplayRole).toString(), u"Anar Məmmədov"_s);
        QCOMPARE(model->index(0, 1).data(Qt::AccessibleTextRole).toString(), u"Anar Məmmədov, "_s + remark);
        QCOMPARE(model->index(0, 1).data(Qt::ToolTipRole).toString(), u"Anar Məmmədov, "_s + remark);
        QCOMPARE(model->index(0, 1).data(RecordTableModel::WhyInBriefRole).toString(), u"≈ \u2068Məmmədov\u2069"_s);
        // Beside the name, and nowhere else.
        QCOMPARE(model->index(0, 0).data(RecordTableModel::WhyRole).toString(), QString());
        QCOMPARE(model->index(0, 0).data(Qt::AccessibleTextRole).toString(), u"T-1"_s);
        QCOMPARE(why(u"məmməd"_s), QString());
        QCOMPARE(why(u"T-1"_s), QString());
        QCOMPARE(why(QString()), QString());
        QCOMPARE(model->index(0, 1).data(Qt::AccessibleTextRole).toString(), u"Anar Məmmədov"_s);
    }

    void pagesAreReadAsTheyAreLookedAt()
    {
        test::StoreWorld world;
        addCases(world, 450);
        const auto model = modelOf(world);
        const QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QVERIFY(model->setQuery(cases()).has_value());
        QCOMPARE(model->rowCount(), 450);
        QCOMPARE(text(*model, 0, 0), u"T-0001"_s);
        QCOMPARE(text(*model, 0, 1), u"Person 1"_s);
        QCOMPARE(text(*model, 449, 0), u"T-0450"_s);
        QCOMPARE(text(*model, 200, 0), u"T-0201"_s);
        QVERIFY(!model->idAt(450));
        QVERIFY(!model->idAt(-1));
    }

    void sortingIsTheQuerysJob()
    {
        test::StoreWorld world;
        addCases(world, 30);
        const auto model = modelOf(world);
        QVERIFY(model->setQuery(cases()).has_value());
        model->sort(0, Qt::DescendingOrder);
        QCOMPARE(text(*model, 0, 0), u"T-0030"_s);
        // A derived column has no order of its own.
        model->sort(3, Qt::AscendingOrder);
        QCOMPARE(text(*model, 0, 0), u"T-0030"_s);
    }

    void aChangedCellKeepsTheRows()
    {
        test::StoreWorld world;
        addCases(world, 3);
        const auto model = modelOf(world);
        QVERIFY(model->setQuery(cases()).has_value());
        QSignalSpy reset(model.get(), &QAbstractItemModel::modelReset);
        QSignalSpy changed(model.get(), &QAbstractItemModel::dataChanged);
        domain::ChangeSet edit = domain::updateOf(*model->recordAt(1));
        edit.set(case_::liberty_status, schema::Code{u"pretrial"_s});
        QVERIFY(world.apply({edit}).has_value());
        QCOMPARE(reset.count(), 0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(text(*model, 1, 2), u"On remand"_s);
        QCOMPARE(model->index(1, 2).data(RecordTableModel::TermRole).toString(), u"pretrial"_s);
    }

    void aNewRecordResetsAndIsFoundById()
    {
        test::StoreWorld world;
        addCases(world, 3);
        const auto model = modelOf(world);
        const QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QVERIFY(model->setQuery(cases()).has_value());
        const base::RecordId second = *model->idAt(1);
        QSignalSpy reset(model.get(), &QAbstractItemModel::modelReset);
        QVERIFY(world.addCase(u"Before all"_s, u"A-0001"_s).has_value());
        QCOMPARE(reset.count(), 1);
        QCOMPARE(model->rowCount(), 4);
        QCOMPARE(model->rowOf(second), 2);
        QCOMPARE(text(*model, 0, 0), u"A-0001"_s);
    }

    void aMistakenQueryLeavesTheRows()
    {
        test::StoreWorld world;
        addCases(world, 2);
        const auto model = modelOf(world);
        QVERIFY(model->setQuery(cases()).has_value());
        store::Query wrong = cases();
        wrong.conditions.push_back({.field = schema::endorser::legal_name.id, .value = u"x"_s});
        QVERIFY(!model->setQuery(wrong).has_value());
        QCOMPARE(model->rowCount(), 2);
    }

    void articlesAndNextDateComeFromWhatRefersToTheCase()
    {
        test::StoreWorld world;
        const auto added = world.addCase(u"Somebody"_s, u"T-1"_s);
        QVERIFY(added.has_value());
        domain::ChangeSet charge = domain::createOf(schema::charge::kType, world.newId());
        charge.set(schema::charge::case_, added->caseId);
        charge.add(schema::charge::article, schema::Article{u"az.cc"_s, u"2000"_s, u"206.4"_s});
        charge.add(schema::charge::article, schema::Article{u"az.cc"_s, u"2000"_s, u"192.3"_s});
        domain::ChangeSet order = domain::createOf(schema::detention::kType, world.newId());
        order.set(schema::detention::case_, added->caseId);
        order.set(schema::detention::until, base::PartialDate::day(QDate(2026, 11, 7)));
        domain::ChangeSet past = domain::createOf(schema::detention::kType, world.newId());
        past.set(schema::detention::case_, added->caseId);
        past.set(schema::detention::until, base::PartialDate::day(QDate(2026, 10, 7)));
        QVERIFY(world.apply({charge, order, past}).has_value());
        const auto model = modelOf(world);
        QVERIFY(model->setQuery(cases()).has_value());
        QVERIFY2(text(*model, 0, 3).endsWith(u" +1"_s), qPrintable(text(*model, 0, 3)));
        QCOMPARE(text(*model, 0, 5), u"7 Nov"_s);
        QCOMPARE(model->index(0, 5).data(RecordTableModel::DaysLeftRole).toInt(), 4);
        QVERIFY(model->index(0, 5).data(RecordTableModel::LibertyRole).toBool());
    }

    void whatWasDroppedIsNoArticleOfTheCase()
    {
        test::StoreWorld world;
        const auto added = world.addCase(u"Somebody"_s, u"T-1"_s);
        QVERIFY(added.has_value());
        const auto charge = [&](const QString &stage, const QString &article) {
            domain::ChangeSet made = domain::createOf(schema::charge::kType, world.newId());
            made.set(schema::charge::case_, added->caseId);
            made.set(schema::charge::stage, schema::Code{stage});
            made.add(schema::charge::article, schema::Article{u"az.cc"_s, u"2000"_s, article});
            return made;
        };
        domain::ChangeSet standing = charge(u"indictment"_s, u"206.4"_s);
        standing.set(schema::charge::supersedes, standing.id);
        QVERIFY(world.apply({standing, charge(u"dropped"_s, u"274"_s), charge(u"acquitted"_s, u"234"_s)}).has_value());
        const auto model = modelOf(world);
        QVERIFY(model->setQuery(cases()).has_value());
        QCOMPARE(text(*model, 0, 3), u"206.4"_s);
    }

    void aWithdrawnEndorserIsNotPublic()
    {
        test::StoreWorld world(1, schema::Compartment::Endorsers);
        namespace endorsement = schema::endorsement;
        domain::ChangeSet endorser = domain::createOf(schema::endorser::kType, world.newId());
        endorser.set(schema::endorser::legal_name, u"A. Example"_s);
        const auto signature = [&](QDate received) {
            domain::ChangeSet made = domain::createOf(endorsement::kType, world.newId());
            made.set(endorsement::endorser, endorser.id);
            made.set(endorsement::statement, u"Open the Reading Room"_s);
            made.set(endorsement::version, u"1"_s);
            made.set(endorsement::channel, schema::Code{u"form"_s});
            made.set(endorsement::visibility, schema::Code{u"public"_s});
            made.set(endorsement::received, base::PartialDate::day(received));
            return made;
        };
        domain::ChangeSet withdrawn = signature(QDate(2026, 9, 1));
        withdrawn.set(endorsement::withdrawn_at, base::PartialDate::day(QDate(2026, 10, 1)));
        QVERIFY(world.apply({endorser, withdrawn}).has_value());
        const items::Column column = items::agreedVisibilityColumn(*world.registry().entity(endorsement::kType), world.vocabularies(), u"en"_s, 40);
        const auto cell = [&] { return column.derive(cells(world), *world.store().record(endorser.id)); };
        QCOMPARE(cell().text, u"Withdrawn"_s);
        QCOMPARE(cell().term, u"withdrawn"_s);
        // Another one that holds is what counts, were it older.
        QVERIFY(world.apply({signature(QDate(2026, 8, 1))}).has_value());
        QCOMPARE(cell().term, u"public"_s);
        // And of whom nothing is to be published, nothing is.
        domain::ChangeSet kept = domain::updateOf(*world.store().record(endorser.id));
        kept.set(schema::endorser::do_not_publish, schema::Answer::Yes);
        QVERIFY(world.apply({kept}).has_value());
        QCOMPARE(cell().term, u"never"_s);
    }

    void anExtendedOrderEndsWithItsExtension()
    {
        test::StoreWorld world;
        const auto added = world.addCase(u"Somebody"_s, u"T-1"_s);
        QVERIFY(added.has_value());
        const auto order = [&](const QString &kind, QDate from, QDate until) {
            domain::ChangeSet made = domain::createOf(schema::detention::kType, world.newId());
            made.set(schema::detention::case_, added->caseId);
            made.set(schema::detention::kind, schema::Code{kind});
            made.set(schema::detention::from, base::PartialDate::day(from));
            made.set(schema::detention::until, base::PartialDate::day(until));
            return made;
        };
        QVERIFY(world.apply({order(u"pretrial"_s, {2026, 9, 5}, {2026, 11, 5}), order(u"extension"_s, {2026, 11, 5}, {2026, 12, 5})}).has_value());
        const auto model = modelOf(world);
        QVERIFY(model->setQuery(cases()).has_value());
        QCOMPARE(text(*model, 0, 5), u"5 Dec"_s);
    }

    void aStoreThatGoesLeavesAnEmptyTable()
    {
        test::StoreWorld world;
        addCases(world, 3);
        const auto model = modelOf(world);
        QVERIFY(model->setQuery(cases()).has_value());
        world.close();
        QCOMPARE(model->rowCount(), 0);
        QVERIFY(!model->index(0, 0).data().isValid());
    }

    void suggestionsBeginAsTyped()
    {
        test::StoreWorld world;
        QVERIFY(world.addCase(u"Elçin Məmmədov"_s, u"T-1"_s).has_value());
        QVERIFY(world.addCase(u"Anar Quliyev"_s, u"T-2"_s).has_value());
        const auto found = items::suggestionsFor(world.store(), u"elc"_s, u"en"_s, {schema::person::kType}, 8);
        QVERIFY(found.has_value());
        QCOMPARE(found->size(), 1);
        QCOMPARE(found->first().title, u"Elçin Məmmədov"_s);
    }
};

QTEST_GUILESS_MAIN(tst_RecordTableModel)
#include "tst_record_table_model.moc"
