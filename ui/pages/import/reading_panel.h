// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/plan/read_list.h"
#include "ui/forms/editors/code_editor.h"
#include "ui/widgets/parts.h"

#include <QJsonObject>
#include <QLineEdit>

namespace dossier::ui {

/// How a file was read, in one line that opens into what can be said otherwise: encoding, separator, sheet, line of the
/// header, order of day and month. What is left alone is found.
class ReadingPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit ReadingPanel(const VaultContext &context, QWidget *parent = nullptr);

    /// Another file: nothing is chosen.
    void forget();
    void show(const exchange::ReadList &list);
    /// Of a file that is no list as it is read now: what else of it could be read.
    void showFacts(const exchange::TableFacts &facts);
    /// What came of a choice, beside it. Empty: nothing to say.
    void showProblem(const QString &problem);
    [[nodiscard]] bool hasProblem() const { return !m_problem->text().isEmpty(); }
    [[nodiscard]] exchange::TableOptions table() const;
    void putChoices(exchange::ReadingChoices &choices) const;
    [[nodiscard]] bool isChosen() const;
    /// What was chosen, for a draft; and back from it, after forget() and without changed().
    [[nodiscard]] QJsonObject state() const;
    void restore(const QJsonObject &state);
    [[nodiscard]] bool isOpen() const { return m_controls->isVisibleTo(this); }
    void setOpen(bool open);
    [[nodiscard]] QPushButton &door() { return *m_door; }
    [[nodiscard]] ChoiceBox &encoding() { return *m_encoding; }
    [[nodiscard]] ChoiceBox &delimiter() { return *m_delimiter; }
    [[nodiscard]] ChoiceBox &sheet() { return *m_sheet; }
    [[nodiscard]] QLineEdit &header() { return *m_header; }
    [[nodiscard]] ChoiceBox &dateOrder() { return *m_dateOrder; }

Q_SIGNALS:
    void changed();

private:
    QWidget *add(QLayout *layout, const char *label, QWidget *field);
    void addControls();
    void takeHeader();
    void showSheets(const exchange::TableFacts &facts);
    [[nodiscard]] std::optional<std::int64_t> headerLine() const;
    [[nodiscard]] QString summaryOf(const exchange::ReadList &list) const;
    [[nodiscard]] QString delimiterName(QChar delimiter) const;

    const VaultContext m_context;
    QPushButton *m_door;
    QWidget *m_controls;
    ChoiceBox *m_encoding;
    ChoiceBox *m_delimiter;
    ChoiceBox *m_sheet;
    QLineEdit *m_header;
    ChoiceBox *m_dateOrder;
    QWidget *m_encodingField = nullptr;
    QWidget *m_delimiterField = nullptr;
    QWidget *m_sheetField = nullptr;
    QLabel *m_problem;
    QString m_toldHeader;      ///< of the last change() that was sent
};

} // namespace dossier::ui
