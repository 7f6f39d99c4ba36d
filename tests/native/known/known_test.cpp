// Filter files: their bytes, what they say of codes, and that nothing but a whole one is taken.
#include <doctest/doctest.h>

#include <cmath>

#include "base/siphash.h"
#include "cardmend/cardmend.h"
#include "known/build.h"
#include "known/file.h"
#include "native/known/known_files.h"
#include "native/support/answer.h"
#include "native/support/text.h"
#include "native/support/vectors.h"

namespace cardmend::test {

using base::siphash24;
using known::shape_for;

namespace {

const KnownKey kKey = key_of("8f2c51d7e09b4a36127fc8e5b30d964a");

KnownStatus status_of(const Bytes& bytes) {
  KnownCodes codes;
  return codes.read(bytes);
}

std::vector<std::string> codes_of(const nlohmann::json& data) {
  if (data.contains("codes")) return data.at("codes").get<std::vector<std::string>>();
  const nlohmann::json& made = data.at("made");
  const std::uint64_t seed = std::stoull(made.at("seed").get<std::string>(), nullptr, 16);
  return made_codes(seed, made.at("count").get<std::size_t>());
}

void compare_file(const nlohmann::json& data, const Bytes& file) {
  const std::string hex = to_hex(file);
  if (data.contains("file")) {
    CHECK(hex == data.at("file").get<std::string>());
  } else {
    CHECK(file.size() == data.at("size").get<std::size_t>());
    CHECK(hex.substr(hex.size() - 16) == data.at("checksum").get<std::string>());
  }
}

/** How many of `count` codes that are not in the set pass. */
std::size_t count_passing(const KnownCodes& codes, std::size_t count) {
  std::size_t passing = 0;
  for (std::size_t i = 0; i < count; ++i) passing += codes.contains("other " + std::to_string(i)) ? 1 : 0;
  return passing;
}

}  // namespace

TEST_CASE("SipHash-2-4 gives the published vectors") {
  KnownKey key{};
  for (std::size_t i = 0; i < key.size(); ++i) key[i] = static_cast<std::uint8_t>(i);
  std::size_t count = 0;
  for (const auto& [name, data] : load_cases("siphash")) {
    CAPTURE(name);
    Bytes input(data.at("length").get<std::size_t>());
    for (std::size_t i = 0; i < input.size(); ++i) input[i] = static_cast<std::uint8_t>(i);
    const std::uint64_t hash = siphash24(key, input);
    Bytes bytes;
    for (unsigned i = 0; i < 8; ++i) bytes.push_back(static_cast<std::uint8_t>(hash >> (8 * i)));
    CHECK(to_hex(bytes) == data.at("hash").get<std::string>());
    ++count;
  }
  CHECK(count == 64);
}

TEST_CASE("files of known codes are those of the vectors, and check asks them") {
  const Catalog catalog;
  std::vector<std::string> answers;
  for (const auto& [name, data] : load_cases("known")) {
    CAPTURE(name);
    const std::string product = data.at("product").get<std::string>();
    const auto bits = data.at("bits").get<std::uint32_t>();
    const std::vector<std::string> list = codes_of(data);
    KnownBuilder builder(product, key_of(data.at("key").get<std::string>()), bits);
    for (const std::string& code : list) CHECK(builder.add(code));
    const Bytes file = builder.build();
    compare_file(data, file);
    nlohmann::json duplicates = nlohmann::json::array();
    for (const KnownDuplicate& item : builder.duplicates()) duplicates.push_back({item.which, item.first});
    CHECK(duplicates == data.value("duplicates", nlohmann::json::array()));
    KnownCodes codes;
    REQUIRE(codes.read(file) == KnownStatus::ok);
    CHECK(codes.file().product == product);
    CHECK(codes.file().count == list.size() - duplicates.size());
    CHECK(codes.file().bits == bits);
    for (const std::string& code : list) CHECK(codes.contains(code));

    Checker checker(catalog);
    const std::int32_t index = catalog.find(product);
    REQUIRE(index >= 0);
    checker.use_known(index, &codes);
    const auto finds = [&](const std::string& raw) {
      const CheckResult& result = check_all(checker, to_utf16(raw), index);
      answers.push_back(check_answer(result));
      return result.verdict;
    };
    for (const auto& raw : data.value("has", nlohmann::json::array()))
      CHECK(finds(raw.get<std::string>()) != Verdict::doubtful);
    for (const auto& raw : data.value("lacks", nlohmann::json::array())) {
      CHECK(finds(raw.get<std::string>()) == Verdict::doubtful);
      CHECK(answers.back().find("\"code-not-known\"") != std::string::npos);
    }
    answers.push_back(to_hex(file));
  }
  CHECK(answers.size() >= 20);
  write_answers("known", answers);
}

TEST_CASE("a set of any size has all of its codes") {
  for (const std::uint32_t bits : {8U, 16U, 32U}) {
    for (std::size_t count = 1; count <= 300; count += count < 40 ? 1 : 13) {
      CAPTURE(count);
      const std::vector<std::string> list = made_codes(count, count);
      const Bytes file = file_of("jd.ecard", kKey, bits, list);
      KnownCodes codes;
      REQUIRE(codes.read(file) == KnownStatus::ok);
      for (const std::string& code : list) CHECK(codes.contains(code));
    }
  }
}

TEST_CASE("of 100,000 codes none is missed, and others pass as seldom as the bits say") {
  for (const std::uint32_t bits : {8U, 16U, 32U}) {
    CAPTURE(bits);
    const std::vector<std::string> list = made_codes(7, 100'000);
    const Bytes file = file_of("jd.ecard", kKey, bits, list);
    KnownCodes codes;
    REQUIRE(codes.read(file) == KnownStatus::ok);
    std::size_t missed = 0;
    for (const std::string& code : list) missed += codes.contains(code) ? 0 : 1;
    CHECK(missed == 0);
    const std::size_t tried = bits == 8 ? 200'000 : 2'000'000;
    const double expected = static_cast<double>(tried) / std::exp2(bits);
    const auto passing = static_cast<double>(count_passing(codes, tried));
    CHECK(std::abs(passing - expected) <= 3 * std::sqrt(expected + 0.1));
    CHECK(static_cast<double>(file.size()) * 8 / 100'000 <= 1.2 * bits);
  }
}

TEST_CASE("a large set takes the bits that it should") {
  for (const std::uint32_t count : {1'000'000U, 1'300'000U, 4'000'000U, kMaxKnownCodes}) {
    CAPTURE(count);
    const auto places = static_cast<double>(shape_for(count).places());
    CHECK(places / count <= 1.15);
    CHECK(places / count >= 1.125);
  }
}

TEST_CASE("a large set has the segments that it needs and none more") {
  // From 2^20 codes on nine places stand for eight codes.
  for (std::uint32_t count = 1U << 20U; count <= kMaxKnownCodes; count += 1U << 16U) {
    CAPTURE(count);
    const FuseShape shape = shape_for(count);
    const std::size_t wanted = (std::size_t{count} * 9 + 7) / 8;
    CHECK(shape.places() >= wanted);
    CHECK(shape.places() - shape.segment_length < wanted);
  }
}

TEST_CASE("a file that differs in any byte is refused, and so is every part of one") {
  for (const std::uint32_t bits : {8U, 16U, 32U}) {
    const Bytes good = file_of("jd.ecard", kKey, bits, made_codes(3, 20));
    REQUIRE(status_of(good) == KnownStatus::ok);
    for (std::size_t i = 0; i < good.size(); ++i) {
      for (unsigned change = 1; change < 256; ++change) {
        Bytes bad = good;
        bad[i] = static_cast<std::uint8_t>(bad[i] ^ change);
        CHECK(status_of(bad) != KnownStatus::ok);
      }
    }
    for (std::size_t length = 1; length < good.size(); ++length)
      CHECK(status_of({good.begin(), good.begin() + static_cast<std::ptrdiff_t>(length)}) ==
            KnownStatus::truncated);
    Bytes longer = good;
    longer.push_back(0);
    CHECK(status_of(longer) == KnownStatus::altered);
  }
}

TEST_CASE("each kind of bad file has its reason") {
  const Bytes good = file_of("jd.ecard", kKey, 8, made_codes(3, 20));
  const auto changed = [&](std::size_t at, std::uint8_t to) {
    Bytes bad = good;
    bad[at] = to;
    return status_of(bad);
  };
  CHECK(status_of({}) == KnownStatus::not_a_filter);
  CHECK(status_of({'<', '!', 'd'}) == KnownStatus::not_a_filter);
  CHECK(changed(0, 'c') == KnownStatus::not_a_filter);
  CHECK(changed(known::filter_at::kVersion, 2) == KnownStatus::newer_version);
  CHECK(changed(known::filter_at::kVersion + 1, 1) == KnownStatus::newer_version);
  CHECK(changed(known::filter_at::kVersion, 0) == KnownStatus::altered);
  CHECK(changed(known::filter_at::kSegmentCount + 3, 0xFF) == KnownStatus::altered);
  CHECK(changed(known::filter_at::kCodes, 19) == KnownStatus::altered);
  CHECK(changed(known::filter_at::kKey + 7, 0) == KnownStatus::altered);
  CHECK(changed(good.size() - 1, good.back() ^ 1U) == KnownStatus::altered);
  // Before the length that it asks for: as long as a head and a checksum, or of more places than there may be.
  const std::size_t least = known::filter_at::kFingerprints + known::kChecksumBytes;
  Bytes head = {'C', 'M', 'K', 'N', 'O', 'W', 'N', 0, 1};
  head.resize(least);
  CHECK(status_of(head) == KnownStatus::altered);
  head[known::filter_at::kBits] = 8;
  head[known::filter_at::kSegmentBits] = 18;
  head[known::filter_at::kSegmentCount] = 128;
  head[known::filter_at::kCodes] = 1;
  head[known::filter_at::kProduct] = 'a';
  CHECK(status_of(head) == KnownStatus::altered);
  // Of a newer file nothing but the version is looked at.
  CHECK(status_of({'C', 'M', 'K', 'N', 'O', 'W', 'N', 0, 9, 0}) == KnownStatus::newer_version);
}

TEST_CASE("a code that stands twice is told with the first place of its own") {
  KnownBuilder builder("x", kKey, 8);
  for (const std::string_view code : {"AAAA", "BBBB", "BBBB"}) builder.add(code);
  builder.build();
  REQUIRE(builder.duplicates().size() == 1);
  CHECK_EQ(builder.duplicates()[0].which, 2);
  CHECK_EQ(builder.duplicates()[0].first, 1);
}

TEST_CASE("a file that is refused leaves what was read before") {
  const Bytes good = file_of("jd.ecard", kKey, 8, made_codes(3, 20));
  Bytes bad = good;
  bad[bad.size() / 2] ^= 1U;
  KnownCodes codes;
  CHECK(!codes.contains(made_code(3, 0)));
  REQUIRE(codes.read(good) == KnownStatus::ok);
  CHECK(codes.read(bad) == KnownStatus::altered);
  CHECK(codes.contains(made_code(3, 0)));
}

TEST_CASE("nothing is built of nothing, nor of what cannot be") {
  CHECK(file_of("jd.ecard", kKey, 8, {}).empty());
  CHECK(file_of("", kKey, 8, {"A"}).empty());
  CHECK(file_of(std::string(kMaxProductId + 1, 'a'), kKey, 8, {"A"}).empty());
  CHECK(!file_of(std::string(kMaxProductId, 'a'), kKey, 8, {"A"}).empty());
  CHECK(file_of("jd.ecard", kKey, 12, {"A"}).empty());
  KnownBuilder builder("jd.ecard", kKey, 8);
  CHECK(!builder.add(""));
}

TEST_CASE("another key makes another file, and another answer for codes that are not in it") {
  const std::vector<std::string> list = made_codes(3, 1000);
  const Bytes one = file_of("jd.ecard", kKey, 8, list);
  const Bytes other = file_of("jd.ecard", key_of("00000000000000000000000000000001"), 8, list);
  KnownCodes a;
  KnownCodes b;
  REQUIRE(a.read(one) == KnownStatus::ok);
  REQUIRE(b.read(other) == KnownStatus::ok);
  std::size_t both = 0;
  for (std::size_t i = 0; i < 20'000; ++i) {
    const std::string code = "other " + std::to_string(i);
    both += a.contains(code) && b.contains(code) ? 1 : 0;
  }
  // Chance lets 20,000 / 2^16 pass both.
  CHECK(both <= 3);
}

}  // namespace cardmend::test
