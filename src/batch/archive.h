// What lies compressed in a file: one document, or the members of an archive, one after another. Holds one member at a
// time; what unpacks to more than is reasonable is an error, however small the file.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/names.h"
#include "zhibiao/error.h"

namespace zhibiao::batch {

inline constexpr const char* kInArchive = "!/";  // between the path of an archive and that inside

struct UnpackLimits {
  std::uint64_t document_bytes = 0;  // of one member
  const std::atomic<bool>* stop = nullptr;
};

// How many bytes a packed byte may become, once a few megabytes came out: text gives ten, a bomb a thousand.
inline constexpr std::uint64_t kMostUnpackedForEachPacked = 200;
inline constexpr std::uint64_t kUnpackedWithoutQuestion = std::uint64_t{8} << 20;
inline constexpr std::size_t kMostMembers = 1'000'000;

// The bytes of a file that is one compressed document (gzip, zstd, xz or bzip2, whatever its name says).
[[nodiscard]] Expected<std::string> read_compressed(const std::string& path, const UnpackLimits& limits);

// For a zip that another program will unpack: an error where it is a bomb or its XML is larger than a document may be.
// Whether it is a zip at all is for that program to say. `name` is for messages.
[[nodiscard]] Expected<void> check_packed_document(const std::string& path, const std::string& name,
                                                   const UnpackLimits& limits);

// A pipe that was begun to read.
struct OpenStream {
  int descriptor = -1;
  std::string begun;
};

// How many of a stream's first bytes tell whether it is compressed or an archive.
inline constexpr std::size_t kEnoughToTellPacked = 512;
[[nodiscard]] bool is_packed(std::string_view begun);
// Of what is packed: whether only a stream is compressed, so that what it holds is not told.
[[nodiscard]] bool is_compressed(std::string_view begun);
// A zip that is one document of an office program, by the first name in it.
[[nodiscard]] bool is_packed_document(std::string_view begun);

// What tells of a zip what it is: the first names in it, and the content of a member "mimetype".
struct ZipFacts {
  std::vector<std::string> names;
  std::string type;
};
[[nodiscard]] ZipFacts look_into_zip(const std::string& path);
[[nodiscard]] ZipFacts look_into_zip_bytes(std::string_view bytes);

class ArchiveReader {
 public:
  struct Member {
    std::string path;           // inside the archive; empty where the archive as a whole failed or is one document
    bool name_decoded = false;  // the name was no UTF-8 and was read as GB18030
    std::string bytes;
    std::optional<Error> error;
  };

  // `names` must outlive the reader.
  ArchiveReader(std::string path, const NamePatterns& names, const UnpackLimits& limits);
  // Of a stream, which may also be one compressed document.
  ArchiveReader(std::string path, OpenStream stream, const NamePatterns& names, const UnpackLimits& limits);
  ArchiveReader(ArchiveReader&&) noexcept;
  ~ArchiveReader();

  // The next wanted member or failure; nothing at the end.
  [[nodiscard]] std::optional<Member> next();
  // Whether any member was given.
  [[nodiscard]] bool any() const { return any_; }
  // Members that are not wanted, by the endings of their names.
  [[nodiscard]] const PassedOver& passed_over() const { return passed_over_; }

 private:
  struct Handle;
  Member failed(std::string member, Error error);
  [[nodiscard]] std::optional<Error> open();
  [[nodiscard]] bool is_one_document() const;

  std::string path_;
  std::optional<OpenStream> stream_;
  const NamePatterns& names_;
  UnpackLimits limits_;
  std::unique_ptr<Handle> handle_;
  PassedOver passed_over_;
  std::size_t members_ = 0;
  bool any_ = false;
  bool ended_ = false;
};

}  // namespace zhibiao::batch
