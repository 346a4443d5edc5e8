// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/field.h"

#include <QByteArray>

#include <optional>
#include <vector>

/// Where the fields of a record stand on its page, made by hand for each entity; the registry says what they are.
namespace dossier::ui {

/// Fields side by side, each with its share of the width.
struct FormRow {
    struct Place {
        schema::FieldId field{};
        int share = 1;
    };
    std::vector<Place> places;
};
using FormRows = std::vector<FormRow>;

/// Records of another entity that belong to the page's: charges of a case, observations of a hearing.
struct RelatedSpec {
    schema::EntityType entity{};
    schema::FieldId link{};                     ///< of the entity, to the page's record; scalar or set
    const char *add = "";                       ///< glossary key of "Add charge"
    std::vector<FormRow::Place> columns;        ///< shown in its row
    FormRows form;                              ///< to edit one; empty: each has a page of its own
    std::optional<schema::FieldId> newestBy;    ///< a date; rows stand newest first
    bool rail = false;                          ///< a rail of dates instead of a table, other dates of the case between
    int grouped = 0;                            ///< so many first columns are said once for rows that agree in them
    int name = 0;                               ///< the column by which a row is known
    QString (*icon)(const QString &term) = nullptr;   ///< before the first column, by the key of its term
    std::optional<schema::FieldId> supersedes{};  ///< a link to the row that this one replaces
    const char *title = "";                     ///< glossary key; of parts that stand inside a row's own form
    std::vector<RelatedSpec> parts{};           ///< what belongs to one row: the places of a detention
};

struct FormSection {
    QByteArray id;
    const char *title = "";                     ///< glossary key
    FormRows rows;
    std::optional<RelatedSpec> related;
    bool notes = false;                         ///< the note lines of a hearing
};

struct FormLayout {
    schema::EntityType entity{};
    std::vector<FormSection> sections;          ///< in the middle, one below the other
    std::vector<FormSection> side;              ///< beside it where there is room, else below
};

/// The layout of an entity; absent where it has no page.
[[nodiscard]] const FormLayout *formLayoutOf(schema::EntityType entity);

} // namespace dossier::ui
