// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/known/organisation_index.h"

#include "domain/order_key.h"
#include "exchange/table/cell_text.h"
#include "schema/entities/organisation.h"
#include "schema/entities/organisation_name.h"

namespace dossier::exchange {

using namespace Qt::StringLiterals;
using domain::ChangeSet;
using schema::Code;
namespace organisation = schema::organisation;
namespace organisation_name = schema::organisation_name;

namespace {

/// Names of one organisation, in the order in which they were added.
class NameWriter
{
public:
    NameWriter(base::RecordId parent, base::Random &random, std::vector<ChangeSet> &changes)
        : m_parent(parent), m_random(random), m_changes(changes) {}

    void add(const QString &text, const QString &kind, const QString &language)
    {
        ChangeSet name = domain::createOf(organisation_name::kType, base::newRecordId(m_random));
        name.set(organisation_name::organisation, m_parent);
        name.set(organisation_name::text, text);
        name.set(organisation_name::kind, Code{kind});
        if (!language.isEmpty())
            name.set(organisation_name::language, Code{language});
        m_changes.push_back(std::move(name));
    }

private:
    base::RecordId m_parent;
    base::Random &m_random;
    std::vector<ChangeSet> &m_changes;
};

} // namespace

void OrganisationIndex::addKnown(const QString &name, base::RecordId id)
{
    m_byName.insert(plainKey(name), id);
}

std::optional<base::RecordId> OrganisationIndex::find(const QString &name) const
{
    const auto known = m_byName.constFind(plainKey(name));
    return known == m_byName.cend() ? std::nullopt : std::optional(*known);
}

base::RecordId OrganisationIndex::findOrCreate(const QString &name, const QString &kindIfNew, const Institutions &directory,
                                               base::Random &random, std::vector<ChangeSet> &changes)
{
    const QString key = plainKey(name);
    if (const auto known = m_byName.constFind(key); known != m_byName.cend())
        return *known;
    const Institution *institution = directory.find(name);
    if (institution) {
        for (const QString &alias : institution->aliases) {
            const auto known = m_byName.constFind(plainKey(alias));
            if (known == m_byName.cend())
                continue;
            const base::RecordId id = *known;
            NameWriter(id, random, changes).add(name, u"alias"_s, {});
            m_byName.insert(key, id);
            return id;
        }
    }
    const base::RecordId id = base::newRecordId(random);
    ChangeSet record = domain::createOf(organisation::kType, id);
    const QString kind = institution && !institution->kind.isEmpty() ? institution->kind : kindIfNew;
    if (!kind.isEmpty())
        record.set(organisation::kind, Code{kind});
    if (institution) {
        record.set(organisation::catalogue_key, institution->key);
        if (!institution->place.isEmpty())
            record.set(organisation::place, institution->place);
    }
    changes.push_back(std::move(record));

    NameWriter names(id, random, changes);
    if (!institution) {
        names.add(name, u"official"_s, {});
        m_byName.insert(key, id);
        return id;
    }
    bool printedIsOfficial = false;
    for (const QString &language : {u"en"_s, u"az"_s, u"ru"_s}) {
        const QString official = institution->names.value(language);
        names.add(official, u"official"_s, language);
        m_byName.insert(plainKey(official), id);
        printedIsOfficial = printedIsOfficial || official == name;
    }
    if (!printedIsOfficial)
        names.add(name, u"alias"_s, {});
    m_byName.insert(key, id);
    return id;
}

} // namespace dossier::exchange
