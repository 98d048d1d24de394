// Which documents, and how they are read.
#include "cli/options/option_table.h"
#include "cli/options/option_values.h"
#include "cli/pages/message_rows.h"
#include "text/source_text.h"

namespace zhibiao::cli {
namespace {

constexpr auto kInputFormats = std::to_array<std::pair<std::string_view, batch::InputFormat>>(
    {{"text", batch::InputFormat::documents}, {"jsonl", batch::InputFormat::json_lines}});

Problem set_encoding(Options& options, const std::string& text) {
  options.encoding = text::canonical_encoding(text);
  if (!options.encoding) return rows::kKnownEncodings();
  return std::nullopt;
}

std::vector<std::string> encodings() { return {"UTF-8", "GB18030", "GBK", "UTF-16LE", "UTF-16BE", "Big5"}; }

// "*.wps=wps2text --plain {}": words parted by blanks; nothing is quoted, for there is no shell.
Problem add_converter(Options& options, const std::string& text) {
  const std::size_t sign = text.find('=');
  batch::Converter converter;
  if (sign != std::string::npos) {
    converter.glob = text.substr(0, sign);
    std::string word;
    for (const char letter : text.substr(sign + 1) + ' ') {
      if (letter != ' ') {
        word += letter;
      } else if (!word.empty()) {
        converter.command.push_back(std::exchange(word, {}));
      }
    }
  }
  if (converter.glob.empty() || converter.command.empty()) return rows::kItTakesGlobCommand("{}");
  options.converters.push_back(std::move(converter));
  return std::nullopt;
}

constexpr auto kInputs = std::to_array<OptionRow>({
    {.names = "--glob",
     .value = "PATTERN",
     .help = {"files to take from folders; texts, PDF, Word and HTML by default; may be repeated",
              "文件夹中要读的文件，默认文本、PDF、Word 和 HTML；可重复"},
     .known_to = to_finders,
     .set = append<&Options::globs>,
     .main = true,
     .repeats = true},
    {.names = "--exclude",
     .value = "PATTERN",
     .help = {"files and folders to leave out; may be repeated", "要跳过的文件和文件夹；可重复"},
     .known_to = to_finders,
     .set = append<&Options::excludes>,
     .repeats = true},
    {.names = "--hidden",
     .value = "",
     .help = {"hidden files and folders too", "也读隐藏的文件和文件夹"},
     .known_to = to_finders,
     .set = turn_on<&Options::hidden>},
    {.names = "--follow",
     .value = "",
     .help = {"follow symbolic links inside folders", "跟随文件夹中的符号链接"},
     .known_to = to_finders,
     .set = turn_on<&Options::follow>,
     .bears_on_records = false},
    {.names = "--dry-run",
     .value = "",
     .help = {"read nothing; list what would be read, and by what", "不读取；列出将读取哪些文件、由什么读取"},
     .known_to = to_batches,
     .set = turn_on<&Options::dry_run>,
     .settable = Settable::not_by_files,
     .bears_on_records = false},
    {.names = "--files-from",
     .value = "FILE",
     .help = {"read the names of inputs from FILE, one a line; - is standard input",
              "从 FILE 读取输入的名称，每行一个；- 为标准输入"},
     .known_to = to_batches,
     .set = set_text<&Options::list>,
     .takes = Takes::file,
     .bears_on_records = false},
    {.names = "-0,--null",
     .value = "",
     .help = {"the names of --files-from end with NUL, as find -print0 writes them",
              "--files-from 的名称以 NUL 结尾，如 find -print0 所写"},
     .known_to = to_batches,
     .set =
         [](Options& options, const std::string&) {
           options.list_separator = batch::Separator::nul;
           return Problem();
         },
     .bears_on_records = false},
    {.names = "--input-format",
     .value = "FORMAT",
     .help = {"text, or jsonl: every line is a document as {\"id\": …, \"text\": …}",
              "text，或 jsonl：每行一个文档，形如 {\"id\": …, \"text\": …}"},
     .known_to = to_extract,
     .set = set_choice<&Options::input_format, kInputFormats>,
     .takes = Takes::list,
     .choices = names_in<kInputFormats>},
    {.names = "--id-field",
     .value = "NAME",
     .help = {"of jsonl: the field that names the document, id by default", "jsonl：文档名所在的字段，默认 id"},
     .known_to = to_extract,
     .set = [](Options& options, const std::string& text) { return read_text(options.json_fields.id, text); }},
    {.names = "--text-field",
     .value = "NAME",
     .help = {"of jsonl: the field with its text, text by default", "jsonl：正文所在的字段，默认 text"},
     .known_to = to_readers,
     .set = [](Options& options, const std::string& text) { return read_text(options.json_fields.text, text); }},
});

constexpr auto kReading = std::to_array<OptionRow>({
    {.names = "--encoding",
     .value = "NAME",
     .help = {"encoding of all inputs; by default found out for each", "所有输入的编码；默认逐个判断"},
     .known_to = to_readers,
     .set = set_encoding,
     .takes = Takes::list,
     .choices = encodings,
     .main = true},
    {.names = "--patterns",
     .value = "DIR",
     .help = {"packs that add to the built-in ones or outrank them; may be repeated",
              "补充或优先于内置规则的规则包文件夹；可重复"},
     .known_to = to_packs,
     .set = append<&Options::pattern_folders>,
     .takes = Takes::folder,
     .main = true,
     .repeats = true},
    {.names = "--pre",
     .value = "GLOB=COMMAND",
     .help = {"what COMMAND (no shell) makes of such files is read; {} is the file; may be repeated",
              "此类文件先经 COMMAND（不经 shell）转换再读；{} 代表文件；可重复"},
     .known_to = to_readers,
     .set = add_converter,
     .repeats = true,
     .settable = Settable::not_by_project},
    {.names = "--no-converters",
     .value = "",
     .help = {"do not read PDF, Word, HTML and the like through other programs", "不经其他程序读取 PDF、Word、HTML 等"},
     .known_to = to_batches,
     .set =
         [](Options& options, const std::string&) {
           options.known_converters = false;
           return Problem();
         },
     .instead_of = "pre-defaults"},
    {.names = "--pre-defaults",
     .value = "",
     .help = {"read them; this is so without it too", "读取它们；不写也是如此"},
     .known_to = to_readers,
     .set = turn_on<&Options::known_converters>,
     .instead_of = "no-converters"},
    {.names = "--no-tables",
     .value = "",
     .help = {"leave the cells of tables out", "不提取表格中的数值"},
     .known_to = to_batches,
     .set = turn_on<&Options::no_tables>},
    {.names = "--timeout-per-document",
     .value = "SECONDS",
     .help = {"a document that takes longer fails; 60 by default", "超时的文档记为失败；默认 60 秒"},
     .known_to = to_readers,
     .set = [](Options& options, const std::string& text) { return read_seconds(options.time_limit, text); }},
    {.names = "--max-document-size",
     .value = "SIZE",
     .help = {"a larger document fails: bytes, or with K, M, G; 64M by default",
              "更大的文档记为失败：字节数，或带 K、M、G；默认 64M"},
     .known_to = to_readers,
     .set = [](Options& options, const std::string& text) { return read_size(options.largest_document, text); }},
});

}  // namespace

std::span<const OptionRow> input_options() { return kInputs; }
std::span<const OptionRow> reading_options() { return kReading; }

}  // namespace zhibiao::cli
