// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/import_draft.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace dossier::ui {

using exchange::RowDecision;
using namespace Qt::StringLiterals;

namespace {

constexpr auto kText = "import";   ///< key of the one text

QJsonArray jsonOf(const exchange::RowDecisions &rows)
{
    QJsonArray out;
    for (const auto &[line, decision] : rows.asKeyValueRange()) {
        const QString person = decision.kind == RowDecision::Kind::SamePerson ? base::toString(decision.person) : QString();
        out.append(QJsonObject{{u"line"_s, qint64(line)}, {u"kind"_s, int(decision.kind)}, {u"person"_s, person}});
    }
    return out;
}

QJsonArray jsonOf(const exchange::AbsenceAnswers &absences)
{
    QJsonArray out;
    for (const auto &[caseId, answer] : absences.asKeyValueRange()) {
        out.append(QJsonObject{{u"case"_s, base::toString(caseId)}, {u"answer"_s, answer.answer}, {u"way"_s, answer.way},
                               {u"on"_s, answer.on.edtf()}, {u"typed"_s, answer.on.typed()}, {u"status"_s, answer.libertyStatus}});
    }
    return out;
}

exchange::RowDecisions rowsFrom(const QJsonArray &array)
{
    exchange::RowDecisions out;
    for (const QJsonValue &value : array) {
        const int kind = value[u"kind"_s].toInt(-1);
        const auto person = base::recordIdFromString(value[u"person"_s].toString());
        const bool isPerson = kind == int(RowDecision::Kind::SamePerson);
        if (kind < 0 || kind > int(RowDecision::Kind::LeaveOut) || (isPerson && !person))
            continue;
        out.insert(value[u"line"_s].toInteger(), {RowDecision::Kind(kind), isPerson ? *person : base::RecordId()});
    }
    return out;
}

exchange::AbsenceAnswers absencesFrom(const QJsonArray &array)
{
    exchange::AbsenceAnswers out;
    for (const QJsonValue &value : array) {
        const auto caseId = base::recordIdFromString(value[u"case"_s].toString());
        const QString on = value[u"on"_s].toString();
        const auto date = on.isEmpty() ? base::PartialDate() : base::PartialDate::fromEdtf(on, value[u"typed"_s].toString());
        if (!caseId || !date)
            continue;
        out.insert(*caseId, {value[u"answer"_s].toString(), value[u"way"_s].toString(), *date, value[u"status"_s].toString()});
    }
    return out;
}

} // namespace

QByteArray digestOf(QByteArrayView table)
{
    return QCryptographicHash::hash(table, QCryptographicHash::Sha256).toHex();
}

QList<std::pair<QByteArray, QString>> textsOf(const ImportDraft &draft)
{
    if (draft.isEmpty())
        return {};
    QJsonObject columns;
    for (const auto &[header, name] : draft.columns.asKeyValueRange())
        columns.insert(header, name);
    const QJsonObject out{{u"file"_s, draft.file}, {u"pasted"_s, draft.pasted}, {u"digest"_s, QString::fromLatin1(draft.digest)},
                          {u"choices"_s, draft.choices}, {u"reading"_s, draft.reading}, {u"columns"_s, columns},
                          {u"rows"_s, jsonOf(draft.answers.rows)}, {u"absences"_s, jsonOf(draft.answers.absences)}};
    return {{kText, QString::fromUtf8(QJsonDocument(out).toJson(QJsonDocument::Compact))}};
}

ImportDraft importDraftFrom(const QList<std::pair<QByteArray, QString>> &texts)
{
    ImportDraft draft;
    if (texts.size() != 1 || texts.first().first != kText)
        return draft;
    const QJsonObject in = QJsonDocument::fromJson(texts.first().second.toUtf8()).object();
    draft.file = in[u"file"_s].toString();
    draft.pasted = in[u"pasted"_s].toString();
    draft.digest = in[u"digest"_s].toString().toLatin1();
    draft.choices = in[u"choices"_s].toObject();
    draft.reading = in[u"reading"_s].toObject();
    const QJsonObject columns = in[u"columns"_s].toObject();
    for (auto it = columns.begin(); it != columns.end(); ++it)
        draft.columns.insert(it.key(), it.value().toString());
    draft.answers = {rowsFrom(in[u"rows"_s].toArray()), absencesFrom(in[u"absences"_s].toArray())};
    return draft;
}

} // namespace dossier::ui
