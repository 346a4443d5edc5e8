// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/builders/list_front.h"

#include "disclosure/as_of.h"
#include "reports/builders/report_front.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace dossier::reports {

using disclosure::GroupSection;
using disclosure::JointCaseSection;
using disclosure::ListProjection;
using namespace Qt::StringLiterals;

namespace {

constexpr double kNumberColumnMm = 6;
constexpr double kCountColumnMm = 20;
constexpr double kWithheldColumnMm = 30;
constexpr double kBarColumnMm = 26;
constexpr std::size_t kMostParts = 6;
constexpr double kBetweenFigures = 7;       // grid units of the cover, beside those of a heading

/// By how much the groups together count more people than there are.
int countedAgain(const ListProjection &projection)
{
    int people = 0;
    for (const GroupSection &group : projection.groups)
        people += group.people.value();
    return people - projection.people.value();
}

Table totals(const ListProjection &projection, const ReportWords &words)
{
    const bool withheld = projection.withheld.value() > 0;
    Table table;
    table.columns = {{kNumberColumnMm}, {0}};
    table.header = {{plain({}), plain(words.label("report.label.group"))}};
    const auto addColumn = [&](const QString &head, double widthMm) {
        table.columns.push_back({widthMm, Align::Right});
        table.header.front().push_back(plain(head));
    };
    if (withheld)
        addColumn(words.label("report.s.name_withheld"), kWithheldColumnMm);
    addColumn(words.label("report.label.people"), kCountColumnMm);
    table.columns.push_back({kBarColumnMm});
    int largest = 1;
    for (const GroupSection &group : projection.groups)
        largest = std::max(largest, group.people.value());
    const auto addRow = [&](const QString &number, const QString &name, const QString &people, int hidden) {
        Row row{plain(number), plain(name)};
        row.front().front().colour = ColourRole::GreyText;
        if (withheld)
            row.push_back(plain(hidden > 0 ? words.number(hidden) : u"–"_s));
        row.push_back(Runs{boldRun(people)});
        table.rows.push_back(std::move(row));
    };
    for (std::size_t i = 0; i < projection.groups.size(); ++i) {
        const GroupSection &group = projection.groups[i];
        addRow(QString::number(i + 1), groupName(group, words), words.number(group.people.value()), int(group.withheld.size()));
        table.rows.back()[1].front().link = u'#' + groupAnchor(i);
        table.bars.push_back(double(group.people.value()) / largest);
    }
    // The rows are read as a sum, and somebody with cases in two groups stands in two of them.
    if (const int repeated = countedAgain(projection); repeated > 0)
        addRow({}, words.label("report.label.in_several_groups"), u"–"_s + words.number(repeated), 0);
    addRow({}, words.label("report.label.all_groups"), words.number(projection.people.value()), projection.withheld.value());
    table.lastRowIsTotal = true;
    return table;
}

struct Status {
    QString label;
    int count = 0;
};

/// Nobody is in two places: of several cases the one in which they are held says where, else one that says anything.
QHash<int, QString> statusOfPeople(const ListProjection &projection)
{
    const auto weight = [](const QString &term) { return term == u"unknown" ? 0 : disclosure::isHeld(term) ? 2 : 1; };
    QHash<int, QString> out;
    forEachNamed(projection, [&](int, const disclosure::NamedEntry &named) {
        const QString term = named.status ? named.status->value().term : u"unknown"_s;
        QString &known = out[named.person.value()];
        if (known.isNull() || weight(term) > weight(known))
            known = term;
    });
    return out;
}

/// The most frequent first; what is not known, and the withheld, whose status is not told, last.
std::vector<Status> statuses(const ListProjection &projection, const ReportWords &words)
{
    QHash<QString, int> counts;
    const QHash<int, QString> people = statusOfPeople(projection);
    for (const QString &term : people)
        ++counts[term];
    const int unknown = counts.take(u"unknown"_s);
    std::vector<std::pair<int, QString>> order;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        order.emplace_back(-it.value(), it.key());
    std::ranges::sort(order);
    std::vector<Status> out;
    for (const auto &[negative, term] : order)
        out.push_back({words.term("liberty", schema::Code{term}), -negative});
    if (unknown > 0)
        out.push_back({words.term("liberty", schema::Code{u"unknown"_s}), unknown});
    if (projection.withheld.value() > 0)
        out.push_back({words.label("report.s.name_withheld"), projection.withheld.value()});
    return out;
}

/// Empty where one part would be all of it, or more parts than can be told apart.
ShareBar whereTheyAre(const ListProjection &projection, const ReportWords &words)
{
    constexpr std::array kFills{BarFill::Ink, BarFill::Middle, BarFill::Light, BarFill::Dark, BarFill::White, BarFill::Middle};
    ShareBar bar;
    const std::vector<Status> found = statuses(projection, words);
    if (found.size() < 2 || found.size() > kMostParts)
        return bar;
    QStringList said;
    for (std::size_t i = 0; i < found.size(); ++i) {
        bar.parts.push_back({double(found[i].count), found[i].label, kFills[i]});
        said.append(u"%1: %2"_s.arg(found[i].label, words.number(found[i].count)));
    }
    bar.alternative = words.label("report.h.where") + u": "_s + said.join(u"; "_s);
    return bar;
}

void addNote(NoteColumns &notes, const QString &first, const QString &rest)
{
    Runs runs{boldRun(first)};
    runs.push_back({});
    runs.back().text = u' ' + rest;
    notes.columns.push_back(std::move(runs));
}

/// How facts are chosen by the day, and how many cases for that reason are not here.
QString methodText(const ListProjection &projection, const ReportWords &words)
{
    const QString method = words.label("report.s.method");
    if (projection.later && projection.later->value() == 0)
        return method;
    const QString count = projection.later ? words.number(projection.later->value()) : words.label("report.s.fewer_than_five");
    return method + u' ' + words.label("report.s.cases_later").arg(count);
}

NoteColumns notes(const ListProjection &projection, const ReportWords &words)
{
    NoteColumns out;
    if (const int withheld = projection.withheld.value(); withheld > 0)
        addNote(out, words.label("report.label.withheld"),
                words.label("report.s.withheld_count").arg(words.number(withheld), words.number(projection.people.value())));
    addNote(out, words.label("report.label.method"), methodText(projection, words));
    addNote(out, words.label("report.label.alleged"), words.label("report.s.alleged_note"));
    if (const int untranslated = projection.untranslated.value(); untranslated > 0)
        addNote(out, words.label("report.label.texts"),
                words.label("report.s.texts_untranslated").arg(words.number(untranslated), words.nameOfLanguage(usualOriginal(projection))));
    return out;
}

LineList::Line contentsLine(int level, const QString &number, const QString &text, const QString &anchor)
{
    LineList::Line line;
    line.level = level;
    line.number = number;
    line.text = plain(text);
    line.anchor = anchor;
    if (level == 1)
        line.text.front().bold = true;
    return line;
}

} // namespace

QString groupName(const GroupSection &group, const ReportWords &words)
{
    if (group.name)
        return group.name->value();
    return words.label(group.sections.empty() ? "report.label.names_withheld" : "report.label.no_group");
}

QString usualOriginal(const ListProjection &projection)
{
    QHash<QString, int> texts;
    forEachNamed(projection, [&](int, const disclosure::NamedEntry &named) {
        for (const auto *text : {&named.summary, &named.background}) {
            if (*text && (*text)->value().untranslated)
                ++texts[(*text)->value().language];
        }
    });
    std::vector<std::pair<int, QString>> order;
    for (auto it = texts.cbegin(); it != texts.cend(); ++it)
        order.emplace_back(-it.value(), it.key());
    const auto most = std::ranges::min_element(order);
    return most == order.end() ? QString() : most->second;
}

QString groupAnchor(std::size_t group)
{
    return u"g%1"_s.arg(group + 1);
}

QString sectionAnchor(std::size_t group, std::size_t section)
{
    return u"g%1-%2"_s.arg(group + 1).arg(section + 1);
}

QString entryAnchor(int number)
{
    return u"e%1"_s.arg(number);
}

std::vector<Block> listCover(const ListProjection &projection, const ReportWords &words)
{
    constexpr double kTopRule = 3.5;
    std::vector<Block> out;
    out.push_back({Rule{ColourRole::Accent, kTopRule}});
    for (Block &block : titleBlocks(projection.head, words.label("report.kind.list"), words, TypeRole::CoverTitle))
        out.push_back(std::move(block));
    CountBlock count;
    const int people = projection.people.value();
    const int entries = projection.entries.value();
    count.figure = words.number(people);
    count.text = plain(people == entries ? words.label("report.s.cover_count") : words.label("report.s.cover_count_cases").arg(words.number(entries)));
    out.push_back({std::move(count)});
    out.push_back({Spacer{kBetweenFigures}});
    out.push_back(sectionHeading(words.label("report.h.totals")));
    out.push_back({totals(projection, words)});
    if (ShareBar bar = whereTheyAre(projection, words); !bar.parts.empty()) {
        out.push_back({Spacer{kBetweenFigures}});
        out.push_back(sectionHeading(words.label("report.h.where")));
        out.push_back({std::move(bar)});
    }
    out.push_back({Spacer{kBetweenFigures}});
    out.push_back({notes(projection, words)});
    return out;
}

std::vector<Block> listContents(const ListProjection &projection, const ReportWords &words)
{
    LineList list;
    list.kind = LineList::Kind::Contents;
    for (std::size_t i = 0; i < projection.groups.size(); ++i) {
        const GroupSection &group = projection.groups[i];
        list.lines.push_back(contentsLine(1, QString::number(i + 1), groupName(group, words), groupAnchor(i)));
        for (std::size_t k = 0; k < group.sections.size(); ++k) {
            if (const auto &name = group.sections[k].name)
                list.lines.push_back(contentsLine(2, u"%1.%2"_s.arg(i + 1).arg(k + 1), name->value(), sectionAnchor(i, k)));
        }
    }
    list.lines.push_back(contentsLine(1, {}, words.label("report.h.index"), kIndexAnchor.toString()));
    list.lines.push_back(contentsLine(1, {}, words.label("report.h.articles_annex"), kArticlesAnchor.toString()));
    std::vector<Block> out;
    out.push_back({PageBreak{}});
    out.push_back(heading(1, {}, words.label("report.h.contents")));
    out.push_back({std::move(list)});
    return out;
}

} // namespace dossier::reports
