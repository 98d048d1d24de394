#include "batch/document_reader.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <charconv>
#include <optional>
#include <utility>

#include "base/system_error.h"
#include "base/utf8.h"
#include "batch/archive.h"
#include "batch/batch.h"
#include "batch/document_text.h"
#include "batch/lines.h"
#include "batch/message_rows.h"
#include "batch/stream.h"

namespace zhibiao::batch {
namespace {

bool exists(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0;
}

bool is_file(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

RawDocument raw(DocumentText&& text) { return {std::move(text.bytes), text.encoding, {}, text.program}; }

}  // namespace

DocumentPlace place_of(const std::string& path) {
  if (path == kStandardInput || exists(path)) return {path, {}, 0};
  const std::string_view inside = kInArchive;
  for (std::size_t at = path.find(inside); at != std::string::npos; at = path.find(inside, at + 1)) {
    std::string file = path.substr(0, at);
    std::string member = path.substr(at + inside.size());
    if (!member.empty() && is_file(file)) return {std::move(file), std::move(member), 0};
  }
  const std::size_t colon = path.rfind(':');
  if (colon == std::string::npos || colon == 0) return {path, {}, 0};
  std::size_t line = 0;
  const char* end = path.data() + path.size();
  const auto [read, problem] = std::from_chars(path.data() + colon + 1, end, line);
  std::string file = path.substr(0, colon);
  if (problem != std::errc() || read != end || line == 0 || !is_file(file)) return {path, {}, 0};
  return {std::move(file), {}, line};
}

struct DocumentReader::OpenArchive {
  std::string path;
  ArchiveReader reader;
};

struct DocumentReader::OpenLines {
  std::string path;
  base::Descriptor file;
  LineReader reader;
  std::size_t line = 0;
};

DocumentReader::DocumentReader(const ReadingOptions& options, Limits limits)
    : options_(options), limits_(std::move(limits)) {
  any_name_.globs = {"*"};
  any_name_.hidden = true;
}

DocumentReader::~DocumentReader() = default;

Expected<RawDocument> DocumentReader::read(const DocumentPlace& place) {
  if (!place.member.empty()) return read_member(place);
  return place.line > 0 ? read_line(place) : read_file(place.file);
}

Expected<RawDocument> DocumentReader::read(Pending& pending) {
  switch (pending.form) {
    case Pending::Form::file:
    case Pending::Form::inside:
      return read(place_of(pending.path));
    case Pending::Form::bytes:
      return read_bytes(pending.path, std::move(pending.bytes));
    case Pending::Form::json_line:
      return read_json(pending.path, pending.bytes);
    case Pending::Form::up_to_date:
    case Pending::Form::interrupted:
      break;
  }
  return tl::unexpected(interrupted_reading(pending.path));
}

Expected<RawDocument> DocumentReader::read_file(const std::string& path) const {
  const TextReader texts(options_, limits_.bytes, limits_.encoding, limits_.stop);
  if (path != kStandardInput) return texts.read(path).map(raw);
  auto bytes = read_input({path, path, {}}, limits_.bytes, {0, limits_.stop, limits_.standard_input, {}, {}});
  if (!bytes) return tl::unexpected(std::move(bytes.error()));
  return texts.read(path, std::move(*bytes)).map(raw);
}

Expected<RawDocument> DocumentReader::read_member(const DocumentPlace& place) {
  const bool goes_on = archive_ && archive_->path == place.file;
  const std::string path = place.file + kInArchive + place.member;
  std::optional<Error> damage;  // what stands behind it may be read yet
  for (int pass = goes_on ? 0 : 1; pass < 2; ++pass) {
    if (pass == 1) {
      archive_ = std::make_unique<OpenArchive>(
          OpenArchive{place.file, ArchiveReader(place.file, any_name_, {limits_.bytes, limits_.stop})});
    }
    while (auto member = archive_->reader.next()) {
      if (member->error && member->path.empty()) damage = std::move(member->error);
      if (member->path != place.member) continue;
      if (member->error) return tl::unexpected(std::move(*member->error));
      return read_bytes(path, std::move(member->bytes));
    }
  }
  if (damage) return tl::unexpected(std::move(*damage));
  return tl::unexpected(Error{.code = "no-member", .path = place.file, .message = rows::kItHasNoMember(place.member)});
}

Expected<RawDocument> DocumentReader::read_line(const DocumentPlace& place) {
  if (!lines_ || lines_->path != place.file || lines_->line >= place.line) {
    auto file = open_regular(place.file);
    if (!file) return tl::unexpected(std::move(file.error()));
    LineReader reader(file->get(), place.file, longest_line(limits_.bytes), limits_.stop);
    lines_ = std::make_unique<OpenLines>(OpenLines{place.file, std::move(*file), std::move(reader)});
  }
  const std::string path = place.file + ":" + std::to_string(place.line);
  std::string text;
  while (lines_->line < place.line) {
    const auto next = lines_->reader.next(text);
    ++lines_->line;
    if (next == LineReader::Next::failed) return tl::unexpected(lines_->reader.error());
    if (next == LineReader::Next::interrupted) return tl::unexpected(interrupted_reading(path));
    if (next == LineReader::Next::end) {
      const std::size_t lines = lines_->line - 1;
      lines_.reset();
      return tl::unexpected(
          Error{.code = "no-line", .path = place.file, .message = rows::kItHasNoLine(lines, place.line)});
    }
    if (next == LineReader::Next::too_long && lines_->line == place.line) {
      return tl::unexpected(Error{.code = "too-large", .path = path, .message = rows::kLineTooLong()});
    }
  }
  if (place.line == 1 && text.starts_with(base::kUtf8ByteOrderMark)) text.erase(0, base::kUtf8ByteOrderMark.size());
  return read_json(path, text);
}

Expected<RawDocument> DocumentReader::read_bytes(const std::string& path, std::string&& bytes) const {
  return TextReader(options_, limits_.bytes, limits_.encoding, limits_.stop).read(path, std::move(bytes)).map(raw);
}

Expected<RawDocument> DocumentReader::read_json(const std::string& path, const std::string& text) const {
  JsonLine line = read_json_line(text, path, options_.fields);
  if (line.error) return tl::unexpected(std::move(*line.error));
  return RawDocument{std::move(line.text), "UTF-8", std::move(line.id), {}};
}

}  // namespace zhibiao::batch
