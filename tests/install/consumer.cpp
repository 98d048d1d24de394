#include <zhibiao/extractor.h>
#include <zhibiao/version.h>
#include <cstdio>
#include <utility>

int main() {
  auto packs = zhibiao::PatternPacks::load();
  if (!packs) return 1;
  const zhibiao::Extractor extractor(*packs);
  const zhibiao::Document document = extractor.extract("一、基本情况\n全区有学校56所。\n", "a.txt");
  std::printf("%s %zu %zu\n", zhibiao::kVersion.data(), document.sections.size(), document.indicators.size());
  return 0;
}
