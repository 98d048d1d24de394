// learn: from corrections made on the review page to entries of a pack.
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/atomic_file.h"
#include "base/file.h"
#include "batch/document_reader.h"
#include "cli/commands/run_commands.h"
#include "cli/exit_status.h"
#include "cli/options/batch_settings.h"
#include "cli/pages/message_rows.h"
#include "cli/pages/messages.h"
#include "extract/learning.h"
#include "text/source_text.h"

namespace zhibiao::cli {
namespace {

using nlohmann::json;

constexpr std::size_t kLargestReview = std::size_t{256} << 20;

std::string text_at(const json& row, const char* key) {
  const auto at = row.find(key);
  return at != row.end() && at->is_string() ? at->get<std::string>() : "";
}

// A field as examples write it.
std::string field_at(const json& row, const char* key, const char* usual) {
  const auto at = row.find(key);
  if (at == row.end() || at->is_null()) return usual;
  if (at->is_boolean()) return at->get<bool>() ? "true" : "false";
  return at->is_string() ? at->get<std::string>() : at->dump();
}

std::size_t size_at(const json& row, const char* key) {
  const auto at = row.find(key);
  return at != row.end() && at->is_number_unsigned() ? at->get<std::size_t>() : 0;
}

// Nothing for a row of which nothing is to be learnt.
std::optional<extract::Correction> correction_of(const json& row) {
  using State = extract::Correction::State;
  const std::string state = text_at(row, "state");
  extract::Correction correction;
  if (state == "edited") {
    correction.state = State::edited;
  } else if (state == "added") {
    correction.state = State::added;
  } else if (state == "rejected") {
    correction.state = State::rejected;
  } else {
    return std::nullopt;
  }
  correction.quote = text_at(row, "quote");
  correction.sentence = text_at(row, "sentence");
  correction.document = text_at(row, "path");
  if (row.contains("document")) correction.document += ":" + field_at(row, "document", "");
  correction.line = size_at(row, "line");
  correction.nth = std::max<std::size_t>(size_at(row, "nth"), 1);
  correction.place = fmt::format("{}:{}", correction.document, correction.line);
  if (correction.state == State::rejected) return correction;
  for (const auto& [key, usual] :
       {std::pair("kind", ""), std::pair("value", ""), std::pair("high", ""), std::pair("unit", ""),
        std::pair("comparator", "="), std::pair("change", "none"), std::pair("role", "actual"), std::pair("base", ""),
        std::pair("metric", ""), std::pair("period", "")}) {
    correction.fields[key] = field_at(row, key, usual);
  }
  return correction;
}

// Nothing where a line is wrong, which is then reported.
std::optional<std::vector<extract::Correction>> read_corrections(const std::string& path) {
  const auto bytes = base::read_file(path, kLargestReview);
  if (!bytes) {
    report(bytes.error());
    return std::nullopt;
  }
  std::vector<extract::Correction> corrections;
  std::size_t number = 0;
  for (std::size_t at = 0; at < bytes->size();) {
    const std::size_t end = std::min(bytes->find('\n', at), bytes->size());
    const std::string line = bytes->substr(at, end - at);
    at = end + 1;
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const json row = json::parse(line, nullptr, false);
    if (!row.is_object() || text_at(row, "quote").empty()) {
      report(
          {.code = "no-correction", .path = path, .line = number, .message = rows::kNoCorrection(line.substr(0, 80))});
      return std::nullopt;
    }
    if (auto correction = correction_of(row)) corrections.push_back(std::move(*correction));
  }
  return corrections;
}

// The texts of the documents that were corrected, as far as they can be read.
extract::Documents documents_of(const std::vector<extract::Correction>& corrections, const Options& options) {
  const batch::ReadingOptions reading = reading_options_of(options);
  batch::DocumentReader reader(reading, reading_limits(options));
  extract::Documents documents;
  for (const extract::Correction& correction : corrections) {
    if (correction.document.empty() || documents.contains(correction.document)) continue;
    auto raw = reader.read(batch::place_of(correction.document));
    auto text = raw ? text::decode(std::move(raw->bytes), correction.document, raw->encoding)
                    : Expected<text::SourceText>(tl::unexpected(raw.error()));
    if (text) {
      documents.emplace(correction.document, std::move(text->utf8));
    } else {
      report(text.error());
    }
  }
  return documents;
}

Expected<void> write_pack(const std::string& folder, const std::string& file, const std::string& pack) {
  if (auto made = base::make_folders(folder); !made) return made;
  return base::write_file(file, pack);
}

}  // namespace

int run_learn(const Options& options) {
  if (options.arguments.size() != 1 || options.output_folder.empty()) {
    report(Severity::error, rows::kLearnTakesCorrections());
    return kUsage;
  }
  const auto corrections = read_corrections(options.arguments.front());
  if (!corrections) return kUsage;
  const std::string file = options.output_folder + "/learned.json";
  struct stat status {};
  if (::stat(file.c_str(), &status) == 0) {
    report({.code = "exists",
            .path = options.output_folder,
            .message = rows::kFileStands(file),
            .hint = rows::kGiveAnotherFolder()});
    return kUsage;
  }
  if (!load_packs(options.pattern_folders)) return kUsage;
  std::vector<patterns::PackFile> users;
  std::list<std::vector<std::string>> texts;
  for (const std::string& folder : options.pattern_folders) {
    const auto files = patterns::read_folder(folder, texts.emplace_back());
    if (files) users.insert(users.end(), files->begin(), files->end());
  }
  const extract::Lessons lessons = extract::learn(*corrections, documents_of(*corrections, options), users);
  for (const std::size_t left : lessons.left) {
    const extract::Correction& correction = (*corrections)[left];
    report(correction.place, Severity::warning, rows::kNotLearned(correction.quote));
  }
  if (lessons.entries > 0) {
    if (auto written = write_pack(options.output_folder, file, lessons.pack); !written) {
      report(written.error());
      return kOutputFailed;
    }
    report(Severity::note, rows::kLearned(lessons.entries, corrections->size(), options.output_folder));
  }
  return lessons.left.empty() ? kDone : kSomeFailed;
}

}  // namespace zhibiao::cli
