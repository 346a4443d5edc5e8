// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/places.h"

#include "schema/entities/case.h"
#include "schema/entities/endorser.h"
#include "schema/entities/hearing.h"
#include "schema/entities/organisation.h"
#include "schema/entities/person.h"

#include <algorithm>
#include <array>

namespace dossier::ui {

namespace {

/// How many endorsers there are is nobody's business while they are closed.
constexpr std::array kPlaces{
    Place{"cases", u"folder", "entity.case.plural", schema::case_::kType},
    Place{"hearings", u"calendar-days", "entity.hearing.plural", schema::hearing::kType},
    Place{"endorsers", u"lock-keyhole", "entity.endorser.plural", schema::endorser::kType, false},
    Place{"people", u"users", "entity.person.plural", schema::person::kType},
    Place{"organisations", u"building-2", "entity.organisation.plural", schema::organisation::kType},
    Place{"export", u"file-text", "ui.menu.reports", std::nullopt, false},
};

} // namespace

std::span<const Place> places()
{
    return kPlaces;
}

const Place &placeOf(schema::EntityType entity)
{
    const auto found = std::ranges::find(kPlaces, std::optional(entity), &Place::entity);
    return found == kPlaces.end() ? kPlaces.front() : *found;
}

const Place *placeNamed(const QByteArray &id)
{
    const auto found = std::ranges::find_if(kPlaces, [&](const Place &place) { return id == place.id; });
    return found == kPlaces.end() ? nullptr : &*found;
}

} // namespace dossier::ui
