// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

#include <QPointer>
#include <QTimer>

namespace dossier::ui {

/// Keeps what is typed on a page in the vault's encrypted drafts: within two seconds of a key, at once on lock. Finds it
/// again after unlock, with field, caret and scroll.
class DraftKeeper final : public QObject
{
    Q_OBJECT
public:
    DraftKeeper(const Context &context, QObject *parent = nullptr);

    /// The page in front; what the page before had typed is kept first.
    void watch(Page *page);
    /// Leaves the page, and its draft as it is: the vault is about to lock.
    void release();
    /// Writes now what is not written yet. `withPlace` also where nothing is typed, so that a lock comes back here. False
    /// where something is typed and could not be written.
    bool keep(bool withPlace);
    /// Nothing of the page is left to keep.
    void drop();
    /// The newest draft of the store: the place to go back to. Absent where there is none.
    [[nodiscard]] static std::optional<store::Draft> newest(store::Store &store);
    /// The newest draft of this form and record; absent where there is none.
    [[nodiscard]] static std::optional<store::Draft> draftOf(store::Store &store, const QString &form, const std::optional<base::RecordId> &record);
    /// Texts, focus, caret and scroll of a draft, into a page that shows the same record.
    static void restore(Page &page, const store::Draft &draft);

Q_SIGNALS:
    void kept(const dossier::base::Instant &at);
    void failed(const dossier::base::Error &error);

private:
    const Context &m_context;
    QPointer<Page> m_page;
    QTimer m_timer;
};

} // namespace dossier::ui
