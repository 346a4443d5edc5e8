// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/export/export_preview.h"

#include "reports/painter/preview.h"
#include "ui/jobs/stoppable.h"
#include "ui/widgets/page_sheet.h"

#include <QHBoxLayout>

namespace dossier::ui {

using base::Result;

namespace {

constexpr int kPages = 3;
constexpr double kDpi = 96;

} // namespace

ExportPreview::ExportPreview(const VaultContext &context, QWidget *parent)
    : QFrame(parent)
    , m_context(context)
    , m_which(makeLabel(context.ui, Theme::Role::Small, {}, "soft"))
{
    setLook(this, "side");
    const int u = context.theme().u();
    auto *heading = new QHBoxLayout;
    heading->setContentsMargins(u * 4, u * 3, u * 4, u * 3);
    heading->setSpacing(u * 2);
    heading->addWidget(makeLabel(context.ui, Theme::Role::Section, context.words().label("import.preview")));
    m_which->setWordWrap(true);
    heading->addWidget(m_which, 1, Qt::AlignVCenter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(heading);
    column->addWidget(makeLine());
    column->addWidget(makeSheets(), 1);
}

QWidget *ExportPreview::makeSheets()
{
    const int u = m_context.theme().u();
    auto *sheets = new QWidget;
    setLook(sheets, "desk");
    m_pages = new QVBoxLayout;
    m_pages->setSpacing(u * 4);
    auto *column = new QVBoxLayout(sheets);
    column->setContentsMargins(u * 6, u * 4, u * 6, u * 4);
    column->addLayout(m_pages);
    column->addStretch(1);
    QScrollArea *scroll = makeScroll("desk");
    // The only way to look further down with the keyboard.
    scroll->setFocusPolicy(Qt::TabFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(m_context.words().label("import.preview"));
    scroll->setWidget(sheets);
    return scroll;
}

void ExportPreview::clear()
{
    m_laying.stop();
    clearLayout(*m_pages);
    m_which->clear();
}

void ExportPreview::say(const QString &sentence)
{
    m_which->setText(sentence);
}

void ExportPreview::show(publish::ReportContent content)
{
    // Shared with the thread that lays the pages out: std::function wants to copy what it holds.
    auto shared = std::make_shared<publish::ReportContent>(std::move(content));
    say(m_context.words().label("ui.export.laying_out"));
    const double dpi = kDpi * devicePixelRatioF();
    m_laying.start(
        this,
        [shared, dpi, &ui = m_context.ui](const std::atomic_bool &cancelled) {
            Pages out;
            Stoppable progress(cancelled);
            const auto paint = [&](const reports::DocumentInfo &info, reports::BlockSource &blocks, const reports::HouseStyle &style,
                                   const reports::FontSet &fonts) -> Result<void> {
                DOSSIER_ASSIGN(reports::Preview pages, reports::Preview::lay(info, blocks, style, fonts, 0, kPages, progress));
                out.total = pages.pageCount();
                out.missing = pages.missing();
                for (int page = 0; page < kPages && pages.holds(page); ++page)
                    out.images.push_back(pages.image(page, dpi));
                return {};
            };
            const Result<void> done = shared->layPages(ui.vocabularies, ui.fontFolder, paint);
            return done ? Result<Pages>(std::move(out)) : std::unexpected(done.error());
        },
        [this](const Result<Pages> &pages) { showPages(pages); });
}

int ExportPreview::pageCount() const
{
    return m_pages->count();
}

void ExportPreview::showPages(const Result<Pages> &pages)
{
    const Words &words = m_context.words();
    clearLayout(*m_pages);
    if (!pages) {
        say(words.error(pages.error()));
        return;
    }
    const auto shown = qint64(pages->images.size());
    say(shown < pages->total ? words.label("ui.export.pages", {words.number(shown), words.number(pages->total)})
                             : words.count("ui.export.all_pages", shown));
    if (!pages->missing.isEmpty())
        Q_EMIT missingFound(pages->missing);
    int number = 0;
    for (const QImage &image : pages->images)
        m_pages->addWidget(new PageSheet(m_context.ui, image, words.label("ui.export.page", {words.number(++number)})));
}

} // namespace dossier::ui
