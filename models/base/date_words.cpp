// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date_words.h"

#include "base/date_names.h"

#include <QHash>

#include <array>
#include <span>

namespace dossier::base {

using namespace Qt::StringLiterals;

namespace {

using Role = DateRole;
using Case = DateCase;

struct Entry {
    const char16_t *text;
    DateWord word;
};

using Names12 = std::array<const char16_t *, 12>;
using Names4 = std::array<const char16_t *, 4>;

// Names as they are printed: the glossary's date.month.* and date.season.*.
constexpr Names12 kEnglishMonths = {u"January", u"February", u"March", u"April", u"May", u"June", u"July",
                                    u"August", u"September", u"October", u"November", u"December"};
constexpr Names12 kAzerbaijaniMonths = {u"yanvar", u"fevral", u"mart", u"aprel", u"may", u"iyun", u"iyul",
                                        u"avqust", u"sentyabr", u"oktyabr", u"noyabr", u"dekabr"};
constexpr Names12 kRussianMonths = {u"январь", u"февраль", u"март", u"апрель", u"май", u"июнь", u"июль",
                                    u"август", u"сентябрь", u"октябрь", u"ноябрь", u"декабрь"};
constexpr Names12 kRussianMonthsGenitive = {u"января", u"февраля", u"марта", u"апреля", u"мая", u"июня", u"июля",
                                            u"августа", u"сентября", u"октября", u"ноября", u"декабря"};
constexpr Names12 kRussianMonthsPrepositional = {u"январе", u"феврале", u"марте", u"апреле", u"мае", u"июне", u"июле",
                                                 u"августе", u"сентябре", u"октябре", u"ноябре", u"декабре"};
constexpr Names12 kRussianMonthsInstrumental = {u"январём", u"февралём", u"мартом", u"апрелем", u"маем", u"июнем", u"июлем",
                                                u"августом", u"сентябрём", u"октябрём", u"ноябрём", u"декабрём"};

constexpr Names4 kEnglishSeasons = {u"spring", u"summer", u"autumn", u"winter"};
constexpr Names4 kAzerbaijaniSeasons = {u"yaz", u"yay", u"payız", u"qış"};
constexpr Names4 kAzerbaijaniSeasonsPossessive = {u"yazı", u"yayı", u"payızı", u"qışı"};
constexpr Names4 kRussianSeasons = {u"весна", u"лето", u"осень", u"зима"};
constexpr Names4 kRussianSeasonsGenitive = {u"весны", u"лета", u"осени", u"зимы"};
constexpr Names4 kRussianSeasonsIn = {u"весной", u"летом", u"осенью", u"зимой"};
constexpr Names4 kRussianSeasonsAccusative = {u"весну", u"лето", u"осень", u"зиму"};

// Short forms, as lists have them.
constexpr Entry kEnglishShort[] = {
    {u"jan", {Role::Month, 1}}, {u"feb", {Role::Month, 2}}, {u"mar", {Role::Month, 3}}, {u"apr", {Role::Month, 4}},
    {u"jun", {Role::Month, 6}}, {u"jul", {Role::Month, 7}}, {u"aug", {Role::Month, 8}}, {u"sep", {Role::Month, 9}},
    {u"sept", {Role::Month, 9}}, {u"oct", {Role::Month, 10}}, {u"nov", {Role::Month, 11}}, {u"dec", {Role::Month, 12}},
    {u"fall", {Role::Season, 23}},
};
constexpr Entry kAzerbaijaniShort[] = {
    {u"yan", {Role::Month, 1}}, {u"fev", {Role::Month, 2}}, {u"mar", {Role::Month, 3}}, {u"apr", {Role::Month, 4}},
    {u"iyn", {Role::Month, 6}}, {u"iyl", {Role::Month, 7}}, {u"avq", {Role::Month, 8}}, {u"sen", {Role::Month, 9}},
    {u"okt", {Role::Month, 10}}, {u"noy", {Role::Month, 11}}, {u"dek", {Role::Month, 12}},
    {u"qis", {Role::Season, 24}}, {u"qisi", {Role::Season, 24}},
};
constexpr Entry kRussianShort[] = {
    {u"янв", {Role::Month, 1}}, {u"фев", {Role::Month, 2}}, {u"февр", {Role::Month, 2}}, {u"мар", {Role::Month, 3}},
    {u"апр", {Role::Month, 4}}, {u"июн", {Role::Month, 6}}, {u"июл", {Role::Month, 7}}, {u"авг", {Role::Month, 8}},
    {u"сен", {Role::Month, 9}}, {u"сент", {Role::Month, 9}}, {u"окт", {Role::Month, 10}}, {u"ноя", {Role::Month, 11}},
    {u"нояб", {Role::Month, 11}}, {u"дек", {Role::Month, 12}},
    {u"весне", {Role::Season, 21}}, {u"лете", {Role::Season, 22}}, {u"зиме", {Role::Season, 24}},
};

constexpr Entry kEnglishWords[] = {
    {u"about", {Role::About}}, {u"around", {Role::About}}, {u"circa", {Role::About}}, {u"ca", {Role::About}},
    {u"c", {Role::About}}, {u"approximately", {Role::About}}, {u"approx", {Role::About}}, {u"roughly", {Role::About}},
    {u"possibly", {Role::Uncertain}}, {u"perhaps", {Role::Uncertain}}, {u"probably", {Role::Uncertain}},
    {u"maybe", {Role::Uncertain}}, {u"uncertain", {Role::Uncertain}},
    {u"before", {Role::Before}}, {u"prior to", {Role::Before}}, {u"earlier than", {Role::Before}},
    {u"after", {Role::After}}, {u"later than", {Role::After}},
    {u"since", {Role::Since}}, {u"from", {Role::Since}}, {u"not before", {Role::Since}},
    {u"not earlier than", {Role::Since}}, {u"no earlier than", {Role::Since}},
    {u"until", {Role::Until}}, {u"till", {Role::Until}}, {u"by", {Role::Until}}, {u"up to", {Role::Until}},
    {u"not after", {Role::Until}}, {u"not later than", {Role::Until}}, {u"no later than", {Role::Until}},
    {u"between", {Role::Between}}, {u"and", {Role::And}}, {u"or", {Role::Or}}, {u"to", {Role::To}},
    {u"through", {Role::To}},
    {u"year", {Role::YearWord}}, {u"s", {Role::DecadeSuffix, 1}},
    {u"st", {Role::OrdinalSuffix}}, {u"nd", {Role::OrdinalSuffix}}, {u"rd", {Role::OrdinalSuffix}},
    {u"th", {Role::OrdinalSuffix}},
    {u"in", {Role::Preposition}}, {u"on", {Role::Preposition}}, {u"of", {Role::Preposition}},
    {u"the", {Role::Preposition}}, {u"during", {Role::Preposition}},
    {u"early", {Role::Within}}, {u"mid", {Role::Within}}, {u"late", {Role::Within}}, {u"middle of", {Role::Within}},
    {u"beginning of", {Role::Within}}, {u"start of", {Role::Within}}, {u"end of", {Role::Within}},
    {u"day not known", {Role::Unspecified, 1}}, {u"day unknown", {Role::Unspecified, 1}},
    {u"month not known", {Role::Unspecified, 1}}, {u"month unknown", {Role::Unspecified, 1}},
    {u"month and day not known", {Role::Unspecified, 2}}, {u"month and day unknown", {Role::Unspecified, 2}},
    {u"start not known", {Role::StartUnknown}}, {u"end not known", {Role::EndUnknown}},
    {u"start unknown", {Role::StartUnknown}}, {u"end unknown", {Role::EndUnknown}},
    {u"today", {Role::RelativeDay, 0}}, {u"yesterday", {Role::RelativeDay, -1}}, {u"tomorrow", {Role::RelativeDay, 1}},
    {u"this week", {Role::RelativeWeek, 0}}, {u"last week", {Role::RelativeWeek, -1}},
    {u"this month", {Role::RelativeMonth, 0}}, {u"last month", {Role::RelativeMonth, -1}},
    {u"this year", {Role::RelativeYear, 0}}, {u"last year", {Role::RelativeYear, -1}},
    {u"x", {Role::DigitX, 1}}, {u"xx", {Role::DigitX, 2}},
};

constexpr Entry kAzerbaijaniWords[] = {
    {u"təxminən", {Role::About}}, {u"texminen", {Role::About}}, {u"təqribən", {Role::About}},
    {u"ehtimal ki", {Role::Uncertain}}, {u"ehtimal", {Role::Uncertain}}, {u"güman ki", {Role::Uncertain}},
    {u"əvvəl", {Role::BeforePost}}, {u"evvel", {Role::BeforePost}}, {u"qabaq", {Role::BeforePost}},
    {u"sonra", {Role::AfterPost}}, {u"bəri", {Role::SincePost}}, {u"etibarən", {Role::SincePost}},
    {u"qədər", {Role::UntilPost}}, {u"kimi", {Role::UntilPost}},
    {u"əvvəli", {Role::Within}}, {u"əvvəlində", {Role::Within}}, {u"əvvəlləri", {Role::Within}},
    {u"əvvəllərində", {Role::Within}}, {u"ortası", {Role::Within}}, {u"ortaları", {Role::Within}},
    {u"ortalarında", {Role::Within}}, {u"sonu", {Role::Within}}, {u"sonunda", {Role::Within}},
    {u"sonları", {Role::Within}}, {u"sonlarında", {Role::Within}},
    {u"arasında", {Role::BetweenPost}}, {u"və", {Role::And}}, {u"və ya", {Role::Or}},
    {u"ya da", {Role::Or}}, {u"yaxud", {Role::Or}},
    {u"il", {Role::YearWord}}, {u"ilin", {Role::YearWord}}, {u"ildə", {Role::YearWord}}, {u"ili", {Role::YearWord}},
    {u"ilində", {Role::YearWord}}, {u"ilə", {Role::YearWord}}, {u"ilinə", {Role::YearWord}},
    {u"ildən", {Role::YearWord, 0, Case::Ablative}}, {u"ilindən", {Role::YearWord, 0, Case::Ablative}},
    {u"ilədək", {Role::YearWord, 0, Case::Terminative}}, {u"ilinədək", {Role::YearWord, 0, Case::Terminative}},
    {u"illər", {Role::YearsWord}}, {u"illəri", {Role::YearsWord}}, {u"illərdə", {Role::YearsWord}},
    {u"illərin", {Role::YearsWord}},
    {u"illərdən", {Role::YearsWord, 0, Case::Ablative}}, {u"illərədək", {Role::YearsWord, 0, Case::Terminative}},
    {u"tarix", {}}, {u"tarixi", {}}, {u"tarixində", {}}, {u"tarixləri", {}}, {u"tarixinə", {}},
    {u"tarixindən", {Role::Noun, 0, Case::Ablative}}, {u"tarixinədək", {Role::Noun, 0, Case::Terminative}},
    {u"ay", {}}, {u"ayı", {}}, {u"ayında", {}}, {u"ayları", {}}, {u"ayının", {}}, {u"ayına", {}},
    {u"ayından", {Role::Noun, 0, Case::Ablative}}, {u"ayınadək", {Role::Noun, 0, Case::Terminative}},
    {u"fəsli", {}}, {u"fəslində", {}}, {u"fəslinə", {}},
    {u"fəslindən", {Role::Noun, 0, Case::Ablative}}, {u"fəslinədək", {Role::Noun, 0, Case::Terminative}},
    {u"ci", {Role::OrdinalSuffix}}, {u"cu", {Role::OrdinalSuffix}}, {u"cü", {Role::OrdinalSuffix}},
    {u"i", {Role::OrdinalSuffix}}, {u"u", {Role::OrdinalSuffix}}, {u"ü", {Role::OrdinalSuffix}},
    {u"si", {Role::OrdinalSuffix}}, {u"a", {Role::OrdinalSuffix}}, {u"ə", {Role::OrdinalSuffix}},
    {u"də", {Role::OrdinalSuffix}}, {u"da", {Role::OrdinalSuffix}}, {u"ndə", {Role::OrdinalSuffix}},
    {u"nda", {Role::OrdinalSuffix}}, {u"ində", {Role::OrdinalSuffix}}, {u"ında", {Role::OrdinalSuffix}},
    {u"dən", {Role::OrdinalSuffix, 0, Case::Ablative}}, {u"dan", {Role::OrdinalSuffix, 0, Case::Ablative}},
    {u"ndən", {Role::OrdinalSuffix, 0, Case::Ablative}}, {u"ndan", {Role::OrdinalSuffix, 0, Case::Ablative}},
    {u"dək", {Role::OrdinalSuffix, 0, Case::Terminative}}, {u"ədək", {Role::OrdinalSuffix, 0, Case::Terminative}},
    {u"adək", {Role::OrdinalSuffix, 0, Case::Terminative}},
    {u"gün məlum deyil", {Role::Unspecified, 1}}, {u"ay məlum deyil", {Role::Unspecified, 1}},
    {u"ay və gün məlum deyil", {Role::Unspecified, 2}},
    {u"başlanğıcı məlum deyil", {Role::StartUnknown}}, {u"sonu məlum deyil", {Role::EndUnknown}},
    {u"bu gün", {Role::RelativeDay, 0}}, {u"bugün", {Role::RelativeDay, 0}}, {u"dünən", {Role::RelativeDay, -1}},
    {u"sabah", {Role::RelativeDay, 1}}, {u"bu həftə", {Role::RelativeWeek, 0}},
    {u"keçən həftə", {Role::RelativeWeek, -1}}, {u"ötən həftə", {Role::RelativeWeek, -1}},
    {u"bu ay", {Role::RelativeMonth, 0}}, {u"keçən ay", {Role::RelativeMonth, -1}},
    {u"ötən ay", {Role::RelativeMonth, -1}}, {u"bu il", {Role::RelativeYear, 0}},
    {u"keçən il", {Role::RelativeYear, -1}}, {u"ötən il", {Role::RelativeYear, -1}},
};

constexpr Entry kRussianWords[] = {
    {u"около", {Role::About}}, {u"примерно", {Role::About}}, {u"приблизительно", {Role::About}},
    {u"ориентировочно", {Role::About}}, {u"ок", {Role::About}},
    {u"возможно", {Role::Uncertain}}, {u"вероятно", {Role::Uncertain}}, {u"предположительно", {Role::Uncertain}},
    {u"до", {Role::Before}}, {u"ранее", {Role::Before}}, {u"раньше", {Role::Before}},
    {u"после", {Role::After}}, {u"позднее", {Role::After}}, {u"позже", {Role::After}},
    {u"с", {Role::Since}}, {u"со", {Role::Since}}, {u"начиная с", {Role::Since}}, {u"не ранее", {Role::Since}},
    {u"не раньше", {Role::Since}}, {u"не ранее чем", {Role::Since}},
    {u"по", {Role::Until}}, {u"не позднее", {Role::Until}}, {u"не позже", {Role::Until}}, {u"вплоть до", {Role::Until}},
    {u"между", {Role::Between}}, {u"и", {Role::And}}, {u"или", {Role::Or}}, {u"либо", {Role::Or}},
    {u"г", {Role::YearWord}}, {u"год", {Role::YearWord}}, {u"года", {Role::YearWord}}, {u"году", {Role::YearWord}},
    {u"годом", {Role::YearWord}}, {u"гг", {Role::YearWord}}, {u"годы", {Role::YearWord}}, {u"годов", {Role::YearWord}},
    {u"годах", {Role::YearWord}}, {u"годами", {Role::YearWord}},
    {u"е", {Role::DecadeSuffix}}, {u"х", {Role::DecadeSuffix}},
    {u"го", {Role::OrdinalSuffix}}, {u"й", {Role::OrdinalSuffix}}, {u"ое", {Role::OrdinalSuffix}},
    {u"в", {Role::Preposition}}, {u"во", {Role::Preposition}},
    {u"начало", {Role::Within}}, {u"начале", {Role::Within}}, {u"начала", {Role::Within}},
    {u"середина", {Role::Within}}, {u"середине", {Role::Within}}, {u"середины", {Role::Within}},
    {u"конец", {Role::Within}}, {u"конце", {Role::Within}}, {u"конца", {Role::Within}},
    {u"день неизвестен", {Role::Unspecified, 1}}, {u"месяц неизвестен", {Role::Unspecified, 1}},
    {u"месяц и день неизвестны", {Role::Unspecified, 2}},
    {u"начало неизвестно", {Role::StartUnknown}}, {u"конец неизвестен", {Role::EndUnknown}},
    {u"сегодня", {Role::RelativeDay, 0}}, {u"вчера", {Role::RelativeDay, -1}}, {u"завтра", {Role::RelativeDay, 1}},
    {u"на этой неделе", {Role::RelativeWeek, 0}}, {u"на прошлой неделе", {Role::RelativeWeek, -1}},
    {u"в этом месяце", {Role::RelativeMonth, 0}}, {u"в прошлом месяце", {Role::RelativeMonth, -1}},
    {u"в этом году", {Role::RelativeYear, 0}}, {u"в прошлом году", {Role::RelativeYear, -1}},
};

// Azerbaijani names decline by suffix; vowel harmony is not checked, since lists do not keep it either.
constexpr const char16_t *kAzerbaijaniEndings[] = {u"", u"da", u"də", u"a", u"ə", u"ın", u"un", u"ının", u"unun",
                                                   u"ı", u"u", u"ında", u"ində", u"unda", u"ına", u"una", u"inə"};
constexpr const char16_t *kAzerbaijaniAblatives[] = {u"dan", u"dən", u"ından", u"indən", u"undan"};
constexpr const char16_t *kAzerbaijaniTerminatives[] = {u"adək", u"ədək", u"ınadək", u"inədək", u"unadək"};

QString text(const char16_t *literal)
{
    return QStringView(literal).toString();
}

using WordTable = QHash<QString, DateWord>;

void add(WordTable &table, const QString &word, DateWord meaning)
{
    table.insert(foldDateText(word), meaning);
}

void addEntries(WordTable &table, std::span<const Entry> entries)
{
    for (const Entry &entry : entries)
        add(table, text(entry.text), entry.word);
}

void addNames(WordTable &table, std::span<const char16_t *const> names, Role role, int first)
{
    for (std::size_t i = 0; i < names.size(); ++i)
        add(table, text(names[i]), {role, first + static_cast<int>(i)});
}

void addDeclined(WordTable &table, std::span<const char16_t *const> names, Role role, int first)
{
    const auto addAll = [&](std::span<const char16_t *const> endings, Case mark) {
        for (std::size_t i = 0; i < names.size(); ++i)
            for (const char16_t *ending : endings)
                add(table, text(names[i]) + text(ending), {role, first + static_cast<int>(i), mark});
    };
    addAll(kAzerbaijaniEndings, Case::None);
    addAll(kAzerbaijaniAblatives, Case::Ablative);
    addAll(kAzerbaijaniTerminatives, Case::Terminative);
}

WordTable englishTable()
{
    WordTable table;
    addNames(table, kEnglishMonths, Role::Month, 1);
    addNames(table, kEnglishSeasons, Role::Season, 21);
    addEntries(table, kEnglishShort);
    addEntries(table, kEnglishWords);
    return table;
}

WordTable azerbaijaniTable()
{
    WordTable table;
    addDeclined(table, kAzerbaijaniMonths, Role::Month, 1);
    addDeclined(table, kAzerbaijaniSeasons, Role::Season, 21);
    addEntries(table, kAzerbaijaniShort);
    addEntries(table, kAzerbaijaniWords);
    return table;
}

WordTable russianTable()
{
    WordTable table;
    for (const Names12 &names : {kRussianMonths, kRussianMonthsGenitive, kRussianMonthsPrepositional, kRussianMonthsInstrumental})
        addNames(table, names, Role::Month, 1);
    for (const Names4 &names : {kRussianSeasons, kRussianSeasonsGenitive, kRussianSeasonsIn, kRussianSeasonsAccusative})
        addNames(table, names, Role::Season, 21);
    addEntries(table, kRussianShort);
    addEntries(table, kRussianWords);
    return table;
}

const WordTable &tableOf(DateLanguage language)
{
    static const WordTable kEnglish = englishTable();
    static const WordTable kAzerbaijani = azerbaijaniTable();
    static const WordTable kRussian = russianTable();
    switch (language) {
    case DateLanguage::English: return kEnglish;
    case DateLanguage::Azerbaijani: return kAzerbaijani;
    case DateLanguage::Russian: break;
    }
    return kRussian;
}

bool isInvisible(char16_t c)
{
    return c == 0x00AD || c == 0xFEFF || c == 0x061C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x2069);
}

} // namespace

QString foldDateText(const QString &text)
{
    QString folded;
    folded.reserve(text.size());
    for (const QChar character : text.normalized(QString::NormalizationForm_C).toLower()) {
        const char16_t c = character.unicode();
        if (isInvisible(c) || c == 0x0307)   // the dot that lower-casing İ leaves behind
            continue;
        if (character.category() == QChar::Number_DecimalDigit)
            folded += QChar(u'0' + character.digitValue());
        else if (c == u'ı')
            folded += u'i';
        else if (c == u'ё')
            folded += u'е';
        else
            folded += character;
    }
    return folded;
}

std::optional<DateWord> findDateWord(const QString &folded, DateLanguage language)
{
    for (const DateLanguage candidate : {language, DateLanguage::English, DateLanguage::Azerbaijani, DateLanguage::Russian}) {
        const WordTable &table = tableOf(candidate);
        if (const auto found = table.constFind(folded); found != table.cend())
            return *found;
    }
    return findForeignDateWord(folded);
}

QString monthName(int month, DateLanguage language, NameForm form)
{
    const std::size_t index = static_cast<std::size_t>(month - 1);
    switch (language) {
    case DateLanguage::English: return text(kEnglishMonths.at(index));
    case DateLanguage::Azerbaijani: return text(kAzerbaijaniMonths.at(index));
    case DateLanguage::Russian: break;
    }
    if (form == NameForm::Genitive)
        return text(kRussianMonthsGenitive.at(index));
    return text((form == NameForm::Prepositional ? kRussianMonthsPrepositional : kRussianMonths).at(index));
}

QString seasonName(int season, DateLanguage language, NameForm form)
{
    const std::size_t index = static_cast<std::size_t>(season - 21);
    switch (language) {
    case DateLanguage::English: return text(kEnglishSeasons.at(index));
    case DateLanguage::Azerbaijani:
        return text((form == NameForm::Possessive ? kAzerbaijaniSeasonsPossessive : kAzerbaijaniSeasons).at(index));
    case DateLanguage::Russian: break;
    }
    switch (form) {
    case NameForm::Genitive: return text(kRussianSeasonsGenitive.at(index));
    case NameForm::Prepositional: return text(kRussianSeasonsIn.at(index));
    case NameForm::Accusative: return text(kRussianSeasonsAccusative.at(index));
    default: return text(kRussianSeasons.at(index));
    }
}

QString azerbaijaniOrdinal(int year)
{
    static constexpr std::array<const char16_t *, 10> kAfterOnes = {u"", u"ci", u"ci", u"cü", u"cü", u"ci", u"cı", u"ci", u"ci", u"cu"};
    static constexpr std::array<const char16_t *, 10> kAfterTens = {u"", u"cu", u"ci", u"cu", u"cı", u"ci", u"cı", u"ci", u"ci", u"cı"};
    const char16_t *suffix = u"ci";   // min
    if (year % 10 != 0)
        suffix = kAfterOnes.at(static_cast<std::size_t>(year % 10));
    else if (year % 100 != 0)
        suffix = kAfterTens.at(static_cast<std::size_t>(year / 10 % 10));
    else if (year % 1000 != 0)
        suffix = u"cü";   // yüz
    return QString::number(year) + u'-' + text(suffix);
}

} // namespace dossier::base
