// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/builders/list_entry.h"

#include "reports/builders/entry_custody.h"
#include "reports/builders/list_front.h"
#include "reports/builders/report_front.h"

#include <algorithm>
#include <array>

namespace dossier::reports {

using disclosure::NamedEntry;
using disclosure::PersonName;
using disclosure::Released;
using disclosure::SentenceFact;
using namespace Qt::StringLiterals;

namespace {

constexpr double kDateColumnMm = 28;
constexpr double kTermColumnMm = 46;

Run runOf(const QString &text, const QString &language, std::optional<bool> bold = {})
{
    Run run;
    run.text = text;
    run.language = language;
    run.bold = bold;
    return run;
}

bool standsAsWords(const QString &text, qsizetype at, qsizetype length)
{
    const bool begins = at == 0 || text.at(at - 1).isSpace();
    const qsizetype end = at + length;
    return begins && (end == text.size() || text.at(end).isSpace());
}

/// The name as it is written in the vault, letter by letter; only the weight of the family name differs.
Runs nameRuns(const PersonName &name)
{
    const QString &text = name.text;
    const qsizetype at = name.surname.isEmpty() ? -1 : text.lastIndexOf(name.surname);
    if (at < 0 || !standsAsWords(text, at, name.surname.size()))
        return {runOf(text, name.language)};
    Runs runs;
    if (at > 0)
        runs.push_back(runOf(text.left(at), name.language));
    runs.push_back(runOf(name.surname, name.language, true));
    const qsizetype end = at + name.surname.size();
    if (end < text.size())
        runs.push_back(runOf(text.mid(end), name.language));
    return runs;
}

Runs otherFormRuns(const std::vector<Released<PersonName>> &names)
{
    Runs runs;
    for (const Released<PersonName> &name : names) {
        if (!runs.empty())
            runs.push_back(runOf(u" · "_s, {}));
        Run run = runOf(name.value().text, name.value().language);
        run.isolate = true;
        runs.push_back(std::move(run));
    }
    return runs;
}

class Facts
{
public:
    explicit Facts(const ReportWords &words) : m_words(words) {}

    void add(QByteArrayView label, const QString &value, bool exact = true)
    {
        if (value.isEmpty())
            return;
        Runs runs = plain(value);
        runs.front().italic = !exact;
        m_out.push_back({m_words.label(label), std::move(runs)});
    }
    void add(QByteArrayView label, const std::optional<Released<QString>> &value)
    {
        if (value)
            add(label, value->value());
    }
    void add(QByteArrayView label, const std::optional<Released<base::PartialDate>> &value)
    {
        if (value)
            add(label, m_words.date(value->value()), !value->value().isApproximate() && !value->value().isUncertain());
    }
    [[nodiscard]] std::vector<KeyValues::Pair> take() { return std::move(m_out); }

private:
    const ReportWords &m_words;
    std::vector<KeyValues::Pair> m_out;
};

/// Code and version first, then every number of the path: 193-1.3.1 stands between 193 and 194.
std::pair<QString, std::vector<int>> numbersOf(const schema::Article &article)
{
    std::vector<int> numbers;
    bool inNumber = false;
    for (const QChar c : article.path) {
        const bool digit = c >= u'0' && c <= u'9';
        if (digit && !inNumber)
            numbers.push_back(0);
        // Longer than any article has digits: where it lies no longer matters.
        if (digit && numbers.back() < 1'000'000)
            numbers.back() = numbers.back() * 10 + c.digitValue();
        inNumber = digit;
    }
    return {article.code + u':' + article.version, std::move(numbers)};
}

QString articlesText(const NamedEntry &named)
{
    QStringList out;
    for (const schema::Article &article : articlesInOrder(named))
        out.append(article.path);
    return out.join(u", "_s);
}

/// Who somebody is.
void addPerson(Facts &facts, const NamedEntry &named, const ReportWords &words)
{
    if (named.birthDate)
        facts.add("report.label.born", named.birthDate);
    else if (named.birthYear)
        facts.add("report.label.born", QString::number(named.birthYear->value()));
    if (named.age)
        facts.add("report.label.age", QString::number(named.age->value()));
    if (named.sex)
        facts.add("field.person.sex", words.term("sex", named.sex->value()));
    facts.add("field.person.patronymic", patronymicApart(named.name.value()));
    facts.add("entity.case", named.reference);
}

QString asListed(const SentenceFact &fact, const ReportWords &words)
{
    return fact.asListed ? words.label("report.s.as_listed").arg(words.date(*fact.asListed)) : QString();
}

/// Court and date of a sentence, as far as they are known; else the list that it stands in.
QString sentenceOrigin(const SentenceFact &fact, const ReportWords &words)
{
    QStringList parts{fact.court, fact.date ? words.date(*fact.date) : QString(), asListed(fact, words)};
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

/// What is done to them.
void addCustody(Facts &facts, const NamedEntry &named, const ReportWords &words)
{
    facts.add("report.label.arrested", named.arrested);
    facts.add("report.label.held_at", named.place);
    facts.add("field.hearing.court", named.court);
    if (named.charges.empty())
        facts.add("report.label.articles", articlesText(named));
    if (named.sentences.size() != 1)
        return;
    SentenceFact fact = named.sentences.front().value();
    // Told above already.
    if (named.court && named.court->value() == fact.court)
        fact.court.clear();
    QStringList parts{sentenceText(fact, words), sentenceOrigin(fact, words)};
    parts.removeAll(QString());
    facts.add("entity.sentence", parts.join(u'\n'));
}

void addFacts(Entry &entry, const NamedEntry &named, const ReportWords &words)
{
    Facts person(words);
    addPerson(person, named, words);
    Facts custody(words);
    addCustody(custody, named, words);
    KeyValues facts;
    facts.pairs = person.take();
    facts.beside = custody.take();
    if (!facts.pairs.empty() || !facts.beside.empty())
        entry.blocks.push_back({std::move(facts)});
}

Table sentenceTable(const NamedEntry &named, const ReportWords &words)
{
    Table table;
    table.dense = true;
    table.columns = {{kTermColumnMm, Align::Start, true}, {0}, {kDateColumnMm, Align::Start, true}};
    table.header = {{plain(words.label("entity.sentence")), plain(words.label("field.hearing.court")), plain(words.label("report.label.date"))}};
    for (const Released<SentenceFact> &released : named.sentences) {
        const SentenceFact &fact = released.value();
        table.rows.push_back({plain(sentenceText(fact, words)), plain(fact.court.isEmpty() ? asListed(fact, words) : fact.court),
                              plain(fact.date ? words.shortDate(*fact.date) : u"–"_s)});
    }
    return table;
}

/// "On remand since 17 March 2026"; what happened on one day has that day: "Pardoned, 3 May 2024".
QString statusText(const NamedEntry &named, const ReportWords &words)
{
    constexpr std::array<QStringView, 7> kEvents{u"released", u"conditionally_released", u"pardoned", u"acquitted",
                                                 u"extradited", u"in_absentia", u"died"};
    const schema::Code &status = named.status->value();
    const QString said = words.term("liberty", status);
    if (!named.statusSince || status.term == u"unknown")
        return said;
    const QString date = words.date(named.statusSince->value());
    const bool event = std::ranges::find(kEvents, status.term) != kEvents.end();
    return event ? said + u", "_s + date : words.label("report.s.status_since").arg(said, date);
}

void addStatus(Entry &entry, const NamedEntry &named, const ReportWords &words)
{
    StatusBar bar;
    if (named.status) {
        bar.start = Runs{boldRun(statusText(named, words))};
        bar.start.front().italic = named.statusSince && (named.statusSince->value().isApproximate() || named.statusSince->value().isUncertain());
    }
    if (named.daysHeld)
        bar.end = plain(words.label("report.s.days_held").arg(words.number(named.daysHeld->value())));
    if (!bar.start.empty() || !bar.end.empty())
        entry.blocks.push_back({std::move(bar)});
}

void addText(Entry &entry, QByteArrayView label, const std::optional<Released<disclosure::TextInLanguage>> &released,
             const QString &usualOriginal, const ReportWords &words)
{
    if (!released)
        return;
    const disclosure::TextInLanguage &text = released->value();
    entry.blocks.push_back(heading(3, {}, words.label(label)));
    if (text.untranslated && text.language != usualOriginal) {
        Block note = paragraph(plain(words.label("report.s.original_language").arg(words.nameOfLanguage(text.language))), TypeRole::Note);
        std::get<Paragraph>(note.content).keepWithNext = true;
        entry.blocks.push_back(std::move(note));
    }
    const QStringList paragraphs = text.text.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &words_ : paragraphs) {
        Block block = paragraph(plain(words_), TypeRole::BodyList);
        std::get<Paragraph>(block.content).language = text.language;
        entry.blocks.push_back(std::move(block));
    }
}

} // namespace

std::vector<schema::Article> articlesInOrder(const NamedEntry &named)
{
    std::vector<schema::Article> out;
    for (const Released<schema::Article> &article : named.articles)
        out.push_back(article.value());
    sortByNumbers(out);
    return out;
}

void sortByNumbers(std::vector<schema::Article> &articles)
{
    std::ranges::stable_sort(articles, {}, [](const schema::Article &article) { return numbersOf(article); });
}

QString patronymicApart(const PersonName &name)
{
    return name.text.contains(name.patronymic) ? QString() : name.patronymic;
}

QString sentenceText(const SentenceFact &fact, const ReportWords &words)
{
    const QString kind = fact.kind ? words.term("sentence", *fact.kind) : QString();
    if (!fact.term || (fact.term->life && !kind.isEmpty()))
        return kind;
    const QString term = words.duration(*fact.term);
    // Imprisonment is what a bare length of time means on such a list.
    return kind.isEmpty() || fact.kind->term == u"imprisonment" ? term : kind + u", "_s + term;
}

Entry namedEntry(int number, const NamedEntry &named, const QString &usualOriginal, const ReportWords &words)
{
    Entry entry;
    entry.number = QString::number(number);
    entry.name = nameRuns(named.name.value());
    entry.otherForms = otherFormRuns(named.otherNames);
    entry.bookmark = entry.number + u' ' + named.name.value().text;
    entry.anchor = entryAnchor(number);
    entry.silhouette = words.label("report.label.no_photograph");
    addStatus(entry, named, words);
    addFacts(entry, named, words);
    if (!named.charges.empty()) {
        entry.blocks.push_back(heading(3, {}, words.label("entity.charge.plural")));
        entry.blocks.push_back({chargeTable(named, words)});
    }
    if (auto line = detentionLine(named, words)) {
        entry.blocks.push_back(heading(3, {}, words.label("entity.detention")));
        entry.blocks.push_back({*std::move(line)});
    }
    if (named.sentences.size() > 1) {
        entry.blocks.push_back(heading(3, {}, words.label("entity.sentence.plural")));
        entry.blocks.push_back({sentenceTable(named, words)});
    }
    addText(entry, "field.case.summary", named.summary, usualOriginal, words);
    addText(entry, "field.case.background", named.background, usualOriginal, words);
    return entry;
}

Entry withheldEntry(const std::vector<disclosure::ListEntry> &withheld, const ReportWords &words)
{
    Entry entry;
    const int first = withheld.front().number.value();
    const int last = withheld.back().number.value();
    entry.number = first == last ? QString::number(first) : u"%1–%2"_s.arg(first).arg(last);
    entry.name = plain(words.label("report.s.name_withheld"));
    entry.bookmark = entry.number + u' ' + words.label("report.s.name_withheld");
    KeyValues count;
    count.across = 1;
    count.pairs.push_back({words.label("report.label.people"), plain(words.number(std::int64_t(withheld.size())))});
    entry.blocks.push_back({std::move(count)});
    return entry;
}

} // namespace dossier::reports
