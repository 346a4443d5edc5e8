// SPDX-License-Identifier: GPL-3.0-or-later
#include "names/similarity.h"

#include "names/fact_agreement.h"
#include "names/likeness_reason.h"
#include "names/name_alignment.h"
#include "names/person_comparison.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace dossier::names {

namespace {

/// What equal names alone are worth; facts make the rest.
constexpr double kWorthOfName = 0.85;
/// Given name, father and day of birth agree and the surname is another: married, or changed back by law.
constexpr double kWorthOfIdentity = 0.12;
constexpr double kMostWithoutSameness = 0.99;
/// Sums of weights meet the bounds of the verdicts in spite of binary fractions.
constexpr double kGrain = 1000;

struct BestNames {
    Alignment alignment;
    std::size_t one = 0;
    std::size_t other = 0;
    bool equal = false;        // a pair of names is equal
    bool equalWord = false;    // equal, but a single word
};

BestNames bestNames(const ReadPerson &one, const ReadPerson &other, std::uint32_t commonFrom)
{
    BestNames best;
    for (std::size_t i = 0; i < one.forms.size(); ++i) {
        for (std::size_t j = 0; j < other.forms.size(); ++j) {
            const Alignment alignment = align(one.forms[i], other.forms[j], commonFrom);
            if (alignment.isEqual())
                (alignment.count > 1 ? best.equal : best.equalWord) = true;
            if (alignment.score > best.alignment.score) {
                best.alignment = alignment;
                best.one = i;
                best.other = j;
            }
        }
    }
    return best;
}

bool isSame(const BestNames &names, const FactAgreement &facts)
{
    const bool equal = names.equal || (names.equalWord && facts.born == DateAgreement::SameDay);
    const bool patronymics = facts.patronymic == PatronymicAgreement::Equal || facts.patronymic == PatronymicAgreement::Unknown;
    return equal && patronymics && !facts.contradict();
}

QString textOf(const NameForm &form)
{
    QStringList words;
    for (const HeardWord *word : form.words)
        words.append(word->written);
    return words.join(u' ');
}

QStringList restOf(const NameForm &form, std::uint8_t rest)
{
    QStringList words;
    for (std::size_t i = 0; i < form.words.size(); ++i) {
        if ((rest >> i & 1u) != 0)
            words.append(form.words[i]->written);
    }
    return words;
}

void addRest(QList<Reason> &reasons, const QStringList &one, const QStringList &other)
{
    if (one.isEmpty() && other.isEmpty())
        return;
    const ReasonCode code = one.isEmpty() || other.isEmpty() ? ReasonCode::WordMissing : ReasonCode::NameDiffers;
    reasons.append({code, one.join(u' '), other.join(u' ')});
}

QList<Reason> nameReasons(const BestNames &names, const ReadPerson &one, const ReadPerson &other)
{
    const Alignment &alignment = names.alignment;
    if (alignment.count == 0)
        return {};
    const NameForm &form = one.forms[names.one];
    const NameForm &otherForm = other.forms[names.other];
    QList<Reason> reasons;
    if (alignment.isEqual())
        reasons.append({ReasonCode::SameSpelling, textOf(form), textOf(otherForm)});
    for (int i = 0; i < alignment.count; ++i) {
        const Alignment::Pair &pair = alignment.pairs[std::size_t(i)];
        const HeardWord &word = *form.words[std::size_t(pair.one)];
        const HeardWord &otherWord = *otherForm.words[std::size_t(pair.other)];
        if (pair.joined) {
            const NameForm &two = pair.joinedOne ? form : otherForm;
            const auto first = std::size_t(pair.joinedOne ? pair.one : pair.other);
            const QString both = two.words[first]->written + u' ' + two.words[first + 1]->written;
            reasons.append({ReasonCode::WordsJoined, pair.joinedOne ? both : word.written, pair.joinedOne ? otherWord.written : both});
        } else if (const auto code = reasonOf(pair.like.kind, differInScript(word, otherWord))) {
            reasons.append({*code, word.written, otherWord.written});
        }
    }
    addRest(reasons, restOf(form, alignment.restOfOne), restOf(otherForm, alignment.restOfOther));
    if (alignment.isReordered())
        reasons.append({ReasonCode::TokenOrder, textOf(form), textOf(otherForm)});
    if (names.one > 0 || names.other > 0)
        reasons.append({ReasonCode::OtherName, textOf(form), textOf(otherForm)});
    return reasons;
}

} // namespace

Similarity compareRead(const ReadPerson &one, const ReadPerson &other, Detail detail, std::uint32_t commonFrom)
{
    const BestNames names = bestNames(one, other, commonFrom);
    const FactAgreement facts = agreementOf(one, other);
    Similarity similarity;
    if (names.alignment.count > 0) {
        double score = kWorthOfName * names.alignment.score + facts.weight();
        if (facts.identify() && onlySurnameDiffers(names.alignment, one.forms[names.one], other.forms[names.other]))
            score += kWorthOfIdentity;
        similarity.score = std::clamp(std::round(score * kGrain) / kGrain, 0.0, kMostWithoutSameness);
    }
    // One name and one father's name: whatever else speaks against it, a person decides.
    if (names.equal && facts.patronymic == PatronymicAgreement::Equal && !facts.sexDiffers)
        similarity.score = std::max(similarity.score, kPossibleFrom);
    if (isSame(names, facts)) {
        similarity.score = 1;
        similarity.verdict = Verdict::Same;
    } else if (similarity.score >= kPossibleFrom) {
        similarity.verdict = similarity.score >= kLikelyFrom ? Verdict::Likely : Verdict::Possible;
    }
    if (detail == Detail::WithReasons)
        similarity.reasons = nameReasons(names, one, other) + factReasons(facts, one, other);
    return similarity;
}

Similarity compare(const PersonFacts &one, const PersonFacts &other)
{
    HeardWords words;
    return compareRead(readPerson(one, words), readPerson(other, words), Detail::WithReasons);
}

QString reasonName(ReasonCode code)
{
    switch (code) {
    case ReasonCode::SameSpelling: return u"same_spelling"_s;
    case ReasonCode::OtherSpelling: return u"other_spelling"_s;
    case ReasonCode::OtherScript: return u"other_script"_s;
    case ReasonCode::TokenOrder: return u"token_order"_s;
    case ReasonCode::SurnameEnding: return u"surname_ending"_s;
    case ReasonCode::SurnameEndingDropped: return u"surname_ending_dropped"_s;
    case ReasonCode::VowelsDiffer: return u"vowels_differ"_s;
    case ReasonCode::OneLetterDiffers: return u"one_letter_differs"_s;
    case ReasonCode::TwoLettersDiffer: return u"two_letters_differ"_s;
    case ReasonCode::Initial: return u"initial"_s;
    case ReasonCode::WordsJoined: return u"words_joined"_s;
    case ReasonCode::WordMissing: return u"word_missing"_s;
    case ReasonCode::NameDiffers: return u"name_differs"_s;
    case ReasonCode::OtherName: return u"other_name"_s;
    case ReasonCode::PatronymicSame: return u"patronymic_same"_s;
    case ReasonCode::PatronymicSimilar: return u"patronymic_similar"_s;
    case ReasonCode::PatronymicDiffers: return u"patronymic_differs"_s;
    case ReasonCode::BirthSame: return u"birth_same"_s;
    case ReasonCode::BirthYearSame: return u"birth_year_same"_s;
    case ReasonCode::BirthClose: return u"birth_close"_s;
    case ReasonCode::BirthDiffers: return u"birth_differs"_s;
    case ReasonCode::SexDiffers: return u"sex_differs"_s;
    case ReasonCode::ArticleSame: return u"article_same"_s;
    case ReasonCode::ArrestSame: return u"arrest_same"_s;
    case ReasonCode::ArrestClose: return u"arrest_close"_s;
    case ReasonCode::ArrestDiffers: return u"arrest_differs"_s;
    }
    return {};
}

} // namespace dossier::names
