// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/table/open_table.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace dossier;
using namespace Qt::StringLiterals;

// Every file of the folders that make_text_tables.py and make_workbooks.py fill, against the JSON beside it.
namespace {

QString placeOf(const std::optional<exchange::Finding> &finding, const base::Error &error)
{
    if (!finding)
        return base::errorName(error.code);
    return u"%1@%2:%3"_s.arg(finding->code).arg(finding->line).arg(finding->column);
}

QString flat(const QJsonValue &value)
{
    return QString::fromUtf8(QJsonDocument(QJsonObject{{u"is"_s, value}}).toJson(QJsonDocument::Compact));
}

QJsonArray cellsJson(const QStringList &cells, bool sizes)
{
    if (!sizes)
        return QJsonArray::fromStringList(cells);
    QJsonArray out;
    for (const QString &cell : cells)
        out.append(cell.size());
    return out;
}

QJsonArray findingsJson(const exchange::Findings &findings)
{
    QJsonArray out;
    for (const exchange::Finding &finding : findings)
        out.append(u"%1@%2:%3"_s.arg(finding.code).arg(finding.line).arg(finding.column));
    return out;
}

QJsonObject factsJson(exchange::TableReader &reader)
{
    const exchange::TableFacts facts = reader.facts();
    QJsonArray sheets;
    for (const exchange::TableSheet &sheet : facts.sheets)
        sheets.append(sheet.hidden ? u"("_s + sheet.name + u")"_s : sheet.name);
    QJsonArray merged;
    if (const auto ranges = reader.mergedRanges()) {
        for (const exchange::MergedRange &range : *ranges)
            merged.append(QJsonArray{qint64(range.firstRow), range.firstColumn, qint64(range.lastRow), range.lastColumn});
    }
    return {{u"encoding"_s, facts.encoding},   {u"likelyEncoding"_s, facts.likelyEncoding},
            {u"delimiter"_s, QString(facts.delimiter)}, {u"sheet"_s, facts.sheet},
            {u"sheets"_s, sheets},             {u"findings"_s, findingsJson(reader.findings())},
            {u"merged"_s, merged}};
}

/// What a file gives, in the shape of the JSON beside it.
struct Outcome {
    QJsonArray rows;
    QJsonArray lines;
    QString failure;
    QJsonObject facts;
};

void readRows(exchange::TableReader &reader, const QJsonObject &options, Outcome &out)
{
    int skip = options.value(u"skip"_s).toInt();
    while (true) {
        const auto row = reader.next();
        if (!row) {
            out.failure = placeOf(reader.failure(), row.error());
            QVERIFY2(reader.next() && !*reader.next(), "after a failure there is nothing more");
            return;
        }
        if (!*row)
            return;
        if (skip-- > 0)
            continue;
        out.rows.append(cellsJson((*row)->cells, options.value(u"sizes"_s).toBool()));
        out.lines.append(qint64((*row)->line));
    }
}

Outcome read(const QString &path, const QJsonObject &options)
{
    const QString delimiter = options.value(u"delimiter"_s).toString();
    const exchange::TableOptions chosen{options.value(u"encoding"_s).toString(),
                                        delimiter.isEmpty() ? QChar() : delimiter.front(), options.value(u"sheet"_s).toString()};
    Outcome out;
    std::optional<exchange::Finding> failure;
    const auto reader = exchange::openTableFile(path, chosen, failure);
    if (!reader) {
        out.failure = placeOf(failure, reader.error());
        return out;
    }
    readRows(**reader, options, out);
    out.facts = factsJson(**reader);
    return out;
}

void addFolder(const QString &folder)
{
    const QStringList names = QDir(folder).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name.chopped(5))) << QDir(folder).filePath(name.chopped(5));
}

} // namespace

class TestTableFixtures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesWhatItMust_data()
    {
        QTest::addColumn<QString>("stem");
        addFolder(QStringLiteral(DOSSIER_TEXT_TABLES));
        addFolder(QStringLiteral(DOSSIER_WORKBOOKS));
    }
    void givesWhatItMust()
    {
        QFETCH(QString, stem);
        QFile file(stem + u".json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject expected = QJsonDocument::fromJson(file.readAll()).object();
        const QString path = QFile::exists(stem + u".csv"_s) ? stem + u".csv"_s : stem + u".xlsx"_s;
        const Outcome outcome = read(path, expected.value(u"options"_s).toObject());
        QCOMPARE(outcome.failure, expected.value(u"failure"_s).toString());
        QCOMPARE(outcome.rows.size(), expected.value(u"rows"_s).toArray().size());
        for (qsizetype i = 0; i < outcome.rows.size(); ++i)
            QCOMPARE(flat(outcome.rows[i]), flat(expected.value(u"rows"_s).toArray().at(i)));
        if (expected.contains(u"lines"_s))
            QCOMPARE(flat(outcome.lines), flat(expected.value(u"lines"_s)));
        const QJsonObject facts = expected.value(u"facts"_s).toObject();
        for (auto fact = facts.begin(); fact != facts.end(); ++fact)
            QCOMPARE(flat(outcome.facts.value(fact.key())), flat(fact.value()));
    }

    void foldersAreFull()
    {
        QVERIFY(QDir(QStringLiteral(DOSSIER_TEXT_TABLES)).entryList({u"*.json"_s}).size() > 100);
        QVERIFY(QDir(QStringLiteral(DOSSIER_WORKBOOKS)).entryList({u"*.json"_s}).size() > 40);
    }
};

QTEST_APPLESS_MAIN(TestTableFixtures)
#include "tst_table_fixtures.moc"
