// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/status_line.h"

#include <QAccessible>
#include <QHBoxLayout>

namespace dossier::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds kSaid{10};

} // namespace

StatusLine::StatusLine(const Context &context, QWidget *parent)
    : QFrame(parent)
    , m_context(context)
    , m_text(makeLabel(context, Theme::Role::Small, {}, "soft"))
    , m_action(makeButton(context, {}, "link"))
    , m_progress(new QProgressBar)
    , m_cancel(makeButton(context, context.words.label("ui.button.cancel"), "link"))
    , m_rightIcon(new QLabel)
    , m_right(makeLabel(context, Theme::Role::Small, {}, "soft"))
    , m_lockHint(new QWidget)
    , m_lockText(makeLabel(context, Theme::Role::Small, {}, "soft"))
{
    setLook(this, "bar");
    layOut();
    m_fade.setSingleShot(true);
    connect(&m_fade, &QTimer::timeout, this, &StatusLine::showStanding);
    connect(m_action, &QPushButton::clicked, this, [this] {
        const auto act = m_act;
        showStanding();
        if (act)
            act();
    });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_stop)
            m_stop();
    });
    connect(&context.theme, &Theme::changed, this, &StatusLine::drawRightIcon);
    m_action->hide();
    m_lockHint->hide();
    endJob();
}

void StatusLine::layOut()
{
    const Context &context = m_context;
    const int u = context.theme.u();
    m_action->setFont(context.theme.font(Theme::Role::Small));
    m_cancel->setFont(context.theme.font(Theme::Role::Small));
    m_progress->setTextVisible(false);
    auto *lock = new QHBoxLayout(m_lockHint);
    lock->setContentsMargins(u * 2, 0, 0, 0);
    lock->setSpacing(u * 3 / 2);
    lock->addWidget(makeIcon(context, u"timer"_s, u"text3"_s, 14));
    lock->addWidget(m_lockText);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(u * 3, u / 2, u * 3, u / 2);
    row->setSpacing(u * 3 / 2);
    row->addWidget(m_text);
    row->addWidget(m_action);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    row->addStretch(1);
    row->addWidget(m_rightIcon);
    row->addWidget(m_right);
    row->addWidget(m_lockHint);
    setMinimumHeight(context.theme.u(6.25));
}

void StatusLine::setStanding(const QString &text)
{
    m_standing = text;
    if (!m_fade.isActive())
        showStanding();
}

void StatusLine::showStanding()
{
    m_fade.stop();
    m_act = {};
    m_text->setText(m_standing);
    // What was said may name a record; a screen reader is not told of it longer than the eye is.
    m_text->setAccessibleName({});
    m_action->hide();
}

void StatusLine::say(const QString &text, const QString &action, std::function<void()> act)
{
    m_text->setText(text);
    m_text->setAccessibleName(text);
    m_act = std::move(act);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_fade.start(kSaid);
    QAccessibleEvent event(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void StatusLine::setRight(const QString &text, const QString &icon)
{
    m_right->setText(text);
    m_rightIcon->setVisible(!icon.isEmpty() && !text.isEmpty());
    if (!icon.isEmpty())
        m_rightShown = m_context.theme.icon(icon, u"text3"_s);
    drawRightIcon();
}

void StatusLine::drawRightIcon()
{
    m_rightIcon->setPixmap(m_rightShown.pixmap(QSize(14, 14), devicePixelRatioF()));
}

void StatusLine::setLockHint(const QString &text)
{
    m_lockText->setText(text);
    m_lockHint->setVisible(!text.isEmpty());
}

void StatusLine::clear()
{
    setRight({}, {});
    setLockHint({});
    m_standing.clear();
    m_text->setAccessibleName({});
    endJob();
}

void StatusLine::startJob(const QString &text, std::function<void()> cancel)
{
    m_fade.stop();
    m_action->hide();
    m_text->setText(text);
    m_stop = std::move(cancel);
    m_progress->setRange(0, 0);
    m_progress->setAccessibleName(text);
    m_progress->show();
    m_cancel->setVisible(bool(m_stop));
}

void StatusLine::setJobProgress(qint64 done, qint64 total)
{
    constexpr int kSteps = 1000;
    m_progress->setRange(0, total > 0 ? kSteps : 0);
    m_progress->setValue(total > 0 ? int(std::min(done, total) * kSteps / total) : 0);
}

void StatusLine::endJob()
{
    m_stop = {};
    m_progress->hide();
    m_cancel->hide();
    showStanding();
}

ShownJob::ShownJob(StatusLine &status, const QString &text, std::function<void()> cancel) : m_status(&status)
{
    m_status->startJob(text, std::move(cancel));
}

ShownJob::~ShownJob()
{
    if (m_status)
        m_status->endJob();
}

void ShownJob::setProgress(qint64 done, qint64 total)
{
    if (m_status)
        m_status->setJobProgress(done, total);
}

} // namespace dossier::ui
