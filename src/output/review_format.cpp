#include "output/review_format.h"

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "base/base64.h"
#include "base/sha256.h"
#include "output/json_format.h"
#include "output/json_writer.h"
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
std::string in_element(std::string_view json) {
  std::string text;
  text.reserve(json.size() + json.size() / 16);
  for (std::size_t at = 0; at < json.size(); ++at) {
    const std::string_view rest = json.substr(at);
    if (json[at] == '<') {
      text += "\\u003c";
    } else if (json[at] == '>') {
      text += "\\u003e";
    } else if (json[at] == '&') {
      text += "\\u0026";
    } else if (rest.starts_with("\xE2\x80\xA8") || rest.starts_with("\xE2\x80\xA9")) {
      text += rest[2] == '\xA8' ? "\\u2028" : "\\u2029";
      at += 2;
    } else {
      text += json[at];
    }
  }
  return text;
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

// Where the lines of the text begin and end in UTF-16 units: which signs part lines is for one place to know.
std::string lines_of(const std::string& text) {
  text::SourceText source;
  source.utf8 = text;
  text::index_lines(source);
  std::string json = "[";
  std::size_t units = 0;
  std::size_t byte = 0;
  const auto units_at = [&](std::size_t until) {
    for (; byte < until; ++byte) {
      const auto lead = static_cast<unsigned char>(text[byte]);
      if ((lead & 0xC0U) != 0x80U) units += lead >= 0xF0U ? 2 : 1;
    }
    return units;
  };
  for (const base::Range line : source.lines) {
    const std::size_t begin = units_at(line.begin);
    json += fmt::format("{}{},{}", json.size() > 1 ? "," : "", begin, units_at(line.end));
  }
  return json + "]";
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

  [[nodiscard]] std::string record(const Document& document) const override {
    std::string record = records_->record(document);
    record.pop_back();  // the line's end
    const std::string text = document.text ? json_quoted(*document.text) : "null";
    const std::string lines = document.text ? lines_of(*document.text) : "null";
    return fmt::format(
        "<script type=\"application/json\" class=\"document\" "
        "data-about=\"{}\">{{\"text\":{},\"lines\":{},\"record\":{}}}"
        "</script>\n",
        in_attribute(about(document)), in_element(text), lines, in_element(record));
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
