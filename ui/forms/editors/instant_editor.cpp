// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/editors/instant_editor.h"

#include "items/columns.h"
#include "schema/value_text.h"

#include <QDateTime>
#include <QEvent>
#include <QTimeZone>

namespace dossier::ui {

using namespace Qt::StringLiterals;

namespace {

/// "Baku, UTC+04:00": the city that names the zone, and how far its clock was from UTC at that moment.
QString clockOf(const base::Instant &instant)
{
    const QString city = instant.zone.section(u'/', -1).replace(u'_', u' ');
    const QDateTime moment = items::momentOf(instant);
    const QString offset = moment.timeZone().displayName(moment, QTimeZone::OffsetName);
    return city == offset || city.startsWith("UTC"_L1) ? offset : city + ", "_L1 + offset;
}

} // namespace

InstantEditor::InstantEditor(const VaultContext &context, const schema::FieldSpec &field, QWidget *parent)
    : LineEditor(context.ui, parent)
    , m_context(context)
    , m_field(field)
    , m_zone(context.ui.clock.now().zone)
{
    m_line->installEventFilter(this);
}

bool InstantEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        m_line->setPlaceholderText(m_context.words().label("ui.moment.example"));
    else if (event->type() == QEvent::FocusOut)
        m_line->setPlaceholderText({});
    return LineEditor::eventFilter(watched, event);
}

std::optional<base::Instant> InstantEditor::read() const
{
    const schema::ReadingContext context{.language = m_context.words().language(), .today = m_context.ui.clock.today(), .zone = m_zone};
    const auto value = schema::parseValue(m_field, m_context.ui.vocabularies, typed(), context);
    const auto *instant = value ? std::get_if<base::Instant>(&*value) : nullptr;
    return instant ? std::optional(*instant) : std::nullopt;
}

QString InstantEditor::wordsOf(const base::Instant &instant) const
{
    return items::valueInWords(m_field, schema::Value(instant), m_context.cells(m_context.session.main()), {});
}

QString InstantEditor::reading() const
{
    const auto instant = read();
    const QString words = instant ? wordsOf(*instant) : QString();
    return words == typed().trimmed() ? QString() : words;
}

QString InstantEditor::echo() const
{
    const auto instant = read();
    if (!instant)
        return {};
    const QString words = reading();
    return words.isEmpty() ? clockOf(*instant) : isolated(words) + u" · "_s + isolated(clockOf(*instant));
}

} // namespace dossier::ui
