#include "cli/options/option_table.h"

#include <array>

namespace zhibiao::cli {
namespace {

const auto kGroups = std::to_array<OptionGroup>({
    {{"Inputs", "输入"}, input_options()},
    {{"Reading", "读取"}, reading_options()},
    {{"Output", "输出"}, output_options()},
    {{"Selection", "选择"}, selection_options()},
    {{"CSV and TSV", "CSV 与 TSV"}, table_options()},
    {{"The run", "运行"}, run_options()},
    {{"Messages", "消息"}, message_options()},
    {{"General", "其他"}, general_options()},
});

}  // namespace

std::span<const OptionGroup> option_groups() { return kGroups; }

std::vector<const OptionRow*> option_rows() {
  std::vector<const OptionRow*> rows;
  for (const OptionGroup& group : kGroups) {
    for (const OptionRow& row : group.rows) rows.push_back(&row);
  }
  return rows;
}

std::vector<const OptionRow*> option_rows(Command command) {
  auto rows = option_rows();
  std::erase_if(rows, [&](const OptionRow* row) { return !knows(command, *row); });
  return rows;
}

bool knows(Command command, const OptionRow& row) { return command == Command::config || row.known_to(command); }

std::string long_name(const OptionRow& row) { return std::string(row.names.substr(row.names.find("--"))); }

std::string short_name(const OptionRow& row) {
  const std::size_t comma = row.names.find(',');
  return comma == std::string_view::npos ? "" : std::string(row.names.substr(0, comma));
}

std::string key_of(const OptionRow& row) { return long_name(row).substr(2); }

}  // namespace zhibiao::cli
