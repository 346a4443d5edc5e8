// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/compartment_bar.h"

#include "ui/widgets/flow_layout.h"

#include <QAccessible>
#include <QHBoxLayout>

namespace dossier::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::seconds kIdle = 2min;
constexpr std::chrono::seconds kPeriod = 5min;
/// In a narrower bar the clock tells how long, and the bar beside it goes.
constexpr double kBesideClock = 240;   ///< units

/// A screen reader hears of these and not of every second.
bool isSaid(std::chrono::seconds left)
{
    return left == 60s || left == 30s || left == 10s;
}

} // namespace

CompartmentBar::CompartmentBar(const Context &context, QWidget *parent)
    : QFrame(parent)
    , m_context(context)
    , m_left(makeLabel(context, Theme::Role::Body, {}, "onRestricted"))
    , m_progress(new QProgressBar)
{
    const Words &words = context.words;
    const int u = context.theme.u();
    setLook(this, "restricted");
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(u * 4, u * 3 / 2, u * 4, u * 3 / 2);
    row->setSpacing(u * 2);
    row->addWidget(makeIcon(context, u"lock-keyhole-open"_s, u"onPlum"_s));
    auto *said = new QWidget;
    auto *flow = new FlowLayout(u * 2, said);
    flow->addWidget(makeLabel(context, Theme::Role::Name, words.label("ui.endorsers.is_open"), "onRestricted"));
    auto *advice = new ElidedLabel;
    advice->setFont(context.theme.font(Theme::Role::Body));
    setLook(advice, "onRestricted");
    advice->setFullText(words.label("ui.endorsers.look_around"));
    flow->addWidget(advice);
    row->addWidget(said, 1, Qt::AlignVCenter);
    m_left->setFocusPolicy(Qt::TabFocus);
    row->addWidget(m_left);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(words.label("ui.endorsers.time_left"));
    setLook(m_progress, "onRestricted");
    row->addWidget(m_progress);
    m_progress->hide();
    QPushButton *keep = makeButton(context, words.label("ui.endorsers.keep_open"), "onRestricted");
    QPushButton *close = makeButton(context, words.label("ui.endorsers.close"), "", u"lock-keyhole"_s);
    row->addWidget(keep);
    row->addWidget(close);
    connect(keep, &QPushButton::clicked, this, [this] { begin(kPeriod, true); });
    connect(close, &QPushButton::clicked, this, &CompartmentBar::closeWanted);
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &CompartmentBar::tick);
    hide();
}

void CompartmentBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    m_progress->setVisible(width() >= m_context.theme.u(kBesideClock));
}

void CompartmentBar::setOpen(bool open)
{
    if (open == m_second.isActive())
        return;
    setVisible(open);
    if (!open) {
        m_second.stop();
        return;
    }
    begin(kIdle, false);
    m_second.start();
}

void CompartmentBar::begin(std::chrono::seconds left, bool isPeriod)
{
    m_isPeriod = isPeriod;
    m_whole = left;
    m_remaining = left;
    showLeft();
}

void CompartmentBar::touched()
{
    if (m_second.isActive() && !m_isPeriod && m_remaining < kIdle)
        begin(kIdle, false);
}

void CompartmentBar::tick()
{
    if (--m_remaining > 0s)
        showLeft();
    else
        Q_EMIT closeWanted();
}

void CompartmentBar::showLeft()
{
    const auto minutes = std::chrono::floor<std::chrono::minutes>(m_remaining);
    const QString clock = u"%1:%2"_s.arg(qlonglong(minutes.count())).arg(qlonglong((m_remaining - minutes).count()), 2, 10, QChar(u'0'));
    m_left->setText(m_context.words.label("ui.endorsers.closes_in", {clock}));
    m_progress->setRange(0, int(m_whole.count()));
    m_progress->setValue(int(m_remaining.count()));
    if (isSaid(m_remaining)) {
        QAccessibleEvent event(m_left, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

} // namespace dossier::ui
