// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/paint_watch.h"
#include "ui/pages/record_list_page.h"
#include "ui/shell/main_window.h"

namespace dossier::bench {

/// One line of the protocol between a benchmark and the program it measures: a name without blanks, and a figure.
void tell(const char *name, double figure);

/// The time between two, under that name and with ".processor" after it.
void tell(const QByteArray &name, const Moment &from, const Moment &until);

/// Types into the filter box as a person does and says how long the rows took: the key itself, and from the end of
/// the pause after it until the rows are painted; the pause is told apart.
class FilterTyping final : public QObject
{
public:
    struct Step {
        QByteArray name;
        QString before;   ///< stands in the box already
        char16_t key;     ///< is typed
    };

    FilterTyping(ui::RecordListPage &page, PaintWatch &watch, std::vector<Step> steps, std::function<void()> done);
    void begin() { next(); }

    /// `name`: the last letter of `text` alone.
    [[nodiscard]] static Step lastLetter(const QByteArray &name, const QString &text);
    /// `name`: every letter of `text`, one after the other.
    [[nodiscard]] static std::vector<Step> everyLetter(const QByteArray &name, const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void next();
    void type();
    void shown();

    ui::RecordListPage &m_page;
    PaintWatch &m_watch;
    std::vector<Step> m_steps;
    std::size_t m_at = 0;
    std::function<void()> m_done;
    Moment m_pressed;
    Moment m_handled;
    std::optional<Moment> m_paused;   ///< when the pause was over
};

/// Goes through a list page by page, each painted before the next, from the top to the bottom.
class Scrolling final : public QObject
{
public:
    Scrolling(QTableView &table, PaintWatch &watch, std::function<void()> done) : m_table(table), m_watch(watch), m_done(std::move(done)) {}
    void begin() { next(); }

private:
    void next();

    QTableView &m_table;
    PaintWatch &m_watch;
    std::function<void()> m_done;
};

} // namespace dossier::bench
