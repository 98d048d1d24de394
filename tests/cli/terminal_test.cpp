#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <string>

#include "cli/program.h"

namespace zhibiao::tests {
namespace {

// A terminal whose other end the test holds.
class Terminal {
 public:
  Terminal() : master_(::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK)) {
    if (master_ >= 0 && ::grantpt(master_) == 0 && ::unlockpt(master_) == 0) name_ = ::ptsname(master_);
    if (!name_.empty()) held_ = ::open(name_.c_str(), O_RDWR | O_NOCTTY);  // what was written is kept until it is read
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal() {
    if (held_ >= 0) ::close(held_);
    if (master_ >= 0) ::close(master_);
  }

  [[nodiscard]] const std::string& name() const { return name_; }

  [[nodiscard]] std::string shown() const {
    std::string text;
    std::array<char, 4096> block{};
    for (ssize_t got = 0; (got = ::read(master_, block.data(), block.size())) > 0;) {
      text.append(block.data(), static_cast<std::size_t>(got));
    }
    return text;
  }

 private:
  int master_;
  int held_ = -1;
  std::string name_;
};

class Terminals : public Program {
 protected:
  void SetUp() override {
    if (terminal_.name().empty()) GTEST_SKIP() << "no terminal can be made here";
    file("a.txt", kReport);
  }

  std::string shown(const std::vector<std::string>& arguments, const std::vector<std::string>& environment) {
    RunOptions options;
    options.output_file = terminal_.name();
    options.environment = environment;
    EXPECT_EQ(run(arguments, options).status, 0);
    return terminal_.shown();
  }

  Terminal terminal_;
};

TEST_F(Terminals, OutlinesInColourAreTheDefaultThere) {
  const std::string text = shown({"a.txt"}, {"TERM=xterm", "NO_COLOR="});
  EXPECT_NE(text.find("\033[1m青石县2025年水利工作总结\033[0m"), std::string::npos) << text;
  EXPECT_NE(text.find("入户率"), std::string::npos);
}

TEST_F(Terminals, ColourIsOffWhereItIsNotWanted) {
  EXPECT_EQ(shown({"a.txt"}, {"TERM=xterm", "NO_COLOR=1"}).find('\033'), std::string::npos);
  EXPECT_EQ(shown({"a.txt"}, {"TERM=dumb", "NO_COLOR="}).find('\033'), std::string::npos);
  EXPECT_EQ(shown({"a.txt", "--color", "never"}, {"TERM=xterm", "NO_COLOR="}).find('\033'), std::string::npos);
}

TEST_F(Terminals, OtherFormatsAreGivenWhereAsked) {
  EXPECT_TRUE(shown({"a.txt", "-f", "csv", "--header", "none"}, {}).starts_with("a.txt,"));
}

TEST_F(Terminals, NobodyIsLeftWaitingForInput) {
  RunOptions options;
  options.input_file = terminal_.name();
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{}, {"outline"}}) {
    const Ended ended = run(arguments, options);
    EXPECT_EQ(ended.status, 2);
    EXPECT_EQ(ended.out, "");
    EXPECT_NE(ended.err.find("zhibiao: error: no document is given\nUsage: zhibiao"), std::string::npos) << ended.err;
  }
}

}  // namespace
}  // namespace zhibiao::tests
