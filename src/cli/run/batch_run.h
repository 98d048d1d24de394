// A batch from its inputs to its exit status: sink, progress, messages, report.
#pragma once

#include <string>
#include <vector>

#include "cli/options/options.h"
#include "zhibiao/writer.h"

namespace zhibiao::cli {

// `paths` are the arguments with what a list of files adds to them.
[[nodiscard]] int run_documents(const Options& options, const std::vector<std::string>& paths, const Writer& writer,
                                const WriterOptions& writer_options);

}  // namespace zhibiao::cli
