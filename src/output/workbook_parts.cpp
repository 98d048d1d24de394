#include "output/workbook_parts.h"

#include "output/sheet_xml.h"

namespace zhibiao::output {
namespace {

constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kSpreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view kDocument = "http://schemas.openxmlformats.org/officeDocument/2006/";
constexpr std::string_view kRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view kPackage = "http://schemas.openxmlformats.org/package/2006/";
constexpr std::string_view kType = "application/vnd.openxmlformats-officedocument.";

std::string text(std::initializer_list<std::string_view> pieces) {
  std::string all;
  for (const std::string_view piece : pieces) all += piece;
  return all;
}

std::string content_types(const std::vector<SheetEntry>& sheets) {
  std::string xml =
      text({kDeclaration, "<Types xmlns=\"", kPackage,
            "content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
            "relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"});
  const auto part = [&](std::string_view name, std::string_view type) {
    xml += text({"<Override PartName=\"/", name, "\" ContentType=\"", kType, type, "+xml\"/>"});
  };
  part("xl/workbook.xml", "spreadsheetml.sheet.main");
  part("xl/styles.xml", "spreadsheetml.styles");
  part("docProps/app.xml", "extended-properties");
  for (const SheetEntry& sheet : sheets) part(sheet_part_name(sheet.part), "spreadsheetml.worksheet");
  return xml + "</Types>";
}

std::string relations(const std::vector<std::pair<std::string, std::string_view>>& targets) {
  std::string xml = text({kDeclaration, "<Relationships xmlns=\"", kPackage, "relationships\">"});
  for (std::size_t i = 0; i < targets.size(); ++i) {
    xml += text({"<Relationship Id=\"rId", std::to_string(i + 1), "\" Type=\"", kRelations, "/", targets[i].second,
                 "\" Target=\"", targets[i].first, "\"/>"});
  }
  return xml + "</Relationships>";
}

std::string workbook(const std::vector<SheetEntry>& sheets) {
  std::string xml = text({kDeclaration, "<workbook xmlns=\"", kSpreadsheet, "\" xmlns:r=\"", kRelations,
                          "\"><bookViews><workbookView activeTab=\"0\"/></bookViews><sheets>"});
  std::string filters;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    xml += text({"<sheet name=\"", sheets[i].name, "\" sheetId=\"", number, "\" r:id=\"rId", number, "\"/>"});
    if (sheets[i].columns == 0) continue;
    filters += text({"<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"", std::to_string(i),
                     "\" hidden=\"1\">'", sheets[i].name, "'!$A$1:$", column_letters(sheets[i].columns - 1), "$",
                     std::to_string(sheets[i].rows), "</definedName>"});
  }
  xml += "</sheets>";
  if (!filters.empty()) xml += "<definedNames>" + filters + "</definedNames>";
  return xml + "</workbook>";
}

}  // namespace

std::string sheet_part_name(std::size_t part) { return "xl/worksheets/sheet" + std::to_string(part) + ".xml"; }

std::vector<Part> first_parts() {
  const std::string application = text({kDeclaration, "<Properties xmlns=\"", kDocument,
                                        "extended-properties\"><Application>zhibiao</Application></Properties>"});
  return {
      {"_rels/.rels", relations({{"xl/workbook.xml", "officeDocument"}, {"docProps/app.xml", "extended-properties"}})},
      {"docProps/app.xml", application},
      {"xl/styles.xml", styles_xml()}};
}

std::vector<Part> last_parts(const std::vector<SheetEntry>& sheets) {
  constexpr std::string_view kFolder = "xl/";
  std::vector<std::pair<std::string, std::string_view>> targets;
  for (const SheetEntry& sheet : sheets) {
    targets.emplace_back(sheet_part_name(sheet.part).substr(kFolder.size()), "worksheet");
  }
  targets.emplace_back("styles.xml", "styles");
  return {{"xl/workbook.xml", workbook(sheets)},
          {"xl/_rels/workbook.xml.rels", relations(targets)},
          {"[Content_Types].xml", content_types(sheets)}};
}

}  // namespace zhibiao::output
