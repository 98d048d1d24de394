#include "cli/commands/source_texts.h"

#include <string>
#include <utility>

#include "base/sha256.h"
#include "batch/inputs.h"
#include "cli/options/batch_settings.h"
#include "cli/pages/message_rows.h"
#include "cli/pages/messages.h"
#include "extract/offsets.h"
#include "output/sections.h"

namespace zhibiao::cli {

SourceTexts::SourceTexts(const Options& options)
    : reading_(reading_options_of(options)), reader_(reading_, reading_limits(options)) {}

Expected<text::SourceText> SourceTexts::read(const Source& source) {
  const std::string name = output::source_name(source);
  if (source.path == batch::kStandardInput) {
    return tl::unexpected(Error{.code = "not-again", .path = name, .message = rows::kCannotBeReadAgain()});
  }
  auto place = batch::place_of(source.path);
  if (source.line > 0) place = {source.path, {}, source.line};
  auto raw = reader_.read(place);
  if (!raw) return tl::unexpected(std::move(raw.error()));
  if (base::sha256_hex(raw->bytes) != source.sha256) {
    return tl::unexpected(Error{.code = "changed", .path = name, .message = rows::kDocumentHasChanged()});
  }
  return text::decode(std::move(raw->bytes), name, source.encoding);
}

void SourceTexts::restore(Document& document) {
  if (document.failed) return;
  auto text = read(document.source);
  if (!text) {
    report(text.error());
    return;
  }
  document.text = std::move(text->utf8);
  extract::add_offsets(*document.text, document);
}

}  // namespace zhibiao::cli
