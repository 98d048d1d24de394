// What a word means beside a number, by the cue lists of the packs. A word may mean several things; the stages ask for
// one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "patterns/pack_set.h"
#include "zhibiao/document.h"

namespace zhibiao::indicators {

enum class Meaning : std::uint8_t {
  comparator_before,  // 超过, 不低于, 近
  comparator_after,   // 以上, 左右
  level,              // joins a subject and its figure: 达到, 为, 提升至
  increase,           // 增长, 提高
  decrease,           // 下降, 精简
  growth_up,          // a noun that names a growth: 增幅
  growth_down,        // 降幅
  base,               // opens a comparison: 同比, 较, 比
  base_whole,         // is one by itself: 同比
  base_terms,         // tells in what terms, not with what: 按可比价计算
  net_increase,       // a rise, never a count of what is new: 净增, 增收
  milestone,          // behind an amount, no part of a name: 大关
  count_lead,         // 共, 累计
  respectively,       // 分别
  each,               // 均, 各
  share,              // 占
  share_rate,         // 比重: closes the name of a rate that 占 opens
  task,               // 年度任务: a whole of which a rate was done, and no name
  scope_place,        // 全市
  scope_admin,        // closes the name of a place: 县
  scope_wide,         // 全国: a scope before a long name, part of a short one
  scope_time,         // 全年
  scope_adverb,       // 圆满, 新
  scope_alone,        // 平均: no name by itself
  subset,             // 其中
  verb_strong,        // governs what follows, wherever it stands: 开展
  verb_weak,          // governs only as the first word: 培训
  verb_chain,         // another verb follows it before the name: 开工建设
  verb_award,         // its object names those who did it: 获
  verb_amount,        // stands before an amount: 完成, 投入
  verb_lead,          // opens a clause: 确保, 推动
  attribute,          // looks like a verb and belongs to the name: 参与学生
  function,           // names with a seat behind it what does so: 管理人员, 监测站
  seat,               // who or what has a function: 人员, 站
  stop,               // ends a name that follows a number: 入选
  protect,            // a name that is kept whole though verbs stand in it
  vocabulary,         // a noun, whatever the word list takes it for
  measure_noun,       // names what is measured: 占比, 总额
  office,             // who does what the sentence tells: 局, 委员会
  suffix,             // dropped at the end of a name: 建设
  remark,             // opens a bracket that says how it was counted: 不含
  list_end,           // 等
  and_,               // 和
  locative_end,       // closes a prepositional phrase: 中, 方面
  open_preposition,   // 在, 对
  measure_of,         // what follows is what a share is taken of: 按
  pronoun_scope,      // 我市
  intends,            // 力争
  intends_strongly,   // 预期目标: turns a report's sentence too
  reports,            // 已, 目前
  plans,              // 计划, 预算数: what it governs is intended, whatever stands around
  plans_own,          // 预算: the same, but only of the figure directly behind it
  done,               // 完成, 实际: ends what was planned
  founds,             // 成立: with a time it dates a body, not a figure
  starts,             // 由, 从: where a rise begins
  mean_growth,        // 年均增长: over a span of its own, held against nothing told before
  same_time,          // 同期水平: with a time what is compared with
  now,                // 今年, 目前: a time named before it holds no longer
  of,                 // 的
  every,              // 每, 每年
  count_,
};

// What the words of a cue mean by the name cue.value that phrase rules call it by; of comparators comparator.before and
// comparator.after.
[[nodiscard]] std::optional<Meaning> meaning_named(std::string_view name);

class Words {
 public:
  // `lexicon` has the words of `packs`; both must outlive this.
  Words(const patterns::PackSet& packs, const lexicon::Lexicon& lexicon);
  Words(const Words&) = delete;
  Words& operator=(const Words&) = delete;

  // The cues that say so.
  struct Ids {
    std::string_view before;
    std::string_view after;
    std::string_view change;
    std::string_view role;
  };
  struct Entry {
    std::uint64_t meanings = 0;
    Comparator before = Comparator::equal;
    Comparator after = Comparator::equal;
    bool listed = false;       // by a cue, even if that says nothing of a word by itself
    const Ids* ids = &kNoIds;  // most words have none
    [[nodiscard]] bool is(Meaning meaning) const { return ((meanings >> static_cast<unsigned>(meaning)) & 1U) != 0; }
    [[nodiscard]] bool compares() const { return is(Meaning::comparator_before) || is(Meaning::comparator_after); }
  };
  // An entry without meanings for a word nobody listed.
  [[nodiscard]] const Entry& entry(std::string_view word) const { return entries_[lexicon_.usage(word)]; }
  // The same of the longest listed word that `text` begins with.
  [[nodiscard]] const Entry& opening(std::string_view text) const;
  // The entry of a word that the lexicon told: most are found without a look at their letters.
  [[nodiscard]] const Entry& entry(const lexicon::Word& word, std::string_view text) const {
    if (const Entry& listed = entries_[word.usage]; listed.listed) return listed;
    const bool sign = word.tag == lexicon::Tag::punctuation || word.tag == lexicon::Tag::latin;
    if (sign) return entry(word.range.of(text));
    return unlisted(word.tag, word.range.of(text));
  }

 private:
  static const Ids kNoIds;

  void add(const patterns::Cue& cue, std::uint64_t meanings, std::uint32_t usage);
  [[nodiscard]] const Entry& unlisted(lexicon::Tag tag, std::string_view word) const;
  [[nodiscard]] static bool ends_in(const std::vector<std::string_view>& endings, std::string_view word);
  [[nodiscard]] bool opens_with_every(std::string_view word) const;

  const lexicon::Lexicon& lexicon_;
  std::map<std::uint32_t, Ids> ids_;               // entries point to them
  std::vector<Entry> entries_;                     // by usage
  std::vector<std::string_view> measure_endings_;  // 率 of 成活率
  std::vector<std::string_view> office_endings_;   // 局 of 教育局
  std::vector<std::string_view> every_openings_;   // 每 of 每餐
  Entry measure_;                                  // of a noun nobody listed that ends so
  Entry office_;                                   // the same
  Entry every_;                                    // of a word nobody listed that begins so
};

}  // namespace zhibiao::indicators
