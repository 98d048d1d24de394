// How what the inputs hold is read.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "batch/json_line.h"
#include "batch/names.h"
#include "batch/stream.h"

namespace zhibiao::batch {

enum class InputFormat { documents, json_lines };

struct ReadingOptions {
  InputFormat format = InputFormat::documents;
  JsonFields fields;   // of JSON Lines
  NamePatterns names;  // what to take out of archives
};

}  // namespace zhibiao::batch
