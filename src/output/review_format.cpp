#include "output/review_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "base/base64.h"
#include "base/sha256.h"
#include "output/json_format.h"
#include "output/json_writer.h"
#include "output/pieces.h"
#include "text/source_text.h"

namespace zhibiao::output {
namespace {

constexpr std::string_view kStyle =
#include "output/page.css.inc"
    ;
constexpr std::string_view kWords =
#include "output/words.js.inc"
    ;
constexpr std::string_view kModel =
#include "output/model.js.inc"
    ;
constexpr std::string_view kSource =
#include "output/source.js.inc"
    ;
constexpr std::string_view kList =
#include "output/list.js.inc"
    ;
constexpr std::string_view kPage =
#include "output/page.js.inc"
    ;
constexpr std::string_view kFrame =
#include "output/page.html.inc"
    ;

// What stands in for them in the frame.
constexpr std::string_view kPolicySlot = "{{policy}}";
constexpr std::string_view kStyleSlot = "{{style}}";
constexpr std::string_view kDocumentsSlot = "{{documents}}";
constexpr std::string_view kScriptSlot = "{{script}}";

std::string source_of(std::string_view inline_text) {
  return fmt::format("'sha256-{}'", base::base64(base::sha256_bytes(inline_text)));
}

void put(std::string& page, std::string_view slot, std::string_view text) {
  page.replace(page.find(slot), slot.size(), text);
}

// JSON has these signs in strings alone, where they may be written so: nothing in an element of a page then ends it,
// and no older script parser takes a line separator for a line's end.
void append_in_element(std::string& page, std::string_view json) {
  for (std::size_t at = 0; at < json.size(); ++at) {
    const std::string_view rest = json.substr(at);
    if (json[at] == '<') {
      page += "\\u003c";
    } else if (json[at] == '>') {
      page += "\\u003e";
    } else if (json[at] == '&') {
      page += "\\u0026";
    } else if (rest.starts_with("\xE2\x80\xA8") || rest.starts_with("\xE2\x80\xA9")) {
      page += rest[2] == '\xA8' ? "\\u2028" : "\\u2029";
      at += 2;
    } else {
      page += json[at];
    }
  }
}

std::string in_attribute(std::string_view text) {
  std::string escaped;
  for (const char letter : text) {
    switch (letter) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        escaped += letter;
    }
  }
  return escaped;
}

std::string json_quoted(std::string_view text) {
  std::string json;
  append_json_string(json, text);
  return json;
}

// What the list of documents shows of one that is not open.
std::string about(const Document& document) {
  return fmt::format(R"({{"title":{},"path":{},"line":{},"indicators":{},"failed":{}}})",
                     json_quoted(document.title.value_or("")), json_quoted(document.source.path), document.source.line,
                     document.indicators.size(), document.failed);
}

// The first bytes of it that are whole characters.
std::string_view slice_of(std::string_view text) {
  std::size_t end = std::min(text.size(), kPiece);
  while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end > 0 ? end : text.size());
}

void put_text(Pieces& page, const std::optional<std::string>& of) {
  if (!of) {
    page.text() += "null";
    return;
  }
  page.text() += '"';
  std::string_view text = *of;
  while (!text.empty() && page.is_wanted()) {
    const std::string_view slice = slice_of(text);
    const std::string quoted = json_quoted(slice);
    append_in_element(page.text(), std::string_view(quoted).substr(1, quoted.size() - 2));
    page.give_much();
    text.remove_prefix(slice.size());
  }
  page.text() += '"';
}

// Where the lines of the text begin and end in UTF-16 units: which signs part lines is for one place to know.
void put_lines(Pieces& page, const std::optional<std::string>& of) {
  if (!of) {
    page.text() += "null";
    return;
  }
  const std::string& text = *of;
  text::SourceText source;
  source.utf8 = text;
  text::index_lines(source);
  page.text() += '[';
  std::size_t units = 0;
  std::size_t byte = 0;
  const auto units_at = [&](std::size_t until) {
    for (; byte < until; ++byte) {
      const auto lead = static_cast<unsigned char>(text[byte]);
      if ((lead & 0xC0U) != 0x80U) units += lead >= 0xF0U ? 2 : 1;
    }
    return units;
  };
  std::string_view between;
  for (const base::Range line : source.lines) {
    const std::size_t begin = units_at(line.begin);
    page.text() += fmt::format("{}{},{}", between, begin, units_at(line.end));
    page.give_much();
    between = ",";
  }
  page.text() += ']';
}

class ReviewPage : public Writer {
 public:
  // One script; the last of its files begins to do something.
  ReviewPage()
      : script_(fmt::format("{}{}{}{}{}", kWords, kModel, kSource, kList, kPage)), records_(make_jsonl_writer({})) {}

  [[nodiscard]] std::string opening() const override {
    std::string page(kFrame.substr(0, kFrame.find(kDocumentsSlot)));
    put(page, kPolicySlot,
        fmt::format("default-src 'none'; script-src {}; style-src {}; base-uri 'none'; form-action 'none'",
                    source_of(script_), source_of(kStyle)));
    put(page, kStyleSlot, kStyle);
    return page;
  }

  [[nodiscard]] std::string record(const Document& document) const override { return whole_record(*this, document); }

  void write(const Document& document, const TakePiece& take) const override {
    Pieces page(take);
    page.text() += fmt::format(R"(<script type="application/json" class="document" data-about="{}">{{"text":)",
                               in_attribute(about(document)));
    put_text(page, document.text);
    page.text() += ",\"lines\":";
    put_lines(page, document.text);
    page.text() += ",\"record\":";
    records_->write(document, [&](std::string_view piece) {
      if (piece.ends_with('\n')) piece.remove_suffix(1);  // the line's end
      append_in_element(page.text(), piece);
      page.give_much();
      return page.is_wanted();
    });
    page.text() += "}</script>\n";
    page.give();
  }

  [[nodiscard]] std::string closing() const override {
    std::string page(kFrame.substr(kFrame.find(kDocumentsSlot) + kDocumentsSlot.size()));
    put(page, kScriptSlot, script_);
    return page;
  }

 private:
  std::string script_;
  std::unique_ptr<const Writer> records_;
};

}  // namespace

std::unique_ptr<const Writer> make_review_writer(const WriterOptions& /*options*/) {
  return std::make_unique<ReviewPage>();
}

}  // namespace zhibiao::output
