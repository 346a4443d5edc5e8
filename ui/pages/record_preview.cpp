// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/record_preview.h"

#include "items/case_columns.h"
#include "items/case_custody.h"
#include "items/charges.h"
#include "items/hearing_columns.h"
#include "schema/entities/case.h"
#include "schema/entities/charge.h"
#include "schema/entities/detention.h"
#include "schema/entities/detention_place.h"
#include "schema/entities/event.h"
#include "schema/entities/hearing.h"
#include "schema/entities/participation.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"
#include "schema/entities/sentence.h"
#include "schema/value_text.h"
#include "ui/text/custody_words.h"
#include "ui/text/date_words.h"
#include "ui/widgets/detention_bar.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/marks.h"

#include <QGridLayout>

namespace dossier::ui {

using namespace Qt::StringLiterals;
using namespace schema;

namespace {

constexpr int kMostFacts = 16;
constexpr double kLabelUnits = 27;   ///< the longest word of a label in any language
constexpr double kTermUnits = 40;    ///< that a term may take beside the days held
constexpr qsizetype kMostEvents = 8;

} // namespace

RecordPreview::RecordPreview(const VaultContext &context, store::Store &store, QWidget *parent)
    : QFrame(parent)
    , m_context(context)
    , m_store(store)
    , m_scroll(makeScroll("paper"))
    , m_open(makeButton(context.ui, context.words().label("ui.preview.open"), "primary"))
    , m_export(makeButton(context.ui, context.words().label("ui.command.export")))
{
    const int u = context.theme().u();
    setLook(this, "side");
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *actions = new QHBoxLayout;
    actions->setContentsMargins(u * 4, u * 2, u * 4, u * 2);
    actions->setSpacing(u * 2);
    actions->addWidget(m_open);
    actions->addWidget(m_export);
    actions->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_scroll, 1);
    column->addWidget(makeLine());
    column->addLayout(actions);
    connect(m_open, &QPushButton::clicked, this, &RecordPreview::openWanted);
    connect(m_export, &QPushButton::clicked, this, &RecordPreview::exportWanted);
    show(std::nullopt);
}

items::CellContext RecordPreview::cells() const
{
    return m_context.cells(m_store);
}

QString RecordPreview::title(base::RecordId id) const
{
    return items::titleInWords(cells(), id);
}

void RecordPreview::show(const std::optional<domain::Record> &record)
{
    const int u = m_context.theme().u();
    m_body = new QWidget;
    setLook(m_body, "paper");
    m_column = new QVBoxLayout(m_body);
    m_column->setContentsMargins(u * 4, u * 3, u * 4, u * 4);
    m_column->setSpacing(u * 2);
    m_open->setVisible(record.has_value());
    m_export->setVisible(record && record->type() == case_::kType);
    if (!record)
        m_column->addWidget(makeLabel(m_context.ui, Theme::Role::Body, m_context.words().label("ui.preview.none"), "hint"));
    else if (record->type() == case_::kType)
        showCase(*record);
    else
        showOther(*record);
    m_column->addStretch(1);
    m_scroll->setWidget(m_body);
}

void RecordPreview::addHeader(const QString &title, const QString &below)
{
    QLabel *name = makeLabel(m_context.ui, Theme::Role::PanelTitle, title);
    name->setWordWrap(true);
    m_column->addWidget(name);
    if (!below.isEmpty()) {
        QLabel *label = makeLabel(m_context.ui, Theme::Role::Small, below, "soft");
        label->setWordWrap(true);
        m_column->addWidget(label);
    }
}

void RecordPreview::addBadges(const QList<QWidget *> &badges)
{
    auto *row = new QWidget;
    auto *flow = new FlowLayout(m_context.theme().u(1.5), row);
    for (QWidget *badge : badges)
        flow->addWidget(badge);
    m_column->addWidget(row);
}

void RecordPreview::addSection()
{
    m_column->addSpacing(m_context.theme().u());
    m_column->addWidget(makeLine());
    m_column->addSpacing(m_context.theme().u());
}

void RecordPreview::addFact(const QString &label, const QString &value, const QString &more)
{
    if (value.isEmpty())
        return;
    auto *row = new QHBoxLayout;
    row->setSpacing(m_context.theme().u(2));
    QLabel *name = makeLabel(m_context.ui, Theme::Role::Small, label, "hint");
    name->setFixedWidth(m_context.theme().u(kLabelUnits));
    name->setWordWrap(true);
    row->addWidget(name, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    QLabel *text = makeLabel(m_context.ui, Theme::Role::Body, value);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    texts->addWidget(text);
    if (!more.isEmpty()) {
        QLabel *below = makeLabel(m_context.ui, Theme::Role::Small, more, "soft");
        below->setWordWrap(true);
        texts->addWidget(below);
    }
    texts->addStretch(1);
    row->addLayout(texts, 1);
    m_column->addLayout(row);
}

/// Days held and what ends next over the bar to scale; whatever else comes first is said as well.
void RecordPreview::addCustody(const domain::Record &record)
{
    const QDate today = m_context.ui.clock.today();
    const items::CaseCustody custody = items::custodyOf(m_store, record);
    const disclosure::CustodyLine line = disclosure::custodyLine(custody.facts, today);
    const CustodyWords words(m_context.words(), today);
    const QString held = words.held(line);
    const auto next = items::nextDateOf(cells(), record.id(), custody);
    if (held.isEmpty() && line.isEmpty()) {
        if (next)
            addNextDate(*next);
        return;
    }
    addSection();
    auto *row = new QHBoxLayout;
    row->setSpacing(m_context.theme().u(1.5));
    QLabel *days = makeLabel(m_context.ui, Theme::Role::Name, held);
    days->setWordWrap(true);
    row->addWidget(days, 1, Qt::AlignTop);
    if (line.term) {
        const QString tone = urgencyToken(line.term->daysLeft, true);
        const QString text = words.termEnds(line, custody.facts);
        QLabel *ends = makeLabel(m_context.ui, Theme::Role::Small, text, tone == "red"_L1 ? "bad" : "soft");
        ends->setWordWrap(true);
        ends->setMinimumWidth(std::min(ends->fontMetrics().horizontalAdvance(text) + 1, m_context.theme().u(kTermUnits)));
        row->addWidget(makeIcon(m_context.ui, tone == "text2"_L1 ? u"calendar-days"_s : u"alarm-clock"_s, tone, 14), 0, Qt::AlignTop);
        row->addWidget(ends, 0, Qt::AlignTop);
    }
    m_column->addLayout(row);
    if (!line.isEmpty()) {
        auto *bar = new DetentionBar(m_context.ui, DetentionBar::Size::Compact);
        bar->show(line);
        m_column->addWidget(bar);
        connect(bar, &DetentionBar::periodChosen, this, &RecordPreview::openWanted);
    }
    if (next && (!line.term || next->day != line.term->day))
        addNextDate(*next);
}

void RecordPreview::addNextDate(const items::NextDate &next)
{
    const Words &words = m_context.words();
    const QDate today = m_context.ui.clock.today();
    const QString tone = urgencyToken(int(today.daysTo(next.day)), next.liberty);
    auto *line = new QHBoxLayout;
    line->setSpacing(m_context.theme().u(1.5));
    line->addWidget(makeIcon(m_context.ui, tone == "text2"_L1 ? u"calendar-days"_s : u"alarm-clock"_s, tone, 14));
    QLabel *label = makeLabel(m_context.ui, Theme::Role::Name,
                              words.label("ui.preview.next", {words.label(next.label), words.shortDay(next.day, today)}),
                              tone == "red"_L1 ? "bad" : "");
    line->addWidget(label, 1);
    m_column->addLayout(line);
}

void RecordPreview::showCase(const domain::Record &record)
{
    const Words &words = m_context.words();
    const items::CellContext context = cells();
    const auto person = record.get(case_::person);
    QStringList otherNames;
    if (person) {
        if (const auto names = m_store.parts(person::names.id, *person)) {
            for (const domain::Record &name : names->mid(1))
                otherNames.append(isolated(name.get(person_name::text).value_or(QString())));
        }
    }
    addHeader(person ? title(*person) : QString(), otherNames.join(u" · "_s));
    QList<QWidget *> badges;
    if (const auto status = record.get(case_::liberty_status)) {
        const Mark mark = libertyMark(status->term);
        badges.append(new Badge(m_context.ui, mark.tone, mark.icon, words.term("liberty", status->term)));
    }
    if (const auto state = record.get(case_::publication)) {
        const Mark mark = publicationMark(state->term);
        badges.append(new Badge(m_context.ui, mark.tone, mark.icon, words.term("publication", state->term)));
    }
    addBadges(badges);
    addCustody(record);
    addSection();
    const auto field = [&](FieldId id) { return items::valueInWords(*m_context.ui.registry.field(id), record, context, {}); };
    addFact(words.label("ui.case.arrested"), field(case_::arrest_date.id), field(case_::arrest_place.id));
    const QList<domain::Record> charges = items::chargesInForce(m_store, record.id());
    const auto stage = charges.isEmpty() ? std::nullopt : charges.first().get(charge::stage);
    const QString chargeNote = stage ? words.term("charge", stage->term) : QString();
    addFact(words.label("entity.charge.plural"), items::articlesOf(charges).join(", "_L1), chargeNote);
    if (const auto sentences = m_store.referring(sentence::kType, sentence::case_.id, record.id())) {
        for (const domain::Record &one : *sentences) {
            const auto court = one.get(sentence::court);
            addFact(words.label("entity.sentence"), items::valueInWords(*context.registry.field(sentence::total_term.id), one, context, {}),
                    court ? title(*court) : QString());
        }
    }
    if (const auto orders = m_store.referring(detention::kType, detention::case_.id, record.id())) {
        for (const domain::Record &order : *orders) {
            const auto places = m_store.parts(detention::places.id, order.id());
            if (!places || places->isEmpty())
                continue;
            const FieldSpec &placeField = *context.registry.field(detention_place::place.id);
            const auto id = places->last().get(detention_place::place);
            addFact(words.label("ui.case.held_at"), id ? title(*id) : items::valueInWords(placeField, places->last(), context, {}));
        }
    }
    if (const auto people = m_store.referring(participation::kType, participation::case_.id, record.id())) {
        for (const domain::Record &one : *people) {
            const auto role = one.get(participation::role);
            const auto who = one.get(participation::person);
            if (role && who)
                addFact(words.term("role", role->term), title(*who));
        }
    }
    addFact(words.field(*context.registry.field(case_::list_group.id)), field(case_::list_group.id));
    addLatest(record);
}

void RecordPreview::addLatest(const domain::Record &record)
{
    const auto events = m_store.referring(event::kType, event::case_.id, record.id());
    if (!events || events->isEmpty())
        return;
    addSection();
    m_column->addWidget(makeLabel(m_context.ui, Theme::Role::Section, m_context.words().label("ui.case.latest")));
    QList<domain::Record> sorted = *events;
    std::ranges::stable_sort(sorted, std::greater{}, [](const domain::Record &one) {
        const auto date = one.get(event::date);
        return date && date->earliest() ? *date->earliest() : QDate(1, 1, 1);
    });
    for (const domain::Record &one : sorted.first(std::min(kMostEvents, sorted.size()))) {
        const auto date = one.get(event::date);
        addFact(date ? shortDate(m_context.words(), *date) : QString(), one.get(event::title).value_or(QString()));
    }
}

void RecordPreview::showOther(const domain::Record &record)
{
    const EntitySpec &entity = *m_context.ui.registry.entity(record.type());
    const QString sitting = record.type() == hearing::kType ? items::hearingTitle(cells(), record) : QString();
    addHeader(sitting.isEmpty() ? title(record.id()) : sitting,
              sitting.isEmpty() ? m_context.words().entity(entity) : items::hearingTime(cells(), record));
    addSection();
    const auto titles = m_store.titles(items::referencesOf({record}));
    int shown = 0;
    for (const FieldSpec &field : entity.fields) {
        if (field.shape == schema::Shape::Part || field.kind == Kind::Bytes || field.kind == Kind::Order || shown == kMostFacts)
            continue;
        const QString text = items::valueInWords(field, record, cells(), titles ? *titles : QHash<base::RecordId, QString>());
        if (!text.isEmpty())
            ++shown;
        addFact(m_context.words().field(field), text);
    }
}

} // namespace dossier::ui
