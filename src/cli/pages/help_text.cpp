#include "cli/pages/help_text.h"

#include <array>

namespace zhibiao::cli {
namespace {

constexpr Text kPaths = {
    "A path is a file, a folder (with all below it) or - for standard input, which is also read where no path is given "
    "and\n"
    "something is piped in. A folder that is named like a command is written ./name or stands after --.",
    "路径可以是文件、文件夹（含其下全部内容）或表示标准输入的 -；未给路径而有管道输入时也读标准输入。\n"
    "与命令同名的文件夹写作 ./name，或放在 -- 之后。"};

constexpr auto kExamples = std::to_array<Item>({
    {"zhibiao reports/", {"on a terminal: outlines with their indicators", "在终端上：章节树及其指标"}},
    {"zhibiao reports/ | jq '.indicators[]?.metric'", {"one document a line as JSON", "每行一个文档的 JSON"}},
    {"zhibiao reports/ -o indicators.csv", {"one indicator a row", "每行一个指标"}},
    {"zhibiao reports/ --output-dir records", {"one file per document", "每个文档一个文件"}},
    {"zhibiao reports/ --kind money --role target", {"sums of money that are intended", "作为目标的金额"}},
    {"zhibiao config", {"the settings in force", "现行设置"}},
});

constexpr auto kStatuses = std::to_array<Item>({
    {"0", {"all documents done; to find no indicator is no failure", "全部文档完成；没有找到指标不算失败"}},
    {"1",
     {"done, but some document failed: it is named, and its record says why",
      "已完成，但有文档失败：消息中指明，其记录说明原因"}},
    {"2", {"wrong usage, configuration or patterns; nothing is written", "用法、配置或规则有误；什么都不写"}},
    {"3", {"output could not be written, or memory is short", "输出无法写入，或内存不足"}},
    {"4",
     {"trying again may help: another run holds the state, or a document failed of what may pass, as a time limit",
      "重试或可成功：状态正被占用，或文档因超时等失败"}},
    {"130", {"interrupted (143: terminated)", "被中断（143：被终止）"}},
});

constexpr auto kFiles = std::to_array<Item>({
    {"zhibiao.toml", {"settings, in the current folder", "当前文件夹中的设置"}},
    {"~/.config/zhibiao/config.toml",
     {"settings of the user; below $XDG_CONFIG_HOME where that is set", "用户的设置；设有 $XDG_CONFIG_HOME 时在其下"}},
});

}  // namespace

Text about_paths() { return kPaths; }
std::span<const Item> examples() { return kExamples; }
std::span<const Item> exit_statuses() { return kStatuses; }
std::span<const Item> settings_files() { return kFiles; }

}  // namespace zhibiao::cli
