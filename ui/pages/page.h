// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/drafts.h"
#include "ui/vault_context.h"

#include <QScrollArea>
#include <QWidget>

namespace dossier::ui {

/// A place in an open vault: a list, a record, an export. Says what of it must survive a lock or a crash, and answers
/// commands while it is in front.
class Page : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Names the page in drafts: "list:case", "case". Holds no case data.
    [[nodiscard]] virtual QString formName() const = 0;
    /// The place in the side bar it belongs to.
    [[nodiscard]] virtual QByteArray place() const = 0;
    [[nodiscard]] virtual std::optional<base::RecordId> recordId() const { return {}; }
    /// The store whose drafts keep it.
    [[nodiscard]] virtual store::Store *draftStore() const = 0;
    /// What was typed and is not saved, by editor, in the order of the page.
    [[nodiscard]] virtual QList<std::pair<QByteArray, QString>> unsavedTexts() const { return {}; }
    virtual void restoreTexts(const QList<std::pair<QByteArray, QString>> &texts) { Q_UNUSED(texts) }
    /// For a draft: heads the page was filled from.
    [[nodiscard]] virtual QMap<std::uint16_t, domain::Heads> baseHeads() const { return {}; }
    /// Of a draft that was restored: says at each text what the record says by now, where that changed.
    virtual void noteBase(const QMap<std::uint16_t, domain::Heads> &heads) { Q_UNUSED(heads) }
    /// Something is being written that goes on while the person looks elsewhere.
    [[nodiscard]] virtual bool isBusy() const { return false; }
    /// Whether these records are what the page shows: what was done to them is taken back here.
    [[nodiscard]] virtual bool concerns(const QList<std::pair<schema::EntityType, base::RecordId>> &touched) const { Q_UNUSED(touched) return false; }
    /// Holds what was answered and is kept nowhere else; waits until the person comes back.
    [[nodiscard]] virtual bool isUnfinished() const { return false; }
    [[nodiscard]] virtual bool isDirty() const { return !unsavedTexts().isEmpty(); }
    virtual void setDraftId(const QByteArray &id) { m_draftId = id; }
    [[nodiscard]] QByteArray draftId() const { return m_draftId; }
    [[nodiscard]] virtual QScrollArea *scroller() const { return nullptr; }
    virtual void focusFirst() {}
    /// The next pane of the page gets the focus (F6).
    virtual void focusNextPane() { focusFirst(); }
    /// False where this page does not know the command.
    virtual bool run(const QByteArray &command) { Q_UNUSED(command) return false; }
    virtual void draftKept(const base::Instant &at) { Q_UNUSED(at) }

Q_SIGNALS:
    /// Something was typed that is not on disk yet.
    void edited();
    /// What the status line should say as long as nothing happens.
    void standingChanged(const QString &text);
    void said(const QString &text, bool undoable);
    void recordWanted(dossier::schema::EntityType entity, const dossier::base::RecordId &id);
    void newRecordWanted(dossier::schema::EntityType entity);
    void commandWanted(const QByteArray &command);
    /// Nothing is left to keep.
    void saved();
    void leaveWanted();

private:
    QByteArray m_draftId;
};

} // namespace dossier::ui
