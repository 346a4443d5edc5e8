// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/builders/entry_custody.h"

#include "disclosure/as_of.h"
#include "reports/builders/list_entry.h"

#include <QStringList>

#include <algorithm>

namespace dossier::reports {

using disclosure::ChargeFact;
using disclosure::CustodySpan;
using disclosure::NamedEntry;
using disclosure::Released;
using namespace Qt::StringLiterals;

namespace {

// The most that a column takes; what the last one, the title, has left is the rest.
constexpr double kStageColumnMm = 27;
constexpr double kDateColumnMm = 27;
constexpr double kAuthorityColumnMm = 32;
constexpr double kArticleColumnMm = 24;

BarFill fillOf(const QString &kind)
{
    if (kind == u"police")
        return BarFill::Ink;
    if (kind == u"pretrial" || kind == u"extension")
        return BarFill::Dark;
    if (kind == u"sentence" || kind == u"life")
        return BarFill::Light;
    return kind == u"house_arrest" ? BarFill::White : BarFill::Middle;
}

struct Scale {
    QDate first;
    double days = 1;

    [[nodiscard]] double at(QDate day) const { return std::clamp(double(first.daysTo(day)) / days, 0.0, 1.0); }
};

} // namespace

Table chargeTable(const NamedEntry &named, const ReportWords &words)
{
    Table table;
    table.dense = true;
    // A column that says nothing would take room from one that does.
    const bool authorities = std::ranges::any_of(named.charges, [](const Released<ChargeFact> &fact) { return !fact.value().authority.isEmpty(); });
    table.columns = {{kStageColumnMm, Align::Start, true}, {kDateColumnMm, Align::Start, true}};
    table.header = {{plain(words.label("field.hearing.stage")), plain(words.label("report.label.date"))}};
    if (authorities) {
        table.columns.push_back({kAuthorityColumnMm, Align::Start, true});
        table.header.front().push_back(plain(words.label("field.charge.authority")));
    }
    table.columns.insert(table.columns.end(), {{kArticleColumnMm, Align::Start, true}, {0}});
    table.header.front().push_back(plain(words.label("report.label.article")));
    table.header.front().push_back(plain(words.label("field.charge.title")));
    for (const Released<ChargeFact> &released : named.charges) {
        const ChargeFact &fact = released.value();
        QStringList articles;
        std::vector<schema::Article> ordered(fact.articles.begin(), fact.articles.end());
        sortByNumbers(ordered);
        for (const schema::Article &article : ordered)
            articles.append(article.path);
        Row row{plain(fact.stage ? words.term("charge", *fact.stage) : u"–"_s), plain(fact.date ? words.shortDate(*fact.date) : u"–"_s)};
        if (authorities)
            row.push_back(plain(fact.authority.isEmpty() ? u"–"_s : fact.authority));
        row.push_back(plain(articles.join(u'\n')));
        row.push_back(plain(fact.title));
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::optional<TimeBar> detentionLine(const NamedEntry &named, const ReportWords &words)
{
    if (!named.daysHeld || !named.arrested || !named.arrested->value().isDay() || named.custody.empty())
        return std::nullopt;
    const QDate first = *named.arrested->value().earliest();
    const QDate last = first.addDays(named.daysHeld->value() - 1);
    if (named.custody.front().value().from != first || named.daysHeld->value() < 2)
        return std::nullopt;
    const Scale scale{first, double(named.daysHeld->value() - 1)};
    TimeBar bar;
    QStringList said;
    for (std::size_t i = 0; i < named.custody.size(); ++i) {
        const CustodySpan &span = named.custody[i].value();
        const bool follows = i + 1 < named.custody.size();
        const QDate next = follows ? named.custody[i + 1].value().from : last;
        const QDate end = std::min(span.until.value_or(next), next);
        if (disclosure::continuesPeriod(span.kind.term) && !bar.parts.empty()) {
            bar.parts.back().to = scale.at(end);
            bar.ticks.push_back(scale.at(span.from));
        } else {
            bar.parts.push_back({scale.at(span.from), scale.at(end), words.term("detention", span.kind), fillOf(span.kind.term)});
        }
        said.append(u"%1: %2 – %3"_s.arg(words.term("detention", span.kind), words.date(span.from), words.date(end)));
    }
    bar.start = words.date(first);
    bar.end = words.date(last);
    bar.alternative = words.label("entity.detention") + u": "_s + said.join(u"; "_s);
    return bar;
}

} // namespace dossier::reports
