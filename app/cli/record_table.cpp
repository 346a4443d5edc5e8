// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/record_table.h"

#include <algorithm>

namespace dossier::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kIdDigits = 8;       ///< as many as an id prefix needs
constexpr qsizetype kWidestCell = 40;    ///< characters
constexpr std::size_t kDefaultColumns = 6;

/// Fields worth a column where nobody asked: what names the record and what lists filter by.
Columns columnsOf(const schema::EntitySpec &entity)
{
    Columns out;
    const auto add = [&](const schema::FieldSpec &field) {
        const bool fits = field.kind != schema::Kind::Bytes && field.kind != schema::Kind::Order;
        if (fits && out.size() < kDefaultColumns && std::ranges::find(out, &field, &Column::field) == out.end())
            out.push_back({field.key, &field});
    };
    for (const schema::FieldId id : entity.title)
        add(*entity.field(id));
    for (const schema::FieldSpec &field : entity.fields) {
        if (field.indexed || field.kind == schema::Kind::Reference)
            add(field);
    }
    for (const schema::FieldSpec &field : entity.fields)
        add(field);
    return out;
}

QString cell(const QJsonValue &value)
{
    QString text = plainText(value).simplified();
    if (text.size() > kWidestCell)
        text = text.first(kWidestCell - 1) + u'…';
    return text;
}

/// "Mamedov ≈ Məmmədov", of a row that a search found in another spelling.
QString remark(const QJsonValue &row)
{
    QStringList words;
    for (const QJsonValue &word : row["why"_L1].toArray())
        words.append(word["asked"_L1].toString() + u" ≈ "_s + word["met"_L1].toString());
    return words.isEmpty() ? QString() : u"  "_s + words.join(u", "_s);
}

} // namespace

void printTable(const Environment &environment, const schema::EntitySpec &entity, const Columns &asked, const QJsonArray &rows)
{
    const Columns columns = asked.empty() ? columnsOf(entity) : asked;
    QStringList header{u"id"_s};
    for (const Column &column : columns)
        header.append(environment.vocabularies.label(column.field ? column.field->label : entity.label, environment.language));
    QList<QStringList> lines{header};
    QStringList remarks{QString()};
    for (const QJsonValue &row : rows) {
        QStringList line{row["id"_L1].toString().first(kIdDigits)};
        for (const Column &column : columns)
            line.append(cell(row[QString::fromLatin1(column.key)]));
        lines.append(line);
        remarks.append(remark(row));
    }
    QList<qsizetype> widths(header.size(), 0);
    for (const QStringList &line : std::as_const(lines)) {
        for (qsizetype i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths[i], line[i].size());
    }
    for (qsizetype row = 0; row < lines.size(); ++row) {
        const QStringList &line = lines[row];
        QString text;
        for (qsizetype i = 0; i < line.size(); ++i)
            text += i + 1 == line.size() ? line[i] : line[i].leftJustified(widths[i] + 2);
        environment.terminal.print(text + remarks[row]);
    }
}

void printRecord(const Environment &environment, const schema::EntitySpec &entity, const QJsonObject &row)
{
    environment.terminal.print(u"id\t"_s + row["id"_L1].toString());
    for (const schema::FieldSpec &field : entity.fields) {
        const QString text = plainText(row[QString::fromLatin1(field.key)]);
        if (!text.isEmpty())
            environment.terminal.print(environment.vocabularies.label(field.label, environment.language) + u'\t' + text);
    }
}

} // namespace dossier::cli
