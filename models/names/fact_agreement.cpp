// SPDX-License-Identifier: GPL-3.0-or-later
#include "names/fact_agreement.h"

#include "names/word_likeness.h"

#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace dossier::names {

namespace {

constexpr double kSamePatronymicFrom = 0.87;
constexpr std::int32_t kDaysOfAYear = 366;
constexpr std::int32_t kDaysOfVagueness = 2 * kDaysOfAYear;

PatronymicAgreement patronymics(const ReadPerson &one, const ReadPerson &other)
{
    if (!one.patronymic || !other.patronymic)
        return one.patronymic || other.patronymic ? PatronymicAgreement::UnknownOnOneSide : PatronymicAgreement::Unknown;
    if (one.patronymic->folded == other.patronymic->folded)
        return one.patronymic->initial ? PatronymicAgreement::Similar : PatronymicAgreement::Equal;
    const double quality = likeness(*one.patronymic, *other.patronymic).quality;
    return quality >= kSamePatronymicFrom ? PatronymicAgreement::Same
        : quality > 0                     ? PatronymicAgreement::Similar
                                          : PatronymicAgreement::Differs;
}

/// Typed wrong rather than another day: day and month swapped, or one of the three differs.
bool isSlip(const DayRange &one, const DayRange &other)
{
    if (!one.isDay || !other.isDay)
        return false;
    const QDate a = QDate::fromJulianDay(one.first);
    const QDate b = QDate::fromJulianDay(other.first);
    const int equal = (a.year() == b.year() ? 1 : 0) + (a.month() == b.month() ? 1 : 0) + (a.day() == b.day() ? 1 : 0);
    const bool swapped = a.year() == b.year() && a.month() == b.day() && a.day() == b.month();
    return equal == 2 || swapped;
}

DateAgreement dates(const DayRange &one, const DayRange &other)
{
    if (!one.known || !other.known)
        return DateAgreement::Unknown;
    const bool overlap = one.first <= other.last && other.first <= one.last;
    if (overlap && one.isDay && other.isDay)
        return DateAgreement::SameDay;
    if (overlap) {
        const bool narrow = one.isClosed() && other.isClosed() && one.last - one.first < kDaysOfAYear && other.last - other.first < kDaysOfAYear;
        return narrow ? DateAgreement::SameAsKnown : DateAgreement::Vague;
    }
    const std::int32_t apart = one.first > other.last ? one.first - other.last : other.first - one.last;
    if ((one.vague || other.vague) && apart <= kDaysOfVagueness)
        return DateAgreement::Vague;
    return isSlip(one, other) ? DateAgreement::Close : DateAgreement::Differs;
}

std::optional<QString> sharedArticle(const QStringList &one, const QStringList &other)
{
    const auto found = std::ranges::find_first_of(one, other);
    return found == one.end() ? std::nullopt : std::optional(*found);
}

double weightOf(PatronymicAgreement agreement)
{
    switch (agreement) {
    case PatronymicAgreement::Equal:
    case PatronymicAgreement::Same: return 0.1;
    case PatronymicAgreement::Similar: return 0.03;
    case PatronymicAgreement::Differs: return -0.2;
    case PatronymicAgreement::Unknown:
    case PatronymicAgreement::UnknownOnOneSide: break;
    }
    return 0;
}

double weightOfBirth(DateAgreement agreement)
{
    switch (agreement) {
    case DateAgreement::SameDay: return 0.12;
    case DateAgreement::SameAsKnown: return 0.06;
    case DateAgreement::Close: return -0.02;
    case DateAgreement::Differs: return -0.27;
    case DateAgreement::Vague:
    case DateAgreement::Unknown: break;
    }
    return 0;
}

/// Less than a birth: people are arrested again.
double weightOfArrest(DateAgreement agreement)
{
    switch (agreement) {
    case DateAgreement::SameDay: return 0.08;
    case DateAgreement::SameAsKnown: return 0.03;
    case DateAgreement::Differs: return -0.04;
    case DateAgreement::Close:
    case DateAgreement::Vague:
    case DateAgreement::Unknown: break;
    }
    return 0;
}

std::optional<ReasonCode> reasonOf(PatronymicAgreement agreement)
{
    switch (agreement) {
    case PatronymicAgreement::Equal:
    case PatronymicAgreement::Same: return ReasonCode::PatronymicSame;
    case PatronymicAgreement::Similar: return ReasonCode::PatronymicSimilar;
    case PatronymicAgreement::Differs: return ReasonCode::PatronymicDiffers;
    case PatronymicAgreement::Unknown:
    case PatronymicAgreement::UnknownOnOneSide: break;
    }
    return {};
}

std::optional<ReasonCode> reasonOfBirth(DateAgreement agreement)
{
    switch (agreement) {
    case DateAgreement::SameDay: return ReasonCode::BirthSame;
    case DateAgreement::SameAsKnown: return ReasonCode::BirthYearSame;
    case DateAgreement::Close: return ReasonCode::BirthClose;
    case DateAgreement::Differs: return ReasonCode::BirthDiffers;
    case DateAgreement::Vague:
    case DateAgreement::Unknown: break;
    }
    return {};
}

std::optional<ReasonCode> reasonOfArrest(DateAgreement agreement)
{
    switch (agreement) {
    case DateAgreement::SameDay: return ReasonCode::ArrestSame;
    case DateAgreement::SameAsKnown:
    case DateAgreement::Close: return ReasonCode::ArrestClose;
    case DateAgreement::Differs: return ReasonCode::ArrestDiffers;
    case DateAgreement::Vague:
    case DateAgreement::Unknown: break;
    }
    return {};
}

QString sexText(const ReadPerson &person)
{
    return person.sex == Sex::Female ? u"female"_s : u"male"_s;
}

} // namespace

double FactAgreement::weight() const
{
    double weight = weightOf(patronymic) + weightOfBirth(born) + weightOfArrest(arrested);
    if (sexDiffers)
        weight -= 0.4;
    if (articlesKnown)
        weight += sharedArticle ? 0.05 : -0.02;
    return weight;
}

bool FactAgreement::identify() const
{
    const bool samePatronymic = patronymic == PatronymicAgreement::Equal || patronymic == PatronymicAgreement::Same;
    return samePatronymic && born == DateAgreement::SameDay && !sexDiffers;
}

bool FactAgreement::contradict() const
{
    return sexDiffers || born == DateAgreement::Differs || born == DateAgreement::Close;
}

FactAgreement agreementOf(const ReadPerson &one, const ReadPerson &other)
{
    FactAgreement agreement;
    agreement.patronymic = patronymics(one, other);
    agreement.born = dates(one.born, other.born);
    agreement.arrested = dates(one.arrested, other.arrested);
    agreement.sexDiffers = one.sex && other.sex && *one.sex != *other.sex;
    agreement.articlesKnown = !one.articles.isEmpty() && !other.articles.isEmpty();
    if (agreement.articlesKnown)
        agreement.sharedArticle = sharedArticle(one.articles, other.articles);
    return agreement;
}

QList<Reason> factReasons(const FactAgreement &agreement, const ReadPerson &one, const ReadPerson &other)
{
    QList<Reason> reasons;
    if (const auto code = reasonOf(agreement.patronymic))
        reasons.append({*code, one.patronymic->written, other.patronymic->written});
    if (const auto code = reasonOfBirth(agreement.born))
        reasons.append({*code, dayRangeText(one.born), dayRangeText(other.born)});
    if (agreement.sexDiffers)
        reasons.append({ReasonCode::SexDiffers, sexText(one), sexText(other)});
    if (agreement.sharedArticle)
        reasons.append({ReasonCode::ArticleSame, *agreement.sharedArticle, *agreement.sharedArticle});
    if (const auto code = reasonOfArrest(agreement.arrested))
        reasons.append({*code, dayRangeText(one.arrested), dayRangeText(other.arrested)});
    return reasons;
}

} // namespace dossier::names
