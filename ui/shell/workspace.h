// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/record_list_page.h"
#include "ui/pages/record_page.h"
#include "ui/shell/draft_keeper.h"
#include "ui/shell/side_bar.h"
#include "ui/shell/status_line.h"
#include "ui/undo/record_undo.h"

#include <QStackedWidget>

namespace dossier::ui {

/// An open vault: side bar, the page in front, and what is kept of it. Destroying it is locking: every page goes with
/// it, then the session and its keys.
class Workspace final : public QWidget
{
    Q_OBJECT
public:
    Workspace(const Context &context, std::unique_ptr<store::Session> session, StatusLine &status, QWidget *parent = nullptr);
    ~Workspace() override;

    /// The page a person was on when the vault locked, or the list of cases.
    void begin();
    /// Everything typed is on disk when this returns, and where the person was.
    void keepAll();
    /// A command of the menus; false where no page knows it.
    bool run(const QByteArray &command);
    [[nodiscard]] store::Session &session() { return *m_session; }
    [[nodiscard]] Page *currentPage() const;
    void openPlace(const QByteArray &place);
    void openRecord(schema::EntityType entity, const std::optional<base::RecordId> &id);
    /// The import that was being prepared, or a new one.
    void openImport();
    /// Somebody is at the machine: an open compartment stays open.
    void touched();
    void closeEndorsers();

Q_SIGNALS:
    void lockWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addPlaces();
    [[nodiscard]] Page *makeListPage(const QByteArray &place);
    [[nodiscard]] QFrame *makeCompartmentBar();
    void show(Page *page);
    void adopt(Page *page);
    void goBack();
    /// The page was left by its own door: it goes, unless something is still being written there.
    void leave(Page &page);
    /// Another page takes its place: what works or waits stays, out of sight.
    void putAway(Page &page);
    void discard(Page &page);
    void refreshCounts();
    void showCompartment();
    void undo();
    [[nodiscard]] store::Store *storeOf(schema::EntityType entity) const;
    [[nodiscard]] QByteArray placeOf(schema::EntityType entity) const;

    const Context &m_context;
    std::unique_ptr<store::Session> m_session;
    VaultContext m_vault;
    StatusLine &m_status;
    DraftKeeper m_drafts;
    RecordUndo m_undo;
    SideBar *m_side;
    QFrame *m_compartmentBar;
    QStackedWidget *m_pages;
    QHash<QByteArray, Page *> m_lists;
    QHash<QString, Page *> m_waiting;    ///< by form name; put away while they work or wait
    QTimer m_compartmentIdle;
};

} // namespace dossier::ui
