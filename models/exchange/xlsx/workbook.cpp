// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/xlsx/workbook.h"

#include "exchange/xlsx/xml_part.h"
#include "exchange/xlsx/zip_directory.h"

namespace dossier::exchange {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

struct Relationship {
    QString id;
    QString type;     ///< the last word of its address: "worksheet"
    QString target;   ///< the name of a part
};

std::unexpected<base::Error> damaged(const QString &code = u"xlsx_damaged"_s)
{
    return base::fail(ErrorCode::MalformedInput, code);
}

/// The part that a target means, seen from the folder of the part that names it; empty where it climbs out.
QString resolved(const QString &folder, QString target)
{
    target.replace(u'\\', u'/');
    QStringList path = target.startsWith(u'/') ? QStringList() : folder.split(u'/', Qt::SkipEmptyParts);
    for (const QString &step : target.split(u'/', Qt::SkipEmptyParts)) {
        if (step == ".."_L1) {
            if (path.isEmpty())
                return {};
            path.removeLast();
        } else if (step != "."_L1) {
            path.append(step);
        }
    }
    return path.join(u'/');
}

QString folderOf(const QString &part)
{
    return part.first(std::max<qsizetype>(0, part.lastIndexOf(u'/')));
}

/// The relationships that `part` has inside the package; those to the world outside are left alone.
Result<QList<Relationship>> relationshipsOf(const ZipPackage &package, const QString &part)
{
    const QString folder = folderOf(part);
    const QString name = part.sliced(part.lastIndexOf(u'/') + 1);
    DOSSIER_ASSIGN(std::unique_ptr<ZipPart> bytes, package.part((folder.isEmpty() ? QString() : folder + u'/') + "_rels/"_L1
                                                               + name + ".rels"_L1));
    XmlPart xml(std::move(bytes));
    QList<Relationship> out;
    DOSSIER_ASSIGN(const bool root, xml.nextChild(0));
    while (root) {
        DOSSIER_ASSIGN(const bool another, xml.nextChild(1));
        if (!another)
            break;
        const QXmlStreamAttributes attributes = xml.attributes();
        if (xml.name() != "Relationship"_L1 || attributes.value("TargetMode"_L1) == "External"_L1)
            continue;
        const QString type = attributes.value("Type"_L1).toString();
        out.append({attributes.value("Id"_L1).toString(), type.sliced(type.lastIndexOf(u'/') + 1),
                    resolved(folder, attributes.value("Target"_L1).toString())});
    }
    DOSSIER_TRY(xml.finish());
    return out;
}

/// What a zip file without a workbook is, as far as its names say.
QString refusalOf(const ZipPackage &package)
{
    if (package.has(u"word/document.xml"_s))
        return u"not_a_table_word"_s;
    if (package.has(u"xl/workbook.bin"_s))
        return u"not_a_table_xlsb"_s;
    if (package.has(u"mimetype"_s) && package.has(u"content.xml"_s))
        return u"not_a_table_ods"_s;
    if (package.has(u"ppt/presentation.xml"_s))
        return u"not_a_table_office"_s;
    return package.has(u"[content_types].xml"_s) ? u"xlsx_damaged"_s : u"not_a_table_zip"_s;
}

Result<QString> workbookPart(const ZipPackage &package)
{
    if (!package.has(u"_rels/.rels"_s))
        return damaged(refusalOf(package));
    DOSSIER_ASSIGN(const QList<Relationship> relationships, relationshipsOf(package, QString()));
    for (const Relationship &relationship : relationships) {
        if (relationship.type == "officeDocument"_L1 && package.has(relationship.target)) {
            const bool word = relationship.target.startsWith("word/"_L1);
            if (word || relationship.target.endsWith(".bin"_L1) || relationship.target.startsWith("ppt/"_L1))
                return damaged(refusalOf(package));
            return relationship.target;
        }
    }
    return damaged(refusalOf(package));
}

/// A sheet as the workbook lists it: by the id of a relationship.
struct ListedSheet {
    TableSheet tab;
    QString id;
};

Result<QList<ListedSheet>> readSheets(XmlPart &xml)
{
    QList<ListedSheet> out;
    while (true) {
        DOSSIER_ASSIGN(const bool another, xml.nextChild(2));
        if (!another)
            return out;
        if (!xml.is("sheet"_L1))
            continue;
        const QXmlStreamAttributes attributes = xml.attributes();
        const QStringView state = attributes.value("state"_L1);
        ListedSheet sheet{{attributes.value("name"_L1).toString(), state == "hidden"_L1 || state == "veryHidden"_L1}, {}};
        for (const QXmlStreamAttribute &attribute : attributes) {
            // r:id, whatever the prefix; the namespace is another one in the strict form.
            if (attribute.name() == "id"_L1 && attribute.namespaceUri().endsWith("/relationships"_L1))
                sheet.id = attribute.value().toString();
        }
        out.append(sheet);
        if (out.size() > kMostZipParts)
            return damaged();
    }
}

} // namespace

Result<Workbook> readWorkbook(const ZipPackage &package)
{
    DOSSIER_ASSIGN(const QString part, workbookPart(package));
    DOSSIER_ASSIGN(const QList<Relationship> relationships, relationshipsOf(package, part));
    DOSSIER_ASSIGN(std::unique_ptr<ZipPart> bytes, package.part(part));
    XmlPart xml(std::move(bytes));
    Workbook workbook;
    QList<ListedSheet> listed;
    DOSSIER_ASSIGN(const bool root, xml.nextChild(0));
    if (!root || !xml.is("workbook"_L1))
        return damaged();
    while (true) {
        DOSSIER_ASSIGN(const bool another, xml.nextChild(1));
        if (!another)
            break;
        if (xml.is("workbookPr"_L1))
            workbook.from1904 = isTrue(xml.attributes().value("date1904"_L1));
        if (xml.is("sheets"_L1)) {
            DOSSIER_ASSIGN(listed, readSheets(xml));
        }
    }
    DOSSIER_TRY(xml.finish());

    QHash<QString, const Relationship *> byId;
    for (const Relationship &relationship : relationships) {
        byId.insert(relationship.id, &relationship);
        if (relationship.type == "sharedStrings"_L1)
            workbook.sharedStrings = relationship.target;
        else if (relationship.type == "styles"_L1)
            workbook.styles = relationship.target;
    }
    for (const ListedSheet &sheet : listed) {
        const Relationship *relationship = byId.value(sheet.id);
        if (relationship == nullptr)
            return damaged();
        // Charts and dialogs have tabs too.
        if (relationship->type == "worksheet"_L1)
            workbook.sheets.append({sheet.tab, relationship->target});
    }
    for (const QString &name : package.names()) {
        workbook.hasMacros = workbook.hasMacros || name.endsWith("vbaproject.bin"_L1) || name.startsWith("xl/macrosheets/"_L1);
        workbook.hasExternalLinks = workbook.hasExternalLinks || name.startsWith("xl/externallinks/"_L1);
    }
    return workbook;
}

} // namespace dossier::exchange
