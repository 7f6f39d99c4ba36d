// Knowledge as it ships and as compileKnowledge lays a shop's own out: packed.
//
//   const UnpackedKnowledge own(packed);
//   explain_failure(failure, evidence, own.view());
#ifndef CARDMEND_KNOWLEDGE_H_
#define CARDMEND_KNOWLEDGE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "cardmend/types_knowledge.h"

namespace cardmend {

/** Knowledge, and the memory in which its rows lie. */
class UnpackedKnowledge {
 public:
  /**
   * @param packed what bindings/js/knowledge/pack.ts wrote; it is not checked again. Needed no longer
   * @param wordings of `packed` if it ends before them: without, no text and no exception tells anything
   */
  explicit UnpackedKnowledge(std::span<const std::uint8_t> packed,
                             std::span<const std::uint8_t> wordings = {});

  [[nodiscard]] const Knowledge& view() const { return view_; }

 private:
  std::unique_ptr<std::byte[]> memory_;
  Knowledge view_;
};

/** What data/ says, with these of its wordings or none; that of `shipped_knowledge` has all. */
UnpackedKnowledge shipped_with(std::span<const std::uint8_t> wordings);

}  // namespace cardmend

#endif  // CARDMEND_KNOWLEDGE_H_
