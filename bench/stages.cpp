// What each stage costs by itself, on reports in memory: bytes of source in a second, and time for each indicator that
// the reports have. `zhibiao_stages --benchmark_filter=layout` runs one.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/sha256.h"
#include "base/utf8.h"
#include "embedded/embedded.h"
#include "extract/assemble.h"
#include "extract/packs.h"
#include "extract/stages.h"
#include "indicators/figure_finder.h"
#include "indicators/indicators.h"
#include "layout/layout.h"
#include "lexicon/lexicon.h"
#include "outline/outline.h"
#include "report_text.h"
#include "text/folded_text.h"
#include "text/source_text.h"
#include "zhibiao/extractor.h"
#include "zhibiao/writer.h"

namespace zhibiao {
namespace {

constexpr std::size_t kReports = 64;
constexpr std::size_t kBytes = 13'000;

// Everything that any stage takes, made once. Benchmarks have no place for it but a global one.
class Bench {
 public:
  Bench()
      : packs(*PatternPacks::load()),
        extractor(packs),
        words(embedded::language().words, packs.impl().set),
        layout(packs.impl().set, words),
        outline(packs.impl().set, words),
        finder(packs.impl().set, words),
        indicators(packs.impl().set, words),
        jsonl(make_writer({})),
        csv(make_writer({.format = Format::csv})) {
    for (std::uint32_t number = 0; number < kReports; ++number) {
      texts.push_back(bench::report(number, kBytes));
      bytes += texts.back().size();
      traces.push_back(*extractor.stages().run(texts.back(), "", {}, extract::Stages::Candidates::taken));
      documents.push_back(extractor.extract(texts.back(), ""));
      found += documents.back().indicators.size();
    }
  }

  PatternPacks packs;
  Extractor extractor;
  lexicon::Lexicon words;
  layout::LayoutReader layout;
  outline::OutlineReader outline;
  indicators::FigureFinder finder;
  indicators::IndicatorReader indicators;
  std::unique_ptr<const Writer> jsonl;
  std::unique_ptr<const Writer> csv;

  std::vector<std::string> texts;
  std::vector<extract::Trace> traces;
  std::vector<Document> documents;
  std::size_t bytes = 0;
  std::size_t found = 0;
};

const Bench& bench() {
  static const Bench made;
  return made;
}

// `work` is called with the number of each report in turn.
template <class Work>
void measure(benchmark::State& state, const Work& work) {
  for (auto unused : state) {
    for (std::size_t number = 0; number < kReports; ++number) work(number);
  }
  const auto rounds = static_cast<double>(state.iterations());
  state.SetBytesProcessed(static_cast<std::int64_t>(rounds * static_cast<double>(bench().bytes)));
  state.counters["per_indicator"] = benchmark::Counter(rounds * static_cast<double>(bench().found),
                                                       benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void run_hash(benchmark::State& state) {
  measure(state, [](std::size_t number) { benchmark::DoNotOptimize(base::sha256_hex(bench().texts[number])); });
}

void run_decode(benchmark::State& state) {
  measure(state, [](std::size_t number) { benchmark::DoNotOptimize(text::decode(bench().texts[number], "")); });
}

void run_fold(benchmark::State& state) {
  measure(state, [](std::size_t number) {
    text::FoldedText folded;
    const text::SourceText& source = bench().traces[number].source;
    for (const base::Range line : source.lines) folded.append(source.utf8, line);
    benchmark::DoNotOptimize(folded);
  });
}

void run_layout(benchmark::State& state) {
  measure(state,
          [](std::size_t number) { benchmark::DoNotOptimize(bench().layout.read(bench().traces[number].source)); });
}

void run_outline(benchmark::State& state) {
  measure(state, [](std::size_t number) {
    const extract::Trace& trace = bench().traces[number];
    benchmark::DoNotOptimize(bench().outline.read(trace.layout, trace.source));
  });
}

// Numbers alone, wherever one may begin.
void run_numbers(benchmark::State& state) {
  measure(state, [](std::size_t number) {
    const indicators::NumberReader& reader = bench().finder.numbers();
    const std::string_view text = bench().traces[number].layout.folded.text();
    for (std::size_t at = 0; (at = reader.next_beginning(text, at, text.size())) < text.size();) {
      const auto read = reader.read(text, at);
      at = read ? read->range.end : at + base::decode_code_point(text, at).size;
      benchmark::DoNotOptimize(read);
    }
  });
}

// Numbers with their units.
void run_figures(benchmark::State& state) {
  std::vector<indicators::Figure> found;
  measure(state, [&](std::size_t number) {
    const layout::PageLayout& page = bench().traces[number].layout;
    found.clear();
    for (const auto& paragraph : page.paragraphs) bench().finder.find(page.folded.text(), paragraph.text, found);
    benchmark::DoNotOptimize(found);
  });
}

// Figures, exclusions, words, context, role and metric.
void run_indicators(benchmark::State& state) {
  measure(state, [](std::size_t number) {
    const extract::Trace& trace = bench().traces[number];
    benchmark::DoNotOptimize(bench().indicators.read(trace.layout, trace.outline));
  });
}

void run_assemble(benchmark::State& state) {
  measure(state, [](std::size_t number) { benchmark::DoNotOptimize(extract::assemble(bench().traces[number])); });
}

void run_write_json(benchmark::State& state) {
  measure(state,
          [](std::size_t number) { benchmark::DoNotOptimize(bench().jsonl->record(bench().documents[number])); });
}

void run_write_csv(benchmark::State& state) {
  measure(state, [](std::size_t number) { benchmark::DoNotOptimize(bench().csv->record(bench().documents[number])); });
}

void run_whole(benchmark::State& state) {
  measure(state, [](std::size_t number) {
    benchmark::DoNotOptimize(bench().jsonl->record(bench().extractor.extract(bench().texts[number], "report.txt")));
  });
}

// What a program does before it reads its first document.
void run_start(benchmark::State& state) {
  for (auto unused : state) {
    const Extractor extractor(*PatternPacks::load());
    benchmark::DoNotOptimize(&extractor);
  }
}

}  // namespace
}  // namespace zhibiao

int main(int argc, char** argv) {
  using namespace zhibiao;
  constexpr auto kUnit = benchmark::kMillisecond;
  benchmark::RegisterBenchmark("hash", run_hash)->Unit(kUnit);
  benchmark::RegisterBenchmark("decode", run_decode)->Unit(kUnit);
  benchmark::RegisterBenchmark("fold", run_fold)->Unit(kUnit);
  benchmark::RegisterBenchmark("layout", run_layout)->Unit(kUnit);
  benchmark::RegisterBenchmark("outline", run_outline)->Unit(kUnit);
  benchmark::RegisterBenchmark("numbers", run_numbers)->Unit(kUnit);
  benchmark::RegisterBenchmark("figures", run_figures)->Unit(kUnit);
  benchmark::RegisterBenchmark("indicators", run_indicators)->Unit(kUnit);
  benchmark::RegisterBenchmark("assemble", run_assemble)->Unit(kUnit);
  benchmark::RegisterBenchmark("write_json", run_write_json)->Unit(kUnit);
  benchmark::RegisterBenchmark("write_csv", run_write_csv)->Unit(kUnit);
  benchmark::RegisterBenchmark("whole", run_whole)->Unit(kUnit);
  benchmark::RegisterBenchmark("start", run_start)->Unit(kUnit);
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
