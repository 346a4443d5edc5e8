// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/export_page.h"

#include "reports/painter/preview.h"
#include "schema/entities/case.h"
#include "schema/value_text.h"
#include "ui/widgets/page_sheet.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QTimer>

#include <array>

namespace dossier::ui {

using base::ErrorCode;
using base::Result;
using disclosure::Audience;
using disclosure::ReportKind;
using disclosure::Withheld;
using namespace Qt::StringLiterals;

namespace {

/// Of a preview on its own thread.
class Stoppable final : public reports::Progress
{
public:
    explicit Stoppable(const std::atomic_bool &cancelled) : m_cancelled(cancelled) {}
    void advanced(std::int64_t) override {}
    [[nodiscard]] bool isCancelled() const override { return m_cancelled; }

private:
    const std::atomic_bool &m_cancelled;
};

constexpr int kPreviewPages = 3;
constexpr double kPreviewDpi = 96;

void clear(QLayout &layout)
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

/// Which cases a list is of.
enum class Scope : std::uint8_t { All, Filtered };

template<typename T>
T chosen(const QComboBox &box)
{
    return T(box.currentData().toInt());
}

QString suffixOf(publish::Format format)
{
    switch (format) {
    case publish::Format::Pdf: return u".pdf"_s;
    case publish::Format::Csv: return u".csv"_s;
    case publish::Format::Xlsx: return u".xlsx"_s;
    case publish::Format::Json: break;
    }
    return u".json"_s;
}

} // namespace

ExportPage::ExportPage(const VaultContext &context, StatusLine &status, const QString &caseFilter, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_status(status)
    , m_filter(caseFilter)
{
    setLook(this, "paper");
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeChoices(), 1);
    row->addWidget(makeFindings(), 1);
    suggestName();
    QTimer::singleShot(0, this, &ExportPage::look);
}

void ExportPage::addField(const char *label, QWidget *field)
{
    m_left->addLayout(makeLabelled(m_context.ui, m_context.words().label(label), field));
}

QWidget *ExportPage::makeChoices()
{
    const Words &words = m_context.words();
    const int u = m_context.theme().u();
    auto *content = new QWidget;
    setLook(content, "paper");
    m_left = new QVBoxLayout(content);
    m_left->setContentsMargins(u * 4, u * 3, u * 4, u * 4);
    m_left->setSpacing(u * 3);
    m_left->addWidget(makeLabel(m_context.ui, Theme::Role::Title, words.label("ui.export.title")));
    const auto box = [&](std::initializer_list<std::pair<QString, int>> entries) {
        auto *made = new ChoiceBox(m_context.ui);
        for (const auto &[text, value] : entries)
            made->addItem(text, value);
        connect(made, &QComboBox::activated, this, [this] {
            suggestName();
            look();
        });
        return made;
    };
    m_report = box({{words.label("ui.export.list"), int(ReportKind::List)}, {words.label("ui.export.sheet"), int(ReportKind::EndorsementSheet)},
                    {words.label("ui.export.hearings"), int(ReportKind::Hearing)}});
    m_audience = box({{words.term("audience", u"public"_s), int(Audience::Public)},
                      {words.term("audience", u"partner"_s), int(Audience::Partner)},
                      {words.term("audience", u"internal"_s), int(Audience::Internal)}});
    m_language = box({});
    for (const QString &tag : {u"en"_s, u"az"_s, u"ru"_s})
        m_language->addItem(words.languageName(tag), tag);
    m_language->setCurrentIndex(std::max(0, m_language->findData(words.language())));
    m_format = box({{u"PDF"_s, int(publish::Format::Pdf)},
                    {u"CSV"_s, int(publish::Format::Csv)},
                    {u"XLSX"_s, int(publish::Format::Xlsx)},
                    {u"JSON"_s, int(publish::Format::Json)}});
    m_asOf = new DateEditor(m_context);
    m_asOf->setTyped(base::PartialDate::day(m_context.ui.clock.today()).format(schema::dateLanguage(words.language())));
    m_asOf->setIdentity(words.label("ui.export.as_of"), "as_of");
    m_asOfEcho = makeLabel(m_context.ui, Theme::Role::Small, {}, "hint");
    addField("ui.export.report", m_report);
    if (!m_filter.isEmpty()) {
        // A list of some must not pass for the list of all.
        m_scope = box({{words.label("ui.export.scope_all"), int(Scope::All)}, {words.label("ui.export.scope_filtered", {m_filter}), int(Scope::Filtered)}});
        addField("ui.export.scope", m_scope);
    }
    addField("ui.export.audience", m_audience);
    addField("ui.action.language", m_language);
    addField("ui.export.format", m_format);
    addField("ui.export.as_of", m_asOf);
    m_left->addWidget(m_asOfEcho);
    m_asOfEcho->hide();
    m_path = new QLineEdit;
    addField("ui.export.file", m_path);
    QPushButton *choose = makeButton(m_context.ui, words.label("ui.unlock.choose"));
    choose->setAccessibleName(words.label("ui.export.choose_file"));
    m_write = makeButton(m_context.ui, words.label("ui.export.write"), "primary");
    m_write->setEnabled(false);
    auto *actions = new QHBoxLayout;
    actions->addWidget(m_write);
    actions->addWidget(choose);
    actions->addStretch();
    m_left->addLayout(actions);
    m_message = new MessageBar(m_context.ui);
    m_left->addWidget(m_message);
    m_left->addStretch(1);
    connect(m_asOf, &Editor::edited, this, [this] {
        m_asOfEcho->setText(m_asOf->echo());
        m_asOfEcho->setVisible(!m_asOfEcho->text().isEmpty());
        look();
    });
    connect(choose, &QPushButton::clicked, this, &ExportPage::chooseFile);
    connect(m_write, &QPushButton::clicked, this, &ExportPage::write);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    setLook(scroll, "paper");
    scroll->setWidget(content);
    return scroll;
}

QWidget *ExportPage::makeFindings()
{
    const int u = m_context.theme().u();
    QFrame *side = makeFrame("side");
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(u * 4, u * 3, u * 4, u * 4);
    column->setSpacing(u * 3);
    column->addWidget(makeLabel(m_context.ui, Theme::Role::Section, m_context.words().label("ui.export.what_leaves")));
    m_findingsBody = new QWidget;
    m_findings = new QVBoxLayout(m_findingsBody);
    m_findings->setContentsMargins(0, 0, 0, 0);
    m_findings->setSpacing(u * 2);
    column->addWidget(m_findingsBody);
    m_pagesTitle = makeLabel(m_context.ui, Theme::Role::Small, {}, "hint");
    column->addWidget(m_pagesTitle);
    auto *sheets = new QWidget;
    setLook(sheets, "paper");
    m_pages = new QVBoxLayout;
    m_pages->setSpacing(u * 3);
    auto *sheetColumn = new QVBoxLayout(sheets);
    sheetColumn->setContentsMargins(0, 0, u * 2, 0);
    sheetColumn->addLayout(m_pages);
    sheetColumn->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(m_context.words().label("import.preview"));
    setLook(scroll, "paper");
    scroll->setWidget(sheets);
    column->addWidget(scroll, 1);
    return side;
}

void ExportPage::suggestName()
{
    const QString folder = m_path->text().isEmpty() ? QDir::homePath() : QFileInfo(m_path->text()).absolutePath();
    const auto kind = chosen<ReportKind>(*m_report);
    const QString name = (kind == ReportKind::List ? u"list"_s : kind == ReportKind::Hearing ? u"hearings"_s : u"endorsements"_s) + u'-' + m_context.ui.clock.today().toString(Qt::ISODate);
    m_path->setText(QDir(folder).filePath(name + suffixOf(chosen<publish::Format>(*m_format))));
}

Result<publish::PublicationRequest> ExportPage::request() const
{
    publish::PublicationRequest out;
    out.kind = chosen<ReportKind>(*m_report);
    out.audience = chosen<Audience>(*m_audience);
    out.format = chosen<publish::Format>(*m_format);
    out.language = m_language->currentData().toString();
    out.path = QDir::cleanPath(m_path->text().trimmed());
    DOSSIER_ASSIGN(const base::PartialDate day, base::PartialDate::parse(m_asOf->typed(), schema::dateLanguage(m_context.words().language()),
                                                                         m_context.ui.clock.today()));
    if (!day.isDay())
        return base::fail(ErrorCode::InvalidValue, u"as of"_s);
    out.asOf = *day.earliest();
    if (out.kind == ReportKind::List && m_scope && chosen<Scope>(*m_scope) == Scope::Filtered) {
        const schema::EntitySpec &entity = *m_context.ui.registry.entity(schema::case_::kType);
        DOSSIER_ASSIGN(out.filter, store::parseFilter(m_filter, entity, m_context.ui.registry, m_context.ui.vocabularies, m_context.words().language()));
        out.filter->entity = schema::case_::kType;
        out.filter->limit = 0;
    }
    return out;
}

void ExportPage::clearFindings()
{
    clear(*m_findings);
    clear(*m_pages);
    m_pagesTitle->clear();
    m_preview.stop();
}

void ExportPage::startPreview(publish::ReportContent content)
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

int ExportPage::previewedPages() const
{
    return m_pages->count();
}

void ExportPage::showPages(const Result<Pages> &pages)
{
    const Words &words = m_context.words();
    clear(*m_pages);
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

void ExportPage::addLine(const QString &icon, const QString &tone, const QString &text, bool strong)
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m_context.theme().u(2));
    row->addWidget(makeIcon(m_context.ui, icon, tone, 16), 0, Qt::AlignTop);
    QLabel *label = makeLabel(m_context.ui, strong ? Theme::Role::Name : Theme::Role::Body, text);
    label->setWordWrap(true);
    row->addWidget(label, 1);
    m_findings->addWidget(line);
}

void ExportPage::look()
{
    clearFindings();
    const auto asked = request();
    m_write->setEnabled(false);
    if (!asked) {
        addLine(u"circle-alert"_s, u"red"_s, m_context.words().label("error.date_unclear"));
        return;
    }
    reports::NoProgress progress;
    auto content = publish::ReportContent::read(*asked, m_context.session, progress);
    if (!content) {
        const bool closed = content.error().code == ErrorCode::Locked || content.error().code == ErrorCode::NotGranted;
        addLine(u"lock-keyhole"_s, u"slate"_s, closed ? m_context.words().label("ui.export.compartment_closed") : m_context.words().error(content.error()));
        return;
    }
    show(content->counts());
    m_write->setEnabled(true);
    if (asked->format == publish::Format::Pdf)
        startPreview(std::move(*content));
}

void ExportPage::show(const publish::Published &counts)
{
    const Words &words = m_context.words();
    addLine(u"circle-check"_s, u"green"_s, words.label("ui.export.named", {words.number(counts.named), words.number(counts.total)}), true);
    if (counts.otherwise > 0)
        addLine(u"user"_s, u"teal"_s, words.label("ui.export.otherwise", {words.number(counts.otherwise)}));
    if (counts.withheld > 0)
        addLine(u"eye-off"_s, u"slate"_s, words.label("ui.status.will_be_withheld", {words.number(counts.withheld)}), true);
    for (const Reason &reason : kReasons) {
        if (const int count = counts.reasons.value(reason.withheld); count > 0)
            addLine(u"minus"_s, u"slate"_s, words.label(reason.key, {words.number(count)}));
    }
    if (counts.notCounted > 0)
        addLine(u"ban"_s, u"red"_s, words.label("ui.export.not_counted", {words.number(counts.notCounted)}));
    if (counts.changedSinceClearance > 0)
        addLine(u"git-compare"_s, u"amber"_s, words.label("ui.export.changed", {words.number(counts.changedSinceClearance)}));
    if (counts.untranslated > 0)
        addLine(u"info"_s, u"slate"_s, words.label("ui.export.untranslated", {words.number(counts.untranslated)}));
    const bool endorsersClosed = m_context.session.holds(schema::Compartment::Endorsers) && !m_context.session.store(schema::Compartment::Endorsers);
    if (endorsersClosed && chosen<Audience>(*m_audience) == Audience::Public)
        addLine(u"lock-keyhole"_s, u"amber"_s, words.label("ui.export.open_endorsers"), true);
}

void ExportPage::chooseFile()
{
    if (m_files)
        return;
    m_files = new FilePanel(m_context.ui, FilePanel::Purpose::SaveFile, m_context.words().label("ui.file.choose"));
    m_files->setPath(m_path->text());
    m_left->insertWidget(m_left->count() - 2, m_files);
    const auto done = [this] {
        m_files->deleteLater();
        m_files = nullptr;
        m_write->setFocus();
    };
    connect(m_files, &FilePanel::cancelled, this, done);
    connect(m_files, &FilePanel::chosen, this, [this, done](const QString &path) {
        m_path->setText(path);
        done();
    });
    m_files->setFocus();
}

void ExportPage::write()
{
    if (m_writing)
        return;
    const Words &words = m_context.words();
    m_message->dismiss();
    const auto asked = request();
    if (!asked) {
        m_message->show(MessageBar::Tone::Error, words.label("error.date_unclear"));
        return;
    }
    reports::NoProgress reading;
    auto publication = publish::Publication::begin(*asked, m_context.session, reading);
    if (!publication) {
        m_message->show(MessageBar::Tone::Error, words.error(publication.error()));
        return;
    }
    const qint64 rows = publication->rows();
    m_writing = std::make_unique<PublicationJob>(std::move(*publication), m_context.ui.fontFolder);
    m_write->setEnabled(false);
    m_shown.emplace(m_status, words.label("ui.export.writing"), [this] {
        if (m_writing)
            m_writing->cancel();
    });
    connect(m_writing.get(), &PublicationJob::progressed, this, [this, rows](qint64 done) { m_shown->setProgress(done, rows); });
    connect(m_writing.get(), &PublicationJob::written, this,
            [this, name = QFileInfo(asked->path).fileName()](const Result<void> &written, publish::Publication &made) { finish(written, made, name); });
    m_writing->start();
}

void ExportPage::finish(const Result<void> &written, publish::Publication &publication, const QString &fileName)
{
    const Words &words = m_context.words();
    const Result<publish::Published> published = written ? publication.finish(m_context.session) : std::unexpected(written.error());
    m_shown.reset();
    m_writing.release()->deleteLater();
    m_write->setEnabled(true);
    if (!published) {
        const bool changed = published.error().code == ErrorCode::Conflict;
        m_message->show(MessageBar::Tone::Error, changed ? words.label("ui.export.changed_meanwhile") : words.error(published.error()));
        return;
    }
    m_message->show(MessageBar::Tone::Plain,
                    words.label("ui.export.done", {words.number(published->named), words.number(published->total), fileName}), u"check"_s);
    if (!published->ledgerClosed)
        m_message->show(MessageBar::Tone::Warning, words.label("ui.export.ledger_open"));
    Q_EMIT said(words.label("ui.export.written"), false);
}

bool ExportPage::run(const QByteArray &command)
{
    if (command != "record.save" && command != "record.back")
        return false;
    command == "record.save" ? write() : Q_EMIT leaveWanted();
    return true;
}

} // namespace dossier::ui
