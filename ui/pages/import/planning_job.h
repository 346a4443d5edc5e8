// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/plan/list_import.h"
#include "ui/jobs/job.h"
#include "ui/context.h"

#include <QTimer>

namespace dossier::ui {

/// All that a plan is made of, by value: a thread works with it.
struct PlanningRequest {
    std::shared_ptr<const store::StoreShare> share;
    QByteArray bytes;
    exchange::TableOptions table;
    exchange::ReadingChoices reading;
    exchange::ImportOptions options;
    exchange::ImportAnswers answers;
    /// Of the plan before, where only answers are new: then neither the file nor the vault is read again. May be null.
    std::shared_ptr<const exchange::ReadList> list{};
    std::shared_ptr<const exchange::KnownRecords> known{};
    const Context &ui;
};

/// What came of it.
struct Planned {
    std::shared_ptr<const exchange::ReadList> list;       ///< null where the file could not be read
    std::optional<exchange::TableFacts> facts;            ///< of the file, where it could be opened
    std::shared_ptr<const exchange::KnownRecords> known;
    base::Result<exchange::ImportPlan> plan = base::fail(base::ErrorCode::Internal);
    std::optional<exchange::Finding> failure;             ///< where in the file
};

/// Reads a list and plans its import on a thread of its own; one at a time, the newest.
class PlanningJob final : public QObject
{
    Q_OBJECT
public:
    explicit PlanningJob(QObject *parent = nullptr);

    /// `done` is called once, unless another start or the end of the page comes before.
    void start(PlanningRequest request, std::function<void(Planned)> done);
    /// Ends soon, with Error Cancelled.
    void cancel() { m_job.cancel(); }
    /// Ends, and delivers nothing.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }

Q_SIGNALS:
    /// From the moment on at which it takes longer than a blink; of exchange::kPlanWhole.
    void progressed(qint64 done);

private:
    QTimer m_tick;
    std::shared_ptr<std::atomic<std::int64_t>> m_done;
    Job<Planned> m_job;
};

} // namespace dossier::ui
