// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/json/json_reader.h"

#include "exchange/table/cell_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace dossier::exchange {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr int kSchema = 1;
constexpr std::int64_t kFirstRow = 2;   // behind the header
constexpr auto kListSeparator = "; "_L1;

/// Absent for what is no cell.
std::optional<QString> textOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null: return QString();
    case QJsonValue::Bool: return value.toBool() ? u"true"_s : QString();
    case QJsonValue::Double: return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    case QJsonValue::String: return value.toString();
    case QJsonValue::Array: {
        QStringList members;
        for (const QJsonValue &member : value.toArray()) {
            if (member.isArray())
                return std::nullopt;
            const std::optional<QString> text = textOf(member);
            if (!text)
                return std::nullopt;
            members.append(*text);
        }
        return members.join(kListSeparator);
    }
    case QJsonValue::Object:
    case QJsonValue::Undefined: break;
    }
    return std::nullopt;
}

/// The inverse of what the import takes off (security.md, section 4).
QString guarded(const QString &text)
{
    qsizetype at = 0;
    while (at < text.size() && text[at] == u'\'')
        ++at;
    const bool losesOne = at > 0 && at < text.size() && QStringView(u"=+-@\t\r").contains(text[at]);
    return losesOne ? u'\'' + text : text;
}

} // namespace

std::unique_ptr<JsonReader> JsonReader::open(std::unique_ptr<QIODevice> &device)
{
    const QByteArray beginning = device->peek(64).trimmed();
    if (!beginning.startsWith('{') && !beginning.startsWith("\xEF\xBB\xBF{"))
        return nullptr;
    std::unique_ptr<JsonReader> reader(new JsonReader(std::move(device)));
    const QJsonObject head = QJsonDocument::fromJson(reader->m_objects.head().value_or(QByteArray())).object();
    if (head.value("schema"_L1).toInt() == kSchema && head.value("report"_L1).isString())
        return reader;
    device = std::move(reader->m_device);
    device->seek(0);
    return nullptr;
}

TableFacts JsonReader::facts() const
{
    TableFacts facts;
    facts.format = TableFormat::Json;
    return facts;
}

std::unexpected<base::Error> JsonReader::stop(const QString &code, int column)
{
    m_ended = true;
    m_failure = Finding{std::max<std::int64_t>(m_line, kFirstRow), column, code, {}};
    return base::fail(ErrorCode::MalformedInput, code);
}

Result<std::optional<TableRow>> JsonReader::next()
{
    for (;;) {
        DOSSIER_ASSIGN(std::optional<TableRow> row, read());
        if (!row || !isBlankRow(row->cells))
            return row;
    }
}

Result<std::optional<TableRow>> JsonReader::read()
{
    if (m_waiting) {
        QStringList first = *std::exchange(m_waiting, std::nullopt);
        return TableRow{m_line++, std::move(first)};
    }
    if (m_ended)
        return std::nullopt;
    const JsonObjects::Piece piece = m_objects.next();
    if (piece.end == JsonObjects::End::Done) {
        m_ended = true;
        return std::nullopt;
    }
    if (piece.end == JsonObjects::End::TooLong)
        return stop(u"cell_too_long"_s);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(piece.bytes, &error);
    if (piece.end == JsonObjects::End::Cut || error.error != QJsonParseError::NoError || !document.isObject())
        return stop(u"json_damaged"_s);
    const bool isFirst = m_keys.isEmpty();
    if (isFirst)
        m_keys = document.object().keys();
    if (m_keys.isEmpty())
        return stop(u"json_damaged"_s);
    if (m_keys.size() > kMostColumns)
        return stop(u"too_many_columns"_s);
    DOSSIER_ASSIGN(QStringList row, cells(document.object()));
    if (!isFirst)
        return TableRow{m_line++, std::move(row)};
    QStringList header;
    for (const QString &key : std::as_const(m_keys)) {
        DOSSIER_ASSIGN(QString title, finished(key, int(header.size()) + 1));
        header.append(std::move(title));
    }
    m_waiting = std::move(row);
    return TableRow{m_line++, std::move(header)};
}

Result<QString> JsonReader::finished(const QString &text, int column)
{
    if (text.contains(QChar(u'\0')))
        return stop(u"nul_byte"_s, column);
    if (isLongerThanAnyText(text))
        return stop(u"cell_too_long"_s, column);
    return withPlainBreaks(text.normalized(QString::NormalizationForm_C));
}

Result<QStringList> JsonReader::cells(const QJsonObject &object)
{
    if (object.size() != m_keys.size())
        return stop(u"json_row_differs"_s);
    QStringList out;
    for (const QString &key : std::as_const(m_keys)) {
        const auto member = object.constFind(key);
        const int column = int(out.size()) + 1;
        if (member == object.constEnd())
            return stop(u"json_row_differs"_s, column);
        const std::optional<QString> text = textOf(*member);
        if (!text)
            return stop(u"json_cell"_s, column);
        DOSSIER_ASSIGN(QString cell, finished(guarded(*text), column));
        out.append(std::move(cell));
    }
    return out;
}

} // namespace dossier::exchange
