// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/form_layout.h"

#include "schema/entities/case.h"
#include "schema/entities/charge.h"
#include "schema/entities/detention.h"
#include "schema/entities/detention_place.h"
#include "schema/entities/endorsement.h"
#include "schema/entities/endorser.h"
#include "schema/entities/event.h"
#include "schema/entities/hearing.h"
#include "schema/entities/observation.h"
#include "schema/entities/organisation.h"
#include "schema/entities/organisation_name.h"
#include "schema/entities/participation.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"
#include "schema/entities/proceeding.h"
#include "schema/entities/sentence.h"

#include <QHash>

#include <array>

namespace dossier::ui {

using namespace schema;
using namespace Qt::StringLiterals;

namespace {

QString chargeIcon(const QString &stage)
{
    static const QHash<QString, QString> kIcons{
        {u"initial"_s, u"circle-dot"_s}, {u"amended"_s, u"pencil-line"_s}, {u"indictment"_s, u"file-text"_s}, {u"trial"_s, u"gavel"_s},
        {u"convicted"_s, u"lock"_s},     {u"acquitted"_s, u"scale"_s},     {u"dropped"_s, u"ban"_s},
    };
    return kIcons.value(stage);
}

/// Where somebody was held while one order was in force: a transfer is another row.
RelatedSpec placesOfDetention()
{
    namespace place = schema::detention_place;
    RelatedSpec out{place::kType, place::detention.id, "ui.case.add_place",
                    {{place::place.id, 5}, {place::from.id, 2}, {place::until.id, 2}},
                    {{{{place::place.id, 3}, {place::from.id, 2}, {place::until.id, 2}}}, {{{place::reason.id, 1}}}},
                    place::from.id};
    out.title = "ui.case.held_at";
    return out;
}

RelatedSpec ordersOfDetention()
{
    RelatedSpec out{detention::kType, detention::case_.id, "ui.case.add_detention",
                    {{detention::kind.id, 4}, {detention::from.id, 3}, {detention::until.id, 3}, {detention::authority.id, 5}},
                    {{{{detention::kind.id, 2}, {detention::from.id, 2}, {detention::until.id, 2}}},
                     {{{detention::authority.id, 1}, {detention::ordered_on.id, 1}}},
                     {{{detention::legal_basis.id, 1}}},
                     {{{detention::grounds.id, 1}}}},
                    detention::from.id};
    out.parts = {placesOfDetention()};
    return out;
}

FormLayout caseLayout()
{
    FormLayout out;
    out.entity = case_::kType;
    out.sections = {
        {"overview", "ui.section.overview",
         {{{{case_::person.id, 3}, {case_::reference.id, 1}}},
          {{{case_::liberty_status.id, 2}, {case_::liberty_since.id, 2}}},
          {{{case_::list_group.id, 2}, {case_::list_number.id, 1}, {case_::priority.id, 1}}},
          {{{case_::emblematic.id, 1}, {case_::monitoring_status.id, 1}}},
          {{{case_::tags.id, 1}}}},
         {}},
        {"arrest", "ui.section.arrest",
         {{{{case_::arrest_date.id, 2}, {case_::arrest_place.id, 3}}},
          {{{case_::forces.id, 3}, {case_::warrant_shown.id, 2}}},
          {{{case_::reasons_given.id, 1}}},
          {{{case_::lawyer_access.id, 1}}}},
         {}},
        {"charges", "entity.charge.plural", {},
         RelatedSpec{charge::kType, charge::case_.id, "ui.action.add_charge",
                     {{charge::stage.id, 3}, {charge::date.id, 3}, {charge::article.id, 3}, {charge::title.id, 6}},
                     {{{{charge::stage.id, 2}, {charge::date.id, 2}, {charge::article.id, 2}}},
                      {{{charge::title.id, 1}}},
                      {{{charge::authority.id, 1}, {charge::outcome.id, 1}}},
                      {{{charge::wording.id, 1}}}},
                     charge::date.id, false, 2, 2, chargeIcon, charge::supersedes.id}},
        {"detention", "entity.detention.plural", {}, ordersOfDetention()},
        {"sentences", "entity.sentence.plural", {},
         RelatedSpec{sentence::kType, sentence::case_.id, "ui.case.add_sentence",
                     {{sentence::kind.id, 4}, {sentence::total_term.id, 3}, {sentence::date.id, 3}, {sentence::court.id, 5}},
                     {{{{sentence::kind.id, 2}, {sentence::total_term.id, 2}, {sentence::date.id, 2}}},
                      {{{sentence::court.id, 2}, {sentence::regime.id, 2}}},
                      {{{sentence::counted_from.id, 1}, {sentence::expected_end.id, 1}, {sentence::days_credited.id, 1}}},
                      {{{sentence::additional_penalties.id, 1}}}},
                     sentence::date.id}},
        {"proceedings", "entity.proceeding.plural", {},
         RelatedSpec{proceeding::kType, proceeding::case_.id, "ui.case.add_proceeding",
                     {{proceeding::forum.id, 4}, {proceeding::number.id, 3}, {proceeding::court.id, 5}, {proceeding::filed.id, 3}},
                     {{{{proceeding::forum.id, 2}, {proceeding::number.id, 2}}},
                      {{{proceeding::court.id, 1}}},
                      {{{proceeding::filed.id, 1}, {proceeding::decided.id, 1}, {proceeding::deadline.id, 1}}},
                      {{{proceeding::outcome.id, 1}}}},
                     proceeding::filed.id}},
        {"people", "entity.person.plural", {},
         RelatedSpec{participation::kType, participation::case_.id, "ui.case.add_person",
                     {{participation::role.id, 3}, {participation::person.id, 5}, {participation::organisation.id, 5}},
                     {{{{participation::person.id, 3}, {participation::role.id, 2}}},
                      {{{participation::organisation.id, 3}, {participation::appointed.id, 2}}},
                      {{{participation::from.id, 1}, {participation::until.id, 1}}},
                      {{{participation::naming.id, 1}}}},
                     {}}},
        {"texts", "ui.section.texts",
         {{{{case_::summary.id, 1}}}, {{{case_::background.id, 1}}}, {{{case_::circumstances.id, 1}}}},
         {}},
        {"publication", "ui.section.publication",
         {{{{case_::publication.id, 1}, {case_::embargo_until.id, 1}, {case_::audience.id, 1}}}},
         {}},
    };
    out.side = {{"events", "entity.event.plural", {},
                 RelatedSpec{event::kType, event::case_.id, "ui.case.add_event", {{event::date.id, 2}, {event::title.id, 4}},
                             {{{{event::date.id, 1}}}, {{{event::title.id, 1}}}, {{{event::kind.id, 1}, {event::place.id, 1}}}},
                             event::date.id, true}}};
    return out;
}

FormLayout hearingLayout()
{
    FormLayout out;
    out.entity = hearing::kType;
    // Whoever sits in the room looks for one place: the newest line and the next.
    out.sections = {
        {"notes", "entity.note_line.plural", {}, {}, true},
        {"overview", "ui.section.overview",
         {{{{hearing::proceeding.id, 3}, {hearing::stage.id, 2}}},
          {{{hearing::date.id, 2}, {hearing::scheduled.id, 2}, {hearing::session.id, 1}}},
          {{{hearing::court.id, 3}, {hearing::room.id, 1}}},
          {{{hearing::case_.id, 1}}},
          {{{hearing::judges.id, 1}, {hearing::prosecutors.id, 1}}}},
         {}},
        {"course", "ui.section.course",
         {{{{hearing::actual_start.id, 2}, {hearing::actual_end.id, 2}, {hearing::late_by.id, 1}}},
          {{{hearing::late_cause.id, 1}}},
          {{{hearing::attendance.id, 1}, {hearing::outcome.id, 1}}},
          {{{hearing::adjournment_reason.id, 1}}},
          {{{hearing::adjourned_by.id, 2}, {hearing::next_date.id, 2}}}},
         {}},
        {"observations", "entity.observation.plural", {},
         RelatedSpec{observation::kType, observation::hearing.id, "ui.hearing.add_observation",
                     {{observation::state.id, 2}, {observation::summary.id, 5}},
                     {{{{observation::language.id, 1}, {observation::role.id, 1}}},
                      {{{observation::access.id, 1}}},
                      {{{observation::summary.id, 1}}}},
                     {}}},
        {"publication", "ui.section.publication", {{{{hearing::audience.id, 1}}}}, {}},
    };
    return out;
}

FormLayout proceedingLayout()
{
    FormLayout out;
    out.entity = proceeding::kType;
    out.sections = {
        {"overview", "ui.section.overview",
         {{{{proceeding::forum.id, 2}, {proceeding::number.id, 2}}},
          {{{proceeding::court.id, 1}}},
          {{{proceeding::case_.id, 1}}},
          {{{proceeding::filed.id, 1}, {proceeding::decided.id, 1}, {proceeding::deadline.id, 1}}},
          {{{proceeding::outcome.id, 1}}}},
         {}},
    };
    return out;
}

FormLayout endorserLayout()
{
    FormLayout out;
    out.entity = endorser::kType;
    out.sections = {
        {"overview", "ui.section.overview",
         {{{{endorser::legal_name.id, 3}, {endorser::kind.id, 2}}},
          {{{endorser::published_name.id, 3}, {endorser::title.id, 2}}},
          {{{endorser::affiliation.id, 3}, {endorser::country.id, 2}}},
          {{{endorser::languages.id, 1}}},
          {{{endorser::risk_note.id, 1}}}},
         {}},
        {"endorsements", "entity.endorsement.plural", {},
         RelatedSpec{endorsement::kType, endorsement::endorser.id, "ui.endorser.add_endorsement",
                     {{endorsement::statement.id, 4}, {endorsement::visibility.id, 3}, {endorsement::received.id, 2}},
                     {{{{endorsement::statement.id, 3}, {endorsement::received.id, 2}}},
                      {{{endorsement::visibility.id, 1}, {endorsement::channel.id, 1}}},
                      {{{endorsement::withdrawn_at.id, 1}}}},
                     endorsement::received.id}},
        {"publication", "ui.section.publication", {{{{endorser::do_not_publish.id, 1}}}}, {}},
    };
    return out;
}

FormLayout personLayout()
{
    FormLayout out;
    out.entity = person::kType;
    out.sections = {
        {"names", "field.person.names", {},
         RelatedSpec{person_name::kType, person_name::person.id, "ui.person.add_name",
                     {{person_name::text.id, 5}, {person_name::kind.id, 2}, {person_name::script.id, 2}},
                     {{{{person_name::text.id, 1}}},
                      {{{person_name::kind.id, 1}, {person_name::language.id, 1}, {person_name::script.id, 1}}}},
                     {}}},
        {"overview", "ui.section.overview",
         {{{{person::birth_date.id, 2}, {person::sex.id, 2}, {person::death_date.id, 2}}},
          {{{person::occupation.id, 1}, {person::affiliation.id, 1}}},
          {{{person::nationality.id, 1}, {person::languages.id, 1}}},
          {{{person::health.id, 1}}},
          {{{person::needs.id, 1}}}},
         {}},
        {"texts", "ui.section.texts", {{{{person::biography.id, 1}}}}, {}},
        {"publication", "ui.section.publication",
         {{{{person::naming_basis.id, 2}, {person::naming_date.id, 2}}}, {{{person::naming_source.id, 2}, {person::audience.id, 1}}}},
         {}},
    };
    out.side = {{"cases", "entity.case.plural", {},
                 RelatedSpec{case_::kType, case_::person.id, "", {{case_::reference.id, 2}, {case_::liberty_status.id, 4}}, {}, {}}}};
    return out;
}

FormLayout organisationLayout()
{
    FormLayout out;
    out.entity = organisation::kType;
    out.sections = {
        {"names", "field.organisation.names", {},
         RelatedSpec{organisation_name::kType, organisation_name::organisation.id, "ui.person.add_name",
                     {{organisation_name::text.id, 5}, {organisation_name::kind.id, 2}, {organisation_name::language.id, 2}},
                     {{{{organisation_name::text.id, 1}}}, {{{organisation_name::kind.id, 1}, {organisation_name::language.id, 1}}}},
                     {}}},
        {"overview", "ui.section.overview",
         {{{{organisation::kind.id, 2}, {organisation::country.id, 2}}}, {{{organisation::place.id, 1}}}, {{{organisation::address.id, 1}}}},
         {}},
        {"publication", "ui.section.publication", {{{{organisation::audience.id, 1}}}}, {}},
    };
    return out;
}

} // namespace

const FormLayout *formLayoutOf(EntityType entity)
{
    static const std::array kLayouts{caseLayout(), hearingLayout(), proceedingLayout(), endorserLayout(), personLayout(), organisationLayout()};
    const auto found = std::ranges::find(kLayouts, entity, &FormLayout::entity);
    return found == kLayouts.end() ? nullptr : &*found;
}

} // namespace dossier::ui
