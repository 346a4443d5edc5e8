// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interruption.h"

namespace dossier::cli {

Interruption::Interruption()
{
    sigemptyset(&m_signals);
    sigaddset(&m_signals, SIGINT);
    sigaddset(&m_signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &m_signals, &m_before);
}

Interruption::~Interruption()
{
    // Taken off, or it would strike as soon as it is let through.
    int taken = 0;
    if (isCancelled())
        sigwait(&m_signals, &taken);
    pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

bool Interruption::isCancelled() const
{
    sigset_t pending;
    sigpending(&pending);
    return sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGTERM) == 1;
}

} // namespace dossier::cli
