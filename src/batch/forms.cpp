#include "batch/forms.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/utf8.h"

namespace zhibiao::batch {
namespace {

constexpr std::string_view kOle("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
constexpr std::size_t kPdfSignWithin = 1024;  // as readers of PDF allow

char lower(char letter) { return static_cast<char>(std::tolower(static_cast<unsigned char>(letter))); }

bool begins_with(std::string_view text, std::string_view with) {
  return text.size() >= with.size() &&
         std::equal(with.begin(), with.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

bool ends_with(std::string_view name, std::string_view with) {
  return name.size() >= with.size() && begins_with(name.substr(name.size() - with.size()), with);
}

template <std::size_t N>
bool has_ending(std::string_view name, const std::array<std::string_view, N>& endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return ends_with(name, ending); });
}

std::string_view without_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n\f");
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

// Past byte order mark, XML declaration and comments.
std::string_view first_tag(std::string_view text) {
  if (text.starts_with(base::kUtf8ByteOrderMark)) text.remove_prefix(base::kUtf8ByteOrderMark.size());
  text = without_blanks(text);
  while (text.starts_with("<?xml") || text.starts_with("<!--")) {
    const std::string_view end = text.starts_with("<?") ? "?>" : "-->";
    const std::size_t at = text.find(end);
    if (at == std::string_view::npos) return {};
    text = without_blanks(text.substr(at + end.size()));
  }
  return text;
}

bool is_page(std::string_view begun) {
  constexpr auto kTags = std::to_array<std::string_view>({"<!doctype html", "<html", "<head", "<body"});
  const std::string_view tag = first_tag(begun);
  return std::any_of(kTags.begin(), kTags.end(), [&](std::string_view each) { return begins_with(tag, each); });
}

Form form_of_name(std::string_view name) {
  constexpr auto kPages = std::to_array<std::string_view>({".html", ".htm", ".xhtml"});
  if (has_ending(name, kPages)) return Form::html;
  if (ends_with(name, ".pdf")) return Form::pdf;
  if (ends_with(name, ".docx")) return Form::docx;
  if (ends_with(name, ".odt")) return Form::odt;
  if (ends_with(name, ".rtf")) return Form::rtf;
  if (ends_with(name, ".doc")) return Form::doc;
  return Form::text;
}

Form form_of_ole(std::string_view name) {
  constexpr auto kSheets = std::to_array<std::string_view>({".xls", ".xlsx", ".xlsm", ".et"});
  constexpr auto kSlides = std::to_array<std::string_view>({".ppt", ".pptx", ".pps", ".dps"});
  if (has_ending(name, kSheets)) return Form::spreadsheet;
  return has_ending(name, kSlides) ? Form::presentation : Form::doc;
}

}  // namespace

Form form_of(std::string_view begun, std::string_view name) {
  if (begun.empty()) return form_of_name(name);
  if (begun.substr(0, kPdfSignWithin).find("%PDF-") != std::string_view::npos && !begun.starts_with("PK")) {
    // Not a text that speaks of it.
    if (begun.starts_with("%PDF-") || form_of_name(name) == Form::pdf) return Form::pdf;
  }
  if (begun.starts_with(kOle)) return form_of_ole(name);
  if (begun.starts_with("{\\rtf")) return Form::rtf;
  if (is_packed(begun)) return begun.starts_with("PK") || !is_compressed(begun) ? Form::archive : Form::compressed;
  if (is_page(begun)) return Form::html;
  if (begins_with(begun, "mime-version:") && begun.find("multipart/related") != std::string_view::npos) {
    return Form::web_archive;
  }
  const Form by_name = form_of_name(name);
  // Pages may begin with any tag, and be in UTF-16.
  if (by_name == Form::html && (first_tag(begun).starts_with('<') || begun.find('\0') != std::string_view::npos)) {
    return Form::html;
  }
  if (by_name == Form::html && begun.find("</") != std::string_view::npos) return Form::html;
  return Form::text;
}

Form form_of_zip(const ZipFacts& facts, std::string_view name) {
  const auto any = [&](std::string_view with) {
    return std::any_of(facts.names.begin(), facts.names.end(),
                       [&](const std::string& each) { return each.starts_with(with); });
  };
  if (any("[Content_Types].xml") || any("_rels/")) {
    if (any("word/")) return Form::docx;
    if (any("xl/")) return Form::spreadsheet;
    if (any("ppt/")) return Form::presentation;
  }
  const auto type = [&](std::string_view part) { return facts.type.find(part) != std::string::npos; };
  if (type("opendocument.text")) return Form::odt;
  if (type("opendocument.spreadsheet")) return Form::spreadsheet;
  if (type("opendocument.presentation")) return Form::presentation;
  const Form by_name = form_of_name(name);
  return by_name == Form::docx || by_name == Form::odt ? by_name : Form::archive;
}

}  // namespace zhibiao::batch
