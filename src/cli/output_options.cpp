// What is written, and where to.
#include "cli/option_table.h"
#include "cli/option_values.h"
#include "output/formats.h"

namespace zhibiao::cli {
namespace {

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const auto& entry : output::formats()) names.emplace_back(entry.name);
  return names;
}

Problem set_format(Options& options, const std::string& text) {
  const auto format = output::format_by_name(text);
  if (!format) return not_a_choice(text, format_names());
  options.format = format;
  return std::nullopt;
}

constexpr auto kHeaders = std::to_array<std::pair<std::string_view, HeaderRow>>(
    {{"zh", HeaderRow::zh}, {"en", HeaderRow::en}, {"none", HeaderRow::none}});

constexpr auto kOutput = std::to_array<OptionRow>({
    {.names = "-f,--format",
     .value = "FORMAT",
     .help = {"jsonl, json, text, csv or tsv; default: text on a terminal, else jsonl or by -o",
              "jsonl、json、text、csv 或 tsv;默认:终端为 text,否则为 jsonl 或依 -o"},
     .known_to = to_extract,
     .set = set_format,
     .takes = Takes::list,
     .choices = format_names,
     .main = true},
    {.names = "-o,--output",
     .value = "FILE",
     .help = {"write to FILE, complete or not at all", "写入 FILE,要么完整要么不写"},
     .known_to = to_extract,
     .set = set_text<&Options::output>,
     .takes = Takes::file,
     .main = true,
     .settable = Settable::not_by_project,
     .instead_of = "output-dir"},
    {.names = "--output-dir",
     .value = "DIR",
     .help = {"write one file per document below DIR", "在 DIR 下为每个文档写一个文件"},
     .known_to = to_extract,
     .set = set_text<&Options::output_folder>,
     .takes = Takes::folder,
     .main = true,
     .settable = Settable::not_by_project,
     .instead_of = "output"},
    {.names = "--explain",
     .value = "",
     .help = {"in JSON, tell of each indicator which rules and words set its fields",
              "在 JSON 中说明每个指标的各字段由哪些规则和字词得出"},
     .known_to = to_extract,
     .set = turn_on<&Options::explain>},
});

constexpr auto kTables = std::to_array<OptionRow>({
    {.names = "--header",
     .value = "NAMES",
     .help = {"column names of csv and tsv: zh, en or none; zh by default", "csv 与 tsv 的列名:zh、en 或 none;默认 zh"},
     .known_to = to_extract,
     .set = set_choice<&Options::header, kHeaders>,
     .takes = Takes::list,
     .choices = names_in<kHeaders>},
    {.names = "--bom",
     .value = "WHEN",
     .help = {"byte order mark in csv and tsv: auto, always or never; auto marks a .csv file",
              "csv 与 tsv 的字节序标记:auto、always 或 never;auto 只标记 .csv 文件"},
     .known_to = to_extract,
     .set = set_choice<&Options::byte_order_mark, kWhen>,
     .takes = Takes::list,
     .choices = names_in<kWhen>},
});

}  // namespace

std::span<const OptionRow> output_options() { return kOutput; }
std::span<const OptionRow> table_options() { return kTables; }

}  // namespace zhibiao::cli
