// SPDX-License-Identifier: GPL-3.0-or-later
// lossy_restore UNDO-FOLDER [SEED]: takes from the files what a power cut would have lost: everything that no
// fsync stands behind, or with a seed any part of it, torn at 512-byte sectors. Prints how many changes it took
// back. A new undo folder is needed before the files are used again.
#include "undo_record.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

using dossier::fault::UndoRecord;

struct Entry {
    UndoRecord record;
    std::string_view payload;
};

[[noreturn]] void stop(const char *why)
{
    std::perror(why);
    std::exit(2);
}

std::vector<Entry> entriesOf(std::string_view log)
{
    std::vector<Entry> entries;
    std::size_t at = 0;
    while (at + sizeof(UndoRecord) <= log.size()) {
        UndoRecord record;
        std::memcpy(&record, log.data() + at, sizeof record);
        at += sizeof record;
        if (at + record.payload > log.size())
            break; // killed while it was written: the call itself has not happened
        entries.push_back({record, log.substr(at, record.payload)});
        at += record.payload;
    }
    return entries;
}

/// What no later fsync made durable, newest first.
std::vector<Entry> unsynced(const std::vector<Entry> &entries)
{
    std::vector<Entry> open;
    std::set<std::uint64_t> files;
    std::set<std::uint64_t> folders;
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        const UndoRecord &record = entry->record;
        if (record.kind == UndoRecord::SyncFile)
            files.insert(record.file);
        else if (record.kind == UndoRecord::SyncFolder)
            folders.insert(record.folder);
        else if (record.kind <= UndoRecord::Truncate ? !files.contains(record.file) : !folders.contains(record.folder))
            open.push_back(*entry);
    }
    return open;
}

/// Which of the versions that were never made durable a power cut leaves: for each place the newest
/// one that arrived. Without a generator none arrived.
class Arrivals
{
public:
    explicit Arrivals(std::optional<std::uint64_t> seed) : m_seeded(seed.has_value()), m_random(seed.value_or(0)) {}

    /// Asked newest first for one place; once true, everything older of that place stays too.
    bool stays(std::uint64_t file, std::uint64_t place)
    {
        bool &settled = m_settled[{file, place}];
        if (!settled && m_seeded)
            settled = m_random() % 2 == 0;
        return settled;
    }

private:
    bool m_seeded;
    std::mt19937_64 m_random;
    std::map<std::pair<std::uint64_t, std::uint64_t>, bool> m_settled;
};

constexpr std::uint64_t kSector = 512;
constexpr std::uint64_t kSizeOfFile = ~std::uint64_t(0);   ///< the place that stands for the length

class Restorer
{
public:
    Restorer(std::string folder, Arrivals arrivals) : m_folder(std::move(folder)), m_arrivals(std::move(arrivals)) {}

    void take(const Entry &entry)
    {
        switch (entry.record.kind) {
        case UndoRecord::Write:
        case UndoRecord::Truncate:
            return takeContent(entry);
        default:
            // A journal of names keeps their order: what survives is a beginning of it.
            if (!m_arrivals.stays(0, entry.record.folder))
                takeName(entry);
        }
    }
    [[nodiscard]] int taken() const { return m_taken; }

private:
    [[nodiscard]] std::string linkName(std::uint64_t inode) const { return m_folder + '/' + std::to_string(inode); }

    void takeContent(const Entry &entry)
    {
        const UndoRecord &record = entry.record;
        const bool truncated = record.kind == UndoRecord::Truncate;
        const bool sizeStays = m_arrivals.stays(record.file, kSizeOfFile);
        if (truncated && sizeStays)
            return;
        const int file = ::open(linkName(record.file).c_str(), O_WRONLY | O_CLOEXEC);
        if (file < 0)
            stop("undo content");
        if (!sizeStays && ::ftruncate(file, static_cast<off_t>(record.sizeBefore)) != 0)
            stop("undo size");
        const std::uint64_t end = record.offset + (truncated ? entry.payload.size() : record.length);
        for (std::uint64_t at = record.offset; at < end;) {
            const std::uint64_t next = std::min((at / kSector + 1) * kSector, end);
            if (!m_arrivals.stays(record.file, at / kSector))
                putBack(file, entry, at, next);
            at = next;
        }
        ::close(file);
        ++m_taken;
    }

    /// Where the file had no bytes yet, zeroes: a file system may grow a file before its data arrives.
    static void putBack(int file, const Entry &entry, std::uint64_t at, std::uint64_t end)
    {
        struct stat status {};
        if (::fstat(file, &status) != 0)
            stop("stat");
        end = std::min(end, static_cast<std::uint64_t>(status.st_size));
        if (at >= end)
            return;
        std::string old(end - at, '\0');
        const std::uint64_t from = at - entry.record.offset;
        if (from < entry.payload.size())
            entry.payload.copy(old.data(), old.size(), from);
        if (::pwrite(file, old.data(), old.size(), static_cast<off_t>(at)) != static_cast<ssize_t>(old.size()))
            stop("undo write");
    }

    void takeName(const Entry &entry)
    {
        const UndoRecord &record = entry.record;
        const std::string first(entry.payload.substr(0, entry.payload.find('\0')));
        ++m_taken;
        if (record.kind == UndoRecord::Create) {
            ::unlink(first.c_str());
        } else if (record.kind == UndoRecord::Unlink) {
            if (::access(first.c_str(), F_OK) != 0 && ::link(linkName(record.file).c_str(), first.c_str()) != 0)
                stop("undo unlink");
        } else {
            const std::string second(entry.payload.substr(first.size() + 1));
            struct stat status {};
            if (::stat(second.c_str(), &status) != 0 || status.st_ino != record.file)
                return; // killed before the rename
            if (::rename(second.c_str(), first.c_str()) != 0)
                stop("undo rename");
            if (record.replaced != 0 && ::link(linkName(record.replaced).c_str(), second.c_str()) != 0)
                stop("undo replace");
        }
    }

    std::string m_folder;
    Arrivals m_arrivals;
    int m_taken = 0;
};

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2 || argc > 3)
        return 2;
    const std::string folder = argv[1];
    std::ifstream file(folder + '/' + dossier::fault::kUndoLogName, std::ios::binary);
    if (!file)
        return 2;
    const std::string log{std::istreambuf_iterator<char>(file), {}};
    std::optional<std::uint64_t> seed;
    if (argc == 3)
        seed = std::strtoull(argv[2], nullptr, 10);
    Restorer restorer(folder, Arrivals(seed));
    for (const Entry &entry : unsynced(entriesOf(log)))
        restorer.take(entry);
    std::printf("%d\n", restorer.taken());
    return 0;
}
