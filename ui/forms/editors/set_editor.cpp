// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/editors/set_editor.h"

#include "items/columns.h"
#include "ui/forms/editors/reference_editor.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/parts.h"

#include <QKeyEvent>
#include <QToolButton>
#include <QVBoxLayout>

namespace dossier::ui {

using namespace Qt::StringLiterals;

SetEditor::SetEditor(const VaultContext &context, store::Store &store, const schema::FieldSpec &field, QWidget *parent)
    : Editor(parent)
    , m_context(context)
    , m_store(store)
    , m_field(field)
    , m_single(field)
    , m_chips(new QWidget)
    , m_flow(new FlowLayout(context.theme().u(1.5), m_chips))
{
    m_single.shape = schema::Shape::Scalar;
    m_entry = makeEditor(context, store, m_single);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(context.theme().u());
    column->addWidget(m_chips);
    column->addWidget(m_entry);
    setFocusProxy(m_entry->focusProxy() ? m_entry->focusProxy() : m_entry);
    if (QWidget *inner = m_entry->focusProxy())
        inner->installEventFilter(this);
    const bool chosen = field.kind == schema::Kind::Code || field.kind == schema::Kind::Reference;
    connect(m_entry, &Editor::edited, this, [this, chosen] {
        // What was chosen from a list is complete; what is typed waits for Enter.
        const bool complete = chosen && (m_field.kind == schema::Kind::Code || referencedId(m_entry->typed()));
        if (complete && !m_entry->typed().isEmpty())
            take();
        Q_EMIT edited();
    });
    rebuild();
}

QString SetEditor::typed() const
{
    QStringList all = m_members;
    const QString pending = m_entry->typed().trimmed();
    if (!pending.isEmpty())
        all.append(pending);
    return all.join(u'\n');
}

void SetEditor::setTyped(const QString &text)
{
    m_members = text.split(u'\n', Qt::SkipEmptyParts);
    m_entry->setTyped({});
    rebuild();
}

void SetEditor::setIdentity(const QString &name, const QByteArray &draftKey)
{
    m_name = name;
    m_entry->setIdentity(name, draftKey);
    rebuild();
}

void SetEditor::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_entry->setVisible(!readOnly);
    rebuild();
}

void SetEditor::appendChanges(std::vector<domain::ChangeSet> &changes) const
{
    if (m_field.kind != schema::Kind::Reference)
        return;
    for (const QString &member : m_members)
        appendCreated(member, m_field.targets.front(), m_context.ui.random, changes);
}

void SetEditor::take()
{
    const QString pending = m_entry->typed().trimmed();
    if (!pending.isEmpty() && !m_members.contains(pending))
        m_members.append(pending);
    m_entry->setTyped({});
    rebuild();
}

QString SetEditor::wordsOf(const QString &member) const
{
    if (m_field.kind == schema::Kind::Code)
        return m_context.words().term(m_field.vocabulary, member);
    const auto id = m_field.kind == schema::Kind::Reference ? referencedId(member) : std::nullopt;
    if (!id)
        return member;
    if (member.startsWith("new:"_L1))
        return member.section(u' ', 1);
    return items::titleInWords({m_store, m_context.ui.registry, m_context.ui.vocabularies, m_context.words().language(), {}}, *id);
}

void SetEditor::rebuild()
{
    clearLayout(*m_flow);
    for (const QString &member : std::as_const(m_members)) {
        auto *chip = new QToolButton;
        const QString words = wordsOf(member);
        chip->setText(words);
        chip->setIcon(m_context.theme().icon(u"x"_s, u"teal"_s));
        chip->setIconSize({12, 12});
        chip->setToolButtonStyle(m_readOnly ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
        chip->setEnabled(!m_readOnly);
        chip->setFocusPolicy(Qt::StrongFocus);
        chip->setAccessibleName(m_context.words().label("ui.filter.remove", {m_name + ": "_L1 + words}));
        setLook(chip, "chip");
        connect(chip, &QToolButton::clicked, this, [this, member] {
            m_members.removeOne(member);
            rebuild();
            setFocus();
            Q_EMIT edited();
        });
        m_flow->addWidget(chip);
        chip->show();
    }
    m_chips->setVisible(!m_members.isEmpty());
}

bool SetEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool typing = m_field.kind != schema::Kind::Reference && m_field.kind != schema::Kind::Code;
        if (typing && (key == Qt::Key_Return || key == Qt::Key_Enter) && !m_entry->typed().trimmed().isEmpty()) {
            take();
            Q_EMIT edited();
            return true;
        }
    }
    return Editor::eventFilter(watched, event);
}

} // namespace dossier::ui
