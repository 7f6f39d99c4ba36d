#include "native/seek/kinds.h"

#include <algorithm>
#include <array>
#include <utility>

#include "native/support/text.h"
#include "native/support/vectors.h"

namespace cardmend::test {

using nlohmann::json;

namespace {

/** Its raw text, without the form that only some frozen questions have. */
json asked_with(json ask, const std::u16string& text) {
  for (const char* const key : {"units", "repeat", "raw"}) ask.erase(key);
  json units = json::array();
  bool whole = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char16_t c = text[i];
    const bool pair =
        c >= 0xD800 && c < 0xDC00 && i + 1 < text.size() && text[i + 1] >= 0xDC00 && text[i + 1] < 0xE000;
    if (c >= 0xD800 && c < 0xE000 && !pair) whole = false;
    units.push_back(static_cast<unsigned>(c));
    if (pair) units.push_back(static_cast<unsigned>(text[++i]));
  }
  if (whole)
    ask["raw"] = json::parse(json_string(text));
  else
    ask["units"] = units;
  return ask;
}

}  // namespace

Kinds::Kinds(std::uint32_t seed)
    : drawn_(seed, all_texts()),
      messages_(catalog_, seed),
      forms_(seed),
      talk_(seed),
      sentences_(seed),
      failures_(seed) {
  add_text_kind("texts", [this] { return json::object(); }, &Answers::texts);
  add_text_kind("check", [this] { return of_product(4); }, &Answers::check);
  add_text_kind(
      "dictation",
      [this] {
        json ask = of_product(8);
        ask["locale"] = drawn_.one_in(2) ? "en" : "zh-CN";
        return ask;
      },
      &Answers::dictation);
  add_text_kind("layout", [this] { return of_product(0); }, &Answers::layout);
  kinds_.push_back({"explain", [this] { return altered_failure(failures_.next()); },
                    [this](json ask) { return altered_failure(std::move(ask)); },
                    [](const json& ask) { return Answers::explain(ask).dump(); }});
  kinds_.push_back({"session", [this] { return json{{"seed", drawn_.below(1U << 31U)}}; },
                    [](json ask) { return ask; },
                    [](const json& ask) { return Answers::session(ask).dump(); }});
}

/** Near to what is frozen, to a message, or to what people say of codes or write beside them. */
std::u16string Kinds::text_of(const std::string& name, const json& ask) {
  if (name == "dictation" && drawn_.one_in(3)) {
    const bool english = ask.at("locale") == "en";
    return drawn_.near(talk_.next(english ? SpokenLocale::en : SpokenLocale::zh_cn));
  }
  switch (drawn_.below(4)) {
    case 0:
      return drawn_.near(messages_.next());
    case 1:
      return drawn_.near(forms_.next());
    default:
      return drawn_.text();
  }
}

void Kinds::add_text_kind(const std::string& name, const std::function<json()>& rest, TextAnswer answer) {
  const auto finished = [this, name](json ask, const std::u16string& text) {
    ask = asked_with(std::move(ask), text);
    if (name == "layout") ask["caret"] = drawn_.below(text.size() + 1);
    return ask;
  };
  kinds_.push_back({name,
                    [this, name, rest, finished] {
                      json ask = rest();
                      const std::u16string text = text_of(name, ask);
                      return finished(std::move(ask), text);
                    },
                    [this, finished](const json& ask) { return finished(ask, drawn_.near(raw_of(ask))); },
                    [this, answer](const json& ask) { return ((*answers_).*answer)(ask).dump(); }});
}

/** @param detected one in so many asks for whatever product it is; none for 0 */
json Kinds::of_product(std::size_t detected) {
  json ask = json::object();
  const auto index = static_cast<std::int32_t>(drawn_.below(catalog_.size()));
  ask["product"] = detected != 0 && drawn_.one_in(detected) ? "detect" : std::string(catalog_.id_of(index));
  if (drawn_.one_in(4)) ask["field"] = "number";
  return ask;
}

json Kinds::altered_failure(json ask) {
  json& failure = ask.at("failure");
  if (drawn_.one_in(2)) {
    const bool near = failure.contains("text") && failure.at("text").is_string() && drawn_.one_in(2);
    const std::u16string text =
        near ? drawn_.near(to_utf16(failure.at("text").get<std::string>())) : sentences_.next();
    const json changed = asked_with(json::object(), text);
    if (changed.contains("raw")) failure["text"] = changed.at("raw");
    return ask;
  }
  const json other = failures_.next();
  for (const char* const part : {"failure", "evidence"}) {
    if (other.contains(part) && drawn_.one_in(2)) ask[part].update(other.at(part));
    if (!ask.contains(part)) continue;
    for (auto& value : ask.at(part))
      if (value.is_number() && drawn_.one_in(3)) value = altered_number(value.get<std::int64_t>());
  }
  return ask;
}

std::int64_t Kinds::altered_number(std::int64_t number) {
  const std::array<std::int64_t, 8> others = {number + 1, number - 1,     number * 2,     number / 2,
                                              0,          number + 1'000, number - 1'000, number * 10};
  return std::max<std::int64_t>(0, others[drawn_.below(others.size())]);
}

json shrunk(json ask, const std::function<bool(const json&)>& differs) {
  for (const char* const part : {"evidence", "failure"}) {
    if (!ask.contains(part)) continue;
    const json whole = ask.at(part);
    for (const auto& item : whole.items()) {
      json less = ask;
      less.at(part).erase(item.key());
      if (differs(less)) ask = std::move(less);
    }
  }
  if (ask.contains("evidence") && ask.at("evidence").empty()) ask.erase("evidence");
  const bool of_text = ask.contains("raw") || ask.contains("units");
  const bool of_failure = ask.contains("failure") && ask.at("failure").contains("text") &&
                          ask.at("failure").at("text").is_string();
  if (!of_text && !of_failure) return ask;
  const auto with = [&](const std::u16string& text) {
    json less = ask;
    if (of_text) return asked_with(std::move(less), text);
    less.at("failure")["text"] = json::parse(json_string(text));
    return less;
  };
  std::u16string text = of_text ? raw_of(ask) : to_utf16(ask.at("failure").at("text").get<std::string>());
  for (std::size_t size = std::max<std::size_t>(1, text.size() / 2); size > 0; size /= 2) {
    for (std::size_t at = 0; at + size <= text.size();) {
      std::u16string less = text;
      less.erase(at, size);
      const json asked = with(less);
      const bool fits = !ask.contains("caret") || ask.at("caret").get<std::size_t>() <= less.size();
      if (fits && differs(asked))
        text = std::move(less);
      else
        at += size;
    }
  }
  return with(text);
}

}  // namespace cardmend::test
