// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/plan/import_report.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace dossier::exchange {

using namespace Qt::StringLiterals;

namespace {

QJsonArray findingsJson(const Findings &findings)
{
    QJsonArray out;
    for (const Finding &finding : findings) {
        out.append(QJsonObject{{u"line"_s, qint64(finding.line)}, {u"column"_s, finding.column},
                               {u"code"_s, finding.code}, {u"text"_s, finding.text}});
    }
    return out;
}

QJsonArray missingJson(const ImportPlan &plan)
{
    QJsonArray out;
    for (const MissingCase &missing : plan.missing) {
        out.append(QJsonObject{{u"case"_s, base::toString(missing.caseId)}, {u"name"_s, missing.name},
                               {u"last_listed"_s, missing.lastListed.edtf()}, {u"answer"_s, missing.answer.answer}});
    }
    return out;
}

QJsonObject rowJson(const PlannedRow &row)
{
    return {{u"line"_s, qint64(row.line)}, {u"name"_s, row.name},
            {u"case"_s, row.caseId ? QJsonValue(base::toString(*row.caseId)) : QJsonValue()}};
}

QJsonArray proposedJson(const ImportPlan &plan)
{
    QJsonArray out;
    for (const PlannedRow &row : plan.rows) {
        if (!row.isQuestion())
            continue;
        QJsonArray candidates;
        for (const PersonMatch &match : row.proposals) {
            QJsonArray reasons;
            for (const names::Reason &reason : match.similarity.reasons)
                reasons.append(names::reasonName(reason.code));
            QJsonObject candidate{{u"person"_s, base::toString(match.person)}, {u"score"_s, match.similarity.score}, {u"reasons"_s, reasons}};
            if (match.line > 0)
                candidate.insert(u"line"_s, qint64(match.line));
            candidates.append(candidate);
        }
        QJsonObject json = rowJson(row);
        json.insert(u"left_out"_s, row.outcome == PlannedRow::Outcome::LeftOut);
        json.insert(u"candidates"_s, candidates);
        out.append(json);
    }
    return out;
}

QJsonArray changesJson(const ImportPlan &plan, const schema::Registry &registry, const schema::Vocabularies &vocabularies)
{
    QJsonArray out;
    for (const PlannedRow &row : plan.rows) {
        if (row.outcome != PlannedRow::Outcome::Updated)
            continue;
        QJsonArray fields;
        for (const PlannedChange &change : row.changes) {
            const schema::FieldSpec *field = registry.field(change.field);
            fields.append(QJsonObject{{u"field"_s, QString::fromUtf8(field->key)},
                                      {u"was"_s, plannedText(*field, change.was, vocabularies)},
                                      {u"now"_s, plannedText(*field, change.now, vocabularies)}});
        }
        QJsonObject json = rowJson(row);
        json.insert(u"fields"_s, fields);
        out.append(json);
    }
    return out;
}

QJsonObject reportWith(const ImportPlan &plan, const Findings &errors)
{
    return {{u"schema"_s, 1},
            {u"encoding"_s, plan.encoding},
            {u"rows"_s, qint64(plan.rows.size()) + plan.withoutName},
            {u"created"_s, qint64(plan.created)},
            {u"updated"_s, qint64(plan.updated)},
            {u"unchanged"_s, qint64(plan.unchanged)},
            {u"skipped"_s, qint64(plan.skipped)},
            {u"missing"_s, missingJson(plan)},
            {u"proposed"_s, proposedJson(plan)},
            {u"warnings"_s, findingsJson(plan.warnings)},
            {u"errors"_s, findingsJson(errors)}};
}

} // namespace

QJsonObject reportOf(const ImportPlan &plan, const schema::Registry &registry, const schema::Vocabularies &vocabularies)
{
    QJsonObject report = reportWith(plan, {});
    report.insert(u"changes"_s, changesJson(plan, registry, vocabularies));
    return report;
}

QJsonObject reportOfFailure(const Findings &errors)
{
    QJsonObject report = reportWith({}, errors);
    report.insert(u"changes"_s, QJsonArray());
    return report;
}

bool isReport(const QByteArray &bytes)
{
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    return json.contains("schema"_L1) && json.contains("created"_L1) && json.contains("warnings"_L1);
}

QByteArray reportBytes(const QJsonObject &report)
{
    return QJsonDocument(report).toJson(QJsonDocument::Indented);
}

} // namespace dossier::exchange
