// A folder with reports of our own and the binary run in it.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/process.h"

namespace zhibiao::tests {

class Program : public testing::Test {
 protected:
  static constexpr const char* kReport =
      "青石县2025年水利工作总结\n"
      "一、渠系建设\n"
      "新建泵站12座,灌溉水利用系数提高2.5个百分点,入户率达到98.20%。\n"
      "二、下一步打算\n"
      "力争新建机井300眼。\n";
  static constexpr const char* kPlan =
      "青石县2026年水利工作要点\n"
      "一、总体目标\n"
      "2026年完成水利投资1.5亿元,整治山塘46口。\n";

  [[nodiscard]] Ended run(const std::vector<std::string>& arguments, RunOptions options = {}) const {
    options.folder = folder_.path();
    return run_program(ZHIBIAO_PROGRAM, arguments, options);
  }

  void file(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories(std::filesystem::path(folder_ / name).parent_path());
    write_all(folder_ / name, bytes);
  }

  [[nodiscard]] std::string content(const std::string& name) const { return read_all(folder_ / name); }
  [[nodiscard]] bool exists(const std::string& name) const { return std::filesystem::exists(folder_ / name); }

  // Every line of JSON Lines; a line that is no JSON fails the test.
  static std::vector<nlohmann::json> records(const std::string& text) {
    std::vector<nlohmann::json> all;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find('\n', at);
      if (end == std::string::npos) {
        ADD_FAILURE() << "the last line is not ended";
        break;
      }
      all.push_back(nlohmann::json::parse(text.substr(at, end - at), nullptr, false));
      EXPECT_FALSE(all.back().is_discarded()) << text.substr(at, end - at);
      at = end + 1;
    }
    return all;
  }

  TemporaryFolder folder_;
};

}  // namespace zhibiao::tests
