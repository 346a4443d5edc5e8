// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/export/field_choice.h"

#include "ui/widgets/flow_layout.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace dossier::ui {

using namespace Qt::StringLiterals;

FieldChoice::FieldChoice(const VaultContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_door(new QToolButton)
    , m_boxes(new QWidget)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(context.theme().u(2));
    m_door->setIcon(context.theme().icon(u"columns-3"_s));
    m_door->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_door->setCheckable(true);
    m_door->setFocusPolicy(Qt::StrongFocus);
    column->addWidget(m_door, 0, Qt::AlignLeft);
    new FlowLayout(context.theme().u(3), m_boxes);
    column->addWidget(m_boxes);
    m_boxes->hide();
    connect(m_door, &QToolButton::toggled, m_boxes, &QWidget::setVisible);
}

void FieldChoice::offer(schema::EntityType entity, const QList<schema::FieldId> &fields)
{
    if (entity != m_entity)
        m_without.clear();
    m_entity = entity;
    if (fields == m_offered)
        return;
    m_offered = fields;
    while (QLayoutItem *item = m_boxes->layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const schema::FieldId id : fields) {
        auto *box = new QCheckBox(m_context.words().field(*m_context.ui.registry.field(id)));
        box->setChecked(!m_without.contains(id));
        m_boxes->layout()->addWidget(box);
        connect(box, &QCheckBox::toggled, this, [this, id](bool chosen) { toggle(id, chosen); });
    }
    sayHowMany();
}

void FieldChoice::toggle(schema::FieldId field, bool chosen)
{
    if (chosen)
        m_without.remove(field);
    else
        m_without.insert(field);
    sayHowMany();
    Q_EMIT changed();
}

void FieldChoice::sayHowMany()
{
    const Words &words = m_context.words();
    const qsizetype chosen = std::ranges::count_if(m_offered, [this](schema::FieldId id) { return !m_without.contains(id); });
    m_door->setText(words.label("ui.export.columns", {words.number(chosen), words.number(m_offered.size())}));
    m_door->setAccessibleName(m_door->text());
}

QStringList FieldChoice::keys() const
{
    QStringList out;
    for (const schema::FieldId id : m_offered) {
        if (!m_without.contains(id))
            out.append(QString::fromLatin1(m_context.ui.registry.field(id)->key));
    }
    return out.size() == m_offered.size() ? QStringList() : out;
}

bool FieldChoice::isEmpty() const
{
    return std::ranges::all_of(m_offered, [this](schema::FieldId id) { return m_without.contains(id); });
}

} // namespace dossier::ui
