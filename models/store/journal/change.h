// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "schema/field.h"
#include "schema/value.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

namespace dossier::store {

/// A BLAKE2b-256 hash.
using Digest = std::array<std::uint8_t, 32>;
using Salt = std::array<std::uint8_t, 16>;

/// What an op does. The numbers are frozen (models/FORMAT.md, "Kinds").
enum class OpKind : std::uint8_t {
    Create = 1,     ///< a row, with the values of all its registers as one op
    Set = 2,        ///< a register gets a value and replaces the heads it names
    Add = 3,        ///< a member joins a set
    Remove = 4,     ///< a member leaves: only the additions it names
    Delete = 5,     ///< a row goes; names every head that was seen
    Restore = 6,    ///< takes back the deletions it names
    Resolve = 7,    ///< as Set, after a person looked at all the heads it names
    Alias = 8,      ///< this record is the same as another; absent takes it back
    Blob = 9,       ///< key and address of an attachment
    Erase = 10,     ///< the values of everything with this subject are gone for good
    Note = 11       ///< something was read, printed, copied; changes nothing
};

/// A change that an op replaces, by where it was written.
struct Predecessor {
    base::FeedId feed;
    std::uint64_t seq = 0;
    friend auto operator<=>(const Predecessor &, const Predecessor &) = default;
};

struct Op {
    OpKind kind = OpKind::Note;
    std::vector<schema::FieldId> fields;        ///< Create: all; Set, Add, Remove, Resolve: one; others: none
    std::vector<Predecessor> predecessors;
    friend bool operator==(const Op &, const Op &) = default;
};

/// Another feed's newest change that the ops of this one name.
struct Dependency {
    base::FeedId feed;
    std::uint64_t seq = 0;
    std::array<std::uint8_t, 8> chain{};        ///< first 8 bytes of that change's chain hash
    friend bool operator==(const Dependency &, const Dependency &) = default;
};

/// The part of a change that stays for ever: no text, no value, no person but by random id.
struct ChangeHeader {
    base::FeedId feed;
    std::uint64_t seq = 0;                      ///< from 1, without gaps
    Digest previous{};                          ///< chain hash of seq - 1; zeroes for the first
    std::uint64_t clock = 0;                    ///< hybrid_clock.h
    std::uint16_t schemaVersion = 0;
    schema::EntityType type{};
    base::RecordId entity;
    base::RecordId subject;                     ///< whose erasure takes the values along
    std::vector<Dependency> dependencies;       ///< by feed; exactly what the ops name
    std::vector<Op> ops;
    Digest commitment{};                        ///< to salt and detached value
    friend bool operator==(const ChangeHeader &, const ChangeHeader &) = default;
};

/// The part that can be erased without breaking the chain.
struct DetachedValue {
    base::ActionId action;
    base::MemberId actor;
    QString label;                              ///< permanent key of what was done ("edit")
    QString reason;
    std::vector<schema::Value> values;          ///< in the order of the ops and of their fields
    friend bool operator==(const DetachedValue &, const DetachedValue &) = default;
};

/// One change as it travels.
struct Change {
    ChangeHeader header;
    Digest chain{};
    Salt salt{};
    std::optional<DetachedValue> value;         ///< absent once erased; then salt is zeroes
    QByteArray signature;                       ///< of the chain hash; may be empty
};

/// Number of values that an op takes from the detached part.
[[nodiscard]] inline std::size_t valueCount(const Op &op)
{
    switch (op.kind) {
    case OpKind::Create:
        return op.fields.size();
    case OpKind::Set:
    case OpKind::Add:
    case OpKind::Remove:
    case OpKind::Resolve:
    case OpKind::Alias:
    case OpKind::Blob:
    case OpKind::Note:
        return 1;
    case OpKind::Delete:
    case OpKind::Restore:
    case OpKind::Erase:
        return 0;
    }
    return 0;
}

/// Whether an op of this kind names exactly one field.
[[nodiscard]] constexpr bool namesOneField(OpKind kind)
{
    return kind == OpKind::Set || kind == OpKind::Add || kind == OpKind::Remove || kind == OpKind::Resolve;
}

/// Whether an op of this kind carries a list of predecessors.
[[nodiscard]] constexpr bool namesPredecessors(OpKind kind)
{
    return kind == OpKind::Set || kind == OpKind::Remove || kind == OpKind::Delete || kind == OpKind::Restore
        || kind == OpKind::Resolve || kind == OpKind::Alias;
}

namespace limits {
inline constexpr std::size_t kOps = 4096;             ///< in a change
inline constexpr std::size_t kFields = 4096;          ///< in a Create
inline constexpr std::size_t kPredecessors = 4096;    ///< of an op
inline constexpr std::size_t kDependencies = 1024;    ///< of a change
inline constexpr qsizetype kHeaderBytes = 1 << 20;    ///< 1 MiB
inline constexpr qsizetype kValueBytes = 8 << 20;     ///< 8 MiB
inline constexpr std::uint64_t kSeq = (std::uint64_t(1) << 40) - 1;
inline constexpr std::uint64_t kClock = (std::uint64_t(1) << 63) - 1;
inline constexpr qsizetype kLabelBytes = 64;
} // namespace limits

} // namespace dossier::store
