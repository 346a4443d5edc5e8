// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/record_table_model.h"

#include <QLocale>

#include <algorithm>

namespace dossier::items {

using base::Result;

RecordTableModel::RecordTableModel(store::Store &store, const CellContext &context, Columns columns, QObject *parent)
    : QAbstractTableModel(parent)
    , m_store(&store)
    , m_context(context)
    , m_columns(std::move(columns))
{
    connect(&store, &store::Store::recordsChanged, this, [this](const QList<base::RecordId> &) { refresh(); });
    connect(&store, &QObject::destroyed, this, [this] {
        beginResetModel();
        m_total = 0;
        m_pages.clear();
        endResetModel();
    });
}

Result<void> RecordTableModel::setQuery(store::Query query)
{
    if (!m_store)
        return base::fail(base::ErrorCode::Locked);
    Extent extent;
    DOSSIER_ASSIGN(auto first, read(0, query, &extent));
    beginResetModel();
    m_query = std::move(query);
    m_query.counted = extent.counted;
    m_total = extent.total;
    m_pages.clear();
    m_pages.insert(0, first.release());
    m_foundBy = store::FoundBy(m_query.search);
    endResetModel();
    return {};
}

void RecordTableModel::count()
{
    if (isCounted() || !m_store)
        return;
    const auto total = m_store->count(m_query);
    if (!total)
        return;
    m_query.counted = true;
    if (*total <= m_total)
        return;
    beginInsertRows({}, int(m_total), int(std::min<qint64>(*total, INT_MAX)) - 1);
    m_total = *total;
    endInsertRows();
}

Result<std::unique_ptr<RecordTableModel::LoadedPage>> RecordTableModel::read(int number, const store::Query &query,
                                                                             Extent *extent) const
{
    store::Query window = query;
    window.offset = std::int64_t(number) * kPageRows;
    window.limit = kPageRows;
    DOSSIER_ASSIGN(store::Page found, m_store->page(window));
    if (extent)
        *extent = {found.total, found.counted};
    auto out = std::make_unique<LoadedPage>();
    out->rows = std::move(found.rows);
    DOSSIER_ASSIGN(out->titles, m_store->titles(referencesOf(out->rows)));
    return out;
}

RecordTableModel::LoadedPage *RecordTableModel::page(int number) const
{
    if (LoadedPage *loaded = m_pages.object(number))
        return loaded;
    if (!m_store)
        return nullptr;
    auto loaded = read(number, m_query, nullptr);
    if (!loaded)
        return nullptr;
    LoadedPage *out = loaded->release();
    m_pages.insert(number, out);
    return out;
}

const domain::Record *RecordTableModel::recordAt(int row) const
{
    if (row < 0 || row >= m_total)
        return nullptr;
    const LoadedPage *loaded = page(row / kPageRows);
    const auto inside = std::size_t(row % kPageRows);
    return loaded && inside < loaded->rows.size() ? &loaded->rows[inside] : nullptr;
}

std::optional<base::RecordId> RecordTableModel::idAt(int row) const
{
    const domain::Record *record = recordAt(row);
    return record ? std::optional(record->id()) : std::nullopt;
}

int RecordTableModel::rowOf(base::RecordId id, int near) const
{
    QList<int> numbers = m_pages.keys();
    if (near < m_total && !numbers.contains(near / kPageRows))
        numbers.prepend(near / kPageRows);
    for (const int number : std::as_const(numbers)) {
        const LoadedPage *loaded = page(number);
        if (!loaded)
            continue;
        const auto found = std::ranges::find(loaded->rows, id, &domain::Record::id);
        if (found != loaded->rows.end())
            return number * kPageRows + int(found - loaded->rows.begin());
    }
    return -1;
}

void RecordTableModel::refresh()
{
    const QList<int> numbers = m_pages.keys();
    QHash<int, LoadedPage *> fresh;
    Extent extent{m_total, true};
    store::Query query = m_query;
    query.counted = true;
    bool same = true;
    for (const int number : numbers) {
        auto loaded = read(number, query, &extent);
        if (!loaded)
            break;
        const LoadedPage *old = m_pages.object(number);
        same = same && extent.total == m_total && std::ranges::equal(old->rows, (*loaded)->rows, {}, &domain::Record::id, &domain::Record::id);
        fresh.insert(number, loaded->release());
    }
    if (!same)
        beginResetModel();
    m_pages.clear();
    m_total = extent.total;
    m_query.counted = m_query.counted || !fresh.isEmpty();
    for (auto entry = fresh.begin(); entry != fresh.end(); ++entry)
        m_pages.insert(entry.key(), entry.value());
    if (!same)
        endResetModel();
    else if (m_total > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT refreshed();
}

int RecordTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(std::min<qint64>(m_total, INT_MAX));
}

int RecordTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

Cell RecordTableModel::cell(LoadedPage &page, int row, int column) const
{
    const std::pair key(row, column);
    if (const auto found = page.cells.constFind(key); found != page.cells.cend())
        return *found;
    const domain::Record &record = page.rows[std::size_t(row)];
    const Column &what = m_columns[std::size_t(column)];
    Cell cell;
    if (what.derive) {
        cell = what.derive(m_context, record);
    } else if (const schema::FieldSpec *field = m_context.registry.field(*what.field)) {
        const auto *date = std::get_if<base::PartialDate>(&record.value(field->id));
        cell.text = date && date->isDay() ? QLocale(m_context.language).toString(*date->earliest(), QStringLiteral("d MMM yyyy"))
                                          : valueInWords(*field, record, m_context, page.titles);
        if (const auto *code = std::get_if<schema::Code>(&record.value(field->id)))
            cell.term = code->term;
    }
    page.cells.insert(key, cell);
    return cell;
}

RecordTableModel::Why RecordTableModel::why(LoadedPage &page, int row) const
{
    if (m_query.search.isEmpty())
        return {};
    if (const auto found = page.why.constFind(row); found != page.why.cend())
        return *found;
    // Scripts of both directions may stand on the two sides.
    const auto isolated = [](const QString &word) { return QChar(0x2068) + word + QChar(0x2069); };
    QStringList whole;
    QStringList brief;
    for (const store::OtherSpelling &word : m_foundBy.why(*m_store, page.rows[std::size_t(row)])) {
        brief.append(QStringLiteral("≈ ") + isolated(word.met));
        whole.append(isolated(word.asked) + u' ' + brief.last());
    }
    return *page.why.insert(row, {whole.join(QStringLiteral(", ")), brief.join(QStringLiteral(", "))});
}

QVariant RecordTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_store)
        return {};
    if (role == ColumnRoleRole)
        return int(m_columns[std::size_t(index.column())].role);
    const domain::Record *record = recordAt(index.row());
    if (!record)
        return {};
    if (role == IdRole)
        return record->id().toByteArray();
    if (role < IdRole && role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
        return {};
    LoadedPage &loaded = *page(index.row() / kPageRows);
    const int inside = index.row() % kPageRows;
    const Cell shown = cell(loaded, inside, index.column());
    const auto whyHere = [&] { return m_columns[std::size_t(index.column())].role == ColumnRole::Name ? why(loaded, inside) : Why(); };
    const auto withWhy = [&](QStringList parts) {
        parts.append(whyHere().whole);
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    };
    switch (role) {
    case Qt::DisplayRole:
        return shown.text;
    case Qt::ToolTipRole:
        return withWhy({shown.text});
    case Qt::AccessibleTextRole:
        return withWhy({shown.text, shown.secondary});
    case WhyRole:
        return whyHere().whole;
    case WhyInBriefRole:
        return whyHere().brief;
    case SecondaryRole:
        return shown.secondary;
    case TermRole:
        return shown.term;
    case DaysLeftRole:
        return shown.daysLeft;
    case LibertyRole:
        return shown.liberty;
    default:
        return {};
    }
}

QVariant RecordTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return m_columns[std::size_t(section)].title;
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeading | Qt::AlignVCenter);
    return {};
}

void RecordTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount() || !m_columns[std::size_t(column)].field)
        return;
    store::Query sorted = m_query;
    sorted.sort = {{*m_columns[std::size_t(column)].field, order == Qt::DescendingOrder}};
    // A field that cannot order rows leaves them as they are.
    if (const auto done = setQuery(std::move(sorted)); !done)
        return;
}

} // namespace dossier::items
