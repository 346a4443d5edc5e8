// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/publish_world.h"

#include "exchange/import/plan/list_import.h"
#include "exchange/sample/sample_records.h"
#include "publish/file_shape.h"
#include "schema/entities/case.h"
#include "schema/entities/ledger_entry.h"
#include "schema/entities/narrative.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>

namespace dossier::test {

using namespace Qt::StringLiterals;
namespace case_ = schema::case_;
namespace person_name = schema::person_name;

PublishWorld::PublishWorld()
    : m_context{m_world.registry(), m_world.vocabularies(), m_clock, m_world.random(), m_folder.filePath(u"state"_s)},
      m_passphrase(secretOf(kSamplePassphrase))
{
    store::NewVault options;
    options.keys.credentials.passphrase = &m_passphrase;
    options.keys.withRecoveryCode = false;
    options.memberName = u"Release officer"_s;
    options.language = u"en"_s;
    m_session = take(store::Session::create(vaultPath(), options, m_context)).session;
}

base::Result<void> PublishWorld::reopen()
{
    m_session.reset();
    DOSSIER_ASSIGN(m_session, store::Session::open(vaultPath(), {.passphrase = &m_passphrase}, vault::Access::ReadWrite, m_context));
    return {};
}

base::Result<void> PublishWorld::adopt()
{
    m_session.reset();
    DOSSIER_ASSIGN(m_session, store::Session::adopt(vaultPath(), {.passphrase = &m_passphrase}, m_context));
    return {};
}

base::Result<store::Applied> PublishWorld::apply(store::Store &store, std::vector<domain::ChangeSet> changes)
{
    domain::Action action = m_world.action(domain::Origin::Form, m_session->member());
    action.changes = std::move(changes);
    return store.apply(std::move(action));
}

void PublishWorld::importSampleList(const QString &publication, const QString &namingBasis)
{
    const exchange::Institutions institutions = take(exchange::Institutions::load());
    const exchange::ListTerms terms = take(exchange::ListTerms::load());
    const exchange::ImportOptions options{.listName = u"Sample"_s,
                                          .asOf = base::PartialDate::day(QDate(2026, 11, 1)),
                                          .publication = publication,
                                          .namingBasis = namingBasis};
    const exchange::ImportTools tools{m_world.vocabularies(), institutions, terms, m_world.random(), m_clock.now()};
    std::optional<exchange::Finding> failure;
    exchange::ListImport import{.table = take(exchange::openTableBytes(take(exchange::sampleList()), {}, failure)), .options = options};
    exchange::ImportPlan plan = take(exchange::planListImport(main(), import, tools, failure));
    plan.action.actor = m_session->member();
    (void)take(main().apply(std::move(plan.action)));
}

QStringList PublishWorld::namesInVault()
{
    QStringList out;
    store::Query query;
    query.entity = person_name::kType;
    for (;;) {
        const store::Page page = take(main().page(query));
        for (const domain::Record &record : page.rows)
            out.append(record.get(person_name::text).value_or(QString()));
        query.offset += query.limit;
        if (query.offset >= page.total)
            return out;
    }
}

PublishWorld::Added PublishWorld::addCleared(const QString &name, const QString &summary)
{
    base::Random &random = m_world.random();
    domain::Action action = m_world.action(domain::Origin::Form, m_session->member());
    const SessionWorld::AddedCase added = m_world.addCase(action, name, u"forces"_s);
    action.changes[0].set(schema::person::naming_basis, schema::Code{u"public_record"_s});
    action.changes[2].set(case_::publication, schema::Code{u"cleared"_s});
    const Added out{added.person, action.changes[1].id, added.caseId, base::newRecordId(random)};
    domain::ChangeSet text = domain::createOf(schema::case_summary::kType, out.summary);
    text.set(schema::case_summary::fields.parent, added.caseId);
    text.set(schema::case_summary::fields.language, schema::Code{u"en"_s});
    text.set(schema::case_summary::fields.text, summary);
    action.changes.push_back(std::move(text));
    (void)take(main().apply(std::move(action)));
    return out;
}

publish::PublicationRequest PublishWorld::request(publish::Format format, disclosure::ReportKind kind) const
{
    publish::PublicationRequest request;
    request.kind = kind;
    request.format = format;
    request.asOf = QDate(2026, 11, 1);
    request.path = m_folder.filePath(u"out"_s);
    return request;
}

base::Result<publish::Published> PublishWorld::publish(const publish::PublicationRequest &request)
{
    const publish::FileShape readBack;
    reports::NoProgress progress;
    return publish::publish(request, *m_session, {QStringLiteral(DOSSIER_FONT_DIR), readBack, progress});
}

QByteArray PublishWorld::fileOf(const publish::PublicationRequest &request)
{
    (void)take(publish(request));
    return fileContent(request.path);
}

QJsonObject PublishWorld::jsonOf(publish::PublicationRequest request)
{
    request.format = publish::Format::Json;
    return QJsonDocument::fromJson(fileOf(request)).object();
}

QList<domain::Record> PublishWorld::ledger(store::Store &store)
{
    store::Query query;
    query.entity = schema::ledger_entry::kType;
    const store::Page page = take(store.page(query));
    return {page.rows.begin(), page.rows.end()};
}

ToolRun runOnFile(const QString &program, QStringList arguments, const QByteArray &bytes)
{
    const TemporaryFolder folder;
    const QString path = folder.filePath(u"file"_s);
    writeFile(path, bytes);
    arguments.replaceInStrings(u"%1"_s, path);
    QProcess process;
    process.start(program, arguments);
    ToolRun run;
    if (process.waitForFinished(60'000))
        run = {process.exitCode(), process.readAllStandardOutput()};
    return run;
}

QString pdfText(const QByteArray &pdf)
{
    QString text = QString::fromUtf8(runOnFile(u"pdftotext"_s, {u"-enc"_s, u"UTF-8"_s, u"%1"_s, u"-"_s}, pdf).output);
    text.removeIf([](QChar c) { return (c.unicode() >= 0x202A && c.unicode() <= 0x202E) || c.unicode() == 0x200E || c.unicode() == 0x200F; });
    return text;
}

} // namespace dossier::test
