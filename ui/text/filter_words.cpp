// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/filter_words.h"

#include "schema/entities/case.h"
#include "schema/value_text.h"
#include "store/query/filter_words.h"

#include <QRegularExpression>

namespace dossier::ui {

using namespace Qt::StringLiterals;

namespace {

/// A chip has no room for the label of a field.
QString chipName(const schema::FieldSpec &field, const Words &words)
{
    if (field.id == schema::case_::arrest_date.id)
        return words.label("ui.case.arrested");
    return field.id == schema::case_::liberty_status.id ? words.label("ui.column.status") : words.field(field);
}

bool isCondition(const QString &piece)
{
    static const QRegularExpression form(u"^-?[a-z][a-z0-9_-]*(?::|>=|<)(?:[^\\s\"]+|\"[^\"]+\")$"_s);
    return form.match(piece).hasMatch();
}

} // namespace

FilterChip chipOf(const QString &expression, const schema::EntitySpec &entity, const schema::Registry &registry,
                  const schema::Vocabularies &vocabularies, const Words &words, QDate today)
{
    FilterChip chip{expression, expression};
    const auto query = store::parseFilter(expression, entity, registry, vocabularies, {.language = words.language(), .today = today});
    if (!query || query->conditions.size() != 1)
        return chip;
    const store::Condition &condition = query->conditions.front();
    const schema::FieldSpec *field = registry.field(condition.field);
    QString value;
    if (condition.op == store::Condition::Operator::Has)
        value = words.label("ui.filter.has");
    else if (const auto *text = std::get_if<QString>(&condition.value))
        value = *text;
    else
        value = schema::valueText(*field, condition.value, vocabularies, words.language());
    const char *key = condition.op == store::Condition::Operator::AtLeast ? "ui.filter.at_least"
        : condition.op == store::Condition::Operator::Before              ? "ui.filter.before"
                                                                          : "ui.filter.is";
    chip.words = words.label(condition.negated ? "ui.filter.not" : key, {chipName(*field, words), value});
    return chip;
}

std::pair<QList<FilterChip>, QString> takeChips(const QString &typed, bool done, const schema::EntitySpec &entity,
                                                const schema::Registry &registry, const schema::Vocabularies &vocabularies,
                                                const Words &words, QDate today)
{
    const schema::ReadingContext context{.language = words.language(), .today = today};
    const bool endsOpen = !done && !typed.isEmpty() && !typed.back().isSpace();
    QStringList pieces = store::filterPieces(store::expandFilterWords(typed));
    QList<FilterChip> chips;
    QStringList left;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const bool complete = i + 1 < pieces.size() || !endsOpen;
        if (complete && isCondition(pieces[i]) && store::parseFilter(pieces[i], entity, registry, vocabularies, context))
            chips.append(chipOf(pieces[i], entity, registry, vocabularies, words, today));
        else
            left.append(pieces[i]);
    }
    QString rest = left.join(u' ');
    if (chips.isEmpty())
        rest = typed;
    return {chips, rest};
}

} // namespace dossier::ui
