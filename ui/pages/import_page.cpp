// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import_page.h"

#include "base/atomic_file.h"
#include "exchange/import/organisations_of.h"
#include "schema/value_text.h"
#include "ui/shell/status_line.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace dossier::ui {

using base::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kLargestList = 256LL << 20;   ///< bytes

} // namespace

ImportPage::ImportPage(const VaultContext &context, StatusLine &status, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_status(status)
{
    setLook(this, "paper");
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeChoices(), 1);
    row->addWidget(makeResult(), 1);
}

void ImportPage::addField(const char *label, QWidget *field)
{
    m_left->addLayout(makeLabelled(m_context.ui, m_context.words().label(label), field));
}

QWidget *ImportPage::makeChoices()
{
    const Words &words = m_context.words();
    const int u = m_context.theme().u();
    auto *content = new QWidget;
    setLook(content, "paper");
    m_left = new QVBoxLayout(content);
    m_left->setContentsMargins(u * 4, u * 3, u * 4, u * 4);
    m_left->setSpacing(u * 3);
    m_left->addWidget(makeLabel(m_context.ui, Theme::Role::Title, words.label("import.title")));
    m_file = new ElidedLabel;
    m_file->setFullText(words.label("ui.import.no_file"));
    m_left->addWidget(m_file);
    m_files = new FilePanel(m_context.ui, FilePanel::Purpose::OpenFile, words.label("ui.import.read"));
    m_files->setFolder(QDir::homePath());
    m_left->addWidget(m_files, 1);
    m_name = new QLineEdit;
    addField("ui.import.list_name", m_name);
    m_asOf = new DateEditor(m_context);
    m_asOf->setIdentity(words.label("import.as_of"), "as_of");
    addField("import.as_of", m_asOf);
    m_publication = new ChoiceBox(m_context.ui);
    for (const QString &term : {u"draft"_s, u"cleared"_s})
        m_publication->addItem(words.term("publication", term), term);
    addField("import.ask_publication", m_publication);
    m_basis = new ChoiceBox(m_context.ui);
    if (const schema::Vocabulary *terms = m_context.ui.vocabularies.vocabulary("naming_basis")) {
        for (const schema::Term &term : terms->terms)
            m_basis->addItem(term.label(words.language()), term.key);
    }
    m_basis->setCurrentIndex(std::max(0, m_basis->findData(u"none"_s)));
    addField("import.ask_basis", m_basis);
    m_left->addStretch(1);
    connect(m_files, &FilePanel::chosen, this, &ImportPage::setFile);
    connect(m_files, &FilePanel::cancelled, this, &ImportPage::leaveWanted);
    connect(m_asOf, &Editor::edited, this, &ImportPage::plan);
    connect(m_publication, &QComboBox::activated, this, &ImportPage::plan);
    connect(m_basis, &QComboBox::activated, this, &ImportPage::plan);
    connect(m_name, &QLineEdit::editingFinished, this, &ImportPage::plan);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    setLook(scroll, "paper");
    scroll->setWidget(content);
    return scroll;
}

QWidget *ImportPage::makeResult()
{
    const Words &words = m_context.words();
    const int u = m_context.theme().u();
    QFrame *side = makeFrame("side");
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(u * 4, u * 3, u * 4, u * 4);
    column->setSpacing(u * 3);
    column->addWidget(makeLabel(m_context.ui, Theme::Role::Section, words.label("import.preview")));
    m_summary = makeLabel(m_context.ui, Theme::Role::Body, words.label("ui.import.nothing_yet"), "soft");
    m_summary->setWordWrap(true);
    column->addWidget(m_summary);
    m_warnings = new QListWidget;
    m_warnings->setWordWrap(true);
    m_warnings->setFrameShape(QFrame::NoFrame);
    m_warnings->setAccessibleName(words.label("ui.import.to_look_at"));
    column->addWidget(m_warnings, 1);
    m_run = makeButton(m_context.ui, words.label("ui.command.import_run"), "primary");
    m_run->setEnabled(false);
    column->addWidget(m_run, 0, Qt::AlignLeading);
    m_message = new MessageBar(m_context.ui);
    column->addWidget(m_message);
    connect(m_run, &QPushButton::clicked, this, &ImportPage::start);
    return side;
}

void ImportPage::focusFirst()
{
    m_files->setFocus(Qt::OtherFocusReason);
}

void ImportPage::setFile(const QString &path)
{
    m_path = path;
    m_file->setFullText(isolated(QFileInfo(path).fileName()));
    if (m_name->text().isEmpty())
        m_name->setText(QFileInfo(path).completeBaseName());
    plan();
}

void ImportPage::plan()
{
    if (m_path.isEmpty() || m_job)
        return;
    m_message->dismiss();
    m_plan.reset();
    m_run->setEnabled(false);
    exchange::ImportOptions options;
    options.listName = m_name->text().trimmed();
    options.publication = m_publication->currentData().toString();
    options.namingBasis = m_basis->currentData().toString();
    options.vaultLanguage = m_context.session.language();
    if (const auto date = base::PartialDate::parse(m_asOf->typed(), schema::dateLanguage(m_context.words().language()), m_context.ui.clock.today()))
        options.asOf = *date;
    auto csv = base::readFile(m_path, kLargestList);
    auto organisations = exchange::organisationsOf(m_context.session.main());
    if (!csv || !organisations) {
        m_message->show(MessageBar::Tone::Error, m_context.words().error(csv ? organisations.error() : csv.error()));
        return;
    }
    m_summary->setText(m_context.words().label("ui.import.reading"));
    // Shared with the thread, which takes it: std::function wants to copy what it holds.
    auto index = std::make_shared<exchange::OrganisationIndex>(std::move(*organisations));
    m_planning.start(
        this,
        [csv = *csv, options, index, &ui = m_context.ui](const std::atomic_bool &) {
            Outcome out;
            const auto institutions = exchange::Institutions::load();
            const auto terms = exchange::ListTerms::load();
            if (!institutions || !terms) {
                out.plan = std::unexpected(institutions ? terms.error() : institutions.error());
                return out;
            }
            const exchange::ImportTools tools{ui.vocabularies, *institutions, *terms, ui.random, ui.clock.now()};
            out.plan = exchange::planCaseImport(csv, {}, options, std::move(*index), tools, out.failure);
            return out;
        },
        [this](Outcome outcome) { show(std::move(outcome)); });
}

QString ImportPage::wordsFor(const exchange::Finding &finding) const
{
    const Words &words = m_context.words();
    const QByteArray key = "ui.finding." + finding.code.toLatin1();
    const QString what = m_context.ui.vocabularies.hasLabel(key) ? words.label(key) : finding.code;
    QString place;
    if (finding.line > 0 && finding.column > 0)
        place = words.label("ui.import.line_column", {words.number(finding.line), words.number(finding.column)});
    else if (finding.line > 0)
        place = words.label("ui.import.line", {words.number(finding.line)});
    QString out = place.isEmpty() ? what : place + ": "_L1 + what;
    if (!finding.text.isEmpty())
        out += u'\n' + isolated(finding.text);
    return out;
}

void ImportPage::show(Outcome outcome)
{
    const Words &words = m_context.words();
    m_warnings->clear();
    if (!outcome.plan) {
        m_summary->setText(words.label("error.import.nothing"));
        m_message->show(MessageBar::Tone::Error, outcome.failure ? wordsFor(*outcome.failure) : words.error(outcome.plan.error()));
        return;
    }
    const exchange::ImportPlan &plan = *outcome.plan;
    m_summary->setText(words.label("ui.import.summary", {words.number(plan.rows), words.number(plan.created), words.number(plan.skipped),
                                                         words.number(plan.warnings.size())}));
    constexpr qsizetype kMostShown = 500;
    for (const exchange::Finding &finding : plan.warnings.first(std::min(kMostShown, plan.warnings.size())))
        m_warnings->addItem(wordsFor(finding));
    m_run->setEnabled(plan.created > 0 && m_context.session.access() == vault::Access::ReadWrite);
    m_plan = std::move(*outcome.plan);
}

void ImportPage::start()
{
    if (!m_plan || m_job)
        return;
    const Words &words = m_context.words();
    domain::Action action = m_plan->action;
    action.actor = m_context.session.member();
    action.reason = m_name->text().trimmed();
    auto job = store::WriteJob::apply(m_context.session.main(), std::move(action));
    if (!job) {
        m_message->show(MessageBar::Tone::Error, words.error(job.error()));
        return;
    }
    m_job = std::move(*job);
    m_run->setEnabled(false);
    const qint64 created = m_plan->created;
    m_shown.emplace(m_status, words.label("ui.import.running"), [this] {
        if (m_job)
            m_job->cancel();
    });
    connect(m_job.get(), &store::WriteJob::progressed, this, [this](qint64 done, qint64 total) { m_shown->setProgress(done, total); });
    connect(m_job.get(), &store::WriteJob::finished, this, [this, created](const Result<store::Applied> &result) {
        m_shown.reset();
        m_job.release()->deleteLater();
        if (!result) {
            // The plan is kept: nothing was written, and it can be tried again.
            m_run->setEnabled(true);
            m_message->show(MessageBar::Tone::Error, m_context.words().error(result.error()));
            return;
        }
        m_plan.reset();
        Q_EMIT said(m_context.words().label("ui.import.done", {m_context.words().number(created)}), true);
        Q_EMIT leaveWanted();
    });
    m_job->start();
}

bool ImportPage::run(const QByteArray &command)
{
    if (command == "record.save")
        start();
    else if (command == "record.back")
        Q_EMIT leaveWanted();
    else
        return false;
    return true;
}

} // namespace dossier::ui
