// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/editors/code_editor.h"

#include "schema/value_text.h"
#include "ui/forms/editors/line_editor.h"
#include "ui/widgets/caret.h"

#include <QAbstractItemView>
#include <QAccessibleWidget>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QWheelEvent>

namespace dossier::ui {

using namespace Qt::StringLiterals;

namespace {

/// Qt names a closed list by its value alone and trusts a label that is its neighbour; ours stand in editors of their own.
class ChoiceAccessible final : public QAccessibleWidget
{
public:
    explicit ChoiceAccessible(ChoiceBox *box) : QAccessibleWidget(box, QAccessible::ComboBox), m_box(*box) {}
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Value)
            return m_box.currentText();
        const QString text = QAccessibleWidget::text(kind);
        return kind == QAccessible::Name ? text + ": "_L1 + m_box.currentText() : text;
    }
    /// The list, as in Qt's own.
    [[nodiscard]] int childCount() const override { return 1; }
    [[nodiscard]] QAccessibleInterface *child(int index) const override
    {
        return index == 0 ? QAccessible::queryAccessibleInterface(m_box.view()->parentWidget()) : nullptr;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override { return child->object() == m_box.view()->parentWidget() ? 0 : -1; }
    [[nodiscard]] QStringList actionNames() const override { return {showMenuAction()}; }
    void doAction(const QString &action) override
    {
        if (action == showMenuAction())
            m_box.showPopup();
    }

private:
    ChoiceBox &m_box;
};

QAccessibleInterface *choiceAccessible(const QString &className, QObject *object)
{
    auto *box = className == "dossier::ui::ChoiceBox"_L1 ? qobject_cast<ChoiceBox *>(object) : nullptr;
    return box ? new ChoiceAccessible(box) : nullptr;
}

} // namespace

ChoiceBox::ChoiceBox(const Context &context, QWidget *parent)
    : QComboBox(parent)
    , m_context(context)
{
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    // Qt keeps factories for the whole process and leaves out one it has.
    QAccessible::installFactory(choiceAccessible);
}

void ChoiceBox::paintEvent(QPaintEvent *event)
{
    QComboBox::paintEvent(event);
    QPainter painter(this);
    const QRect arrow(width() - 14 - m_context.theme.u(2), (height() - 14) / 2, 14, 14);
    painter.drawPixmap(QStyle::visualRect(layoutDirection(), rect(), arrow), m_context.theme.pixmap(u"chevron-down"_s, u"text3"_s, 14, devicePixelRatioF()));
}

void ChoiceBox::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

CodeEditor::CodeEditor(const VaultContext &context, const schema::FieldSpec &field, QWidget *parent)
    : Editor(parent)
    , m_context(context)
    , m_vocabulary(field.vocabulary)
    , m_box(new ChoiceBox(context.ui))
{
    m_box->addItem(context.words().label("ui.field.empty"), QString());
    if (const schema::Vocabulary *terms = context.ui.vocabularies.vocabulary(field.vocabulary)) {
        for (const schema::Term &term : terms->terms) {
            if (!term.retired)
                m_box->addItem(term.label(context.words().language()), term.key);
        }
    }
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_box);
    setFocusProxy(m_box);
    connect(m_box, &QComboBox::activated, this, &Editor::edited);
}

void CodeEditor::setTyped(const QString &text)
{
    const schema::Vocabulary *terms = m_context.ui.vocabularies.vocabulary(m_vocabulary);
    const schema::Term *term = terms ? (terms->term(text) ? terms->term(text) : terms->find(text)) : nullptr;
    const QString key = term ? term->key : text;
    if (m_box->findData(key) < 0)
        m_box->addItem(m_context.words().term(m_vocabulary, key), key);
    m_box->setCurrentIndex(m_box->findData(key));
}

void CodeEditor::setIdentity(const QString &name, const QByteArray &draftKey)
{
    m_box->setAccessibleName(name);
    m_box->setProperty(kDraftKey, draftKey);
}

void CodeEditor::setWrong(bool wrong)
{
    markWrong(m_box, wrong);
}

} // namespace dossier::ui
