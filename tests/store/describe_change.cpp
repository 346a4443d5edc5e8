// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/golden_changes.h"

#include <QJsonArray>

namespace dossier::test {

using namespace Qt::StringLiterals;
using namespace store;

namespace {

template<typename Array>
QString hexOf(const Array &bytes)
{
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size())).toHex());
}

/// A list: the tag, then the parts in the order of the encoding. Numbers as text: JSON has no int64.
struct Describer {
    using Instant = base::Instant;

    QJsonArray operator()(std::monostate) const { return {0}; }
    QJsonArray operator()(const QString &text) const { return {1, text}; }
    QJsonArray operator()(const schema::LanguageText &value) const { return {2, value.text, value.language}; }
    QJsonArray operator()(const schema::Code &value) const { return {3, value.term}; }
    QJsonArray operator()(const base::RecordId &id) const { return {4, hexOf(id.bytes())}; }
    QJsonArray operator()(schema::Answer answer) const { return {5, int(answer)}; }
    QJsonArray operator()(std::int64_t number) const { return {6, QString::number(number)}; }
    QJsonArray operator()(const base::PartialDate &date) const
    {
        return {7, date.edtf(), date.typed() == date.edtf() ? QString(u""_s) : date.typed()};
    }
    QJsonArray operator()(const Instant &instant) const
    {
        return {8, QString::number(instant.utcMicroseconds), instant.zone, int(instant.source)};
    }
    QJsonArray operator()(const schema::Duration &value) const
    {
        return {9, value.life ? 1 : 0, value.years, value.months, value.days, value.printed};
    }
    QJsonArray operator()(const schema::Article &value) const { return {10, value.code, value.version, value.path}; }
    QJsonArray operator()(const QByteArray &bytes) const { return {11, QString::fromLatin1(bytes.toHex())}; }
    QJsonArray operator()(const schema::OrderKey &key) const { return {12, QString::fromLatin1(key.key)}; }
};

QJsonArray describeOps(const std::vector<Op> &ops)
{
    QJsonArray out;
    for (const Op &op : ops) {
        QJsonArray fields;
        for (const schema::FieldId id : op.fields)
            fields.append(int(id));
        QJsonArray predecessors;
        for (const Predecessor &named : op.predecessors)
            predecessors.append(QJsonArray{hexOf(named.feed.bytes()), qint64(named.seq)});
        out.append(QJsonArray{int(op.kind), fields, predecessors});
    }
    return out;
}

QJsonArray describeDependencies(const std::vector<Dependency> &dependencies)
{
    QJsonArray out;
    for (const Dependency &named : dependencies)
        out.append(QJsonArray{hexOf(named.feed.bytes()), qint64(named.seq), hexOf(named.chain)});
    return out;
}

} // namespace

QJsonObject describe(const GoldenChange &golden)
{
    const ChangeHeader &header = golden.change.header;
    QJsonArray values;
    for (const schema::Value &value : golden.change.value->values)
        values.append(std::visit(Describer{}, value));
    const QJsonObject meaning{
        {u"feed"_s, hexOf(header.feed.bytes())},
        {u"seq"_s, qint64(header.seq)},
        {u"previous"_s, hexOf(header.previous)},
        {u"clock"_s, QString::number(header.clock)},
        {u"schema"_s, int(header.schemaVersion)},
        {u"dependencies"_s, describeDependencies(header.dependencies)},
        {u"type"_s, int(header.type)},
        {u"entity"_s, hexOf(header.entity.bytes())},
        {u"subject"_s, hexOf(header.subject.bytes())},
        {u"ops"_s, describeOps(header.ops)},
        {u"action"_s, hexOf(golden.change.value->action.bytes())},
        {u"actor"_s, hexOf(golden.change.value->actor.bytes())},
        {u"label"_s, golden.change.value->label},
        {u"reason"_s, golden.change.value->reason},
        {u"values"_s, values},
    };
    return {{u"name"_s, golden.name},
            {u"header"_s, hexOf(golden.header)},
            {u"salt"_s, hexOf(golden.change.salt)},
            {u"value"_s, hexOf(golden.value)},
            {u"chain"_s, hexOf(golden.change.chain)},
            {u"meaning"_s, meaning}};
}

} // namespace dossier::test
