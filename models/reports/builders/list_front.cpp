// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/builders/list_front.h"

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
    const auto addRow = [&](const QString &number, const QString &name, int people, int hidden) {
        Row row{plain(number), plain(name)};
        row.front().front().colour = ColourRole::GreyText;
        if (withheld)
            row.push_back(plain(hidden > 0 ? QString::number(hidden) : u"–"_s));
        row.push_back(Runs{boldRun(QString::number(people))});
        table.rows.push_back(std::move(row));
    };
    for (std::size_t i = 0; i < projection.groups.size(); ++i) {
        const GroupSection &group = projection.groups[i];
        addRow(QString::number(i + 1), groupName(group, words), group.people.value(), int(group.withheld.size()));
        table.rows.back()[1].front().link = u'#' + groupAnchor(i);
        table.bars.push_back(double(group.people.value()) / largest);
    }
    addRow({}, words.label("report.label.all_groups"), projection.people.value(), projection.withheld.value());
    table.lastRowIsTotal = true;
    return table;
}

struct Status {
    QString label;
    int count = 0;
};

/// The most frequent first; what is not known, and the withheld, whose status is not told, last.
std::vector<Status> statuses(const ListProjection &projection, const ReportWords &words)
{
    QHash<QString, int> counts;
    int unknown = 0;
    for (const GroupSection &group : projection.groups) {
        for (const JointCaseSection &section : group.sections) {
            for (const disclosure::ListEntry &entry : section.entries) {
                const bool known = entry.named && entry.named->status && entry.named->status->value().term != u"unknown";
                if (known)
                    ++counts[entry.named->status->value().term];
                else
                    ++unknown;
            }
        }
    }
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
        said.append(u"%1: %2"_s.arg(found[i].label).arg(found[i].count));
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

NoteColumns notes(const ListProjection &projection, const ReportWords &words)
{
    NoteColumns out;
    if (const int withheld = projection.withheld.value(); withheld > 0)
        addNote(out, words.label("report.label.withheld"),
                words.label("report.s.withheld_count").arg(withheld).arg(projection.people.value()));
    addNote(out, words.label("report.label.method"), words.label("report.s.method"));
    addNote(out, words.label("report.label.alleged"), words.label("report.s.alleged_note"));
    if (const int untranslated = projection.untranslated.value(); untranslated > 0)
        addNote(out, words.label("report.label.texts"), words.label("report.s.texts_untranslated").arg(untranslated));
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
    return group.name ? group.name->value() : words.label("report.label.no_group");
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
    count.figure = QString::number(people);
    count.text = plain(people == entries ? words.label("report.s.cover_count") : words.label("report.s.cover_count_cases").arg(entries));
    out.push_back({std::move(count)});
    out.push_back({Spacer{kBetweenFigures}});
    out.push_back(heading(2, {}, words.label("report.h.totals")));
    out.push_back({totals(projection, words)});
    if (ShareBar bar = whereTheyAre(projection, words); !bar.parts.empty()) {
        out.push_back({Spacer{kBetweenFigures}});
        out.push_back(heading(2, {}, words.label("report.h.where")));
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
