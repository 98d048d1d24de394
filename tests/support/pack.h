// Packs bytes as the library that programs elsewhere use would: gzip and its like, zip, tar.
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace zhibiao::tests {

using PackedMembers = std::vector<std::pair<std::string, std::string>>;  // path, bytes

// `format`: zip, ustar or raw (which takes one member); `filter`: none, gzip, zstd, xz or bzip2.
inline std::string packed(const std::string& format, const std::string& filter, const PackedMembers& members) {
  ::archive* writer = archive_write_new();
  EXPECT_EQ(archive_write_set_format_by_name(writer, format.c_str()), ARCHIVE_OK);
  const int added = filter == "none" ? ARCHIVE_OK : archive_write_add_filter_by_name(writer, filter.c_str());
  EXPECT_EQ(added, ARCHIVE_OK);
  archive_write_set_bytes_in_last_block(writer, 1);
  std::string bytes(std::size_t{8} << 20, '\0');
  std::size_t used = 0;
  EXPECT_EQ(archive_write_open_memory(writer, bytes.data(), bytes.size(), &used), ARCHIVE_OK);
  for (const auto& [path, content] : members) {
    ::archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, path.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, path.ends_with('/') ? AE_IFDIR : AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    EXPECT_EQ(archive_write_header(writer, entry), ARCHIVE_OK) << archive_error_string(writer);
    if (!content.empty()) {
      EXPECT_EQ(archive_write_data(writer, content.data(), content.size()), static_cast<la_ssize_t>(content.size()));
    }
    archive_entry_free(entry);
  }
  EXPECT_EQ(archive_write_close(writer), ARCHIVE_OK) << archive_error_string(writer);
  archive_write_free(writer);
  bytes.resize(used);
  return bytes;
}

inline std::string compressed(const std::string& filter, const std::string& content) {
  return packed("raw", filter, {{"x", content}});
}

// The bytes that were packed with a filter alone.
inline std::string unpacked(const std::string& bytes) {
  ::archive* reader = archive_read_new();
  archive_read_support_filter_all(reader);
  archive_read_support_format_raw(reader);
  EXPECT_EQ(archive_read_open_memory(reader, bytes.data(), bytes.size()), ARCHIVE_OK);
  ::archive_entry* entry = nullptr;
  EXPECT_EQ(archive_read_next_header(reader, &entry), ARCHIVE_OK) << archive_error_string(reader);
  std::string result;
  std::string block(std::size_t{64} << 10, '\0');
  la_ssize_t got = 0;
  while ((got = archive_read_data(reader, block.data(), block.size())) > 0) {
    result.append(block, 0, static_cast<std::size_t>(got));
  }
  EXPECT_EQ(got, 0) << archive_error_string(reader);
  archive_read_free(reader);
  return result;
}

}  // namespace zhibiao::tests
