#include "cli/pages/messages.h"

#include <fmt/format.h>
#include <unistd.h>

#include "base/atomic_file.h"
#include "cli/pages/message_rows.h"
#include "output/sections.h"
#include "output/terminal_text.h"

namespace zhibiao::cli {
namespace {

Language spoken_language = Language::english;

// Nothing can be done where even this fails.
void put(const std::string& line) {
  static_cast<void>(base::write_descriptor(STDERR_FILENO, line, "standard error").has_value());
}

Message name_spoken(Severity severity) {
  switch (severity) {
    case Severity::error:
      return rows::kError();
    case Severity::warning:
      return rows::kWarning();
    case Severity::note:
      return rows::kNote();
  }
  return {};
}

std::string line_of(std::string_view path, std::size_t line, std::size_t column, Severity severity,
                    std::string_view message) {
  std::string place(path);
  if (!place.empty() && line > 0) place += fmt::format(":{}", line);
  if (!place.empty() && line > 0 && column > 0) place += fmt::format(":{}", column);
  if (!place.empty()) place += ": ";
  return output::printable(fmt::format("zhibiao: {}{}: {}", place, spoken(name_spoken(severity)), message)) + "\n";
}

}  // namespace

void speak(Language language) { spoken_language = language; }

Language language_spoken() { return spoken_language; }

std::string spoken(const Message& message) { return message.in(spoken_language); }

std::string message_line(std::string_view path, std::size_t line, std::size_t column, Severity severity,
                         const Message& message) {
  return line_of(path, line, column, severity, spoken(message));
}

std::string message_line(const Error& error) {
  std::string message = spoken(error.message);
  if (!error.text.empty()) message += fmt::format(": {}", error.text);
  if (!error.hint.empty()) message += fmt::format(" ({})", spoken(error.hint));
  return line_of(error.path, error.line, error.column, Severity::error, message);
}

void show(const std::string& text) { put(text); }

void report(Severity severity, const Message& message) { put(message_line("", 0, 0, severity, message)); }

void report(const std::string& path, Severity severity, const Message& message) {
  put(message_line(path, 0, 0, severity, message));
}

void report(const Error& error) { put(message_line(error)); }

void report(const Document& document, Severity least) {
  const std::string path = output::source_name(document.source);
  std::string lines;
  for (const Diagnostic& diagnostic : document.diagnostics) {
    if (diagnostic.severity > least) continue;  // error < warning < note
    lines += message_line(path, diagnostic.line, diagnostic.column, diagnostic.severity, diagnostic.message);
  }
  if (!lines.empty()) put(lines);
}

}  // namespace zhibiao::cli
