#include "zhibiao/writer.h"

namespace zhibiao {

std::string_view json_schema() {
  return
#include "output/schema.inc"
      ;
}

}  // namespace zhibiao
