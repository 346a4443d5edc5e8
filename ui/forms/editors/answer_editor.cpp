// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/editors/answer_editor.h"

#include "ui/widgets/caret.h"
#include "ui/widgets/segments.h"

#include <QHBoxLayout>

namespace dossier::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kTerms{"yes", "no", "unknown"};

} // namespace

AnswerEditor::AnswerEditor(const VaultContext &context, QWidget *parent)
    : Editor(parent)
{
    auto *frame = new Segments(context.ui);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(frame);
    row->addStretch(1);
    for (std::size_t i = 0; i < kTerms.size(); ++i) {
        QToolButton *button = frame->add(context.words().term("answer", QString::fromLatin1(kTerms[i])));
        m_buttons[i] = button;
        connect(button, &QToolButton::clicked, this, [this, button] {
            for (QToolButton *other : m_buttons) {
                if (other != button)
                    other->setChecked(false);
            }
            Q_EMIT edited();
        });
    }
    setFocusProxy(m_buttons[0]);
}

QString AnswerEditor::typed() const
{
    for (std::size_t i = 0; i < kTerms.size(); ++i) {
        if (m_buttons[i]->isChecked())
            return QString::fromLatin1(kTerms[i]);
    }
    return {};
}

void AnswerEditor::setTyped(const QString &text)
{
    for (std::size_t i = 0; i < kTerms.size(); ++i)
        m_buttons[i]->setChecked(text == QLatin1StringView(kTerms[i]));
}

void AnswerEditor::setIdentity(const QString &name, const QByteArray &draftKey)
{
    for (QToolButton *button : m_buttons) {
        button->setAccessibleName(name + ": "_L1 + button->text());
        button->setProperty(kDraftKey, draftKey + '/' + QByteArray::number(qint64(std::ranges::find(m_buttons, button) - m_buttons.begin())));
    }
}

} // namespace dossier::ui
