// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/export/export_findings.h"

#include <QHBoxLayout>

#include <array>

namespace dossier::ui {

using disclosure::Withheld;
using namespace Qt::StringLiterals;

namespace {

struct Reason {
    Withheld withheld;
    const char *key;
};
constexpr std::array kReasons{
    Reason{Withheld::NotCleared, "ui.withheld.not_cleared"},       Reason{Withheld::TakenOff, "ui.withheld.taken_off"},
    Reason{Withheld::Embargoed, "ui.withheld.embargoed"},          Reason{Withheld::NoBasis, "ui.withheld.no_basis"},
    Reason{Withheld::NoName, "ui.withheld.no_name"},               Reason{Withheld::Withdrawn, "ui.withheld.withdrawn"},
    Reason{Withheld::Capped, "ui.withheld.capped"},                Reason{Withheld::NeverByRole, "ui.withheld.never_by_role"},
    Reason{Withheld::NotDecidedByRole, "ui.withheld.not_decided"},
};

} // namespace

ExportFindings::ExportFindings(const VaultContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_panel(makeFrame("panel"))
    , m_lines(new QVBoxLayout(m_panel))
{
    const int u = context.theme().u();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(u * 2);
    column->addWidget(makeLabel(context.ui, Theme::Role::Section, context.words().label("ui.export.what_leaves")));
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(0);
    column->addWidget(m_panel);
    m_panel->hide();
}

void ExportFindings::clear()
{
    clearLayout(*m_lines);
    m_panel->hide();
}

void ExportFindings::sayReading()
{
    addLine(u"hourglass"_s, u"slate"_s, m_context.words().label("ui.export.reading"));
}

void ExportFindings::addLine(const QString &icon, const QString &tone, const QString &text, bool strong)
{
    const int u = m_context.theme().u();
    if (m_lines->count() > 0)
        m_lines->addWidget(makeLine());
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(u * 3, u * 3 / 2, u * 3, u * 3 / 2);
    row->setSpacing(u * 2);
    row->addWidget(makeIcon(m_context.ui, icon, tone, 16), 0, Qt::AlignTop);
    QLabel *label = makeLabel(m_context.ui, strong ? Theme::Role::Name : Theme::Role::Body, text);
    label->setWordWrap(true);
    row->addWidget(label, 1);
    m_lines->addWidget(line);
    m_panel->show();
}

void ExportFindings::addReasons(const publish::Published &counts)
{
    const Words &words = m_context.words();
    if (counts.withheld > 0)
        addLine(u"eye-off"_s, u"slate"_s, words.label("ui.status.will_be_withheld", {words.number(counts.withheld)}), true);
    for (const Reason &reason : kReasons) {
        if (const int count = counts.reasons.value(reason.withheld); count > 0)
            addLine(u"minus"_s, u"slate"_s, words.label(reason.key, {words.number(count)}));
    }
    if (counts.later > 0)
        addLine(u"minus"_s, u"slate"_s, words.label("ui.export.later", {words.number(counts.later)}));
    if (counts.countedAlready > 0)
        addLine(u"minus"_s, u"slate"_s, words.label("ui.export.counted_already", {words.number(counts.countedAlready)}));
    if (counts.notCounted > 0)
        addLine(u"ban"_s, u"red"_s, words.label("ui.export.not_counted", {words.number(counts.notCounted)}));
}

void ExportFindings::show(const publish::Published &counts, const publish::PublicationRequest &request)
{
    const Words &words = m_context.words();
    const char *said = request.kind == disclosure::ReportKind::Records ? "ui.export.records" : "ui.export.named";
    addLine(u"circle-check"_s, u"green"_s, words.label(said, {words.number(counts.named), words.number(counts.total)}), true);
    if (counts.otherwise > 0)
        addLine(u"user"_s, u"teal"_s, words.label("ui.export.otherwise", {words.number(counts.otherwise)}));
    addReasons(counts);
    if (counts.changedSinceClearance > 0)
        addLine(u"git-compare"_s, u"amber"_s, words.label("ui.export.changed", {words.number(counts.changedSinceClearance)}));
    if (counts.missing > 0)
        addLine(u"circle-alert"_s, u"amber"_s, words.label("ui.export.left_out", {words.number(counts.missing)}));
    if (counts.untranslated > 0)
        addLine(u"info"_s, u"slate"_s, words.label("ui.export.untranslated", {words.number(counts.untranslated)}));
}

} // namespace dossier::ui
