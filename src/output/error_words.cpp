#include "output/error_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zhibiao::output {
namespace {

constexpr auto kWords = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"archive-bomb", "解压后远超原大小"},
    {"archive-link", "压缩包内的链接"},
    {"bad-id", "行内标识有误"},
    {"bad-json", "不是 JSON"},
    {"binary-file", "不是文本"},
    {"broken-archive", "压缩包损坏或加密"},
    {"converter-failed", "转换失败"},
    {"converters-off", "未启用转换程序"},
    {"disk-full", "磁盘已满"},
    {"input-output", "读取出错"},
    {"internal", "程序内部错误"},
    {"interrupted", "读取时被中断"},
    {"is-folder", "是文件夹"},
    {"lines-too-short", "几乎全是空行或极短的行"},
    {"link-loop", "符号链接过多"},
    {"mixed-encodings", "编码混杂"},
    {"name-too-long", "名称过长"},
    {"no-byte-order-mark", "编码缺少字节序标记"},
    {"no-converter", "未安装转换程序"},
    {"no-line", "没有这一行"},
    {"no-member", "压缩包内没有这个文件"},
    {"no-permission", "没有权限"},
    {"no-resources", "系统资源不足"},
    {"no-text", "行内没有正文"},
    {"not-a-file", "不是普通文件"},
    {"not-compressed", "不是压缩文件"},
    {"not-found", "没有这个文件"},
    {"not-named-archive", "名称没有表明是压缩包"},
    {"out-of-memory", "内存不足"},
    {"timeout", "超过时限"},
    {"too-large", "文件过大"},
    {"too-many-files", "打开的文件过多"},
    {"too-many-members", "压缩包内文件过多"},
    {"undecidable-encoding", "无法判断编码"},
    {"undecodable", "编码有误"},
    {"unknown-encoding", "不支持的编码"},
    {"unread-form", "不读这种文件"},
});

}  // namespace

std::string_view words_of_error(std::string_view code) {
  const auto* const found =
      std::find_if(kWords.begin(), kWords.end(), [&](const auto& each) { return each.first == code; });
  return found == kWords.end() ? std::string_view() : found->second;
}

}  // namespace zhibiao::output
