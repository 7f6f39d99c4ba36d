// The functions of the core. It does no I/O, reads no clock, draws no random numbers and throws nothing of its own.
//
//   const Catalog catalog;                                      // the products; lives longest
//   Checker checker(catalog);                                   // one for each thread
//   const std::int32_t jd = catalog.find("jd.ecard");
//   const CheckResult& result = checker.check(u"3f2a-9Obc-77de-a41b", jd);
//   result.verdict                                              // Verdict::repaired
//   result.code                                                 // u"3F2A90BC77DEA41B", until the next call
//   checker.add_offers(result.offers);                          // candidates and doubts, when somebody asks
//   checker.wipe();                                             // nothing of the text is left
//
// A Catalog may be shared by threads that only read it; a Checker may not.
//
// Where there is no memory, std::bad_alloc comes out of a call, natively. It has no answer then; what it was called on is as it
// was before, answers the next call, and leaves nothing of a text behind its wipe() or its end. In WebAssembly it is a trap.
#ifndef CARDMEND_CARDMEND_H_
#define CARDMEND_CARDMEND_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "cardmend/types.h"

namespace cardmend {

/** "0.1.0": the version that package.json names. */
std::string_view version();

/**
 * The kinds of cards that are known, numbered from 0: the shipped ones, then those that a shop has defined.
 * Nothing is ever taken back, so an index stands for one product as long as the catalog lives.
 */
class Catalog {
 public:
  /** The shipped products. */
  Catalog();
  /**
   * What `base` has and one product more, if define() would take it there: to try a product before it is
   * defined. `base` must outlive this catalog and stay as it is meanwhile.
   */
  Catalog(const Catalog& base, const Product& product, const ProductName& name);
  /** The same with add(). */
  Catalog(const Catalog& base, const Product& product);
  ~Catalog();
  Catalog(const Catalog&) = delete;
  Catalog& operator=(const Catalog&) = delete;
  Catalog(Catalog&&) = delete;
  Catalog& operator=(Catalog&&) = delete;

  [[nodiscard]] std::int32_t size() const;

  /** `product` must be an index. What it gives lives as long as the catalog. */
  [[nodiscard]] const Product& at(std::int32_t product) const;

  /** The index of a product, or -1. */
  [[nodiscard]] std::int32_t find(std::string_view id) const;

  /** The product's id; empty if there is no such index. */
  [[nodiscard]] std::string_view id_of(std::int32_t product) const;

  /** What the product is called; nothing if there is no such index. */
  [[nodiscard]] ProductName name_of(std::int32_t product) const;

  /** Takes a copy of a product that keeps the rules of types_product.h; -1 if there is one of its id or no
   * secret. */
  std::int32_t define(const Product& product, const ProductName& name);

  /** The same without a name, for who keeps the ids himself: find() does not know it, and no text names it. */
  std::int32_t add(const Product& product);

 private:
  struct Defined;
  std::unique_ptr<Defined> defined_;
};

/** What detection says of a text: detect.h. */
struct DetectResult;

/** A character that was heard: types_heard.h. */
struct HeardCharacter;

/** The codes that a shop has: known.h. */
class KnownCodes;

/** A text that is nothing but a right code: its verdict is `valid`, and it has no findings. */
struct CleanCode {
  /** Its index. */
  std::int32_t product = -1;
  /** Normalised ASCII, of kMaxCode characters at most; lives until the Checker's next call or wipe(). */
  std::u16string_view code;
  /** What check() would say of it: `none` or `closer_look`. */
  OfferKind offers = OfferKind::none;

  friend bool operator==(const CleanCode&, const CleanCode&) = default;
};

/**
 * Normalises and checks raw texts. It holds the buffers that this needs (at most 512 KiB), so that no call
 * allocates and every byte that has held a code can be zeroed; one object serves one thread.
 */
class Checker {
 public:
  /** `catalog` must outlive the checker. */
  explicit Checker(const Catalog& catalog);
  ~Checker();
  Checker(const Checker&) = delete;
  Checker& operator=(const Checker&) = delete;
  Checker(Checker&&) = delete;
  Checker& operator=(Checker&&) = delete;

  /**
   * Takes any UTF-16 text, lone surrogates and all; `product` is an index or kDetect (any other number counts
   * as kDetect). `field` says whether the secret or the number is asked for; a product without a number takes
   * its secret; `typing` says whether the person is done. The answer has no offers yet. It lives until the
   * next call or wipe().
   */
  const CheckResult& check(std::u16string_view raw, std::int32_t product, Field field = Field::secret,
                           const Typing& typing = {});

  /**
   * Adds candidates and doubts to the last answer. `kind` is that answer's `offers`, or, after check_as(),
   * those of the answer that the same text had before; `way` says which slips are likely. A search is many
   * times the work of a check: to be called when somebody asks.
   */
  const CheckResult& add_offers(OfferKind kind, InputWay way = {});

  /**
   * As check() does with a text, characters that were heard, at most kMaxInput. The findings' spans are those of
   * the characters. There are no edits: each character says what became of it. The answer lives until the next
   * call or wipe().
   */
  const CheckResult& check_heard(std::span<HeardCharacter> heard, std::int32_t product,
                                 Field field = Field::secret);

  /**
   * What check() would say, several times as fast, of a text that is clean: then check() gives the verdict
   * `valid` with the same product and code. Nothing says nothing: check() must look.
   */
  std::optional<CleanCode> glance(std::u16string_view raw, std::int32_t product, Field field = Field::secret);

  /**
   * The analysis of a text as `product`, an index, and nothing else: what else it may be and the codes of the
   * shop are not asked. So it is the same whatever was defined or known since the text was checked, and the
   * whole answer to a text that glance() found clean. The answer lives until the next call or wipe().
   */
  const CheckResult& check_as(std::u16string_view raw, std::int32_t product, Field field);

  /**
   * From now on a secret of the product at an index that is `valid` or `repaired`, but not among `codes`, is
   * `doubtful` with the finding `code-not-known`. They are borrowed until others take their place, or nullptr
   * takes them away. Where no product was named, this holds once one is found for sure.
   */
  void use_known(std::int32_t product, const KnownCodes* codes);

  /** Detector::detect of its own detector, which check() asks where no product was named. */
  DetectResult detect(std::u16string_view raw);

  /** Zeroes every byte that has held a part of a text since the last wipe. */
  void wipe();

 private:
  struct Workspace;
  std::unique_ptr<Workspace> workspace_;
};

}  // namespace cardmend

#endif  // CARDMEND_CARDMEND_H_
