// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/respelling.h"

#include <array>
#include <span>
#include <string_view>

using namespace Qt::StringLiterals;

namespace dossier::test {

namespace {

struct Letter {
    std::u16string_view from;
    std::u16string_view to;
    std::u16string_view otherwise = {};
};

QString replaced(const QString &word, std::span<const Letter> letters, SeededRandom *random)
{
    const bool otherwise = random && random->below(3) == 0;
    QString out;
    for (qsizetype i = 0; i < word.size();) {
        const Letter *found = nullptr;
        for (const Letter &letter : letters) {
            if (QStringView(word).mid(i).startsWith(QStringView(letter.from))) {
                found = &letter;
                break;
            }
        }
        if (!found) {
            out += word[i++];
            continue;
        }
        out += QStringView(otherwise && !found->otherwise.empty() ? found->otherwise : found->to);
        i += qsizetype(found->from.size());
    }
    return out;
}

constexpr std::array kEnglish{Letter{u"ə", u"a"}, Letter{u"ı", u"i", u"y"}, Letter{u"ş", u"sh"}, Letter{u"ç", u"ch"}, Letter{u"c", u"j"},
                              Letter{u"x", u"kh"}, Letter{u"q", u"g"}, Letter{u"ğ", u"gh", u"g"}, Letter{u"ö", u"o"}, Letter{u"ü", u"u"}};
constexpr std::array kRussian{
    Letter{u"ye", u"е"}, Letter{u"ya", u"я"}, Letter{u"yu", u"ю"}, Letter{u"yə", u"я"}, Letter{u"mm", u"м", u"мм"}, Letter{u"a", u"а"},
    Letter{u"b", u"б"},  Letter{u"v", u"в"},  Letter{u"q", u"г", u"к"}, Letter{u"g", u"г"}, Letter{u"ğ", u"г"},     Letter{u"d", u"д"},
    Letter{u"e", u"е"},  Letter{u"ə", u"а"},  Letter{u"j", u"ж"},   Letter{u"z", u"з"},  Letter{u"i", u"и"},        Letter{u"y", u"й"},
    Letter{u"k", u"к"},  Letter{u"l", u"л"},  Letter{u"m", u"м"},   Letter{u"n", u"н"},  Letter{u"o", u"о"},        Letter{u"ö", u"о"},
    Letter{u"p", u"п"},  Letter{u"r", u"р"},  Letter{u"s", u"с"},   Letter{u"t", u"т"},  Letter{u"u", u"у"},        Letter{u"ü", u"у"},
    Letter{u"f", u"ф"},  Letter{u"x", u"х"},  Letter{u"h", u"г", u"х"}, Letter{u"ç", u"ч"}, Letter{u"c", u"дж"},    Letter{u"ş", u"ш"},
    Letter{u"ı", u"ы"}};
constexpr std::array kAzerbaijaniCyrillic{
    Letter{u"a", u"а"}, Letter{u"b", u"б"}, Letter{u"v", u"в"}, Letter{u"q", u"г"}, Letter{u"ğ", u"ғ"}, Letter{u"d", u"д"}, Letter{u"e", u"е"},
    Letter{u"ə", u"ә"}, Letter{u"j", u"ж"}, Letter{u"z", u"з"}, Letter{u"i", u"и"}, Letter{u"ı", u"ы"}, Letter{u"y", u"ј"}, Letter{u"k", u"к"},
    Letter{u"g", u"ҝ"}, Letter{u"l", u"л"}, Letter{u"m", u"м"}, Letter{u"n", u"н"}, Letter{u"o", u"о"}, Letter{u"ö", u"ө"}, Letter{u"p", u"п"},
    Letter{u"r", u"р"}, Letter{u"s", u"с"}, Letter{u"t", u"т"}, Letter{u"u", u"у"}, Letter{u"ü", u"ү"}, Letter{u"f", u"ф"}, Letter{u"x", u"х"},
    Letter{u"h", u"һ"}, Letter{u"ç", u"ч"}, Letter{u"c", u"ҹ"}, Letter{u"ş", u"ш"}};
constexpr std::array kArabicLetters{
    Letter{u"zadə", u"زاده"}, Letter{u"yev", u"یف"}, Letter{u"ov", u"وف"}, Letter{u"a", u"ا"}, Letter{u"b", u"ب"}, Letter{u"v", u"و"}, Letter{u"q", u"ق"}, Letter{u"ğ", u"غ"},
    Letter{u"d", u"د"},  Letter{u"e", u"ئ"}, Letter{u"ə", u""},  Letter{u"j", u"ژ"}, Letter{u"z", u"ز"}, Letter{u"i", u"ی"}, Letter{u"ı", u"ی"},
    Letter{u"y", u"ی"},  Letter{u"k", u"ک"}, Letter{u"g", u"گ"}, Letter{u"l", u"ل"}, Letter{u"m", u"م"}, Letter{u"n", u"ن"}, Letter{u"o", u"و"},
    Letter{u"ö", u"و"},  Letter{u"p", u"پ"}, Letter{u"r", u"ر"}, Letter{u"s", u"س"}, Letter{u"t", u"ت"}, Letter{u"u", u"و"}, Letter{u"ü", u"و"},
    Letter{u"f", u"ف"},  Letter{u"x", u"خ"}, Letter{u"h", u"ح"}, Letter{u"ç", u"چ"}, Letter{u"c", u"ج"}, Letter{u"ş", u"ش"}};
constexpr std::array kRussianInLatin{
    Letter{u"ский", u"sky", u"skiy"}, Letter{u"ая", u"aya", u"aia"}, Letter{u"а", u"a"}, Letter{u"б", u"b"}, Letter{u"в", u"v"}, Letter{u"г", u"g"},
    Letter{u"д", u"d"}, Letter{u"е", u"e"}, Letter{u"ё", u"yo", u"e"}, Letter{u"ж", u"zh"}, Letter{u"з", u"z"}, Letter{u"и", u"i"}, Letter{u"й", u"y", u"i"},
    Letter{u"к", u"k"}, Letter{u"л", u"l"}, Letter{u"м", u"m"}, Letter{u"н", u"n"}, Letter{u"о", u"o"}, Letter{u"п", u"p"}, Letter{u"р", u"r"},
    Letter{u"с", u"s"}, Letter{u"т", u"t"}, Letter{u"у", u"u"}, Letter{u"ф", u"f"}, Letter{u"х", u"kh"}, Letter{u"ц", u"ts"}, Letter{u"ч", u"ch"},
    Letter{u"ш", u"sh"}, Letter{u"щ", u"shch"}, Letter{u"ъ", u""}, Letter{u"ы", u"y"}, Letter{u"ь", u""}, Letter{u"э", u"e"}, Letter{u"ю", u"yu", u"iu"},
    Letter{u"я", u"ya", u"ia"}};

} // namespace

QString withCapital(QString word)
{
    if (word.startsWith(u'i'))
        return u"İ"_s + word.mid(1);
    if (!word.isEmpty())
        word[0] = word[0].toUpper();
    return word;
}

QString inEnglish(const QString &word, SeededRandom &random)
{
    QString out = replaced(word, kEnglish, &random);
    if (!out.isEmpty())
        out[0] = out[0].toUpper();
    return out;
}

QString inRussian(const QString &word, SeededRandom &random)
{
    return withCapital(replaced(word, kRussian, &random));
}

QString inAzerbaijaniCyrillic(const QString &word)
{
    return withCapital(replaced(word, kAzerbaijaniCyrillic, nullptr));
}

QString inArabicLetters(const QString &word)
{
    // A vowel that begins a word stands on an alef.
    const QString begun = word.startsWith(u'ə') || word.startsWith(u'e') ? u"a"_s + word.mid(1) : word;
    QString single;
    for (const QChar c : begun) {
        if (single.isEmpty() || single.back() != c)
            single += c;
    }
    return replaced(single, kArabicLetters, nullptr);
}

QString inLatin(const QString &word, SeededRandom &random)
{
    return withCapital(replaced(word, kRussianInLatin, &random));
}

QString withoutMarks(const QString &word)
{
    QString out = word.normalized(QString::NormalizationForm_D);
    out.removeIf([](QChar c) { return c.category() == QChar::Mark_NonSpacing; });
    return out.replace(u'ı', u'i').replace(u'ə', u'e').replace(u'Ə', u'E');
}

} // namespace dossier::test
