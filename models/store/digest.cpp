// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/digest.h"

#include "store/journal/value_codec.h"
#include "store/query/condition_sql.h"
#include "store/tables/multiset_hash.h"
#include "store/tables/table_layout.h"
#include "store/written_values.h"

namespace dossier::store {

using base::Result;
using schema::FieldSpec;
using schema::Value;

namespace {

/// Feeds the rows of a SELECT to a multiset hash. A column marked 'e' holds a row id and counts by
/// the UUID of its record.
class RowHasher
{
public:
    explicit RowHasher(OpenFile &file) : m_file(file) {}

    Result<void> add(const QByteArray &tag, const QByteArray &sql, const QByteArray &columns)
    {
        DOSSIER_ASSIGN(Statement statement, Statement::prepare(engineOf(*m_file.connection), sql));
        return eachRow(statement, [&]() -> Result<void> {
            QByteArray row = tag + '\n';
            for (int i = 0; i < statement.columnCount(); ++i) {
                if (i < columns.size() && columns[i] == 'e' && !statement.isNull(i)) {
                    DOSSIER_ASSIGN(const base::RecordId id, m_file.ids.global(statement.integer(i)));
                    row += id.toByteArray();
                } else {
                    statement.appendStored(i, row);
                }
            }
            m_hash.add(row);
            return {};
        });
    }

    [[nodiscard]] QByteArray result() const { return m_hash.stored(); }

private:
    OpenFile &m_file;
    MultisetHash m_hash;
};

/// 'e' where a column of the field is a row id, else '-'.
QByteArray marksOf(const FieldSpec &field, int width)
{
    return field.kind == schema::Kind::Reference ? QByteArray("e") : QByteArray(width, '-');
}

Result<void> addEntity(RowHasher &hasher, const RowMapper &mapper)
{
    const schema::EntitySpec &entity = mapper.entity();
    QByteArray marks("e-");
    for (const MappedField &field : mapper.scalars())
        marks += marksOf(*field.field, field.width);
    DOSSIER_TRY(hasher.add(entity.key, "SELECT " + mapper.columnList() + " FROM " + quotedName(entity.key), marks));
    for (const MappedSet &set : mapper.sets()) {
        QByteArrayList names;
        for (const QByteArray &name : TableLayout::memberColumns(*set.field).names)
            names.append(quotedName(name));
        const QByteArray table = TableLayout::setTable(entity, *set.field);
        DOSSIER_TRY(hasher.add(table, "SELECT eid, dot, " + names.join(", ") + " FROM " + quotedName(table),
                               "e-" + marksOf(*set.field, set.width)));
    }
    return {};
}

Result<void> addHash(ProtectiveHash &hash, base::RecordId record, schema::FieldId field, const Value &value)
{
    if (schema::isAbsent(value))
        return {};
    ByteWriter bytes;
    DOSSIER_TRY(encodeValue(bytes, value));
    hash.add(record, field, bytes.bytes());
    return {};
}

/// One protective field of one entity. Where several versions stand, the table shows one of them
/// and the journal is asked for all.
Result<void> addProtective(OpenFile &file, const FieldSpec &field, const QByteArray &select,
                           ProtectiveHash &hash)
{
    const bool scalar = field.shape == schema::Shape::Scalar;
    JournalValues written(file.journal);
    DOSSIER_ASSIGN(Statement row, Statement::prepare(engineOf(*file.connection), select));
    return eachRow(row, [&]() -> Result<void> {
        DOSSIER_ASSIGN(const base::RecordId record, file.ids.global(row.integer(0)));
        DOSSIER_ASSIGN(const RecordHeads heads, readHeads(file.statements, row.integer(0)));
        const domain::Heads versions = heads.of(field.id);
        if (!scalar || versions.size() <= 1) {
            DOSSIER_ASSIGN(const Value value, readValue(row, 1, field, file.ids));
            DOSSIER_TRY(addHash(hash, record, field.id, value));
            return {};
        }
        for (const domain::Dot version : versions) {
            DOSSIER_ASSIGN(const WrittenValues::Written value, written.written(version, field.id));
            DOSSIER_TRY(addHash(hash, record, field.id, value.value));
        }
        return {};
    });
}

} // namespace

Result<QByteArray> digestOf(OpenFile &file)
{
    RowHasher hasher(file);
    for (const RowMapper &mapper : file.mappers.all())
        DOSSIER_TRY(addEntity(hasher, mapper));
    DOSSIER_TRY(hasher.add("title", "SELECT eid, text, fold FROM title", "e--"));
    DOSSIER_TRY(hasher.add("search", "SELECT rowid, text FROM search", "e-"));
    DOSSIER_TRY(hasher.add("head", "SELECT eid, fld, dot FROM head", "e--"));
    DOSSIER_TRY(hasher.add("act", "SELECT first, last, action, undoes, note FROM act", "-----"));
    return hasher.result();
}

Result<QByteArray> protectiveHashOf(OpenFile &file)
{
    file.journal.forget();
    ProtectiveHash hash;
    for (const RowMapper &mapper : file.mappers.all()) {
        const schema::EntitySpec &entity = mapper.entity();
        for (const FieldSpec &field : entity.fields) {
            if (!field.isProtective() || field.shape == schema::Shape::Part)
                continue;
            const bool set = field.shape == schema::Shape::Set;
            QByteArrayList names;
            for (const QByteArray &name : (set ? TableLayout::memberColumns(field) : TableLayout::columns(field)).names)
                names.append(quotedName(name));
            const QByteArray table = quotedName(set ? TableLayout::setTable(entity, field) : TableLayout::table(entity));
            // Rows without a shown value still count where several versions stand.
            const QByteArray select = "SELECT eid, " + names.join(", ") + " FROM " + table
                + (set ? QByteArray()
                       : " t WHERE " + names.front() + " IS NOT NULL OR (SELECT count(*) FROM head h WHERE h.eid = t.eid AND h.fld = "
                             + QByteArray::number(std::to_underlying(field.id)) + ") > 1");
            DOSSIER_TRY(addProtective(file, field, select, hash));
        }
    }
    return hash.stored();
}

} // namespace dossier::store
