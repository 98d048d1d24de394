// Messages to standard error, one line each: zhibiao: PATH:LINE:COLUMN: severity: message.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "cli/pages/language.h"
#include "zhibiao/document.h"
#include "zhibiao/error.h"

namespace zhibiao::cli {

// The language of all messages from here on; English before. Set once, before there are threads.
void speak(Language language);
[[nodiscard]] Language language_spoken();
// A message in the language spoken.
[[nodiscard]] std::string spoken(const Message& message);

// The line with its line break. What is not known (path empty, line or column 0) is left out; control characters of a
// path or text cannot break the line.
[[nodiscard]] std::string message_line(std::string_view path, std::size_t line, std::size_t column, Severity severity,
                                       const Message& message);
// Message, offending text and hint in one line.
[[nodiscard]] std::string message_line(const Error& error);

void report(Severity severity, const Message& message);
void show(const std::string& text);  // as it is: a help page
void report(const std::string& path, Severity severity, const Message& message);
void report(const Error& error);
// A document's diagnostics down to `least`; the errors of a failed document always.
void report(const Document& document, Severity least);

}  // namespace zhibiao::cli
