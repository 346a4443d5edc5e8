// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/record_list_page.h"
#include "ui/pages/record_page.h"
#include "ui/shell/compartment_bar.h"
#include "ui/shell/draft_keeper.h"
#include "ui/shell/side_bar.h"
#include "ui/widgets/status_line.h"
#include "ui/undo/record_undo.h"

#include <QDeadlineTimer>
#include <QStackedWidget>

namespace dossier::ui {

struct Place;

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
    /// Everything typed is on disk when this returns, and where the person was; false where it could not be written.
    [[nodiscard]] bool keepAll();
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
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void addPlaces();
    [[nodiscard]] Page *makeListPage(const Place &place);
    [[nodiscard]] bool isList(const Page *page) const;
    void openReports();
    void openDoor();
    void openEndorsersHere();
    void openList(const Place &place);
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
    [[nodiscard]] store::Store &storeInFront() const;
    void undo();
    void ask(store::Store &store, const store::UndoStep &step);
    void takeBackAsked();
    void takeBack(store::Store &store, const store::UndoStep &step);
    void redo();
    [[nodiscard]] store::Store *storeOf(schema::EntityType entity) const;

    const Context &m_context;
    std::unique_ptr<store::Session> m_session;
    VaultContext m_vault;
    StatusLine &m_status;
    DraftKeeper m_drafts;
    RecordUndo m_undo;
    std::optional<base::ActionId> m_asked;    ///< whether to take it back
    QDeadlineTimer m_askedUntil;
    SideBar *m_side;
    CompartmentBar *m_compartmentBar;
    QStackedWidget *m_pages;
    QHash<QByteArray, Page *> m_lists;
    QHash<QString, Page *> m_waiting;    ///< by form name; put away while they work or wait
};

} // namespace dossier::ui
