// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/workbook_bytes.h"

#include <zip.h>

namespace dossier::bench {

namespace {

void addPart(zip_t *archive, const char *name, const QByteArray &content)
{
    zip_source_t *source = zip_source_buffer(archive, content.constData(), zip_uint64_t(content.size()), 0);
    zip_file_add(archive, name, source, 0);
}

} // namespace

QByteArray packWorkbook(const QByteArray &sheet, const QByteArray &strings)
{
    const QByteArray root(R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>)");
    const QByteArray relations(R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="b" Type="x/worksheet" Target="sheet.xml"/><Relationship Id="c" Type="x/sharedStrings" Target="strings.xml"/>
<Relationship Id="d" Type="x/styles" Target="styles.xml"/></Relationships>)");
    const QByteArray workbook(R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="L" r:id="b"/></sheets></workbook>)");
    const QByteArray styles(R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf numFmtId="0"/>
<xf numFmtId="14"/></cellXfs></styleSheet>)");
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    zip_t *archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    addPart(archive, "_rels/.rels", root);
    addPart(archive, "xl/workbook.xml", workbook);
    addPart(archive, "xl/_rels/workbook.xml.rels", relations);
    addPart(archive, "xl/sheet.xml", sheet);
    addPart(archive, "xl/strings.xml", strings);
    addPart(archive, "xl/styles.xml", styles);
    zip_close(archive);
    zip_stat_t stat;
    zip_source_stat(target, &stat);
    QByteArray out(qsizetype(stat.size), Qt::Uninitialized);
    zip_source_open(target);
    zip_source_read(target, out.data(), stat.size);
    zip_source_close(target);
    zip_source_free(target);
    zip_error_fini(&error);
    return out;
}

} // namespace dossier::bench
