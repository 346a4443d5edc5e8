// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/publication.h"
#include "ui/jobs/job.h"

#include <QTimer>

namespace dossier::ui {

/// Reads and writes a publication on a thread of its own. Destroyed before it ends, it leaves no file.
class PublicationJob final : public QObject
{
    Q_OBJECT
public:
    PublicationJob(publish::Publication publication, QString fontFolder, QObject *parent = nullptr);

    void start();
    void cancel() { m_job.cancel(); }

Q_SIGNALS:
    /// Blocks or rows written so far, of so many; ten times a second once everything is read.
    void progressed(qint64 done, qint64 total);
    /// Once. What is written has no name yet: publish::Publication::finish gives it.
    void written(const dossier::base::Result<void> &result, dossier::publish::Publication &publication);

private:
    struct Shared;

    std::shared_ptr<Shared> m_shared;
    QTimer m_tick;
    Job<base::Result<void>> m_job;
};

} // namespace dossier::ui
