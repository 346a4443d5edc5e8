// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/action_index.h"

namespace dossier::store {

using base::Result;

Result<void> ActionIndex::take(const JournalEntry &entry)
{
    // An erased change has lost the id of its Action; its neighbours have it still.
    const std::optional<DetachedValue> &value = entry.change.value;
    Open &open = m_open[feedOf(entry.dot)];
    const bool same = open.first != 0 && (!value || value->action == open.action);
    if (!same) {
        if (open.first != 0)
            DOSSIER_TRY(write(open));
        open = {entry.dot, entry.dot, value ? value->action : base::ActionId(), std::nullopt, true};
    }
    open.last = entry.dot;
    for (std::size_t i = 0; i < entry.ops.size(); ++i) {
        if (entry.ops[i].kind != OpKind::Note) {
            open.note = false;
        } else if (value && !value->values.empty()) {
            if (const auto *undone = std::get_if<QString>(&value->values.front()))
                open.undoes = base::ActionId::fromByteArray(QByteArray::fromHex(undone->toLatin1()));
        }
    }
    return {};
}

Result<void> ActionIndex::write(const Open &action)
{
    DOSSIER_ASSIGN(Statement * insert, m_statements.get("INSERT INTO act(first, last, action, undoes, note) VALUES(?,?,?,?,?)"));
    insert->bind(0, action.first);
    insert->bind(1, action.last);
    insert->bind(2, action.action.toByteArray());
    // The text of a note that stands alone is about something else.
    if (action.undoes && !action.note)
        insert->bind(3, action.undoes->toByteArray());
    else
        insert->bindNull(3);
    insert->bind(4, std::int64_t{action.note ? 1 : 0});
    return insert->run();
}

Result<void> ActionIndex::flush()
{
    for (const auto &[feed, open] : m_open) {
        if (open.first != 0)
            DOSSIER_TRY(write(open));
    }
    m_open.clear();
    return {};
}

} // namespace dossier::store
