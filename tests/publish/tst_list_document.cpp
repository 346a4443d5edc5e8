// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/list_maker.h"
#include "reports/builders/list_entry.h"
#include "reports/builders/list_report.h"
#include "reports/builders/report_table.h"
#include "schema/entities/case.h"
#include "schema/entities/charge.h"
#include "schema/entities/joint_case.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"
#include "schema/entities/sentence.h"

#include <QTest>

#include <algorithm>

using namespace dossier;
using namespace dossier::disclosure;
using namespace dossier::reports;
using namespace Qt::StringLiterals;

/// What the list says as a document and as a table, from made-up candidates and without a vault.
class TestListDocument : public QObject
{
    Q_OBJECT
public:
    TestListDocument()
        : m_registry(*schema::Registry::build(schema::declaredEntities())), m_vocabularies(*schema::Vocabularies::load()),
          m_allowed(AllowList::make(m_registry, ReportKind::List, Audience::Public)), m_words(m_vocabularies, u"en"_s)
    {
    }

private Q_SLOTS:
    void jointCasesStandBeforeSingleOnesAndTheWithheldLast();
    void fewWithheldOfAGroupAreCountedWithoutIt();
    void theFamilyNameIsBoldWhereItIsKnown();
    void articlesStandByTheirNumbers();
    void twoSentencesMakeATable();
    void aMissingFactMovesNoOther();
    void theCoverAddsUp();
    void zonesAndLargeNumbersAreInTheReportsWords();
    void datesInTablesSortAlike();
    void twoCasesOfOnePersonCountOnce();
    void aPatronymicIsNotBroken();
    void everyNameIsInAnIndexWhateverItsScript();
    void aFormThatBeginsDifferentlyLeadsToTheName();
    void casesOfLaterAreSaidToBeLeftOut();

private:
    [[nodiscard]] base::RecordId newId()
    {
        base::RecordId::Bytes bytes{};
        bytes[0] = ++m_count;
        return base::RecordId(bytes);
    }
    [[nodiscard]] disclosure::Row row(schema::EntityType type)
    {
        disclosure::Row out;
        out.type = type;
        out.id = newId();
        return out;
    }
    [[nodiscard]] ListCandidate candidate(const QString &name, bool cleared = true)
    {
        ListCandidate out;
        out.matter = row(schema::case_::kType);
        out.matter.set(schema::case_::list_group, u"Activists"_s);
        out.person = row(schema::person::kType);
        out.human = out.person.id;
        disclosure::Row legal = row(schema::person_name::kType);
        legal.set(schema::person_name::text, name);
        legal.set(schema::person_name::surname, name.section(u' ', -1));
        legal.set(schema::person_name::kind, schema::Code{u"legal"_s});
        out.names = {legal};
        out.gates.publication = cleared ? u"cleared"_s : u"draft"_s;
        out.gates.namingBasis = u"public_record"_s;
        return out;
    }
    /// By a legal name and other forms, none with its script or its parts recorded.
    [[nodiscard]] ListCandidate called(const QStringList &forms)
    {
        ListCandidate out = candidate(forms.front());
        out.names.clear();
        for (const QString &form : forms) {
            out.names.append(row(schema::person_name::kType));
            out.names.back().set(schema::person_name::text, form);
        }
        out.names.front().set(schema::person_name::kind, schema::Code{u"legal"_s});
        return out;
    }
    [[nodiscard]] ListProjection projectionOf(const QList<ListCandidate> &candidates) const
    {
        const ProjectionRequest request{u"en"_s, QDate(2026, 11, 1), {}, QDate(2026, 11, 3)};
        return ListMaker(m_allowed, request, m_organisations).make(candidates).projection;
    }
    [[nodiscard]] QList<Entry> entriesOf(const ListProjection &projection, QStringList *headings = nullptr) const
    {
        ListReport report(projection, m_words);
        QList<Entry> out;
        for (auto block = report.next(); block && *block; block = report.next()) {
            if (const auto *entry = std::get_if<Entry>(&(*block)->content))
                out.append(*entry);
            const auto *heading = std::get_if<Heading>(&(*block)->content);
            if (heading && headings && !heading->number.isEmpty())
                headings->append(heading->number + u' ' + textOf(heading->runs));
        }
        return out;
    }
    /// Everything of one kind that the document has, in its order.
    template<typename Content>
    [[nodiscard]] QList<Content> allOf(const ListProjection &projection) const
    {
        ListReport report(projection, m_words);
        QList<Content> out;
        for (auto block = report.next(); block && *block; block = report.next()) {
            if (const auto *found = std::get_if<Content>(&(*block)->content))
                out.append(*found);
        }
        return out;
    }
    /// Its lines with their numbers, headings and what they refer to.
    [[nodiscard]] QStringList indexOf(const ListProjection &projection) const
    {
        const QList<LineList> lists = allOf<LineList>(projection);
        const auto index = std::ranges::find(lists, LineList::Kind::Index, &LineList::kind);
        QStringList out;
        for (const LineList::Line &line : index->lines) {
            if (!line.heading.isEmpty())
                out.append(u"# "_s + line.heading);
            out.append(textOf(line.text) + u' ' + line.end + (line.note.empty() ? QString() : u" (%1)"_s.arg(textOf(line.note))));
        }
        return out;
    }
    [[nodiscard]] static QString textOf(const Runs &runs)
    {
        QString text;
        for (const Run &run : runs)
            text += run.text;
        return text;
    }

    schema::Registry m_registry;
    schema::Vocabularies m_vocabularies;
    AllowList m_allowed;
    ReportWords m_words;
    OrganisationNames m_organisations;
    std::uint8_t m_count = 0;
};

void TestListDocument::jointCasesStandBeforeSingleOnesAndTheWithheldLast()
{
    ListCandidate joint = candidate(u"Nigar Xəzrili"_s);
    disclosure::Row matter = row(schema::joint_case::kType);
    matter.set(schema::joint_case::name, u"Case of the Reading Room"_s);
    joint.jointCase = matter;
    QStringList headings;
    QList<ListCandidate> candidates{candidate(u"Səlim Daşbulaqlı"_s), joint};
    for (int i = 0; i < 5; ++i)
        candidates.prepend(candidate(u"Hidden %1"_s.arg(i), false));
    const ListProjection projection = projectionOf(candidates);
    const QList<Entry> entries = entriesOf(projection, &headings);
    QCOMPARE(headings, (QStringList{u"1 Activists"_s, u"1.1 Case of the Reading Room"_s, u"1.2 Individual cases"_s}));
    QCOMPARE(entries.size(), 3);
    QCOMPARE(textOf(entries[0].name), u"Nigar Xəzrili"_s);
    QCOMPARE(entries[0].number, u"1"_s);
    QCOMPARE(textOf(entries[1].name), u"Səlim Daşbulaqlı"_s);
    QCOMPARE(entries[2].number, u"3–7"_s);
    QCOMPARE(textOf(entries[2].name), u"Name withheld"_s);
}

void TestListDocument::fewWithheldOfAGroupAreCountedWithoutIt()
{
    const ListProjection projection = projectionOf({candidate(u"Hidden One"_s, false), candidate(u"Səlim Daşbulaqlı"_s),
                                                    candidate(u"Hidden Two"_s, false)});
    QCOMPARE(projection.groups.size(), std::size_t(2));
    QCOMPARE(projection.groups[0].people.value(), 1);
    QVERIFY(projection.groups[0].withheld.empty());
    QVERIFY(!projection.groups[1].name);
    QCOMPARE(projection.groups[1].withheld.size(), std::size_t(2));
    QCOMPARE(projection.entries.value(), 3);
    // Of a group in which nobody is named not even the name is told.
    const ListProjection hidden = projectionOf({candidate(u"Hidden One"_s, false)});
    QCOMPARE(hidden.groups.size(), std::size_t(1));
    QVERIFY(!hidden.groups.front().name);
}

void TestListDocument::theFamilyNameIsBoldWhereItIsKnown()
{
    const QList<Entry> entries = entriesOf(projectionOf({candidate(u"Nigar Elman qızı Xəzrili"_s)}));
    const Runs &name = entries.front().name;
    QCOMPARE(name.size(), std::size_t(2));
    QCOMPARE(name[0].text, u"Nigar Elman qızı "_s);
    QVERIFY(!name[0].bold.value_or(false));
    QCOMPARE(name[1].text, u"Xəzrili"_s);
    QVERIFY(name[1].bold.value_or(false));
}

void TestListDocument::articlesStandByTheirNumbers()
{
    ListCandidate accused = candidate(u"Nigar Xəzrili"_s);
    disclosure::Row charge = row(schema::charge::kType);
    for (const QString &path : {u"206.3.2"_s, u"193-1.3.1"_s, u"28"_s, u"192.3.2"_s, u"194"_s})
        charge.add(schema::charge::article, schema::Article{{}, {}, path});
    disclosure::Row worded = row(schema::charge::kType);
    worded.set(schema::charge::wording, u"Article 57-1, Parts 2 and 3 (1960 code)"_s);
    accused.charges = {charge, worded};
    const ReportTable table = listTable(projectionOf({accused}), m_words);
    const auto column = std::ranges::find(table.table.columns, u"articles"_s, &TableColumn::key) - table.table.columns.begin();
    QCOMPARE(table.table.rows.front()[std::size_t(column)],
             u"28; Article 57-1, Parts 2 and 3 (1960 code); 192.3.2; 193-1.3.1; 194; 206.3.2"_s);
}

void TestListDocument::twoSentencesMakeATable()
{
    ListCandidate convicted = candidate(u"Nigar Xəzrili"_s);
    for (const int years : {6, 8}) {
        disclosure::Row sentence = row(schema::sentence::kType);
        sentence.set(schema::sentence::total_term, schema::Duration{.years = years, .months = 0, .days = 0, .life = false, .printed = {}});
        convicted.sentences.append(sentence);
    }
    const auto tables = [this](const ListCandidate &one) {
        const QList<Entry> entries = entriesOf(projectionOf({one}));
        return std::ranges::count_if(entries.front().blocks,
                                     [](const Block &block) { return std::holds_alternative<Table>(block.content); });
    };
    QCOMPARE(tables(convicted), 1);
    convicted.sentences.removeLast();
    QCOMPARE(tables(convicted), 0);
}

void TestListDocument::aMissingFactMovesNoOther()
{
    ListCandidate one = candidate(u"Nigar Xəzrili"_s);
    one.matter.set(schema::case_::arrest_date, base::PartialDate::day(QDate(2026, 1, 2)));
    const auto factsOf = [this](const ListCandidate &who) {
        const Entry entry = entriesOf(projectionOf({who})).front();
        const auto found = std::ranges::find_if(entry.blocks, [](const Block &block) { return std::holds_alternative<KeyValues>(block.content); });
        return std::get<KeyValues>(found->content);
    };
    QCOMPARE(factsOf(one).pairs.size(), std::size_t(0));
    QCOMPARE(factsOf(one).beside.front().label, u"Arrested"_s);
    one.person.set(schema::person::birth_year, std::int64_t(1984));
    QCOMPARE(factsOf(one).pairs.front().label, u"Born"_s);
    QCOMPARE(factsOf(one).beside.front().label, u"Arrested"_s);
}

/// Somebody with cases in two groups is in both rows and once in the total.
void TestListDocument::theCoverAddsUp()
{
    const ListCandidate one = candidate(u"Nigar Xəzrili"_s);
    ListCandidate again = one;
    again.matter = row(schema::case_::kType);
    again.matter.set(schema::case_::list_group, u"Journalists"_s);
    const ListProjection projection = projectionOf({one, again, candidate(u"Hidden One"_s, false)});
    ListReport report(projection, m_words);
    for (auto block = report.next(); block && *block; block = report.next()) {
        const auto *table = std::get_if<Table>(&(*block)->content);
        if (!table)
            continue;
        QStringList people;
        QStringList names;
        for (const reports::Row &each : table->rows) {
            names.append(textOf(each[1]));
            people.append(textOf(each[3]));
        }
        QCOMPARE(names, (QStringList{u"Activists"_s, u"Journalists"_s, u"Names withheld"_s, u"Counted in more than one group"_s, u"All groups"_s}));
        QCOMPARE(people, (QStringList{u"1"_s, u"1"_s, u"1"_s, u"–1"_s, u"2"_s}));
        return;
    }
    QFAIL("the cover has no table");
}

void TestListDocument::zonesAndLargeNumbersAreInTheReportsWords()
{
    QCOMPARE(m_words.timesNote({u"Asia/Baku"_s}), u"Times are those of the court: Baku."_s);
    QCOMPARE(ReportWords(m_vocabularies, u"ru"_s).timesNote({u"Asia/Baku"_s}), u"Время указано по месту суда: Баку."_s);
    QCOMPARE(m_words.timesNote({u"UTC"_s, u"Mars/Base"_s}), u"Times are those of the court: UTC."_s);
    QCOMPARE(m_words.number(9999), u"9999"_s);
    QCOMPARE(m_words.number(11703), u"11\u202F703"_s);
    QCOMPARE(m_words.number(1234567), u"1\u202F234\u202F567"_s);
}

void TestListDocument::datesInTablesSortAlike()
{
    const QList<std::pair<QString, QString>> dates{{u"2024-09-23"_s, u"2024-09-23"_s}, {u"2021-03"_s, u"2021-03"_s}, {u"1984"_s, u"1984"_s},
                                                   {u"2024-21"_s, u"spring 2024"_s}, {u"2023~"_s, u"about 2023"_s}};
    for (const auto &[edtf, printed] : dates) {
        ListCandidate arrested = candidate(u"Nigar Xəzrili"_s);
        arrested.matter.set(schema::case_::arrest_date, *base::PartialDate::fromEdtf(edtf));
        const ReportTable table = listTable(projectionOf({arrested}), m_words);
        const auto column = std::ranges::find(table.table.columns, u"arrest_date"_s, &TableColumn::key) - table.table.columns.begin();
        QCOMPARE(table.table.rows.front()[std::size_t(column)], printed);
    }
}

/// Two entries, one of the people who are accused under an article, and one place in which somebody is held.
void TestListDocument::twoCasesOfOnePersonCountOnce()
{
    const auto accused = [this](const QString &name, const QString &status) {
        ListCandidate out = candidate(name);
        out.matter.set(schema::case_::liberty_status, schema::Code{status});
        disclosure::Row charge = row(schema::charge::kType);
        charge.add(schema::charge::article, schema::Article{{}, {}, u"233"_s});
        out.charges = {charge};
        return out;
    };
    const ListCandidate earlier = accused(u"Nigar Xəzrili"_s, u"released"_s);
    ListCandidate later = accused(u"Nigar Xəzrili"_s, u"serving"_s);
    later.human = earlier.human;
    const ListProjection projection = projectionOf({earlier, accused(u"Səlim Daşbulaqlı"_s, u"released"_s), later});
    QCOMPARE(projection.entries.value(), 3);
    QCOMPARE(projection.people.value(), 2);
    const std::vector<ListEntry> &entries = projection.groups.front().sections.front().entries;
    QCOMPARE(entries[0].named->person.value(), 1);
    QCOMPARE(entries[1].named->person.value(), 2);
    QCOMPARE(entries[2].named->person.value(), 1);
    const Table articles = allOf<Table>(projection).last();
    QCOMPARE(textOf(articles.rows.front()[0]), u"233"_s);
    QCOMPARE(textOf(articles.rows.front()[1]), u"2"_s);
    QCOMPARE(textOf(articles.rows.front()[2]), u"1–3"_s);
    const ShareBar bar = allOf<ShareBar>(projection).first();
    QCOMPARE(bar.parts.size(), std::size_t(2));
    QCOMPARE(bar.parts[0].value + bar.parts[1].value, 2.0);
}

void TestListDocument::aPatronymicIsNotBroken()
{
    ListCandidate named = candidate(u"Fərhad Süleyman oğlu Çəmənov"_s);
    named.names.front().set(schema::person_name::given, u"Fərhad"_s);
    named.names.front().set(schema::person_name::patronymic, u"Süleyman oğlu"_s);
    const QList<LineList> lists = allOf<LineList>(projectionOf({named}));
    const auto index = std::ranges::find(lists, LineList::Kind::Index, &LineList::kind);
    QVERIFY(index != lists.end());
    QCOMPARE(textOf(index->lines.front().text), u"Çəmənov, Fərhad Süleyman\u00A0oğlu"_s);
}

void TestListDocument::everyNameIsInAnIndexWhateverItsScript()
{
    const ListCandidate georgian = called({u"გიორგი ნინუა"_s});
    const ListCandidate armenian = called({u"Արամ Պետրոսյան"_s, u"Aram Petrosyan"_s});
    const ListCandidate cyrillic = called({u"Нигяр Гасанова"_s, u"Nigar Həsənova"_s, u"Nigar Hasanova"_s});
    const ListCandidate latin = called({u"Səlim Daşbulaqlı"_s, u"Салим Дашбулаглы"_s, u"سلیم داشبولاقلی"_s});
    QCOMPARE(indexOf(projectionOf({georgian, armenian, cyrillic, latin})),
             (QStringList{u"# A"_s, u"Aram Petrosyan 2"_s, u"# N"_s, u"Nigar Həsənova 3"_s, u"# S"_s, u"Səlim Daşbulaqlı 4"_s,
                          u"# Cyrillic forms"_s, u"Нигяр Гасанова 3"_s, u"Салим Дашбулаглы 4"_s, u"# Arabic script"_s,
                          u"سلیم داشبولاقلی 4"_s, u"# Other scripts"_s, u"გიორგი ნინუა 1"_s, u"Արամ Պետրոսյան 2"_s}));
}

void TestListDocument::aFormThatBeginsDifferentlyLeadsToTheName()
{
    const QStringList families{u"Xəzrili"_s, u"Khazrili"_s, u"Xezrili"_s};
    ListCandidate named = called(families);
    for (qsizetype i = 0; i < families.size(); ++i) {
        named.names[i].set(schema::person_name::given, u"Nigar"_s);
        named.names[i].set(schema::person_name::surname, families[i]);
    }
    QCOMPARE(indexOf(projectionOf({named})),
             (QStringList{u"# X"_s, u"Xəzrili, Nigar 1"_s, u"# K"_s, u"Khazrili, Nigar 1 (see Xəzrili, Nigar)"_s}));
}

void TestListDocument::casesOfLaterAreSaidToBeLeftOut()
{
    const auto methodOf = [&](const ListProjection &projection) {
        QStringList said;
        for (const NoteColumns &notes : allOf<NoteColumns>(projection)) {
            for (const Runs &column : notes.columns)
                said.append(textOf(column));
        }
        return said.join(u'\n');
    };
    QList<ListCandidate> candidates{candidate(u"Nigar Xəzrili"_s)};
    QVERIFY(!methodOf(projectionOf(candidates)).contains(u"left out:"));
    candidates.append(candidate(u"Səlim Daşbulaqlı"_s));
    candidates.back().matter.set(schema::case_::arrest_date, base::PartialDate::day(QDate(2026, 11, 2)));
    const ListProjection few = projectionOf(candidates);
    QVERIFY(methodOf(few).contains(u"Cases of an arrest after that date are left out: fewer than 5."));
    QVERIFY(listTable(few, m_words).head.value("later"_L1).isNull());
    candidates += QList<ListCandidate>(4, candidates.back());
    const ListProjection more = projectionOf(candidates);
    QVERIFY(methodOf(more).contains(u"Cases of an arrest after that date are left out: 5."));
    QCOMPARE(listTable(more, m_words).head.value("later"_L1).toInt(), 5);
    QCOMPARE(entriesOf(more).size(), 1);
}

QTEST_GUILESS_MAIN(TestListDocument)
#include "tst_list_document.moc"
