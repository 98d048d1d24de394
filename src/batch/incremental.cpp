#include "batch/incremental.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include "base/atomic_file.h"
#include "base/descriptor.h"
#include "base/sha256.h"
#include "base/system_error.h"
#include "base/unfinished_file.h"
#include "batch/archive.h"
#include "batch/folder_files.h"
#include "batch/message_rows.h"

namespace zhibiao::batch {
namespace {

constexpr std::size_t kCopyBlock = std::size_t{64} << 10;

std::int64_t now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(since).count();
}

// How an input looked before it was read.
struct Look {
  std::optional<FileStamp> stamp;
  bool doubtful = false;
};

Look look_at(const std::string& path, std::chrono::nanoseconds tick) {
  const std::int64_t time = now();
  Look look{stamp_of(path), false};
  look.doubtful = look.stamp && std::max(look.stamp->modified, look.stamp->changed) > time - tick.count();
  return look;
}

// What both sinks know of the inputs. One thread asks what is up to date while another writes.
class Memory {
 public:
  Memory(State state, const std::vector<Input>& inputs, Changes* changes, std::chrono::nanoseconds tick)
      : state_(std::move(state)), inputs_(inputs), changes_(changes), tick_(tick) {}

  template <class Use>
  auto with_state(const Use& use) {
    const std::scoped_lock lock(mutex_);
    return use(state_);
  }

  // What is remembered of an input whose bytes and records are as they were, with its present stamp.
  template <class Holds>
  std::optional<RememberedInput> unchanged(std::size_t input, const Holds& records_hold) {
    const std::string& path = inputs_[input].path;
    if (path == kStandardInput) return std::nullopt;
    const Look look = look_at(path, tick_);
    auto known = with_state([&](State& state) {
      looks_[input] = look;
      return look.stamp ? state.find(path) : std::nullopt;
    });
    if (!known || !records_hold(*known)) return std::nullopt;
    known_anew_ = known->doubtful || known->stamp != *look.stamp;
    if (known_anew_) {
      const auto sha256 = base::sha256_of_file(path);
      if (!sha256 || sha256->empty() || *sha256 != known->sha256 || stamp_of(path) != look.stamp) return std::nullopt;
      known->stamp = *look.stamp;
      known->doubtful = look.doubtful;
    }
    with_state([&](State&) { looks_.erase(input); });
    return known;
  }

  // Whether what the last unchanged() gave is not yet what is remembered.
  [[nodiscard]] bool known_anew() const { return known_anew_; }

  // What is to be remembered of an input that was read; nothing of standard input. One that failed, or changed
  // meanwhile, will not be up to date.
  std::optional<RememberedInput> read(std::size_t input, const InputEnd& end) {
    RememberedInput remembered;
    remembered.path = inputs_[input].path;
    const auto look = with_state([&](State& state) {
      if (changes_ != nullptr) (state.knows(remembered.path) ? changes_->changed : changes_->fresh).push_back(input);
      return looks_.extract(input);
    });
    if (remembered.path == kStandardInput) return std::nullopt;
    if (look.empty() || !look.mapped().stamp) {
      remembered.found = false;
      return forgotten(std::move(remembered));
    }
    remembered.stamp = *look.mapped().stamp;
    remembered.doubtful = look.mapped().doubtful;
    remembered.documents = static_cast<std::int64_t>(end.documents);
    if (end.failed) return forgotten(std::move(remembered));
    remembered.sha256 = end.sha256.empty() ? base::sha256_of_file(remembered.path).value_or("") : end.sha256;
    return stamp_of(remembered.path) == remembered.stamp ? remembered : forgotten(std::move(remembered));
  }

 private:
  // No bytes have this for their hash.
  static RememberedInput forgotten(RememberedInput remembered) {
    remembered.sha256.clear();
    remembered.doubtful = true;
    return remembered;
  }

  std::mutex mutex_;
  State state_;
  const std::vector<Input>& inputs_;
  Changes* changes_;
  std::chrono::nanoseconds tick_;
  bool known_anew_ = false;            // belongs to the thread that asks
  std::map<std::size_t, Look> looks_;  // of inputs in hand
};

class IncrementalFolder : public Sink {
 public:
  IncrementalFolder(State state, const std::vector<Input>& inputs, OutputPlan plan, const Writer& writer,
                    Pruning* pruning, Changes* changes, std::chrono::nanoseconds tick)
      : memory_(std::move(state), inputs, changes, tick),
        inputs_(inputs),
        pruning_(pruning),
        files_(std::move(plan), writer) {}

  std::size_t up_to_date(std::size_t input) override {
    std::vector<RememberedOutput> outputs;
    const auto records_hold = [&](const RememberedInput& known) {
      if (known.target != files_.plan().file(input)) return false;
      outputs = memory_.with_state([&](State& state) { return state.outputs_of(known.path); });
      return !outputs.empty() && static_cast<std::int64_t>(outputs.size()) == known.documents &&
             std::all_of(outputs.begin(), outputs.end(), is_as_written);
    };
    const auto known = memory_.unchanged(input, records_hold);
    if (!known) return 0;
    if (memory_.known_anew()) memory_.with_state([&](State& state) { state.put(*known, outputs); });
    return static_cast<std::size_t>(known->documents);
  }

  Expected<void> write(const Place& place, const Record& record) override {
    auto path = files_.add(place, record);
    if (!path) return tl::unexpected(std::move(path.error()));
    in_hand_ = place.input;
    std::string document = inputs_[place.input].path;
    if (!place.member.empty()) document += kInArchive + place.member;
    written_.push_back({std::move(*path), {}, {}, std::move(document)});
    return look_up();
  }

  Expected<void> end_input(std::size_t input, const InputEnd& end) override {
    auto remembered = memory_.read(input, end);
    Ended ended{std::move(remembered), std::exchange(written_, {}), !end.cut_off};
    in_hand_.reset();
    if (ended.input) {
      ended.input->target = files_.plan().file(input);
      ended_.push_back(std::move(ended));
    }
    return look_up();
  }

  [[nodiscard]] bool keeps_back() const override { return true; }
  Expected<void> look_up() override { return files_.is_full() ? commit() : Expected<void>(); }

  Expected<void> finish() override {
    if (auto committed = commit(); !committed) return committed;
    // A folder that is not mounted is empty; that is no reason to remove everything.
    if (pruning_ == nullptr || (inputs_.empty() && pruning_->limit < kNoPruneLimit)) return {};
    auto pruned =
        memory_.with_state([&](State& state) { return prune(state, inputs_, pruning_->listing, pruning_->limit); });
    if (!pruned) return tl::unexpected(std::move(pruned.error()));
    pruning_->pruned = std::move(*pruned);
    return {};
  }

  Expected<void> stop() override { return commit(); }
  std::vector<Skipped> notices() override { return files_.take_notices(); }

 private:
  struct Ended {
    std::optional<RememberedInput> input;
    std::vector<RememberedOutput> outputs;
    bool all = true;  // that the input gives
  };

  Expected<void> commit() {
    if (auto synced = files_.sync(); !synced) return synced;
    std::map<std::string_view, OutputStamp> stamps;
    for (const base::AtomicFile& file : files_.files()) {
      const std::string& place = file.beside().empty() ? file.path() : file.beside();
      stamps.emplace(file.path(), output_stamp_of(place).value_or(OutputStamp()));
    }
    const auto set_stamps = [&](std::vector<RememberedOutput>& outputs) {
      for (RememberedOutput& output : outputs) {
        if (const auto found = stamps.find(output.path); found != stamps.end()) output.stamp = found->second;
      }
    };
    set_stamps(written_);
    for (Ended& ended : ended_) set_stamps(ended.outputs);
    auto told = memory_.with_state([&](State& state) {
      for (const Ended& ended : std::exchange(ended_, {})) state.put(*ended.input, ended.outputs, ended.all);
      if (in_hand_ && inputs_[*in_hand_].path != kStandardInput) {
        std::vector<RememberedOutput> fresh;  // the others are owned since the last time
        for (const RememberedOutput& output : written_) {
          if (stamps.contains(output.path)) fresh.push_back(output);
        }
        state.own(inputs_[*in_hand_].path, fresh);
      }
      return state.commit();
    });
    return told ? files_.rename() : told;
  }

  Memory memory_;
  const std::vector<Input>& inputs_;
  Pruning* pruning_;
  FolderFiles files_;
  std::optional<std::size_t> in_hand_;     // an input some of whose documents are written
  std::vector<RememberedOutput> written_;  // of it
  std::vector<Ended> ended_;               // whose files are not committed yet
};

class IncrementalFile : public Sink {
 public:
  IncrementalFile(State state, const std::vector<Input>& inputs, std::string path, Changes* changes,
                  std::chrono::nanoseconds tick)
      : memory_(std::move(state), inputs, changes, tick),
        path_(std::move(path)),
        changes_(changes),
        old_(::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}

  std::size_t up_to_date(std::size_t input) override {
    const auto known = memory_.unchanged(input, [&](const RememberedInput& old) {
      if (!old_.is_open()) return false;
      const auto sha256 = base::sha256_of_part(old_.get(), static_cast<std::uint64_t>(old.begin),
                                               static_cast<std::uint64_t>(old.length));
      return sha256 && !sha256->empty() && *sha256 == old.records_sha256;
    });
    if (!known) return 0;
    memory_.with_state([&](State&) { up_to_date_[input] = *known; });
    return static_cast<std::size_t>(known->documents);
  }

  Expected<void> keep(std::size_t input) override {
    RememberedInput known = memory_.with_state([&](State&) { return std::move(up_to_date_.extract(input).mapped()); });
    const std::uint64_t begin = written_;
    if (auto copied = copy(static_cast<std::uint64_t>(known.begin), static_cast<std::uint64_t>(known.length));
        !copied) {
      return copied;
    }
    known.begin = static_cast<std::int64_t>(begin);
    memory_.with_state([&](State& state) { state.put(known, {}); });
    return {};
  }

  Expected<void> write(const Place& /*place*/, const Record& record) override {
    return record.read([this](std::string_view piece) {
      sum_.add(piece);
      return put(piece);
    });
  }

  Expected<void> end_input(std::size_t input, const InputEnd& end) override {
    auto remembered = memory_.read(input, end);
    const std::uint64_t begin = std::exchange(begin_, written_);
    auto sum = std::exchange(sum_, {});
    if (!remembered) return {};
    remembered->begin = static_cast<std::int64_t>(begin);
    remembered->length = static_cast<std::int64_t>(written_ - begin);
    remembered->records_sha256 = sum.hex();
    memory_.with_state([&](State& state) { state.put(*remembered, {}); });
    return {};
  }

  Expected<void> finish() override {
    if (auto made = put(""); !made) return made;
    if (auto committed = file_->commit(); !committed) return committed;
    return memory_.with_state([&](State& state) {
      const auto dropped = state.forget_all_but_this_run();
      if (changes_ != nullptr) changes_->dropped = dropped;
      return state.commit();
    });
  }

 private:
  Expected<void> put(std::string_view bytes) {
    if (!file_) {
      auto created = base::AtomicFile::create(path_);
      if (!created) return tl::unexpected(std::move(created.error()));
      base::remove_leftovers(created->folder());
      file_.emplace(std::move(*created));
    }
    written_ += bytes.size();
    return file_->write(bytes);
  }

  Expected<void> copy(std::uint64_t begin, std::uint64_t length) {
    std::string block(static_cast<std::size_t>(std::min<std::uint64_t>(kCopyBlock, length)), '\0');
    while (length > 0) {
      const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(block.size(), length));
      const ssize_t got = ::pread(old_.get(), block.data(), wanted, static_cast<off_t>(begin));
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return tl::unexpected(base::system_error(got < 0 ? errno : EIO, base::rows::kCannotRead, path_));
      if (auto written = put({block.data(), static_cast<std::size_t>(got)}); !written) return written;
      begin += static_cast<std::uint64_t>(got);
      length -= static_cast<std::uint64_t>(got);
    }
    begin_ = written_;
    return {};
  }

  Memory memory_;
  std::string path_;
  Changes* changes_;
  base::Descriptor old_;
  std::map<std::size_t, RememberedInput> up_to_date_;  // found up to date, not yet taken over; guarded as the state is
  std::optional<base::AtomicFile> file_;
  std::uint64_t written_ = 0;  // bytes of the new file
  std::uint64_t begin_ = 0;    // where the records of the input in hand begin
  base::Sha256 sum_;           // of these
};

}  // namespace

std::unique_ptr<Sink> incremental_folder_sink(State state, const std::vector<Input>& inputs, OutputPlan plan,
                                              const Writer& writer, Pruning* pruning, Changes* changes,
                                              std::chrono::nanoseconds tick) {
  return std::make_unique<IncrementalFolder>(std::move(state), inputs, std::move(plan), writer, pruning, changes, tick);
}

std::unique_ptr<Sink> incremental_file_sink(State state, const std::vector<Input>& inputs, std::string path,
                                            Changes* changes, std::chrono::nanoseconds tick) {
  return std::make_unique<IncrementalFile>(std::move(state), inputs, std::move(path), changes, tick);
}

}  // namespace zhibiao::batch
