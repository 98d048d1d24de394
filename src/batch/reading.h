// How what the inputs hold is read.
#pragma once

#include <chrono>
#include <vector>

#include "batch/convert.h"
#include "batch/json_line.h"
#include "batch/names.h"

namespace zhibiao::batch {

enum class InputFormat { documents, json_lines };

struct ReadingOptions {
  InputFormat format = InputFormat::documents;
  JsonFields fields;   // of JSON Lines
  NamePatterns names;  // what to take out of archives
  std::vector<Converter> converters;
  std::chrono::milliseconds conversion_time = ConversionLimits().time;  // that one document may take
};

}  // namespace zhibiao::batch
