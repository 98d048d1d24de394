#include "batch/documents.h"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "base/system_error.h"
#include "base/utf8.h"
#include "batch/archive.h"
#include "batch/document_text.h"
#include "batch/message_rows.h"
#include "batch/stream.h"

namespace zhibiao::batch {

struct Documents::OpenLines {
  base::Descriptor file;
  LineReader reader;
  std::size_t input;
  std::string path;
  std::size_t line = 0;
};

struct Documents::OpenArchive {
  ArchiveReader reader;
  std::size_t input;
  std::string path;
};

Documents::Documents(const std::vector<Input>& inputs, const ReadingOptions& options, Limits limits)
    : inputs_(inputs), options_(options), limits_(std::move(limits)) {}

Documents::~Documents() = default;

bool Documents::is_single() const {
  if (inputs_.size() != 1 || options_.format == InputFormat::json_lines) return false;
  const std::string& path = inputs_.front().path;
  return path != kStandardInput && !is_archive(path);
}

bool Documents::is_archive(const std::string& path) const {
  return container_of(path) == Container::archive && converters_for(options_.converters, path).empty();
}

std::optional<Pending> Documents::next() {
  while (true) {
    if (lines_) {
      if (auto pending = next_line()) return pending;
      lines_.reset();
    }
    if (archive_) {
      if (auto pending = next_member()) return pending;
      archive_.reset();
    }
    if (next_ == inputs_.size()) return std::nullopt;
    const Input& input = inputs_[next_];
    Pending pending;
    pending.input = next_++;
    pending.path = input.path;
    pending.error = input.error;
    if (pending.error) return pending;
    if (limits_.up_to_date) pending.up_to_date = limits_.up_to_date(pending.input);
    if (pending.up_to_date > 0) {
      pending.form = Pending::Form::up_to_date;
      return pending;
    }
    if (input.inside) {
      pending.form = Pending::Form::inside;
      return pending;
    }
    if (options_.format == InputFormat::json_lines) {
      if (auto failed = open_lines(std::move(pending))) return failed;
      continue;
    }
    if (pending.path == kStandardInput) {
      if (auto document = open_stream(std::move(pending))) return document;
      continue;
    }
    if (is_archive(pending.path)) {
      ArchiveReader reader(pending.path, options_.names, {limits_.bytes, limits_.stop});
      archive_ = std::make_unique<OpenArchive>(OpenArchive{std::move(reader), pending.input, pending.path});
      continue;
    }
    return pending;
  }
}

std::optional<Pending> Documents::open_stream(Pending pending) {
  const int descriptor = limits_.standard_input;
  pending.form = Pending::Form::bytes;
  auto begun = read_beginning(descriptor, pending.path, kEnoughToTellPacked, limits_.stop);
  if (begun && is_packed(*begun) && !is_packed_document(*begun)) {
    ArchiveReader reader(pending.path, {descriptor, std::move(*begun)}, options_.names, {limits_.bytes, limits_.stop});
    archive_ = std::make_unique<OpenArchive>(OpenArchive{std::move(reader), pending.input, pending.path});
    return std::nullopt;
  }
  auto bytes =
      begun ? read_stream(descriptor, pending.path, limits_.bytes, limits_.stop, std::move(*begun)) : std::move(begun);
  if (bytes) {
    pending.bytes = std::move(*bytes);
  } else {
    pending.error = std::move(bytes.error());
  }
  return pending;
}

std::optional<Pending> Documents::next_member() {
  auto member = archive_->reader.next();
  if (!member) {
    for (const auto& [ending, count] : archive_->reader.passed_over()) passed_over_[ending] += count;
    if (!archive_->reader.any()) {
      skipped_.push_back({archive_->path, Severity::warning, rows::kNoMemberOfItMatches()});
    }
    return std::nullopt;
  }
  Pending pending;
  pending.form = Pending::Form::bytes;
  pending.input = archive_->input;
  pending.member = std::move(member->path);
  pending.path = archive_->path;
  if (!pending.member.empty()) pending.path += kInArchive + pending.member;
  pending.bytes = std::move(member->bytes);
  pending.error = std::move(member->error);
  if (member->name_decoded) {
    pending.diagnostics.push_back({Severity::note, "member-name-decoded", 0, 0, rows::kMemberNameDecoded()});
  }
  return pending;
}

// Gives the record of a file that cannot be opened.
std::optional<Pending> Documents::open_lines(Pending pending) {
  base::Descriptor file;
  int descriptor = limits_.standard_input;
  if (pending.path != kStandardInput) {
    auto opened = open_regular(pending.path);
    if (!opened) {
      pending.error = std::move(opened.error());
      return pending;
    }
    file = std::move(*opened);
    descriptor = file.get();
  }
  const std::uint64_t longest = longest_line(limits_.bytes);
  LineReader reader(descriptor, pending.path, longest, limits_.stop);
  lines_ = std::make_unique<OpenLines>(OpenLines{std::move(file), std::move(reader), pending.input, pending.path});
  return std::nullopt;
}

std::optional<Pending> Documents::next_line() {
  Pending pending;
  pending.input = lines_->input;
  pending.path = lines_->path;
  pending.form = Pending::Form::json_line;
  const auto next = lines_->reader.next(pending.bytes);
  pending.line = ++lines_->line;
  switch (next) {
    case LineReader::Next::line:
      if (pending.line == 1 && pending.bytes.starts_with(base::kUtf8ByteOrderMark)) {
        pending.bytes.erase(0, base::kUtf8ByteOrderMark.size());
      }
      return pending;
    case LineReader::Next::too_long:
      pending.error = Error{.code = "too-large", .path = pending.path, .message = rows::kLineTooLong()};
      return pending;
    case LineReader::Next::end:
      return std::nullopt;
    case LineReader::Next::failed:
      pending.error = lines_->reader.error();
      pending.line = 0;
      lines_.reset();
      return pending;
    case LineReader::Next::interrupted:
      pending.form = Pending::Form::interrupted;
      return pending;
  }
  return std::nullopt;
}

}  // namespace zhibiao::batch
