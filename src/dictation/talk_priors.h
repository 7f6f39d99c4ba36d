// How likely words are talk about the code where they may be characters of it. All are our own priors, in
// parts of a thousand; a pair leaves little for anything else, so that a length that fits decides.
#ifndef CARDMEND_DICTATION_TALK_PRIORS_H_
#define CARDMEND_DICTATION_TALK_PRIORS_H_

#include <cstdint>

namespace cardmend::dictation {

/** What is more likely talk than characters, or the other way round. */
inline constexpr std::uint16_t kLikely = 760;
inline constexpr std::uint16_t kUnlikely = 230;

/** As many characters follow as a number without a noun says: it is as likely one of them. */
inline constexpr std::uint16_t kEvenTalk = 600;
inline constexpr std::uint16_t kEvenCharacters = 390;

/** The same where words say that it is talk and only a recogniser's spelling speaks against it. */
inline constexpr std::uint16_t kSurely = 900;
inline constexpr std::uint16_t kHardly = 90;

/** An ordinal's mark and a digit without a noun: a D that a recogniser wrote so, talk, or the digit alone. */
inline constexpr std::uint16_t kOrdinalLetter = 600;
inline constexpr std::uint16_t kOrdinal = 350;
inline constexpr std::uint16_t kOrdinalDigit = 30;

/** A group's number that a recogniser may have joined to what follows. */
inline constexpr std::uint16_t kJoinedTalk = 500;
inline constexpr std::uint16_t kJoinedCharacters = 480;

}  // namespace cardmend::dictation

#endif  // CARDMEND_DICTATION_TALK_PRIORS_H_
