// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/builders/report_table.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace dossier::reports {

using base::ErrorCode;
using namespace Qt::StringLiterals;

namespace {

QJsonValue jsonOf(const QString &cell, ReportTable::CellKind kind)
{
    switch (kind) {
    case ReportTable::CellKind::Flag:
        return !cell.isNull();
    case ReportTable::CellKind::List:
        return cell.isNull() ? QJsonArray() : QJsonArray::fromStringList(cell.split(kListSeparator.toString()));
    case ReportTable::CellKind::Integer:
        return cell.isNull() ? QJsonValue() : QJsonValue(cell.toLongLong());
    case ReportTable::CellKind::Text:
        break;
    }
    return cell.isNull() ? QJsonValue() : QJsonValue(cell);
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

Result<void> writeReportJson(const ReportTable &report, ByteSink &sink, Progress &progress)
{
    QByteArray head = compact(report.head);
    head.chop(1);
    DOSSIER_TRY(sink.write(head + ",\"rows\":["));
    std::int64_t done = 0;
    for (const std::vector<QString> &row : report.table.rows) {
        if (progress.isCancelled())
            return base::fail(ErrorCode::Cancelled);
        if (row.size() != report.kinds.size())
            return base::fail(ErrorCode::InvalidArgument, u"row and columns differ in length"_s);
        QJsonObject object;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const auto list = report.lists.find({std::size_t(done), i});
            object.insert(report.table.columns[i].key,
                          list == report.lists.end() ? jsonOf(row[i], report.kinds[i]) : QJsonArray::fromStringList(list->second));
        }
        DOSSIER_TRY(sink.write((done == 0 ? "\n" : ",\n") + compact(object)));
        progress.advanced(++done);
    }
    return sink.write("\n]}\n");
}

QString tableDate(const base::PartialDate &date, const ReportWords &words)
{
    static const QRegularExpression kPlain(u"\\A[0-9]{4}(-[0-9]{2}){0,2}\\z"_s);
    const bool season = !date.isDay() && date.edtf().size() == 7 && date.edtf().mid(5).toInt() > 12;
    return kPlain.match(date.edtf()).hasMatch() && !season ? date.edtf() : words.date(date);
}

QString articleText(const schema::Article &article)
{
    if (article.code.isEmpty())
        return article.path;
    const QString version = article.version.isEmpty() ? QString() : u':' + article.version;
    return article.code + version + u' ' + article.path;
}

Result<ReportTable> withColumns(ReportTable table, const QStringList &keys)
{
    std::vector<std::size_t> kept;
    ReportTable out{std::move(table.head), {}, {}, {}};
    for (const QString &key : keys) {
        const auto found = std::ranges::find(table.table.columns, key, &TableColumn::key);
        if (found == table.table.columns.end())
            return base::fail(ErrorCode::UnknownField, key);
        const auto at = std::size_t(found - table.table.columns.begin());
        if (std::ranges::find(kept, at) != kept.end())
            return base::fail(ErrorCode::InvalidArgument, key + u" twice"_s);
        kept.push_back(at);
        out.table.columns.push_back(*found);
        out.kinds.push_back(table.kinds[at]);
    }
    for (const auto &[place, list] : table.lists) {
        const auto at = std::ranges::find(kept, place.second);
        if (at != kept.end())
            out.lists.insert({{place.first, std::size_t(at - kept.begin())}, list});
    }
    for (const std::vector<QString> &row : table.table.rows) {
        std::vector<QString> cells;
        for (const std::size_t at : kept)
            cells.push_back(row[at]);
        out.table.rows.push_back(std::move(cells));
    }
    return out;
}

ReportTableRows::ReportTableRows(const disclosure::ProjectionHead &head, const QString &report, const ReportWords &words)
    : m_words(words)
{
    m_out.head = {{u"schema"_s, 1},
                  {u"report"_s, report},
                  {u"audience"_s, disclosure::audienceKey(head.audience.value())},
                  {u"as_of"_s, head.asOf.value().toString(Qt::ISODate)},
                  {u"language"_s, head.language.value()}};
    if (head.informationUntil)
        m_out.head.insert(u"information_until"_s, head.informationUntil->value().toString(Qt::ISODate));
}

void ReportTableRows::addColumn(const char *key, ReportTable::CellKind kind)
{
    const QString name = QString::fromLatin1(key);
    m_out.table.columns.push_back({name, name});
    m_out.kinds.push_back(kind);
}

void ReportTableRows::newRow()
{
    m_out.table.rows.emplace_back(m_out.table.columns.size());
}

void ReportTableRows::set(QLatin1StringView column, const QString &text)
{
    const auto found = std::ranges::find(m_out.table.columns, QString(column), &TableColumn::key);
    Q_ASSERT(found != m_out.table.columns.end());
    if (!text.isEmpty())
        m_out.table.rows.back()[std::size_t(found - m_out.table.columns.begin())] = text;
}

void ReportTableRows::set(QLatin1StringView column, const base::PartialDate &date)
{
    set(column, tableDate(date, m_words));
}

void ReportTableRows::set(QLatin1StringView column, const QStringList &members)
{
    set(column, members.join(kListSeparator));
    if (std::ranges::any_of(members, [](const QString &member) { return member.contains(kListSeparator); })) {
        const auto found = std::ranges::find(m_out.table.columns, QString(column), &TableColumn::key);
        m_out.lists.insert({{m_out.table.rows.size() - 1, std::size_t(found - m_out.table.columns.begin())}, members});
    }
}

void ReportTableRows::set(QLatin1StringView column, std::int64_t number)
{
    set(column, QString::number(number));
}

} // namespace dossier::reports
