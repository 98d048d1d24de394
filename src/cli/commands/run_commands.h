// What each command does: from options to an exit status.
#pragma once

#include <optional>

#include "cli/options/options.h"
#include "zhibiao/pattern_pack.h"

namespace zhibiao::cli {

int run_extract(const Options& options);
int run_outline(const Options& options);
int run_inspect(const Options& options);
int run_explain(const Options& options);
int run_text(const Options& options);
int run_verify(const Options& options);
int run_learn(const Options& options);
int run_number(const Options& options);
int run_convert(const Options& options);
int run_schema(const Options& options);
int run_patterns(const Options& options);

// The embedded packs and those of the folders; nothing where they are wrong, which is then reported.
[[nodiscard]] std::optional<PatternPacks> load_packs(
    const std::vector<std::string>& folders, PatternPacks::Examples examples = PatternPacks::Examples::left_out);

}  // namespace zhibiao::cli
