// How the batch is run and what it says meanwhile.
#include "cli/options/option_table.h"
#include "cli/options/option_values.h"
#include "cli/run/shards.h"

namespace zhibiao::cli {
namespace {

constexpr std::size_t kMostThreads = 1024;

template <Verbosity kVerbosity>
Problem speak(Options& options, const std::string&) {
  options.verbosity = kVerbosity;
  return std::nullopt;
}

constexpr auto kFailOn = std::to_array<std::pair<std::string_view, FailOn>>(
    {{"any", FailOn::any}, {"fatal", FailOn::fatal}, {"never", FailOn::never}});
constexpr auto kProgress = std::to_array<std::pair<std::string_view, ProgressMode>>({{"auto", ProgressMode::automatic},
                                                                                     {"always", ProgressMode::always},
                                                                                     {"never", ProgressMode::never},
                                                                                     {"plain", ProgressMode::plain}});
constexpr auto kLogFormats =
    std::to_array<std::pair<std::string_view, LogFormat>>({{"text", LogFormat::text}, {"json", LogFormat::json}});

Problem set_shard(Options& options, const std::string& text) {
  const auto shard = text == "auto" ? shard_of_environment(environment_of_process()) : read_shard(text);
  if (!shard) return shard.error();
  options.shard = *shard;
  return std::nullopt;
}

constexpr auto kRun = std::to_array<OptionRow>({
    {.names = "-j,--threads",
     .value = "N",
     .help = {"documents in hand at once; by default as many as there are cores", "同时处理的文档数；默认等于核心数"},
     .known_to = to_batches,
     .set = [](Options& options,
               const std::string& text) { return read_number(options.threads, text, 1, kMostThreads); },
     .main = true,
     .bears_on_records = false},
    {.names = "--shard",
     .value = "I/N",
     .help = {"do part I of N, by a hash of each path; auto: as Slurm arrays or Kubernetes jobs say",
              "按路径的哈希处理 N 份中的第 I 份；auto：依 Slurm 数组或 Kubernetes 任务"},
     .known_to = to_batches,
     .set = set_shard,
     .settable = Settable::not_by_files,
     .bears_on_records = false},
    {.names = "--fail-on",
     .value = "WHAT",
     .help = {"any (default): a failed document is status 1; fatal: it is 0; never: all is 0",
              "any（默认）：有文档失败则状态为 1；fatal：为 0；never：一律为 0"},
     .known_to = to_batches,
     .set = set_choice<&Options::fail_on, kFailOn>,
     .takes = Takes::list,
     .choices = names_in<kFailOn>,
     .bears_on_records = false},
    {.names = "--report",
     .value = "FILE",
     .help = {"write what was asked for, the counts and the failures to FILE as JSON",
              "把本次运行的要求、计数和失败写入 FILE（JSON）"},
     .known_to = to_batches,
     .set = set_text<&Options::report>,
     .takes = Takes::file,
     .settable = Settable::not_by_project,
     .bears_on_records = false},
});

constexpr auto kMessages = std::to_array<OptionRow>({
    {.names = "-q,--quiet",
     .value = "",
     .help = {"no messages about single documents", "不报告单个文档的消息"},
     .known_to = to_batches,
     .set = speak<Verbosity::quiet>,
     .main = true,
     .bears_on_records = false,
     .instead_of = "verbose"},
    {.names = "-v,--verbose",
     .value = "",
     .help = {"notes of the documents too, besides errors and warnings", "除错误和警告外，也报告文档的提示"},
     .known_to = to_batches,
     .set = speak<Verbosity::verbose>,
     .main = true,
     .bears_on_records = false,
     .instead_of = "quiet"},
    {.names = "--progress",
     .value = "WHEN",
     .help = {"auto, always, never or plain; auto: a bar on a terminal; plain: lines",
              "auto、always、never 或 plain；auto：终端上的进度条；plain：逐行"},
     .known_to = to_batches,
     .set = set_choice<&Options::progress, kProgress>,
     .takes = Takes::list,
     .choices = names_in<kProgress>,
     .bears_on_records = false},
    {.names = "--progress-interval",
     .value = "SECONDS",
     .help = {"of plain progress: from one line to the next", "plain 进度两行之间的秒数"},
     .known_to = to_batches,
     .set = set_seconds<&Options::progress_interval>,
     .bears_on_records = false},
    {.names = "--log-file",
     .value = "FILE",
     .help = {"add all messages to FILE, with the time, also those that -q hides",
              "把全部消息连同时间追加到 FILE，包括 -q 隐去的"},
     .known_to = to_batches,
     .set = set_text<&Options::log_file>,
     .takes = Takes::file,
     .settable = Settable::not_by_project,
     .bears_on_records = false},
    {.names = "--log-format",
     .value = "FORMAT",
     .help = {"text, or json: an object a line; of the log file, or else of standard error",
              "text，或 json：每行一个对象；用于日志文件，没有时用于标准错误"},
     .known_to = to_batches,
     .set = set_choice<&Options::log_format, kLogFormats>,
     .takes = Takes::list,
     .choices = names_in<kLogFormats>,
     .bears_on_records = false},
    {.names = "--color",
     .value = "WHEN",
     .help = {"auto, always or never; auto is off where NO_COLOR is set",
              "auto、always 或 never；设有 NO_COLOR 时 auto 不用颜色"},
     .known_to = to_extractors,
     .set = set_choice<&Options::color, kWhen>,
     .takes = Takes::list,
     .choices = names_in<kWhen>},
    {.names = "--lang",
     .value = "LANGUAGE",
     .help = {"of help, messages and text: auto (by locale), en or zh; records do not depend on it",
              "帮助、消息与文本视图的语言：auto（依区域设置）、en 或 zh；不影响记录"},
     .known_to = to_all,
     .set = set_language,
     .takes = Takes::list,
     .choices = names_in<kLanguages>,
     .bears_on_records = false},
});

constexpr auto kGeneral = std::to_array<OptionRow>({
    {.names = "--config",
     .value = "FILE",
     .help = {"read settings from FILE and from no other file", "从 FILE 读取设置，不再读其他设置文件"},
     .known_to = to_all,
     .set = set_text<&Options::config>,
     .takes = Takes::file,
     .settable = Settable::not_by_files,
     .bears_on_records = false,
     .instead_of = "no-config"},
    {.names = "--no-config",
     .value = "",
     .help = {"read no file of settings", "不读任何设置文件"},
     .known_to = to_all,
     .set = turn_on<&Options::no_config>,
     .settable = Settable::not_by_files,
     .bears_on_records = false,
     .instead_of = "config"},
    {.names = "-h,--help",
     .value = "",
     .help = {"short help, long help", "简短帮助，完整帮助"},
     .known_to = to_all,
     .set = nullptr,
     .main = true,
     .settable = Settable::not_at_all},
    {.names = "-V,--version",
     .value = "",
     .help = {"the version", "版本"},
     .known_to = to_all,
     .set = nullptr,
     .main = true,
     .settable = Settable::not_at_all},
});

}  // namespace

std::span<const OptionRow> run_options() { return kRun; }
std::span<const OptionRow> message_options() { return kMessages; }
std::span<const OptionRow> general_options() { return kGeneral; }

}  // namespace zhibiao::cli
