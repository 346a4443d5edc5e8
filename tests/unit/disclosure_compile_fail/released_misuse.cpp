// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled once per MISUSE by the tests compile_fail_*: number 0 must compile, the others must not.
#include "disclosure/projection.h"

#include <QDebug>
#include <QString>

using dossier::disclosure::NamedEndorser;
using dossier::disclosure::Released;

#if MISUSE == 0   // reading by name is what it is for
QString use(const Released<QString> &text) { return text.value(); }
#elif MISUSE == 1   // made of a plain value
Released<QString> use(const QString &text) { return Released<QString>(text); }
#elif MISUSE == 2   // turned into by itself
Released<QString> use(const QString &text) { return text; }
#elif MISUSE == 3   // made of nothing
Released<QString> use() { return {}; }
#elif MISUSE == 4   // turned into a plain value by itself
QString use(const Released<QString> &text) { return text; }
#elif MISUSE == 5   // changed through its value
void use(Released<QString> &text) { text.value() = QString(); }
#elif MISUSE == 6   // given another plain value
void use(Released<QString> &text, const QString &other) { text = other; }
#elif MISUSE == 7   // printed
void use(const Released<QString> &text) { qDebug() << text; }
#elif MISUSE == 8   // joined with plain text
QString use(const Released<QString> &text) { return QString() + text; }
#elif MISUSE == 9   // released for another type
Released<std::int64_t> use(const Released<int> &number) { return number; }
#elif MISUSE == 10   // a node of the graph without a maker
NamedEndorser use(const QString &name) { return NamedEndorser{name, {}, {}}; }
#elif MISUSE == 11   // a maker by inheritance
struct Maker : Released<QString> {
    explicit Maker(const QString &text) : Released<QString>(text) {}
};
#elif MISUSE == 12   // a reference that outlives it
Released<QString> make();
const QString &use() { return make().value(); }
#elif MISUSE == 13   // compared with a plain value
bool use(const Released<QString> &text, const QString &other) { return text == other; }
#elif MISUSE == 14   // let through the gate by whoever is not a maker
using dossier::disclosure::Release;
Released<QString> use(const QString &text) { return Release::value(text); }
#elif MISUSE == 15   // an entry made without asking whether its person may be named
#include "disclosure/list_maker.h"
using namespace dossier::disclosure;
NamedEntryMaker use(const AllowList &allowed, const ProjectionRequest &request, const OrganisationNames &names)
{
    return NamedEntryMaker(allowed, request, names);
}
#endif
