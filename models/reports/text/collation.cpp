// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/text/collation.h"

#include <QTextBoundaryFinder>

#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include <array>
#include <utility>

namespace dossier::reports {

using namespace Qt::StringLiterals;

Result<Collation> Collation::of(const QString &language)
{
    UErrorCode status = U_ZERO_ERROR;
    Collation out;
    out.m_language = language.toLatin1();
    out.m_collator = ucol_open(out.m_language.constData(), &status);
    if (U_FAILURE(status) || !out.m_collator)
        return base::fail(base::ErrorCode::Internal, u"collation: "_s + QLatin1StringView(u_errorName(status)));
    return out;
}

Collation::~Collation()
{
    if (m_collator)
        ucol_close(m_collator);
}

Collation::Collation(Collation &&other) noexcept
    : m_collator(std::exchange(other.m_collator, nullptr)), m_language(std::move(other.m_language))
{
}

Collation &Collation::operator=(Collation &&other) noexcept
{
    std::swap(m_collator, other.m_collator);
    std::swap(m_language, other.m_language);
    return *this;
}

QByteArray Collation::key(const QString &text) const
{
    const QStringView view(text);
    const auto length = std::int32_t(view.size());
    QByteArray out(2 * text.size() + 16, Qt::Uninitialized);
    const auto write = [&] {
        return ucol_getSortKey(m_collator, view.utf16(), length, reinterpret_cast<std::uint8_t *>(out.data()), std::int32_t(out.size()));
    };
    const std::int32_t needed = write();
    if (needed > out.size()) {
        out.resize(needed);
        write();
    }
    out.truncate(needed);
    return out;
}

QString Collation::letter(const QString &text) const
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    const QString first = text.left(std::max<qsizetype>(0, finder.toNextBoundary()));
    std::array<char16_t, 32> capital{};
    UErrorCode status = U_ZERO_ERROR;
    const QStringView view(first);
    const std::int32_t length = u_strToUpper(capital.data(), std::int32_t(capital.size()), view.utf16(), std::int32_t(view.size()),
                                             m_language.constData(), &status);
    return U_FAILURE(status) || length > std::int32_t(capital.size()) ? first : QString(reinterpret_cast<const QChar *>(capital.data()), length);
}

} // namespace dossier::reports
