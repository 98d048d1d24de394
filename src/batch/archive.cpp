#include "batch/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <clocale>
#include <utility>

#include "base/descriptor.h"
#include "base/system_error.h"
#include "base/utf8.h"
#include "batch/archive_end.h"
#include "batch/message_rows.h"
#include "batch/stream.h"
#include "text/source_text.h"

namespace zhibiao::batch {
namespace {

constexpr std::size_t kArchiveBlock = std::size_t{64} << 10;

using Freed = std::unique_ptr<::archive, int (*)(::archive*)>;

Error problem(const char* code, const std::string& path, Message message) {
  return {.code = code, .path = path, .message = std::move(message)};
}

// The library turns names into the locale's characters. The process runs in the C locale, where none but ASCII exist.
class Utf8Locale {
 public:
  Utf8Locale() : locale_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (locale_ != nullptr) before_ = ::uselocale(locale_);
  }
  ~Utf8Locale() {
    if (locale_ == nullptr) return;
    ::uselocale(before_);
    ::freelocale(locale_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  locale_t locale_;
  locale_t before_ = nullptr;
};

// "a/b.txt" of "/a/b.txt" and "./a/b.txt".
std::string plain_path(std::string_view path) {
  while (path.starts_with('/') || path.starts_with("./")) path.remove_prefix(1);
  return std::string(path);
}

// Only what the library does itself: its other filters start programs.
void support_compression(::archive* reader) {
  archive_read_support_filter_gzip(reader);
  archive_read_support_filter_zstd(reader);
  archive_read_support_filter_xz(reader);
  archive_read_support_filter_bzip2(reader);
}

// What the library reads of a stream, block by block.
struct StreamFeed {
  OpenStream stream;
  std::string path;
  const std::atomic<bool>* stop = nullptr;
  std::array<char, kArchiveBlock> block{};
  bool begun = false;
  std::optional<Error> error;

  static la_ssize_t read(::archive* reader, void* data, const void** bytes) {
    auto& feed = *static_cast<StreamFeed*>(data);
    if (!std::exchange(feed.begun, true) && !feed.stream.begun.empty()) {
      *bytes = feed.stream.begun.data();
      return static_cast<la_ssize_t>(feed.stream.begun.size());
    }
    auto got = read_some(feed.stream.descriptor, feed.path, feed.block, feed.stop);
    if (!got) {
      feed.error = std::move(got.error());
      archive_set_error(reader, EIO, "%s", rows::kStreamCannotBeRead().english().c_str());
      return -1;
    }
    *bytes = feed.block.data();
    return static_cast<la_ssize_t>(*got);
  }
};

// An open file or stream and the library's reader of it.
struct Packed {
  base::Descriptor file;
  std::unique_ptr<StreamFeed> feed;
  std::uint64_t size = 0;  // of a file
  Freed reader{::archive_read_new(), &::archive_read_free};
  std::uint64_t unpacked = 0;

  std::optional<Error> open(const std::string& path) {
    file = base::Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (!file.is_open() || ::fstat(file.get(), &status) != 0)
      return base::system_error(errno, base::rows::kCannotOpen, path);
    if (!S_ISREG(status.st_mode)) return problem("not-a-file", path, rows::kNoRegularFile());
    size = static_cast<std::uint64_t>(std::max<off_t>(status.st_size, 1));
    if (archive_read_open_fd(reader.get(), file.get(), kArchiveBlock) != ARCHIVE_OK) return broken(path);
    return std::nullopt;
  }

  std::optional<Error> open(const std::string& path, OpenStream stream, const std::atomic<bool>* stop) {
    feed = std::make_unique<StreamFeed>();
    feed->stream = std::move(stream);
    feed->path = path;
    feed->stop = stop;
    if (archive_read_open(reader.get(), feed.get(), nullptr, &StreamFeed::read, nullptr) != ARCHIVE_OK) {
      return broken(path);
    }
    return std::nullopt;
  }

  [[nodiscard]] Error broken(const std::string& path) const {
    if (feed && feed->error) return *feed->error;
    const int number = archive_errno(reader.get());
    if (Error error = base::system_error(number, base::rows::kCannotRead, path);
        number > 0 && number != EILSEQ && number != EINVAL && base::may_pass(error.code)) {
      return error;
    }
    const char* told = archive_error_string(reader.get());
    return problem("broken-archive", path,
                   rows::kCannotUnpack(told != nullptr ? Message::verbatim(told) : rows::kItIsDamaged()));
  }

  // At its end, after so many members: why it is not all that it was, if it is a file and is not.
  [[nodiscard]] std::optional<Message> missing(std::size_t members) const {
    if (feed || archive_filter_code(reader.get(), 0) != ARCHIVE_FILTER_NONE) return std::nullopt;
    const int format = archive_format(reader.get()) & ARCHIVE_FORMAT_BASE_MASK;
    const auto read = static_cast<std::uint64_t>(std::max<la_int64_t>(archive_filter_bytes(reader.get(), 0), 0));
    if (format == ARCHIVE_FORMAT_TAR && !ends_with_zeros(file.get(), read)) return rows::kItIsCutOff();
    const auto told = format == ARCHIVE_FORMAT_ZIP ? members_told(file.get(), size) : std::nullopt;
    if (told && *told > members) return rows::kMembersAreMissing(members, *told);
    return std::nullopt;
  }

  [[nodiscard]] bool is_bomb() const {
    const auto through = static_cast<std::uint64_t>(std::max<la_int64_t>(archive_filter_bytes(reader.get(), 0), 0));
    const std::uint64_t out = std::max(unpacked, through);
    // Of a stream's size no more is known than what came.
    const std::uint64_t packed =
        feed ? static_cast<std::uint64_t>(std::max<la_int64_t>(archive_filter_bytes(reader.get(), -1), 1)) : size;
    return out > kUnpackedWithoutQuestion && out / kMostUnpackedForEachPacked > packed;
  }

  // The data of the present member.
  Expected<std::string> read(const std::string& path, const UnpackLimits& limits) {
    std::string bytes;
    auto all = each_block(path, limits, [&](std::string_view block) { bytes += block; });
    if (!all) return tl::unexpected(std::move(all.error()));
    return bytes;
  }

  // How many bytes they are.
  Expected<std::uint64_t> count(const std::string& path, const UnpackLimits& limits) {
    return each_block(path, limits, [](std::string_view) {});
  }

 private:
  template <class Take>
  Expected<std::uint64_t> each_block(const std::string& path, const UnpackLimits& limits, const Take& take) {
    std::uint64_t total = 0;
    std::array<char, kArchiveBlock> block{};
    while (true) {
      if (limits.stop != nullptr && limits.stop->load()) {
        return tl::unexpected(interrupted_reading(path));
      }
      const la_ssize_t got = archive_read_data(reader.get(), block.data(), block.size());
      if (got < 0) return tl::unexpected(broken(path));
      if (got == 0) return total;
      unpacked += static_cast<std::uint64_t>(got);
      total += static_cast<std::uint64_t>(got);
      take(std::string_view(block.data(), static_cast<std::size_t>(got)));
      if (is_bomb()) {
        return tl::unexpected(problem("archive-bomb", path, rows::kUnpacksToManyTimes(kMostUnpackedForEachPacked)));
      }
      if (total > limits.document_bytes) {
        return tl::unexpected(problem("too-large", path, rows::kUnpackedLargerThanLimit(limits.document_bytes)));
      }
    }
  }
};

}  // namespace

Expected<std::string> read_compressed(const std::string& path, const UnpackLimits& limits) {
  const Utf8Locale locale;
  Packed packed;
  support_compression(packed.reader.get());
  archive_read_support_format_raw(packed.reader.get());
  archive_read_support_format_empty(packed.reader.get());
  if (auto error = packed.open(path)) return tl::unexpected(std::move(*error));
  ::archive_entry* entry = nullptr;
  const int found = archive_read_next_header(packed.reader.get(), &entry);
  if (archive_filter_code(packed.reader.get(), 0) == ARCHIVE_FILTER_NONE) {
    return tl::unexpected(problem("not-compressed", path, rows::kNotCompressed()));
  }
  if (found == ARCHIVE_EOF) return std::string();
  if (found != ARCHIVE_OK) return tl::unexpected(packed.broken(path));
  return packed.read(path, limits);
}

Expected<void> check_packed_document(const std::string& path, const std::string& name, const UnpackLimits& limits) {
  const Utf8Locale locale;
  Packed packed;
  archive_read_support_format_zip(packed.reader.get());
  if (packed.open(path)) return {};
  UnpackLimits left = limits;
  ::archive_entry* entry = nullptr;
  while (archive_read_next_header(packed.reader.get(), &entry) == ARCHIVE_OK) {
    const char* member = archive_entry_pathname(entry);
    const bool is_text = member != nullptr && std::string_view(member).ends_with(".xml");
    const auto bytes = packed.count(name, is_text ? left : UnpackLimits{UINT64_MAX, limits.stop});
    if (!bytes && bytes.error().code == "broken-archive") return {};
    if (!bytes) return tl::unexpected(bytes.error());
    if (is_text) left.document_bytes -= *bytes;
  }
  return {};
}

bool is_compressed(std::string_view begun) {
  constexpr auto kBeginnings = std::to_array<std::string_view>({"\x1F\x8B\x08", "\x28\xB5\x2F\xFD",
                                                                std::string_view("\xFD"
                                                                                 "7zXZ\0",
                                                                                 6)});
  constexpr std::string_view kBzip2Block = "1AY&SY";
  const auto begins = [&](std::string_view with) { return begun.starts_with(with); };
  if (std::any_of(kBeginnings.begin(), kBeginnings.end(), begins)) return true;
  return begins("BZh") && begun.size() > 3 && begun.substr(4).starts_with(kBzip2Block);
}

bool is_packed(std::string_view begun) {
  constexpr std::size_t kTarSign = 257;
  if (is_compressed(begun) || begun.starts_with("PK\x03\x04") || begun.starts_with("PK\x05\x06")) return true;
  return begun.size() > kTarSign && begun.substr(kTarSign).starts_with("ustar");
}

bool is_packed_document(std::string_view begun) {
  constexpr std::size_t kFirstName = 30;
  constexpr auto kNames =
      std::to_array<std::string_view>({"[Content_Types].xml", "_rels/", "word/", "docProps/", "mimetypeapplication/"});
  if (!begun.starts_with("PK\x03\x04") || begun.size() < kFirstName) return false;
  const std::string_view name = begun.substr(kFirstName);
  return std::any_of(kNames.begin(), kNames.end(), [&](std::string_view with) { return name.starts_with(with); });
}

namespace {

ZipFacts facts_of(::archive* reader) {
  constexpr std::size_t kEnough = 256;
  constexpr std::size_t kLongestType = 100;
  ZipFacts facts;
  ::archive_entry* entry = nullptr;
  while (facts.names.size() < kEnough && archive_read_next_header(reader, &entry) >= ARCHIVE_WARN) {
    const char* name = archive_entry_pathname(entry);
    facts.names.emplace_back(name != nullptr ? name : "");
    if (facts.names.back() != "mimetype" || !facts.type.empty()) continue;
    facts.type.resize(kLongestType);
    const la_ssize_t got = archive_read_data(reader, facts.type.data(), facts.type.size());
    facts.type.resize(static_cast<std::size_t>(std::max<la_ssize_t>(got, 0)));
  }
  return facts;
}

}  // namespace

ZipFacts look_into_zip(const std::string& path) {
  const Utf8Locale locale;
  Packed packed;
  archive_read_support_format_zip(packed.reader.get());
  return packed.open(path) ? ZipFacts() : facts_of(packed.reader.get());
}

ZipFacts look_into_zip_bytes(std::string_view bytes) {
  const Utf8Locale locale;
  const Freed reader{::archive_read_new(), &::archive_read_free};
  archive_read_support_format_zip(reader.get());
  if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) return {};
  return facts_of(reader.get());
}

struct ArchiveReader::Handle {
  Packed packed;
};

ArchiveReader::ArchiveReader(std::string path, const NamePatterns& names, const UnpackLimits& limits)
    : path_(std::move(path)), names_(names), limits_(limits) {}

ArchiveReader::ArchiveReader(std::string path, OpenStream stream, const NamePatterns& names, const UnpackLimits& limits)
    : path_(std::move(path)), stream_(std::move(stream)), names_(names), limits_(limits) {}

ArchiveReader::ArchiveReader(ArchiveReader&&) noexcept = default;

ArchiveReader::~ArchiveReader() = default;

ArchiveReader::Member ArchiveReader::failed(std::string member, Error error) {
  any_ = true;
  return {std::move(member), false, {}, std::move(error)};
}

std::optional<Error> ArchiveReader::open() {
  handle_ = std::make_unique<Handle>();
  ::archive* reader = handle_->packed.reader.get();
  support_compression(reader);
  archive_read_support_format_zip(reader);
  archive_read_support_format_tar(reader);
  if (!stream_) return handle_->packed.open(path_);
  archive_read_support_format_raw(reader);
  archive_read_support_format_empty(reader);
  return handle_->packed.open(path_, std::move(*stream_), limits_.stop);
}

bool ArchiveReader::is_one_document() const {
  const int format = archive_format(handle_->packed.reader.get());
  return format == ARCHIVE_FORMAT_RAW || format == ARCHIVE_FORMAT_EMPTY;
}

std::optional<ArchiveReader::Member> ArchiveReader::next() {
  const Utf8Locale locale;
  if (ended_) return std::nullopt;
  const auto give_up = [&](Error error) {
    ended_ = true;
    return failed({}, std::move(error));
  };
  if (!handle_) {
    if (auto error = open()) return give_up(std::move(*error));
  }
  Packed& packed = handle_->packed;
  while (true) {
    if (limits_.stop != nullptr && limits_.stop->load()) {
      return give_up(interrupted_reading(path_));
    }
    ::archive_entry* entry = nullptr;
    const int found = archive_read_next_header(packed.reader.get(), &entry);
    if (found == ARCHIVE_EOF) {
      if (auto missing = packed.missing(members_)) {
        return give_up(problem("broken-archive", path_, rows::kCannotUnpack(std::move(*missing))));
      }
      ended_ = true;
      if (any_ || !is_one_document()) return std::nullopt;
      any_ = true;
      return Member{};
    }
    if (found < ARCHIVE_WARN) return give_up(packed.broken(path_));
    if (packed.is_bomb()) {
      return give_up(problem("archive-bomb", path_, rows::kUnpacksToFarMore()));
    }
    if (++members_ > kMostMembers) {
      return give_up(problem("too-many-members", path_, rows::kTooManyMembers(kMostMembers)));
    }
    if (is_one_document()) {
      any_ = true;
      Member whole;
      if (auto bytes = packed.read(path_, limits_)) {
        whole.bytes = std::move(*bytes);
      } else {
        whole.error = std::move(bytes.error());
        ended_ = true;
      }
      return whole;
    }
    if (archive_entry_filetype(entry) != AE_IFREG) continue;

    const char* name = archive_entry_pathname(entry);
    Member member;
    member.path = plain_path(name != nullptr ? name : "");
    if (base::first_invalid_utf8(member.path)) {
      if (auto decoded = text::decode(member.path, path_, "GB18030")) {
        member.path = std::move(decoded->utf8);
        member.name_decoded = true;
      }
    }
    if (!is_wanted_member(names_, member.path)) {
      ++passed_over_[ending_of(member.path.substr(member.path.rfind('/') + 1))];
      continue;
    }
    any_ = true;
    const std::string full = path_ + kInArchive + member.path;
    if (archive_entry_is_encrypted(entry) != 0) {
      member.error = problem("encrypted", full, rows::kItIsEncrypted());
    } else if (archive_entry_hardlink(entry) != nullptr) {
      member.error = problem("archive-link", full, rows::kLinkToMember());
    } else if (auto bytes = packed.read(full, limits_)) {
      member.bytes = std::move(*bytes);
    } else {
      member.error = std::move(bytes.error());
      ended_ = member.error->code == "archive-bomb" || member.error->code == kInterrupted;
    }
    return member;
  }
}

}  // namespace zhibiao::batch
