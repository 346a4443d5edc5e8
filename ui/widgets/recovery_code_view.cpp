// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/recovery_code_view.h"

#include "vault/recovery_code.h"

#include <QAccessibleWidget>
#include <QFontDatabase>
#include <QPainter>

namespace dossier::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kGroups = vault::RecoveryCode::kGroupCount;
constexpr int kGroupSize = vault::RecoveryCode::kGroupSize;
constexpr int kColumns = 4;

/// Who hears the screen instead of seeing it must be able to write the code down too. It is put together when asked for.
class CodeAccessible final : public QAccessibleWidget
{
public:
    explicit CodeAccessible(RecoveryCodeView *view) : QAccessibleWidget(view, QAccessible::StaticText), m_view(*view) {}
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Description ? m_view.spoken() : QAccessibleWidget::text(kind);
    }

private:
    const RecoveryCodeView &m_view;
};

QAccessibleInterface *codeAccessible(const QString &className, QObject *object)
{
    auto *view = className == "dossier::ui::RecoveryCodeView"_L1 ? qobject_cast<RecoveryCodeView *>(object) : nullptr;
    return view ? new CodeAccessible(view) : nullptr;
}

} // namespace

RecoveryCodeView::RecoveryCodeView(const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
{
    // Before the name is told of. Qt keeps factories for the whole process and leaves out one it has.
    QAccessible::installFactory(codeAccessible);
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(context.theme.font(Theme::Role::PanelTitle).pointSizeF());
    setFont(font);
    setAccessibleName(context.words.label("ui.action.recovery_code"));
    setLayoutDirection(Qt::LeftToRight);
    setFocusPolicy(Qt::StrongFocus);
}

void RecoveryCodeView::setCode(base::SecretBytes code)
{
    m_code = std::move(code);
    update();
}

void RecoveryCodeView::clear()
{
    m_code.clear();
    update();
}

bool RecoveryCodeView::isGroup(int index, const base::SecretBytes &typed) const
{
    const std::size_t begin = std::size_t(index) * (kGroupSize + 1);
    if (typed.size() != kGroupSize || begin + kGroupSize > m_code.size())
        return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < kGroupSize; ++i) {
        const std::uint8_t byte = typed.bytes()[i];
        const auto upper = std::uint8_t(byte >= 'a' && byte <= 'z' ? byte - 0x20 : byte);
        difference |= unsigned(upper ^ m_code.bytes()[begin + i]);
    }
    return difference == 0;
}

QString RecoveryCodeView::group(int index) const
{
    const std::size_t begin = std::size_t(index) * (kGroupSize + 1);
    if (begin + kGroupSize > m_code.size())
        return {};
    return QString::fromLatin1(reinterpret_cast<const char *>(m_code.bytes().data() + begin), kGroupSize);
}

QString RecoveryCodeView::spoken() const
{
    QStringList groups;
    for (int index = 0; index < kGroups && !m_code.isEmpty(); ++index)
        groups.append(m_context.words.number(index + 1) + ": "_L1 + group(index));
    return groups.join(", "_L1);
}

QSize RecoveryCodeView::sizeHint() const
{
    const int cell = fontMetrics().horizontalAdvance(u"0"_s) * (kGroupSize + 3);
    const int rows = (kGroups + kColumns - 1) / kColumns;
    return {cell * kColumns, (fontMetrics().height() + m_context.theme.u(5)) * rows};
}

void RecoveryCodeView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int cell = width() / kColumns;
    const int rows = (kGroups + kColumns - 1) / kColumns;
    const int line = height() / rows;
    for (int group = 0; group < kGroups; ++group) {
        QString shown = RecoveryCodeView::group(group);
        if (shown.isEmpty())
            return;
        const QRect place(group % kColumns * cell, group / kColumns * line, cell, line);
        painter.setFont(m_context.theme.font(Theme::Role::Key));
        painter.setPen(m_context.theme.color(u"text3"_s));
        painter.drawText(place.adjusted(0, 0, 0, -line / 2 - 2), int(Qt::AlignLeft | Qt::AlignBottom), QString::number(group + 1));
        painter.setFont(font());
        painter.setPen(m_context.theme.color(u"text"_s));
        painter.drawText(place.adjusted(0, line / 2 - 4, 0, 0), int(Qt::AlignLeft | Qt::AlignTop), shown);
        shown.fill(u'\0');
    }
    if (hasFocus()) {
        painter.setPen(QPen(m_context.theme.color(u"focus"_s), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
}

} // namespace dossier::ui
