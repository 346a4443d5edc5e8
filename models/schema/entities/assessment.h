// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// A dated judgment whether a person is a political prisoner; never a tick on the person. Claimed
/// (our petition), found (a body's opinion) and assessed (by us) are three voices.
namespace dossier::schema::assessment {

inline constexpr EntityType kType{20};

inline constexpr Field<base::RecordId> case_{FieldId{2001}, "case"};
inline constexpr Field<Code> scheme{FieldId{2002}, "scheme"};
inline constexpr Field<Code> voice{FieldId{2003}, "voice"};
inline constexpr Field<base::RecordId> body{FieldId{2004}, "body"};  ///< the body that found; absent = ours
inline constexpr PartField criteria{FieldId{2005}, "criteria"};
inline constexpr Field<Code> outcome{FieldId{2006}, "outcome"};
inline constexpr Field<Code> opinion{FieldId{2007}, "opinion"};  ///< of the UN Working Group
inline constexpr Field<QString> reasoning{FieldId{2008}, "reasoning"};
inline constexpr Field<base::RecordId> assessor{FieldId{2009}, "assessor"};
inline constexpr SetField<base::RecordId> panel{FieldId{2010}, "panel"};
inline constexpr Field<QString> dissent{FieldId{2011}, "dissent"};
inline constexpr Field<base::RecordId> found_by_act{FieldId{2012}, "found_by_act"};
inline constexpr Field<base::PartialDate> date{FieldId{2013}, "date"};
inline constexpr Field<base::PartialDate> review_on{FieldId{2014}, "review_on"};
inline constexpr Field<Code> confidence{FieldId{2015}, "confidence"};
inline constexpr Field<Code> audience = audienceOf(kType);

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::assessment
