// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/atomic_file.h"
#include "publish/report_content.h"
#include "store/session/session.h"

/// The one path by which a file leaves (architecture.md, section 6): checks, projection, writer,
/// reading back, ledger, rename. Nothing else in the program writes a publishable file.
namespace dossier::publish {

/// A file on its way out, in steps so that a window lives while it is made: begin and finish on the
/// session's thread, read and write on any. Until finish has given the file its name nobody can know of
/// it, and destroying this leaves nothing behind. A session may end between the steps.
class Publication
{
public:
    /// Checks; writes nothing but an empty temporary file.
    [[nodiscard]] static Result<Publication> begin(const PublicationRequest &request, const store::Session &session);
    /// Errors of ReportContent::read. Once.
    [[nodiscard]] Result<void> read(reports::Progress &progress);
    /// Writes what was read into the temporary file and has it read back. Once.
    [[nodiscard]] Result<void> write(const PublicationTools &tools);
    /// Announces the file with its hash and gives it its name. Error Conflict where the record is not
    /// what it was at begin: somebody may have withdrawn since.
    [[nodiscard]] Result<Published> finish(const store::Session &session);
    /// Rows that a table of it has; 0 until it is read.
    [[nodiscard]] std::int64_t rows() const { return m_content ? m_content->rows() : 0; }

private:
    Publication(PublicationRequest request, store::ReleaseSource source, const store::Session &session, base::AtomicFile file);

    PublicationRequest m_request;
    const schema::Vocabularies *m_vocabularies;
    std::optional<store::ReleaseSource> m_source;   ///< gone once it is read: it holds a key
    std::optional<ReportContent> m_content;   ///< absent until it is read
    QByteArray m_begunAt;        ///< chains of the stores it is read from
    base::AtomicFile m_file;
    QStringList m_missingCharacters;
    QByteArray m_sha256;         ///< empty until it is written
};

/// The three steps in one. Makes the file and its row in the ledger, in this order: the finished
/// file lies under a temporary name, is read back, is announced with its hash, gets its name, is done. The row lies in the most
/// restricted store that gave a value. On any error no new file is left and an existing one is as it
/// was; one that failed after being announced has a row that says so.
///
/// Errors: Refused (publication blocked until consents are reviewed; a compartment of this laptop is
/// closed and the audience is public; a hearing report for others than colleagues; the file would
/// lie inside the vault; reading back), Locked or
/// NotGranted (the compartment of the report), ReadOnlyMedium (the ledger cannot be written),
/// InvalidArgument, MissingGlyph, Cancelled, NoSpace, Io, those of the store.
[[nodiscard]] Result<Published> publish(const PublicationRequest &request, const store::Session &session,
                                        const PublicationTools &tools);

} // namespace dossier::publish
