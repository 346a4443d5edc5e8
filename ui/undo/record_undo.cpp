// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/undo/record_undo.h"

#include "ui/forms/form_layout.h"

namespace dossier::ui {

using base::Result;
using store::Applied;
using store::Store;
using store::UndoStep;
using store::WriteJob;

namespace {

/// Of many the name of one says little.
constexpr int kNamed = 20;
/// Changes that are written before a person would see a progress bar.
constexpr int kAtOnce = 200;

} // namespace

RecordUndo::RecordUndo(const VaultContext &context, StatusLine &status) : m_context(context), m_status(status) {}

RecordUndo::~RecordUndo() = default;

Result<UndoStep> RecordUndo::next(const Store &store) const
{
    return store.nextUndo(m_context.session.member());
}

QString RecordUndo::wordsOf(const Store &store, const UndoStep &step) const
{
    const Words &words = m_context.words();
    const QByteArray key = "ui.did." + step.summary.label.toLatin1();
    const QString what = words.label(m_context.ui.vocabularies.hasLabel(key) ? QByteArrayView(key) : QByteArrayView("ui.did.edit"));
    if (step.summary.changes > kNamed)
        return words.label("ui.did.to_many", {what, words.number(step.summary.changes)});
    // Parts have no name of their own; what has a page has.
    const auto shown = std::ranges::find_if(step.touched, [](const auto &one) { return formLayoutOf(one.first) != nullptr; });
    const QString title = shown == step.touched.end() ? QString() : items::titleInWords(m_context.cells(store), shown->second);
    return title.isEmpty() ? what : words.label("ui.did.to", {what, title});
}

void RecordUndo::undo(Store &store, const UndoStep &step)
{
    const QString what = wordsOf(store, step);
    if (step.summary.changes <= kAtOnce)
        sayUndone(store.undo(m_context.session.member()), what);
    else
        run(store, &WriteJob::undo, "ui.undo.running", [this, what](const Result<Applied> &done) { sayUndone(done, what); });
}

void RecordUndo::redo(Store &store)
{
    const auto step = store.nextRedo(m_context.session.member());
    if (!step) {
        const bool nothing = step.error().code == base::ErrorCode::NotFound;
        m_status.say(nothing ? m_context.words().label("ui.redo.nothing") : m_context.words().error(step.error()));
    } else if (step->summary.changes <= kAtOnce) {
        sayRedone(store, store.redo(m_context.session.member()));
    } else {
        run(store, &WriteJob::redo, "ui.redo.running", [this, &store](const Result<Applied> &done) { sayRedone(store, done); });
    }
}

void RecordUndo::stop(const Store &store)
{
    if (m_worksOn != &store)
        return;
    m_job.reset();
    m_shown.reset();
    m_worksOn = nullptr;
}

void RecordUndo::run(Store &store, MakeJob make, const char *label, Done done)
{
    if (m_job)
        return;
    auto job = make(store, m_context.session.member());
    if (!job) {
        done(std::unexpected(job.error()));
        return;
    }
    m_job = std::move(*job);
    m_worksOn = &store;
    m_shown.emplace(m_status, m_context.words().label(label), [this] {
        if (m_job)
            m_job->cancel();
    });
    connect(m_job.get(), &WriteJob::progressed, this, [this](qint64 changes, qint64 total) { m_shown->setProgress(changes, total); });
    connect(m_job.get(), &WriteJob::finished, this, [this, done = std::move(done)](const Result<Applied> &result) {
        m_shown.reset();
        m_job.release()->deleteLater();
        m_worksOn = nullptr;
        done(result);
    });
    m_job->start();
}

void RecordUndo::sayUndone(const Result<Applied> &done, const QString &what)
{
    const Words &words = m_context.words();
    if (!done)
        m_status.say(words.error(done.error()));
    else
        m_status.say(words.label("ui.undo.done", {what}), words.label("ui.edit.redo"), [this] { Q_EMIT redoWanted(); });
}

void RecordUndo::sayRedone(const Store &store, const Result<Applied> &done)
{
    if (!done) {
        m_status.say(m_context.words().error(done.error()));
        return;
    }
    // What stands again is what would be taken back next.
    if (const auto step = next(store))
        m_status.say(m_context.words().label("ui.redo.done", {wordsOf(store, *step)}));
}

} // namespace dossier::ui
