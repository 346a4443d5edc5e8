// SPDX-License-Identifier: GPL-3.0-or-later
// The window of the program, built by its own composition root, doing one job that bench_window measures:
//   work_in_window make|open|filter|scroll VAULT STATE
#include "app/composition.h"
#include "base/process_hygiene.h"
#include "bench/bench_cases.h"
#include "bench/private_memory.h"
#include "bench/window_at_work.h"
#include "schema/entities/charge.h"
#include "schema/entities/detention.h"
#include "support/vault_samples.h"
#include "ui/pages/secret_task.h"
#include "vault/secret_input.h"

#include <QApplication>

#include <malloc.h>

using namespace dossier;
using namespace Qt::StringLiterals;
using bench::FilterTyping;
using test::take;

namespace {

constexpr int kCharged = 4;   ///< every so many cases have charges and a detention on record
constexpr int kRounds = 5;
constexpr std::chrono::milliseconds kSettle{1500};

base::SecretBytes passphrase()
{
    constexpr QByteArrayView kText("correct horse battery staple");
    return take(vault::passphraseFromText(
        take(base::SecretBytes::copyOf({reinterpret_cast<const std::uint8_t *>(kText.data()), std::size_t(kText.size())}))));
}

/// What a case has beside it, so that no column of the table is empty.
void addAround(test::SessionWorld &world, domain::Action &action, base::RecordId id, int number)
{
    namespace charge = schema::charge;
    namespace detention = schema::detention;
    domain::ChangeSet accused = domain::createOf(charge::kType, base::newRecordId(world.random()));
    accused.set(charge::case_, id);
    accused.add(charge::article, schema::Article{u"cc"_s, {}, u"%1.%2"_s.arg(120 + number % 200).arg(1 + number % 4)});
    action.changes.push_back(std::move(accused));
    domain::ChangeSet held = domain::createOf(detention::kType, base::newRecordId(world.random()));
    held.set(detention::case_, id);
    held.set(detention::until, base::PartialDate::day(world.clock().today().addDays(1 + number % 200)));
    action.changes.push_back(std::move(held));
}

void make(const QString &path, const QString &state)
{
    test::SessionWorld world;
    const base::SecretBytes secret = passphrase();
    store::NewVault options;
    options.keys.credentials.passphrase = &secret;
    options.keys.withRecoveryCode = false;
    options.memberName = u"Member"_s;
    options.vaultName = u"Campaign"_s;
    options.language = u"en"_s;
    const auto session = take(store::Session::create(path, options, world.context(state))).session;
    test::SeededRandom random(8);
    // One Action, as an import is.
    domain::Action action = world.action(domain::Origin::Import, session->member());
    for (int number = 0; number < bench::caseCount(); ++number) {
        const base::RecordId id = bench::addListedCase(world, action, random, number).caseId;
        if (number % kCharged == 0)
            addAround(world, action, id, number);
    }
    (void)take(session->main().apply(std::move(action)));
}

/// The program as app/main.cpp makes it, and the keys of a vault; Argon2 is over when this stands.
class Opened
{
public:
    Opened(const QString &path, const QString &state)
        : m_path(path)
        , m_state(state)
        , m_composition(take(app::Composition::make({path, u"en"_s, u"light"_s})))
    {
        ui::Secrets secrets;
        secrets.passphrase = passphrase();
        m_vault = take(ui::openKeys(path, secrets, m_composition->context().random));
        QApplication::setCursorFlashTime(0);
    }

    /// Keys ready to the first page painted, with a window of its own.
    void measureOpening()
    {
        const bench::Moment begin;
        m_preferences = std::make_unique<ui::Preferences>(m_state + u"/settings"_s);
        m_second = std::make_unique<ui::MainWindow>(m_composition->context(), *m_preferences);
        const bench::Moment made;
        auto session = openStores();
        const bench::Moment opened;
        m_second->openSession(std::move(session), m_path);
        const bench::Moment filled;
        whenRowsShow(*m_second, [=] {
            const bench::Moment shown;
            bench::tell("window", begin, made);
            bench::tell("session", made, opened);
            bench::tell("workspace", opened, filled);
            bench::tell("paint", filled, shown);
            bench::tell("rows", begin, shown);
            QApplication::quit();
        });
        m_second->show();
    }

    void measureFilter()
    {
        std::vector<FilterTyping::Step> steps;
        for (int round = 0; round < kRounds; ++round) {
            steps.push_back(FilterTyping::lastLetter("one_hit", u"AZ-2026-%1"_s.arg(bench::caseCount() / 2, 6, 10, QChar(u'0'))));
            steps.push_back(FilterTyping::lastLetter("many_hits", u"sevda"_s));
            steps.push_back(FilterTyping::lastLetter("none", u"nobody"_s));
            for (const auto &[name, text] : {std::pair("name_grows", u"bahəməli"_s), std::pair("reference_grows", u"az-2026-09"_s)})
                std::ranges::move(FilterTyping::everyLetter(name, text), std::back_inserter(steps));
        }
        showOwn([this, steps] { type(steps, [this] { leave(); }); });
    }

    void measureMemory()
    {
        showOwn([this] {
            bench::tell("memory.opened", bench::privateMiB(u"self"_s));
            m_scrolling = std::make_unique<bench::Scrolling>(page().table(), m_watch, [this] {
                bench::tell("memory.scrolled", bench::privateMiB(u"self"_s));
                type(FilterTyping::everyLetter("search", u"sevda"_s), [this] {
                    QTimer::singleShot(kSettle, &m_watch, [this] {
                        bench::tell("memory.searched", bench::privateMiB(u"self"_s));
                        const struct mallinfo2 heap = ::mallinfo2();
                        bench::tell("memory.heap_used", double(heap.uordblks + heap.hblkhd) / (1 << 20));
                        bench::tell("memory.heap_free", double(heap.fordblks) / (1 << 20));
                        leave();
                    });
                });
            });
            m_scrolling->begin();
        });
    }

private:
    [[nodiscard]] std::unique_ptr<store::Session> openStores()
    {
        const ui::Context &context = m_composition->context();
        return take(store::Session::open(std::move(m_vault), vault::Access::ReadWrite,
                                         {context.registry, context.vocabularies, context.clock, context.random, m_state}));
    }

    [[nodiscard]] ui::RecordListPage &page()
    {
        return *qobject_cast<ui::RecordListPage *>(m_composition->window().workspace()->currentPage());
    }

    void whenRowsShow(ui::MainWindow &window, std::function<void()> then)
    {
        auto *list = qobject_cast<ui::RecordListPage *>(window.workspace()->currentPage());
        m_watch.wait([list](const QObject &widget) { return &widget == list->table().viewport() && list->model().total() > 0; }, std::move(then));
    }

    void showOwn(std::function<void()> then)
    {
        ui::MainWindow &window = m_composition->window();
        window.openSession(openStores(), m_path);
        whenRowsShow(window, [this, then = std::move(then)] { QTimer::singleShot(kSettle, &m_watch, then); });
        window.show();
    }

    /// As a person closes it, but without a filter that would be there again next time.
    void leave()
    {
        page().filter().clear();
        m_composition->window().close();
    }

    void type(std::vector<FilterTyping::Step> steps, std::function<void()> done)
    {
        page().filter().box().setFocus();
        m_typing = std::make_unique<FilterTyping>(page(), m_watch, std::move(steps), std::move(done));
        m_typing->begin();
    }

    QString m_path;
    QString m_state;
    bench::PaintWatch m_watch;
    std::unique_ptr<app::Composition> m_composition;
    std::unique_ptr<vault::Vault> m_vault;
    std::unique_ptr<ui::Preferences> m_preferences;
    std::unique_ptr<ui::MainWindow> m_second;
    std::unique_ptr<bench::Scrolling> m_scrolling;
    std::unique_ptr<FilterTyping> m_typing;
};

} // namespace

int main(int argc, char **argv)
{
    test::must(base::hardenProcess());
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"dossier"_s);
    const QStringList words = QApplication::arguments();
    if (words.size() != 4)
        return 2;
    const QString &job = words[1];
    if (job == "make"_L1) {
        make(words[2], words[3]);
        return 0;
    }
    Opened opened(words[2], words[3]);
    if (job == "open"_L1)
        opened.measureOpening();
    else if (job == "filter"_L1)
        opened.measureFilter();
    else if (job == "scroll"_L1)
        opened.measureMemory();
    else
        return 2;
    return QApplication::exec();
}
