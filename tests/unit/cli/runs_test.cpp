// What a run says of itself, and which part of the work it takes.
#include <gtest/gtest.h>

#include <string>

#include "cli/run/progress.h"
#include "cli/run/run_log.h"
#include "cli/run/shards.h"

namespace zhibiao::cli {
namespace {

TEST(Summary, TellsDocumentsFailuresIndicatorsBytesAndSeconds) {
  EXPECT_EQ(summary_text({12, 1, 0, 57, 9812, 0.149}, false).english(),
            "12 documents, 1 failed, 57 indicators, 9.8 KB, 0.1 s");
  EXPECT_EQ(summary_text({1, 0, 0, 1, 5, 0}, false).english(), "1 document, 0 failed, 1 indicator, 5 B, 0.0 s");
  EXPECT_EQ(summary_text({2, 0, 10, 3, 5, 61}, true).english(),
            "12 documents, 0 failed, 10 unchanged, 3 indicators, 5 B, 61.0 s");
}

TEST(Summary, SizesAreDecimalAndShort) {
  EXPECT_EQ(size_text(0), "0 B");
  EXPECT_EQ(size_text(999), "999 B");
  EXPECT_EQ(size_text(1000), "1.0 KB");
  EXPECT_EQ(size_text(999'960), "1.0 MB");
  EXPECT_EQ(size_text(1.5e9), "1.5 GB");
  EXPECT_EQ(size_text(2e15), "2000.0 TB");
}

TEST(Summary, TimesAreUtc) {
  EXPECT_EQ(time_text(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(time_text(1'740'873'548), "2025-03-01T23:59:08Z");
}

TEST(Bar, ShowsFilesBytesRateErrorsAndTimeLeft) {
  const Totals totals{100, 2, 20, 500, 1'200'000, 3};
  EXPECT_EQ(bar_text(totals, 400, 200),
            "[#######-----------------] 120/400 documents  1.2 MB  400.0 KB/s  2 failed  0:07 left");
  EXPECT_EQ(bar_text(totals, std::nullopt, 200), "120 documents  1.2 MB  400.0 KB/s  2 failed");
  EXPECT_EQ(bar_text(totals, 400, 30).size(), 30U);
  EXPECT_EQ(bar_text({}, std::nullopt, 80), "looking for documents");
  EXPECT_EQ(bar_text({}, 7, 80), "[------------------------] 0/7 documents");
  EXPECT_EQ(bar_text({7, 0, 0, 0, 0, 1}, 7, 80), "[########################] 7/7 documents  0:00 left");
  // An archive on standard input counts as one before it is opened.
  EXPECT_EQ(bar_text({9, 0, 0, 0, 0, 1}, 3, 80), "[########################] 9/3 documents");
}

TEST(Bar, HasALineForPipes) {
  EXPECT_EQ(progress_text({100, 2, 20, 500, 1'200'000, 3}, 400).english(),
            "120 of 400 documents, 2 failed, 1.2 MB, 400.0 KB/s, 7 s left");
  EXPECT_EQ(progress_text({}, std::nullopt).english(), "0 documents, 0 failed, 0 B");
}

TEST(Shard, IsWrittenAsPartOfAWhole) {
  EXPECT_EQ(read_shard("2/8")->index, 2U);
  EXPECT_EQ(read_shard("2/8")->count, 8U);
  EXPECT_EQ(read_shard("1000000/1000000")->index, 1'000'000U);
  for (const char* text : {"", "0/1", "2/1", "1", "1/", "/1", "1/1000001", "01x/2", "1/99999999999999999999"}) {
    EXPECT_FALSE(read_shard(text)) << text;
  }
}

std::string part(const Environment& environment) {
  const auto shard = shard_of_environment(environment);
  return shard ? std::to_string(shard->index) + "/" + std::to_string(shard->count) : shard.error().english();
}

TEST(Shard, IsToldBySlurm) {
  const auto slurm = [](const char* id, const char* least, const char* count, const char* step) {
    return part({{"SLURM_ARRAY_TASK_ID", id},
                 {"SLURM_ARRAY_TASK_MIN", least},
                 {"SLURM_ARRAY_TASK_COUNT", count},
                 {"SLURM_ARRAY_TASK_STEP", step}});
  };
  EXPECT_EQ(slurm("0", "0", "8", "1"), "1/8");
  EXPECT_EQ(slurm("8", "1", "8", "1"), "8/8");
  EXPECT_EQ(slurm("4", "0", "5", "2"), "3/5");
  EXPECT_EQ(part({{"SLURM_ARRAY_TASK_ID", "3"}, {"SLURM_ARRAY_TASK_MIN", "1"}, {"SLURM_ARRAY_TASK_COUNT", "3"}}),
            "3/3");
  EXPECT_EQ(slurm("7", "1", "3", "1"), "the array's ids are not evenly spaced: 7 is none of 3 from 1 on");
  EXPECT_EQ(slurm("5", "0", "5", "2"), "the array's ids are not evenly spaced: 5 is none of 5 from 0 on");
  for (const std::string& bad : {slurm("x", "0", "8", "1"), slurm("1", "", "8", "1"), slurm("1", "0", "0", "1"),
                                 slurm("0", "1", "8", "1"), part({{"SLURM_ARRAY_TASK_ID", "1"}})}) {
    EXPECT_EQ(bad, "SLURM_ARRAY_TASK_ID needs SLURM_ARRAY_TASK_MIN and SLURM_ARRAY_TASK_COUNT beside it");
  }
}

TEST(Shard, IsToldByKubernetes) {
  EXPECT_EQ(part({{"JOB_COMPLETION_INDEX", "0"}, {"JOB_COMPLETIONS", "4"}}), "1/4");
  EXPECT_EQ(part({{"JOB_COMPLETION_INDEX", "3"}, {"JOB_COMPLETIONS", "4"}}), "4/4");
  for (const std::string& bad :
       {part({{"JOB_COMPLETION_INDEX", "4"}, {"JOB_COMPLETIONS", "4"}}), part({{"JOB_COMPLETION_INDEX", "1"}})}) {
    EXPECT_EQ(bad, "JOB_COMPLETION_INDEX needs JOB_COMPLETIONS beside it, and counts from 0 to one below it");
  }
  EXPECT_EQ(part({}), "neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX is set");
}

}  // namespace
}  // namespace zhibiao::cli
