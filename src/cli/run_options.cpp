// How the batch is run and what it says meanwhile.
#include "cli/option_table.h"
#include "cli/option_values.h"

namespace zhibiao::cli {
namespace {

constexpr std::size_t kMostThreads = 1024;

template <Verbosity kVerbosity>
Problem speak(Options& options, const std::string&) {
  options.verbosity = kVerbosity;
  return std::nullopt;
}

constexpr auto kRun = std::to_array<OptionRow>({
    {.names = "-j,--threads",
     .value = "N",
     .help = {"documents in hand at once; by default as many as there are cores", "同时处理的文档数；默认等于核心数"},
     .known_to = to_batches,
     .set = [](Options& options,
               const std::string& text) { return read_number(options.threads, text, 1, kMostThreads); },
     .main = true},
});

constexpr auto kMessages = std::to_array<OptionRow>({
    {.names = "-q,--quiet",
     .value = "",
     .help = {"no messages about single documents", "不报告单个文档的消息"},
     .known_to = to_batches,
     .set = speak<Verbosity::quiet>,
     .main = true,
     .instead_of = "verbose"},
    {.names = "-v,--verbose",
     .value = "",
     .help = {"notes of the documents too, besides errors and warnings", "除错误和警告外，也报告文档的提示"},
     .known_to = to_batches,
     .set = speak<Verbosity::verbose>,
     .main = true,
     .instead_of = "quiet"},
    {.names = "--color",
     .value = "WHEN",
     .help = {"auto, always or never; auto is off where NO_COLOR is set",
              "auto、always 或 never；设有 NO_COLOR 时 auto 不用颜色"},
     .known_to = to_readers,
     .set = set_choice<&Options::color, kWhen>,
     .takes = Takes::list,
     .choices = names_in<kWhen>},
    {.names = "--lang",
     .value = "LANGUAGE",
     .help = {"of help and messages: auto (by locale), en or zh; records do not depend on it",
              "帮助与消息的语言：auto（依区域设置）、en 或 zh；不影响记录"},
     .known_to = to_all,
     .set = set_language,
     .takes = Takes::list,
     .choices = names_in<kLanguages>},
});

constexpr auto kGeneral = std::to_array<OptionRow>({
    {.names = "--config",
     .value = "FILE",
     .help = {"read settings from FILE and from no other file", "从 FILE 读取设置，不再读其他设置文件"},
     .known_to = to_all,
     .set = set_text<&Options::config>,
     .takes = Takes::file,
     .settable = Settable::not_by_files,
     .instead_of = "no-config"},
    {.names = "--no-config",
     .value = "",
     .help = {"read no file of settings", "不读任何设置文件"},
     .known_to = to_all,
     .set = turn_on<&Options::no_config>,
     .settable = Settable::not_by_files,
     .instead_of = "config"},
    {.names = "-h,--help",
     .value = "",
     .help = {"short help, long help", "简短帮助，完整帮助"},
     .known_to = to_all,
     .set = nullptr,
     .main = true,
     .settable = Settable::not_at_all},
    {.names = "--version",
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
