// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QHash>
#include <QIODevice>
#include <QString>

#include <memory>

struct zip;
struct zip_file;

namespace dossier::exchange {

/// A part of a package, unpacked while it is read. What a hostile part could do is bounded here, byte by
/// byte, before a parser sees it; `problem()` then names it: `zip_bomb` (more bytes than any part may
/// have, or hundreds for each packed one), `xlsx_damaged` (cut, wrong checksum, thousands of attributes
/// in one tag, a prologue without end), `cell_too_long` (megabytes without a tag).
class ZipPart final : public QIODevice
{
public:
    ZipPart(zip_file *file, std::int64_t packedBytes, std::int64_t declaredBytes);
    ~ZipPart() override;

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] const QString &problem() const { return m_problem; }
    [[nodiscard]] std::int64_t bytesRead() const { return m_read; }
    [[nodiscard]] std::int64_t bytesDeclared() const { return m_declared; }
    /// The root element was seen: the prologue is over.
    void rootSeen() { m_rootSeen = true; }

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    [[nodiscard]] QString problemOf(QByteArrayView bytes);

    zip_file *m_file;
    std::int64_t m_packed;
    std::int64_t m_declared;
    std::int64_t m_read = 0;
    std::int64_t m_sinceTag = 0;        ///< bytes since the last `<`
    std::int64_t m_equalsSinceTag = 0;
    bool m_rootSeen = false;
    QString m_problem;
};

/// The zip file of a workbook (ECMA-376 part 2), read from a device and never unpacked to a disk. Names of
/// parts are compared without regard to case, as the standard says.
class ZipPackage
{
public:
    ZipPackage(const ZipPackage &) = delete;
    ZipPackage &operator=(const ZipPackage &) = delete;
    ~ZipPackage();

    /// MalformedInput with a code as detail: `xlsx_damaged`, `zip_bomb`, `zip_too_many_parts`,
    /// `zip_duplicate_part`, `xlsx_encrypted`.
    [[nodiscard]] static base::Result<std::unique_ptr<ZipPackage>> open(std::unique_ptr<QIODevice> device);

    /// `name` as "xl/workbook.xml".
    [[nodiscard]] bool has(const QString &name) const { return m_parts.contains(name.toLower()); }
    [[nodiscard]] base::Result<std::unique_ptr<ZipPart>> part(const QString &name) const;
    /// All names, in small letters.
    [[nodiscard]] QStringList names() const { return m_parts.keys(); }

private:
    explicit ZipPackage(std::unique_ptr<QIODevice> device);
    [[nodiscard]] base::Result<void> readDirectory();

    std::unique_ptr<QIODevice> m_device;
    zip *m_zip = nullptr;
    QHash<QString, quint64> m_parts;
};

} // namespace dossier::exchange
