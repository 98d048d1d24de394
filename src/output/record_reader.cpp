#include "output/record_reader.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "output/json_cutter.h"
#include "output/message_rows.h"
#include "output/record_fields.h"

namespace zhibiao::output {
namespace {

constexpr int kDeepest = 64;  // sections in sections

Error refused(const char* code, Message message) { return {.code = code, .message = std::move(message)}; }

// What `read` throws, as an error.
template <class Read>
std::optional<Error> problem_of(const Read& read) {
  try {
    read();
    return std::nullopt;
  } catch (const simdjson::simdjson_error& error) {
    return refused("bad-json", rows::kNoRecord(std::string_view(error.what())));
  } catch (const JsonCutter::Unreadable& unreadable) {
    return unreadable.error;
  } catch (const NotAsTheSchema& fault) {
    if (fault.key == "schema_version") return refused("not-a-record", rows::kOtherVersion(kSchemaVersion));
    return refused("not-a-record", rows::kUnknownWord(fault.key));
  }
}

// The indicators of a record that was read once already, so that they are known to be as the schema has them.
class StoredIndicators : public IndicatorSource {
 public:
  StoredIndicators(std::shared_ptr<const Spool> record, std::uint64_t begin, std::size_t size,
                   std::shared_ptr<std::optional<Error>> problem)
      : record_(std::move(record)), begin_(begin), size_(size), problem_(std::move(problem)) {}

  [[nodiscard]] std::size_t size() const override { return size_; }
  [[nodiscard]] std::unique_ptr<Walker<Indicator>> walk() const override { return std::make_unique<Walk>(*this); }

 private:
  class Walk : public Walker<Indicator> {
   public:
    explicit Walk(const StoredIndicators& of)
        : cutter_(*of.record_, of.begin_), left_(of.size_), problem_(of.problem_) {}

    bool next(Indicator& indicator) override {
      if (left_ == 0) return false;
      indicator = {};
      auto problem = problem_of([&] {
        if (!std::exchange(entered_, true)) cutter_.enter('[');
        cutter_.next(']');
        fields_.read(cutter_.value(), indicator);
      });
      left_ = problem ? 0 : left_ - 1;
      if (!problem) return true;
      *problem_ = std::move(problem);
      return false;
    }

   private:
    JsonCutter cutter_;
    RecordFields fields_;
    std::size_t left_;
    bool entered_ = false;
    std::shared_ptr<std::optional<Error>> problem_;
  };

  std::shared_ptr<const Spool> record_;
  std::uint64_t begin_;  // of the array
  std::size_t size_;
  std::shared_ptr<std::optional<Error>> problem_;
};

// The members of an object but those that `takes` reads itself, as an object.
template <class Takes>
std::string rest_of_object(JsonCutter& cutter, const Takes& takes) {
  std::string rest = "{";
  cutter.enter('{');
  while (cutter.next('}')) {
    const std::string key(cutter.key());
    if (takes(key)) continue;
    if (rest.size() > 1) rest += ',';
    rest.append(key).append(":").append(cutter.value());
  }
  return rest += '}';
}

}  // namespace

struct RecordReader::Room {
  std::size_t kept;
  RecordFields fields;

  std::vector<Section> sections(JsonCutter& cutter, int depth) {
    if (depth > kDeepest) throw NotAsTheSchema{"sections"};
    std::vector<Section> all;
    cutter.enter('[');
    while (cutter.next(']')) {
      Section section;
      const std::string own = rest_of_object(cutter, [&](std::string_view key) {
        if (key != R"("sections")") return false;
        section.sections = sections(cutter, depth + 1);
        return true;
      });
      fields.read(own, section);
      all.push_back(std::move(section));
    }
    return all;
  }

  std::vector<Diagnostic> diagnostics(JsonCutter& cutter) {
    std::vector<Diagnostic> all;
    cutter.enter('[');
    while (cutter.next(']')) fields.read(cutter.value(), all.emplace_back());
    return all;
  }

  Indicators indicators(JsonCutter& cutter, const std::shared_ptr<const Spool>& record,
                        const std::shared_ptr<std::optional<Error>>& problem) {
    std::vector<Indicator> all;
    Indicator last;
    std::size_t size = 0;
    const std::uint64_t begin = cutter.at();
    cutter.enter('[');
    while (cutter.next(']')) {
      last = {};
      fields.read(cutter.value(), last);
      ++size;
      if (cutter.at() - begin > kept) {
        all = {};
      } else {
        all.push_back(std::move(last));
      }
    }
    if (all.size() == size) return Indicators(std::move(all));
    return Indicators(std::make_shared<StoredIndicators>(record, begin, size, problem));
  }
};

RecordReader::RecordReader(std::size_t kept)
    : room_(std::make_unique<Room>()), problem_(std::make_shared<std::optional<Error>>()) {
  room_->kept = kept;
}

RecordReader::~RecordReader() = default;

Expected<Document> RecordReader::read(std::shared_ptr<const Spool> record) {
  Document document;
  document.failed = true;  // until it says what was found
  bool more = false;
  auto problem = problem_of([&] {
    JsonCutter cutter(*record);
    const std::string own = rest_of_object(cutter, [&](std::string_view key) {
      if (key == R"("sections")") {
        document.sections = room_->sections(cutter, 0);
      } else if (key == R"("indicators")") {
        document.failed = false;
        document.indicators = room_->indicators(cutter, record, problem_);
      } else if (key == R"("diagnostics")") {
        document.diagnostics = room_->diagnostics(cutter);
      } else {
        return false;
      }
      return true;
    });
    more = !cutter.ended();
    room_->fields.read(own, document);
  });
  if (!problem && more) problem = refused("bad-json", rows::kMoreThanARecord());
  if (problem) return tl::unexpected(std::move(*problem));
  return document;
}

}  // namespace zhibiao::output
