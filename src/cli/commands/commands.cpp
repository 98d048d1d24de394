#include "cli/commands/commands.h"

#include <algorithm>
#include <array>

namespace zhibiao::cli {
namespace {

constexpr auto kCommands = std::to_array<CommandRow>({
    {Command::extract,
     "",
     "[PATH…]",
     {"find section trees and indicators in documents and folders of them", "从文档及其文件夹中提取章节树与指标"}},
    {Command::outline,
     "outline",
     "PATH…",
     {"the section tree of each document, for reading", "各文档的章节树，供阅读"}},
    {Command::inspect, "inspect", "FILE", {"what each stage made of a document", "每一步对文档做了什么"}},
    {Command::explain,
     "explain",
     "FILE:LINE",
     {"every number of a line, taken or refused, and why", "一行中的每个数字，取或不取，及其原因"}},
    {Command::text, "text", "PATH", {"the text in which spans count, as it was decoded", "各位置所指的正文（解码后）"}},
    {Command::verify,
     "verify",
     "[RECORDS…]",
     {"reads the sources of records (jsonl) again and compares every span",
      "重新读取各记录（jsonl）的来源，逐一核对所有位置"}},
    {Command::number,
     "number",
     "[TEXT…]",
     {"every written number of each text, or of each line piped in, as JSON Lines",
      "每段文字或每行输入中的所有数字，JSON Lines 格式"}},
    {Command::convert,
     "convert",
     "[RECORDS…]",
     {"records written earlier (jsonl) in another format", "把先前写出的记录（jsonl）转为其他格式"}},
    {Command::schema, "schema", "", {"the JSON Schema of a document's record", "文档记录的 JSON Schema"}},
    {Command::patterns,
     "patterns",
     "list | show ID | check [DIR] | test [DIR] | suggest PATH… | coverage PATH…",
     {"the language as data: what there is, whether it holds, what documents lack of it, what each rule did",
      "作为数据的语言规则：有哪些、是否成立、文档缺哪些、各起何作用"},
     "list show check test suggest coverage"},
    {Command::learn,
     "learn",
     "CORRECTIONS",
     {"entries of a pack from corrections made on the review page, with --output-dir",
      "由审阅页上的更正得出规则包条目，须有 --output-dir"}},
    {Command::config, "config", "", {"the settings in force and where each comes from", "现行设置及其来源"}},
    {Command::completion,
     "completion",
     "bash | zsh | fish",
     {"what completes the command line in that shell", "供该 shell 补全命令行的脚本"},
     "bash zsh fish"},
    {Command::manual, "man", "", {"the manual page, in roff", "roff 格式的手册页"}, "", true},
});

}  // namespace

std::span<const CommandRow> commands() { return kCommands; }

const CommandRow& row_of(Command command) {
  return *std::find_if(kCommands.begin(), kCommands.end(), [&](const auto& row) { return row.command == command; });
}

std::optional<Command> command_by_name(std::string_view name) {
  for (const CommandRow& row : kCommands) {
    if (!name.empty() && row.name == name) return row.command;
  }
  return std::nullopt;
}

}  // namespace zhibiao::cli
