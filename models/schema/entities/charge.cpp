// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/charge.h"

#include "schema/entities/case.h"
#include "schema/entities/court_act.h"
#include "schema/entities/organisation.h"

namespace dossier::schema::charge {

QSet<base::RecordId> inForce(const QList<Accusation> &charges)
{
    QList<Version> versions;
    for (const Accusation &charge : charges)
        versions.append(charge.version);
    const QSet<base::RecordId> replaced = replacedAmong(versions);
    QSet<base::RecordId> last;
    QSet<base::RecordId> accusing;
    for (const Accusation &charge : charges) {
        if (replaced.contains(charge.version.id))
            continue;
        last.insert(charge.version.id);
        if (charge.stage != u"dropped" && charge.stage != u"acquitted")
            accusing.insert(charge.version.id);
    }
    return accusing.isEmpty() ? last : accusing;
}

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "charge";
    spec.label = "entity.charge";
    spec.subjectThrough = case_.id;
    spec.title = {article.id, title.id};
    spec.fields = {
        fixedLink(case_, case_::kType, "entity.case"),
        scalar(stage).term("charge").open(Audience::Public).label("field.charge.stage"),
        setOf(article).open(Audience::Public).label("field.charge.article"),
        scalar(title).open(Audience::Public).searchable().label("field.charge.title"),
        scalar(wording).longText().open(Audience::Public).searchable().label("field.charge.wording"),
        scalar(date).open(Audience::Public).indexed().label("field.event.date"),
        scalar(authority).to({organisation::kType}).open(Audience::Public).label("field.charge.authority"),
        scalar(court_act).to({court_act::kType}).open(Audience::Public).label("entity.court_act"),
        scalar(supersedes).to({kType}).open(Audience::Public).label("field.charge.supersedes"),
        scalar(outcome).open(Audience::Public).label("field.charge.outcome"),
        scalar(sentence_requested).open(Audience::Public).label("field.charge.sentence_requested"),
        scalar(as_listed).open(Audience::Public).label("field.charge.as_listed"),
        audienceField(audience),
    };
    return spec;
}

} // namespace dossier::schema::charge
