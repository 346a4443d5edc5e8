// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/field.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace dossier::schema {

/// How far a protective field resists being loosened (security.md, section 4, "ratchet").
enum class Ratchet : std::uint8_t {
    None,       ///< not protective
    Decision,   ///< a person may loosen it by an explicit change; undo and merge never do
    Evidence    ///< loosening needs recorded evidence from the person it protects
};

/// Compartments by the key of their kind. What is in one never lies in another's file.
enum class Compartment : std::uint8_t { Main = 0, Endorsers = 1, Sources = 2, Defence = 3 };

/// Whether a text is the name of a person, which a search finds in every spelling (domain.md, "Names").
enum class Naming : std::uint8_t { None, FullName, Patronymic };

/// Everything that is known of a field. Made by the builders below, frozen in the Registry.
struct FieldSpec {
    FieldId id{};
    QByteArray key;                        ///< snake_case; the column, the CLI and the JSON name
    Kind kind = Kind::Text;
    Shape shape = Shape::Scalar;
    Audience audience = Audience::Internal;
    bool hasAudience = false;              ///< a field without an audience does not build
    QByteArray vocabulary;                 ///< for Code: name of the vocabulary
    std::vector<EntityType> targets;       ///< for Reference: what it may point to; for Part: the child
    QByteArray label;                      ///< glossary key, "field.person.sex"
    QByteArray column;                     ///< empty: the key; SQL column otherwise
    bool searchable = false;               ///< goes into the search index, folded
    Naming naming = Naming::None;          ///< of a searchable text
    bool gate = false;                     ///< read to decide about release, never released itself
    Ratchet ratchet = Ratchet::None;
    bool appendOnly = false;               ///< set once, at creation
    bool required = false;                 ///< a record without it is refused
    bool computed = false;                 ///< derived from other fields by domain; never typed or journalled
    bool indexed = false;                  ///< an SQL index, because lists sort or filter by it

    [[nodiscard]] bool isProtective() const { return ratchet != Ratchet::None; }
};

/// Everything that is known of an entity. Declared once, in schema/entities/.
struct EntitySpec {
    EntityType type{};
    QByteArray key;                          ///< snake_case: "court_act"; the CLI also takes hyphens
    Compartment compartment = Compartment::Main;
    QByteArray label;                        ///< glossary key of the singular
    std::optional<FieldId> parent;           ///< for a part: the reference to its parent
    std::optional<FieldId> subjectThrough;   ///< whose erasure takes this record along; absent here, or no
                                             ///< value in the record (a participation without a person) = itself
    std::vector<FieldId> title;              ///< fields that name a record where others refer to it
    std::vector<FieldSpec> fields;
    bool appendOnly = false;                 ///< never deleted; of its fields only those not append-only change
    bool everyCompartment = false;           ///< has its tables in every store (ledger): a row lies where the
                                             ///< most restricted of its values came from
    bool hidden = false;                     ///< not offered by `new`/`list` (vault)

    [[nodiscard]] bool isPart() const { return parent.has_value(); }
    [[nodiscard]] const FieldSpec *field(FieldId id) const;
    [[nodiscard]] const FieldSpec *field(QByteArrayView key) const;
};

/// Builds a FieldSpec in one readable line of an entity file:
/// `scalar(person::sex).term("sex").open(Audience::Public).label("field.person.sex")`.
class FieldBuilder
{
public:
    explicit FieldBuilder(FieldSpec spec) : m_spec(std::move(spec)) {}

    FieldBuilder &open(Audience audience);                 ///< the widest audience that may see it
    FieldBuilder &term(QByteArray vocabulary);
    FieldBuilder &to(std::initializer_list<EntityType> targets);
    FieldBuilder &label(QByteArray glossaryKey);
    FieldBuilder &longText();
    FieldBuilder &searchable();
    FieldBuilder &personName(Naming naming = Naming::FullName);   ///< searchable, in every spelling
    FieldBuilder &gate();
    FieldBuilder &protective(Ratchet ratchet);
    FieldBuilder &appendOnly();
    FieldBuilder &required();
    FieldBuilder &computed();
    FieldBuilder &indexed();

    operator FieldSpec() const { return m_spec; }

private:
    FieldSpec m_spec;
};

template<typename T>
[[nodiscard]] FieldBuilder scalar(Field<T> field);
template<typename T>
[[nodiscard]] FieldBuilder setOf(SetField<T> field);
[[nodiscard]] FieldBuilder parts(PartField field, EntityType child);

namespace detail {
template<typename T>
consteval Kind kindOf()
{
    if constexpr (std::is_same_v<T, QString>) return Kind::Text;
    else if constexpr (std::is_same_v<T, LanguageText>) return Kind::LanguageText;
    else if constexpr (std::is_same_v<T, Code>) return Kind::Code;
    else if constexpr (std::is_same_v<T, base::RecordId>) return Kind::Reference;
    else if constexpr (std::is_same_v<T, Answer>) return Kind::YesNo;
    else if constexpr (std::is_same_v<T, std::int64_t>) return Kind::Integer;
    else if constexpr (std::is_same_v<T, base::PartialDate>) return Kind::Date;
    else if constexpr (std::is_same_v<T, base::Instant>) return Kind::Instant;
    else if constexpr (std::is_same_v<T, Duration>) return Kind::Duration;
    else if constexpr (std::is_same_v<T, Article>) return Kind::Article;
    else if constexpr (std::is_same_v<T, QByteArray>) return Kind::Bytes;
    else return Kind::Order;
}
} // namespace detail

template<typename T>
FieldBuilder scalar(Field<T> field)
{
    FieldSpec spec;
    spec.id = field.id;
    spec.key = field.key;
    spec.kind = detail::kindOf<T>();
    return FieldBuilder(std::move(spec));
}

template<typename T>
FieldBuilder setOf(SetField<T> field)
{
    FieldSpec spec;
    spec.id = field.id;
    spec.key = field.key;
    spec.kind = detail::kindOf<T>();
    spec.shape = Shape::Set;
    return FieldBuilder(std::move(spec));
}

} // namespace dossier::schema
