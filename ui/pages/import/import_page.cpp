// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/import_page.h"

#include "base/atomic_file.h"
#include "exchange/import/list_import.h"
#include "ui/pages/import/plan_delegate.h"
#include "ui/text/import_words.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

#include <array>

namespace dossier::ui {

using base::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kLargestList = 256LL << 20;   ///< bytes

struct CardLook {
    PlanModel::Shown shown;
    const char *icon;
    const char *tone;
    const char *label;
};
constexpr std::array kCards{
    CardLook{PlanModel::OnlyNew, "plus", "accent", "import.new_records"},
    CardLook{PlanModel::OnlyChanged, "pencil-line", "blue", "import.updated_records"},
    CardLook{PlanModel::OnlyUnchanged, "check", "text2", "import.unchanged"},
    CardLook{PlanModel::OnlyMissing, "circle-dashed", "amber", "ui.import.missing"},
    CardLook{PlanModel::ToLookAt, "triangle-alert", "red", "ui.import.to_look_at"},
};

} // namespace

/// All that the thread needs, by value.
struct ImportPage::Request {
    std::shared_ptr<const store::StoreShare> share;
    QByteArray table;
    exchange::ReadingChoices reading;
    exchange::ImportOptions options;
    exchange::ImportAnswers answers;
    const Context &ui;
};

ImportPage::ImportPage(const VaultContext &context, StatusLine &status, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_status(status)
    , m_steps(new QStackedWidget)
    , m_model(new PlanModel(context, this))
{
    setLook(this, "paper");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(m_steps, 1);
    m_steps->addWidget(makeFileStep());
    m_steps->addWidget(makeCheckStep());
}

QWidget *ImportPage::makeHeader()
{
    const Words &words = m_context.words();
    const int u = m_context.theme().u();
    QFrame *header = makeFrame("header");
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(u * 4, u * 3, u * 4, u * 3);
    row->setSpacing(u * 3);
    row->addWidget(makeLabel(m_context.ui, Theme::Role::Title, words.label("import.title")));
    m_file = new ElidedLabel;
    m_file->setFullText(words.label("ui.import.no_file"));
    row->addWidget(m_file);
    m_facts = makeLabel(m_context.ui, Theme::Role::Small, {}, "soft");
    row->addWidget(m_facts);
    row->addStretch(1);
    return header;
}

QWidget *ImportPage::makeFileStep()
{
    const Words &words = m_context.words();
    const int u = m_context.theme().u();
    auto *step = new QWidget;
    setLook(step, "paper");
    auto *column = new QVBoxLayout(step);
    column->setContentsMargins(u * 4, u * 3, u * 4, u * 4);
    column->setSpacing(u * 3);
    QLabel *lead = makeLabel(m_context.ui, Theme::Role::Body, words.label("ui.import.nothing_yet"), "soft");
    lead->setWordWrap(true);
    column->addWidget(lead);
    m_files = new FilePanel(m_context.ui, FilePanel::Purpose::OpenFile, words.label("ui.import.read"));
    m_files->setFolder(QDir::homePath());
    column->addWidget(m_files, 1);
    QPushButton *pasted = makeButton(m_context.ui, words.label("ui.import.paste"));
    column->addWidget(pasted, 0, Qt::AlignLeading);
    m_fileMessage = new MessageBar(m_context.ui);
    column->addWidget(m_fileMessage);
    connect(m_files, &FilePanel::chosen, this, &ImportPage::setFile);
    connect(m_files, &FilePanel::cancelled, this, &ImportPage::leaveWanted);
    connect(pasted, &QPushButton::clicked, this, &ImportPage::paste);
    return step;
}

QWidget *ImportPage::makeCheckStep()
{
    auto *step = new QWidget;
    auto *row = new QHBoxLayout(step);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeColumns(), 2);
    row->addWidget(makePlan(), 5);
    return step;
}

QWidget *ImportPage::makeColumns()
{
    const Words &words = m_context.words();
    const int u = m_context.theme().u();
    auto *content = new QWidget;
    setLook(content, "paper");
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(u * 4, u * 3, u * 4, u * 4);
    column->setSpacing(u * 3);
    column->addWidget(makeLabel(m_context.ui, Theme::Role::Section, words.label("ui.import.about")));
    m_choices = new ImportChoices(m_context);
    column->addWidget(m_choices);
    column->addWidget(makeLine());
    column->addWidget(makeLabel(m_context.ui, Theme::Role::Section, words.label("ui.import.columns")));
    m_columns = new ColumnPanel(m_context);
    column->addWidget(m_columns);
    column->addStretch(1);
    connect(m_choices, &ImportChoices::changed, this, &ImportPage::makePlanAgain);
    connect(m_columns, &ColumnPanel::changed, this, &ImportPage::makePlanAgain);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setLook(scroll, "paper");
    scroll->setWidget(content);
    return scroll;
}

QWidget *ImportPage::makePlan()
{
    const Words &words = m_context.words();
    const int u = m_context.theme().u();
    QFrame *side = makeFrame("side");
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(u * 4, u * 3, u * 4, u * 3);
    column->setSpacing(u * 3);
    column->addLayout(makeCards());
    m_table = new QTableView;
    m_table->setModel(m_model);
    m_table->setItemDelegate(new PlanDelegate(m_context.ui, m_table));
    m_table->setAccessibleName(words.label("import.preview"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(u * 7);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    for (const auto &[section, width] : {std::pair(int(PlanModel::Line), 16), std::pair(int(PlanModel::Outcome), 30), std::pair(int(PlanModel::Name), 46)})
        m_table->setColumnWidth(section, u * width);
    column->addWidget(m_table, 1);
    m_match = new MatchPanel(m_context);
    column->addWidget(m_match);
    m_message = new MessageBar(m_context.ui);
    column->addWidget(m_message);
    column->addLayout(makeFooter());
    connect(m_match, &MatchPanel::decided, this, &ImportPage::decide);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { m_match->show(m_model->rowAt(current.isValid() ? current.row() : -1)); });
    return side;
}

QLayout *ImportPage::makeCards()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(m_context.theme().u(2));
    for (const CardLook &look : kCards) {
        auto *card = new CountCard(m_context.ui, QString::fromLatin1(look.icon), QString::fromLatin1(look.tone),
                                   m_context.words().label(look.label));
        connect(card, &QAbstractButton::clicked, this, [this, card, shown = look.shown] {
            choose(card->isChecked() ? shown : PlanModel::Everything);
        });
        row->addWidget(card, 1);
        m_cards.append(card);
    }
    return row;
}

QLayout *ImportPage::makeFooter()
{
    const Words &words = m_context.words();
    auto *row = new QHBoxLayout;
    row->setSpacing(m_context.theme().u(2));
    QLabel *promise = makeLabel(m_context.ui, Theme::Role::Small, words.label("ui.import.one_step"), "soft");
    promise->setWordWrap(true);
    row->addWidget(promise, 1);
    QPushButton *back = makeButton(m_context.ui, words.label("ui.import.other_file"));
    row->addWidget(back);
    m_run = makeButton(m_context.ui, words.label("ui.command.import_run"), "primary");
    m_run->setEnabled(false);
    row->addWidget(m_run);
    connect(back, &QPushButton::clicked, this, [this] {
        m_steps->setCurrentIndex(0);
        focusFirst();
    });
    connect(m_run, &QPushButton::clicked, this, &ImportPage::start);
    return row;
}

void ImportPage::focusFirst()
{
    if (m_steps->currentIndex() == 0)
        m_files->setFocus(Qt::OtherFocusReason);
    else
        m_table->setFocus(Qt::OtherFocusReason);
}

void ImportPage::setFile(const QString &path)
{
    auto bytes = base::readFile(path, kLargestList);
    if (!bytes) {
        m_fileMessage->show(MessageBar::Tone::Error, m_context.words().error(bytes.error()));
        return;
    }
    m_choices->suggestName(exchange::listNameOf(path));
    read(*bytes, QFileInfo(path).fileName());
}

void ImportPage::paste()
{
    const QByteArray cells = QGuiApplication::clipboard()->text().toUtf8();
    m_choices->suggestName(m_context.words().label("ui.import.pasted"));
    read(cells, m_context.words().label("ui.import.pasted"));
}

void ImportPage::read(const QByteArray &table, const QString &name)
{
    m_tableBytes = table;
    m_answers = {};
    m_columns->forget();
    m_file->setFullText(isolated(name));
    m_fileMessage->dismiss();
    makePlanAgain();
}

void ImportPage::makePlanAgain()
{
    if (m_tableBytes.isEmpty() || m_job)
        return;
    m_message->dismiss();
    m_plan.reset();
    m_run->setEnabled(false);
    auto share = m_context.session.main().share();
    if (!share) {
        m_message->show(MessageBar::Tone::Error, m_context.words().error(share.error()));
        return;
    }
    m_facts->setText(m_context.words().label("ui.import.reading"));
    const exchange::ImportOptions options = m_choices->options();
    // Shared with the thread, which only reads it: std::function wants to copy what it holds.
    const Request request{std::make_shared<const store::StoreShare>(std::move(*share)), m_tableBytes,
                          {.chosen = m_columns->chosen(), .asOf = options.asOf.latest().value_or(QDate()), .today = m_context.ui.clock.today()},
                          options, m_answers, m_context.ui};
    m_planning.start(this, [request](const std::atomic_bool &) { return work(request); },
                     [this](Outcome outcome) { show(std::move(outcome)); });
}

ImportPage::Outcome ImportPage::work(const Request &request)
{
    Outcome out;
    out.plan = [&]() -> Result<exchange::ImportPlan> {
        DOSSIER_ASSIGN(const exchange::Institutions institutions, exchange::Institutions::load());
        DOSSIER_ASSIGN(const exchange::ListTerms terms, exchange::ListTerms::load());
        DOSSIER_ASSIGN(const std::unique_ptr<store::ReadConnection> records, store::ReadConnection::open(*request.share));
        DOSSIER_ASSIGN(exchange::KnownRecords known, exchange::KnownRecords::read(*records, request.options.listName));
        exchange::ReadingChoices reading = request.reading;
        reading.remembered = known.history.columns;
        DOSSIER_ASSIGN(const std::unique_ptr<exchange::TableReader> table, exchange::openTableBytes(request.table, {}, out.failure));
        DOSSIER_ASSIGN(exchange::ReadList list, exchange::readList(*table, reading, request.ui.vocabularies, terms, out.failure));
        out.list = std::make_shared<const exchange::ReadList>(std::move(list));
        out.known = std::make_shared<const exchange::KnownRecords>(std::move(known));
        const exchange::ImportTools tools{request.ui.vocabularies, institutions, terms, request.ui.random, request.ui.clock.now()};
        exchange::ImportOptions options = request.options;
        exchange::takeProposals(*out.list, options);
        return exchange::planImport(*out.list, *records, *out.known, options, request.answers, tools);
    }();
    return out;
}

void ImportPage::show(Outcome outcome)
{
    const Words &words = m_context.words();
    if (!outcome.plan) {
        const ImportWords told(words, m_context.ui.registry, m_context.ui.vocabularies);
        m_facts->setText(words.label("error.import.nothing"));
        MessageBar &bar = m_steps->currentIndex() == 0 ? *m_fileMessage : *m_message;
        bar.show(MessageBar::Tone::Error, outcome.failure ? told.finding(*outcome.failure) : words.error(outcome.plan.error()));
        return;
    }
    m_list = outcome.list;
    m_plan = std::move(*outcome.plan);
    m_columns->show(*m_list);
    m_model->show(*m_plan);
    showCounts(*m_plan);
    m_facts->setText(words.label("ui.import.summary", {words.number(qint64(m_plan->rows.size())), words.number(m_plan->created),
                                                       words.number(m_plan->updated), words.number(m_model->count(PlanModel::ToLookAt))}));
    m_run->setEnabled(!m_plan->action.changes.empty() && m_context.session.access() == vault::Access::ReadWrite);
    if (m_steps->currentIndex() == 0) {
        m_steps->setCurrentIndex(1);
        choose(m_model->count(PlanModel::ToLookAt) > 0 ? PlanModel::ToLookAt : PlanModel::Everything);
        m_table->setFocus(Qt::OtherFocusReason);
    }
}

void ImportPage::showCounts(const exchange::ImportPlan &plan)
{
    const Words &words = m_context.words();
    const std::array<QString, kCards.size()> hints{
        plan.proposed > 0 ? words.count("ui.import.hint.may_exist", plan.proposed) : QString(),
        {},
        words.label("ui.import.hint.nothing_to_do"),
        plan.missing.empty() ? QString() : words.label("ui.import.hint.absent"),
        plan.skipped > 0 ? words.count("ui.import.hint.left_out", plan.skipped) : QString(),
    };
    for (std::size_t i = 0; i < kCards.size(); ++i)
        m_cards[qsizetype(i)]->setCount(m_model->count(kCards[i].shown), hints[i]);
}

void ImportPage::choose(PlanModel::Shown shown)
{
    for (std::size_t i = 0; i < kCards.size(); ++i)
        m_cards[qsizetype(i)]->setChecked(kCards[i].shown == shown);
    m_model->setShown(shown);
    m_match->show(nullptr);
}

void ImportPage::decide(qint64 line, const exchange::RowDecision &decision)
{
    m_answers.rows.insert(line, decision);
    makePlanAgain();
}

void ImportPage::start()
{
    if (!m_plan || m_plan->action.changes.empty() || m_job)
        return;
    const Words &words = m_context.words();
    domain::Action action = m_plan->action;
    action.actor = m_context.session.member();
    action.reason = m_choices->options().listName;
    auto job = store::WriteJob::apply(m_context.session.main(), std::move(action));
    if (!job) {
        m_message->show(MessageBar::Tone::Error, words.error(job.error()));
        return;
    }
    m_job = std::move(*job);
    m_run->setEnabled(false);
    m_shown.emplace(m_status, words.label("ui.import.running"), [this] {
        if (m_job)
            m_job->cancel();
    });
    connect(m_job.get(), &store::WriteJob::progressed, this, [this](qint64 done, qint64 total) { m_shown->setProgress(done, total); });
    connect(m_job.get(), &store::WriteJob::finished, this, &ImportPage::conclude);
    m_job->start();
}

void ImportPage::conclude(const Result<store::Applied> &result)
{
    const Words &words = m_context.words();
    m_shown.reset();
    m_job.release()->deleteLater();
    if (!result) {
        // The plan is kept: nothing was written, and it can be tried again.
        m_run->setEnabled(true);
        m_message->show(MessageBar::Tone::Error, words.error(result.error()));
        return;
    }
    const QStringList counts{words.number(m_plan->created), words.number(m_plan->updated), words.number(m_plan->skipped)};
    m_plan.reset();
    Q_EMIT said(words.label("import.done", counts), true);
    Q_EMIT leaveWanted();
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
