#include "patterns/pack_loader.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "patterns/derivation.h"
#include "patterns/message_rows.h"
#include "patterns/pack_reader.h"
#include "patterns/pieces.h"
#include "patterns/token_terms.h"
#include "patterns/word_lists.h"

namespace zhibiao::patterns {
namespace {

using Readers = std::vector<std::unique_ptr<PackReader>>;

struct Owner {
  PackReader* reader = nullptr;
  PackReader::Claim claim;
};
using Owners = std::map<std::pair<bool, std::string>, Owner>;  // by whose it is and by list or id

// Pieces have names of their own; all other entries share one space of ids.
std::string space_of(const PackReader::Claim& claim) { return (claim.list == "pieces" ? "piece " : "id ") + claim.id; }

// An id stands for one entry among the built-in ones and for one among the user's; a user's stands for the same kind of
// entry as the built-in one it replaces.
void check_ids(Readers& readers) {
  Owners owners;
  for (const auto& reader : readers) {
    for (const auto& claim : reader->claims) {
      const auto [known, added] = owners.try_emplace({reader->user(), space_of(claim)}, Owner{reader.get(), claim});
      if (added) continue;
      Mistakes& first = known->second.reader->mistakes();
      reader->mistakes().add(
          "duplicate-id", claim.range,
          claim.list == "pieces" ? rows::kThereIsAlreadyPiece(claim.id) : rows::kThereIsAlreadyEntry(claim.id),
          rows::kFirstStandsIn(first.file() + ":" + std::to_string(first.line(known->second.claim.range.begin))));
    }
  }
  for (const auto& [key, owner] : owners) {
    if (!key.first) continue;
    const auto built_in = owners.find({false, key.second});
    if (built_in == owners.end() || built_in->second.claim.list == owner.claim.list) continue;
    owner.reader->mistakes().add("id-of-other-list", owner.claim.range,
                                 rows::kBuiltInElsewhere(owner.claim.id, built_in->second.claim.list, owner.claim.list),
                                 rows::kChooseAnotherId(built_in->second.claim.list));
  }
}

// A word is read as one unit: the user's before the built-in one, but never as two of the same origin.
void check_unit_words(Readers& readers) {
  std::map<std::pair<bool, std::string>, std::string> owners;  // whose and which word -> id
  for (const auto& reader : readers) {
    for (const Unit& unit : reader->packs.units) {
      for (const std::string& word : unit.words) {
        const auto [known, added] = owners.try_emplace({reader->user(), word}, unit.id);
        if (!added) reader->report_word(unit, word, known->second);
      }
    }
  }
}

// A list is made of lists that there are, whoever's.
void check_derivations(Readers& readers) {
  std::set<std::string_view> ids;
  for (const auto& reader : readers) {
    for (const Cue& cue : reader->packs.cues) ids.insert(cue.id);
  }
  const std::vector<std::string_view> known(ids.begin(), ids.end());
  for (const auto& reader : readers) {
    for (const Derivation& derivation : reader->derivations) {
      for (const std::string& id : derivation.of) {
        if (ids.count(id) == 0) reader->report_list(derivation, id, known);
      }
    }
  }
}

// The user's entries first, then the built-in ones that no entry of the user replaces.
template <class T>
void merge(const Readers& readers, std::vector<T> PackSet::*list, PackSet& packs) {
  std::set<std::string> replaced;
  for (const bool user : {true, false}) {
    for (const auto& reader : readers) {
      if (reader->user() != user) continue;
      for (T& entry : reader->packs.*list) {
        if (user) {
          replaced.insert(entry.id);
        } else if (replaced.count(entry.id) != 0) {
          continue;
        }
        (packs.*list).push_back(std::move(entry));
      }
    }
  }
}

// The files of a folder with that ending, by name.
std::vector<std::string> files_in(const std::filesystem::path& folder, std::string_view ending,
                                  std::error_code& failure) {
  namespace fs = std::filesystem;
  std::vector<std::string> paths;
  for (fs::directory_iterator item(folder, failure), end; !failure && item != end; item.increment(failure)) {
    std::error_code ignored;
    if (item->path().extension() == ending && !item->is_directory(ignored)) paths.push_back(item->path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

std::string message_of(const Error& error) {
  std::string message = error.path;
  if (error.line != 0) message += ":" + std::to_string(error.line);
  if (error.line != 0 && error.column != 0) message += ":" + std::to_string(error.column);
  message += ": error: " + error.message.english();
  if (!error.text.empty()) message += "\n    " + error.text;
  if (!error.hint.empty()) message += "\n    hint: " + error.hint.english();
  return message;
}

LoadResult load(const std::vector<PackFile>& files, Checks checks) {
  Readers readers;
  WordLists lists;
  for (const PackFile& file : files) {
    if (WordLists::is_list(file.name)) {
      lists.read(file.name, file.json, file.user);
    } else {
      readers.push_back(std::make_unique<PackReader>(file.name, file.json, file.user));
    }
  }
  const bool users_pieces = std::any_of(readers.begin(), readers.end(),
                                        [](const auto& reader) { return reader->user() && reader->has_pieces(); });
  const bool check_all = checks == Checks::all || users_pieces;

  // A user's piece or unit word comes before the built-in one of the same name.
  Pieces pieces;
  std::vector<std::string> unit_words;
  for (const bool user : {true, false}) {
    for (const auto& reader : readers) {
      if (!reader->parsed()) pieces.set_incomplete();
      if (!reader->parsed() || reader->user() != user) continue;
      reader->read_pieces(pieces);
      reader->read_units();
      for (const Unit& unit : reader->packs.units) {
        unit_words.insert(unit_words.end(), unit.words.begin(), unit.words.end());
      }
    }
  }
  if (!unit_words.empty()) pieces.add(std::string(Pieces::kUnit), alternation(std::move(unit_words)), nullptr, nullptr);
  pieces.resolve(check_all);
  for (const auto& reader : readers) {
    if (reader->parsed()) reader->read_expressions(pieces, lists, check_all || reader->user());
  }
  TokenClassNames classes;  // a user's before the built-in one of its name
  for (const bool user : {true, false}) {
    for (const auto& reader : readers) {
      if (!reader->parsed() || reader->user() != user) continue;
      reader->read_classes();
      for (const TokenClass& token_class : reader->packs.classes) classes.add(token_class);
    }
  }
  for (const bool user : {false, true}) {  // words beyond the room there is are a user's
    for (const auto& reader : readers) {
      if (reader->parsed() && reader->user() == user) reader->read_phrases(classes);
    }
  }
  check_ids(readers);
  check_unit_words(readers);
  check_derivations(readers);

  LoadResult result;
  for (const auto& reader : readers) {
    std::vector<Error> errors = reader->mistakes().take();
    result.errors.insert(result.errors.end(), std::make_move_iterator(errors.begin()),
                         std::make_move_iterator(errors.end()));
  }
  std::vector<Error> of_lists = lists.take_errors();
  result.errors.insert(result.errors.end(), std::make_move_iterator(of_lists.begin()),
                       std::make_move_iterator(of_lists.end()));
  merge(readers, &PackSet::units, result.packs);
  merge(readers, &PackSet::headings, result.packs);
  merge(readers, &PackSet::lines, result.packs);
  merge(readers, &PackSet::exclusions, result.packs);
  merge(readers, &PackSet::cues, result.packs);
  // A user's cue of an id replaces the built-in one, and how that was made.
  std::vector<Derivation> derivations;
  for (const Cue& cue : result.packs.cues) {
    for (const auto& reader : readers) {
      if (reader->user() != cue.user) continue;
      std::copy_if(reader->derivations.begin(), reader->derivations.end(), std::back_inserter(derivations),
                   [&](const Derivation& derivation) { return derivation.id == cue.id; });
    }
  }
  derive_words(derivations, result.packs.cues);
  merge(readers, &PackSet::indicators, result.packs);
  merge(readers, &PackSet::tables, result.packs);
  merge(readers, &PackSet::classes, result.packs);
  merge(readers, &PackSet::phrases, result.packs);
  merge(readers, &PackSet::steps, result.packs);
  merge(readers, &PackSet::pieces, result.packs);
  if (result.errors.empty()) compile_phrases(result.packs);
  return result;
}

Expected<std::vector<PackFile>> read_folder(const std::string& folder, std::vector<std::string>& storage) {
  namespace fs = std::filesystem;
  const auto fail = [&](const char* code, Message message, Message hint = {}) {
    return tl::unexpected(Error{.code = code, .path = folder, .message = std::move(message), .hint = std::move(hint)});
  };
  std::error_code failure;
  std::vector<std::string> paths = files_in(folder, ".json", failure);
  if (failure == std::errc::no_such_file_or_directory) return fail("not-found", rows::kThereIsNoSuchFolder());
  if (failure == std::errc::not_a_directory)
    return fail("not-a-folder", rows::kThisIsNoFolder(), rows::kNameFolderOfPacks());
  if (failure == std::errc::permission_denied) return fail("no-permission", rows::kFolderMayNotBeRead());
  if (failure) return fail("input-output", rows::kFolderCannotBeRead());
  if (paths.empty()) return fail("no-packs", rows::kFolderHasNoPack(), rows::kPacksEndInJson());
  std::error_code none;  // a folder of packs needs no lists
  const std::vector<std::string> lists = files_in(fs::path(folder) / "words", ".txt", none);
  paths.insert(paths.end(), lists.begin(), lists.end());

  storage.clear();
  storage.reserve(paths.size());  // the packs point into its strings, which must stay where they are
  std::vector<PackFile> files;
  for (std::string& path : paths) {
    auto text = base::read_file(path);
    if (!text) return tl::unexpected(std::move(text.error()));
    storage.push_back(*std::move(text));
    files.push_back({std::move(path), storage.back(), true});
  }
  return files;
}

}  // namespace zhibiao::patterns
