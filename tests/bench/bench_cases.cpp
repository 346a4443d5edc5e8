// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/bench_cases.h"

#include "schema/entities/case.h"
#include "support/vault_samples.h"

namespace dossier::bench {

using namespace Qt::StringLiterals;
using test::take;

int caseCount()
{
    const int asked = qEnvironmentVariableIntValue("DOSSIER_BENCH_CASES");
    return asked > 0 ? asked : 100'000;
}

QString nameNumber(test::SeededRandom &random)
{
    static const QStringList kSyllables{u"ba"_s, u"hə"_s, u"mə"_s, u"li"_s, u"yev"_s, u"ov"_s, u"za"_s, u"də"_s, u"qu"_s, u"ru"_s,
                                        u"sa"_s, u"ta"_s, u"va"_s, u"nə"_s, u"gül"_s, u"fə"_s, u"xan"_s, u"ey"_s, u"il"_s, u"şa"_s};
    static const QStringList kGiven{u"Əli"_s, u"Leyla"_s, u"Rəşad"_s, u"Sevda"_s, u"Tofiq"_s, u"Ülviyyə"_s, u"İlqar"_s, u"Anar"_s};
    QString surname;
    for (int i = 0; i < 4; ++i)
        surname += kSyllables[qsizetype(random.below(std::uint32_t(kSyllables.size())))];
    return kGiven[qsizetype(random.below(std::uint32_t(kGiven.size())))] + u' ' + surname.replace(0, 1, surname[0].toUpper());
}

test::SessionWorld::AddedCase addListedCase(test::SessionWorld &world, domain::Action &action, test::SeededRandom &random, int number)
{
    const auto added = world.addCase(action, nameNumber(random), u"group %1"_s.arg(random.below(50)));
    domain::ChangeSet &record = action.changes.back();
    record.set(schema::case_::reference, u"AZ-2026-%1"_s.arg(number, 6, 10, QChar(u'0')));
    record.set(schema::case_::list_group, u"group %1"_s.arg(random.below(50)));
    record.set(schema::case_::list_number, std::int64_t(number));
    record.set(schema::case_::liberty_status, schema::Code{u"serving"_s});
    record.set(schema::case_::arrest_date,
               take(base::PartialDate::fromEdtf(u"20%1-%2"_s.arg(10 + random.below(16)).arg(1 + random.below(12), 2, 10, QChar(u'0')))));
    return added;
}

} // namespace dossier::bench
