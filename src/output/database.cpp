#include "output/database.h"

#include <sqlite3.h>

#include <cerrno>
#include <charconv>
#include <utility>
#include <vector>

#include "base/system_error.h"
#include "output/database_rows.h"
#include "output/message_rows.h"
#include "zhibiao/document.h"

namespace zhibiao::output {
namespace {

constexpr int kApplication = 0x5A484449;  // "ZHDI"

// Nobody sees the file before it is whole: what would save a half one costs time and a second file.
constexpr const char* kOpening =
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -16000; "
    "PRAGMA encoding = 'UTF-8'; BEGIN;";

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

class Database : public BuiltFile {
 public:
  explicit Database(std::string file) : file_(std::move(file)) {}

  Expected<void> open() {
    sqlite3* opened = nullptr;
    const int result = sqlite3_open_v2(file_.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    database_.reset(opened);
    if (result != SQLITE_OK) return refuse();
    if (auto done = execute(kOpening); !done) return done;
    for (const DatabaseTable& table : database_tables()) {
      if (auto made = execute(std::string(table.create)); !made) return made;
      sqlite3_stmt* insert = nullptr;
      if (sqlite3_prepare_v2(opened, table.insert.data(), static_cast<int>(table.insert.size()), &insert, nullptr) !=
          SQLITE_OK) {
        return refuse();
      }
      inserts_.emplace_back(insert);
    }
    return {};
  }

  Expected<void> add(std::string_view bytes) override {
    DatabaseRow row(bytes);
    if (row.begins_document()) ++document_;
    sqlite3_stmt* insert = inserts_[row.table()].get();
    sqlite3_bind_int64(insert, 1, document_);
    for (std::size_t i = 0; i < database_tables()[row.table()].values; ++i) {
      if (!bind(insert, static_cast<int>(i) + 2, row.take_value())) return refuse();
    }
    if (sqlite3_step(insert) != SQLITE_DONE) return refuse();
    sqlite3_reset(insert);
    return {};
  }

  Expected<void> finish() override {
    inserts_.clear();
    const std::string numbers = "PRAGMA application_id = " + std::to_string(kApplication) +
                                "; PRAGMA user_version = " + std::to_string(kSchemaVersion) + "; COMMIT;";
    if (auto made = execute(std::string(database_indexes_and_views()) + numbers); !made) return made;
    // Some file systems tell of a lost write only on closing.
    return sqlite3_close(database_.release()) == SQLITE_OK ? Expected<void>() : refuse();
  }

 private:
  Expected<void> execute(const std::string& statements) {
    return sqlite3_exec(database_.get(), statements.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK ? Expected<void>()
                                                                                                     : refuse();
  }

  static bool bind(sqlite3_stmt* insert, int at, const DatabaseValue& value) {
    switch (value.kind) {
      case ValueKind::null:
        return sqlite3_bind_null(insert, at) == SQLITE_OK;
      case ValueKind::integer:
        return sqlite3_bind_int64(insert, at, number_of<std::int64_t>(value.text)) == SQLITE_OK;
      case ValueKind::real:
        return sqlite3_bind_double(insert, at, number_of<double>(value.text)) == SQLITE_OK;
      case ValueKind::text:
        return sqlite3_bind_text64(insert, at, value.text.data(), value.text.size(), SQLITE_STATIC, SQLITE_UTF8) ==
               SQLITE_OK;
    }
    return false;
  }

  template <class Number>
  static Number number_of(std::string_view digits) {
    Number number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
  }

  Expected<void> refuse() {
    const char* why = database_ ? sqlite3_errmsg(database_.get()) : sqlite3_errstr(SQLITE_IOERR);
    const bool full = database_ && sqlite3_errcode(database_.get()) == SQLITE_FULL;
    const Message cause = full ? base::cause_of(ENOSPC) : Message::verbatim(why);
    return tl::unexpected(Error{.code = "disk-full", .path = file_, .message = rows::kCannotWriteDatabase(cause)});
  }

  std::string file_;
  std::unique_ptr<sqlite3, CloseDatabase> database_;
  std::vector<std::unique_ptr<sqlite3_stmt, FinalizeStatement>> inserts_;  // by table
  std::int64_t document_ = 0;
};

}  // namespace

Expected<std::unique_ptr<BuiltFile>> create_database(const std::string& file, const std::string& /*folder*/,
                                                     const WriterOptions& /*options*/) {
  auto database = std::make_unique<Database>(file);
  if (auto opened = database->open(); !opened) return tl::unexpected(std::move(opened.error()));
  return database;
}

}  // namespace zhibiao::output
