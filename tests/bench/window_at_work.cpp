// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/window_at_work.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QScrollBar>

#include <cstdio>

namespace dossier::bench {

namespace {

constexpr std::chrono::milliseconds kPause{120};     ///< of the filter box
constexpr std::chrono::milliseconds kBetween{60};    ///< steps, for what the window does after the rows

double milliseconds(std::int64_t nanoseconds)
{
    return double(nanoseconds) / 1e6;
}

} // namespace

void tell(const char *name, double figure)
{
    std::printf("%s %.4f\n", name, figure);
    std::fflush(stdout);
}

void tell(const QByteArray &name, const Moment &from, const Moment &until)
{
    tell(name.constData(), milliseconds(until.wall - from.wall));
    tell((name + ".processor").constData(), milliseconds(until.processor - from.processor));
}

FilterTyping::FilterTyping(ui::RecordListPage &page, PaintWatch &watch, std::vector<Step> steps, std::function<void()> done)
    : m_page(page)
    , m_watch(watch)
    , m_steps(std::move(steps))
    , m_done(std::move(done))
{
    QCoreApplication::instance()->installEventFilter(this);
}

FilterTyping::Step FilterTyping::lastLetter(const QByteArray &name, const QString &text)
{
    return {name, text.chopped(1), text.back().unicode()};
}

std::vector<FilterTyping::Step> FilterTyping::everyLetter(const QByteArray &name, const QString &text)
{
    std::vector<Step> out;
    for (qsizetype length = 1; length <= text.size(); ++length)
        out.push_back(lastLetter(name, text.left(length)));
    return out;
}

void FilterTyping::next()
{
    if (m_at == m_steps.size()) {
        QCoreApplication::instance()->removeEventFilter(this);
        m_done();
        return;
    }
    m_page.filter().box().setText(m_steps[m_at].before);
    QTimer::singleShot(kBetween, this, [this] { type(); });
}

void FilterTyping::type()
{
    QLineEdit &box = m_page.filter().box();
    const QString text(QChar(m_steps[m_at].key));
    m_paused.reset();
    // Where nothing is found a text stands in the place of the table.
    m_watch.wait([this](const QObject &widget) { return m_paused && (&widget == m_page.table().viewport() || m_page.table().isHidden()); },
                 [this] { shown(); });
    QKeyEvent press(QEvent::KeyPress, text.front().toUpper().unicode(), Qt::NoModifier, text);
    m_pressed = Moment();
    QCoreApplication::sendEvent(&box, &press);
    m_handled = Moment();
}

void FilterTyping::shown()
{
    const Moment end;
    const QByteArray &name = m_steps[m_at].name;
    // As if the key had come when the pause was over.
    const Moment begin{m_paused->wall - (m_handled.wall - m_pressed.wall), m_paused->processor - (m_handled.processor - m_pressed.processor)};
    tell(name + ".rows", begin, end);
    tell((name + ".pause").constData(), milliseconds(m_paused->wall - m_handled.wall));
    tell((name + ".found").constData(), double(m_page.model().total()));
    ++m_at;
    QTimer::singleShot(kBetween, this, [this] { next(); });
}

bool FilterTyping::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Timer) {
        const auto *timer = qobject_cast<QTimer *>(watched);
        if (timer && timer->intervalAsDuration() == kPause)
            m_paused = Moment();
    }
    return false;
}

void Scrolling::next()
{
    QScrollBar &bar = *m_table.verticalScrollBar();
    if (bar.value() == bar.maximum()) {
        m_done();
        return;
    }
    const Moment begin;
    m_watch.wait([this](const QObject &widget) { return &widget == m_table.viewport(); }, [this, begin] {
        tell("scroll", begin, Moment());
        next();
    });
    bar.setValue(bar.value() + bar.pageStep());
}

} // namespace dossier::bench
