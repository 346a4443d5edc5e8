// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/editors/date_editor.h"

#include "schema/value_text.h"

#include <QEvent>

namespace dossier::ui {

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

QString DateEditor::echo() const
{
    if (typed().trimmed().isEmpty())
        return {};
    const Words &words = m_context.words();
    const base::DateLanguage language = schema::dateLanguage(words.language());
    const auto date = base::PartialDate::parse(typed(), language, m_context.ui.clock.today());
    if (!date)
        return {};
    const QString meant = date->format(language);
    // About a day is no range of days.
    if (date->earliest() && date->earliest() == date->latest())
        return meant == typed().trimmed() ? QString() : meant;
    const auto day = [&](QDate edge) { return base::PartialDate::day(edge).format(language); };
    if (date->earliest() && date->latest())
        return words.label("ui.date.range", {meant, day(*date->earliest()), day(*date->latest())});
    if (date->latest())
        return words.label("ui.date.until", {meant, day(*date->latest())});
    return date->earliest() ? words.label("ui.date.since", {meant, day(*date->earliest())}) : meant;
}

} // namespace dossier::ui
