// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/export/export_findings.h"

#include "reports/painter/preview.h"
#include "ui/jobs/stoppable.h"
#include "ui/widgets/page_sheet.h"

#include <QHBoxLayout>

#include <array>

namespace dossier::ui {

using base::Result;
using disclosure::Audience;
using disclosure::Withheld;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPreviewPages = 3;
constexpr double kPreviewDpi = 96;

void empty(QLayout &layout)
{
    while (QLayoutItem *item = layout.takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

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
    : QFrame(parent)
    , m_context(context)
{
    setLook(this, "side");
    const int u = context.theme().u();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(u * 4, u * 3, u * 4, u * 4);
    column->setSpacing(u * 3);
    column->addWidget(makeLabel(context.ui, Theme::Role::Section, context.words().label("ui.export.what_leaves")));
    m_lines = new QVBoxLayout;
    m_lines->setSpacing(u * 2);
    column->addLayout(m_lines);
    m_pagesTitle = makeLabel(context.ui, Theme::Role::Small, {}, "hint");
    column->addWidget(m_pagesTitle);
    column->addWidget(makeSheets(), 1);
}

QWidget *ExportFindings::makeSheets()
{
    const int u = m_context.theme().u();
    auto *sheets = new QWidget;
    setLook(sheets, "paper");
    m_pages = new QVBoxLayout;
    m_pages->setSpacing(u * 3);
    auto *column = new QVBoxLayout(sheets);
    column->setContentsMargins(0, 0, u * 2, 0);
    column->addLayout(m_pages);
    column->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(m_context.words().label("import.preview"));
    setLook(scroll, "paper");
    scroll->setWidget(sheets);
    return scroll;
}

void ExportFindings::clear()
{
    empty(*m_lines);
    empty(*m_pages);
    m_pagesTitle->clear();
    m_preview.stop();
}

void ExportFindings::sayReading()
{
    m_pagesTitle->setText(m_context.words().label("ui.export.reading"));
}

void ExportFindings::refuse(const QString &icon, const QString &tone, const QString &sentence)
{
    addLine(icon, tone, sentence);
}

void ExportFindings::preview(publish::ReportContent content)
{
    // Shared with the thread that lays the pages out: std::function wants to copy what it holds.
    auto shared = std::make_shared<publish::ReportContent>(std::move(content));
    m_pagesTitle->setText(m_context.words().label("ui.export.laying_out"));
    const double dpi = kPreviewDpi * devicePixelRatioF();
    m_preview.start(
        this,
        [shared, dpi, &ui = m_context.ui](const std::atomic_bool &cancelled) {
            Pages out;
            Stoppable progress(cancelled);
            const auto paint = [&](const reports::DocumentInfo &info, reports::BlockSource &blocks, const reports::HouseStyle &style,
                                   const reports::FontSet &fonts) -> Result<void> {
                DOSSIER_ASSIGN(reports::Preview pages, reports::Preview::lay(info, blocks, style, fonts, 0, kPreviewPages, progress));
                out.total = pages.pageCount();
                out.missing = pages.missing();
                for (int page = 0; page < kPreviewPages && pages.holds(page); ++page)
                    out.images.push_back(pages.image(page, dpi));
                return {};
            };
            const Result<void> done = shared->layPages(ui.vocabularies, ui.fontFolder, paint);
            return done ? Result<Pages>(std::move(out)) : std::unexpected(done.error());
        },
        [this](const Result<Pages> &pages) { showPages(pages); });
}

int ExportFindings::previewedPages() const
{
    return m_pages->count();
}

void ExportFindings::showPages(const Result<Pages> &pages)
{
    const Words &words = m_context.words();
    empty(*m_pages);
    if (!pages) {
        m_pagesTitle->setText(words.error(pages.error()));
        return;
    }
    m_pagesTitle->setText(words.label("ui.export.pages", {words.number(qint64(pages->images.size())), words.number(pages->total)}));
    // What would stop the export is said before it is asked for.
    if (!pages->missing.isEmpty())
        m_pagesTitle->setText(words.label("ui.export.missing", {pages->missing.join(u", "_s)}));
    int number = 0;
    for (const QImage &image : pages->images)
        m_pages->addWidget(new PageSheet(m_context.ui, image, words.label("ui.export.page", {words.number(++number)})));
}

void ExportFindings::addLine(const QString &icon, const QString &tone, const QString &text, bool strong)
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m_context.theme().u(2));
    row->addWidget(makeIcon(m_context.ui, icon, tone, 16), 0, Qt::AlignTop);
    QLabel *label = makeLabel(m_context.ui, strong ? Theme::Role::Name : Theme::Role::Body, text);
    label->setWordWrap(true);
    row->addWidget(label, 1);
    m_lines->addWidget(line);
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
    if (counts.untranslated > 0)
        addLine(u"info"_s, u"slate"_s, words.label("ui.export.untranslated", {words.number(counts.untranslated)}));
    const bool endorsersClosed = m_context.session.holds(schema::Compartment::Endorsers) && !m_context.session.store(schema::Compartment::Endorsers);
    if (endorsersClosed && request.audience == Audience::Public)
        addLine(u"lock-keyhole"_s, u"amber"_s, words.label("ui.export.open_endorsers"), true);
}

} // namespace dossier::ui
