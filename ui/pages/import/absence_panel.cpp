// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/absence_panel.h"

#include "schema/entities/case.h"
#include "schema/value_text.h"

#include <QVBoxLayout>

namespace dossier::ui {

using namespace Qt::StringLiterals;

AbsencePanel::AbsencePanel(const VaultContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(makeLabel(context.ui, Theme::Role::Name, {}))
    , m_facts(makeLabel(context.ui, Theme::Role::Small, {}, "soft"))
    , m_editor(new AbsenceEditor(context))
{
    const int u = context.theme().u();
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    QFrame *frame = makeFrame("note");
    outer->addWidget(frame);
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(u * 3, u * 2, u * 3, u * 2);
    column->setSpacing(u);
    QLabel *rule = makeLabel(context.ui, Theme::Role::Small, context.words().label("import.absent_note"), "hint");
    for (QLabel *label : {m_title, m_facts, rule})
        label->setWordWrap(true);
    column->addWidget(m_title);
    column->addWidget(m_facts);
    column->addWidget(m_editor);
    column->addWidget(rule);
    connect(m_editor, &AbsenceEditor::changed, this, [this] {
        if (m_case)
            Q_EMIT answered(*m_case, m_editor->answer());
    });
    hide();
}

/// "C-0219 · On remand · Last listed: 31 October 2026"
QString AbsencePanel::describe(const exchange::MissingCase &missing) const
{
    const Words &words = m_context.words();
    QStringList parts;
    if (const auto record = m_context.session.main().record(missing.caseId)) {
        parts.append(isolated(record->get(schema::case_::reference).value_or(QString())));
        if (const auto status = record->get(schema::case_::liberty_status))
            parts.append(words.term("liberty", status->term));
    }
    if (!missing.lastListed.isNull()) {
        parts.append(words.label("field.absence.last_listed") + u": "_s
                     + isolated(missing.lastListed.format(schema::dateLanguage(words.language()))));
    }
    parts.removeIf([](const QString &part) { return part.isEmpty(); });
    return parts.join(u" · "_s);
}

void AbsencePanel::show(const exchange::MissingCase *missing)
{
    setVisible(missing);
    if (!missing) {
        m_case.reset();
        return;
    }
    if (m_case == missing->caseId)
        return;
    m_case = missing->caseId;
    m_title->setText(m_context.words().label("ui.import.what_happened", {missing->name}));
    m_facts->setText(describe(*missing));
    m_editor->setAnswer(missing->answer);
}

} // namespace dossier::ui
