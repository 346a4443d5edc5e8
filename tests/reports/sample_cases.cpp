// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/sample_cases.h"

#include <array>

namespace dossier::reports::test {

using namespace Qt::StringLiterals;

namespace {

const std::array kGiven{u"Kamran"_s, u"Nigar"_s, u"Səlim"_s, u"Rəşad"_s, u"Aygün"_s, u"İlqar"_s, u"Füzuli"_s, u"Xədicə"_s, u"Orxan"_s};
const std::array kFather{u"Rəşid oğlu"_s, u"Elman qızı"_s, u"Yəhya oğlu"_s, u"Fikrət oğlu"_s, u"Şəfiqə qızı"_s};
const std::array kFamilyStart{u"Çinar"_s, u"Xəzr"_s, u"Daş"_s, u"Bulaq"_s, u"Ağ"_s, u"Qara"_s, u"Gül"_s, u"Fəl"_s, u"Öz"_s, u"Şıx"_s, u"Əfəndi"_s};
const std::array kFamilyEnd{u"zadə"_s, u"li"_s, u"bulaqlı"_s, u"bəyli"_s, u"oğlu"_s, u"yev"_s, u"ova"_s};
const std::array kEnglish{
    u"The investigation alleges that grants received by the reading room were brought into the country in cash."_s,
    u"The defence states that every grant was sent to a bank account and declared, and that no cash was found at the time of the search."_s,
    u"The record of the search, seen by the campaign, lists none; an official of the ministry confirmed the filing."_s,
    u"Five of six requests of the defence were refused, one with reasons."_s,
    u"He denies the charges and asked the court to hear the officer who had signed the file."_s};
const std::array kAzerbaijani{
    u"Müdafiə tərəfi məhkəməyə vəsatət verərək müdafiəçinin iştirakı olmadan aparılan axtarışın etibarsız sayılmasını xahiş edib."_s,
    u"Təqsirləndirilən şəxs ittihamı qəbul etmir və işin siyasi motivli olduğunu bildirir."_s,
    u"Məhkəmə həbs qətimkan tədbirinin müddətini üç dəfə uzadıb, fikrini əsaslandırmayıb."_s};
const std::array kRussian{
    u"Защита заявила, что обыск проведён без понятых, а протокол составлен позднее."_s,
    u"Суд отказал в допросе эксперта; ходатайство приобщено к материалам дела."_s};
const QString kPersian = u"وکلای مدافع می‌گویند همهٔ این کمک‌های مالی به حساب بانکی واریز و اعلام شده است."_s;
const std::array kCourts{u"Baku Court on Grave Crimes"_s, u"Khatai District Court"_s, u"Lankaran Court on Grave Crimes"_s, u"Shirvan Court of Appeal"_s};
const std::array kMonths{u"Jan"_s, u"Feb"_s, u"Mar"_s, u"Apr"_s, u"May"_s, u"Jun"_s, u"Jul"_s, u"Aug"_s, u"Sep"_s};

template<typename List>
const QString &pick(const List &list, int seed)
{
    return list[std::size_t(seed) % list.size()];
}

QString dateOf(int seed)
{
    return u"%1 %2 %3"_s.arg(1 + seed % 28).arg(pick(kMonths, seed / 3)).arg(2023 + seed % 4);
}

QString sentences(int number)
{
    QString text;
    for (int i = 0; i < 2 + number % 4; ++i)
        text += (i == 0 ? QString() : u" "_s) + pick(kEnglish, number + i * 2);
    return text;
}

Table charges(int number)
{
    Table table;
    table.columns = {{17, Align::Start}, {20, Align::Start}, {40, Align::Start}, {16, Align::Start}, {0, Align::Start}};
    table.dense = true;
    table.header = {{plain(u"Stage"_s), plain(u"Date"_s), plain(u"By"_s), plain(u"Article"_s), plain(u"Offence as charged"_s)}};
    const std::array stages{u"Initial"_s, u"Amended"_s, u"Indictment"_s, u"Convicted"_s};
    for (int i = 0; i < 1 + number % 4; ++i) {
        table.rows.push_back({plain(stages[std::size_t(i)]), plain(dateOf(number * 5 + i * 7)), plain(pick(kCourts, number + i)),
                              plain(u"%1.%2"_s.arg(180 + (number * 7 + i) % 60).arg(1 + i)), plain(u"smuggling, prior conspiracy"_s)});
    }
    return table;
}

Run bold(const QString &text)
{
    Run run;
    run.text = text;
    run.bold = true;
    run.language = u"az"_s;
    return run;
}

Run in(const QString &language, const QString &text)
{
    Run run;
    run.text = text;
    run.language = language;
    return run;
}

} // namespace

QString SampleCases::familyName(int number)
{
    return pick(kFamilyStart, number) + pick(kFamilyEnd, number / 11) + (number < 77 ? QString() : pick(kFamilyEnd, number / 77));
}

Entry SampleCases::caseNumber(int number)
{
    Entry entry;
    const QString given = pick(kGiven, number) + u' ' + pick(kFather, number / 2);
    entry.number = QString::number(number + 1);
    entry.name = {in(u"az"_s, given + u' '), bold(familyName(number))};
    entry.otherForms = {in(u"en"_s, u"Kamran Rashid oglu Chinarzade"_s), in(u"en"_s, u" · "_s), in(u"ru"_s, u"Камран Рашид оглы Чинарзаде"_s)};
    if (number % 7 == 3) {
        entry.otherForms.push_back(in(u"en"_s, u" · "_s));
        Run persian = in(u"fa"_s, u"سلیم یحیی داش‌بولاقلی"_s);
        persian.isolate = true;
        entry.otherForms.push_back(persian);
    }
    entry.bookmark = entry.number + u' ' + given + u' ' + familyName(number);
    entry.blocks.push_back({StatusBar{plain(u"On trial in detention since "_s + dateOf(number * 3)), plain(u"%1 days held"_s.arg(100 + number % 900)), {}}});
    KeyValues facts;
    facts.pairs = {{u"Born"_s, plain(dateOf(number + 2))}, {u"Arrested"_s, plain(dateOf(number * 2) + u", Baku, at home"_s)},
                   {u"Profile"_s, plain(u"Librarian, co-founder"_s)}, {u"Held at"_s, plain(u"Pretrial facility No. 9, Baku"_s)},
                   {u"Criteria"_s, plain(u"PACE 1900 a, c, e"_s)}, {u"Trial court"_s, plain(pick(kCourts, number))}};
    entry.blocks.push_back({facts});
    entry.blocks.push_back({Heading{3, {}, plain(u"Charges by stage"_s), {}}});
    entry.blocks.push_back({charges(number)});
    Paragraph text;
    text.role = TypeRole::BodyList;
    Run citation;
    citation.text = u"\u00A0[D1, C1]"_s;
    citation.role = TypeRole::Citation;
    text.runs = plain(sentences(number));
    text.runs.push_back(citation);
    entry.blocks.push_back({text});
    text.runs = plain(pick(kAzerbaijani, number) + u' ' + pick(kAzerbaijani, number + 1));
    text.language = u"az"_s;
    entry.blocks.push_back({text});
    if (number % 3 == 0) {
        text.runs = plain(pick(kRussian, number / 3) + u' ' + pick(kRussian, number / 3 + 1));
        text.language = u"ru"_s;
        entry.blocks.push_back({text});
    }
    if (number % 7 == 0) {
        text.runs = plain(kPersian);
        text.language = u"fa"_s;
        entry.blocks.push_back({text});
    }
    Paragraph sources;
    sources.role = TypeRole::Note;
    sources.runs = plain(u"D1 Remand order, 31 January 2025   C1 Confidential source, reliable; two independent"_s);
    entry.blocks.push_back({sources});
    return entry;
}

Result<std::optional<Block>> SampleCases::next()
{
    if (m_next >= m_count)
        return std::optional<Block>();
    return std::optional<Block>(Block{caseNumber(m_next++)});
}

DocumentInfo sampleInfo()
{
    DocumentInfo info;
    info.title = u"List of political prisoners"_s;
    info.language = u"en"_s;
    info.furniture.tag = u"PUBLIC"_s;
    info.furniture.headStart = u"List of political prisoners"_s;
    info.furniture.headEnd = u"Edition 14 · as of 1 November 2026"_s;
    info.furniture.footStart = u"Public. May be quoted with edition and date."_s;
    info.furniture.pageOf = u"Page %1 of %2"_s;
    info.furniture.continued = u"%1, continued"_s;
    return info;
}

} // namespace dossier::reports::test
