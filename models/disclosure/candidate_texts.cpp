// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/candidate_texts.h"

namespace dossier::disclosure {

namespace {

QString wordsOf(const ReleaseView &view, const schema::NarrativeFields &narrative, const Row &row)
{
    if (view.reader() >= Audience::Internal)
        return view.text(row, narrative.text);
    return view.text(row, narrative.cleared_text);
}

} // namespace

std::optional<TextInLanguage> textFor(const ReleaseView &view, const schema::NarrativeFields &narrative,
                                      const QList<Row> &texts, const QString &language)
{
    std::optional<TextInLanguage> best;
    bool bestIsOriginal = false;
    for (const Row &row : texts) {
        const QString words = wordsOf(view, narrative, row);
        if (words.isEmpty())
            continue;
        const QString written = view.term(row, narrative.language);
        if (written == language)
            return TextInLanguage{words, written, false};
        const bool original = !view.get(row, narrative.translation_of);
        if (!best || (original && !bestIsOriginal)) {
            best = TextInLanguage{words, written, true};
            bestIsOriginal = original;
        }
    }
    return best;
}

} // namespace dossier::disclosure
