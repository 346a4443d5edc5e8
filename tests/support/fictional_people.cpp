// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fictional_people.h"

#include "names/folding.h"
#include "support/respelling.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

using namespace Qt::StringLiterals;

namespace dossier::test {

namespace {

using names::PersonFacts;
using names::Sex;
using Text = std::u16string_view;

constexpr std::array<Text, 64> kMen{
    u"anar", u"rauf", u"kənan", u"fuad", u"elçin", u"vüqar", u"tofiq", u"nadir", u"cavad", u"hikmət", u"rüfət", u"məhəmməd", u"zaur", u"orxan", u"tural", u"vasif",
    u"ramiz", u"həsən", u"hüseyn", u"əli", u"vəli", u"səttar", u"mübariz", u"qabil", u"tərlan", u"polad", u"yaşar", u"nicat", u"xəyyam", u"ləziz", u"çingiz", u"elşad",
    u"ümid", u"rövşən", u"bəxtiyar", u"şahmar", u"isgəndər", u"ilqar", u"oqtay", u"əliabbas", u"həmid", u"əhməd", u"yusif", u"ibrahim", u"ismayıl", u"qurban", u"novruz", u"rəşad",
    u"emin", u"emil", u"elnur", u"samir", u"sabir", u"rasim", u"faiq", u"ceyhun", u"kamil", u"kamal", u"fərman", u"balaş", u"cümşüd", u"davud", u"qəzənfər", u"zülfüqar"};
constexpr std::array<Text, 24> kWomen{
    u"leyla", u"aytac", u"nərgiz", u"sevinc", u"ülviyyə", u"aynur", u"elnarə", u"xumar", u"rübabə", u"pərvanə", u"fidan", u"zülfiyyə",
    u"xədicə", u"günel", u"səbinə", u"nigar", u"şəhla", u"fatimə", u"zeynəb", u"məryəm", u"gülnar", u"lalə", u"turanə", u"vüsalə"};
/// What surnames are made of; several endings fit each.
constexpr std::array<Text, 72> kStems{
    u"daşdəmir", u"qayabaş", u"gülməmməd", u"novruzbəy", u"ağabala", u"şıxməmməd", u"qaraşar", u"dəmirçi", u"çoban", u"tağıbəy", u"yüzbaş", u"mürşüd",
    u"orucəl", u"bağırbəy", u"nəbibəy", u"süleymanbəy", u"rüstəmxan", u"fətəlixan", u"lətif", u"abış", u"pənah", u"cəbrayıl", u"əhmədpaş", u"ismayılbəy",
    u"qəhrəman", u"mədət", u"sadıq", u"bağır", u"həsən", u"hüseyn", u"məmməd", u"qasım", u"kərim", u"rəhim", u"səfər", u"şirin",
    u"vahab", u"zeynal", u"xudaverd", u"allahverd", u"bayram", u"ramazan", u"şaban", u"rəcəb", u"cahangir", u"firudin", u"siyavuş", u"nəriman",
    u"ələsgər", u"məşədibəy", u"göyüş", u"qənbər", u"xəlil", u"cəlil", u"mehdi", u"kazım", u"musa", u"isa", u"yaqub", u"davud",
    u"salman", u"süleyman", u"rəşid", u"həmid", u"şərif", u"nəsir", u"tahir", u"zahir", u"bədəl", u"gözəl", u"çələbi", u"hacıbaba"};
constexpr std::array<Text, 24> kRussianMen{
    u"иван", u"пётр", u"сергей", u"андрей", u"николай", u"виктор", u"олег", u"игорь", u"михаил", u"антон", u"павел", u"роман",
    u"кирилл", u"борис", u"фёдор", u"тимофей", u"степан", u"егор", u"глеб", u"юрий", u"василий", u"константин", u"максим", u"лев"};
constexpr std::array<Text, 24> kRussianFathers{
    u"иван", u"петр", u"сергее", u"андрее", u"николае", u"виктор", u"олег", u"игоре", u"михайл", u"антон", u"павл", u"роман",
    u"кирилл", u"борис", u"фёдор", u"тимофее", u"степан", u"егор", u"глеб", u"юрье", u"василье", u"константин", u"максим", u"льв"};
constexpr std::array<Text, 12> kRussianWomen{u"мария", u"ольга", u"ирина", u"анна", u"наталья", u"светлана",
                                             u"юлия", u"зоя", u"дарья", u"варвара", u"ксения", u"людмила"};
struct RussianSurname {
    Text man;
    Text woman;
};
constexpr std::array<RussianSurname, 20> kRussianSurnames{
    RussianSurname{u"белобородов", u"белобородова"}, RussianSurname{u"чернозёмов", u"чернозёмова"}, RussianSurname{u"заозёрский", u"заозёрская"},
    RussianSurname{u"подлесный", u"подлесная"}, RussianSurname{u"криворуков", u"криворукова"}, RussianSurname{u"тихоструев", u"тихоструева"},
    RussianSurname{u"верхоянский", u"верхоянская"}, RussianSurname{u"сухопаров", u"сухопарова"}, RussianSurname{u"громыхалин", u"громыхалина"},
    RussianSurname{u"щукарёв", u"щукарёва"}, RussianSurname{u"жихарев", u"жихарева"}, RussianSurname{u"хлебодаров", u"хлебодарова"},
    RussianSurname{u"цветогорский", u"цветогорская"}, RussianSurname{u"юшманов", u"юшманова"}, RussianSurname{u"ярославин", u"ярославина"},
    RussianSurname{u"шестопёров", u"шестопёрова"}, RussianSurname{u"мельниченко", u"мельниченко"}, RussianSurname{u"заверюха", u"заверюха"},
    RussianSurname{u"кулеш", u"кулеш"}, RussianSurname{u"дорогобуж", u"дорогобуж"}};
constexpr std::array<Text, 20> kTurkish{u"Selçuk", u"Ahmet", u"Özgür", u"Çağrı", u"Gülşen", u"İbrahim", u"Mehmet", u"Ayşe", u"Şükrü", u"Yiğit",
                                        u"Tuğba", u"Eşref", u"Barış", u"Müge", u"Uğur", u"Zeynep", u"Kemal", u"Nazlı", u"Ömer", u"Elif"};
constexpr std::array<Text, 24> kTurkishSurnames{
    u"Kozağaç", u"Demirtepe", u"Yıldızoğlu", u"Taşkıran", u"Güneşdoğdu", u"Karaçalı", u"Akgümüş", u"Bozdağlı", u"Çınarcık", u"Öztürkmen", u"Şahinkaya", u"Ulusoylu",
    u"Dönmezer", u"Ekşioğlu", u"Fındıklı", u"Gökçeada", u"Hamzaçebi", u"İncesu", u"Kıvırcık", u"Üskündar", u"Yağmurdereli", u"Zümrütova", u"Pehlivanlı", u"Sarıgülen"};
struct TwoScripts {
    Text latin;
    Text arabic;
};
constexpr std::array<TwoScripts, 20> kIranianOrArab{
    TwoScripts{u"Reza", u"رضا"}, TwoScripts{u"Narges", u"نرگس"}, TwoScripts{u"Ahmad", u"احمد"}, TwoScripts{u"Hassan", u"حسن"}, TwoScripts{u"Salman", u"سلمان"},
    TwoScripts{u"Karim", u"کریم"}, TwoScripts{u"Samir", u"سمیر"}, TwoScripts{u"Farhad", u"فرهاد"}, TwoScripts{u"Shirin", u"شیرین"}, TwoScripts{u"Mansour", u"منصور"},
    TwoScripts{u"Khalid", u"خالد"}, TwoScripts{u"Nasrin", u"نسرین"}, TwoScripts{u"Mahmoud", u"محمود"}, TwoScripts{u"Yousef", u"یوسف"}, TwoScripts{u"Parviz", u"پرویز"},
    TwoScripts{u"Bahman", u"بهمن"}, TwoScripts{u"Laila", u"لیلا"}, TwoScripts{u"Tariq", u"طارق"}, TwoScripts{u"Jamal", u"جمال"}, TwoScripts{u"Rashid", u"رشید"}};
constexpr std::array<TwoScripts, 24> kIranianOrArabSurnames{
    TwoScripts{u"Mohammadi", u"محمدی"}, TwoScripts{u"Rostamzadeh", u"رستم‌زاده"}, TwoScripts{u"Daneshvar", u"دانشور"}, TwoScripts{u"Golpayegani", u"گلپایگانی"},
    TwoScripts{u"Al-Mansouri", u"المنصوري"}, TwoScripts{u"Al-Bastaki", u"البستكي"}, TwoScripts{u"Haddadin", u"حدادين"}, TwoScripts{u"Shahbandar", u"شاهبندر"},
    TwoScripts{u"Kermanshahi", u"کرمانشاهی"}, TwoScripts{u"Tabrizi", u"تبریزی"}, TwoScripts{u"Abdel Fattah", u"عبد الفتاح"}, TwoScripts{u"Qasemi", u"قاسمی"},
    TwoScripts{u"Farahmand", u"فرهمند"}, TwoScripts{u"Sanjari", u"سنجری"}, TwoScripts{u"Barzanji", u"برزنجي"}, TwoScripts{u"Al-Turkmani", u"التركماني"},
    TwoScripts{u"Dashtestani", u"دشتستانی"}, TwoScripts{u"Khorasani", u"خراسانی"}, TwoScripts{u"Mousavian", u"موسویان"}, TwoScripts{u"Nakhjavani", u"نخجوانی"},
    TwoScripts{u"Al-Shammari", u"الشمري"}, TwoScripts{u"Bolourchi", u"بلورچی"}, TwoScripts{u"Zarrinkelk", u"زرین‌کلک"}, TwoScripts{u"Sabbagh", u"صباغ"}};
constexpr std::array<Text, 24> kSpanish{u"María", u"José", u"Andrés", u"Lucía", u"Ramón", u"Sofía", u"Jesús", u"Inés", u"Raúl", u"Belén", u"Tomás", u"Verónica",
                                        u"Fernanda", u"Gabriel", u"Óscar", u"Mónica", u"Iván", u"Rocío", u"Víctor", u"Elena", u"Joaquín", u"Noelia", u"Martín", u"Adriana"};
constexpr std::array<Text, 24> kSpanishSurnames{
    u"Machado", u"Pérez", u"González", u"Urdaneta", u"Villalobos", u"Rincón", u"Maldonado", u"Chávez", u"Briceño", u"Quintero", u"Zambrano", u"Peñalver",
    u"Salcedo", u"Montilla", u"Arráez", u"Bracamonte", u"Córdova", u"Delgado", u"Echeverría", u"Fonseca", u"Guaramato", u"Landaeta", u"Núñez", u"Olivares"};
constexpr std::array<Text, 8> kArticles{u"206.3.2", u"192.3.2", u"193-1.3.1", u"234.4.3", u"221.3", u"278", u"214.2.1", u"283.2.3"};
constexpr std::array<Text, 4> kEndings{u"ov", u"ov", u"li", u"zadə"};

QString text(Text literal)
{
    return QStringView(literal).toString();
}

/// -yev stands behind a vowel, and -lı, -lu, -lü go with the last vowel of the stem.
QString withEnding(const QString &stem, Text ending, bool female)
{
    const bool vowel = QStringView(u"aeəiıoöuü").contains(stem.back());
    QString out = stem;
    if (ending == Text(u"ov"))
        out += vowel ? u"yev"_s : u"ov"_s;
    else if (ending == Text(u"li"))
        out += stem.contains(u'ı') || stem.endsWith(u"an"_s) || stem.endsWith(u"ar"_s) ? u"lı"_s : u"li"_s;
    else
        out += QStringView(ending);
    return out + (female && ending == Text(u"ov") ? u"a"_s : QString());
}

/// The full name as nobody else may have it: María Elena is Elena María.
QString wordsOf(const PersonFacts &facts)
{
    QStringList words = names::fold(facts.names[0] + u' ' + facts.patronymic).split(u' ');
    words.sort();
    return words.join(u' ');
}

QString capitals(const QString &word)
{
    return QString(word).replace(u'i', u'İ').replace(u'ı', u'I').toUpper();
}

} // namespace

FictionalPerson FictionalPeople::azerbaijani()
{
    const bool female = chance(20);
    FictionalPerson person{.given = text(female ? oneOf(kWomen) : oneOf(kMen))};
    person.surname = withEnding(text(oneOf(kStems)), oneOf(kEndings), female);
    person.facts.patronymic = withCapital(text(oneOf(kMen))) + (female ? u" qızı"_s : u" oğlu"_s);
    person.facts.sex = female ? Sex::Female : Sex::Male;
    person.facts.names = {withCapital(person.given) + u' ' + withCapital(person.surname)};
    return person;
}

FictionalPerson FictionalPeople::russian()
{
    const bool female = chance(25);
    const RussianSurname &surname = oneOf(kRussianSurnames);
    FictionalPerson person{.culture = Culture::Russian, .given = text(female ? oneOf(kRussianWomen) : oneOf(kRussianMen))};
    person.surname = text(female ? surname.woman : surname.man);
    const QString father = text(oneOf(kRussianFathers));
    const bool soft = father.endsWith(u'е');
    person.facts.patronymic = withCapital((soft ? father.chopped(1) : father) + (soft ? u"ев"_s : u"ов"_s) + (female ? u"на"_s : u"ич"_s));
    person.facts.sex = female ? Sex::Female : Sex::Male;
    person.facts.names = {withCapital(person.surname) + u' ' + withCapital(person.given)};
    return person;
}

FictionalPerson FictionalPeople::named()
{
    const std::uint32_t roll = m_random.below(100);
    if (roll < 60)
        return azerbaijani();
    if (roll < 75)
        return russian();
    FictionalPerson person;
    if (roll < 83) {
        person = {.culture = Culture::Turkish, .given = text(oneOf(kTurkish)), .surname = text(oneOf(kTurkishSurnames))};
    } else if (roll < 91) {
        person = {.culture = Culture::IranianOrArab, .given = text(oneOf(kIranianOrArab).latin), .surname = text(oneOf(kIranianOrArabSurnames).latin)};
    } else {
        person = {.culture = Culture::Spanish, .given = text(oneOf(kSpanish)) + u' ' + text(oneOf(kSpanish))};
        person.surname = text(oneOf(kSpanishSurnames)) + u' ' + text(oneOf(kSpanishSurnames));
    }
    person.facts.names = {person.given + u' ' + person.surname};
    return person;
}

FictionalPerson FictionalPeople::person()
{
    FictionalPerson person;
    // Where all names of a country are taken another is rolled.
    do {
        person = named();
    } while (m_taken.contains(wordsOf(person.facts)));
    m_taken.insert(wordsOf(person.facts));
    addFacts(person.facts);
    return person;
}

FictionalPerson FictionalPeople::namesakeOf(const FictionalPerson &person)
{
    FictionalPerson other = person;
    addFacts(other.facts);
    const QDate day = person.facts.born.earliest().value_or(QDate(1970, 1, 1));
    // Never a slip of the pen from the other's birth.
    other.facts.born = base::PartialDate::day(day.addDays(2000 + m_random.below(3000)));
    return other;
}

void FictionalPeople::addFacts(PersonFacts &facts)
{
    facts.born = base::PartialDate::day(QDate(1950, 1, 1).addDays(m_random.below(20'000)));
    facts.arrested = base::PartialDate::day(QDate(2015, 1, 1).addDays(m_random.below(4'000)));
    facts.articles = {text(oneOf(kArticles))};
}

FictionalPeople::Written FictionalPeople::azerbaijaniRespelt(const FictionalPerson &person)
{
    const QStringList father = person.facts.patronymic.split(u' ');
    const QString fathersName = QString(father[0]).replace(u'İ', u'i').toLower();
    const bool female = person.facts.sex == Sex::Female;
    const std::uint32_t roll = m_random.below(100);
    if (roll < 25)
        return {withCapital(person.given), person.facts.patronymic, withCapital(person.surname)};
    if (roll < 50)
        return {inEnglish(person.given, m_random), inEnglish(fathersName, m_random) + (female ? u" gizi"_s : u" oglu"_s),
                inEnglish(person.surname, m_random)};
    if (roll < 75)
        return {inRussian(person.given, m_random), inRussian(fathersName, m_random) + (female ? u" кызы"_s : u" оглы"_s),
                inRussian(person.surname, m_random)};
    if (roll < 85)
        return {inAzerbaijaniCyrillic(person.given), inAzerbaijaniCyrillic(fathersName) + (female ? u" гызы"_s : u" оғлу"_s),
                inAzerbaijaniCyrillic(person.surname)};
    if (roll < 90)
        return {inArabicLetters(person.given), {}, inArabicLetters(person.surname)};
    return {withoutMarks(withCapital(person.given)), withoutMarks(person.facts.patronymic), withoutMarks(withCapital(person.surname))};
}

FictionalPeople::Written FictionalPeople::respelt(const FictionalPerson &person)
{
    switch (person.culture) {
    case Culture::Azerbaijani: return azerbaijaniRespelt(person);
    case Culture::Russian: {
        const QString patronymic = person.facts.patronymic;
        if (chance(60))
            return {withCapital(person.given), patronymic, withCapital(person.surname)};
        return {inLatin(person.given, m_random), inLatin(patronymic.toLower(), m_random), inLatin(person.surname, m_random)};
    }
    case Culture::IranianOrArab: {
        const auto latinIs = [](const QString &latin) { return [latin](const TwoScripts &name) { return latin == QStringView(name.latin); }; };
        if (chance(60))
            return {person.given, {}, person.surname};
        return {text(std::ranges::find_if(kIranianOrArab, latinIs(person.given))->arabic), {},
                text(std::ranges::find_if(kIranianOrArabSurnames, latinIs(person.surname))->arabic)};
    }
    case Culture::Turkish:
    case Culture::Spanish: break;
    }
    Written written{person.given, {}, person.surname};
    if (chance(50))
        written = {withoutMarks(person.given), {}, withoutMarks(person.surname)};
    if (person.culture == Culture::Spanish && chance(25))
        written.surname = written.surname.section(u' ', 0, 0);
    if (person.culture == Culture::Spanish && chance(15))
        written.given = written.given.section(u' ', 0, 0);
    return written;
}

QString FictionalPeople::withASlip(QString word)
{
    const auto at = qsizetype(1 + m_random.below(std::uint32_t(word.size() - 2)));
    switch (m_random.below(4)) {
    case 0: return word.remove(at, 1);
    case 1: return word.insert(at, word[at]);
    case 2: {
        const QChar first = word[at];
        word[at] = word[at + 1];
        word[at + 1] = first;
        return word;
    }
    default: word[at] = word[m_random.below(2) == 0 ? at - 1 : at + 1]; return word;
    }
}

void FictionalPeople::damage(Written &written, Culture culture)
{
    if (chance(8) && written.surname.size() >= 6)
        written.surname = withASlip(written.surname);
    else if (chance(4) && written.given.size() >= 5)
        written.given = withASlip(written.given);
    else if (culture == Culture::Azerbaijani && chance(4))
        written.surname.replace(u"ov"_s, u"li"_s).replace(u"ов"_s, u"лы"_s).replace(u"zadə"_s, u"ov"_s);
    else if (chance(2) && culture == Culture::Russian)
        written.given = written.given.left(1) + u'.';
    if (chance(10))
        written.surname = capitals(written.surname);
}

base::PartialDate FictionalPeople::dateInPart(const base::PartialDate &date)
{
    const std::uint32_t roll = m_random.below(100);
    const QDate day = *date.earliest();
    if (roll < 15)
        return {};
    if (roll < 35)
        return base::PartialDate::year(day.year());
    if (roll < 45)
        return base::PartialDate::month(day.year(), day.month());
    if (roll < 48 && day.day() <= 12)
        return base::PartialDate::day(QDate(day.year(), day.day(), day.month()));
    return date;
}

PersonFacts FictionalPeople::inOtherList(const FictionalPerson &person, bool keepBirth)
{
    PersonFacts facts;
    Written written = respelt(person);
    damage(written, person.culture);
    facts.patronymic = chance(25) ? QString() : written.patronymic;
    const bool patronymicInName = chance(20) && !facts.patronymic.isEmpty();
    QString given = written.given;
    if (patronymicInName)
        given += u' ' + std::exchange(facts.patronymic, QString());
    facts.names = {chance(30) ? written.surname + (chance(30) ? u", "_s : u" "_s) + given : given + u' ' + written.surname};
    facts.born = keepBirth ? person.facts.born : dateInPart(person.facts.born);
    if (chance(50))
        facts.sex = person.facts.sex;
    if (chance(70))
        facts.articles = person.facts.articles;
    if (chance(70))
        facts.arrested = dateInPart(person.facts.arrested);
    return facts;
}

} // namespace dossier::test
