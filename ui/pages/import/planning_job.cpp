// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/planning_job.h"

namespace dossier::ui {

using base::Result;

namespace {

constexpr std::chrono::milliseconds kTick{300};
// How the parts share the whole, as measured with a hundred thousand rows.
constexpr qint64 kVaultRead = 100;
constexpr qint64 kFileRead = 300;

/// One part's progress as a piece of the whole.
class PartWatch
{
public:
    PartWatch(std::atomic<std::int64_t> &shown, const std::atomic_bool &cancelled) : m_shown(shown), m_cancelled(cancelled) {}

    [[nodiscard]] exchange::ImportWatch part(qint64 from, qint64 to) const
    {
        return [this, from, to](std::int64_t done, std::int64_t total) {
            m_shown = total > 0 ? from + (to - from) * std::min(done, total) / total : from;
            return !m_cancelled;
        };
    }

private:
    std::atomic<std::int64_t> &m_shown;
    const std::atomic_bool &m_cancelled;
};

Result<exchange::ImportPlan> planOf(const PlanningRequest &request, const PartWatch &watch, Planned &out)
{
    DOSSIER_ASSIGN(const exchange::Institutions institutions, exchange::Institutions::load());
    DOSSIER_ASSIGN(const exchange::ListTerms terms, exchange::ListTerms::load());
    DOSSIER_ASSIGN(const std::unique_ptr<store::ReadConnection> records, store::ReadConnection::open(*request.share));
    DOSSIER_ASSIGN(const store::Snapshot snapshot, records->snapshot());
    out.known = request.known;
    out.list = request.list;
    if (!out.known) {
        DOSSIER_ASSIGN(exchange::KnownRecords known,
                       exchange::KnownRecords::read(*records, request.options.listName, watch.part(0, kVaultRead)));
        out.known = std::make_shared<const exchange::KnownRecords>(std::move(known));
    }
    if (!out.list) {
        exchange::ReadingChoices reading = request.reading;
        reading.remembered = out.known->history.columns;
        reading.watch = watch.part(kVaultRead, kFileRead);
        DOSSIER_ASSIGN(const std::unique_ptr<exchange::TableReader> table,
                       exchange::openTableBytes(request.bytes, request.table, out.failure));
        out.facts = table->facts();
        DOSSIER_ASSIGN(exchange::ReadList list, exchange::readList(*table, reading, request.ui.vocabularies, terms, out.failure));
        out.list = std::make_shared<const exchange::ReadList>(std::move(list));
    }
    const exchange::ImportTools tools{request.ui.vocabularies, institutions, terms, request.ui.random, request.ui.clock.now(),
                                      watch.part(kFileRead, PlanningJob::kWhole)};
    exchange::ImportOptions options = request.options;
    exchange::takeProposals(*out.list, options);
    return exchange::planImport(*out.list, *records, *out.known, options, request.answers, tools);
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
            out.plan = planOf(*shared, PartWatch(*shown, cancelled), out);
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
