// SPDX-License-Identifier: GPL-3.0-or-later
#include "leak/canaries.h"

#include "support/seeded_random.h"

namespace dossier::test {

using namespace Qt::StringLiterals;

QStringList canaries()
{
    constexpr int kCount = 500;
    constexpr int kLetters = 14;
    const QStringList alphabets{u"abcdefghijklmnopqrstuvwxyz"_s, u"abcçdeəfgğhxıijkqlmnoöprsştuüvyz"_s,
                                u"абвгдежзийклмнопрстуфхцчшщыэюя"_s, u"ابتثجحخدذرزسشصضطظعغفقكلمنهوي"_s};
    SeededRandom random(500);
    QStringList words;
    for (int i = 0; i < kCount; ++i) {
        const QString &letters = alphabets[i % alphabets.size()];
        QString word;
        for (int at = 0; at < kLetters; ++at)
            word += letters[qsizetype(random.below(std::uint32_t(letters.size())))];
        words.append(word);
    }
    return words;
}

} // namespace dossier::test
