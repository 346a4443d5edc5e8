// SPDX-License-Identifier: GPL-3.0-or-later
#include "names/transliteration.h"

#include "names/folding.h"

#include <array>
#include <string_view>

using namespace Qt::StringLiterals;

namespace dossier::names {

namespace {

/// Sounds in doubt; decided last, when the word is read.
constexpr QChar kCyrillicG = u'G';     // k or h
constexpr QChar kKh = u'X';            // h or k

struct Spelling {
    std::u16string_view written;
    std::u16string_view sound;
};

/// Longer ones first where one begins with another.
constexpr std::array kSeveralLetters{
    Spelling{u"shch", u"x"}, Spelling{u"dzh", u"j"}, Spelling{u"dj", u"j"}, Spelling{u"ch", u"c"},
    Spelling{u"sh", u"x"},   Spelling{u"kh", u"X"},  Spelling{u"gh", u"k"}, Spelling{u"zh", u"j"},
    Spelling{u"oe", u"o"},   Spelling{u"ue", u"u"},  Spelling{u"дж", u"j"}};

constexpr std::array kLatin{
    Spelling{u"ç", u"c"}, Spelling{u"ş", u"x"}, Spelling{u"ğ", u"k"}, Spelling{u"q", u"k"}, Spelling{u"g", u"k"},
    Spelling{u"c", u"j"}, Spelling{u"x", u"h"}, Spelling{u"w", u"v"}, Spelling{u"y", u"i"}, Spelling{u"ı", u"i"},
    Spelling{u"ə", u"a"}, Spelling{u"e", u"a"}, Spelling{u"ž", u"j"}, Spelling{u"č", u"c"}, Spelling{u"š", u"x"}};

constexpr std::array kCyrillic{
    Spelling{u"а", u"a"}, Spelling{u"б", u"b"}, Spelling{u"в", u"v"}, Spelling{u"г", u"G"},  Spelling{u"ғ", u"k"},
    Spelling{u"ґ", u"k"}, Spelling{u"д", u"d"}, Spelling{u"е", u"a"}, Spelling{u"ё", u"io"}, Spelling{u"є", u"a"},
    Spelling{u"э", u"a"}, Spelling{u"ә", u"a"}, Spelling{u"ж", u"j"}, Spelling{u"з", u"z"},  Spelling{u"и", u"i"},
    Spelling{u"й", u"i"}, Spelling{u"і", u"i"}, Spelling{u"ї", u"i"}, Spelling{u"ј", u"i"},  Spelling{u"к", u"k"},
    Spelling{u"қ", u"k"}, Spelling{u"ҝ", u"k"}, Spelling{u"л", u"l"}, Spelling{u"м", u"m"},  Spelling{u"н", u"n"},
    Spelling{u"ң", u"n"}, Spelling{u"о", u"o"}, Spelling{u"ө", u"o"}, Spelling{u"п", u"p"},  Spelling{u"р", u"r"},
    Spelling{u"с", u"s"}, Spelling{u"т", u"t"}, Spelling{u"у", u"u"}, Spelling{u"ү", u"u"},  Spelling{u"ұ", u"u"},
    Spelling{u"ў", u"v"}, Spelling{u"ф", u"f"}, Spelling{u"х", u"X"}, Spelling{u"һ", u"h"},  Spelling{u"ҳ", u"h"},
    Spelling{u"ц", u"ts"}, Spelling{u"ч", u"c"}, Spelling{u"ҹ", u"j"}, Spelling{u"ҷ", u"j"}, Spelling{u"ш", u"x"},
    Spelling{u"щ", u"x"}, Spelling{u"ъ", u""},  Spelling{u"ь", u""},  Spelling{u"ы", u"i"},  Spelling{u"ю", u"iu"},
    Spelling{u"я", u"ia"}};

constexpr std::array kGeorgian{
    Spelling{u"ა", u"a"}, Spelling{u"ბ", u"b"}, Spelling{u"გ", u"k"}, Spelling{u"დ", u"d"},  Spelling{u"ე", u"a"},
    Spelling{u"ვ", u"v"}, Spelling{u"ზ", u"z"}, Spelling{u"თ", u"t"}, Spelling{u"ი", u"i"},  Spelling{u"კ", u"k"},
    Spelling{u"ლ", u"l"}, Spelling{u"მ", u"m"}, Spelling{u"ნ", u"n"}, Spelling{u"ო", u"o"},  Spelling{u"პ", u"p"},
    Spelling{u"ჟ", u"j"}, Spelling{u"რ", u"r"}, Spelling{u"ს", u"s"}, Spelling{u"ტ", u"t"},  Spelling{u"უ", u"u"},
    Spelling{u"ფ", u"p"}, Spelling{u"ქ", u"k"}, Spelling{u"ღ", u"k"}, Spelling{u"ყ", u"k"},  Spelling{u"შ", u"x"},
    Spelling{u"ჩ", u"c"}, Spelling{u"ც", u"ts"}, Spelling{u"ძ", u"dz"}, Spelling{u"წ", u"ts"}, Spelling{u"ჭ", u"c"},
    Spelling{u"ხ", u"X"}, Spelling{u"ჯ", u"j"}, Spelling{u"ჰ", u"h"}};

/// Eastern pronunciation, as passports spell it.
constexpr std::array kArmenian{
    Spelling{u"ու", u"u"}, Spelling{u"ա", u"a"}, Spelling{u"բ", u"b"}, Spelling{u"գ", u"k"},  Spelling{u"դ", u"d"},
    Spelling{u"ե", u"a"},  Spelling{u"զ", u"z"}, Spelling{u"է", u"a"}, Spelling{u"ը", u"a"},  Spelling{u"թ", u"t"},
    Spelling{u"ժ", u"j"},  Spelling{u"ի", u"i"}, Spelling{u"լ", u"l"}, Spelling{u"խ", u"X"},  Spelling{u"ծ", u"ts"},
    Spelling{u"կ", u"k"},  Spelling{u"հ", u"h"}, Spelling{u"ձ", u"dz"}, Spelling{u"ղ", u"k"}, Spelling{u"ճ", u"c"},
    Spelling{u"մ", u"m"},  Spelling{u"յ", u"i"}, Spelling{u"ն", u"n"}, Spelling{u"շ", u"x"},  Spelling{u"ո", u"o"},
    Spelling{u"չ", u"c"},  Spelling{u"պ", u"p"}, Spelling{u"ջ", u"j"}, Spelling{u"ռ", u"r"},  Spelling{u"ս", u"s"},
    Spelling{u"վ", u"v"},  Spelling{u"տ", u"t"}, Spelling{u"ր", u"r"}, Spelling{u"ց", u"ts"}, Spelling{u"ւ", u"v"},
    Spelling{u"փ", u"p"},  Spelling{u"ք", u"k"}, Spelling{u"և", u"av"}, Spelling{u"օ", u"o"}, Spelling{u"ֆ", u"f"}};

template<std::size_t N>
const Spelling *spellingAt(QStringView rest, const std::array<Spelling, N> &spellings)
{
    for (const Spelling &spelling : spellings) {
        if (rest.startsWith(QStringView(spelling.written)))
            return &spelling;
    }
    return nullptr;
}

QString small(QStringView word)
{
    QString out = word.toString().normalized(QString::NormalizationForm_C);
    out.replace(u'İ', u'i').replace(u'I', u'i');
    return out.toLower();
}

bool isVowel(QChar sound)
{
    return QStringView(u"aiou").contains(sound);
}

/// Агаев and Aghaev say Ağayev: after a vowel the Russian е brings its own y, and Latin letters that
/// were taken from Russian leave it out before the v of a surname.
bool hidesAY(QStringView rest, const QString &sounds)
{
    if (sounds.isEmpty() || !isVowel(sounds.back()))
        return false;
    return rest.startsWith(u'е') || rest.startsWith(QStringView(u"ev"));
}

QString soundsOf(const QString &word)
{
    QString sounds;
    for (qsizetype i = 0; i < word.size();) {
        const QStringView rest = QStringView(word).mid(i);
        if (hidesAY(rest, sounds))
            sounds += u'i';
        const Spelling *spelling = spellingAt(rest, kSeveralLetters);
        if (!spelling)
            spelling = spellingAt(rest, kLatin);
        if (!spelling)
            spelling = spellingAt(rest, kCyrillic);
        if (!spelling)
            spelling = spellingAt(rest, kGeorgian);
        if (!spelling)
            spelling = spellingAt(rest, kArmenian);
        if (spelling) {
            sounds += QStringView(spelling->sound);
            i += qsizetype(spelling->written.size());
            continue;
        }
        const qsizetype size = rest[0].isHighSurrogate() && rest.size() > 1 ? 2 : 1;
        QString other = fold(rest.left(size));
        // ä folds to a and ê to e; what folds to a Latin letter sounds as that letter does.
        if (const Spelling *plain = spellingAt(other, kLatin))
            other = QStringView(plain->sound).toString();
        sounds += other;
        i += size;
    }
    return sounds;
}

QString decided(const QString &sounds, QChar g, QChar kh)
{
    QString out;
    out.reserve(sounds.size());
    for (QChar sound : sounds) {
        if (sound == kCyrillicG)
            sound = g;
        else if (sound == kKh)
            sound = kh;
        if (out.isEmpty() || out.back() != sound)
            out += sound;
    }
    return out;
}

} // namespace

QStringList soundReadings(QStringView word)
{
    const QString sounds = soundsOf(small(word));
    QStringList readings;
    for (const QChar g : {u'k', u'h'}) {
        for (const QChar kh : {u'h', u'k'}) {
            const QString reading = decided(sounds, g, kh);
            if (!reading.isEmpty() && !readings.contains(reading))
                readings.append(reading);
        }
    }
    return readings;
}

} // namespace dossier::names
