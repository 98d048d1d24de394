// Which lines are what: title, the page's own metadata, a table of contents, boilerplate, and the paragraphs of the
// body with their lines joined. Knows nothing of section trees or indicators.
//
// Each pass gives lines their use (LineUse) and leaves alone those that have one: markers and rows of tables first, for
// they are no furniture; then numbers and running heads of pages, so that a sentence goes on over them; the contents;
// buttons and notices; then title and metadata from the top, and what stands below the text from its end. What is
// left is the body, whose lines are joined by the width that most of them have. Of a web page
//   发布时间:2026-01-05 / 渡口工作总结 / 全年新建泵站12座。 / 打印 关闭
// the first line is metadata, the second the title, the last boilerplate, and the third a paragraph.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/range.h"
#include "base/rare.h"
#include "layout/blocks.h"
#include "layout/markers.h"
#include "patterns/pack_set.h"
#include "tables/grid.h"
#include "text/folded_text.h"
#include "text/source_text.h"
#include "zhibiao/document.h"

namespace zhibiao::layout {

struct Paragraph {
  base::ShortRange text;         // in PageLayout::folded
  std::uint32_t first_line = 0;  // 0-based indices into SourceText::lines
  std::uint32_t last_line = 0;
  bool cell = false;             // a cell or a row of a table: no heading stands in it
  bool note = false;             // a note at a page's foot or below the text: it belongs to no section
  std::optional<Role> role{};    // of the figures of a table's cell, where a head above it says
  bool as_it_stands = false;     // a line unaltered, of which `opening` is known
  base::Rare<Marker> opening{};  // what Markers::at_start() says of such a line
};

struct PageLayout {
  text::FoldedText folded;            // the body's paragraphs, each followed by "\n"; simplified Chinese
  std::vector<Paragraph> paragraphs;  // title, metadata, contents and boilerplate are not among them
  std::vector<Block> blocks;
  std::optional<std::string> title;
  Genre genre = Genre::other;
  std::optional<int> year;
  std::optional<int> plan_year;  // the last of the five-year plan that the title names
  std::vector<std::pair<std::string, std::string>> metadata;
  std::optional<std::string> issuer;        // what the metadata say of who issued it
  std::optional<std::string> published;     // and when
  std::vector<std::size_t> metadata_lines;  // 1-based, as the next two
  std::vector<std::size_t> toc;
  std::vector<std::size_t> boilerplate;  // metadata lines included
  std::vector<std::size_t> title_lines;
  std::vector<std::string> toc_entries;  // the contents' own headings, for the check of what the body still owes
  bool wrapped = false;
  bool ends_in_table = false;
  bool notice = false;  // a paywall notice stands at the end
  std::size_t redactions = 0;
  std::vector<Diagnostic> diagnostics;
};

class LayoutReader {
 public:
  // Compiles the line patterns of `packs`; they must have passed its checks. `markers` are those of the packs, shared
  // with whoever needs them too. `words` has those of the packs, and must outlive this.
  LayoutReader(const patterns::PackSet& packs, const lexicon::Lexicon& words, std::shared_ptr<const Markers> markers);
  LayoutReader(const patterns::PackSet& packs, const lexicon::Lexicon& words);
  ~LayoutReader();
  // `tables`: those of the source; their rows are no paragraphs.
  [[nodiscard]] PageLayout read(const text::SourceText& source, const tables::Tables& tables = {}) const;

 private:
  struct Rules;
  std::unique_ptr<const Rules> rules_;
};

}  // namespace zhibiao::layout
