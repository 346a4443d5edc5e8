// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "disclosure/audience.h"
#include "disclosure/released.h"
#include "schema/value.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

/// What a report may print, and all of it: an immutable graph of released values, without anything
/// that was decided against. Whatever is absent here is absent in the file.
namespace dossier::disclosure {

/// The same for every kind.
struct ProjectionHead {
    Released<Audience> audience;
    Released<QString> language;                        ///< of the report, BCP-47
    Released<QDate> asOf;                              ///< facts as of this day
    std::optional<Released<QDate>> informationUntil;   ///< what was received until this day
};

struct PersonName {
    QString text;
    QString given;
    QString patronymic;
    QString surname;
    QString script;      ///< ISO 15924, may be empty
    QString language;    ///< BCP-47, may be empty
    QString kind;        ///< term of vocabulary "name"
    friend bool operator==(const PersonName &, const PersonName &) = default;
};

/// A text in the report's language, or the original where there is no translation.
struct TextInLanguage {
    QString text;
    QString language;
    bool untranslated = false;   ///< printed in another language than the report's
    friend bool operator==(const TextInLanguage &, const TextInLanguage &) = default;
};

struct SentenceFact {
    std::optional<schema::Code> kind;                ///< vocabulary "sentence"
    std::optional<schema::Duration> term;
    QString court;                                   ///< may be empty
    std::optional<base::PartialDate> date;
    std::optional<base::PartialDate> asListed;       ///< known only from a list of that date
    friend bool operator==(const SentenceFact &, const SentenceFact &) = default;
};

/// One step of the accusation.
struct ChargeFact {
    std::optional<schema::Code> stage;               ///< vocabulary "charge"
    std::optional<base::PartialDate> date;
    QString authority;                               ///< may be empty
    std::vector<schema::Article> articles;
    QString title;                                   ///< what the article punishes; may be empty
};

/// A period of custody whose first day is certain; in the order of these.
struct CustodySpan {
    schema::Code kind;                               ///< vocabulary "detention"
    QDate from;
    std::optional<QDate> until;                      ///< absent: until the next one, or still
};

/// Somebody who may be named, as of the projection's day: what is certainly of later is left out.
struct NamedEntry {
    Released<PersonName> name;
    Released<int> person;                                       ///< number of their first entry: the same for every case of one human being
    std::vector<Released<PersonName>> otherNames = {};
    std::optional<Released<QString>> reference = {};
    std::optional<Released<schema::Code>> sex = {};
    std::optional<Released<std::int64_t>> birthYear = {};
    std::optional<Released<base::PartialDate>> birthDate = {};
    std::optional<Released<int>> age = {};
    std::optional<Released<base::PartialDate>> arrested = {};
    std::vector<Released<schema::Article>> articles = {};       ///< of the charges in force
    std::vector<Released<ChargeFact>> charges = {};             ///< where more than the articles is known
    std::vector<Released<CustodySpan>> custody = {};            ///< begun by the projection's day
    std::optional<Released<schema::Code>> status = {};          ///< vocabulary "liberty"
    std::optional<Released<base::PartialDate>> statusSince = {};
    std::optional<Released<int>> daysHeld = {};
    std::vector<Released<SentenceFact>> sentences = {};         ///< those in force, not those they replaced
    std::optional<Released<QString>> court = {};
    std::optional<Released<QString>> place = {};
    std::optional<Released<TextInLanguage>> summary = {};
    std::optional<Released<TextInLanguage>> background = {};
};

/// One number of the list. Whoever may not be named has a number and nothing else.
struct ListEntry {
    Released<int> number;
    std::optional<NamedEntry> named;
};

/// The accused of one matter; without a name, the cases that stand alone.
struct JointCaseSection {
    std::optional<Released<QString>> name;
    std::vector<ListEntry> entries;
};

/// Joint cases first, then cases that stand alone, then the withheld, so that no place tells a name.
struct GroupSection {
    std::optional<Released<QString>> name;
    std::vector<JointCaseSection> sections;
    std::vector<ListEntry> withheld;
    Released<int> people;         ///< nobody twice, though two cases of one person are two entries
};

/// Report kind `list`.
struct ListProjection {
    ProjectionHead head;
    std::vector<GroupSection> groups;
    Released<int> entries;
    Released<int> people;         ///< as many as entries, unless somebody has several cases
    Released<int> withheld;       ///< of the people
    Released<int> untranslated;   ///< texts printed in another language for lack of a translation
    /// Cases that are left out: of an arrest after the projection's day. Absent where so few are not told.
    std::optional<Released<int>> later;
};

struct NamedEndorser {
    Released<QString> name;
    std::optional<Released<QString>> title;
    std::optional<Released<QString>> affiliation;   ///< "for identification only"
};

/// Where people who are not named belong. They signed, not the body.
struct SigningBody {
    Released<QString> name;
    std::optional<Released<int>> people;            ///< absent where so few would be told apart
};

/// Signatures under one version of one statement.
struct StatementSection {
    std::optional<Released<QString>> statement;
    std::optional<Released<QString>> version;
    std::vector<NamedEndorser> named;
    std::vector<Released<QString>> initials;        ///< and nothing else of these
    std::vector<Released<QString>> organisations;   ///< that endorse it themselves
    std::vector<SigningBody> bodies;                ///< whose people signed as no more than that
    Released<int> withheld;                         ///< counted without a name, the people of bodies among them
    Released<int> total;                            ///< named + initials + organisations + withheld
};

/// Report kind `endorsement_sheet`.
struct EndorsementSheetProjection {
    ProjectionHead head;
    std::vector<StatementSection> statements;
};

/// Somebody in the room who has a name on file; absent where the name is withheld.
struct PersonInHearing {
    std::optional<Released<PersonName>> name;
    std::optional<Released<schema::Code>> presence;   ///< of an accused: vocabulary "presence"
    std::optional<Released<QString>> reason;          ///< of an absence
};

/// One line of notes as it was written; a correction is a line of its own.
struct NoteLine {
    std::optional<Released<std::int64_t>> number;
    std::optional<Released<base::Instant>> observedAt;
    std::optional<Released<schema::Code>> speakerRole;   ///< vocabulary "role"
    std::optional<Released<QString>> speaker;
    std::optional<Released<QString>> text;
    bool verbatim = false;
    std::vector<Released<schema::Code>> rights;          ///< vocabulary "right"
    std::optional<Released<std::int64_t>> corrects;      ///< number of that line
};

/// What was judged against one right; who judged it is not told.
struct FindingFact {
    std::optional<Released<schema::Code>> right;
    std::optional<Released<schema::Code>> judged;        ///< vocabulary "finding"
    std::optional<Released<schema::Code>> seriousness;   ///< vocabulary "seriousness"
    std::optional<Released<QString>> facts;
    std::vector<Released<std::int64_t>> lines;           ///< of the notes cited
};

/// What observers saw, by the field it was written into; who they are is never read.
struct ObservationSection {
    struct Text {
        schema::FieldId field;
        Released<QString> text;
    };
    std::optional<Released<schema::Code>> state;         ///< vocabulary "observation"
    std::optional<Released<QString>> summary;
    std::vector<Text> texts;
    std::vector<NoteLine> notes;
    std::vector<FindingFact> findings;
};

struct HearingSection {
    std::optional<Released<QString>> court;
    std::optional<Released<QString>> proceeding;         ///< number of the matter before that court
    std::optional<Released<QString>> room;
    std::optional<Released<base::PartialDate>> date;     ///< where no hour is known
    std::optional<Released<base::Instant>> scheduled;
    std::optional<Released<base::Instant>> actualStart;
    std::optional<Released<base::Instant>> actualEnd;
    std::optional<Released<std::int64_t>> lateBy;        ///< minutes
    std::optional<Released<QString>> lateCause;
    std::optional<Released<std::int64_t>> session;
    std::optional<Released<schema::Code>> stage;         ///< vocabulary "hearing"
    std::optional<Released<schema::Code>> attendance;
    std::optional<Released<schema::Code>> outcome;       ///< vocabulary "hearing_outcome"
    std::optional<Released<QString>> adjournmentReason;
    std::optional<Released<QString>> adjournedBy;
    std::optional<Released<base::PartialDate>> nextDate;
    std::vector<PersonInHearing> judges;
    std::vector<PersonInHearing> prosecutors;
    std::vector<PersonInHearing> accused;
    std::vector<ObservationSection> observations;
};

/// Report kind `hearing`; for colleagues only.
struct HearingProjection {
    ProjectionHead head;
    std::vector<HearingSection> hearings;
    Released<int> people;                                ///< in all hearings, one by one
    Released<int> withheld;                              ///< of these
    Released<int> later;                                 ///< hearings that are left out: after the projection's day
};

/// One field of a record. Without values: nothing recorded, or, where `withheld`, something that stays out.
struct RecordCell {
    std::optional<Released<schema::ValueList>> values;   ///< one of a scalar; what it points to by its name, as text
    bool withheld = false;
};

/// Records of one entity with chosen fields; whoever may not be named is counted and nothing else.
struct RecordsProjection {
    ProjectionHead head;
    schema::EntityType entity{};
    std::vector<schema::FieldId> fields;
    std::vector<std::vector<RecordCell>> rows;           ///< a cell for every field
    Released<int> total;
    Released<int> withheld;
};

} // namespace dossier::disclosure
