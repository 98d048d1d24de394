#include "batch/document_text.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "base/descriptor.h"
#include "base/file.h"
#include "base/system_error.h"
#include "batch/archive.h"
#include "batch/message_rows.h"
#include "batch/rich_text.h"

namespace zhibiao::batch {
namespace {

Expected<std::string> beginning_of(int descriptor, const std::string& path) {
  std::string begun(kEnoughToTellForm, '\0');
  std::size_t filled = 0;
  while (filled < begun.size()) {
    const ssize_t got = ::pread(descriptor, begun.data() + filled, begun.size() - filled, static_cast<off_t>(filled));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return tl::unexpected(base::system_error(errno, base::rows::kCannotRead, path));
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  begun.resize(filled);
  return begun;
}

Error unread(const std::string& path, Message what, Message hint) {
  return {.code = "unread-form", .path = path, .message = rows::kWhatAndHint(std::move(what), std::move(hint))};
}

Message name_of(Form form) {
  switch (form) {
    case Form::pdf:
      return Message::verbatim("PDF");
    case Form::docx:
    case Form::doc:
      return Message::verbatim("Word");
    case Form::odt:
      return Message::verbatim("OpenDocument");
    default:
      return Message::verbatim("HTML");
  }
}

Expected<DocumentText> rich_text(std::string_view bytes, const std::string& path) {
  return text_of_rich_text(bytes, path).map([](std::string&& text) {
    return DocumentText{std::move(text), "zhibiao", "UTF-8"};
  });
}

Form form_of_file(std::string_view begun, const std::string& path) {
  const Form form = form_of(begun, path);
  return form == Form::archive && begun.starts_with("PK") ? form_of_zip(look_into_zip(path), path) : form;
}

// By name and content: prose that is called so is prose.
bool is_json_lines(std::string_view begun, const std::string& path) {
  const std::string ending = ending_of(path);
  if (ending != ".jsonl" && ending != ".ndjson") return false;
  const std::size_t first = begun.find_first_not_of(" \t");
  if (first == std::string_view::npos || begun[first] != '{') return false;
  const std::size_t second = begun.find_first_not_of(" \t", first + 1);
  return second != std::string_view::npos && (begun[second] == '"' || begun[second] == '}');
}

DocumentText converted(Converted&& made, const std::optional<std::string>& encoding) {
  return {std::move(made.bytes), std::move(made.program),
          made.is_utf8 ? std::optional<std::string>("UTF-8") : encoding};
}

}  // namespace

Expected<base::Descriptor> open_regular(const std::string& path) {
  base::Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat status {};
  if (!file.is_open() || ::fstat(file.get(), &status) != 0) {
    return tl::unexpected(base::system_error(errno, base::rows::kCannotOpen, path));
  }
  if (S_ISDIR(status.st_mode)) return tl::unexpected(base::system_error(EISDIR, base::rows::kCannotRead, path));
  if (!S_ISREG(status.st_mode)) {
    return tl::unexpected(Error{.code = "not-a-file", .path = path, .message = rows::kNoRegularFile()});
  }
  return file;
}

ConversionLimits TextReader::limits() const { return {limit_, options_.conversion_time, stop_, encoding_}; }

// A user's own, which has no package.
std::vector<const Converter*> TextReader::own_converters(const std::string& path) const {
  auto fitting = converters_for(options_.converters, path);
  std::erase_if(fitting, [](const Converter* converter) { return !converter->package.empty(); });
  return fitting;
}

// None where the bytes are the text.
Expected<std::vector<const Converter*>> TextReader::converters_of(Form form, const std::string& path) const {
  switch (form) {
    case Form::text:
    case Form::rtf:
    case Form::compressed:
      return {};
    case Form::spreadsheet:
      return tl::unexpected(unread(path, rows::kIsSpreadsheet(), rows::kSpreadsheetHint("{}")));
    case Form::presentation:
      return tl::unexpected(unread(path, rows::kIsPresentation(), rows::kSaveAsDocument()));
    case Form::web_archive:
      return tl::unexpected(unread(path, rows::kIsWebArchive(), rows::kSaveAsPage()));
    case Form::archive:
      return tl::unexpected(Error{.code = "not-named-archive",
                                  .path = path,
                                  .message = rows::kWhatAndHint(rows::kIsArchive(), rows::kNameItArchive())});
    default:
      break;
  }
  std::vector<const Converter*> fitting;
  for (const Converter& converter : options_.converters) {
    if (converter.form == form && !converter.package.empty()) fitting.push_back(&converter);
  }
  // The same program stands there once for each ending.
  const auto same = [](const Converter* a, const Converter* b) { return a->command == b->command; };
  fitting.erase(std::unique(fitting.begin(), fitting.end(), same), fitting.end());
  if (fitting.empty()) {
    return tl::unexpected(
        Error{.code = "converters-off",
              .path = path,
              .message = rows::kWhatAndHint(rows::kNeedsConverter(name_of(form)), rows::kLeaveNoConvertersOut())});
  }
  return fitting;
}

Expected<DocumentText> TextReader::read(const std::string& path) const {
  if (const auto own = own_converters(path); !own.empty()) {
    return convert_file(own, path, limits()).map([&](Converted&& made) {
      return converted(std::move(made), encoding_);
    });
  }
  if (container_of(path) == Container::compressed) {
    auto bytes = read_compressed(path, {limit_, stop_});
    if (!bytes) return tl::unexpected(std::move(bytes.error()));
    return read(std::string(document_name(path)), std::move(*bytes)).map_error([&](Error error) {
      error.path = path;
      return error;
    });
  }
  const auto file = open_regular(path);
  if (!file) return tl::unexpected(file.error());
  const auto begun = beginning_of(file->get(), path);
  if (!begun) return tl::unexpected(begun.error());
  const Form form = form_of_file(*begun, path);
  if (form == Form::compressed) {
    auto bytes = read_compressed(path, {limit_, stop_});
    if (!bytes) return tl::unexpected(std::move(bytes.error()));
    return DocumentText{std::move(*bytes), {}, encoding_};
  }
  const auto fitting = converters_of(form, path);
  if (!fitting) return tl::unexpected(fitting.error());
  if (form == Form::text && is_json_lines(*begun, path)) {
    return tl::unexpected(unread(path, rows::kIsJsonLines(), rows::kReadAsJsonLines()));
  }
  if (!fitting->empty()) {
    return convert_file(*fitting, path, limits()).map([&](Converted&& made) {
      return converted(std::move(made), encoding_);
    });
  }
  auto bytes = base::read_descriptor(file->get(), path, limit_);
  if (!bytes) return tl::unexpected(std::move(bytes.error()));
  if (form == Form::rtf) return rich_text(*bytes, path);
  return DocumentText{std::move(*bytes), {}, encoding_, true};
}

Expected<DocumentText> TextReader::read(const std::string& path, std::string bytes) const {
  auto fitting = own_converters(path);
  if (fitting.empty() && bytes.starts_with("{\\rtf")) return rich_text(bytes, path);
  if (fitting.empty()) {
    Form form = form_of(std::string_view(bytes).substr(0, kEnoughToTellForm), path);
    if (form == Form::archive && bytes.starts_with("PK")) form = form_of_zip(look_into_zip_bytes(bytes), path);
    // Archives inside archives are not opened.
    auto known = converters_of(form == Form::compressed ? Form::archive : form, path);
    if (!known) return tl::unexpected(std::move(known.error()));
    fitting = std::move(*known);
  }
  if (fitting.empty()) return DocumentText{std::move(bytes), {}, encoding_};
  return convert_bytes(fitting, path, bytes, limits()).map([&](Converted&& made) {
    return converted(std::move(made), encoding_);
  });
}

Expected<std::string> TextReader::reader_of(const std::string& path) const {
  if (const auto own = own_converters(path); !own.empty()) return own.front()->command.front();
  if (container_of(path) == Container::archive) return std::string("archive");
  if (container_of(path) == Container::compressed) return std::string("compressed");
  const auto file = open_regular(path);
  if (!file) return tl::unexpected(file.error());
  const auto begun = beginning_of(file->get(), path);
  if (!begun) return tl::unexpected(begun.error());
  const Form form = form_of_file(*begun, path);
  if (form == Form::compressed) return std::string("compressed");
  const auto fitting = converters_of(form, path);
  if (!fitting) return tl::unexpected(fitting.error());
  if (form == Form::text && is_json_lines(*begun, path)) {
    return tl::unexpected(unread(path, rows::kIsJsonLines(), rows::kReadAsJsonLines()));
  }
  if (fitting->empty()) return std::string(form == Form::rtf ? "rich text" : "text");
  const auto there = std::find_if(fitting->begin(), fitting->end(),
                                  [](const Converter* converter) { return is_installed(converter->command.front()); });
  if (there == fitting->end()) return tl::unexpected(none_installed(*fitting, path));
  return (*there)->command.front();
}

}  // namespace zhibiao::batch
