// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/publication_request.h"
#include "ui/forms/editors/code_editor.h"
#include "ui/forms/editors/date_editor.h"
#include "ui/pages/export/field_choice.h"
#include "ui/widgets/file_panel.h"

#include <QLineEdit>

class QVBoxLayout;

namespace dossier::ui {

class FlowLayout;

/// What a person says about an export: which report or list, of which records, for whom, in which form, where to.
class ExportChoices final : public QWidget
{
    Q_OBJECT
public:
    /// `caseFilter` is what the list of cases is filtered by: offered, and never taken without being asked for.
    ExportChoices(const VaultContext &context, const QString &caseFilter, QWidget *parent = nullptr);

    /// Errors: of the day as typed; InvalidArgument where a table has no column left.
    [[nodiscard]] base::Result<publish::PublicationRequest> request() const;

    [[nodiscard]] QLineEdit &path() { return *m_path; }
    [[nodiscard]] ChoiceBox &report() { return *m_report; }
    /// Null where no list is filtered.
    [[nodiscard]] ChoiceBox *scope() { return m_scope; }
    [[nodiscard]] ChoiceBox &audience() { return *m_audience; }
    [[nodiscard]] ChoiceBox &format() { return *m_format; }
    [[nodiscard]] FieldChoice &fields() { return *m_fields; }

Q_SIGNALS:
    void changed();
    /// The file was chosen; what comes next is to write it.
    void fileChosen();

private:
    /// One line of what can be exported.
    struct Offer {
        disclosure::ReportKind kind;
        schema::EntityType entity;    ///< of which it is a table, or whose records are filtered
    };
    void offer(const QString &name, Offer what);
    void offerReports();
    void offerTables();
    void fillForm();
    void addDate();
    void addFile();
    [[nodiscard]] ChoiceBox *addBox(const char *label, std::initializer_list<std::pair<QString, int>> entries = {});
    [[nodiscard]] QWidget *labelled(const char *label, QWidget *field);
    [[nodiscard]] const Offer &chosenOffer() const;
    [[nodiscard]] bool isOfCases() const;
    /// Offers what goes with the report: forms, cases, columns, the name of the file.
    void followReport();
    void suggestName();
    void chooseFile();

    const VaultContext m_context;
    const QString m_filter;
    QVBoxLayout *m_column;
    FlowLayout *m_row;             ///< what is chosen from a few, side by side
    std::vector<Offer> m_offers;
    ChoiceBox *m_report = nullptr;
    ChoiceBox *m_scope = nullptr;
    QWidget *m_scopeRow = nullptr;
    ChoiceBox *m_audience = nullptr;
    ChoiceBox *m_language = nullptr;
    ChoiceBox *m_format = nullptr;
    bool m_wasPdf = true;      ///< before a table took that form away
    FieldChoice *m_fields = nullptr;
    DateEditor *m_asOf = nullptr;
    QLabel *m_asOfEcho = nullptr;
    QLineEdit *m_path = nullptr;
    QPushButton *m_choose = nullptr;
    FilePanel *m_files = nullptr;
};

} // namespace dossier::ui
