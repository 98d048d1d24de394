#include "batch/convert.h"

#include <fnmatch.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <utility>

#include "base/atomic_file.h"
#include "base/file.h"
#include "base/once.h"
#include "base/system_error.h"
#include "base/temporary_folder.h"
#include "base/unfinished_file.h"
#include "batch/archive.h"
#include "batch/child.h"
#include "batch/message_rows.h"
#include "text/source_text.h"

namespace zhibiao::batch {
namespace {

constexpr std::string_view kFile = "{}";
constexpr std::string_view kFilter = "{filter}";
constexpr std::string_view kPandocLines =
#include "batch/pandoc_lines.lua.inc"
    ;

std::string base_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

// A file that goes when its owner goes. It keeps the extension, by which some programs tell the format.
class TemporaryFile {
 public:
  static Expected<TemporaryFile> create(const std::string& path, std::string_view bytes) {
    constexpr mode_t kOwnersOnly = 0600;
    static base::Once cleaned;
    const std::string folder = base::temporary_folder();
    cleaned.call([&] { base::remove_leftovers(folder); });
    const std::string name = base_name(path);
    const std::size_t dot = name.rfind('.');
    auto made = base::create_unfinished(folder, kOwnersOnly, dot == std::string::npos ? "" : name.substr(dot));
    if (!made.file.is_open()) {
      return tl::unexpected(base::system_error(errno, rows::kCannotMakeFileForConverter, folder));
    }
    TemporaryFile temporary(std::move(made));
    if (auto written = base::write_descriptor(temporary.made_.file.get(), bytes, temporary.path()); !written) {
      return tl::unexpected(std::move(written.error()));
    }
    return temporary;
  }
  TemporaryFile(TemporaryFile&& other) noexcept
      : made_{std::exchange(other.made_.path, {}), std::move(other.made_.file)} {}
  TemporaryFile& operator=(TemporaryFile&&) = delete;
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (!made_.path.empty()) ::unlink(made_.path.c_str());
  }
  [[nodiscard]] const std::string& path() const { return made_.path; }

 private:
  explicit TemporaryFile(base::UnfinishedFile made) : made_(std::move(made)) {}
  base::UnfinishedFile made_;
};

std::vector<std::string> words_of(const Converter& converter, const std::string& path, const std::string& filter) {
  const std::string file = path.starts_with('-') ? "./" + path : path;  // never taken for an option
  std::vector<std::string> words = converter.command;
  const auto place = std::find(words.begin(), words.end(), kFile);
  if (place == words.end()) {
    words.push_back(file);
  } else {
    *place = file;
  }
  if (!filter.empty()) std::replace(words.begin(), words.end(), std::string(kFilter), filter);
  return words;
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

// `name` is the document's, `path` that of the file with its bytes.
Expected<Converted> convert(const std::vector<const Converter*>& converters, const std::string& name,
                            const std::string& path, const ConversionLimits& limits) {
  std::optional<Error> failed;  // of the first that is installed; another may read what it refuses
  for (const Converter* converter : converters) {
    std::string file = path;
    std::optional<TemporaryFile> decoded;
    if (converter->reads_utf8_only) {
      auto bytes = base::read_file(path, limits.bytes);
      if (!bytes) return tl::unexpected(std::move(bytes.error()));
      auto text = text::decode(std::move(*bytes), name, limits.encoding);
      if (!text) return tl::unexpected(std::move(text.error()));
      auto made = TemporaryFile::create(name, text->utf8);
      if (!made) return tl::unexpected(std::move(made.error()));
      decoded.emplace(std::move(*made));
      file = decoded->path();
    }
    if (converter->reads_zip) {
      const auto checked = check_packed_document(path, name, {limits.bytes, limits.stop});
      if (!checked) return tl::unexpected(checked.error());
    }
    std::optional<TemporaryFile> filter;
    if (!converter->package.empty() && std::ranges::find(converter->command, kFilter) != converter->command.end()) {
      auto made = TemporaryFile::create("pandoc_lines.lua", kPandocLines);
      if (!made) return tl::unexpected(std::move(made.error()));
      filter.emplace(std::move(*made));
    }
    auto result = run_child(words_of(*converter, file, filter ? filter->path() : ""), name, limits);
    if (!result) return tl::unexpected(std::move(result.error()));
    if (!result->found) continue;
    const std::string& program = converter->command.front();
    if (result->status == 0) return Converted{std::move(result->output), program, !converter->package.empty()};
    if (failed) continue;
    failed = Error{.code = "converter-failed",
                   .path = name,
                   .message = result->errors.empty()
                                  ? rows::kEndedWithStatus(program, result->status)
                                  : rows::kEndedWithStatusSaying(program, result->status, first_line(result->errors))};
  }
  if (failed) return tl::unexpected(std::move(*failed));
  return tl::unexpected(none_installed(converters, name));
}

}  // namespace

Error none_installed(const std::vector<const Converter*>& converters, const std::string& path) {
  Message programs;
  Message packages;
  const auto add = [](Message& all, const std::string& name) {
    all = all.empty() ? Message::verbatim(name) : rows::kOr(all, name);
  };
  for (const Converter* converter : converters) {
    add(programs, converter->command.front());
    if (!converter->package.empty()) add(packages, converter->package);
  }
  Message message = rows::kConverterNotInstalled(programs);
  if (!packages.empty()) message = rows::kInstall(message, packages);
  return {.code = "no-converter", .path = path, .message = std::move(message)};
}

bool is_installed(const std::string& program) {
  if (program.find('/') != std::string::npos) return ::access(program.c_str(), X_OK) == 0;
  const char* path = ::getenv("PATH");
  std::string_view rest = path != nullptr ? path : "/usr/bin:/bin";
  while (true) {
    const std::size_t colon = std::min(rest.find(':'), rest.size());
    const std::string folder(colon == 0 ? "." : rest.substr(0, colon));
    if (::access((folder + "/" + program).c_str(), X_OK) == 0) return true;
    if (colon == rest.size()) return false;
    rest.remove_prefix(colon + 1);
  }
}

std::span<const Converter> known_converters() {
  const auto pandoc = [](const char* glob, const char* format, Form form) {
    Converter converter{glob,
                        {"pandoc", "--sandbox", "-f", format, "-t", "plain", "--wrap=none", "--lua-filter", "{filter}"},
                        "pandoc",
                        form};
    converter.reads_utf8_only = form == Form::html;
    converter.reads_zip = form == Form::docx || form == Form::odt;
    if (converter.reads_utf8_only) converter.command.insert(converter.command.end(), {"-M", "page=true"});
    converter.command.emplace_back("{}");
    return converter;
  };
  static const std::array<Converter, 7> known = {
      Converter{"*.pdf", {"pdftotext", "-layout", "-enc", "UTF-8", "-nopgbrk", "{}", "-"}, "poppler-utils", Form::pdf},
      pandoc("*.docx", "docx", Form::docx),
      pandoc("*.odt", "odt", Form::odt),
      pandoc("*.html", "html", Form::html),
      pandoc("*.htm", "html", Form::html),
      Converter{"*.doc", {"antiword", "-m", "UTF-8.txt", "-w", "0", "{}"}, "antiword", Form::doc},
      Converter{"*.doc", {"catdoc", "-d", "utf-8", "-w", "{}"}, "catdoc", Form::doc},
  };
  return known;
}

std::vector<const Converter*> converters_for(const std::vector<Converter>& all, const std::string& path) {
  const std::string name = base_name(path);
  std::vector<const Converter*> fitting;
  for (const Converter& converter : all) {
    if (::fnmatch(converter.glob.c_str(), name.c_str(), FNM_CASEFOLD) == 0) fitting.push_back(&converter);
  }
  // A user's own, which has no package, goes before what is built in and is not replaced by it.
  if (!fitting.empty() && fitting.front()->package.empty()) fitting.resize(1);
  return fitting;
}

Expected<Converted> convert_file(const std::vector<const Converter*>& converters, const std::string& path,
                                 const ConversionLimits& limits) {
  return convert(converters, path, path, limits);
}

Expected<Converted> convert_bytes(const std::vector<const Converter*>& converters, const std::string& path,
                                  std::string_view bytes, const ConversionLimits& limits) {
  const auto file = TemporaryFile::create(path, bytes);
  if (!file) return tl::unexpected(file.error());
  return convert(converters, path, file->path(), limits);
}

}  // namespace zhibiao::batch
