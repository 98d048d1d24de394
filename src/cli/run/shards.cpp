#include "cli/run/shards.h"
#include "cli/pages/message_rows.h"

#include <charconv>
#include <optional>
#include <string_view>

namespace zhibiao::cli {
namespace {

constexpr std::uint64_t kMostShards = 1'000'000;

std::optional<std::uint64_t> read(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<std::uint64_t> read(const Environment& environment, const char* name) {
  const auto found = environment.find(name);
  return found == environment.end() ? std::nullopt : read(found->second);
}

ReadShard slurm(const Environment& environment) {
  const auto id = read(environment, "SLURM_ARRAY_TASK_ID");
  const auto least = read(environment, "SLURM_ARRAY_TASK_MIN");
  const auto count = read(environment, "SLURM_ARRAY_TASK_COUNT");
  const auto step = read(environment, "SLURM_ARRAY_TASK_STEP").value_or(1);
  if (!id || !least || !count || *count == 0 || step == 0 || *id < *least) {
    return tl::unexpected(rows::kSlurmNeedsMore());
  }
  const std::uint64_t index = (*id - *least) / step;
  if ((*id - *least) % step != 0 || index >= *count || *count > kMostShards) {
    return tl::unexpected(rows::kUnevenArray(*id, *count, *least));
  }
  return batch::Shard{index + 1, *count};
}

ReadShard kubernetes(const Environment& environment) {
  const auto index = read(environment, "JOB_COMPLETION_INDEX");
  const auto count = read(environment, "JOB_COMPLETIONS");
  if (!index || !count || *index >= *count || *count > kMostShards) {
    return tl::unexpected(rows::kKubernetesNeedsMore());
  }
  return batch::Shard{*index + 1, *count};
}

}  // namespace

ReadShard read_shard(const std::string& text) {
  const std::size_t slash = text.find('/');
  const auto index = read(std::string_view(text).substr(0, slash));
  const auto count = slash == std::string::npos ? std::nullopt : read(std::string_view(text).substr(slash + 1));
  if (!index || !count || *index == 0 || *index > *count || *count > kMostShards) {
    return tl::unexpected(rows::kItTakesShard(kMostShards));
  }
  return batch::Shard{*index, *count};
}

ReadShard shard_of_environment(const Environment& environment) {
  if (environment.contains("SLURM_ARRAY_TASK_ID")) return slurm(environment);
  if (environment.contains("JOB_COMPLETION_INDEX")) return kubernetes(environment);
  return tl::unexpected(rows::kNoArray());
}

}  // namespace zhibiao::cli
