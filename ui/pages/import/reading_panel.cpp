// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/reading_panel.h"

#include "exchange/table/open_table.h"
#include "ui/forms/editors/line_editor.h"
#include "ui/widgets/flow_layout.h"

#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace dossier::ui {

using base::DateOrder;
using namespace Qt::StringLiterals;

namespace {

struct DelimiterLook {
    char16_t character;
    const char *label;
};
constexpr std::array kDelimiters{
    DelimiterLook{u',', "ui.reading.comma"},
    DelimiterLook{u';', "ui.reading.semicolon"},
    DelimiterLook{u'\t', "ui.reading.tab"},
    DelimiterLook{u'|', "ui.reading.bar"},
};

constexpr int kShortest = 14;    ///< characters of a choice

constexpr std::array kOrders{
    std::pair(DateOrder::DayMonthYear, "ui.reading.dmy"),
    std::pair(DateOrder::MonthDayYear, "ui.reading.mdy"),
    std::pair(DateOrder::YearMonthDay, "ui.reading.ymd"),
};

} // namespace

ReadingPanel::ReadingPanel(const VaultContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_door(makeButton(context.ui, {}, "link"))
    , m_controls(new QWidget)
    , m_encoding(new ChoiceBox(context.ui))
    , m_delimiter(new ChoiceBox(context.ui))
    , m_sheet(new ChoiceBox(context.ui))
    , m_header(new QLineEdit)
    , m_dateOrder(new ChoiceBox(context.ui))
    , m_problem(makeLabel(context.ui, Theme::Role::Small, {}, "bad"))
{
    const int u = context.theme().u();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(u);
    m_door->setFont(context.theme().font(Theme::Role::Small));
    column->addWidget(m_door, 0, Qt::AlignLeading);
    addControls();
    column->addWidget(m_controls);
    m_problem->setWordWrap(true);
    column->addWidget(m_problem);
    connect(m_door, &QPushButton::clicked, this, [this] {
        setOpen(!isOpen());
        if (isOpen())
            (m_encodingField->isVisibleTo(this) ? static_cast<QWidget *>(m_encoding) : m_sheet)->setFocus(Qt::TabFocusReason);
    });
    for (ChoiceBox *box : {m_encoding, m_delimiter, m_sheet, m_dateOrder})
        connect(box, &QComboBox::activated, this, &ReadingPanel::changed);
    connect(m_header, &QLineEdit::editingFinished, this, &ReadingPanel::takeHeader);
    forget();
}

QWidget *ReadingPanel::add(QLayout *layout, const char *label, QWidget *field)
{
    auto *pair = new QWidget;
    pair->setLayout(makeLabelled(m_context.ui, m_context.words().label(label), field));
    pair->layout()->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(pair);
    return pair;
}

void ReadingPanel::addControls()
{
    const Words &words = m_context.words();
    auto *flow = new FlowLayout(m_context.theme().u(3), m_controls);
    const QString found = words.label("ui.reading.found");
    m_encoding->addItem(found, QString());
    for (const QString &encoding : exchange::tableEncodings())
        m_encoding->addItem(encoding, encoding);
    m_delimiter->addItem(found, QString());
    for (const DelimiterLook &look : kDelimiters)
        m_delimiter->addItem(words.label(look.label), QString(QChar(look.character)));
    m_dateOrder->addItem(found, QString());
    for (const auto &[order, label] : kOrders)
        m_dateOrder->addItem(words.label(label), int(order));
    for (ChoiceBox *box : {m_encoding, m_delimiter, m_sheet, m_dateOrder}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        box->setMinimumContentsLength(kShortest);
    }
    m_header->setPlaceholderText(found);
    m_header->setMaximumWidth(m_context.theme().u(30));
    m_encodingField = add(flow, "import.encoding", m_encoding);
    m_delimiterField = add(flow, "import.delimiter", m_delimiter);
    m_sheetField = add(flow, "ui.reading.sheet", m_sheet);
    QWidget *header = add(flow, "import.header_row", m_header);
    header->setToolTip(words.label("ui.reading.header_hint"));
    m_header->setAccessibleDescription(words.label("ui.reading.header_hint"));
    add(flow, "import.date_order", m_dateOrder);
}

void ReadingPanel::takeHeader()
{
    const QString typed = m_header->text().trimmed();
    const bool wrong = !typed.isEmpty() && !headerLine();
    markWrong(m_header, wrong);
    if (wrong) {
        showProblem(m_context.words().label("ui.reading.header_hint"));
        return;
    }
    if (std::exchange(m_toldHeader, typed) != typed)
        Q_EMIT changed();
}

void ReadingPanel::forget()
{
    for (ChoiceBox *box : {m_encoding, m_delimiter, m_dateOrder})
        box->setCurrentIndex(0);
    m_sheet->clear();
    m_header->clear();
    m_toldHeader.clear();
    m_encodingField->show();
    m_delimiterField->show();
    m_sheetField->hide();
    m_door->setText(m_context.words().label("ui.reading.how"));
    showProblem({});
    setOpen(false);
}

void ReadingPanel::setOpen(bool open)
{
    m_controls->setVisible(open);
    m_door->setIcon(m_context.theme().icon(open ? u"chevron-down"_s : isRightToLeft() ? u"chevron-left"_s : u"chevron-right"_s, u"link"_s));
    m_door->setAccessibleDescription(m_context.words().label(open ? "ui.reading.is_open" : "ui.reading.is_closed"));
}

void ReadingPanel::showFacts(const exchange::TableFacts &facts)
{
    const bool isText = facts.format == exchange::TableFormat::Text;
    m_encodingField->setVisible(isText);
    m_delimiterField->setVisible(isText);
    showSheets(facts);
}

void ReadingPanel::show(const exchange::ReadList &list)
{
    showFacts(list.facts);
    m_door->setText(isolated(summaryOf(list)));
    const QString &better = list.facts.likelyEncoding;
    showProblem(better.isEmpty() ? QString() : m_context.words().label("ui.reading.fits_better", {better}));
}

void ReadingPanel::showSheets(const exchange::TableFacts &facts)
{
    m_sheetField->setVisible(facts.sheets.size() > 1);
    if (m_sheet->count() == facts.sheets.size())
        return;
    m_sheet->clear();
    for (const exchange::TableSheet &sheet : facts.sheets)
        m_sheet->addItem(sheet.name, sheet.name);
    m_sheet->setCurrentIndex(std::max(0, m_sheet->findData(facts.sheet)));
}

void ReadingPanel::showProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    if (!problem.isEmpty())
        setOpen(true);
}

QString ReadingPanel::delimiterName(QChar delimiter) const
{
    const auto found = std::ranges::find(kDelimiters, delimiter.unicode(), &DelimiterLook::character);
    return found == kDelimiters.end() ? QString(delimiter) : m_context.words().label(found->label);
}

/// "Read as: UTF-8, comma, header in line 3"
QString ReadingPanel::summaryOf(const exchange::ReadList &list) const
{
    const Words &words = m_context.words();
    QStringList parts;
    if (list.facts.format == exchange::TableFormat::Text) {
        parts.append(isolated(list.facts.encoding));
        parts.append(delimiterName(list.facts.delimiter));
    } else {
        parts.append(words.label("ui.reading.in_sheet", {list.facts.sheet}));
    }
    parts.append(list.headerLine > 0 ? words.label("ui.reading.in_line", {words.number(list.headerLine)}) : words.label("ui.reading.no_header"));
    if (m_dateOrder->currentIndex() > 0)
        parts.append(m_dateOrder->currentText());
    return words.label("ui.reading.as", {parts.join(u", "_s)});
}

std::optional<std::int64_t> ReadingPanel::headerLine() const
{
    bool isNumber = false;
    const qint64 line = QLocale(m_context.words().language()).toLongLong(m_header->text().trimmed(), &isNumber);
    return isNumber && line >= 0 ? std::optional<std::int64_t>(line) : std::nullopt;
}

exchange::TableOptions ReadingPanel::table() const
{
    exchange::TableOptions options;
    options.encoding = m_encodingField->isVisibleTo(m_controls) ? m_encoding->currentData().toString() : QString();
    const QString delimiter = m_delimiterField->isVisibleTo(m_controls) ? m_delimiter->currentData().toString() : QString();
    if (!delimiter.isEmpty())
        options.delimiter = delimiter.front();
    options.sheet = m_sheet->currentData().toString();
    return options;
}

void ReadingPanel::putChoices(exchange::ReadingChoices &choices) const
{
    choices.headerRow = headerLine();
    if (const QVariant order = m_dateOrder->currentData(); m_dateOrder->currentIndex() > 0)
        choices.dateOrder = DateOrder(order.toInt());
}

QJsonObject ReadingPanel::state() const
{
    if (!isChosen())
        return {};
    const exchange::TableOptions options = table();
    return {{u"encoding"_s, options.encoding}, {u"delimiter"_s, m_delimiter->currentData().toString()}, {u"sheet"_s, m_sheet->currentIndex() > 0 ? options.sheet : QString()},
            {u"header"_s, m_header->text()}, {u"order"_s, m_dateOrder->currentIndex()}};
}

void ReadingPanel::restore(const QJsonObject &state)
{
    if (state.isEmpty())
        return;
    for (const auto &[box, key] : {std::pair(m_encoding, u"encoding"_s), std::pair(m_delimiter, u"delimiter"_s)})
        box->setCurrentIndex(std::max(0, box->findData(state[key].toString())));
    if (const QString sheet = state[u"sheet"_s].toString(); !sheet.isEmpty())
        m_sheet->addItem(sheet, sheet);   // the others are known when the file was read
    m_header->setText(state[u"header"_s].toString());
    m_toldHeader = m_header->text().trimmed();
    m_dateOrder->setCurrentIndex(std::clamp(state[u"order"_s].toInt(), 0, m_dateOrder->count() - 1));
}

bool ReadingPanel::isChosen() const
{
    return m_encoding->currentIndex() > 0 || m_delimiter->currentIndex() > 0 || m_dateOrder->currentIndex() > 0
           || m_sheet->currentIndex() > 0 || !m_header->text().trimmed().isEmpty();
}

} // namespace dossier::ui
