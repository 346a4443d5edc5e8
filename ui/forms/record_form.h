// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/field_box.h"
#include "ui/forms/form_layout.h"

namespace dossier::ui {

/// The fields of one record in their editors: filled from it, compared with it, read back into a change set. Knows
/// neither saving nor drafts; a page puts several of these into one Action.
class RecordForm final : public QObject
{
    Q_OBJECT
public:
    /// `prefix` begins the draft keys of its editors ("charge/<id>/"); empty for the page's own record.
    RecordForm(const VaultContext &context, store::Store &store, const schema::EntitySpec &entity, QByteArray prefix, QObject *parent = nullptr);

    /// Editors for these fields, laid out; owned by `parent`.
    [[nodiscard]] QWidget *makeRows(const FormRows &rows, QWidget *parent);
    /// Fills every editor; what was typed is forgotten. A record that is not stored yet has no values.
    void load(const domain::Record &record, bool isNew);
    [[nodiscard]] const domain::Record &record() const { return m_record; }
    [[nodiscard]] bool isNew() const { return m_isNew; }
    /// Preset of a record that is not stored yet, beside what is typed.
    void preset(schema::FieldId field, schema::Value value);

    [[nodiscard]] QList<std::pair<QByteArray, QString>> changedTexts() const;
    /// Takes the texts whose key begins with its prefix.
    void restore(const QList<std::pair<QByteArray, QString>> &texts);
    /// Says at every changed text whose field has other heads by now what the record says.
    void noteChangedSince(const QMap<std::uint16_t, domain::Heads> &base);
    [[nodiscard]] QHash<QByteArray, QString> initialTexts() const;
    /// The same, by what the texts began with: for a form that is open.
    void noteChangedSince(const QHash<QByteArray, QString> &initial);
    [[nodiscard]] int changedCount() const;
    /// What saving would change, in dependency order; empty where nothing is. On an error the field says what is wrong.
    [[nodiscard]] base::Result<std::vector<domain::ChangeSet>> changes();
    /// A refusal of the store, at the field that it names.
    bool showRefusal(const base::Error &error);
    void setReadOnly(bool readOnly);
    [[nodiscard]] FieldBox *box(schema::FieldId field) const;
    [[nodiscard]] const std::vector<FieldBox *> &boxes() const { return m_boxes; }

Q_SIGNALS:
    void edited();

private:
    [[nodiscard]] QWidget *makePlace(const FormRow::Place &place);
    [[nodiscard]] QWidget *makeNarrative(const schema::FieldSpec &field);
    FieldBox *addBox(const schema::FieldSpec &field, Editor *editor, const QString &language = {});
    void addLanguage(const schema::FieldSpec &field, const QString &language);
    [[nodiscard]] QString typedOf(const schema::FieldSpec &field, const schema::Value &value) const;
    [[nodiscard]] QString typedOf(const schema::FieldSpec &field) const;
    [[nodiscard]] QString zoneOf(const schema::FieldSpec &field) const;
    [[nodiscard]] QList<domain::Record> textsOf(const schema::FieldSpec &field) const;
    [[nodiscard]] base::Result<schema::Value> read(const schema::FieldSpec &field, const QString &text) const;
    [[nodiscard]] base::Result<void> readInto(domain::ChangeSet &changes, const FieldBox &box) const;
    [[nodiscard]] base::Result<void> readSet(domain::ChangeSet &changes, const FieldBox &box) const;
    void appendNarrative(const FieldBox &box, std::vector<domain::ChangeSet> &out) const;

    const VaultContext m_context;
    store::Store &m_store;
    const schema::EntitySpec &m_entity;
    QByteArray m_prefix;
    domain::Record m_record;
    bool m_isNew = false;
    bool m_readOnly = false;
    std::vector<FieldBox *> m_boxes;
    QHash<std::uint16_t, QWidget *> m_narratives;    ///< where the languages of a text stand side by side
    std::vector<std::pair<schema::FieldId, schema::Value>> m_presets;
};

} // namespace dossier::ui
