// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"
#include "ui/widgets/message_bar.h"

#include <QLineEdit>
#include <QListWidget>

namespace dossier::ui {

/// The note lines of a hearing and the line that adds one: Enter makes it durable at once, with the time of its first
/// key. A line is never changed afterwards. What stands in the entry is part of the page's draft.
class NotesPanel final : public QWidget
{
    Q_OBJECT
public:
    NotesPanel(const VaultContext &context, QWidget *parent = nullptr);
    void load(base::RecordId hearing);
    [[nodiscard]] QString pending() const { return m_entry->text(); }
    void setPending(const QString &text) { m_entry->setText(text); }
    [[nodiscard]] QLineEdit &entry() { return *m_entry; }
    [[nodiscard]] int lineCount() const { return m_list->count(); }

    static constexpr auto kDraftEntry = "note";

Q_SIGNALS:
    void edited();
    void written();

private:
    void add();
    [[nodiscard]] std::optional<base::RecordId> observation() const;

    const VaultContext m_context;
    base::RecordId m_hearing;
    QListWidget *m_list;
    QLineEdit *m_entry;
    MessageBar *m_message;
    std::optional<base::Instant> m_firstKey;
};

} // namespace dossier::ui
