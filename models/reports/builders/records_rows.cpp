// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/builders/report_table.h"

namespace dossier::reports {

using disclosure::RecordCell;
using disclosure::RecordsProjection;
using namespace Qt::StringLiterals;
using schema::FieldSpec;
using Kind = ReportTable::CellKind;

namespace {

Kind cellKind(const FieldSpec &field)
{
    if (field.shape != schema::Shape::Scalar)
        return Kind::List;
    return field.kind == schema::Kind::Integer ? Kind::Integer : Kind::Text;
}

QString answerTerm(schema::Answer answer)
{
    switch (answer) {
    case schema::Answer::No: return u"no"_s;
    case schema::Answer::Yes: return u"yes"_s;
    case schema::Answer::Unknown: break;
    }
    return u"unknown"_s;
}

struct ValueWords {
    const FieldSpec &field;
    const ReportWords &words;

    QString operator()(std::monostate) const { return {}; }
    QString operator()(const QString &text) const { return text; }
    QString operator()(const schema::LanguageText &text) const { return text.text; }
    QString operator()(const schema::Code &code) const { return words.term(field.vocabulary, code); }
    QString operator()(schema::Answer answer) const { return words.term("answer", schema::Code{answerTerm(answer)}); }
    QString operator()(std::int64_t number) const { return QString::number(number); }
    QString operator()(const base::PartialDate &date) const { return tableDate(date, words); }
    QString operator()(const base::Instant &instant) const { return base::toIsoString(instant); }
    QString operator()(const schema::Duration &duration) const { return words.duration(duration); }
    QString operator()(const schema::Article &article) const { return articleText(article); }
    // An id tells nobody anything, and bytes and orders are no columns.
    QString operator()(const base::RecordId &) const { return {}; }
    QString operator()(const QByteArray &) const { return {}; }
    QString operator()(const schema::OrderKey &) const { return {}; }
};

void setCell(ReportTableRows &rows, const FieldSpec &field, const RecordCell &cell, const ReportWords &words)
{
    QStringList members;
    if (cell.values) {
        for (const schema::Value &value : cell.values->value())
            members.append(std::visit(ValueWords{field, words}, value));
    }
    if (cell.withheld)
        members.append(words.label("report.s.withheld"));
    const QLatin1StringView key(field.key);
    if (members.size() == 1 && field.shape == schema::Shape::Scalar)
        rows.set(key, members.front());
    else
        rows.set(key, members);
}

} // namespace

ReportTable recordsTable(const RecordsProjection &projection, const schema::Registry &registry, const ReportWords &words)
{
    ReportTableRows rows(projection.head, u"records"_s, words);
    rows.head().insert(u"entity"_s, QString::fromLatin1(registry.entity(projection.entity)->key));
    rows.head().insert(u"total"_s, projection.total.value());
    rows.head().insert(u"withheld"_s, QJsonObject{{u"count"_s, projection.withheld.value()}});
    for (const schema::FieldId id : projection.fields)
        rows.addColumn(registry.field(id)->key.constData(), cellKind(*registry.field(id)));
    for (const std::vector<RecordCell> &record : projection.rows) {
        rows.newRow();
        for (std::size_t i = 0; i < record.size(); ++i)
            setCell(rows, *registry.field(projection.fields[i]), record[i], words);
    }
    return rows.take();
}

} // namespace dossier::reports
