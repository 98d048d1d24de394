#include "batch/state.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <utility>

#include "base/atomic_file.h"
#include "base/sha256.h"
#include "base/system_error.h"
#include "batch/message_rows.h"

namespace zhibiao::batch {
namespace {

constexpr std::int64_t kApplication = 0x5A484942;  // "ZHIB"
constexpr std::int64_t kVersion = 3;

constexpr const char* kTables = R"(
CREATE TABLE settings(id INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL UNIQUE);
CREATE TABLE run(number INTEGER NOT NULL);
INSERT INTO run VALUES(0);
CREATE TABLE input(
  path BLOB PRIMARY KEY, settings INTEGER NOT NULL, run INTEGER NOT NULL, found INTEGER NOT NULL,
  size INTEGER NOT NULL, modified INTEGER NOT NULL, changed INTEGER NOT NULL, number INTEGER NOT NULL,
  doubtful INTEGER NOT NULL, sha256 TEXT NOT NULL, target BLOB NOT NULL, documents INTEGER NOT NULL,
  begin INTEGER NOT NULL, length INTEGER NOT NULL, records_sha256 TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE output(
  path BLOB PRIMARY KEY, input BLOB, size INTEGER NOT NULL, modified INTEGER NOT NULL,
  size_before INTEGER, modified_before INTEGER, document BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX output_input ON output(input);
)";

std::int64_t nanoseconds(const timespec& time) {
  constexpr std::int64_t kSecond = 1'000'000'000;
  return static_cast<std::int64_t>(time.tv_sec) * kSecond + time.tv_nsec;
}

Error bad_state(const std::string& path, Message what, Message hint = rows::kDeleteFileAndRunAgain()) {
  return {.code = kBadState, .path = path, .message = std::move(what), .hint = std::move(hint)};
}

enum Query : std::size_t {
  kFind,
  kOutputs,
  kPut,
  kDisown,
  kPutOutput,
  kOutput,
  kInputs,
  kKnows,
  kCountInputs,
  kCountOutputs,
  kCountOutputsOf,
  kCountStale,
  kForgetInput,
  kOthers,
  kForgetOthers,
  kStale,
  kForgetOutput,
  kQueries,
};

constexpr std::array<const char*, kQueries> kQueryTexts = {
    "SELECT found, size, modified, changed, number, doubtful, sha256, target, documents, begin, length, "
    "records_sha256 FROM input WHERE path = ?1 AND settings = ?2 AND run < ?3",
    "SELECT path, size, modified, size_before, modified_before, document FROM output WHERE input = ?1 ORDER BY path",
    "INSERT OR REPLACE INTO input VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    "UPDATE output SET input = NULL WHERE input = ?1",
    "INSERT OR REPLACE INTO output VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    "SELECT path, size, modified, size_before, modified_before, document FROM output WHERE path = ?1",
    "SELECT path, found FROM input WHERE path > ?1 ORDER BY path LIMIT ?2",
    "SELECT 1 FROM input WHERE path = ?1 AND run < ?2",
    "SELECT count(*) FROM input WHERE found",
    "SELECT count(*) FROM output",
    "SELECT count(*) FROM output WHERE input = ?1",
    "SELECT count(*) FROM output WHERE input IS NULL",
    "DELETE FROM input WHERE path = ?1",
    "SELECT path FROM input WHERE run < ?1 AND found ORDER BY path",
    "DELETE FROM input WHERE run < ?1",
    "SELECT path, size, modified, size_before, modified_before, document FROM output WHERE input IS NULL AND path > ?1 "
    "ORDER BY path LIMIT ?2",
    "DELETE FROM output WHERE path = ?1",
};

std::string bytes_in(sqlite3_stmt* row, int column) {
  const void* bytes = sqlite3_column_blob(row, column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
  return bytes == nullptr ? std::string() : std::string(static_cast<const char*>(bytes), size);
}

RememberedOutput output_in(sqlite3_stmt* row) {
  RememberedOutput output;
  output.path = bytes_in(row, 0);
  output.stamp = {sqlite3_column_int64(row, 1), sqlite3_column_int64(row, 2)};
  if (sqlite3_column_type(row, 3) != SQLITE_NULL) {
    output.before = OutputStamp{sqlite3_column_int64(row, 3), sqlite3_column_int64(row, 4)};
  }
  output.document = bytes_in(row, 5);
  return output;
}

}  // namespace

std::optional<OutputStamp> output_stamp_of(const std::string& path) {
  const auto stamp = stamp_of(path);
  return stamp ? std::optional(OutputStamp{stamp->size, stamp->modified}) : std::nullopt;
}

bool is_as_written(const RememberedOutput& output) { return output_stamp_of(output.path) == output.stamp; }

bool is_ours(const RememberedOutput& output) {
  const auto stamp = output_stamp_of(output.path);
  return stamp && (stamp == output.stamp || stamp == output.before);
}

std::optional<FileStamp> stamp_of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return FileStamp{static_cast<std::int64_t>(status.st_size), nanoseconds(status.st_mtim), nanoseconds(status.st_ctim),
                   static_cast<std::int64_t>(status.st_ino)};
}

struct State::Database {
  using Handle = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;
  using Prepared = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

  explicit Database(std::string name) : path(std::move(name)) {}

  [[nodiscard]] Error problem_of(int result) const {
    switch (result & 0xFF) {
      case SQLITE_NOTADB:
        return bad_state(path, rows::kThisIsNoStateFile());
      case SQLITE_CORRUPT:
      case SQLITE_ERROR:  // a table is not what it should be
        return bad_state(path, rows::kStateFileIsDamaged());
      case SQLITE_BUSY:
      case SQLITE_LOCKED:
        return {.code = kStateInUse,
                .path = path,
                .message = rows::kAnotherRunIsUsingStateFile(),
                .hint = rows::kGiveEachRunItsOwn()};
      case SQLITE_FULL:
        return base::system_error(ENOSPC, base::rows::kCannotWrite, path);
      default:
        return {.code = kStateFailed, .path = path, .message = rows::kStateFileCannotBeUsed(sqlite3_errstr(result))};
    }
  }

  void fail(int result) {
    if (!problem) problem = problem_of(result);
  }

  // Takes only the first problem: what follows from it says less.
  bool execute(const char* sql) {
    if (problem) return false;
    const int result = sqlite3_exec(handle.get(), sql, nullptr, nullptr, nullptr);
    if (result != SQLITE_OK) fail(result);
    return result == SQLITE_OK;
  }

  std::optional<std::int64_t> number(const char* sql) {
    std::optional<std::int64_t> value;
    run_once(sql, [&](sqlite3_stmt* row) { value = sqlite3_column_int64(row, 0); });
    return value;
  }

  std::string text(const char* sql) {
    std::string value;
    run_once(sql, [&](sqlite3_stmt* row) { value = bytes_in(row, 0); });
    return value;
  }

  template <class Row>
  void run_once(const char* sql, const Row& row) {
    if (problem) return;
    sqlite3_stmt* raw = nullptr;
    const int result = sqlite3_prepare_v2(handle.get(), sql, -1, &raw, nullptr);
    const Prepared statement(raw, &sqlite3_finalize);
    if (result != SQLITE_OK) return fail(result);
    step_through(statement.get(), row);
  }

  // Runs a query with its parameters, each an integer or bytes, and calls `row` for every row.
  template <class Row, class... Values>
  void query(Query which, const Row& row, const Values&... values) {
    if (problem) return;
    Prepared& statement = statements[which];
    if (!statement) {
      sqlite3_stmt* raw = nullptr;
      const int result =
          sqlite3_prepare_v3(handle.get(), kQueryTexts[which], -1, SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
      if (result != SQLITE_OK) return fail(result);
      statement.reset(raw);
    }
    int position = 0;
    (bind(statement.get(), ++position, values), ...);
    step_through(statement.get(), row);
    sqlite3_reset(statement.get());
    sqlite3_clear_bindings(statement.get());
  }

  template <class... Values>
  void change(Query which, const Values&... values) {
    begin();
    query(
        which, [](sqlite3_stmt*) {}, values...);
  }

  template <class... Values>
  std::size_t count(Query which, const Values&... values) {
    std::int64_t counted = 0;
    query(
        which, [&](sqlite3_stmt* row) { counted = sqlite3_column_int64(row, 0); }, values...);
    return static_cast<std::size_t>(counted);
  }

  template <class Row>
  void step_through(sqlite3_stmt* statement, const Row& row) {
    int result = SQLITE_OK;
    while ((result = sqlite3_step(statement)) == SQLITE_ROW) row(statement);
    if (result != SQLITE_DONE) fail(result);
  }

  // Paths are bytes, not text.
  static void bind(sqlite3_stmt* statement, int position, const std::string& value) {
    sqlite3_bind_blob64(statement, position, value.empty() ? "" : value.data(), value.size(), SQLITE_STATIC);
  }
  static void bind(sqlite3_stmt* statement, int position, std::int64_t value) {
    sqlite3_bind_int64(statement, position, value);
  }
  static void bind(sqlite3_stmt* statement, int position, std::optional<std::int64_t> value) {
    value ? sqlite3_bind_int64(statement, position, *value) : sqlite3_bind_null(statement, position);
  }

  void begin() {
    if (!std::exchange(changing, true)) execute("BEGIN");
  }

  std::optional<Error> open();
  std::optional<Error> check();
  void use_settings(std::string_view fingerprint);

  std::string path;
  Handle handle{nullptr, &sqlite3_close};
  std::array<Prepared, kQueries> statements = make_statements(std::make_index_sequence<kQueries>());
  std::optional<Error> problem;
  bool changing = false;
  std::int64_t settings = 0;
  std::int64_t run = 0;

 private:
  template <std::size_t... I>
  static std::array<Prepared, kQueries> make_statements(std::index_sequence<I...> /*indices*/) {
    return {((void)I, Prepared(nullptr, &sqlite3_finalize))...};
  }
};

std::optional<Error> State::Database::open() {
  // A name of SQLite's own, like ":memory:", is a file's name here.
  const std::string name = path.starts_with('/') ? path : "./" + path;
  sqlite3* raw = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  const int result = sqlite3_open_v2(name.c_str(), &raw, flags, nullptr);
  handle.reset(raw);
  if (result != SQLITE_OK) {
    return Error{.code = kStateFailed, .path = path, .message = base::rows::kCannotOpen(sqlite3_errstr(result))};
  }
  sqlite3_extended_result_codes(handle.get(), 1);
  // Exclusive: the first transaction locks the file until this run ends, however it ends.
  execute("PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF;");
  execute("BEGIN EXCLUSIVE");
  if (problem) return problem;
  return check();
}

std::optional<Error> State::Database::check() {
  const auto application = number("PRAGMA application_id");
  const auto version = number("PRAGMA user_version");
  const auto tables = number("SELECT count(*) FROM sqlite_master");
  if (problem) return problem;
  if (application == 0 && tables == 0) {
    const std::string marks = "PRAGMA application_id = " + std::to_string(kApplication) +
                              "; PRAGMA user_version = " + std::to_string(kVersion) + ";";
    if (execute(kTables)) execute(marks.c_str());
    return problem;
  }
  if (application != kApplication)
    return bad_state(path, rows::kThisIsNoStateFileOfZhibiao(), rows::kGiveAnotherFile());
  if (version != kVersion) {
    return bad_state(path, rows::kStateFileIsOfVersion(version.value_or(0), kVersion));
  }
  // What it cannot read it tells among what is damaged, but that may pass, and the file is good.
  const std::string found = text("PRAGMA quick_check(1)");
  if (found == "ok" || problem) return problem;
  constexpr std::string_view kCode = "error code=";
  int code = SQLITE_CORRUPT;
  if (const std::size_t at = found.find(kCode); at != std::string::npos) {
    const char* const digits = found.data() + at + kCode.size();
    std::from_chars(digits, found.data() + found.size(), code);
  }
  return problem_of((code & 0xFF) == SQLITE_IOERR ? code : SQLITE_CORRUPT);
}

void State::Database::use_settings(std::string_view fingerprint) {
  const std::string quoted = "'" + base::sha256_hex(fingerprint) + "'";
  execute(("INSERT OR IGNORE INTO settings(fingerprint) VALUES(" + quoted + ")").c_str());
  settings = number(("SELECT id FROM settings WHERE fingerprint = " + quoted).c_str()).value_or(0);
  execute("UPDATE run SET number = number + 1");
  run = number("SELECT number FROM run").value_or(0);
  execute("COMMIT");
}

State::State(std::unique_ptr<Database> database) : database_(std::move(database)) {}
State::State(State&&) noexcept = default;
State::~State() = default;

Expected<State> State::open(const std::string& path, std::string_view settings) {
  auto database = std::make_unique<Database>(path);
  if (auto problem = database->open()) return tl::unexpected(std::move(*problem));
  database->use_settings(settings);
  if (database->problem) return tl::unexpected(std::move(*database->problem));
  return State(std::move(database));
}

std::optional<RememberedInput> State::find(const std::string& input) {
  std::optional<RememberedInput> found;
  const auto take = [&](sqlite3_stmt* row) {
    int at = 0;
    const auto number = [&] { return sqlite3_column_int64(row, at++); };
    const auto text = [&] { return bytes_in(row, at++); };
    found.emplace();
    found->path = input;
    found->found = number() != 0;
    found->stamp.size = number();
    found->stamp.modified = number();
    found->stamp.changed = number();
    found->stamp.number = number();
    found->doubtful = number() != 0;
    found->sha256 = text();
    found->target = text();
    found->documents = number();
    found->begin = number();
    found->length = number();
    found->records_sha256 = text();
  };
  database_->query(kFind, take, input, database_->settings, database_->run);
  return found;
}

std::vector<RememberedOutput> State::outputs_of(const std::string& input) {
  std::vector<RememberedOutput> all;
  database_->query(
      kOutputs, [&](sqlite3_stmt* row) { all.push_back(output_in(row)); }, input);
  return all;
}

void State::put(const RememberedInput& input, const std::vector<RememberedOutput>& outputs, bool all) {
  database_->change(kPut, input.path, database_->settings, database_->run, std::int64_t{input.found}, input.stamp.size,
                    input.stamp.modified, input.stamp.changed, input.stamp.number, std::int64_t{input.doubtful},
                    input.sha256, input.target, input.documents, input.begin, input.length, input.records_sha256);
  if (all) database_->change(kDisown, input.path);
  own(input.path, outputs);
}

void State::own(const std::string& input, const std::vector<RememberedOutput>& outputs) {
  for (const RememberedOutput& output : outputs) {
    std::optional<RememberedOutput> old;
    database_->query(
        kOutput, [&](sqlite3_stmt* row) { old = output_in(row); }, output.path);
    // What stands there now may be what an earlier run planned, or what one before that left.
    std::optional<OutputStamp> before;
    if (const auto stamp = output_stamp_of(output.path); old && (stamp == old->stamp || stamp == old->before)) {
      before = stamp;
    }
    database_->change(kPutOutput, output.path, input, output.stamp.size, output.stamp.modified,
                      before ? std::optional(before->size) : std::nullopt,
                      before ? std::optional(before->modified) : std::nullopt, output.document);
  }
}

std::vector<State::Name> State::inputs_after(const std::string& path, std::size_t count) {
  std::vector<Name> all;
  const auto take = [&](sqlite3_stmt* row) { all.push_back({bytes_in(row, 0), sqlite3_column_int64(row, 1) != 0}); };
  database_->query(kInputs, take, path, static_cast<std::int64_t>(count));
  return all;
}

bool State::knows(const std::string& input) {
  bool known = false;
  database_->query(
      kKnows, [&](sqlite3_stmt*) { known = true; }, input, database_->run);
  return known;
}

std::size_t State::count_inputs() { return database_->count(kCountInputs); }
std::size_t State::count_outputs() { return database_->count(kCountOutputs); }
std::size_t State::count_outputs_of(const std::string& input) { return database_->count(kCountOutputsOf, input); }
std::size_t State::count_stale() { return database_->count(kCountStale); }

void State::forget(const std::string& input) {
  database_->change(kForgetInput, input);
  database_->change(kDisown, input);
}

std::vector<std::string> State::forget_all_but_this_run() {
  std::vector<std::string> forgotten;
  database_->query(
      kOthers, [&](sqlite3_stmt* row) { forgotten.push_back(bytes_in(row, 0)); }, database_->run);
  database_->change(kForgetOthers, database_->run);
  return forgotten;
}

std::vector<RememberedOutput> State::stale_after(const std::string& path, std::size_t count) {
  std::vector<RememberedOutput> all;
  database_->query(
      kStale, [&](sqlite3_stmt* row) { all.push_back(output_in(row)); }, path, static_cast<std::int64_t>(count));
  return all;
}

void State::forget_output(const std::string& path) { database_->change(kForgetOutput, path); }

Expected<void> State::commit() {
  if (std::exchange(database_->changing, false)) database_->execute("COMMIT");
  if (database_->problem) return tl::unexpected(*database_->problem);
  return {};
}

Expected<std::string> set_aside(const std::string& path) {
  constexpr int kMost = 1000;
  std::string name;
  for (int number = 1; number <= kMost; ++number) {
    name = path + ".damaged-" + std::to_string(number);
    struct stat status {};
    if (::lstat(name.c_str(), &status) != 0) break;
  }
  if (std::rename(path.c_str(), name.c_str()) != 0) {
    return tl::unexpected(base::system_error(errno, base::rows::kCannotWrite, name));
  }
  // What SQLite would roll back belongs to the file that is no longer there.
  for (const char* ending : {"-journal", "-wal", "-shm"}) {
    static_cast<void>(std::rename((path + ending).c_str(), (name + ending).c_str()));
  }
  base::sync_folder(base::folder_of(path));
  return name;
}

}  // namespace zhibiao::batch
