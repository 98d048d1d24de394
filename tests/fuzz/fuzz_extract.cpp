// Any bytes through the whole of it: a record whose spans cut the source as they say, in every format.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "check.h"
#include "text/source_text.h"
#include "zhibiao/extractor.h"
#include "zhibiao/writer.h"

namespace {

const zhibiao::Extractor& extractor() {
  static const zhibiao::Extractor instance = [] {
    auto packs = zhibiao::PatternPacks::load();
    check(packs.has_value(), "the built-in packs load");
    return zhibiao::Extractor(*packs);
  }();
  return instance;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const zhibiao::Document document = extractor().extract(bytes, "fuzz");
  const auto text = zhibiao::text::decode(bytes, "fuzz");
  check(document.failed || text.has_value(), "a document that cannot be decoded has failed");
  if (!document.failed) {
    for (std::size_t i = 0; i < document.indicators.size(); ++i) {
      const zhibiao::Indicator& indicator = document.indicators[i];
      check(indicator.id == i + 1, "indicators are numbered in order");
      check(indicator.span.start < indicator.span.end && indicator.span.end <= text->utf8.size(), "spans lie inside");
      check(text->slice({indicator.span.start, indicator.span.end}) == indicator.text, "the span gives the text");
    }
  }
  for (const auto format : {zhibiao::Format::jsonl, zhibiao::Format::json, zhibiao::Format::text, zhibiao::Format::csv,
                            zhibiao::Format::tsv}) {
    zhibiao::WriterOptions options;
    options.format = format;
    check(!zhibiao::make_writer(options)->record(document).empty() || document.indicators.empty(),
          "a record is written");
  }
  return 0;
}
