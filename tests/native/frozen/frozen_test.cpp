// What is answered to texts near to those of the vectors, in whole: that an answer changed is told, whichever part of it.
#include <doctest/doctest.h>

#include "native/frozen/answers.h"
#include "native/frozen/frozen.h"

namespace cardmend::test {

using nlohmann::json;

TEST_CASE("frozen answers: extract and detect") {
  Answers answers;
  compare_frozen("texts", [&](const json& ask) { return answers.texts(ask); });
}

TEST_CASE("frozen answers: dictate") {
  Answers answers;
  compare_frozen("dictation", [&](const json& ask) { return answers.dictation(ask); });
}

TEST_CASE("frozen answers: check") {
  Answers answers;
  compare_frozen("check", [&](const json& ask) { return answers.check(ask); });
}

TEST_CASE("frozen answers: layout") {
  Answers answers;
  compare_frozen("layout", [&](const json& ask) { return answers.layout(ask); });
}

TEST_CASE("frozen answers: explain") {
  compare_frozen("explain", Answers::explain);
}

TEST_CASE("frozen answers: session") {
  compare_frozen("session", Answers::session);
}

}  // namespace cardmend::test
