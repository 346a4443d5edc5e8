// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/allow_list.h"
#include "disclosure/row.h"

namespace dossier::disclosure {

/// Looks at candidate rows through an allow-list and the reader's audience: what is not allowed
/// reads as absent, whoever put it into the row.
class ReleaseView
{
public:
    explicit ReleaseView(const AllowList &allowed) : m_allowed(allowed) {}

    [[nodiscard]] bool shows(const Row &row) const { return mayRead(m_allowed.reader(), row.cap); }
    [[nodiscard]] Audience reader() const { return m_allowed.reader(); }

    template<typename T>
    [[nodiscard]] std::optional<T> get(const Row &row, schema::Field<T> field) const
    {
        if (!isOpen(row, field.id))
            return std::nullopt;
        const auto found = row.values.constFind(std::to_underlying(field.id));
        const T *held = found == row.values.constEnd() ? nullptr : std::get_if<T>(&*found);
        return held ? std::optional<T>(*held) : std::nullopt;
    }
    template<typename T>
    [[nodiscard]] QList<T> get(const Row &row, schema::SetField<T> field) const
    {
        QList<T> out;
        if (!isOpen(row, field.id))
            return out;
        for (const schema::Value &member : row.sets.value(std::to_underlying(field.id))) {
            if (const auto *held = std::get_if<T>(&member))
                out.append(*held);
        }
        return out;
    }
    /// Empty where absent.
    [[nodiscard]] QString text(const Row &row, schema::Field<QString> field) const
    {
        return get(row, field).value_or(QString());
    }
    [[nodiscard]] QString term(const Row &row, schema::Field<schema::Code> field) const
    {
        return get(row, field).value_or(schema::Code{}).term;
    }

    /// Any scalar; absent where it is not open.
    [[nodiscard]] schema::Value value(const Row &row, schema::FieldId field) const
    {
        return isOpen(row, field) ? row.values.value(std::to_underlying(field)) : schema::Value();
    }
    /// The members of any set; none where it is not open.
    [[nodiscard]] schema::ValueList members(const Row &row, schema::FieldId field) const
    {
        return isOpen(row, field) ? row.sets.value(std::to_underlying(field)) : schema::ValueList();
    }

private:
    [[nodiscard]] bool isOpen(const Row &row, schema::FieldId field) const
    {
        return shows(row) && m_allowed.mayRelease(field);
    }

    const AllowList &m_allowed;
};

} // namespace dossier::disclosure
