// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_bar.h"

#include "store/query/filter_words.h"
#include "store/query/related_fields.h"
#include "ui/widgets/flow_layout.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>

#include <array>

namespace dossier::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds kPause{120};
constexpr qsizetype kMostTerms = 40;   ///< in a menu; longer vocabularies are typed
/// What people ask a list for that its records do not hold themselves: their charges do, their proceedings.
constexpr std::array kOfWhatRefers{"article", "court"};

} // namespace

FilterBar::FilterBar(const Context &context, const schema::EntitySpec &entity, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_entity(entity)
    , m_box(new QLineEdit)
    , m_flow(new FlowLayout(context.theme.u(2), this))
    , m_add(new QToolButton)
    , m_clear(makeButton(context, context.words.label("ui.filter.clear"), "link"))
{
    const Words &words = context.words;
    m_box->setPlaceholderText(words.label("ui.action.filter"));
    m_box->setAccessibleName(words.label("ui.action.filter"));
    m_box->setProperty("draftKey", QByteArray("filter"));
    m_box->setMinimumWidth(context.theme.u(48));
    m_box->addAction(context.theme.icon(u"search"_s, u"text3"_s), QLineEdit::LeadingPosition)->setText(words.label("ui.action.filter"));
    m_box->installEventFilter(this);
    m_add->setText(words.label("ui.filter.add"));
    m_add->setIcon(context.theme.icon(u"plus"_s));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setFocusPolicy(Qt::StrongFocus);
    m_add->setAccessibleName(words.label("ui.filter.add_condition"));
    setLook(m_add, "addChip");
    m_add->setMenu(makeAddMenu());
    m_flow->addWidget(m_box);
    m_flow->addWidget(m_add);
    m_flow->addWidget(m_clear);
    m_clear->hide();
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(m_box, &QLineEdit::textEdited, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, [this] { typed(false); });
    connect(m_box, &QLineEdit::returnPressed, this, [this] { typed(true); });
    connect(m_clear, &QPushButton::clicked, this, &FilterBar::clear);
}

/// A menu of many menus: filled for whoever opens it.
QMenu *FilterBar::makeAddMenu()
{
    auto *menu = new QMenu(m_add);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        if (menu->isEmpty())
            fillAddMenu(*menu);
    });
    return menu;
}

void FilterBar::fillAddMenu(QMenu &menu)
{
    for (const schema::FieldSpec &field : m_entity.fields) {
        const schema::Vocabulary *terms = field.kind == schema::Kind::Code ? m_context.vocabularies.vocabulary(field.vocabulary) : nullptr;
        const QString key = QString::fromLatin1(field.key);
        if (terms && terms->terms.size() <= kMostTerms && field.shape == schema::Shape::Scalar) {
            QMenu *inner = menu.addMenu(m_context.words.field(field));
            for (const schema::Term &term : terms->terms)
                inner->addAction(term.label(m_context.words.language()), this, [this, key, term] { addChip(key + u':' + term.key); });
        } else if (field.kind == schema::Kind::Date && field.indexed) {
            menu.addAction(m_context.words.label("ui.filter.since", {m_context.words.field(field)}), this, [this, key] { begin(key + u">="_s); });
        }
    }
    for (const char *name : kOfWhatRefers) {
        const auto related = store::relatedFields(m_entity, name, m_context.registry);
        if (!related.empty() && !m_entity.field(QByteArrayView(name)))
            menu.addAction(m_context.words.field(*related.front().field), this, [this, name] { begin(QString::fromLatin1(name) + u':'); });
    }
}

/// A condition whose value is to be typed.
void FilterBar::begin(const QString &condition)
{
    m_box->setText(m_box->text() + (m_box->text().isEmpty() ? QString() : u" "_s) + condition);
    m_box->setFocus();
}

QString FilterBar::expression() const
{
    QStringList out;
    for (const FilterChip &chip : m_chips)
        out.append(chip.expression);
    const QString rest = store::expandFilterWords(m_box->text());
    if (!rest.isEmpty())
        out.append(rest);
    return out.join(u' ');
}

void FilterBar::setExpression(const QString &expression)
{
    auto [chips, rest] = takeChips(expression, true, m_entity, m_context.registry, m_context.vocabularies, m_context.words,
                                   m_context.clock.today());
    m_chips = chips;
    m_box->setText(rest);
    rebuild();
    Q_EMIT changed();
}

void FilterBar::addChip(const QString &expression)
{
    m_chips.append(chipOf(expression, m_entity, m_context.registry, m_context.vocabularies, m_context.words,
                          m_context.clock.today()));
    rebuild();
    Q_EMIT changed();
}

void FilterBar::clear()
{
    m_pause.stop();
    if (isEmpty())
        return;
    m_chips.clear();
    m_box->clear();
    rebuild();
    Q_EMIT changed();
}

void FilterBar::typed(bool done)
{
    m_pause.stop();
    auto [chips, rest] = takeChips(m_box->text(), done, m_entity, m_context.registry, m_context.vocabularies, m_context.words,
                                   m_context.clock.today());
    if (!chips.isEmpty()) {
        m_chips.append(chips);
        m_box->setText(rest);
    }
    rebuild();
    Q_EMIT changed();
}

void FilterBar::rebuild()
{
    for (QWidget *widget : std::as_const(m_chipWidgets))
        widget->deleteLater();
    m_chipWidgets.clear();
    m_flow->removeWidget(m_add);
    m_flow->removeWidget(m_clear);
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        auto *chip = new QToolButton;
        // What takes it away stands at its end, as icons of Qt's stand where reading begins.
        chip->setLayoutDirection(isRightToLeft() ? Qt::LeftToRight : Qt::RightToLeft);
        chip->setText(isolatedIn(chip->layoutDirection(), m_chips[i].words));
        chip->setIcon(m_context.theme.icon(u"x"_s, u"teal"_s));
        chip->setIconSize({12, 12});
        chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        chip->setFocusPolicy(Qt::StrongFocus);
        chip->setAccessibleName(m_context.words.label("ui.filter.remove", {m_chips[i].words}));
        chip->setToolTip(chip->accessibleName());
        setLook(chip, "chip");
        connect(chip, &QToolButton::clicked, this, [this, i] {
            m_chips.removeAt(i);
            rebuild();
            m_box->setFocus();
            Q_EMIT changed();
        });
        m_flow->addWidget(chip);
        chip->show();
        m_chipWidgets.append(chip);
    }
    m_flow->addWidget(m_add);
    m_flow->addWidget(m_clear);
    m_clear->setVisible(!isEmpty());
}

/// Undo and redo are the box's only where it has something to take back; else they are the record's.
bool FilterBar::takesBack(const QKeyEvent &event) const
{
    if (event.matches(QKeySequence::Undo))
        return m_box->isUndoAvailable();
    if (event.matches(QKeySequence::Redo))
        return m_box->isRedoAvailable();
    return true;
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_box && event->type() == QEvent::ShortcutOverride && !takesBack(*static_cast<QKeyEvent *>(event))) {
        event->ignore();
        return true;
    }
    const int key = watched == m_box && event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event)->key() : 0;
    if (key == Qt::Key_Escape) {
        clear();
        return true;
    }
    if (key == Qt::Key_Down) {
        Q_EMIT listWanted();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace dossier::ui
