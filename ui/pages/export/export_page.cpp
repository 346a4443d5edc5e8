// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/export/export_page.h"

#include "ui/jobs/stoppable.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QTimer>

namespace dossier::ui {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

ExportPage::ExportPage(const VaultContext &context, StatusLine &status, const QString &caseFilter, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_status(status)
    , m_choices(new ExportChoices(context, caseFilter))
    , m_stop(new StopPanel(context.ui))
    , m_findings(new ExportFindings(context))
    , m_preview(new ExportPreview(context))
    , m_write(makeButton(context.ui, context.words().label("ui.export.write"), "primary"))
    , m_message(new MessageBar(context.ui))
{
    setLook(this, "paper");
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeForm(), 4);
    row->addWidget(m_preview, 3);
    m_write->setEnabled(false);
    connect(m_choices, &ExportChoices::changed, this, &ExportPage::look);
    connect(m_choices, &ExportChoices::fileChosen, m_write, qOverload<>(&QWidget::setFocus));
    connect(m_write, &QPushButton::clicked, this, &ExportPage::write);
    connect(m_stop, &StopPanel::commandWanted, this, &ExportPage::commandWanted);
    connect(m_preview, &ExportPreview::missingFound, this, [this](const QStringList &characters) {
        stop(m_context.words().label("ui.export.missing", {characters.join(u", "_s)}));
    });
    QTimer::singleShot(0, this, &ExportPage::look);
}

QWidget *ExportPage::makeForm()
{
    const int u = m_context.theme().u();
    auto *content = new QWidget;
    setLook(content, "paper");
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(u * 4, u * 3, u * 4, u * 4);
    column->setSpacing(u * 4);
    column->addWidget(makeLabel(m_context.ui, Theme::Role::Title, m_context.words().label("ui.export.title")));
    column->addWidget(m_choices);
    column->addWidget(m_message);
    column->addWidget(m_stop);
    auto *actions = new QHBoxLayout;
    actions->setSpacing(u * 2);
    actions->addWidget(m_write);
    QLabel *after = makeLabel(m_context.ui, Theme::Role::Small, m_context.words().label("ui.export.checked_after"), "hint");
    after->setWordWrap(true);
    actions->addWidget(after, 1);
    column->addLayout(actions);
    column->addWidget(m_findings);
    column->addStretch(1);
    QScrollArea *scroll = makeScroll("paper");
    scroll->setWidget(content);
    return scroll;
}

QString ExportPage::refusal(const base::Error &error) const
{
    const Words &words = m_context.words();
    switch (error.code) {
    case ErrorCode::Locked:
    case ErrorCode::NotGranted:
        return words.label("ui.export.compartment_closed");
    case ErrorCode::Refused:
        return words.label("ui.export.not_for_audience");
    default:
        return words.error(error);
    }
}

QString ExportPage::unclear(const base::Error &choices) const
{
    return m_context.words().label(choices.code == ErrorCode::InvalidArgument ? "ui.export.no_column" : "error.date_unclear");
}

void ExportPage::stop(const QString &sentence)
{
    m_stop->show(sentence);
    m_write->setEnabled(false);
}

/// Who is to be protected by a check must be known to it.
void ExportPage::stopForEndorsers(const publish::PublicationRequest &asked)
{
    using schema::Compartment;
    const bool ofThem = publish::ReportContent::compartmentOf(asked.kind) == Compartment::Endorsers;
    const store::Session &session = m_context.session;
    if (session.store(Compartment::Endorsers) || !session.holds(Compartment::Endorsers) || !(ofThem || asked.audience == disclosure::Audience::Public))
        return;
    const Words &words = m_context.words();
    m_stop->show(words.label(ofThem ? "ui.export.compartment_closed" : "ui.export.open_endorsers"), words.label("ui.endorsers.open"), "endorsers.open");
}

void ExportPage::look()
{
    m_reading.stop();
    m_findings->clear();
    m_preview->clear();
    m_stop->clear();
    m_write->setEnabled(false);
    const auto asked = m_choices->request();
    if (!asked) {
        stop(unclear(asked.error()));
        return;
    }
    stopForEndorsers(*asked);
    auto source = store::ReleaseSource::of(m_context.session, publish::ReportContent::compartmentOf(asked->kind));
    if (!source) {
        if (!m_stop->isStopping())
            stop(refusal(source.error()));
        return;
    }
    m_findings->sayReading();
    m_reading.start(
        this,
        // Shared, because std::function wants to copy what it holds, and a key is not copied.
        [request = *asked, source = std::make_shared<store::ReleaseSource>(std::move(*source))](const std::atomic_bool &cancelled) {
            Stoppable progress(cancelled);
            return publish::ReportContent::read(request, *source, progress);
        },
        [this, request = *asked](Result<publish::ReportContent> content) { showContent(std::move(content), request); });
}

void ExportPage::showContent(Result<publish::ReportContent> content, const publish::PublicationRequest &asked)
{
    m_findings->clear();
    if (!content) {
        stop(refusal(content.error()));
        return;
    }
    m_findings->show(content->counts(), asked);
    allowWriting();
    if (asked.format == publish::Format::Pdf)
        m_preview->show(std::move(*content));
}

void ExportPage::allowWriting()
{
    m_write->setEnabled(!m_writing && !m_stop->isStopping());
}

void ExportPage::write()
{
    if (m_writing)
        return;
    m_message->dismiss();
    const auto asked = m_choices->request();
    if (!asked) {
        m_message->show(MessageBar::Tone::Error, unclear(asked.error()));
        return;
    }
    // A list that was handed out is not replaced by one key.
    if (QFileInfo::exists(asked->path) && std::exchange(m_mayReplace, asked->path) != asked->path) {
        m_message->show(MessageBar::Tone::Warning, m_context.words().label("ui.export.exists", {QFileInfo(asked->path).fileName()}));
        return;
    }
    m_mayReplace.clear();
    auto publication = publish::Publication::begin(*asked, m_context.session);
    if (!publication) {
        m_message->show(MessageBar::Tone::Error, m_context.words().error(publication.error()));
        return;
    }
    m_writing = std::make_unique<PublicationJob>(std::move(*publication), m_context.ui.fontFolder);
    m_write->setEnabled(false);
    follow(*asked);
    m_writing->start();
}

void ExportPage::follow(const publish::PublicationRequest &asked)
{
    m_shown.emplace(m_status, m_context.words().label("ui.export.writing"), [this] {
        if (m_writing)
            m_writing->cancel();
    });
    connect(m_writing.get(), &PublicationJob::progressed, this, [this](qint64 done, qint64 total) { m_shown->setProgress(done, total); });
    connect(m_writing.get(), &PublicationJob::written, this,
            [this, asked](const Result<void> &written, publish::Publication &made) { finish(written, made, asked); });
}

void ExportPage::finish(const Result<void> &written, publish::Publication &publication, const publish::PublicationRequest &asked)
{
    const Words &words = m_context.words();
    const Result<publish::Published> published = written ? publication.finish(m_context.session) : std::unexpected(written.error());
    m_shown.reset();
    m_writing.release()->deleteLater();
    allowWriting();
    if (!published) {
        const bool changed = published.error().code == ErrorCode::Conflict;
        const QString why = changed ? words.label("ui.export.changed_meanwhile") : words.error(published.error());
        m_message->show(MessageBar::Tone::Error, why);
        if (!isVisible())
            m_status.say(why);
        return;
    }
    const char *said = asked.kind == disclosure::ReportKind::Records ? "ui.export.done_records" : "ui.export.done";
    m_message->show(MessageBar::Tone::Plain,
                    words.label(said, {words.number(published->named), words.number(published->total), QFileInfo(asked.path).fileName()}),
                    u"check"_s);
    if (!published->ledgerClosed)
        m_message->show(MessageBar::Tone::Warning, words.label("ui.export.ledger_open"));
    Q_EMIT this->said(words.label("ui.export.written"), false);
}

bool ExportPage::run(const QByteArray &command)
{
    if (command != "record.save" && command != "record.back")
        return false;
    command == "record.save" ? write() : Q_EMIT leaveWanted();
    return true;
}

} // namespace dossier::ui
