// The stages of one document in their order, each built once: bytes -> SourceText -> PageLayout -> Outline -> Found.
// Knows the order and nothing else; document.h's record is made of a Trace by assemble().
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/deadline.h"
#include "cells/table_reader.h"
#include "indicators/indicators.h"
#include "layout/layout.h"
#include "lexicon/lexicon.h"
#include "outline/outline.h"
#include "patterns/pack_set.h"
#include "tables/finder.h"
#include "text/source_text.h"
#include "zhibiao/error.h"

namespace zhibiao::extract {

// What every stage made of one document.
struct Trace {
  text::SourceText source;
  tables::Tables tables;
  std::vector<cells::Columns> columns;  // of each table, what its columns were taken for
  layout::PageLayout layout;
  outline::Outline outline;
  indicators::FoundList found;
  std::vector<indicators::ReadToken> tokens;  // where they were asked for
};

// Adds what the cells of the tables say, `all`: with their evidence.
void read_tables(const cells::TableReader& cells, const indicators::IndicatorReader& indicators, bool all,
                 Trace& trace);

// Takes all that tables gave out of a trace; their lines are prose none the more.
void leave_out_tables(Trace& trace);

// The error of a document that takes longer than it may.
[[nodiscard]] Error not_done_in_time(std::string_view path);

class Stages {
 public:
  enum class Candidates { taken, all, all_with_tokens };

  explicit Stages(const patterns::PackSet& packs);
  Stages(const Stages&) = delete;
  Stages& operator=(const Stages&) = delete;

  // Candidates::all keeps the refused ones too, each with its evidence; all_with_tokens the words of sentences besides.
  // Past the deadline: the error timeout.
  [[nodiscard]] Expected<Trace> run(std::string bytes, std::string_view path,
                                    const std::optional<std::string>& encoding, Candidates candidates,
                                    const base::Deadline& deadline = {}) const;

  // `text` as the body of a document without title, metadata and boilerplate: every line a paragraph. For the examples
  // of packs, which are sentences and not documents.
  [[nodiscard]] Trace run_body(const std::string& text) const;
  // Whether a text is, as a whole, of the token class `name` of the packs.
  [[nodiscard]] bool is_of_class(std::string_view name, std::string_view text) const {
    return indicators_.is_of_class(name, text);
  }
  // What a text is split into, as it stands alone.
  [[nodiscard]] std::vector<base::Range> words_of(std::string_view text) const { return indicators_.words_of(text); }

 private:
  lexicon::Lexicon words_;  // of the list and of the packs: what all stages look words up in
  std::shared_ptr<const layout::Markers> markers_;
  tables::TableFinder tables_;
  layout::LayoutReader layout_;
  outline::OutlineReader outline_;
  indicators::IndicatorReader indicators_;
  cells::TableReader cells_;
};

}  // namespace zhibiao::extract
