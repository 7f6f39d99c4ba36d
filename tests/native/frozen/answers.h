// What is answered to a question of the frozen files, in whole.
//
//   Answers answers;
//   answers.check(json::parse(R"({"product": "jd.ecard", "raw": "3F2A"})"));
#ifndef CARDMEND_TESTS_FROZEN_ANSWERS_H_
#define CARDMEND_TESTS_FROZEN_ANSWERS_H_

#include <nlohmann/json.hpp>

#include "cardmend/cardmend.h"
#include "cardmend/detect.h"
#include "cardmend/dictate.h"
#include "cardmend/extract.h"
#include "cardmend/layout.h"

namespace cardmend::test {

/** Answers by the frozen products; what one question left in it is what the next one must not see. */
class Answers {
 public:
  [[nodiscard]] nlohmann::ordered_json texts(const nlohmann::json& ask);
  [[nodiscard]] nlohmann::ordered_json dictation(const nlohmann::json& ask);
  [[nodiscard]] nlohmann::ordered_json check(const nlohmann::json& ask);
  [[nodiscard]] nlohmann::ordered_json layout(const nlohmann::json& ask);
  [[nodiscard]] static nlohmann::ordered_json explain(const nlohmann::json& ask);
  /** Asks for a walk by its seed. */
  [[nodiscard]] static nlohmann::ordered_json session(const nlohmann::json& ask);

 private:
  [[nodiscard]] std::int32_t product(const nlohmann::json& ask) const;

  Catalog catalog_;
  Checker checker_{catalog_};
  Extractor extractor_{catalog_};
  Detector detector_{catalog_};
  Dictator dictator_{catalog_, checker_};
  Layouter layouter_;
};

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_FROZEN_ANSWERS_H_
