#include "fetch/file_kind.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>

#include "input/containers.h"

namespace pith::internal {
namespace {

TEST(FileKind, EveryRowHasItsNamesAndEveryContainerItsRow) {
  std::set<std::string_view> names;
  for (const FileKindRow& row : file_kinds()) {
    EXPECT_FALSE(row.name.empty());
    EXPECT_FALSE(row.group.empty()) << row.name;
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    if (row.container == InputKind::page) continue;
    const std::string flag = std::string("--from ") + find_container(row.container)->name;
    EXPECT_EQ(row.way_out.find(flag), 0U) << row.name;
  }
  for (const Container& container : containers()) {
    EXPECT_EQ(row_of(kind_of_container(container.kind)).container, container.kind)
        << container.name;
  }
  EXPECT_EQ(kind_of_container(InputKind::page), FileKind::page);
}

TEST(FileKind, OfContentTypes) {
  const std::pair<std::string_view, FileKind> cases[] = {
      {"application/json", FileKind::json},
      {"Application/JSON; charset=utf-8", FileKind::json},
      {"message/rfc822", FileKind::mail},
      {"image/png", FileKind::picture},
      {"image/vnd.djvu", FileKind::djvu},
      {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", FileKind::office},
      {"text/html", FileKind::page},
      {"text/xml;x", FileKind::xml},
      {"", FileKind::page},
      {"imagery", FileKind::page}};
  for (const auto& [type, kind] : cases) EXPECT_EQ(kind_of_type(type), kind) << type;
}

TEST(FileKind, ErrorsSayWhatWasFound) {
  const Error of_file = not_a_page(FileKind::json, "a.json");
  EXPECT_EQ(of_file.kind, Error::Kind::not_html);
  EXPECT_EQ(of_file.reason, "not HTML (JSON file)");
  EXPECT_EQ(of_file.found, "JSON file");
  const Error of_url = not_a_page(FileKind::mail, "https://x.org/", "sent as text/plain");
  EXPECT_EQ(of_url.reason, "not HTML (mail, sent as text/plain)");
  EXPECT_EQ(of_url.found, "mail");
  for (const FileKindRow& row : file_kinds()) {
    EXPECT_EQ(kind_named(found_of(row.kind)), row.kind) << row.name;
  }
  EXPECT_EQ(found_of(FileKind::page), "");
  EXPECT_EQ(kind_named("PDF"), FileKind::page);
  EXPECT_EQ(way_out_of(FileKind::sitemap, true), "--list-from prints its links");
  EXPECT_EQ(way_out_of(FileKind::mp3, true), "");
}

}  // namespace
}  // namespace pith::internal
