// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/publication_job.h"

#include "publish/file_shape.h"

namespace dossier::ui {

using base::Result;

namespace {

constexpr std::chrono::milliseconds kTick{100};

/// Counts for the window's thread, and stops when asked there.
class Counted final : public reports::Progress
{
public:
    Counted(std::atomic<std::int64_t> &done, const std::atomic_bool &cancelled) : m_done(done), m_cancelled(cancelled) {}
    void advanced(std::int64_t units) override { m_done = units; }
    [[nodiscard]] bool isCancelled() const override { return m_cancelled; }

private:
    std::atomic<std::int64_t> &m_done;
    const std::atomic_bool &m_cancelled;
};

} // namespace

/// With the thread, which may end a moment after the page.
struct PublicationJob::Shared {
    publish::Publication publication;
    QString fontFolder;
    std::atomic<std::int64_t> done = 0;
    std::atomic<std::int64_t> total = 0;    ///< 0 until it is read
};

PublicationJob::PublicationJob(publish::Publication publication, QString fontFolder, QObject *parent)
    : QObject(parent)
    , m_shared(new Shared{std::move(publication), std::move(fontFolder)})
{
    m_tick.setInterval(kTick);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (m_shared->total > 0)
            Q_EMIT progressed(m_shared->done, m_shared->total);
    });
}

void PublicationJob::start()
{
    m_tick.start();
    m_job.start(
        this,
        [shared = m_shared](const std::atomic_bool &cancelled) -> Result<void> {
            const publish::FileShape readBack;
            Counted progress(shared->done, cancelled);
            DOSSIER_TRY(shared->publication.read(progress));
            shared->done = 0;
            shared->total = shared->publication.rows();
            return shared->publication.write({shared->fontFolder, readBack, progress});
        },
        [this](const Result<void> &result) {
            m_tick.stop();
            Q_EMIT written(result, m_shared->publication);
        });
}

} // namespace dossier::ui
