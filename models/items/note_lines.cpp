// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/note_lines.h"

#include "schema/entities/note.h"
#include "schema/entities/observation.h"

#include <algorithm>

namespace dossier::items {

using namespace Qt::StringLiterals;
namespace note = schema::note;
namespace observation = schema::observation;

namespace {

QString wordOf(const CellContext &context, QByteArrayView vocabulary, const QString &key)
{
    const schema::Vocabulary *terms = context.vocabularies.vocabulary(vocabulary);
    const schema::Term *term = terms ? terms->term(key) : nullptr;
    return term ? term->label(context.language) : key;
}

QString speakerOf(const CellContext &context, const domain::Record &line)
{
    const auto role = line.get(note::speaker_role);
    QStringList parts{role ? wordOf(context, "role", role->term) : QString(), line.get(note::speaker).value_or(QString())};
    parts.removeAll(QString());
    return parts.join(", "_L1);
}

NoteLine lineOf(const CellContext &context, const domain::Record &line)
{
    NoteLine out;
    out.number = line.get(note::number).value_or(0);
    out.at = line.get(note::observed_at) ? line.get(note::observed_at) : line.get(note::typed_at);
    out.speaker = speakerOf(context, line);
    out.text = line.get(note::text).value_or(QString());
    // The key is the code by which observers know a right; its words alone would be looked up.
    for (const schema::Code &right : line.get(note::right_tags))
        out.rights.append(right.term.toUpper() + u' ' + wordOf(context, "right", right.term));
    for (const QString &mark : line.get(note::marks))
        out.marks.append(mark);
    out.isVerbatim = line.get(note::verbatim) == schema::Answer::Yes;
    return out;
}

} // namespace

QList<NoteLine> noteLinesOf(const CellContext &context, base::RecordId hearing)
{
    QList<NoteLine> out;
    const auto observations = context.store.referring(observation::kType, observation::hearing.id, hearing);
    for (const domain::Record &one : observations.value_or(QList<domain::Record>())) {
        auto lines = context.store.referring(note::kType, note::observation.id, one.id()).value_or(QList<domain::Record>());
        std::ranges::stable_sort(lines, {}, [](const domain::Record &line) { return line.get(note::number).value_or(0); });
        for (const domain::Record &line : std::as_const(lines)) {
            out.append(lineOf(context, line));
            const auto corrected = line.get(note::corrects);
            const auto found = corrected ? std::ranges::find(lines, *corrected, &domain::Record::id) : lines.end();
            if (found != lines.end())
                out.last().corrects = found->get(note::number);
        }
    }
    return out;
}

} // namespace dossier::items
