// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/plan_view.h"

#include "ui/pages/import/plan_delegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace dossier::ui {

using namespace Qt::StringLiterals;

namespace {

struct CardLook {
    PlanModel::Shown shown;
    const char *icon;
    const char *tone;
    const char *label;
};
constexpr std::array kCards{
    CardLook{PlanModel::OnlyNew, "plus", "teal", "import.new_records"},
    CardLook{PlanModel::OnlyChanged, "pencil-line", "blue", "import.updated_records"},
    CardLook{PlanModel::OnlyUnchanged, "check", "text2", "import.unchanged"},
    CardLook{PlanModel::OnlyMissing, "circle-dashed", "amber", "ui.import.missing"},
    CardLook{PlanModel::ToLookAt, "triangle-alert", "red", "ui.import.to_look_at"},
};

/// The line that a row of the file stands on, or the case of a question.
struct Place {
    qint64 line = 0;
    std::optional<base::RecordId> caseId;
};

Place placeOf(const PlanModel &model, int row)
{
    if (const exchange::PlannedRow *planned = model.rowAt(row))
        return {planned->line, {}};
    if (const exchange::MissingCase *missing = model.missingAt(row))
        return {0, missing->caseId};
    return {};
}

} // namespace

PlanView::PlanView(const VaultContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new PlanModel(context, this))
    , m_table(new QTableView)
    , m_match(new MatchPanel(context))
    , m_absence(new AbsencePanel(context))
    , m_row(new RowPanel(context))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(context.theme().u(3));
    column->addLayout(makeCards());
    makeTable();
    column->addWidget(m_table, 1);
    column->addWidget(m_match);
    column->addWidget(m_absence);
    column->addWidget(m_row);
    connect(m_row, &RowPanel::decided, this, &PlanView::decided);
    connect(m_match, &MatchPanel::decided, this, &PlanView::decided);
    connect(m_absence, &AbsencePanel::answered, this, &PlanView::answered);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { showQuestion(current.isValid() ? current.row() : -1); });
}

QLayout *PlanView::makeCards()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(m_context.theme().u(2));
    for (const CardLook &look : kCards) {
        auto *card = new CountCard(m_context.ui, QString::fromLatin1(look.icon), QString::fromLatin1(look.tone),
                                   m_context.words().label(look.label));
        connect(card, &QAbstractButton::clicked, this, [this, card, shown = look.shown] {
            choose(card->isChecked() ? shown : PlanModel::Everything);
        });
        row->addWidget(card, 1);
        m_cards.append(card);
    }
    return row;
}

void PlanView::makeTable()
{
    const int u = m_context.theme().u();
    m_table->setModel(m_model);
    m_table->setItemDelegate(new PlanDelegate(m_context.ui, m_table));
    m_table->setAccessibleName(m_context.words().label("import.preview"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    // Some rows stay in view above the longest question.
    m_table->setMinimumHeight(u * 22);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(u * 7);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    for (const auto &[section, width] : {std::pair(int(PlanModel::Line), 16), std::pair(int(PlanModel::Outcome), 30), std::pair(int(PlanModel::Name), 46)})
        m_table->setColumnWidth(section, u * width);
}

void PlanView::show(const exchange::ImportPlan &plan, std::shared_ptr<const exchange::ReadList> list,
                    std::shared_ptr<const exchange::KnownRecords> known)
{
    const int before = m_table->currentIndex().row();
    const Place place = placeOf(*m_model, before);
    // Of the window: the view itself remembers what had the focus in it last, however long ago.
    const auto isIn = [this](const QWidget *panel) { return panel->isAncestorOf(window()->focusWidget()); };
    const bool wasAnswering = isIn(m_match) || isIn(m_absence) || isIn(m_row);
    m_list = std::move(list);
    m_known = std::move(known);
    m_model->show(plan);
    showCounts(plan);
    if (before < 0) {
        select(0);
        return;
    }
    const int same = m_model->rowOf(place.line, place.caseId);
    select(same >= 0 ? same : std::min(before, m_model->rowCount() - 1));
    // Whoever answers by keyboard answers the next question by keyboard.
    if (!wasAnswering || isIn(m_absence))
        return;
    if (m_match->isVisibleTo(this))
        m_match->focusFirst();
    else
        m_table->setFocus(Qt::OtherFocusReason);
}

void PlanView::clear()
{
    m_list.reset();
    m_known.reset();
    m_model->clear();
    showCounts({});
    showQuestion(-1);
}

void PlanView::begin()
{
    choose(m_model->count(PlanModel::ToLookAt) > 0 ? PlanModel::ToLookAt : PlanModel::Everything);
    select(0);
    m_table->setFocus(Qt::OtherFocusReason);
}

void PlanView::select(int row)
{
    if (row < 0 || row >= m_model->rowCount()) {
        showQuestion(-1);
        return;
    }
    m_table->setCurrentIndex(m_model->index(row, 0));
    m_table->scrollTo(m_table->currentIndex());
    showQuestion(row);
}

void PlanView::showQuestion(int row)
{
    const exchange::PlannedRow *planned = m_model->rowAt(row);
    const bool asks = planned && m_list && m_known && MatchPanel::asks(*planned);
    if (asks)
        m_match->show(*planned, *m_list, *m_known);
    m_match->setVisible(asks);
    // Made anew for every row, they would be the last of the page.
    QWidget *before = m_table;
    for (QPushButton *answer : m_match->answers()) {
        setTabOrder(before, answer);
        before = answer;
    }
    m_absence->show(m_model->missingAt(row));
    if (asks || m_model->missingAt(row))
        m_row->hide();
    else
        m_row->show(m_model->nameAt(row), m_model->detailsAt(row), planned);
}

void PlanView::showCounts(const exchange::ImportPlan &plan)
{
    const Words &words = m_context.words();
    const std::array<QString, kCards.size()> hints{
        plan.proposed > 0 ? words.count("ui.import.hint.may_exist", plan.proposed) : QString(),
        {},
        words.label("ui.import.hint.nothing_to_do"),
        m_model->openAbsences() > 0 ? words.count("ui.import.hint.open", m_model->openAbsences()) : QString(),
        plan.skipped > 0 ? words.count("ui.import.hint.left_out", plan.skipped) : QString(),
    };
    for (std::size_t i = 0; i < kCards.size(); ++i)
        m_cards[qsizetype(i)]->setCount(m_model->count(kCards[i].shown), hints[i]);
}

bool PlanView::isChosen(PlanModel::Shown shown) const
{
    const auto found = std::ranges::find(kCards, shown, &CardLook::shown);
    return found != kCards.end() && m_cards[found - kCards.begin()]->isChecked();
}

void PlanView::choose(PlanModel::Shown shown)
{
    for (std::size_t i = 0; i < kCards.size(); ++i)
        m_cards[qsizetype(i)]->setChecked(kCards[i].shown == shown);
    m_model->setShown(shown);
    showQuestion(-1);
}

} // namespace dossier::ui
