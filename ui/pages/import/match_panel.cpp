// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/match_panel.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace dossier::ui {

using exchange::RowDecision;
using namespace Qt::StringLiterals;

namespace {

constexpr double kMostUnits = 46;     ///< of height: three candidates; more are scrolled to
constexpr int kMargin = 4;            ///< pixels about the one that has the keys
constexpr double kLeastUnits = 24;    ///< in a low window: one
constexpr std::array kFactLabels{"field.person.patronymic", "field.person.birth_date", "ui.import.arrested", "field.hearing.court"};

/// As high as its lines are, up to a limit; lower where the window is.
class LinesArea final : public QScrollArea
{
public:
    LinesArea(int least, int most) : m_least(least), m_most(most) {}
    [[nodiscard]] QSize sizeHint() const override { return {QScrollArea::sizeHint().width(), needed()}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, std::min(m_least, needed())}; }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QScrollArea::resizeEvent(event);
        updateGeometry();
        showFocus();
    }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::LayoutRequest)
            updateGeometry();
        const bool taken = QScrollArea::eventFilter(watched, event);
        // Lines that find their places late move the one that has the keys.
        if (event->type() == QEvent::Resize)
            showFocus();
        return taken;
    }

private:
    void showFocus()
    {
        QWidget *inside = focusWidget();
        if (inside && widget() && widget()->isAncestorOf(inside))
            ensureWidgetVisible(inside, 0, kMargin);
    }
    [[nodiscard]] int needed() const
    {
        if (!widget())
            return 0;
        const int width = std::max(1, viewport()->width());
        const int height = widget()->layout()->hasHeightForWidth() ? widget()->layout()->totalHeightForWidth(width)
                                                                   : widget()->sizeHint().height();
        return std::min(m_most, height);
    }
    int m_least;
    int m_most;
};

} // namespace

MatchPanel::MatchPanel(const VaultContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(makeLabel(context.ui, Theme::Role::Name, {}))
    , m_lines(new QWidget)
{
    const int u = context.theme().u();
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    QFrame *frame = makeFrame("note");
    outer->addWidget(frame);
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(u * 3, u * 2, u * 3, u * 2);
    column->setSpacing(u);
    m_title->setWordWrap(true);
    column->addWidget(m_title);
    m_grid = new QGridLayout(m_lines);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(u * 3);
    m_grid->setVerticalSpacing(u);
    m_scroll = new LinesArea(context.theme().u(kLeastUnits), context.theme().u(kMostUnits));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setLook(m_scroll, "inside");
    setLook(m_lines, "inside");
    m_scroll->setWidget(m_lines);
    column->addWidget(m_scroll);
    m_below = new QVBoxLayout;
    column->addLayout(m_below);
    hide();
}

void MatchPanel::empty()
{
    for (QLayout *layout : {static_cast<QLayout *>(m_grid), static_cast<QLayout *>(m_below)}) {
        while (QLayoutItem *item = layout->takeAt(0)) {
            // A button that was pressed is still in its own signal.
            if (QWidget *widget = item->widget()) {
                widget->setParent(nullptr);
                widget->deleteLater();
            }
            delete item;
        }
    }
}

void MatchPanel::show(const exchange::PlannedRow &planned, const exchange::ReadList &list, const exchange::KnownRecords &known)
{
    empty();
    m_answers.clear();
    m_title->setText(m_context.words().label("ui.import.who_is", {planned.name}));
    addLines(planned, list, known);
    addAnswers(planned);
    // At once, so that the keys can go to the first answer.
    for (QPushButton *answer : std::as_const(m_answers)) {
        answer->setVisible(true);
        answer->parentWidget()->setVisible(true);
    }
}

void MatchPanel::addLines(const exchange::PlannedRow &planned, const exchange::ReadList &list, const exchange::KnownRecords &known)
{
    const Words &words = m_context.words();
    const MatchFacts facts(m_context, list, known);
    QList<MatchLine> lines{facts.ofRow(planned.line)};
    for (const exchange::PersonMatch &match : planned.proposals)
        lines.append(facts.ofCandidate(match, planned.line));
    QList<MatchFact> shown;
    for (const MatchFact fact : {Patronymic, Born, Arrested, Court}) {
        if (std::ranges::any_of(lines, [&](const MatchLine &line) { return !line.facts[fact].isEmpty(); }))
            shown.append(fact);
    }
    int column = 1;
    for (const MatchFact fact : std::as_const(shown))
        m_grid->addWidget(makeLabel(m_context.ui, Theme::Role::Small, words.label(kFactLabels[fact]), "soft"), 0, column++);
    // Names and courts are long.
    m_grid->setColumnStretch(0, 3);
    for (int i = 1; i <= int(MatchFactCount); ++i)
        m_grid->setColumnStretch(i, i >= column ? 0 : shown[i - 1] == Court ? 3 : 2);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const int at = 1 + int(i) * 2;
        addFacts(lines[i], at, shown);
        if (i > 0)
            m_grid->addWidget(makeAnswerRow(planned, lines[i], planned.proposals[i - 1].person), at + 1, 0, 1, column);
    }
}

void MatchPanel::addFacts(const MatchLine &line, int row, const QList<MatchFact> &shown)
{
    const Words &words = m_context.words();
    QLabel *name = makeLabel(m_context.ui, Theme::Role::Name, line.name);
    name->setWordWrap(true);
    m_grid->addWidget(name, row, 0, Qt::AlignTop);
    for (qsizetype i = 0; i < shown.size(); ++i) {
        const QString &fact = line.facts[shown[i]];
        const bool differs = line.differs[shown[i]];
        QLabel *label = makeLabel(m_context.ui, Theme::Role::Body, fact.isEmpty() ? u"–"_s : differs ? u"≠ "_s + isolated(fact) : isolated(fact),
                                  fact.isEmpty() ? "hint" : differs ? "differs" : "");
        label->setWordWrap(true);
        if (differs)
            label->setAccessibleName(words.label("ui.import.differs", {fact}));
        m_grid->addWidget(label, row, int(i) + 1, Qt::AlignTop);
    }
}

QWidget *MatchPanel::makeAnswerRow(const exchange::PlannedRow &planned, const MatchLine &line, base::RecordId person)
{
    auto *widget = new QWidget;
    setLook(widget, "inside");
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    QLabel *why = makeLabel(m_context.ui, Theme::Role::Small, line.why, "soft");
    why->setWordWrap(true);
    row->addWidget(why, 1);
    if (line.isKnown && !planned.decision) {
        const QString same = m_context.words().label("import.same_person");
        addAnswer(row, same, planned.line, RowDecision{RowDecision::Kind::SamePerson, person})->setAccessibleName(same + u": "_s + line.name);
    }
    return widget;
}

QPushButton *MatchPanel::addAnswer(QLayout *layout, const QString &text, std::int64_t line, const std::optional<RowDecision> &decision)
{
    QPushButton *button = makeButton(m_context.ui, text);
    connect(button, &QPushButton::clicked, this, [this, line, decision] { Q_EMIT decided(line, decision); });
    m_answers.append(button);
    button->installEventFilter(this);
    if (layout)
        layout->addWidget(button);
    return button;
}

void MatchPanel::addAnswers(const exchange::PlannedRow &planned)
{
    const Words &words = m_context.words();
    auto *row = new QWidget;
    setLook(row, "inside");
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(m_context.theme().u(2));
    if (planned.decision) {
        constexpr std::array kSaid{"import.not_same_person", "import.same_person", "ui.import.leave_out"};
        QLabel *said = makeLabel(m_context.ui, Theme::Role::Body, words.label("ui.import.you_said", {words.label(kSaid[std::size_t(planned.decision->kind)])}));
        said->setWordWrap(true);
        layout->addWidget(said, 1);
        addAnswer(layout, words.label("ui.import.take_back"), planned.line, std::nullopt);
    } else {
        addAnswer(layout, words.label("import.not_same_person"), planned.line, RowDecision{RowDecision::Kind::NotTheSame, {}});
        addAnswer(layout, words.label("ui.import.leave_out"), planned.line, RowDecision{RowDecision::Kind::LeaveOut, {}});
        layout->addStretch(1);
    }
    m_below->addWidget(row);
}

/// An answer that the keys come to is seen, in a low window too.
bool MatchPanel::eventFilter(QObject *watched, QEvent *event)
{
    auto *answer = qobject_cast<QWidget *>(watched);
    if (event->type() == QEvent::FocusIn && m_scroll->isAncestorOf(answer))
        m_scroll->ensureWidgetVisible(answer, 0, kMargin);
    return QWidget::eventFilter(watched, event);
}

void MatchPanel::focusFirst()
{
    if (!m_answers.isEmpty())
        m_answers.first()->setFocus(Qt::TabFocusReason);
}

} // namespace dossier::ui
