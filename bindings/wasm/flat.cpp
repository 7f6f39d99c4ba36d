#include "flat.h"

namespace cardmend::wasm {
namespace {

/** Never writes past its end, whatever it is given. */
class Writer {
 public:
  explicit Writer(std::span<std::int32_t> out) : out_(out) {}

  /** The words written; 0 if they did not all fit. */
  [[nodiscard]] std::size_t size() const { return size_ <= out_.size() ? size_ : 0; }

  void word(std::uint32_t value) { word(static_cast<std::int32_t>(value)); }
  void word(std::int32_t value) {
    if (size_ < out_.size()) out_[size_] = value;
    ++size_;
  }
  void count(std::size_t value) { word(static_cast<std::uint32_t>(value)); }

  /** `Per` items of `32 / Per` bits in each word, from the low end. */
  template <unsigned Per, typename Item>
  void packed(const Item* items, std::size_t count) {
    constexpr unsigned kBits = 32 / Per;
    constexpr std::uint32_t kMask = (1ULL << kBits) - 1;
    for (std::size_t i = 0; i < count; i += Per) {
      std::uint32_t value = 0;
      for (std::size_t k = 0; k < Per && i + k < count; ++k) {
        value |= (static_cast<std::uint32_t>(items[i + k]) & kMask) << (kBits * k);
      }
      word(value);
    }
  }

 private:
  std::span<std::int32_t> out_;
  std::size_t size_ = 0;
};

void write(Writer& out, const Finding& finding) {
  out.word(static_cast<std::uint32_t>(finding.kind));
  out.word(finding.span.begin);
  out.word(finding.span.end);
  for (const std::int32_t param : finding.params) out.word(param);
}

void write(Writer& out, const Edit& edit) {
  out.word(static_cast<std::uint32_t>(edit.reason) | static_cast<std::uint32_t>(edit.to_length) << 8U);
  out.word(edit.span.begin);
  out.word(edit.span.end);
  out.packed<4>(edit.to.data(), edit.to.size());
}

void write(Writer& out, const Candidate& candidate) {
  out.word(static_cast<std::uint32_t>(candidate.probability) |
           static_cast<std::uint32_t>(candidate.change_count) << 16U |
           static_cast<std::uint32_t>(candidate.length) << 24U);
  for (const Change& change : candidate.changes) {
    out.word(static_cast<std::uint32_t>(change.index) | static_cast<std::uint32_t>(change.from) << 8U |
             static_cast<std::uint32_t>(change.to) << 16U);
  }
  out.packed<4>(candidate.code.data(), candidate.length);
}

void write(Writer& out, const Doubt& doubt) {
  out.word(doubt.span.begin);
  out.word(doubt.span.end);
  out.word(static_cast<std::uint32_t>(doubt.index) | static_cast<std::uint32_t>(doubt.probability) << 16U);
  out.packed<4>(doubt.readings.data(), doubt.readings.size());
}

}  // namespace

std::size_t flatten(const CheckResult& result, std::span<std::int32_t> out) {
  Writer writer(out);
  writer.word(static_cast<std::uint32_t>(result.verdict));
  writer.word(result.product);
  writer.count(result.code.size());
  writer.count(result.number.size());
  writer.count(result.findings.size());
  writer.count(result.edits.size());
  writer.count(result.candidates.size());
  writer.count(result.doubts.size());
  for (const Finding& finding : result.findings) write(writer, finding);
  for (const Edit& edit : result.edits) write(writer, edit);
  for (const Candidate& candidate : result.candidates) write(writer, candidate);
  for (const Doubt& doubt : result.doubts) write(writer, doubt);
  writer.packed<4>(result.number.data(), result.number.size());
  writer.packed<2>(result.code.data(), result.code.size());
  return writer.size();
}

std::size_t flatten(const Explanation& explanation, std::span<std::int32_t> out) {
  Writer writer(out);
  writer.word(static_cast<std::uint32_t>(explanation.tier));
  writer.word(static_cast<std::uint32_t>(explanation.disclosure));
  writer.word(static_cast<std::uint32_t>(explanation.platform));
  writer.word(static_cast<std::uint32_t>(explanation.support));
  writer.word(static_cast<std::uint32_t>(explanation.retry.allowed));
  writer.word(static_cast<std::uint32_t>(explanation.retry.reason));
  writer.word(explanation.retry.after_ms);
  writer.word(static_cast<std::uint32_t>(explanation.advice));
  writer.word(static_cast<std::uint32_t>(explanation.cause_count));
  writer.word(static_cast<std::uint32_t>(explanation.step_count));
  for (const CauseShare& share : std::span(explanation.causes.data(), explanation.cause_count)) {
    writer.word(static_cast<std::uint32_t>(share.cause));
    writer.word(static_cast<std::uint32_t>(share.share));
    writer.word(static_cast<std::uint32_t>(share.because_count));
    writer.packed<4>(share.because.data(), share.because_count);
  }
  for (const PlanStep& step : std::span(explanation.plan.data(), explanation.step_count)) {
    writer.word(static_cast<std::uint32_t>(step.remedy));
    writer.word(static_cast<std::uint32_t>(step.least_minutes));
    writer.word(static_cast<std::uint32_t>(step.most_minutes));
    writer.word(static_cast<std::uint32_t>(step.chance));
  }
  return writer.size();
}

std::size_t flatten(const DictateResult& result, std::span<std::int32_t> out) {
  const std::size_t words = flatten(result.check, out);
  if (words == 0) return 0;
  Writer writer(out.subspan(words));
  writer.count(result.read_back_count);
  writer.packed<4>(result.read_back.data(), result.read_back_count);
  return writer.size() == 0 ? 0 : words + writer.size();
}

std::size_t flatten(const DetectResult& result, std::span<std::int32_t> out) {
  Writer writer(out);
  writer.count(result.count);
  for (const Detection& detection : result.view()) {
    writer.word(detection.product);
    writer.word(static_cast<std::uint32_t>(detection.probability) |
                static_cast<std::uint32_t>(detection.reasons) << 16U);
  }
  return writer.size();
}

std::size_t flatten(const ExtractedCard& card, std::span<std::int32_t> out) {
  Writer writer(out);
  writer.word(card.product);
  writer.word(static_cast<std::uint32_t>(card.probability));
  for (const Span span : {card.span, card.number_span, card.secret_span}) {
    writer.word(span.begin);
    writer.word(span.end);
  }
  writer.word(static_cast<std::uint32_t>(card.number_length) | static_cast<std::uint32_t>(card.secret_length)
                                                                   << 8U);
  writer.word(card.value);
  writer.packed<4>(card.currency.data(), card.currency.size());
  writer.word(card.expiry);
  writer.word(static_cast<std::uint32_t>(card.number_zeros) |
              static_cast<std::uint32_t>(card.secret_zeros) << 8U |
              static_cast<std::uint32_t>(card.finding_count) << 16U);
  for (std::size_t i = 0; i < card.finding_count; ++i) write(writer, card.findings[i]);
  writer.packed<4>(card.number.data(), card.number_length);
  writer.packed<4>(card.secret.data(), card.secret_length);
  return writer.size();
}

}  // namespace cardmend::wasm
