#include "batch/json_line.h"

#include <functional>
#include <nlohmann/json.hpp>
#include <utility>

#include "batch/message_rows.h"
#include "output/json_writer.h"

namespace zhibiao::batch {
namespace {

// Sees every value once and keeps two of them, so that no nesting and no other field costs memory.
class FieldReader : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit FieldReader(const JsonFields& fields) : fields_(fields) {}

  bool null() override { return take(std::nullopt, "null"); }
  bool boolean(bool /*value*/) override { return take_other(); }
  // Only -0 is an integer with a sign and the value 0.
  bool number_integer(number_integer_t value) override {
    return take(std::nullopt, value == 0 ? "-0" : std::to_string(value));
  }
  bool number_unsigned(number_unsigned_t value) override { return take(std::nullopt, std::to_string(value)); }
  bool number_float(number_float_t /*value*/, const string_t& digits) override { return take(std::nullopt, digits); }
  bool string(string_t& value) override {
    std::string quoted;
    if (field_ == Field::id && depth_ == 1) output::append_json_string(quoted, value);
    return take(std::move(value), std::move(quoted));
  }
  bool binary(binary_t& /*value*/) override { return false; }
  bool start_object(std::size_t /*size*/) override { return open(); }
  bool key(string_t& name) override {
    if (depth_ == 1)
      field_ = name == fields_.get().text ? Field::text : name == fields_.get().id ? Field::id : Field::other;
    return true;
  }
  bool end_object() override { return close(); }
  bool start_array(std::size_t /*size*/) override {
    if (depth_ == 0) return false;  // the line itself must be an object
    return open();
  }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t at, const std::string& token, const nlohmann::json::exception& problem) override {
    constexpr int kNumberTooLarge = 406;
    position = at;
    if (problem.id == kNumberTooLarge) too_large = token;
    is_id = field_ == Field::id && depth_ == 1;
    return false;
  }

  std::optional<std::string> id;
  std::optional<std::string> text;
  bool bad_id = false;
  std::size_t position = 0;
  std::optional<std::string> too_large;  // a number that is JSON, yet more than the parser holds; it ends at `position`
  bool is_id = false;                    // that number

 private:
  enum class Field { id, text, other };

  bool take(std::optional<std::string> value, std::string as_json) {
    if (depth_ == 0) return false;
    if (depth_ > 1) return true;
    if (field_ == Field::text) text = std::move(value);
    if (field_ == Field::id) {
      bad_id = false;
      id = std::move(as_json);
    }
    return true;
  }

  bool take_other() {
    if (depth_ == 0) return false;
    if (depth_ == 1 && field_ == Field::text) text = std::nullopt;
    if (depth_ == 1 && field_ == Field::id) bad_id = true;
    return true;
  }

  bool open() {
    if (depth_ > 0) take_other();
    ++depth_;
    return true;
  }

  bool close() {
    --depth_;
    return true;
  }

  std::reference_wrapper<const JsonFields> fields_;
  Field field_ = Field::other;
  std::size_t depth_ = 0;
};

Error problem(const char* code, std::string_view path, Message message) {
  return {.code = code, .path = std::string(path), .message = std::move(message)};
}

}  // namespace

JsonLine read_json_line(std::string_view line, std::string_view path, const JsonFields& fields) {
  constexpr int kMostTooLarge = 16;
  std::string without;  // the line with 0 in the place of numbers that are too large
  std::optional<std::string> large_id;
  FieldReader reader(fields);
  bool whole = nlohmann::json::sax_parse(line.begin(), line.end(), &reader);
  for (int i = 0; i < kMostTooLarge && !whole && reader.too_large; ++i) {
    const std::string number = *reader.too_large;
    if (without.empty()) without = line;
    if (reader.position < number.size() || reader.position > without.size()) break;
    const std::size_t begin = reader.position - number.size();
    if (without.compare(begin, number.size(), number) != 0) break;
    without.replace(begin, number.size(), number.size(), ' ')[begin] = '0';
    if (reader.is_id) large_id = number;
    reader = FieldReader(fields);
    whole = nlohmann::json::sax_parse(without, &reader);
  }
  JsonLine result;
  if (large_id && reader.id == "0") reader.id = std::move(large_id);
  if (!reader.bad_id) result.id = std::move(reader.id);
  if (!whole && line.find_first_not_of(" \t") == std::string_view::npos) {
    result.error = problem("bad-json", path, rows::kEmptyLine());
  } else if (!whole && reader.position > 0) {
    result.error = problem("bad-json", path, rows::kNoJsonAtByte(reader.position));
  } else if (!whole) {
    result.error = problem("bad-json", path, rows::kNoObject());
  } else if (reader.bad_id) {
    result.error = problem("bad-id", path, rows::kIsNeitherTextNorNumber(fields.id));
  } else if (!reader.text) {
    result.error = problem("no-text", path, rows::kLineHasNoText(fields.text));
  } else {
    result.text = std::move(*reader.text);
  }
  return result;
}

}  // namespace zhibiao::batch
