// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/import_report.h"

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

QJsonObject report(const ImportPlan &plan, const Findings &errors)
{
    return {{u"schema"_s, 1},
            {u"rows"_s, qint64(plan.rows)},
            {u"created"_s, qint64(plan.created)},
            {u"updated"_s, 0},
            {u"unchanged"_s, 0},
            {u"skipped"_s, qint64(plan.skipped)},
            {u"missing"_s, QJsonArray()},
            {u"proposed"_s, QJsonArray()},
            {u"warnings"_s, findingsJson(plan.warnings)},
            {u"errors"_s, findingsJson(errors)}};
}

} // namespace

QJsonObject reportOf(const ImportPlan &plan)
{
    return report(plan, {});
}

QJsonObject reportOfFailure(const Findings &errors)
{
    return report({}, errors);
}

QByteArray reportBytes(const QJsonObject &report)
{
    return QJsonDocument(report).toJson(QJsonDocument::Indented);
}

} // namespace dossier::exchange
