// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/plan/import_plan.h"
#include "ui/forms/editors/code_editor.h"
#include "ui/forms/editors/date_editor.h"
#include "ui/widgets/wrapped_check.h"

#include <QJsonObject>
#include <QLineEdit>

class QVBoxLayout;

namespace dossier::ui {

/// What a person says about a list as a whole: its name, its day, whether it may be published.
class ImportChoices final : public QWidget
{
    Q_OBJECT
public:
    explicit ImportChoices(const VaultContext &context, QWidget *parent = nullptr);

    /// Error of the day as it is typed.
    [[nodiscard]] base::Result<exchange::ImportOptions> options() const;
    /// Only where nobody typed another.
    void suggestName(const QString &name);
    /// What was said, for a draft; and back from it, without changed().
    [[nodiscard]] QJsonObject state() const;
    void restore(const QJsonObject &state);
    [[nodiscard]] QString listName() const { return m_name->text().trimmed(); }
    [[nodiscard]] ChoiceBox &publication() { return *m_publication; }
    /// The last that Tab goes to.
    [[nodiscard]] QWidget &last() { return m_remember->box(); }

Q_SIGNALS:
    void changed();

private:
    void addField(const char *label, QWidget *field);
    void fillTerms();

    const VaultContext m_context;
    QVBoxLayout *m_column;
    QLineEdit *m_name;
    QString m_toldName;      ///< the name that the plan was made with
    DateEditor *m_asOf;
    ChoiceBox *m_publication;
    ChoiceBox *m_basis;
    WrappedCheck *m_anotherBody;
    WrappedCheck *m_remember;
};

} // namespace dossier::ui
