// Nothing is forbidden to root: where a test is root's, what must be forbidden is tried as another user.
#pragma once

#include <grp.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>

namespace zhibiao::tests {

inline constexpr uid_t kOtherUser = 65534;  // nobody
inline constexpr gid_t kOtherGroup = 65534;

inline void give_to_other_user(const std::string& folder) {
  ASSERT_EQ(::lchown(folder.c_str(), kOtherUser, kOtherGroup), 0);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    ASSERT_EQ(::lchown(entry.path().c_str(), kOtherUser, kOtherGroup), 0) << entry.path();
  }
}

// This process as the other user, to whom `folder` is given, until the end of the scope.
class OtherUser {
 public:
  explicit OtherUser(const std::string& folder) : was_root_(::geteuid() == 0) {
    if (!was_root_) return;
    give_to_other_user(folder);
    EXPECT_EQ(::seteuid(kOtherUser), 0);
  }
  OtherUser(const OtherUser&) = delete;
  OtherUser& operator=(const OtherUser&) = delete;
  ~OtherUser() {
    if (was_root_) {
      EXPECT_EQ(::seteuid(0), 0);
    }
  }

 private:
  bool was_root_;
};

// For good; of a process that was forked for it.
inline bool become_other_user() {
  return ::setgroups(0, nullptr) == 0 && ::setresgid(kOtherGroup, kOtherGroup, kOtherGroup) == 0 &&
         ::setresuid(kOtherUser, kOtherUser, kOtherUser) == 0;
}

}  // namespace zhibiao::tests
