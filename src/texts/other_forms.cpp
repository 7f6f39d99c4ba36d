#include "texts/other_forms.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "base/ascii.h"
#include "texts/words.h"

namespace cardmend::texts {

using base::is_digit;
using base::to_upper;

namespace {

constexpr std::array<std::uint32_t, 5> kUuidGroups = {8, 4, 4, 4, 12};

constexpr std::size_t kResidentDigits = 18;

constexpr std::size_t kIbanGroup = 4;

/** How long a country's IBANs are: the registry of ISO 13616, without those that are seldom seen. */
struct Country {
  char first;
  char second;
  std::uint8_t length;
};

constexpr std::array<Country, 44> kCountries = {
    {{'A', 'D', 24}, {'A', 'E', 23}, {'A', 'T', 20}, {'B', 'A', 20}, {'B', 'E', 16}, {'B', 'G', 22},
     {'B', 'H', 22}, {'B', 'R', 29}, {'C', 'H', 21}, {'C', 'Y', 28}, {'C', 'Z', 24}, {'D', 'E', 22},
     {'D', 'K', 18}, {'E', 'E', 20}, {'E', 'G', 29}, {'E', 'S', 24}, {'F', 'I', 18}, {'F', 'R', 27},
     {'G', 'B', 22}, {'G', 'E', 22}, {'G', 'R', 27}, {'H', 'R', 21}, {'H', 'U', 28}, {'I', 'E', 22},
     {'I', 'L', 23}, {'I', 'S', 26}, {'I', 'T', 27}, {'K', 'W', 30}, {'K', 'Z', 20}, {'L', 'I', 21},
     {'L', 'T', 20}, {'L', 'U', 20}, {'L', 'V', 21}, {'M', 'C', 27}, {'M', 'T', 31}, {'N', 'L', 18},
     {'N', 'O', 15}, {'P', 'L', 28}, {'P', 'T', 25}, {'Q', 'A', 29}, {'R', 'O', 24}, {'S', 'A', 24},
     {'S', 'E', 24}, {'T', 'R', 26}}};

std::size_t iban_length(char16_t first, char16_t second) {
  for (const Country& country : kCountries) {
    if (static_cast<char16_t>(country.first) == to_upper(first) &&
        static_cast<char16_t>(country.second) == to_upper(second))
      return country.length;
  }
  return 0;
}

bool is_hexadecimal(const Atom& atom) {
  constexpr CharSet kHex{{0, 0x3FF0000, 0x7E, 0x7E}};
  return holds(kHex, atom.present);
}

bool is_uuid(std::span<const Atom> words) {
  if (words[0].length != kUuidGroups[0] || words.size() < kUuidGroups.size()) return false;
  for (std::size_t i = 0; i < kUuidGroups.size(); ++i) {
    if (words[i].length != kUuidGroups[i] || !is_hexadecimal(words[i])) return false;
    if (i > 0 && words[i].before != Between::dash) return false;
  }
  return true;
}

std::uint32_t digit_at(const Atom& atom, std::size_t i) {
  return static_cast<std::uint32_t>(atom.text[i] - '0');
}

bool is_resident_number(const Atom& atom) {
  if (atom.length != kResidentDigits) return false;
  constexpr std::array<std::uint32_t, 17> kWeights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  constexpr std::string_view kChecks = "10X98765432";
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    if (!is_digit(static_cast<char16_t>(atom.text[i]))) return false;
    sum += digit_at(atom, i) * kWeights[i];
  }
  if (to_upper(static_cast<char16_t>(atom.text[17])) != static_cast<char16_t>(kChecks[sum % 11]))
    return false;
  // Six digits of the place, eight of the date of birth.
  const std::uint32_t century = digit_at(atom, 6) * 10 + digit_at(atom, 7);
  const std::uint32_t month = digit_at(atom, 10) * 10 + digit_at(atom, 11);
  const std::uint32_t day = digit_at(atom, 12) * 10 + digit_at(atom, 13);
  return (century == 19 || century == 20) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** The rest of a number modulo 97 when characters follow it; letters count from 10. */
std::uint32_t append(std::uint32_t rest, char16_t c) {
  if (is_digit(c)) return (rest * 10 + (c - u'0')) % 97;
  return (rest * 100 + (to_upper(c) - u'A' + 10U)) % 97;
}

std::uint32_t append(std::uint32_t rest, const Atom& atom, std::size_t from, std::size_t end) {
  for (std::size_t i = from; i < end; ++i) rest = append(rest, static_cast<char16_t>(atom.text[i]));
  return rest;
}

/** How many words are an IBAN: one, or groups of four of which the last may be shorter. */
std::size_t iban_words(std::span<const Atom> words) {
  const Atom& first = words[0];
  const auto at = [&first](std::size_t i) { return static_cast<char16_t>(first.text[i]); };
  if (first.length < kIbanGroup || first.digits || !is_digit(at(2)) || !is_digit(at(3))) return 0;
  const std::size_t wanted = iban_length(at(0), at(1));
  if (wanted == 0 || first.length > wanted) return 0;
  std::size_t length = first.length;
  std::size_t end = 1;
  std::uint32_t rest = append(0, first, kIbanGroup, first.length);
  if (first.length == kIbanGroup) {
    for (; end < words.size() && length < wanted; ++end) {
      const Atom& group = words[end];
      if (group.before == Between::line || group.length != std::min(kIbanGroup, wanted - length)) break;
      rest = append(rest, group, 0, group.length);
      length += group.length;
    }
  }
  // The check is made with the country and the check digits behind the rest.
  rest = append(rest, first, 0, kIbanGroup);
  // Where a country's are as short as a card's code, they are digits alone.
  constexpr std::size_t kShort = 16;
  bool digits = first.length == kIbanGroup;
  for (std::size_t i = 1; i < end; ++i) digits = digits && words[i].digits;
  return length == wanted && rest == 1 && (wanted > kShort || digits) ? end : 0;
}

}  // namespace

std::size_t other_by_form(std::span<const Atom> words) {
  if (is_uuid(words)) return kUuidGroups.size();
  if (is_resident_number(words[0])) return 1;
  return iban_words(words);
}

}  // namespace cardmend::texts
