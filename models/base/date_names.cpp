// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date_names.h"

#include <QHash>
#include <QStringList>

#include <array>

namespace dossier::base {

namespace {

using Role = DateRole;

/// Twelve months, each with its spellings between bars; short forms where lists use them.
using Months = std::array<const char16_t *, 12>;

constexpr Months kTurkish = {u"ocak|oca", u"şubat|subat|şub", u"mart", u"nisan|nis", u"mayıs|mayis", u"haziran|haz", u"temmuz|tem",
                             u"ağustos|agustos|ağu", u"eylül|eylul|eyl", u"ekim|eki", u"kasım|kasim|kas", u"aralık|aralik|ara"};
constexpr Months kFrench = {u"janvier|janv", u"février|fevrier|févr|fevr", u"mars", u"avril|avr", u"mai", u"juin", u"juillet|juil",
                            u"août|aout", u"septembre", u"octobre", u"novembre", u"décembre|decembre|déc"};
constexpr Months kSpanish = {u"enero|ene", u"febrero", u"marzo", u"abril|abr", u"mayo", u"junio", u"julio", u"agosto|ago",
                             u"septiembre|setiembre", u"octubre", u"noviembre", u"diciembre|dic"};
constexpr Months kGerman = {u"januar|jänner", u"februar", u"märz|maerz", u"april", u"mai", u"juni", u"juli", u"august",
                            u"september", u"oktober|okt", u"november", u"dezember|dez"};
constexpr Months kArabic = {u"يناير|جانفي", u"فبراير|فيفري", u"مارس", u"أبريل|ابريل|إبريل|أفريل", u"مايو|ماي", u"يونيو|يونية|جوان", u"يوليو|يولية|جويلية",
                            u"أغسطس|اغسطس|أوت", u"سبتمبر", u"أكتوبر|اكتوبر", u"نوفمبر", u"ديسمبر"};
constexpr Months kLevantine = {u"كانون الثاني", u"شباط", u"آذار|اذار", u"نيسان", u"أيار|ايار", u"حزيران", u"تموز", u"آب", u"أيلول|ايلول",
                               u"تشرين الأول|تشرين الاول", u"تشرين الثاني", u"كانون الأول|كانون الاول"};
constexpr Months kPersian = {u"ژانویه", u"فوریه", u"مارس", u"آوریل", u"مه", u"ژوئن", u"ژوئیه|جولای", u"اوت|آگوست", u"سپتامبر", u"اکتبر", u"نوامبر", u"دسامبر"};
constexpr Months kGeorgian = {u"იანვარი|იანვრის|იანვარს|იან", u"თებერვალი|თებერვლის|თებერვალს|თებ", u"მარტი|მარტის|მარტს|მარ",
                              u"აპრილი|აპრილის|აპრილს|აპრ", u"მაისი|მაისის|მაისს|მაი", u"ივნისი|ივნისის|ივნისს|ივნ", u"ივლისი|ივლისის|ივლისს|ივლ",
                              u"აგვისტო|აგვისტოს|აგვ", u"სექტემბერი|სექტემბრის|სექტემბერს|სექ", u"ოქტომბერი|ოქტომბრის|ოქტომბერს|ოქტ",
                              u"ნოემბერი|ნოემბრის|ნოემბერს|ნოე", u"დეკემბერი|დეკემბრის|დეკემბერს|დეკ"};
constexpr Months kUkrainian = {u"січень|січня", u"лютий|лютого", u"березень|березня", u"квітень|квітня", u"травень|травня", u"червень|червня",
                               u"липень|липня", u"серпень|серпня", u"вересень|вересня", u"жовтень|жовтня", u"листопад|листопада", u"грудень|грудня"};
constexpr Months kBelarusian = {u"студзень|студзеня", u"люты|лютага", u"сакавік|сакавіка", u"красавік|красавіка", u"травень|траўня|май|мая",
                                u"чэрвень|чэрвеня", u"ліпень|ліпеня", u"жнівень|жніўня", u"верасень|верасня", u"кастрычнік|кастрычніка",
                                u"лістапад|лістапада", u"снежань|снежня"};

struct Entry {
    const char16_t *texts;
    DateWord word;
};

constexpr Entry kWords[] = {
    {u"ilkbahar|bahar|printemps|primavera|frühling|ربيع|الربيع|بهار", {Role::Season, 21}},
    {u"été|verano|sommer|صيف|الصيف|تابستان", {Role::Season, 22}},
    {u"sonbahar|automne|otoño|herbst|خريف|الخريف|پاییز", {Role::Season, 23}},
    {u"kış|kis|hiver|invierno|شتاء|الشتاء|زمستان", {Role::Season, 24}},
    {u"yaklaşık|civarı|vers|environ|env|hacia|aproximadamente|etwa|circa|um|حوالي|نحو|حدود|დაახლოებით|приблизно|близько|каля", {Role::About}},
    {u"yılı|yılında|yıl|année|año|jahr|عام|سنة|سال|წელი|წლის|წ|р|рік|року|году|годзе", {Role::YearWord}},
    {u"le|en|de|del|du|el|dem|der|في|يوم|من", {Role::Preposition}},
    {u"er|te|ta|de|da|ten|tan|den|dan", {Role::OrdinalSuffix}},
    {u"début|debut|fin|mi|principios|principios de|finales|finales de|mediados|mediados de|anfang|ende|mitte|başı|başında|başları|ortası|أوائل|أواخر|منتصف|بداية|نهاية",
     {Role::Within}},
};

QHash<QString, DateWord> foreignTable()
{
    QHash<QString, DateWord> table;
    const auto add = [&](const char16_t *texts, DateWord word) {
        for (const QString &text : QStringView(texts).toString().split(u'|')) {
            const QString folded = foldDateText(text);
            if (!table.contains(folded))
                table.insert(folded, word);
        }
    };
    for (const Months &months : {kTurkish, kFrench, kSpanish, kGerman, kArabic, kLevantine, kPersian, kGeorgian, kUkrainian, kBelarusian}) {
        for (std::size_t i = 0; i < months.size(); ++i)
            add(months[i], {Role::Month, static_cast<int>(i) + 1});
    }
    for (const Entry &entry : kWords)
        add(entry.texts, entry.word);
    return table;
}

} // namespace

std::optional<DateWord> findForeignDateWord(const QString &folded)
{
    static const QHash<QString, DateWord> kTable = foreignTable();
    const auto found = kTable.constFind(folded);
    return found == kTable.cend() ? std::nullopt : std::optional(*found);
}

} // namespace dossier::base
