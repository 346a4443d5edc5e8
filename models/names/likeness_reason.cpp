// SPDX-License-Identifier: GPL-3.0-or-later
#include "names/likeness_reason.h"

namespace dossier::names {

std::optional<ReasonCode> reasonOf(LikenessKind kind, bool otherScript)
{
    switch (kind) {
    case LikenessKind::SameSound: return otherScript ? ReasonCode::OtherScript : ReasonCode::OtherSpelling;
    case LikenessKind::Skeleton: return ReasonCode::OtherScript;
    case LikenessKind::OtherGender:
    case LikenessKind::OtherEnding: return ReasonCode::SurnameEnding;
    case LikenessKind::EndingDropped: return ReasonCode::SurnameEndingDropped;
    case LikenessKind::OtherVowels: return ReasonCode::VowelsDiffer;
    case LikenessKind::OneLetter: return ReasonCode::OneLetterDiffers;
    case LikenessKind::TwoLetters: return ReasonCode::TwoLettersDiffer;
    case LikenessKind::Initial: return ReasonCode::Initial;
    case LikenessKind::None:
    case LikenessKind::SameSpelling: break;
    }
    return {};
}

bool differInScript(const HeardWord &one, const HeardWord &other)
{
    return !one.folded.isEmpty() && !other.folded.isEmpty() && one.folded[0].script() != other.folded[0].script();
}

} // namespace dossier::names
