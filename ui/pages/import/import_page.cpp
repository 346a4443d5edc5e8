// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/import_page.h"

#include "ui/text/import_words.h"
#include "ui/widgets/column_scroll.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace dossier::ui {

using base::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLargestPaste = 1 << 20;         ///< bytes that a draft keeps; a file is read again

} // namespace

ImportPage::ImportPage(const VaultContext &context, StatusLine &status, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_status(status)
    , m_steps(new QStackedWidget)
    , m_files(new ImportFileStep(context))
{
    setLook(this, "paper");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(m_steps, 1);
    m_steps->addWidget(new ColumnScroll(m_files, "paper"));
    m_steps->addWidget(makeCheckStep());
    connect(m_files, &ImportFileStep::readingChanged, this, &ImportPage::updateStop);
    connect(m_files, &ImportFileStep::listRead, this, &ImportPage::take);
    connect(m_files, &ImportFileStep::cancelled, this, &ImportPage::giveUp);
    connect(&m_planning, &PlanningJob::progressed, this, &ImportPage::showProgress);
    // What was read of the vault is older than what is in it now.
    connect(&m_context.session.main(), &store::Store::recordsChanged, this, [this] {
        m_known.reset();
        if ((m_plan || m_planning.isRunning()) && !m_job)
            makeAllAgain();
    });
    // Only while there is something to stop: other parts of the page have their own Escape.
    m_stop = new QShortcut(QKeySequence(Qt::Key_Escape), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    m_stop->setEnabled(false);
    connect(m_stop, &QShortcut::activated, this, &ImportPage::cancelReading);
}

QWidget *ImportPage::makeHeader()
{
    const Words &words = m_context.words();
    const int u = m_context.theme().u();
    QFrame *header = makeFrame("header");
    auto *column = new QVBoxLayout(header);
    column->setContentsMargins(u * 4, u * 3, u * 4, u * 2);
    column->setSpacing(u);
    auto *row = new QHBoxLayout;
    row->setSpacing(u * 3);
    column->addLayout(row);
    m_reading = new ReadingPanel(m_context);
    m_reading->hide();
    column->addWidget(m_reading);
    connect(m_reading, &ReadingPanel::changed, this, &ImportPage::makeAllAgain);
    row->addWidget(makeLabel(m_context.ui, Theme::Role::Title, words.label("import.title")));
    m_file = new ElidedLabel;
    m_file->setFullText(words.label("ui.import.no_file"));
    row->addWidget(m_file);
    m_facts = makeLabel(m_context.ui, Theme::Role::Small, {}, "soft");
    row->addWidget(m_facts);
    row->addStretch(1);
    return header;
}

QWidget *ImportPage::makeCheckStep()
{
    auto *step = new QWidget;
    auto *row = new QHBoxLayout(step);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeColumns(), 2);
    row->addWidget(makePlanSide(), 5);
    return step;
}

QWidget *ImportPage::makeColumns()
{
    const Words &words = m_context.words();
    const int u = m_context.theme().u();
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(u * 4, u * 3, u * 4, u * 4);
    column->setSpacing(u * 3);
    column->addWidget(makeLabel(m_context.ui, Theme::Role::Section, words.label("ui.import.about")));
    m_choices = new ImportChoices(m_context);
    column->addWidget(m_choices);
    column->addWidget(makeLine());
    column->addWidget(makeLabel(m_context.ui, Theme::Role::Section, words.label("ui.import.columns")));
    m_columns = new ColumnPanel(m_context);
    m_columns->setTabAnchor(&m_choices->last());
    column->addWidget(m_columns);
    column->addStretch(1);
    connect(m_choices, &ImportChoices::changed, this, &ImportPage::makeAllAgain);
    connect(m_columns, &ColumnPanel::changed, this, &ImportPage::makeAllAgain);
    connect(m_columns, &ColumnPanel::givenUp, this, [this](const QString &header) {
        m_message->show(MessageBar::Tone::Warning, m_context.words().label("ui.import.column_given_up", {isolated(header)}));
    });
    return new ColumnScroll(content, "paper");
}

QWidget *ImportPage::makePlanSide()
{
    const int u = m_context.theme().u();
    QFrame *side = makeFrame("side");
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(u * 4, u * 3, u * 4, u * 3);
    column->setSpacing(u * 3);
    m_view = new PlanView(m_context);
    // The button that imports stays in sight in the lowest window.
    column->addWidget(new ColumnScroll(m_view, "inside"), 1);
    m_message = new MessageBar(m_context.ui);
    column->addWidget(m_message);
    column->addLayout(makeFooter());
    connect(m_view, &PlanView::decided, this, &ImportPage::decide);
    connect(m_view, &PlanView::answered, this, [this](const base::RecordId &caseId, const domain::AbsenceAnswer &answer) {
        m_answers.absences.insert(caseId, answer);
        makePlan(Again::Answers);
    });
    return side;
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
        m_files->focusFirst();
    else
        m_view->table().setFocus(Qt::OtherFocusReason);
}

store::Store *ImportPage::draftStore() const
{
    return m_context.session.access() == vault::Access::ReadWrite ? &m_context.session.main() : nullptr;
}

QList<std::pair<QByteArray, QString>> ImportPage::unsavedTexts() const
{
    if (m_source.bytes.isEmpty())
        return textsOf(m_files->offered());
    ImportDraft draft{.file = m_source.path, .digest = m_source.digest, .choices = m_choices->state(), .reading = m_reading->state(),
                      .columns = m_columns->chosen(), .answers = m_answers};
    if (m_source.path.isEmpty() && m_source.bytes.size() <= kLargestPaste)
        draft.pasted = QString::fromUtf8(m_source.bytes);
    return textsOf(draft);
}

void ImportPage::restoreTexts(const QList<std::pair<QByteArray, QString>> &texts)
{
    const ImportDraft before = importDraftFrom(texts);
    if (before.isEmpty())
        return;
    m_files->offer(before);
    focusFirst();
}

/// Answers go to the lines they were given for; of a file that has changed, they are asked again.
void ImportPage::takeUp(const ImportDraft &before)
{
    m_choices->restore(before.choices);
    m_reading->restore(before.reading);
    m_columns->restore(before.columns);
    if (before.digest == m_source.digest)
        m_answers = before.answers;
}

void ImportPage::forgetDraft()
{
    m_source = {};
    if (!draftId().isEmpty() && draftStore())
        (void)draftStore()->drafts().remove(draftId());   // one that cannot be removed is offered again
}

void ImportPage::giveUp()
{
    // What was not taken up yet is offered again.
    if (m_files->offered().isEmpty())
        forgetDraft();
    Q_EMIT leaveWanted();
}

void ImportPage::take(const ListSource &list)
{
    const ImportDraft before = m_files->takeOffer();
    const bool isKnown = !before.isEmpty() && before.file == list.path;
    m_source = list;
    m_answers = {};
    m_seen.reset();
    m_columns->forget();
    m_reading->forget();
    m_reading->setVisible(true);
    m_file->setFullText(isolated(list.name));
    m_choices->suggestName(list.path.isEmpty() ? list.name : exchange::listNameOf(list.path));
    if (isKnown)
        takeUp(before);
    makeAllAgain();
    if (isKnown)
        m_message->show(MessageBar::Tone::Plain,
                        m_context.words().label(before.digest == list.digest ? "ui.import.taken_up" : "ui.import.file_changed"));
}

void ImportPage::makePlan(Again again)
{
    if (m_source.bytes.isEmpty() || m_job)
        return;
    const Words &words = m_context.words();
    Q_EMIT edited();
    m_message->dismiss();
    m_files->message().dismiss();
    m_reading->showProblem({});
    m_plan.reset();
    m_wanted.reset();
    m_run->setText(words.label("ui.command.import_run"));
    // A click on it may be what made the plan old; it must not be lost.
    m_run->setEnabled(m_seen.has_value());
    auto share = m_context.session.main().share();
    const auto options = m_choices->options();
    if (!share || !options) {
        m_planning.stop();
        m_run->setEnabled(false);
        message().show(MessageBar::Tone::Error, share ? words.label("error.date_unclear") : words.error(share.error()));
        return;
    }
    m_facts->setText(words.label("ui.import.reading"));
    PlanningRequest request{.share = std::make_shared<const store::StoreShare>(std::move(*share)), .bytes = m_source.bytes,
                            .table = m_reading->table(), .reading = {}, .options = *options, .answers = m_answers,
                            .ui = m_context.ui};
    request.reading.chosen = m_columns->chosen();
    request.reading.asOf = options->asOf.latest().value_or(QDate());
    request.reading.today = m_context.ui.clock.today();
    m_reading->putChoices(request.reading);
    if (again == Again::Answers && m_list && m_known) {
        request.list = m_list;
        request.known = m_known;
    }
    m_planning.start(std::move(request), [this](Planned planned) { show(std::move(planned)); });
    updateStop();
}

void ImportPage::showProgress(qint64 done)
{
    if (!m_shown)
        m_shown.emplace(m_status, m_context.words().label("ui.import.reading"), [this] { cancelReading(); });
    m_shown->setProgress(done, exchange::kPlanWhole);
}

void ImportPage::updateStop()
{
    m_stop->setEnabled(m_files->isReading() || m_planning.isRunning());
}

void ImportPage::cancelReading()
{
    m_files->cancel();
    m_planning.cancel();
}

void ImportPage::show(Planned planned)
{
    updateStop();
    m_shown.reset();
    m_list = planned.list;
    m_known = planned.known;
    if (!planned.plan) {
        showFailure(planned);
        return;
    }
    m_plan = std::move(*planned.plan);
    showPlan();
}

void ImportPage::showFailure(const Planned &planned)
{
    const Words &words = m_context.words();
    const bool cancelled = planned.plan.error().code == base::ErrorCode::Cancelled;
    m_wanted.reset();
    m_seen.reset();
    m_run->setEnabled(false);
    const ImportWords told(words, m_context.ui.registry, m_context.ui.vocabularies);
    const QString why = planned.failure ? told.finding(*planned.failure) : words.error(planned.plan.error());
    m_facts->setText(cancelled ? QString() : words.label("error.import.nothing"));
    m_list.reset();
    m_view->clear();
    if (planned.facts)
        m_reading->showFacts(*planned.facts);
    if (m_reading->isChosen() && !cancelled)
        m_reading->showProblem(why);
    else
        message().show(cancelled ? MessageBar::Tone::Plain : MessageBar::Tone::Error, why);
    if (cancelled) {
        m_run->setText(words.label("ui.import.read_again"));
        m_run->setEnabled(true);
    }
}

void ImportPage::showPlan()
{
    const Words &words = m_context.words();
    m_seen = exchange::outlineOf(*m_plan);
    m_reading->show(*m_list);
    m_columns->show(*m_list);
    m_view->show(*m_plan, m_list, m_known);
    m_facts->setText(words.label("ui.import.summary", {words.number(qint64(m_plan->rows.size())), words.number(m_plan->created),
                                                       words.number(m_plan->updated),
                                                       words.number(m_view->model().count(PlanModel::ToLookAt))}));
    m_run->setEnabled(!m_plan->action.changes.empty() && m_context.session.access() == vault::Access::ReadWrite);
    if (m_steps->currentIndex() == 0) {
        m_steps->setCurrentIndex(1);
        m_view->begin();
    }
    startIfWanted();
}

/// Agreed to was what stood there; anything else is looked at first.
void ImportPage::startIfWanted()
{
    const std::optional<exchange::PlanOutline> wanted = std::exchange(m_wanted, std::nullopt);
    if (!m_plan)
        return;   // showing it has moved the focus, and a field that was left asks for another
    if (wanted && wanted == m_seen)
        start();
    else if (wanted)
        m_message->show(MessageBar::Tone::Plain, m_context.words().label("ui.import.plan_changed"));
}

void ImportPage::decide(qint64 line, const std::optional<exchange::RowDecision> &decision)
{
    if (decision)
        m_answers.rows.insert(line, *decision);
    else
        m_answers.rows.remove(line);
    makePlan(Again::Answers);
}

void ImportPage::start()
{
    // While another list is read, nobody means the one before it.
    if (m_files->isReading() || m_job)
        return;
    if (m_planning.isRunning()) {
        m_wanted = m_seen;
        return;
    }
    if (!m_plan) {
        makeAllAgain();
        return;
    }
    if (m_plan->action.changes.empty())
        return;
    const Words &words = m_context.words();
    domain::Action action = m_plan->action;
    action.actor = m_context.session.member();
    action.reason = m_choices->listName();
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
        if (!isVisible())
            m_status.say(words.error(result.error()));
        return;
    }
    const QStringList counts{words.number(m_plan->created), words.number(m_plan->updated), words.number(m_plan->skipped)};
    m_plan.reset();
    forgetDraft();
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
