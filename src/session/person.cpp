// What the person does, and what the host sends for it. One question is under way at a time.
#include <algorithm>
#include <cstring>

#include "session/machine.h"

namespace cardmend::session {
namespace {

/** A device that says it is offline is believed for so long: some say so for ever. */
constexpr double kOfflineMs = 30'000;

}  // namespace

void Machine::open(const SessionRules& rules) {
  const bool fresh = !is_whole(memory_);
  if (fresh) std::memset(static_cast<void*>(&memory_), 0, sizeof memory_);
  memory_.rules = rules;
  if (fresh) {
    renew_card();
    renew_account();
    memory_.counts.verify_left = -1;
    memory_.counts.since_last = -1;
    memory_.counts.arrival = rules.arrival;
  }
  seal(memory_);
}

void Machine::step() {
  // The last rules are those of `generic`.
  if (!is_whole(memory_)) open(session_rules().back());
  event.tries_left = std::min(event.tries_left, kMostCount);
  event.account_tries_left = std::min(event.account_tries_left, kMostCount);
  decision.send = SessionSend::none;
  take_in();
  decide();
  seal(memory_);
}

void Machine::take_in() {
  advance();
  bool may_send = true;
  switch (event.kind) {
    case SessionEventKind::input:
      input();
      may_send = false;
      break;
    case SessionEventKind::submit:
      submit();
      break;
    case SessionEventKind::verify:
      verify();
      break;
    case SessionEventKind::resend:
      resend();
      break;
    case SessionEventKind::ask:
      ask();
      break;
    case SessionEventKind::answer:
      answer();
      break;
    case SessionEventKind::failure:
      failure();
      break;
    case SessionEventKind::online:
      date(Date::offline) = 0;
      date(Date::circuit) = 0;
      date(Date::ask) = now();
      break;
    case SessionEventKind::offline:
      set(Date::offline, kOfflineMs);
      break;
    case SessionEventKind::visible:
      date(Date::ask) = now();
      break;
    case SessionEventKind::signed_in:
      memory_.counts.block = SessionReason::none;
      date(Date::puzzle) = 0;
      date(Date::ask) = now();
      break;
    case SessionEventKind::restart:
      restart();
      may_send = false;
      break;
    case SessionEventKind::leave:
      leave();
      may_send = false;
      break;
    default:
      may_send = event.kind != SessionEventKind::hidden;
  }
  if (may_send) ask_if_due();
}

/** Each tab has a form of its own; those of the last few are remembered. */
void Machine::input() {
  auto* mine = const_cast<Form*>(form());  // NOLINT(cppcoreguidelines-pro-type-const-cast)
  if (mine == nullptr) {
    memory_.counts.next_form = (memory_.counts.next_form + 1) % static_cast<std::int32_t>(kMostForms);
    mine = &memory_.forms[static_cast<std::size_t>(memory_.counts.next_form)];
  }
  *mine = {.tab = event.tab, .ready = event.ready != 0 && event.card != 0 ? 1U : 0U, .card = event.card};
}

const Form* Machine::form() const {
  for (const Form& each : memory_.forms)
    if (each.tab == event.tab && each.card != 0) return &each;
  return nullptr;
}

/** What stands in this tab's form; 0 for nothing. */
SessionDigest Machine::typed_card() const {
  const Form* const typed = form();
  return typed == nullptr ? 0 : typed->card;
}

/** A card that was there before, and of which it is known that nothing was done, keeps its intent. */
void Machine::submit() {
  if (why() != SessionReason::none || !is_idle()) return;
  const SessionDigest card = typed_card();
  Counts& counts = memory_.counts;
  if (counts.stage != Stage::clear || memory_.card != card) {
    if (counts.stage == Stage::clear) park(false);
    Parked* const before = parked(card);
    memory_.intent = before != nullptr ? before->intent : event.intent;
    counts.repeats = before != nullptr ? 1 : 0;
    counts.given = before != nullptr && before->given != 0 ? 1 : 0;
    if (before != nullptr) *before = {};
    if (memory_.card != card) counts.attempts = 0;
    memory_.card = card;
  }
  memory_.start_tab = event.tab;
  send(SessionSend::start);
}

void Machine::verify() {
  if (memory_.counts.stage != Stage::waiting || why() != SessionReason::none) return;
  if (was_refused(event.answer) || event.answer == 0) return;
  // What is sent once more, because nobody knows whether it arrived, is the same under the same key.
  if (memory_.answer != event.answer) memory_.key = event.key;
  memory_.answer = event.answer;
  memory_.counts.given = 1;
  send(SessionSend::confirm);
}

void Machine::resend() {
  if (may_resend()) send(SessionSend::resend);
}

/** Of a card whose outcome was left open this makes the attempt again that is asked for. */
void Machine::ask() {
  if (!may_ask()) return;
  if (is_idle()) {
    Parked* const open = parked(typed_card());
    if (open == nullptr) return;
    const Parked taken = *open;
    *open = {};
    if (memory_.counts.stage == Stage::clear) park(false);
    end_attempt();
    memory_.counts.stage = Stage::lost;
    memory_.card = taken.card;
    memory_.intent = taken.intent;
    memory_.counts.given = taken.given != 0 ? 1 : 0;
  }
  send(SessionSend::ask);
}

/** An outcome that is not known stays to be asked for. */
void Machine::restart() {
  Counts& counts = memory_.counts;
  if (in_flight()) return;
  if (counts.stage == Stage::lost) {
    if (!can_park()) return;
    park(true);
  } else if (counts.stage == Stage::clear || counts.stage == Stage::waiting) {
    // The same card goes out under the same intent again: what was sent for it may still be on its way.
    park(false);
  }
  end_attempt();
  counts.attempts = 0;
  counts.timeouts = 0;
  counts.arrival = memory_.rules.arrival;
  renew_card();
  memory_.card = 0;
  for (Form& each : memory_.forms)
    if (each.tab == event.tab) each = {};
}

/** Asks for a lost outcome as soon as it is time. */
void Machine::ask_if_due() {
  if (must_ask()) send(SessionSend::ask);
}

/** From now on the call is this tab's, until its answer comes or the lease ends. */
void Machine::send(SessionSend what) {
  Counts& counts = memory_.counts;
  if (what == SessionSend::start) {
    ++counts.attempts;
    counts.since_last = -1;
    if (date(Date::sent) != 0 && now() - date(Date::sent) <= kMostCount)
      counts.since_last = static_cast<std::int32_t>(now() - date(Date::sent));
    // Not 0, however early it is.
    date(Date::sent) = now();
  }
  counts.flight = what;
  counts.call = counts.call % 1'000'000'000 + 1;
  memory_.flight_tab = event.tab;
  set(Date::lease, memory_.rules.lease_ms > 0 ? memory_.rules.lease_ms : 1);
  decision.send = what;
}

/** Of known ones the last four are kept; an unknown one is never dropped for another, nor one that may have bound its card for
 * one that cannot have. */
void Machine::park(bool unsure) {
  const std::uint32_t given = memory_.counts.given != 0 ? 1 : 0;
  // Its own place, else an empty one, else one that may be dropped; the first of these.
  const auto fit_of = [&](const Parked& each) {
    if (each.card == memory_.card) return 3;
    if (each.card == 0) return 2;
    return each.unsure == 0 && each.given <= given ? 1 : 0;
  };
  Parked* place = nullptr;
  int best = 0;
  for (Parked& each : memory_.parked) {
    const int fit = fit_of(each);
    if (fit <= best) continue;
    best = fit;
    place = &each;
  }
  if (place == nullptr) return;
  *place = {.card = memory_.card, .intent = memory_.intent, .unsure = unsure ? 1U : 0U, .given = given};
}

bool Machine::can_park() const {
  return std::ranges::any_of(memory_.parked, [](const Parked& each) { return each.unsure == 0; });
}

const Parked* Machine::parked(SessionDigest card) const {
  for (const Parked& each : memory_.parked)
    if (each.card == card && card != 0) return &each;
  return nullptr;
}

}  // namespace cardmend::session
