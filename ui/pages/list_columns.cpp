// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/list_columns.h"

#include <QFontMetrics>

#include <numeric>

namespace dossier::ui {

namespace {

constexpr double kTitleUnits = 7;     ///< beside a title: its padding and the arrow of a sort
constexpr double kTermUnits = 8;      ///< beside a term: its icon and padding
constexpr double kWidestUnits = 62;   ///< a term may take; a longer one is read in its tooltip
constexpr qsizetype kMostTerms = 40;  ///< of a vocabulary that is measured

int widestTerm(const Context &context, const schema::FieldSpec &field)
{
    const schema::Vocabulary *terms = field.kind == schema::Kind::Code ? context.vocabularies.vocabulary(field.vocabulary) : nullptr;
    if (!terms || qsizetype(terms->terms.size()) > kMostTerms)
        return 0;
    const QFontMetrics metrics(context.theme.font(Theme::Role::Body));
    int out = 0;
    for (const schema::Term &term : terms->terms)
        out = std::max(out, metrics.horizontalAdvance(term.label(context.words.language())));
    return std::min(out + context.theme.u(kTermUnits), context.theme.u(kWidestUnits));
}

int shareOf(items::ColumnRole role)
{
    switch (role) {
    case items::ColumnRole::NextDate:
        return 3;
    case items::ColumnRole::Name:
        return 2;
    case items::ColumnRole::Text:
    case items::ColumnRole::Status:
        return 1;
    default:
        return 0;
    }
}

} // namespace

ColumnWidth widthOf(const Context &context, const schema::EntitySpec &entity, const items::Column &column)
{
    const QFontMetrics title(context.theme.font(Theme::Role::Small));
    const int least = std::max(context.theme.u(column.widthHint), title.horizontalAdvance(column.title) + context.theme.u(kTitleUnits));
    const schema::FieldSpec *field = column.field ? entity.field(*column.field) : nullptr;
    return {least, std::max(least, field ? widestTerm(context, *field) : 0)};
}

std::vector<int> spread(const items::Columns &columns, const std::vector<ColumnWidth> &widths, int room)
{
    std::vector<int> out;
    std::vector<int> wishes;
    std::vector<int> shares;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        out.push_back(widths[i].least);
        wishes.push_back(widths[i].wished - widths[i].least);
        shares.push_back(widths[i].least > 0 ? shareOf(columns[i].role) : 0);
    }
    int spare = room - std::accumulate(out.begin(), out.end(), 0);
    const auto give = [&](const std::vector<int> &parts, int most) {
        const int total = std::accumulate(parts.begin(), parts.end(), 0);
        const int given = std::clamp(spare, 0, most);
        for (std::size_t i = 0; i < parts.size() && total > 0; ++i)
            out[i] += given * parts[i] / total;
        spare -= given;
    };
    give(wishes, std::accumulate(wishes.begin(), wishes.end(), 0));
    give(shares, std::max(0, spare));
    return out;
}

} // namespace dossier::ui
