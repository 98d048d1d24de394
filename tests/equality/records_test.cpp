// The program's way to a record (packs compiled when it was built, expressions made into automata and steps, the words'
// table, refused candidates not followed to their end) against the plain way (packs read from JSON, every expression
// tried everywhere by RE2, the words' list, every candidate with its evidence).
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "embedded/embedded.h"
#include "equality/texts.h"
#include "extract/assemble.h"
#include "extract/stages.h"
#include "lexicon/lexicon.h"
#include "patterns/pack_loader.h"
#include "zhibiao/extractor.h"
#include "zhibiao/writer.h"

namespace zhibiao::tests {
namespace {

class Ways {
 public:
  Ways()
      : packs_(plain_packs()),
        words_(embedded::file("lexicon.tsv"), packs_),
        layout_(packs_, words_),
        outline_(packs_, words_),
        indicators_(packs_, words_),
        tables_(packs_, words_),
        cells_(packs_, tables_.words(), indicators_),
        extractor_(*PatternPacks::load()),
        writer_(make_writer({.format = Format::json, .single = true})),
        examples_(example_texts(packs_)) {}

  [[nodiscard]] std::string fast(const std::string& text) const {
    const auto trace = extractor_.stages().run(text, "", {}, extract::Stages::Candidates::taken);
    return trace ? writer_->record(extract::assemble(*trace)) : trace.error().code;
  }

  [[nodiscard]] std::string plain(const std::string& text) const {
    auto source = text::decode(text, "");
    if (!source) return source.error().code;
    extract::Trace trace;
    trace.source = std::move(*source);
    trace.tables = tables_.find(trace.source, "");
    trace.layout = layout_.read(trace.source, trace.tables);
    trace.outline = outline_.read(trace.layout, trace.source);
    trace.found = indicators_.read_all(trace.layout, trace.outline);
    extract::read_tables(cells_, indicators_, true, trace);
    indicators::FoundList taken;
    for (indicators::Found found : trace.found) {
      found.evidence.clear();
      if (!found.refused || found.unread) taken.push_back(found);
    }
    trace.found = std::move(taken);
    return writer_->record(extract::assemble(trace));
  }

  // Empty where both give the same; else as little of the text as still shows it, and the first line that differs.
  [[nodiscard]] std::string difference(std::string text) const {
    if (fast(text) == plain(text)) return "";
    for (std::size_t piece = text.size() / 2; piece > 0; piece /= 2) {
      for (std::size_t at = 0; at < text.size();) {
        const std::string less = text.substr(0, at) + text.substr(std::min(at + piece, text.size()));
        if (fast(less) != plain(less)) {
          text = less;
        } else {
          at += piece;
        }
      }
    }
    const std::string one = fast(text);
    const std::string other = plain(text);
    const auto differ = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
    const auto line = static_cast<std::size_t>(std::distance(one.begin(), differ.first));
    const std::size_t begin = one.rfind('\n', line) + 1;
    return "'" + text + "'\n  fast:  " + one.substr(begin, line - begin + 80) +
           "\n  plain: " + other.substr(begin, line - begin + 80);
  }

  [[nodiscard]] const std::vector<std::string>& examples() const { return examples_; }

 private:
  static patterns::PackSet plain_packs() {
    patterns::LoadResult loaded = patterns::load(embedded::packs(), patterns::Checks::users);
    EXPECT_TRUE(loaded.errors.empty());
    // With flags (here none that changes anything) an expression is RE2's from beginning to end.
    const auto leave_to_re2 = [](auto& entries) {
      for (auto& entry : entries) entry.expression = "(?-i:" + entry.expression + ")";
    };
    leave_to_re2(loaded.packs.headings);
    leave_to_re2(loaded.packs.lines);
    leave_to_re2(loaded.packs.exclusions);
    leave_to_re2(loaded.packs.indicators);
    return std::move(loaded.packs);
  }

  patterns::PackSet packs_;
  lexicon::Lexicon words_;
  layout::LayoutReader layout_;
  outline::OutlineReader outline_;
  indicators::IndicatorReader indicators_;
  tables::TableFinder tables_;
  cells::TableReader cells_;
  Extractor extractor_;
  std::unique_ptr<const Writer> writer_;
  std::vector<std::string> examples_;
};

const Ways& ways() {
  static const Ways built;
  return built;
}

std::vector<std::string> samples() {
  std::vector<std::string> texts;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(ZHIBIAO_SOURCE_DIR) + "/samples")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return texts;
}

TEST(Records, AreTheSameOfSamples) {
  const auto texts = samples();
  ASSERT_GE(texts.size(), 5U);
  for (const std::string& text : texts) {
    EXPECT_GT(ways().fast(text).size(), text.size());
    EXPECT_EQ(ways().difference(text), "");
  }
}

TEST(Records, AreTheSameOfEveryExampleOfThePacks) {
  ASSERT_GE(ways().examples().size(), 800U);
  for (const std::string& text : ways().examples()) {
    EXPECT_EQ(ways().difference(text), "");
  }
}

TEST(Records, AreTheSameOfRandomDocuments) {
  std::size_t indicators = 0;
  for (unsigned seed = 0; seed < how_many(200, 10'000); ++seed) {
    std::mt19937 random(seed);
    const std::string text = random_document(ways().examples(), random);
    ASSERT_EQ(ways().difference(text), "") << "seed " << seed;
    indicators += ways().fast(text).find("\"value\"") != std::string::npos ? 1 : 0;
  }
  EXPECT_GE(indicators, how_many(100, 5'000));
}

TEST(Records, AreTheSameOfBrokenText) {
  const auto whole = samples();
  for (unsigned seed = 0; seed < how_many(200, 10'000); ++seed) {
    std::mt19937 random(seed);
    std::string text;
    if (seed % 8 == 0) {
      const std::string& sample = whole[seed / 8 % whole.size()];
      text = sample.substr(random() % sample.size(), 1500);
    } else {
      text = random_document(ways().examples(), random);
    }
    ASSERT_EQ(ways().difference(broken(std::move(text), random)), "") << "seed " << seed;
  }
}

}  // namespace
}  // namespace zhibiao::tests
