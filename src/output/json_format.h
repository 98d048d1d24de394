// jsonl: one document's object a line. json: the same indented; several documents as an array.
#pragma once

#include <memory>

#include "zhibiao/writer.h"

namespace zhibiao::output {

[[nodiscard]] std::unique_ptr<const Writer> make_jsonl_writer(const WriterOptions& options);
[[nodiscard]] std::unique_ptr<const Writer> make_json_writer(const WriterOptions& options);

}  // namespace zhibiao::output
