// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/duration_text.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <string_view>

using namespace Qt::StringLiterals;
using namespace std::string_view_literals;

namespace dossier::schema {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

constexpr std::array kYears{u"year"sv, u"years"sv, u"yr"sv, u"yrs"sv, u"y"sv, u"il"sv, u"illik"sv,
                            u"год"sv, u"года"sv, u"лет"sv, u"г"sv, u"л"sv, u"yil"sv, u"an"sv, u"ans"sv, u"année"sv, u"années"sv,
                            u"año"sv, u"años"sv, u"jahr"sv, u"jahre"sv, u"jahren"sv, u"سنة"sv, u"سنوات"sv, u"سنين"sv, u"عام"sv,
                            u"أعوام"sv, u"عاما"sv, u"سال"sv, u"წელი"sv, u"წლით"sv, u"рік"sv, u"роки"sv, u"років"sv, u"гады"sv, u"гадоў"sv};
constexpr std::array kMonths{u"month"sv, u"months"sv, u"mo"sv, u"mos"sv, u"mth"sv, u"mths"sv, u"m"sv, u"ay"sv, u"ayliq"sv,
                             u"месяц"sv, u"месяца"sv, u"месяцев"sv, u"мес"sv, u"м"sv, u"mois"sv, u"mes"sv, u"meses"sv,
                             u"monat"sv, u"monate"sv, u"monaten"sv, u"شهر"sv, u"أشهر"sv, u"شهور"sv, u"شهرا"sv, u"ماه"sv, u"თვე"sv, u"თვით"sv,
                             u"місяць"sv, u"місяці"sv, u"місяців"sv, u"месяца"sv, u"месяцы"sv, u"месяцаў"sv};
constexpr std::array kDays{u"day"sv, u"days"sv, u"d"sv, u"gün"sv, u"günlük"sv, u"sutka"sv, u"день"sv,
                           u"дня"sv, u"дней"sv, u"дн"sv, u"сутки"sv, u"суток"sv, u"сут"sv, u"jour"sv, u"jours"sv, u"día"sv, u"días"sv,
                           u"tag"sv, u"tage"sv, u"tagen"sv, u"يوم"sv, u"أيام"sv, u"يوما"sv, u"روز"sv, u"დღე"sv, u"днів"sv, u"дзён"sv};
constexpr std::array kLife{u"life"sv, u"ömürlük"sv, u"lifetime"sv, u"ömür"sv, u"müebbet"sv, u"пожизненно"sv, u"пожизненное"sv,
                           u"пожизненный"sv, u"пожизненного"sv, u"perpétuité"sv, u"perpetua"sv, u"lebenslang"sv, u"lebenslänglich"sv, u"довічно"sv,
                           u"довічне"sv, u"пажыццёва"sv, u"مؤبد"sv, u"المؤبد"sv, u"ابد"sv};
/// Words that name the penalty beside its length and do not change the length.
constexpr std::array kPassed{u"and"sv, u"of"sv, u"in"sv, u"prison"sv, u"imprisonment"sv, u"sentence"sv,
                             u"the"sv, u"for"sv, u"to"sv, u"jail"sv, u"və"sv, u"müddətinə"sv, u"azadliqdan"sv, u"məhrumetmə"sv, u"məhrum"sv, u"etmə"sv, u"həbs"sv, u"cəzasi"sv,
                             u"ağirlaştirilmiş"sv, u"hapis"sv, u"ve"sv, u"et"sv, u"de"sv, u"la"sv, u"à"sv, u"réclusion"sv, u"criminelle"sv,
                             u"emprisonnement"sv, u"y"sv, u"cadena"sv, u"prisión"sv, u"haft"sv, u"und"sv, u"و"sv, u"سجن"sv, u"السجن"sv, u"حبس"sv,
                             u"і"sv, u"позбавлення"sv, u"волі"sv, u"и"sv, u"лишения"sv, u"лишение"sv, u"свободы"sv, u"заключение"sv,
                             u"заключения"sv, u"with"sv, u"hard"sv, u"labour"sv, u"labor"sv, u"rigorous"sv, u"penal"sv, u"servitude"sv,
                            u"исправительной"sv, u"колонии"sv, u"колония"sv, u"усиленного"sv, u"режима"sv, u"ferme"sv, u"fermes"sv,
                            u"cezasi"sv, u"და"sv, u"cárcel"sv, u"مع"sv, u"الأشغال"sv, u"الشاقة"sv, u"مشدد"sv, u"مشددة"sv, u"المشدد"sv};

template<std::size_t N>
bool isOneOf(const QString &word, const std::array<std::u16string_view, N> &words)
{
    return std::ranges::any_of(words, [&](std::u16string_view known) { return word == QStringView(known); });
}

QString withAsciiDigits(QString text)
{
    for (QChar &c : text) {
        if (c.unicode() > 0x7F && c.category() == QChar::Number_DecimalDigit)
            c = QChar(u'0' + c.digitValue());
    }
    return text;
}

/// "7 years' imprisonment"
bool endsPossessive(const QString &text, qsizetype at)
{
    return (text[at] == u'\'' || text[at] == u'’') && at > 0 && text[at - 1] == u's';
}

/// Runs of digits and runs of letters, the letters small; full stops and commas only where they end
/// a word or stand between two, never within a number.
Result<QStringList> wordsOf(const QString &typed)
{
    QStringList words;
    const QString text = withAsciiDigits(typed.normalized(QString::NormalizationForm_C));
    for (qsizetype i = 0; i < text.size();) {
        const auto run = [&](auto belongs) {
            const qsizetype start = i;
            while (i < text.size() && belongs(text[i]))
                ++i;
            return text.mid(start, i - start);
        };
        const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
        const auto isLetter = [](QChar c) { return c.isLetter(); };
        if (isDigit(text[i])) {
            words.append(run(isDigit));
            if (i + 1 < text.size() && (text[i] == u'.' || text[i] == u',') && isDigit(text[i + 1]))
                return fail(ErrorCode::InvalidValue, u"fraction"_s);
        } else if (text[i].isLetter()) {
            QString word = run(isLetter).replace(u'İ', u'i').replace(u'I', u'i').replace(u'ı', u'i');
            words.append(word.toLower());
        } else if (text[i].isSpace() || text[i] == u'.' || text[i] == u',' || endsPossessive(text, i)) {
            ++i;
        } else {
            return fail(ErrorCode::InvalidValue, u"duration"_s);
        }
    }
    return words;
}

std::int32_t *partNamed(const QString &unit, Duration &duration)
{
    if (isOneOf(unit, kYears))
        return &duration.years;
    if (isOneOf(unit, kMonths))
        return &duration.months;
    return isOneOf(unit, kDays) ? &duration.days : nullptr;
}

/// Which of the three Russian forms a number takes: 1 год, 2 года, 5 лет.
std::size_t russianForm(std::int32_t number)
{
    const std::int32_t lastTwo = number % 100;
    const std::int32_t last = number % 10;
    if (lastTwo >= 11 && lastTwo <= 14)
        return 2;
    return last == 1 ? 0 : (last >= 2 && last <= 4 ? 1 : 2);
}

struct Words
{
    std::array<std::array<QLatin1StringView, 2>, 3> english{{{"year"_L1, "years"_L1},
                                                             {"month"_L1, "months"_L1},
                                                             {"day"_L1, "days"_L1}}};
    std::array<std::u16string_view, 3> azerbaijani{u"il", u"ay", u"gün"};
    std::array<std::array<std::u16string_view, 3>, 3> russian{{{u"год", u"года", u"лет"},
                                                              {u"месяц", u"месяца", u"месяцев"},
                                                              {u"день", u"дня", u"дней"}}};
};

constexpr Words kWords;

QString unitText(std::size_t unit, std::int32_t number, const QString &language)
{
    if (language == "az"_L1)
        return QStringView(kWords.azerbaijani[unit]).toString();
    if (language == "ru"_L1)
        return QStringView(kWords.russian[unit][russianForm(number)]).toString();
    return kWords.english[unit][number == 1 ? 0 : 1];
}

QString lifeText(const QString &language)
{
    if (language == "az"_L1)
        return u"ömürlük"_s;
    return language == "ru"_L1 ? u"пожизненно"_s : u"life"_s;
}

} // namespace

Result<Duration> parseDuration(const QString &typed)
{
    DOSSIER_ASSIGN(const QStringList words, wordsOf(typed));
    Duration duration;
    for (qsizetype i = 0; i < words.size(); ++i) {
        bool isNumber = false;
        const std::int32_t number = words[i].size() <= 4 ? words[i].toInt(&isNumber) : 0;
        if (isNumber) {
            std::int32_t *part = i + 1 < words.size() ? partNamed(words[++i], duration) : nullptr;
            if (!part || *part != 0)
                return fail(ErrorCode::InvalidValue, u"unit"_s);
            *part = number;
        } else if (isOneOf(words[i], kLife)) {
            duration.life = true;
        } else if (!isOneOf(words[i], kPassed)) {
            return fail(ErrorCode::InvalidValue, u"duration"_s);
        }
    }
    const bool hasParts = duration.years != 0 || duration.months != 0 || duration.days != 0;
    if (duration.life == hasParts)
        return fail(ErrorCode::InvalidValue, u"duration"_s);
    duration.printed = typed;
    return duration;
}

QString durationText(const Duration &duration, const QString &language)
{
    if (duration.life)
        return lifeText(language);
    QStringList parts;
    const std::array numbers{duration.years, duration.months, duration.days};
    for (std::size_t unit = 0; unit < numbers.size(); ++unit) {
        if (numbers[unit] != 0)
            parts.append(QString::number(numbers[unit]) + u' ' + unitText(unit, numbers[unit], language));
    }
    return parts.isEmpty() ? duration.printed : parts.join(u' ');
}

} // namespace dossier::schema
