// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/note_lines.h"
#include "ui/vault_context.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/note_delegate.h"

#include <QLineEdit>
#include <QListWidget>

namespace dossier::ui {

/// The note lines of a hearing and the line that adds one: Enter makes it durable at once, with the time of its first
/// key. A line is never changed afterwards. What stands in the entry is part of the page's draft. The newest line stands
/// right above the entry, until somebody scrolls away from it.
class NotesPanel final : public QWidget
{
    Q_OBJECT
public:
    NotesPanel(const VaultContext &context, QWidget *parent = nullptr);
    void load(base::RecordId hearing);
    /// The panel stays within the height of `viewport`, which scrolls it, so that log and entry are seen at once.
    void fitInto(QWidget &viewport);
    [[nodiscard]] QString pending() const { return m_entry->text(); }
    void setPending(const QString &text) { m_entry->setText(text); }
    [[nodiscard]] QLineEdit &entry() { return *m_entry; }
    [[nodiscard]] QListWidget &log() { return *m_list; }
    [[nodiscard]] int lineCount() const { return m_lineCount; }

    static constexpr auto kDraftEntry = "note";

Q_SIGNALS:
    void edited();
    void written();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeList();
    void makeEntry();
    void add();
    void append(const NoteRow &row);
    /// As high as its rows, within the room there is, and never under a few rows.
    void fit();
    [[nodiscard]] QList<NoteRow> rowsOf(const QList<items::NoteLine> &lines) const;
    [[nodiscard]] NoteRow rowOf(const items::NoteLine &line) const;
    [[nodiscard]] std::optional<base::RecordId> observation() const;

    const VaultContext m_context;
    base::RecordId m_hearing;
    QWidget *m_viewport = nullptr;
    QLabel *m_heading;
    QLabel *m_none;
    QListWidget *m_list;
    NoteDelegate *m_delegate;
    QLineEdit *m_entry;
    MessageBar *m_message;
    int m_lineCount = 0;
    bool m_followsEnd = true;
    std::optional<base::Instant> m_firstKey;
};

} // namespace dossier::ui
