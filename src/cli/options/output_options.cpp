// What is written, and where to.
#include <algorithm>

#include "cli/options/option_table.h"
#include "cli/options/option_values.h"
#include "cli/pages/message_rows.h"
#include "output/columns.h"
#include "output/formats.h"
#include "output/words_zh.h"
#include "zhibiao/names.h"

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

template <class T>
std::vector<std::string> record_names() {
  std::vector<std::string> names;
  for (const auto& row : NameTable<T>::rows) names.emplace_back(row.second);
  return names;
}

template <class T>
BothNames both_names() {
  BothNames names;
  for (const auto& [value, name] : NameTable<T>::rows) names.emplace_back(name, output::zh(value));
  return names;
}

template <class T, std::vector<T> output::SelectionOptions::*kMember>
Problem select_values(Options& options, const std::string& text) {
  return read_list(text, [&](const std::string& name) {
    const auto value = output::value_in_either<T>(name);
    if (!value) return Problem(not_a_choice(name, both_names<T>()));
    (options.selection.*kMember).push_back(*value);
    return Problem();
  });
}

std::vector<std::string> column_names() {
  std::vector<std::string> names;
  for (const output::ColumnName& column : output::columns()) names.emplace_back(column.en);
  return names;
}

Problem add_columns(Options& options, const std::string& text) {
  return read_list(text, [&](const std::string& name) {
    const auto all = output::columns();
    const auto column =
        std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.en == name || each.zh == name; });
    if (column == all.end()) {
      BothNames names;
      for (const auto& each : all) names.emplace_back(each.en, each.zh);
      return Problem(not_a_choice(name, names));
    }
    options.columns.emplace_back(column->en);
    return Problem();
  });
}

Problem set_documents(Options& options, const std::string& text) {
  const auto format = output::format_by_file(text);
  if (format != Format::csv && format != Format::tsv) return rows::kItTakesTable();
  options.documents = text;
  return std::nullopt;
}

constexpr auto kHeaders = std::to_array<std::pair<std::string_view, HeaderRow>>(
    {{"zh", HeaderRow::zh}, {"en", HeaderRow::en}, {"none", HeaderRow::none}});

constexpr auto kOffsets = std::to_array<std::pair<std::string_view, bool>>({{"bytes", false}, {"all", true}});

constexpr auto kOutput = std::to_array<OptionRow>({
    {.names = "-f,--format",
     .value = "FORMAT",
     .help = {"jsonl, indicators, json, text, csv, tsv, xlsx, sqlite, html; by -o, else jsonl",
              "jsonl、indicators、json、text、csv、tsv、xlsx、sqlite 或 html；默认依 -o，否则 jsonl"},
     .known_to = to_writers,
     .set = set_format,
     .takes = Takes::list,
     .choices = format_names,
     .main = true},
    {.names = "-o,--output",
     .value = "FILE",
     .help = {"write to FILE, whole or not at all; its ending tells the format, .gz .zst compress",
              "写入 FILE，要么完整要么不写；格式依文件后缀，.gz 与 .zst 压缩"},
     .known_to = to_writers,
     .set = set_text<&Options::output>,
     .takes = Takes::file,
     .main = true,
     .settable = Settable::not_by_project,
     .bears_on_records = false,
     .instead_of = "output-dir"},
    {.names = "--output-dir",
     .value = "DIR",
     .help = {"write one file per document below DIR", "在 DIR 下为每个文档写一个文件"},
     .known_to = to_folders,
     .set = set_text<&Options::output_folder>,
     .takes = Takes::folder,
     .main = true,
     .settable = Settable::not_by_project,
     .bears_on_records = false,
     .instead_of = "output"},
    {.names = "--documents",
     .value = "FILE",
     .help = {"write a table of the documents too, failed ones among them: FILE.csv or FILE.tsv",
              "另写文档表，含失败的文档：FILE.csv 或 FILE.tsv"},
     .known_to = to_writers,
     .set = set_documents,
     .takes = Takes::file,
     .main = true,
     .settable = Settable::not_by_project,
     .bears_on_records = false},
    {.names = "--incremental",
     .value = "STATE",
     .help = {"do only what has changed since the run that wrote STATE; with -o or --output-dir",
              "只处理自写下 STATE 的运行以来的变化；须有 -o 或 --output-dir"},
     .known_to = to_extract,
     .set = set_text<&Options::state>,
     .takes = Takes::file,
     .main = true,
     .settable = Settable::not_by_project,
     .bears_on_records = false},
    {.names = "--prune",
     .value = "",
     .help = {"with --incremental, remove files of output whose inputs are gone",
              "与 --incremental 合用：删除输入已不存在的输出文件"},
     .known_to = to_extract,
     .set = turn_on<&Options::prune>,
     .settable = Settable::not_by_project,
     .bears_on_records = false},
    {.names = "--prune-limit",
     .value = "PERCENT",
     .help = {"how much of earlier output a run may lose at once; 50 by default, 100: all",
              "一次运行至多可失去以前输出的百分之几，默认 50；100 表示全部"},
     .known_to = to_extract,
     .set = [](Options& options,
               const std::string& text) { return read_number(options.prune_limit, text, 0, batch::kNoPruneLimit); },
     .bears_on_records = false},
    {.names = "--wait",
     .value = "SECONDS",
     .help = {"wait so long for another run that holds STATE; by default not at all",
              "STATE 被另一次运行占用时等待的秒数；默认不等"},
     .known_to = to_extract,
     .set = set_seconds<&Options::wait>,
     .bears_on_records = false},
    {.names = "--explain",
     .value = "",
     .help = {"in JSON, tell of each indicator which rules and words set its fields",
              "在 JSON 中说明每个指标的各字段由哪些规则和字词得出"},
     .known_to = to_extract,
     .set = turn_on<&Options::explain>},
    {.names = "--offsets",
     .value = "UNITS",
     .help = {"what spans count in JSON: bytes, or all: also code points and UTF-16 units",
              "JSON 中位置的计数单位：bytes，或 all：另加字符与 UTF-16 单元"},
     .known_to = to_extract,
     .set = set_choice<&Options::all_offsets, kOffsets>,
     .takes = Takes::list,
     .choices = names_in<kOffsets>},
    {.names = "--numbers",
     .value = "",
     .help = {"of text: the number of each line before it", "text：每行前加行号"},
     .known_to = to_text,
     .set = turn_on<&Options::numbers>},
    {.names = "--tokens",
     .value = "",
     .help = {"of explain: the words of the line, as they are parted, and their classes",
              "explain：另列该行切分出的词及其词类"},
     .known_to = to_explain,
     .set = turn_on<&Options::tokens>},
    {.names = "--with-builtin",
     .value = "",
     .help = {"of patterns test DIR: run the built-in examples too", "patterns test DIR：同时检验内置规则的示例"},
     .known_to = to_patterns,
     .set = turn_on<&Options::with_builtin>},
});

constexpr auto kSelection = std::to_array<OptionRow>({
    {.names = "--kind",
     .value = "KIND[,KIND]",
     .help = {"only indicators of these kinds: money (金额), percentage and so on; may be repeated",
              "只写这些类别的指标：金额、百分比等（中英文均可）；可重复"},
     .known_to = to_writers,
     .set = select_values<Kind, &output::SelectionOptions::kinds>,
     .takes = Takes::list,
     .choices = record_names<Kind>,
     .main = true,
     .repeats = true},
    {.names = "--role",
     .value = "ROLE[,ROLE]",
     .help = {"only indicators of this role: actual (实际) or target (目标)",
              "只写此性质的指标：实际（actual）或目标（target）"},
     .known_to = to_writers,
     .set = select_values<Role, &output::SelectionOptions::roles>,
     .takes = Takes::list,
     .choices = record_names<Role>,
     .main = true,
     .repeats = true},
    {.names = "--section",
     .value = "REGEX",
     .help = {"only indicators below a section; REGEX (RE2) searches 'title / title / title'",
              "只写章节路径（各级标题以“ / ”相连）与 REGEX（RE2）相符的指标"},
     .known_to = to_writers,
     .set = [](Options& options, const std::string& text) { return read_expression(options.selection.section, text); }},
    {.names = "--metric",
     .value = "REGEX",
     .help = {"only indicators in whose metric REGEX finds something", "只写指标名称与 REGEX 相符的指标"},
     .known_to = to_writers,
     .set = [](Options& options, const std::string& text) { return read_expression(options.selection.metric, text); }},
});

constexpr auto kTables = std::to_array<OptionRow>({
    {.names = "--columns",
     .value = "NAME[,NAME]",
     .help = {"columns of tables and indicators by their names in either language, in this order",
              "csv、tsv、xlsx、indicators 的列（中英文名均可），按此顺序；默认全部"},
     .known_to = to_writers,
     .set = add_columns,
     .takes = Takes::list,
     .choices = column_names,
     .repeats = true},
    {.names = "--header",
     .value = "NAMES",
     .help = {"column names of csv and tsv: zh, en or none; zh by default",
              "csv 与 tsv 的列名：zh、en 或 none；默认 zh"},
     .known_to = to_writers,
     .set = set_choice<&Options::header, kHeaders>,
     .takes = Takes::list,
     .choices = names_in<kHeaders>},
    {.names = "--bom",
     .value = "WHEN",
     .help = {"byte order mark in csv and tsv: auto, always or never; auto marks a .csv file",
              "csv 与 tsv 的字节序标记：auto、always 或 never；auto 只标记 .csv 文件"},
     .known_to = to_writers,
     .set = set_choice<&Options::byte_order_mark, kWhen>,
     .takes = Takes::list,
     .choices = names_in<kWhen>},
});

}  // namespace

std::span<const OptionRow> output_options() { return kOutput; }
std::span<const OptionRow> selection_options() { return kSelection; }
std::span<const OptionRow> table_options() { return kTables; }

}  // namespace zhibiao::cli
