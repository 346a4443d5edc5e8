// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace dossier::ui {

/// Work on a thread of its own whose result comes back as a value, queued, to the thread that started it. Destroyed
/// before it ends, it asks the work to stop, waits, and delivers nothing: a page that is gone hears nothing stale.
template<typename T>
class Job
{
public:
    using Work = std::function<T(const std::atomic_bool &cancelled)>;
    using Done = std::function<void(T)>;

    Job() = default;
    ~Job() { stop(); }
    Job(const Job &) = delete;
    Job &operator=(const Job &) = delete;

    /// Stops what may still run. `context` lives on this thread.
    void start(QObject *context, Work work, Done done)
    {
        stop();
        m_state = std::make_shared<State>();
        m_thread.reset(QThread::create([state = m_state, work = std::move(work)] { state->result.emplace(work(state->cancelled)); }));
        QObject::connect(m_thread.get(), &QThread::finished, context, [this, state = m_state, done = std::move(done)] {
            if (state != m_state || !state->result)
                return;
            T result = std::move(*state->result);
            state->result.reset();
            m_running = false;
            done(std::move(result));
        }, Qt::QueuedConnection);
        m_running = true;
        m_thread->start();
    }
    void cancel()
    {
        if (m_state)
            m_state->cancelled = true;
    }
    void stop()
    {
        cancel();
        if (m_thread)
            m_thread->wait();
        m_thread.reset();
        m_state.reset();
        m_running = false;
    }
    [[nodiscard]] bool isRunning() const { return m_running; }

private:
    struct State {
        std::atomic_bool cancelled = false;
        std::optional<T> result;    ///< written by the thread before it ends, read after
    };
    std::shared_ptr<State> m_state;   ///< shared with the thread's function, which may outlive a stop by its last lines
    std::unique_ptr<QThread> m_thread;
    bool m_running = false;
};

} // namespace dossier::ui
