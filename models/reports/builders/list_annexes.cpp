// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/builders/list_annexes.h"

#include "reports/builders/list_entry.h"
#include "reports/builders/list_front.h"
#include "reports/builders/report_front.h"
#include "reports/text/collation.h"
#include "schema/script.h"

#include <QSet>
#include <QStringList>

#include <algorithm>
#include <map>

namespace dossier::reports {

using disclosure::GroupSection;
using disclosure::ListProjection;
using disclosure::PersonName;
using namespace Qt::StringLiterals;

namespace {

constexpr int kIndexColumns = 3;
constexpr double kArticleColumnMm = 62;
constexpr double kPeopleColumnMm = 20;
constexpr std::size_t kRowsWithCode = 2;    // a code with one of its articles at the foot of a page looks like all of it

struct IndexedName {
    QByteArray key;
    QString letter;
    LineList::Line line;
};

QStringList givenParts(const PersonName &name, const QString &patronymic)
{
    QStringList parts{name.given, patronymic};
    parts.removeAll(QString());
    return parts;
}

/// "Elman qızı" is one name: its second word alone on a line would be read as a person.
QString unbroken(QString patronymic)
{
    if (const qsizetype space = patronymic.lastIndexOf(u' '); space >= 0)
        patronymic[space] = QChar(QChar::Nbsp);
    return patronymic;
}

/// "Family, Given patronymic"; the name as written where nobody recorded which part is the family's.
Runs indexRuns(const PersonName &name)
{
    if (name.surname.isEmpty())
        return plain(name.text);
    const QStringList rest = givenParts(name, unbroken(name.patronymic));
    Runs runs{boldRun(name.surname)};
    runs.front().language = name.language;
    if (!rest.isEmpty()) {
        runs.push_back({});
        runs.back().text = u", "_s + rest.join(u' ');
        runs.back().language = name.language;
    }
    return runs;
}

/// What it is sorted by.
QString indexText(const PersonName &name)
{
    const QStringList rest = givenParts(name, name.patronymic);
    if (name.surname.isEmpty())
        return name.text;
    return rest.isEmpty() ? name.surname : name.surname + u", "_s + rest.join(u' ');
}

enum class Alphabet : std::uint8_t { Latin, Cyrillic, Arabic, Other };

/// By its letters where nobody recorded the script.
Alphabet alphabetOf(const PersonName &name)
{
    const QString script = name.script.isEmpty() ? schema::scriptOf(name.text).value_or(QString()) : name.script;
    if (script == u"Latn")
        return Alphabet::Latin;
    if (script == u"Cyrl")
        return Alphabet::Cyrillic;
    return script == u"Arab" ? Alphabet::Arabic : Alphabet::Other;
}

/// The forms of one person's name in one alphabet; where the legal one is among them it is the first.
std::vector<const PersonName *> formsIn(Alphabet alphabet, const disclosure::NamedEntry &named)
{
    std::vector<const PersonName *> out;
    const auto add = [&](const PersonName &name) {
        if (alphabetOf(name) == alphabet)
            out.push_back(&name);
    };
    add(named.name.value());
    for (const auto &other : named.otherNames)
        add(other.value());
    return out;
}

IndexedName indexed(const PersonName &name, int number, const Collation &collation)
{
    const QString text = indexText(name);
    LineList::Line line;
    line.text = indexRuns(name);
    line.end = QString::number(number);
    line.anchor = entryAnchor(number);
    return {collation.key(text), collation.letter(text), std::move(line)};
}

/// Puts them in their order, under their letters or under one heading.
void addSorted(std::vector<IndexedName> names, const QString &heading, std::vector<LineList::Line> &lines)
{
    std::ranges::stable_sort(names, {}, &IndexedName::key);
    QString last;
    for (IndexedName &name : names) {
        const QString &under = heading.isEmpty() ? name.letter : heading;
        if (under != last)
            name.line.heading = under;
        last = under;
        lines.push_back(std::move(name.line));
    }
}

/// Everybody once, by the legal name or else the first form in these letters. A form that begins differently leads there.
void addLatin(const ListProjection &projection, const Collation &collation, const ReportWords &words, std::vector<LineList::Line> &lines)
{
    std::vector<IndexedName> names;
    forEachNamed(projection, [&](int number, const disclosure::NamedEntry &named) {
        const std::vector<const PersonName *> forms = formsIn(Alphabet::Latin, named);
        QString letter;
        QSet<QString> listed;
        for (const PersonName *form : forms) {
            IndexedName name = indexed(*form, number, collation);
            // Where it begins as the first one does, it would stand beside it.
            if (name.letter == letter || listed.contains(indexText(*form)))
                continue;
            if (listed.isEmpty())
                letter = name.letter;
            else
                name.line.note = plain(words.label("report.s.see").arg(indexText(*forms.front())));
            listed.insert(indexText(*form));
            names.push_back(std::move(name));
        }
    });
    addSorted(std::move(names), {}, lines);
}

void addOwnList(const ListProjection &projection, Alphabet alphabet, const Collation &collation, const QString &heading,
                std::vector<LineList::Line> &lines)
{
    std::vector<IndexedName> names;
    forEachNamed(projection, [&](int number, const disclosure::NamedEntry &named) {
        for (const PersonName *form : formsIn(alphabet, named))
            names.push_back(indexed(*form, number, collation));
    });
    addSorted(std::move(names), heading, lines);
}

void addWithheld(const ListProjection &projection, const ReportWords &words, std::vector<LineList::Line> &lines)
{
    std::vector<int> numbers;
    for (const GroupSection &group : projection.groups) {
        for (const disclosure::ListEntry &entry : group.withheld)
            numbers.push_back(entry.number.value());
    }
    if (numbers.empty())
        return;
    LineList::Line line;
    line.heading = words.label("report.s.name_withheld");
    line.text = plain(numberRanges(numbers));
    lines.push_back(std::move(line));
}

struct CountedArticle {
    schema::Article article;
    std::vector<int> numbers;            ///< of entries
    QSet<int> people;                    ///< somebody with two cases is one of these and has two of those
};

/// Within a code the numbers stand as the law counts.
std::vector<CountedArticle> countedArticles(const ListProjection &projection)
{
    std::vector<schema::Article> all;
    std::map<std::tuple<QString, QString, QString>, CountedArticle> counted;
    const auto keyOf = [](const schema::Article &article) { return std::tuple(article.code, article.version, article.path); };
    forEachNamed(projection, [&](int number, const disclosure::NamedEntry &named) {
        for (const auto &article : named.articles) {
            CountedArticle &own = counted[keyOf(article.value())];
            if (own.numbers.empty())
                all.push_back(article.value());
            if (own.numbers.empty() || own.numbers.back() != number)
                own.numbers.push_back(number);
            own.people.insert(named.person.value());
        }
    });
    std::vector<CountedArticle> out;
    sortByNumbers(all);
    for (schema::Article &article : all) {
        CountedArticle own = std::move(counted[keyOf(article)]);
        own.article = std::move(article);
        out.push_back(std::move(own));
    }
    return out;
}

QString rangeText(const std::vector<int> &numbers, std::size_t begin, std::size_t end)
{
    const QString first = QString::number(numbers[begin]);
    return end - begin == 1 ? first : first + u'–' + QString::number(numbers[end - 1]);
}

/// Ends of the runs of numbers that follow each other; two of them are no range yet.
std::vector<std::size_t> rangeEnds(const std::vector<int> &numbers)
{
    constexpr std::size_t kLeastRange = 3;
    std::vector<std::size_t> out;
    for (std::size_t begin = 0; begin < numbers.size();) {
        std::size_t end = begin + 1;
        while (end < numbers.size() && numbers[end] == numbers[end - 1] + 1)
            ++end;
        if (end - begin < kLeastRange)
            end = begin + 1;
        out.push_back(end);
        begin = end;
    }
    return out;
}

Runs linkedRanges(const std::vector<int> &numbers)
{
    Runs runs;
    std::size_t begin = 0;
    for (const std::size_t end : rangeEnds(numbers)) {
        if (!runs.empty())
            runs.push_back(plain(u", "_s).front());
        Run range;
        range.text = rangeText(numbers, begin, end);
        range.link = u'#' + entryAnchor(numbers[begin]);
        runs.push_back(std::move(range));
        begin = end;
    }
    return runs;
}

/// A code that no vocabulary knows is called what whoever recorded it called it.
QString titleOfCode(const QString &code, const QString &version, const ReportWords &words)
{
    if (code.isEmpty())
        return words.label("report.h.code_not_named");
    const QString title = words.term("law_code", schema::Code{code});
    return version.isEmpty() ? title : title + u", "_s + version;
}

Table articleTable(const std::vector<CountedArticle> &articles, std::size_t begin, std::size_t end, const ReportWords &words)
{
    Table table;
    table.dense = true;
    table.firstRows = kRowsWithCode;
    table.columns = {{kArticleColumnMm}, {kPeopleColumnMm, Align::Right}, {0}};
    table.header = {{plain(words.label("report.label.article")), plain(words.label("report.label.people")),
                     plain(words.label("report.label.entries"))}};
    for (std::size_t i = begin; i < end; ++i)
        table.rows.push_back({plain(articles[i].article.path), plain(QString::number(articles[i].people.size())),
                              linkedRanges(articles[i].numbers)});
    return table;
}

} // namespace

QString numberRanges(const std::vector<int> &numbers)
{
    QStringList out;
    std::size_t begin = 0;
    for (const std::size_t end : rangeEnds(numbers)) {
        out.append(rangeText(numbers, begin, end));
        begin = end;
    }
    return out.join(u", "_s);
}

Result<std::vector<Block>> listIndex(const ListProjection &projection, const ReportWords &words)
{
    // Most names are Azerbaijani, and English has no letter of its own for ə or ş.
    DOSSIER_ASSIGN(const Collation latin, Collation::of(u"az"_s));
    DOSSIER_ASSIGN(const Collation cyrillic, Collation::of(u"ru"_s));
    DOSSIER_ASSIGN(const Collation arabic, Collation::of(u"fa"_s));
    DOSSIER_ASSIGN(const Collation others, Collation::of(u"root"_s));
    LineList list;
    list.kind = LineList::Kind::Index;
    list.columns = kIndexColumns;
    addLatin(projection, latin, words, list.lines);
    addOwnList(projection, Alphabet::Cyrillic, cyrillic, words.label("report.h.cyrillic_forms"), list.lines);
    addOwnList(projection, Alphabet::Arabic, arabic, words.label("report.h.arabic_script"), list.lines);
    addOwnList(projection, Alphabet::Other, others, words.label("report.h.other_scripts"), list.lines);
    addWithheld(projection, words, list.lines);
    std::vector<Block> out;
    out.push_back({PageBreak{}});
    out.push_back(anchoredHeading(1, {}, words.label("report.h.index"), kIndexAnchor.toString()));
    out.push_back(paragraph(plain(words.label("report.s.index_order")), TypeRole::BodyList));
    std::get<Paragraph>(out.back().content).keepWithNext = true;
    out.push_back({std::move(list)});
    return out;
}

std::vector<Block> listArticles(const ListProjection &projection, const ReportWords &words)
{
    std::vector<Block> out;
    out.push_back({PageBreak{}});
    out.push_back(anchoredHeading(1, {}, words.label("report.h.articles_annex"), kArticlesAnchor.toString()));
    out.push_back(paragraph(plain(words.label("report.s.articles_note")), TypeRole::BodyList));
    std::get<Paragraph>(out.back().content).keepWithNext = true;
    out.push_back({Spacer{4}});
    const std::vector<CountedArticle> articles = countedArticles(projection);
    const auto codeOf = [&](std::size_t i) { return std::pair(articles[i].article.code, articles[i].article.version); };
    for (std::size_t begin = 0; begin < articles.size();) {
        std::size_t end = begin + 1;
        while (end < articles.size() && codeOf(end) == codeOf(begin))
            ++end;
        const auto [code, version] = codeOf(begin);
        // Where no list says of which code its articles are, there is but one.
        if (!code.isEmpty() || begin > 0 || end < articles.size())
            out.push_back(heading(2, {}, titleOfCode(code, version, words)));
        out.push_back({articleTable(articles, begin, end, words)});
        begin = end;
    }
    if (articles.empty())
        out.push_back(paragraph(plain(words.label("report.s.no_information")), TypeRole::Body));
    return out;
}

} // namespace dossier::reports
