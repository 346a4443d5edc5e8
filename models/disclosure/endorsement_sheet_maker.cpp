// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/endorsement_sheet_maker.h"

#include "disclosure/signing_bodies.h"
#include "schema/entities/endorsement.h"
#include "schema/entities/endorser.h"

#include <QTextBoundaryFinder>

#include <algorithm>
#include <array>

namespace dossier::disclosure {

using namespace Qt::StringLiterals;
namespace endorsement = schema::endorsement;
namespace endorser = schema::endorser;

struct EndorsementSheetMaker::Signature {
    const EndorsementCandidate *candidate = nullptr;
    EndorsementForm form = EndorsementForm::Absent;
};

struct EndorsementSheetMaker::Statement {
    QString title;
    QString version;
    std::vector<Signature> signatures;
};

namespace {

/// Elsewhere one character may be half a name.
bool hasInitials(QChar::Script script)
{
    constexpr std::array kScripts{QChar::Script_Latin,    QChar::Script_Cyrillic, QChar::Script_Greek,
                                  QChar::Script_Armenian, QChar::Script_Georgian};
    return std::ranges::find(kScripts, script) != kScripts.end();
}

QString firstCharacter(const QString &word)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
    return word.left(finder.toNextBoundary());
}

} // namespace

QString initialsOf(const QString &name)
{
    QStringList out;
    for (const QString &word : name.split(u' ', Qt::SkipEmptyParts)) {
        const QString first = firstCharacter(word);
        const uint character = first.isEmpty() ? 0 : first.toUcs4().front();
        if (!QChar::isLetter(character))
            continue;
        if (!hasInitials(QChar::script(character)))
            return {};
        out.append(first + u'.');
    }
    return out.join(u' ');
}

EndorsementSheetMaker::EndorsementSheetMaker(const AllowList &allowed, ProjectionRequest request)
    : m_allowed(allowed), m_view(allowed), m_request(std::move(request))
{
}

EndorsementSheetResult EndorsementSheetMaker::make(const QList<EndorsementCandidate> &candidates) const
{
    EndorsementFindings findings;
    std::vector<StatementSection> sections;
    for (const Statement &statement : grouped(candidates)) {
        StatementSection made = section(statement, findings);
        // A statement whose signatures are all withdrawn says nothing, not even its title.
        if (made.total.value() > 0)
            sections.push_back(std::move(made));
    }
    ProjectionHead head{Release::value(m_allowed.reader()), Release::value(m_request.language), Release::value(m_request.asOf),
                        Release::optional(m_request.informationUntil)};
    return {EndorsementSheetProjection{std::move(head), std::move(sections)}, std::move(findings)};
}

std::vector<EndorsementSheetMaker::Statement> EndorsementSheetMaker::grouped(
    const QList<EndorsementCandidate> &candidates) const
{
    std::vector<Statement> out;
    for (const EndorsementCandidate &candidate : candidates) {
        EndorsementGates gates = candidate.gates;
        gates.cap = narrowest(gates.cap, narrowest(candidate.endorsement.cap, candidate.endorser.cap));
        const EndorsementForm form = endorsementForm(gates, m_allowed.reader());
        const QString title = m_view.text(candidate.endorsement, endorsement::statement);
        const QString version = m_view.text(candidate.endorsement, endorsement::version);
        auto statement = std::ranges::find_if(out, [&](const Statement &known) {
            return known.title == title && known.version == version;
        });
        if (statement == out.end())
            statement = out.insert(out.end(), {title, version, {}});
        const auto same = std::ranges::find(statement->signatures, candidate.endorser.id, [](const Signature &signature) {
            return signature.candidate->endorser.id;
        });
        if (same == statement->signatures.end())
            statement->signatures.push_back({&candidate, form});
        else
            same->form = std::max(same->form, form);
    }
    return out;
}

StatementSection EndorsementSheetMaker::section(const Statement &statement, EndorsementFindings &findings) const
{
    StatementSection out{Release::text(statement.title), Release::text(statement.version), {}, {}, {}, {}, Release::value(0),
                         Release::value(0)};
    std::vector<BodyOfSigners> bodies;
    int inBodies = 0;
    int withheld = 0;
    int total = 0;
    for (const Signature &signature : statement.signatures) {
        if (signature.form == EndorsementForm::Absent) {
            ++findings.absent;
            continue;
        }
        ++total;
        if (const QString body = bodyOf(signature); !body.isEmpty()) {
            addSigner(bodies, body);
            ++inBodies;
        }
        if (!print(signature, out))
            ++withheld;
        else if (signature.form == EndorsementForm::Named)
            findings.endorsersNamed.append(signature.candidate->endorser.id);
    }
    const bool forColleagues = m_allowed.reader() == Audience::Internal;
    for (const BodyOfSigners &body : tellableBodies(std::move(bodies), withheld - inBodies, forColleagues))
        out.bodies.push_back({Release::value(body.name), Release::optional(body.countIsTold ? std::optional(body.people) : std::nullopt)});
    out.withheld = Release::value(withheld);
    out.total = Release::value(total);
    return out;
}

bool EndorsementSheetMaker::print(const Signature &signature, StatementSection &section) const
{
    const Row &who = signature.candidate->endorser;
    const bool organisation = signature.candidate->organisation;
    const QString name = nameOf(who);
    switch (signature.form) {
    case EndorsementForm::Named:
        if (name.isEmpty())
            return false;
        if (organisation)
            section.organisations.push_back(Release::value(name));
        else
            section.named.push_back({Release::value(name), Release::text(m_view.text(who, endorser::title)),
                                     Release::text(m_view.text(who, endorser::affiliation))});
        return true;
    case EndorsementForm::Initials: {
        const QString initials = organisation ? QString() : initialsOf(name);
        if (!initials.isEmpty())
            section.initials.push_back(Release::value(initials));
        return !initials.isEmpty();
    }
    case EndorsementForm::OrganisationOnly:
        // Somebody's signature does not make their employer an endorser.
        if (!organisation || name.isEmpty())
            return false;
        section.organisations.push_back(Release::value(name));
        return true;
    case EndorsementForm::Withheld:
    case EndorsementForm::CountOnly:
    case EndorsementForm::Absent:
        break;
    }
    return false;
}

QString EndorsementSheetMaker::bodyOf(const Signature &signature) const
{
    const bool person = !signature.candidate->organisation;
    return person && signature.form == EndorsementForm::OrganisationOnly ? m_view.text(signature.candidate->endorser, endorser::affiliation)
                                                                         : QString();
}

QString EndorsementSheetMaker::nameOf(const Row &who) const
{
    const QString published = m_view.text(who, endorser::published_name);
    return published.isEmpty() ? m_view.text(who, endorser::legal_name) : published;
}

} // namespace dossier::disclosure
