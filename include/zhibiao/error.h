// Errors are values: a function that can fail returns Expected<T>. The library throws nothing of its own, prints
// nothing and never ends the process.
#pragma once

#include <cstddef>
#include <string>
#include <tl/expected.hpp>

#include "zhibiao/message.h"

namespace zhibiao {

// What went wrong, where, and what to do about it. `path` may be a file or the name of an embedded pack; line and
// column are 1-based and 0 where they are not known.
struct Error {
  std::string code = {};  // stable, lower-case with dashes: "unknown-key"
  std::string path = {};
  std::size_t line = 0;
  std::size_t column = 0;
  Message message = {};   // what and why; one line
  std::string text = {};  // the offending text, empty where there is none
  Message hint = {};      // what to do, empty where there is nothing to add
};

template <class T>
using Expected = tl::expected<T, Error>;

}  // namespace zhibiao
