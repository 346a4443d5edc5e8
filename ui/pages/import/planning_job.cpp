// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/planning_job.h"

namespace dossier::ui {

using base::Result;

namespace {

constexpr std::chrono::milliseconds kTick{300};

Result<exchange::ImportPlan> planOf(const PlanningRequest &request, const exchange::ImportWatch &watch, Planned &out)
{
    DOSSIER_ASSIGN(const exchange::Institutions institutions, exchange::Institutions::load());
    DOSSIER_ASSIGN(const exchange::ListTerms terms, exchange::ListTerms::load());
    const exchange::ImportTools tools{request.ui.vocabularies, institutions, terms, request.ui.random, request.ui.clock.now(), watch};
    exchange::ListImport import{.table = {}, .reading = request.reading, .options = request.options, .answers = request.answers,
                                .known = request.known, .list = request.list};
    if (!import.list) {
        DOSSIER_ASSIGN(import.table, exchange::openTableBytes(request.bytes, request.table, out.failure));
        out.facts = import.table->facts();
    }
    auto plan = exchange::planListImport(*request.share, import, tools, out.failure);
    out.known = import.known;
    out.list = import.list;
    return plan;
}

} // namespace

PlanningJob::PlanningJob(QObject *parent)
    : QObject(parent)
{
    m_tick.setInterval(kTick);
    connect(&m_tick, &QTimer::timeout, this, [this] { Q_EMIT progressed(*m_done); });
}

void PlanningJob::start(PlanningRequest request, std::function<void(Planned)> done)
{
    m_done = std::make_shared<std::atomic<std::int64_t>>(0);
    m_tick.start();
    const auto shared = std::make_shared<const PlanningRequest>(std::move(request));
    m_job.start(
        this,
        [shared, shown = m_done](const std::atomic_bool &cancelled) {
            Planned out;
            const auto watch = [&](std::int64_t part, std::int64_t) {
                *shown = part;
                return !cancelled;
            };
            out.plan = planOf(*shared, watch, out);
            return out;
        },
        [this, done = std::move(done)](Planned planned) {
            m_tick.stop();
            done(std::move(planned));
        });
}

void PlanningJob::stop()
{
    m_tick.stop();
    m_job.stop();
}

} // namespace dossier::ui
