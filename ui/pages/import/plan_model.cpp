// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/plan_model.h"

#include "ui/forms/absence_editor.h"
#include "ui/text/import_words.h"

#include <algorithm>
#include <array>

namespace dossier::ui {

using namespace Qt::StringLiterals;
using exchange::PlannedRow;

namespace {

struct Look {
    const char *label;
    const char *icon;
    const char *tone;
};

Look lookOf(PlanModel::Result result)
{
    switch (result) {
    case PlanModel::Result::New: return {"ui.import.result.new", "plus", "teal"};
    case PlanModel::Result::Changed: return {"ui.import.result.changed", "pencil-line", "blue"};
    case PlanModel::Result::Unchanged: return {"ui.import.result.unchanged", "check", "text2"};
    case PlanModel::Result::Missing: return {"ui.import.result.missing", "circle-dashed", "amber"};
    case PlanModel::Result::LeftOut: return {"ui.import.result.left_out", "circle-x", "red"};
    }
    return {"", "", ""};
}

PlanModel::Result resultOf(PlannedRow::Outcome outcome)
{
    switch (outcome) {
    case PlannedRow::Outcome::Created: return PlanModel::Result::New;
    case PlannedRow::Outcome::Updated: return PlanModel::Result::Changed;
    case PlannedRow::Outcome::Unchanged: return PlanModel::Result::Unchanged;
    case PlannedRow::Outcome::LeftOut: return PlanModel::Result::LeftOut;
    }
    return PlanModel::Result::New;
}

} // namespace

PlanModel::PlanModel(const VaultContext &context, QObject *parent)
    : QAbstractTableModel(parent)
    , m_context(context)
{
}

void PlanModel::show(const exchange::ImportPlan &plan)
{
    beginResetModel();
    m_rows = plan.rows;
    m_missing = plan.missing;
    m_findings = plan.warnings;
    m_entries.clear();
    addRows(plan);
    addFindings(plan);
    std::ranges::stable_sort(m_entries, {}, &Entry::line);
    addMissing(plan);
    refilter();
    endResetModel();
}

void PlanModel::clear()
{
    show({});
}

void PlanModel::addRows(const exchange::ImportPlan &plan)
{
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        const PlannedRow &row = plan.rows[i];
        const bool openQuestion = row.isQuestion() && row.outcome == PlannedRow::Outcome::Created;
        m_entries.push_back({resultOf(row.outcome), row.line, openQuestion, qsizetype(i)});
    }
}

/// What was found at a line stands at its row, and where the line is no row, on a line of its own.
void PlanModel::addFindings(const exchange::ImportPlan &plan)
{
    QHash<std::int64_t, std::size_t> byLine;
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        byLine.insert(m_entries[i].line, i);
    for (qsizetype i = 0; i < plan.warnings.size(); ++i) {
        const std::int64_t line = plan.warnings[i].line;
        const auto at = byLine.constFind(line);
        if (at == byLine.cend()) {
            m_entries.push_back({.result = Result::LeftOut, .line = line, .needsLook = true, .findings = {i}});
            continue;
        }
        m_entries[*at].findings.append(i);
        m_entries[*at].needsLook = true;
    }
}

void PlanModel::addMissing(const exchange::ImportPlan &plan)
{
    for (std::size_t i = 0; i < plan.missing.size(); ++i)
        m_entries.push_back({.result = Result::Missing, .missing = qsizetype(i)});
}

QString PlanModel::nameOf(const Entry &entry) const
{
    if (entry.missing >= 0)
        return m_missing[std::size_t(entry.missing)].name;
    return entry.row >= 0 ? m_rows[std::size_t(entry.row)].name : QString();
}

QString PlanModel::nameAt(int row) const
{
    return row >= 0 && row < rowCount() ? nameOf(m_entries[m_visible[std::size_t(row)]]) : QString();
}

QStringList PlanModel::detailsAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    const Entry &entry = m_entries[m_visible[std::size_t(row)]];
    const ImportWords words(m_context.words(), m_context.ui.registry, m_context.ui.vocabularies);
    QStringList out;
    if (entry.row >= 0) {
        for (const exchange::PlannedChange &change : m_rows[std::size_t(entry.row)].changes)
            out.append(words.change(change));
    }
    for (const qsizetype finding : entry.findings)
        out.append(words.what(m_findings[finding]));
    out.removeIf([](const QString &part) { return part.isEmpty(); });
    return out;
}

/// Made when it is painted: a list may have a hundred thousand rows.
QString PlanModel::textOf(const Entry &entry) const
{
    if (entry.missing >= 0) {
        const domain::AbsenceAnswer &answer = m_missing[std::size_t(entry.missing)].answer;
        return answer.isOpen() ? m_context.words().label("ui.import.not_in_file") : absenceText(m_context, answer);
    }
    const ImportWords words(m_context.words(), m_context.ui.registry, m_context.ui.vocabularies);
    QStringList out;
    if (entry.row >= 0)
        out.append(textOf(m_rows[std::size_t(entry.row)]));
    for (const qsizetype finding : entry.findings)
        out.append(words.what(m_findings[finding]));
    out.removeIf([](const QString &part) { return part.isEmpty(); });
    return out.join(u" · "_s);
}

QString PlanModel::textOf(const PlannedRow &row) const
{
    constexpr qsizetype kMostShown = 2;
    const ImportWords words(m_context.words(), m_context.ui.registry, m_context.ui.vocabularies);
    if (row.isQuestion() && row.outcome == PlannedRow::Outcome::Created)
        return m_context.words().count("ui.import.may_be_known", row.proposals.size());
    QStringList out;
    for (const exchange::PlannedChange &change : row.changes.first(std::min(kMostShown, row.changes.size())))
        out.append(words.change(change));
    if (row.changes.size() > kMostShown)
        out.append(m_context.words().count("ui.import.more_changes", row.changes.size() - kMostShown));
    return out.join(u" · "_s);
}

bool PlanModel::isIn(const Entry &entry, Shown shown) const
{
    switch (shown) {
    case Everything: return true;
    case OnlyNew: return entry.result == Result::New;
    case OnlyChanged: return entry.result == Result::Changed;
    case OnlyUnchanged: return entry.result == Result::Unchanged;
    case OnlyMissing: return entry.result == Result::Missing;
    case ToLookAt: return entry.needsLook;
    }
    return true;
}

void PlanModel::refilter()
{
    m_visible.clear();
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (isIn(m_entries[i], m_shown))
            m_visible.push_back(i);
    }
}

void PlanModel::setShown(Shown shown)
{
    beginResetModel();
    m_shown = shown;
    refilter();
    endResetModel();
}

qsizetype PlanModel::count(Shown shown) const
{
    return std::ranges::count_if(m_entries, [&](const Entry &entry) { return isIn(entry, shown); });
}

const PlannedRow *PlanModel::rowAt(int row) const
{
    if (row < 0 || std::size_t(row) >= m_visible.size())
        return nullptr;
    const qsizetype at = m_entries[m_visible[std::size_t(row)]].row;
    return at < 0 ? nullptr : &m_rows[std::size_t(at)];
}

const exchange::MissingCase *PlanModel::missingAt(int row) const
{
    if (row < 0 || std::size_t(row) >= m_visible.size())
        return nullptr;
    const qsizetype at = m_entries[m_visible[std::size_t(row)]].missing;
    return at < 0 ? nullptr : &m_missing[std::size_t(at)];
}

int PlanModel::rowOf(qint64 line, const std::optional<base::RecordId> &missing) const
{
    const auto found = std::ranges::find_if(m_visible, [&](std::size_t at) {
        const Entry &entry = m_entries[at];
        return missing ? entry.missing >= 0 && m_missing[std::size_t(entry.missing)].caseId == *missing
                       : line > 0 && entry.line == line;
    });
    return found == m_visible.end() ? -1 : int(found - m_visible.begin());
}

qsizetype PlanModel::openAbsences() const
{
    return std::ranges::count_if(m_missing, [](const exchange::MissingCase &missing) { return missing.answer.isOpen(); });
}

int PlanModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_visible.size());
}

QVariant PlanModel::data(const QModelIndex &index, int role) const
{
    const Entry &entry = m_entries[m_visible[std::size_t(index.row())]];
    const Look look = lookOf(entry.result);
    if (index.column() == Outcome && (role == IconRole || role == ToneRole))
        return QString::fromLatin1(role == IconRole ? look.icon : look.tone);
    if (index.column() == What && entry.needsLook && (role == IconRole || role == ToneRole))
        return role == IconRole ? u"triangle-alert"_s : u"amber"_s;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
    case Line: return entry.line > 0 ? m_context.words().number(entry.line) : u"–"_s;
    case Outcome: return m_context.words().label(look.label);
    case Name: {
        const QString name = nameOf(entry);
        return name.isEmpty() ? name : isolated(name);
    }
    case What: return textOf(entry);
    }
    return {};
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    constexpr std::array kLabels{"ui.import.head.line", "ui.import.head.result", "ui.import.head.name", "ui.import.head.what"};
    return m_context.words().label(kLabels[std::size_t(section)]);
}

} // namespace dossier::ui
