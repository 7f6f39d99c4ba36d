#include "dictation/choices.h"

#include <algorithm>

#include "base/ascii.h"
#include "tables/thresholds.h"

namespace cardmend::dictation {

using base::is_alpha;
using base::to_lower;
using base::to_upper;

namespace {

/** Keeps the likeliest in front. */
void insert(Choices& choices, const Choice& choice) {
  if (choices.count == choices.items.size()) return;
  std::size_t at = choices.count++;
  for (; at > 0 && choices.items[at - 1].probability < choice.probability; --at)
    choices.items[at] = choices.items[at - 1];
  choices.items[at] = choice;
}

/** `letter` in upper or lower case, if the format has it so; 0 if not. */
char in_case(const Format& format, char letter, bool upper) {
  const auto unit = static_cast<char16_t>(letter);
  const char16_t shape = upper ? to_upper(unit) : to_lower(unit);
  return format.alphabet.has(shape) ? static_cast<char>(shape) : '\0';
}

/** Adds a reading as the format's case has it; both cases if nobody said which. */
void add(Choices& choices, const Heard& heard, const SpokenReading& reading, const Format& format,
         std::size_t index) {
  Choice choice{.text = reading.text, .length = reading.length, .probability = reading.weight / 1000.0};
  Choice other = choice;
  bool both = false;
  for (std::size_t i = 0; i < reading.length; ++i) {
    const char c = reading.text[i];
    if (index + i < format.prefix_length && c == format.prefix[index + i]) {
      choice.probability *= tables::kHeardPrefixFactor;
      continue;
    }
    if (format.ignore_case || !is_alpha(static_cast<char16_t>(c))) {
      if (!format.alphabet.has(static_cast<char16_t>(c))) return;
      continue;
    }
    const char upper = heard.said_case == SaidCase::lower ? '\0' : in_case(format, c, true);
    const char lower = heard.said_case == SaidCase::upper ? '\0' : in_case(format, c, false);
    if (upper == 0 && lower == 0) return;
    choice.text[i] = upper != 0 ? upper : lower;
    other.text[i] = lower != 0 ? lower : upper;
    both = both || (upper != 0 && lower != 0);
  }
  if (both) {
    choice.probability /= 2;
    other.probability = choice.probability;
    insert(choices, other);
  }
  insert(choices, choice);
}

/** Makes the probabilities add up to 1 with the rest, and finds how certain the first is. */
void settle(Choices& choices, const Format& format) {
  double sum = choices.rest;
  for (const Choice& choice : choices.view()) sum += choice.probability;
  if (sum <= 0) return;
  choices.rest /= sum;
  double alike = choices.rest;
  for (std::size_t i = 0; i < choices.count; ++i) {
    choices.items[i].probability /= sum;
    const bool as_long = format.open || choices.items[i].length == choices.items[0].length;
    alike += choices.items[i].probability * (as_long ? 1 : tables::kHeardOtherLength);
  }
  choices.certainty = choices.items[0].probability / alike;
}

}  // namespace

Choices choices_of(const Heard& heard, const Format& format, std::size_t index) {
  Choices choices;
  choices.rest = 1;
  for (const SpokenReading& reading : heard.readings) {
    choices.rest -= reading.weight / 1000.0;
    if (reading.length * heard.times <= 8) add(choices, heard, reading, format, index);
  }
  choices.rest = std::max(choices.rest, 0.0);
  settle(choices, format);
  return choices;
}

Choices gap_choices(const Format& format) {
  Choices choices;
  const std::uint32_t size = format.alphabet.size();
  insert(choices, {.text = {}, .length = 0, .probability = 1 - tables::kHeardGapIsCharacter});
  if (size == 0 || size >= choices.items.size()) return choices;
  for (char16_t c = u'0'; c <= u'z'; ++c) {
    if (format.alphabet.has(c) && choices.count < choices.items.size())
      choices.items[choices.count++] = {
          .text = {static_cast<char>(c)}, .length = 1, .probability = tables::kHeardGapIsCharacter / size};
  }
  return choices;
}

std::int32_t alike_of(const Choices& choices) {
  std::uint32_t packed = 0;
  std::size_t count = 0;
  for (const Choice& choice : choices.view()) {
    if (choice.length == 1 && count < 4)
      packed |= static_cast<std::uint32_t>(static_cast<unsigned char>(choice.text[0])) << (8 * count++);
  }
  return count < 2 ? 0 : static_cast<std::int32_t>(packed);
}

}  // namespace cardmend::dictation
