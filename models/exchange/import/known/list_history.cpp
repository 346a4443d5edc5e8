// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/known/list_history.h"

#include "exchange/import/known/every_record.h"
#include "schema/entities/list_column.h"
#include "schema/entities/listing.h"
#include "schema/entities/prisoner_list.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace dossier::exchange {

using base::Result;
using domain::Record;
using Operator = store::Condition::Operator;
using namespace Qt::StringLiterals;
namespace listing = schema::listing;
namespace prisoner_list = schema::prisoner_list;

namespace {

ListedRow rowOf(const Record &record)
{
    return {record.get(listing::person).value_or(base::RecordId()), record.get(listing::case_),
            record.get(listing::as_of).value_or(base::PartialDate()), record.get(listing::number),
            record.get(listing::text).value_or(QString()), record.get(listing::group).value_or(QString())};
}

} // namespace

Result<ListHistory> ListHistory::read(const store::ReadConnection &records, const QString &listName, const ImportWatch &watch)
{
    ListHistory out;
    const store::Query byName{.entity = prisoner_list::kType,
                              .conditions = {{prisoner_list::name.id, Operator::Equals, listName}},
                              .limit = 1};
    DOSSIER_ASSIGN(const store::Page lists, records.page(byName));
    if (lists.rows.empty())
        return out;
    const Record &list = lists.rows.front();
    out.list = list.id();
    out.imports = list.get(prisoner_list::imports).value_or(0);
    DOSSIER_ASSIGN(const QList<Record> columns, records.parts(prisoner_list::columns.id, list.id()));
    for (const Record &column : columns) {
        out.columns.insert(column.get(schema::list_column::header).value_or(QString()),
                           column.get(schema::list_column::holds).value_or(QString()));
    }
    const store::Query ofLastImport{.entity = listing::kType,
                                    .conditions = {{listing::list.id, Operator::Equals, list.id()},
                                                   {listing::import_no.id, Operator::Equals, out.imports}}};
    DOSSIER_TRY(everyRecord(records, ofLastImport, [&](const Record &record) { out.lastRows.push_back(rowOf(record)); }, watch));
    return out;
}

QString listNameOf(const QString &fileName)
{
    // Everything from the first group of digits on is a date, a version or a number of copies.
    static const QRegularExpression changing(u"[\\s_.,()\\[\\]-]*\\d.*$"_s);
    const QString base = QFileInfo(fileName).completeBaseName();
    QString name = base;
    name.remove(changing);
    return name.trimmed().isEmpty() ? base : name.trimmed();
}

} // namespace dossier::exchange
