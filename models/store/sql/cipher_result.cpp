// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql/cipher_result.h"

#include "store/sql/cipher_driver.h"

#include <QSqlField>
#include <QSqlRecord>

#include <sqlite3.h>

#include <algorithm>
#include <limits>

namespace dossier::store {

namespace {

/// Lends `bytes` to the statement without a copy. A null pointer would bind NULL, not an empty value.
int bindBlob(sqlite3_stmt *statement, int number, const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return sqlite3_bind_zeroblob(statement, number, 0);
    return sqlite3_bind_blob64(statement, number, bytes.constData(), sqlite3_uint64(bytes.size()),
                               SQLITE_STATIC);
}

int bindText(sqlite3_stmt *statement, int number, const QByteArray &utf8)
{
    if (utf8.isEmpty())
        return sqlite3_bind_text(statement, number, "", 0, SQLITE_STATIC);
    return sqlite3_bind_text64(statement, number, utf8.constData(), sqlite3_uint64(utf8.size()),
                               SQLITE_STATIC, SQLITE_UTF8);
}

int bindUnsigned(sqlite3_stmt *statement, int number, qulonglong value)
{
    // The engine knows signed integers only; to wrap round would store another number.
    if (value > qulonglong(std::numeric_limits<qint64>::max()))
        return SQLITE_RANGE;
    return sqlite3_bind_int64(statement, number, qint64(value));
}

/// `held` receives what must stay alive while it is bound.
int bindVariant(sqlite3_stmt *statement, int number, const QVariant &value, QVariant &held)
{
    switch (value.typeId()) {
    case QMetaType::UnknownType:
    case QMetaType::Nullptr:
        return sqlite3_bind_null(statement, number);
    case QMetaType::Bool:
    case QMetaType::Char:
    case QMetaType::SChar:
    case QMetaType::UChar:
    case QMetaType::Short:
    case QMetaType::UShort:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::Long:
    case QMetaType::LongLong:
        return value.isNull() ? sqlite3_bind_null(statement, number)
                              : sqlite3_bind_int64(statement, number, value.toLongLong());
    case QMetaType::ULong:
    case QMetaType::ULongLong:
        return value.isNull() ? sqlite3_bind_null(statement, number)
                              : bindUnsigned(statement, number, value.toULongLong());
    case QMetaType::Float:
    case QMetaType::Double:
        return value.isNull() ? sqlite3_bind_null(statement, number)
                              : sqlite3_bind_double(statement, number, value.toDouble());
    case QMetaType::QByteArray:
        held = value;
        return value.isNull() ? sqlite3_bind_null(statement, number)
                              : bindBlob(statement, number, *static_cast<const QByteArray *>(held.constData()));
    case QMetaType::QString:
        held = value.toString().toUtf8();
        return value.isNull() ? sqlite3_bind_null(statement, number)
                              : bindText(statement, number, *static_cast<const QByteArray *>(held.constData()));
    default:
        return SQLITE_MISMATCH;
    }
}

} // namespace

CipherResult::CipherResult(const CipherDriver *driver)
    : QSqlResult(driver), m_engine(driver->engine())
{
}

CipherResult::~CipherResult()
{
    finalize();
}

bool CipherResult::prepare(const QString &sql)
{
    return compile(sql, SQLITE_PREPARE_PERSISTENT);
}

bool CipherResult::reset(const QString &sql)
{
    return compile(sql, 0) && exec();
}

bool CipherResult::compile(const QString &sql, unsigned int flags)
{
    finalize();
    setSelect(false);
    const auto *owner = static_cast<const CipherDriver *>(driver());
    if (!owner || !owner->engine())
        return fail(SQLITE_MISUSE, QSqlError::ConnectionError, {});
    const QByteArray utf8 = sql.toUtf8();
    const char *rest = nullptr;
    const int code = sqlite3_prepare_v3(m_engine, utf8.constData(), int(utf8.size()), flags,
                                        &m_statement, &rest);
    if (code != SQLITE_OK) {
        // What fails here was compiled from our SQL alone, so the engine's message holds no value.
        fail(code, QSqlError::StatementError, QString::fromUtf8(sqlite3_errmsg(m_engine)));
    } else if (!m_statement || !QByteArrayView(rest).trimmed().isEmpty()) {
        finalize();
        fail(SQLITE_MISUSE, QSqlError::StatementError, QStringLiteral("not exactly one statement"));
    }
    m_prepareError = m_statement ? QSqlError() : lastError();
    if (!m_statement)
        return false;
    m_bound.resize(std::size_t(sqlite3_bind_parameter_count(m_statement)));
    return true;
}

void CipherResult::bindValue(int position, const QVariant &value, QSql::ParamType)
{
    bindAt(position + 1, value);
}

void CipherResult::bindValue(const QString &placeholder, const QVariant &value, QSql::ParamType)
{
    bindAt(m_statement ? sqlite3_bind_parameter_index(m_statement, placeholder.toUtf8().constData()) : 0,
           value);
}

void CipherResult::bindAt(int number, const QVariant &value)
{
    detachFromResultSet();
    int code = SQLITE_RANGE;
    if (m_statement && number >= 1 && std::size_t(number) <= m_bound.size())
        code = bindVariant(m_statement, number, value, m_bound[std::size_t(number) - 1]);
    if (code != SQLITE_OK && m_bindError == SQLITE_OK)
        m_bindError = code;
}

bool CipherResult::exec()
{
    detachFromResultSet();
    setActive(false);
    setAt(QSql::BeforeFirstRow);
    if (!m_statement) {
        setLastError(m_prepareError);
        return false;
    }
    if (m_bindError != SQLITE_OK)
        return fail(std::exchange(m_bindError, SQLITE_OK), QSqlError::StatementError,
                    QStringLiteral("a value could not be bound"));
    setSelect(sqlite3_column_count(m_statement) > 0);
    m_changes = -1;
    if (!advance())
        return false;
    setActive(true);
    return true;
}

/// False on an error only; m_onRow tells a row from the end.
bool CipherResult::advance()
{
    m_stepping = true;
    const int code = sqlite3_step(m_statement);
    m_onRow = code == SQLITE_ROW;
    if (m_onRow)
        return true;
    if (code == SQLITE_DONE) {
        m_changes = int(std::min<sqlite3_int64>(sqlite3_changes64(m_engine), std::numeric_limits<int>::max()));
        m_insertedRow = sqlite3_last_insert_rowid(m_engine);
        rewind();
        return true;
    }
    // A constraint's message names columns or is the text of our own RAISE; others may quote values.
    const bool ours = (code & 0xff) == SQLITE_CONSTRAINT;
    fail(sqlite3_extended_errcode(m_engine), QSqlError::StatementError,
         ours ? QString::fromUtf8(sqlite3_errmsg(m_engine)) : QString());
    rewind();
    return false;
}

bool CipherResult::fail(int code, QSqlError::ErrorType type, const QString &text)
{
    const QString words = text.isEmpty() ? QString::fromUtf8(sqlite3_errstr(code)) : text;
    setLastError(QSqlError(QStringLiteral("statement"), words, type, QString::number(code)));
    setActive(false);
    return false;
}

void CipherResult::rewind()
{
    if (m_stepping)
        sqlite3_reset(m_statement);
    m_stepping = false;
    m_onRow = false;
}

void CipherResult::finalize()
{
    sqlite3_finalize(m_statement);
    m_statement = nullptr;
    m_stepping = false;
    m_onRow = false;
    m_bindError = SQLITE_OK;
    m_bound.clear();
    m_rows.clear();
    setActive(false);
    setAt(QSql::BeforeFirstRow);
}

void CipherResult::detachFromResultSet()
{
    rewind();
    m_rows.clear();
}

bool CipherResult::fetchNext()
{
    if (!isForwardOnly())
        return fetch(at() + 1);
    const bool first = at() == QSql::BeforeFirstRow;
    // The first row was reached by exec, which had to step to run the statement at all.
    if (!first && m_onRow && !advance())
        return false;
    if (!m_onRow) {
        setAt(QSql::AfterLastRow);
        return false;
    }
    setAt(first ? 0 : at() + 1);
    return true;
}

bool CipherResult::fetchFirst()
{
    return isForwardOnly() ? at() == QSql::BeforeFirstRow && fetchNext() : fetch(0);
}

bool CipherResult::fetchLast()
{
    // Forward-only there is no way back to the row that turned out to be the last.
    if (isForwardOnly() || !keepRowsUpTo(std::numeric_limits<int>::max()) || m_rows.empty())
        return false;
    return fetch(int(m_rows.size()) - 1);
}

bool CipherResult::fetch(int row)
{
    if (row < 0)
        return false;
    if (isForwardOnly()) {
        while (at() < row && at() != QSql::AfterLastRow && fetchNext()) {}
        return at() == row;
    }
    if (!keepRowsUpTo(row))
        return false;
    if (std::size_t(row) >= m_rows.size()) {
        setAt(QSql::AfterLastRow);
        return false;
    }
    setAt(row);
    return true;
}

/// False on an error only.
bool CipherResult::keepRowsUpTo(int row)
{
    const int columns = m_onRow ? sqlite3_column_count(m_statement) : 0;
    while (m_onRow && m_rows.size() <= std::size_t(row)) {
        Row kept(static_cast<std::size_t>(columns));
        for (int i = 0; i < columns; ++i)
            kept[std::size_t(i)] = column(i);
        m_rows.push_back(std::move(kept));
        if (!advance())
            return false;
    }
    return true;
}

QVariant CipherResult::column(int column) const
{
    switch (sqlite3_column_type(m_statement, column)) {
    case SQLITE_INTEGER:
        return qlonglong(sqlite3_column_int64(m_statement, column));
    case SQLITE_FLOAT:
        return sqlite3_column_double(m_statement, column);
    case SQLITE_BLOB: {
        const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
        const int size = sqlite3_column_bytes(m_statement, column);
        return size > 0 ? QByteArray(bytes, size) : QByteArray("", 0);
    }
    case SQLITE_TEXT: {
        const auto *utf8 = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
        return QString::fromUtf8(utf8, sqlite3_column_bytes(m_statement, column));
    }
    default:
        return {};
    }
}

QVariant CipherResult::data(int index)
{
    if (index < 0 || at() < 0)
        return {};
    if (isForwardOnly())
        return m_onRow && index < sqlite3_column_count(m_statement) ? column(index) : QVariant();
    if (std::size_t(at()) >= m_rows.size())
        return {};
    const Row &row = m_rows[std::size_t(at())];
    return std::size_t(index) < row.size() ? row[std::size_t(index)] : QVariant();
}

bool CipherResult::isNull(int index)
{
    if (isForwardOnly() && m_onRow && index >= 0 && index < sqlite3_column_count(m_statement))
        return sqlite3_column_type(m_statement, index) == SQLITE_NULL;
    return !data(index).isValid();
}

int CipherResult::size()
{
    return -1;
}

int CipherResult::numRowsAffected()
{
    return isSelect() ? -1 : m_changes;
}

QVariant CipherResult::lastInsertId() const
{
    return isActive() ? QVariant(qlonglong(m_insertedRow)) : QVariant();
}

QSqlRecord CipherResult::record() const
{
    QSqlRecord fields;
    const int columns = m_statement ? sqlite3_column_count(m_statement) : 0;
    for (int i = 0; i < columns; ++i)
        fields.append(QSqlField(QString::fromUtf8(sqlite3_column_name(m_statement, i))));
    return fields;
}

} // namespace dossier::store
