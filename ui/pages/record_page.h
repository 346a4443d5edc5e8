// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/related_grid.h"
#include "ui/pages/custody_panel.h"
#include "ui/pages/history_panel.h"
#include "ui/pages/notes_panel.h"
#include "ui/pages/open_questions_panel.h"
#include "ui/pages/page.h"
#include "ui/pages/record_header.h"
#include "ui/pages/record_outline.h"

namespace dossier::ui {

/// One record on a page of its own, edited in place: sections in the middle, their names at the leading edge, what
/// happened beside. Everything typed is one draft and one Save.
class RecordPage final : public Page
{
    Q_OBJECT
public:
    /// `record`: absent for a new one.
    RecordPage(const VaultContext &context, store::Store &store, const FormLayout &layout, QByteArray place,
               const std::optional<base::RecordId> &record, QWidget *parent = nullptr);

    [[nodiscard]] QString formName() const override { return QString::fromLatin1(m_entity.key); }
    [[nodiscard]] QByteArray place() const override { return m_place; }
    [[nodiscard]] std::optional<base::RecordId> recordId() const override;
    [[nodiscard]] store::Store *draftStore() const override { return &m_store; }
    [[nodiscard]] QList<std::pair<QByteArray, QString>> unsavedTexts() const override;
    void restoreTexts(const QList<std::pair<QByteArray, QString>> &texts) override;
    [[nodiscard]] QMap<std::uint16_t, domain::Heads> baseHeads() const override;
    void noteBase(const QMap<std::uint16_t, domain::Heads> &heads) override;
    [[nodiscard]] QScrollArea *scroller() const override { return m_scroll; }
    [[nodiscard]] bool concerns(const QList<std::pair<schema::EntityType, base::RecordId>> &touched) const override;
    void focusFirst() override;
    void focusNextPane() override;
    bool run(const QByteArray &command) override;
    void draftKept(const base::Instant &at) override;
    /// False where the record is not there.
    [[nodiscard]] bool isLoaded() const { return m_loaded; }

    /// Applies what was typed as one Action. False where something is wrong; the page says what.
    bool save();
    void discard();
    void setHistoryShown(bool shown);
    [[nodiscard]] RecordForm &form() { return *m_form; }
    [[nodiscard]] RelatedGrid *grid(const QByteArray &id) const { return m_grids.value(id); }
    [[nodiscard]] NotesPanel *notes() const { return m_notes; }
    /// The section that the list marks as the one in view; empty where there is none.
    [[nodiscard]] QByteArray markedSection() const { return m_outline->marked(); }
    [[nodiscard]] QPushButton &saveButton() { return m_header->saveButton(); }
    [[nodiscard]] MessageBar &message() { return *m_message; }
    /// Of a case or a person; null on other pages.
    [[nodiscard]] OpenQuestionsPanel *questions() const { return m_questions; }
    /// Bar and band of a case; null on other pages.
    [[nodiscard]] CustodyPanel *custody() const { return m_custody; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addHeader(QVBoxLayout *page);
    [[nodiscard]] QWidget *makeSurround(MessageBar &message);
    void addQuestions(QVBoxLayout *page);
    [[nodiscard]] QWidget *makeBody(const FormLayout &layout);
    [[nodiscard]] QWidget *makeSection(const FormSection &section);
    [[nodiscard]] QWidget *makeColumn(const std::vector<FormSection> &sections);
    void addToOutline(const FormSection &section, QWidget *target);
    void load();
    void reload();
    void showHeader();
    void showCourse(const domain::Record &record);
    void addExtension();
    void goToMark(const QByteArray &section, base::RecordId record);
    [[nodiscard]] std::pair<RelatedGrid *, base::RecordId> rowInHand() const;
    void followFocus(QWidget *now);
    void showChanges();
    void arrangeSide();
    [[nodiscard]] base::Result<std::vector<domain::ChangeSet>> collect();
    [[nodiscard]] bool isWritable() const { return m_store.access() == vault::Access::ReadWrite; }
    void deleteRecord();

    const VaultContext m_context;
    store::Store &m_store;
    const schema::EntitySpec &m_entity;
    QByteArray m_place;
    base::RecordId m_id;
    bool m_isNew = false;
    bool m_loaded = false;
    bool m_saving = false;
    RecordForm *m_form;
    QHash<QByteArray, RelatedGrid *> m_grids;
    NotesPanel *m_notes = nullptr;
    CustodyPanel *m_custody = nullptr;
    RecordHeader *m_header;
    OpenQuestionsPanel *m_questions = nullptr;
    MessageBar *m_message = nullptr;
    RecordOutline *m_outline = nullptr;
    QScrollArea *m_scroll = nullptr;
    QScrollArea *m_sideScroll = nullptr;
    QWidget *m_side = nullptr;
    QVBoxLayout *m_middle = nullptr;
    HistoryPanel *m_history = nullptr;
};

} // namespace dossier::ui
