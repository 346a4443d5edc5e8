// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/golden_changes.h"

#include "store/journal/change_codec.h"
#include "store/journal/hash.h"

#include <QtGlobal>

#include <algorithm>
#include <limits>

namespace dossier::test {

using namespace Qt::StringLiterals;
using namespace store;
using schema::FieldId;

namespace {

template<typename Id>
Id idOf(std::uint8_t first)
{
    typename Id::Bytes bytes;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::uint8_t>(first + i);
    return Id(bytes);
}

base::PartialDate date(const QString &edtf, const QString &typed = {})
{
    return base::PartialDate::fromEdtf(edtf, typed).value();
}

FieldId field(int number)
{
    return FieldId{static_cast<std::uint16_t>(number)};
}

/// Strings feeds of changes together as a laptop does.
class Writer
{
public:
    const GoldenChange &put(const QString &name, const base::FeedId &feed, std::vector<Op> ops,
                            std::vector<schema::Value> values)
    {
        GoldenChange out;
        out.name = name;
        ChangeHeader &header = out.change.header;
        header.feed = feed;
        for (const GoldenChange &before : m_changes) {
            if (before.change.header.feed == feed) {
                header.seq = before.change.header.seq;
                header.previous = before.change.chain;
            }
        }
        ++header.seq;
        header.clock = (1'793'688'127'000ULL + m_changes.size()) << 16U | m_changes.size();
        header.schemaVersion = 1;
        header.type = m_type;
        header.entity = m_entity;
        header.subject = m_subject;
        header.ops = std::move(ops);
        addDependencies(header);
        out.change.value = DetachedValue{idOf<base::ActionId>(0x80), idOf<base::MemberId>(0x90), u"edit"_s,
                                         name == u"set"_s ? u"Şahid ifadəsi — по документу"_s : QString(u""_s),
                                         std::move(values)};
        for (std::size_t i = 0; i < out.change.salt.size(); ++i)
            out.change.salt[i] = static_cast<std::uint8_t>(m_changes.size() * 16 + i);
        out.value = encodeDetached(*out.change.value, header.ops).value();
        header.commitment = commitmentOf(out.change.salt, out.value);
        out.header = encodeHeader(header).value();
        out.change.chain = chainOf(out.header);
        m_changes.push_back(std::move(out));
        return m_changes.back();
    }
    void about(int type, std::uint8_t entity, std::uint8_t subject)
    {
        m_type = schema::EntityType{static_cast<std::uint16_t>(type)};
        m_entity = idOf<base::RecordId>(entity);
        m_subject = idOf<base::RecordId>(subject);
    }
    std::vector<GoldenChange> take() { return std::move(m_changes); }

private:
    void addDependencies(ChangeHeader &header) const
    {
        for (const Op &op : header.ops) {
            for (const Predecessor &named : op.predecessors) {
                if (named.feed == header.feed)
                    continue;
                auto found = std::find_if(header.dependencies.begin(), header.dependencies.end(),
                                          [&](const Dependency &d) { return d.feed == named.feed; });
                if (found == header.dependencies.end())
                    found = header.dependencies.insert(found, Dependency{named.feed, 0, {}});
                found->seq = std::max(found->seq, named.seq);
            }
        }
        std::sort(header.dependencies.begin(), header.dependencies.end(),
                  [](const Dependency &a, const Dependency &b) { return a.feed < b.feed; });
        for (Dependency &dependency : header.dependencies) {
            for (const GoldenChange &before : m_changes) {
                if (before.change.header.feed == dependency.feed && before.change.header.seq == dependency.seq)
                    std::copy_n(before.change.chain.begin(), dependency.chain.size(), dependency.chain.begin());
            }
        }
    }

    std::vector<GoldenChange> m_changes;
    schema::EntityType m_type{};
    base::RecordId m_entity;
    base::RecordId m_subject;
};

std::vector<schema::Value> everyEncoding()
{
    return {
        schema::Value(),
        u"Leyla Əliyeva"_s,
        u""_s,
        schema::LanguageText{u"Джейн Доу, 𝒳"_s, u"ru"_s},
        schema::Code{u"remand_order"_s},
        idOf<base::RecordId>(0x33),
        schema::Answer::No,
        schema::Answer::Yes,
        schema::Answer::Unknown,
        std::int64_t(0),
        std::int64_t(-1),
        std::numeric_limits<std::int64_t>::min(),
        std::numeric_limits<std::int64_t>::max(),
        date(u"1984-05-03"_s, u"3 May 1984"_s),
        date(u"1984"_s),
        base::Instant{1'793'688'127'000'000, u"Asia/Baku"_s, base::ClockSource::System},
        base::Instant{-1, u"UTC"_s, base::ClockSource::Imported},
        schema::Duration{8, 6, 0, false, u"8 il 6 ay"_s},
        schema::Duration{0, 0, 0, true, u"ömürlük"_s},
        schema::Article{u"az.cc"_s, u"2000"_s, u"206.3.2"_s},
        QByteArray("\0\1\xff", 3),
        QByteArray("", 0),
        schema::OrderKey{"V"},
    };
}

Op createOp(int first, std::size_t count)
{
    Op op{OpKind::Create, {}, {}};
    for (std::size_t i = 0; i < count; ++i)
        op.fields.push_back(field(first + int(i)));
    return op;
}

} // namespace

std::vector<GoldenChange> goldenChanges()
{
    const auto one = idOf<base::FeedId>(0x10);
    const auto two = idOf<base::FeedId>(0x01);
    const auto member = [](const QString &term) { return schema::Value(schema::Code{term}); };
    const auto op = [](OpKind kind, int of, std::vector<Predecessor> named = {}) {
        return Op{kind, {field(of)}, std::move(named)};
    };
    Writer writer;
    const std::vector<schema::Value> values = everyEncoding();
    writer.about(1, 0xa0, 0xa0);
    writer.put(u"create with every encoding"_s, one, {createOp(101, values.size())}, values);
    writer.about(300, 0xb0, 0xa0);
    writer.put(u"create with members"_s, one,
               {createOp(30001, 1), op(OpKind::Add, 30005), op(OpKind::Add, 30005), op(OpKind::Add, 30006)},
               {u"x"_s, member(u"a"_s), member(u"b"_s), member(u"a"_s)});
    writer.put(u"create of nothing"_s, two, {createOp(30001, 0)}, {});
    writer.put(u"set"_s, one, {op(OpKind::Set, 30001, {{one, 2}})}, {u"y"_s});
    writer.put(u"set from another feed"_s, two, {op(OpKind::Set, 30001, {{one, 2}})}, {schema::Value()});
    writer.put(u"resolve"_s, one, {op(OpKind::Resolve, 30001, {{one, 3}, {two, 2}})}, {u"z"_s});
    writer.put(u"several fields"_s, one,
               {op(OpKind::Set, 30002), op(OpKind::Set, 30003, {{one, 1}, {two, 1}, {two, 2}}), op(OpKind::Add, 30005),
                op(OpKind::Remove, 30005, {{one, 2}, {two, 1}}), op(OpKind::Remove, 30006, {{one, 2}})},
               {std::int64_t(300), u"ö"_s, member(u"c"_s), member(u"a"_s), member(u"a"_s)});
    writer.put(u"delete"_s, one, {Op{OpKind::Delete, {}, {{one, 2}, {one, 5}, {two, 2}}}}, {});
    writer.put(u"restore"_s, two, {Op{OpKind::Restore, {}, {{one, 6}}}}, {});
    writer.put(u"alias"_s, one, {Op{OpKind::Alias, {}, {}}}, {idOf<base::RecordId>(0xc0)});
    writer.put(u"alias taken back"_s, one, {Op{OpKind::Alias, {}, {{one, 7}}}}, {schema::Value()});
    writer.put(u"blob"_s, one, {Op{OpKind::Blob, {}, {}}}, {QByteArray(64, '\x5a')});
    writer.about(1, 0xa0, 0xa0);
    writer.put(u"erase"_s, one, {Op{OpKind::Erase, {}, {}}}, {});
    writer.about(9, 0xd0, 0xd0);
    writer.put(u"note"_s, one, {Op{OpKind::Note, {}, {}}}, {u"list.csv"_s});
    return writer.take();
}

} // namespace dossier::test
