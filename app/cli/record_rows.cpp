// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/record_rows.h"

#include "exchange/table/cell_text.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace dossier::cli {

using base::ErrorCode;
using base::Result;
using exchange::TableRow;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array kLanguages{"en", "az", "ru", "tr", "fr"};

/// A set holds several, divided by semicolons.
QStringList valuesIn(const QString &cell, const schema::FieldSpec *field)
{
    if (!field || field->shape != schema::Shape::Set)
        return {cell};
    QStringList values = cell.split(u';', Qt::SkipEmptyParts);
    for (QString &value : values)
        value = value.trimmed();
    values.removeAll(QString());
    return values;
}

QString comparable(const QString &header)
{
    return header.simplified().toCaseFolded();
}

} // namespace

/// The word by which `new` knows the field; empty where the header names none.
QString RecordRows::fieldNamed(const QString &header) const
{
    const QString key = header.trimmed().section(u'.', 0, 0).toLower().replace(u' ', u'_');
    if (m_entity.field(key.toLatin1()) || key == "name"_L1)
        return header.contains(u'.') ? key + u'.' + header.trimmed().section(u'.', 1) : key;
    for (const schema::FieldSpec &field : m_entity.fields) {
        const bool isCalled = std::ranges::any_of(kLanguages, [&](const char *language) {
            return comparable(m_environment.vocabularies.label(field.label, QString::fromLatin1(language))) == comparable(header);
        });
        if (isCalled)
            return QString::fromLatin1(field.key);
    }
    // A key of one of its parts, as AssignmentReader knows them.
    for (const schema::FieldSpec &part : m_entity.fields) {
        if (part.shape == schema::Shape::Part && m_environment.registry.entity(part.targets.front())->field(key.toLatin1()))
            return key;
    }
    return {};
}

Result<void> RecordRows::readHeader(const TableRow &row, const QByteArray &mapping)
{
    const QJsonValue columns = QJsonDocument::fromJson(mapping).object().value("columns"_L1);
    if (!mapping.isEmpty() && !columns.isObject())
        return base::fail(ErrorCode::MalformedInput, u"mapping"_s);
    const QJsonObject chosen = columns.toObject();
    for (qsizetype i = 0; i < row.cells.size(); ++i) {
        const QString header = row.cells[i].trimmed();
        const auto choice = chosen.constFind(header);
        const QString field = choice == chosen.constEnd() ? fieldNamed(header) : choice->toString();
        const bool isLeftOut = choice != chosen.constEnd() && field.isEmpty();
        if (field.isEmpty() && !isLeftOut)
            m_findings.append({row.line, int(i) + 1, u"unknown_field"_s, header});
        else if (!field.isEmpty() && m_fields.contains(field))
            m_findings.append({row.line, int(i) + 1, u"field_twice"_s, header});
        m_fields.append(field);
    }
    return {};
}

RecordRows::Changes RecordRows::readRow(const TableRow &row)
{
    std::vector<std::pair<int, Assignment>> cells;
    for (qsizetype i = 0; i < row.cells.size(); ++i) {
        const QString cell = row.cells[i].trimmed();
        if (cell.isEmpty())
            continue;
        if (exchange::isUnseen(cell)) {
            m_findings.append({row.line, int(i) + 1, u"invisible_cell"_s, {}});
            continue;
        }
        if (i >= m_fields.size()) {
            m_findings.append({row.line, int(i) + 1, u"cell_without_field"_s, {}});
            continue;
        }
        if (m_fields[i].isEmpty())
            continue;
        const QByteArray key = m_fields[i].section(u'.', 0, 0).toLatin1();
        auto operation = Assignment::Operation::Set;
        for (const QString &value : valuesIn(cell, m_entity.field(key))) {
            cells.emplace_back(int(i) + 1, Assignment{operation, key, m_fields[i].section(u'.', 1), value});
            operation = Assignment::Operation::Add;
        }
    }
    if (cells.empty())
        return {};
    std::vector<Assignment> assignments;
    for (const auto &[column, assignment] : cells)
        assignments.push_back(assignment);
    Result<Changes> changes = m_reader.create(m_entity, assignments);
    if (!changes)
        findBadCells(row.line, cells);
    return changes && isComplete(row.line, *changes) ? std::move(*changes) : Changes();
}

void RecordRows::findBadCells(std::int64_t line, const std::vector<std::pair<int, Assignment>> &cells)
{
    const qsizetype before = m_findings.size();
    for (const auto &[column, assignment] : cells) {
        const auto alone = m_reader.create(m_entity, {assignment});
        if (alone)
            continue;
        const bool isUnknown = alone.error().code == ErrorCode::NotFound;
        m_findings.append({line, column, isUnknown ? u"no_such_record"_s : u"value_not_read"_s, QString::fromLatin1(assignment.field)});
    }
    // Each can stand alone, and not all of them together.
    if (m_findings.size() == before)
        m_findings.append({line, 0, u"value_not_read"_s, {}});
}

bool RecordRows::isComplete(std::int64_t line, const Changes &changes)
{
    for (const schema::FieldSpec &field : m_entity.fields) {
        if (!field.required || field.computed || !schema::isAbsent(changes.front().after(field.id)))
            continue;
        m_findings.append({line, 0, u"field_required"_s, QString::fromLatin1(field.key)});
        return false;
    }
    return true;
}

} // namespace dossier::cli
