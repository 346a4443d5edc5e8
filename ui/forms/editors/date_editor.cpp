// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/editors/date_editor.h"

#include "schema/value_text.h"
#include "ui/text/date_words.h"

#include <QEvent>
#include <QLocale>

namespace dossier::ui {

using namespace Qt::StringLiterals;

DateEditor::DateEditor(const VaultContext &context, QWidget *parent)
    : LineEditor(context.ui, parent)
    , m_context(context)
{
    m_line->installEventFilter(this);
}

/// The examples stand there while they can help, not on every empty date of a page.
bool DateEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        m_line->setPlaceholderText(m_context.words().label("ui.date.example"));
    else if (event->type() == QEvent::FocusOut)
        m_line->setPlaceholderText({});
    return LineEditor::eventFilter(watched, event);
}

std::optional<base::PartialDate> DateEditor::read() const
{
    const auto date = base::PartialDate::parse(typed(), schema::dateLanguage(m_context.words().language()), m_context.ui.clock.today());
    return date ? std::optional(*date) : std::nullopt;
}

QString DateEditor::reading() const
{
    const auto date = read();
    return date ? capitalised(m_context.words(), fullDate(m_context.words(), *date)) : QString();
}

QString DateEditor::echo() const
{
    const auto date = read();
    if (!date)
        return {};
    const Words &words = m_context.words();
    const QString meant = reading();
    // About a day is no range of days.
    if (date->earliest() && date->earliest() == date->latest())
        return fullDate(words, *date) == typed().trimmed() ? QString() : meant;
    // A year that the reading says already is not said again.
    const auto day = [&](QDate edge) {
        return date->certainYear() ? QLocale(words.language()).toString(edge, u"d MMMM"_s) : fullDate(words, base::PartialDate::day(edge));
    };
    if (date->earliest() && date->latest())
        return words.label("ui.date.range", {meant, day(*date->earliest()), day(*date->latest())});
    if (date->latest())
        return words.label("ui.date.until", {meant, day(*date->latest())});
    return date->earliest() ? words.label("ui.date.since", {meant, day(*date->earliest())}) : meant;
}

} // namespace dossier::ui
