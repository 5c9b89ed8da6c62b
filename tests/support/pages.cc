#include "support/pages.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "base/utf8.h"

namespace pith::internal::test {
namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void put(std::ostream& out, const char* name, const MetaValue& value) {
  if (!value.empty()) out << name << '=' << value.value << '<' << value.source << ">\n";
}

}  // namespace

const std::vector<TestPage>& fixture_pages() {
  static const std::vector<TestPage> pages = [] {
    std::vector<TestPage> found;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(PITH_SOURCE_DIR) + "/fixtures/pages")) {
      const auto about = nlohmann::json::parse(read(entry.path() / "case.json"), nullptr, false);
      if (!about.is_object()) continue;
      TestPage page{entry.path().filename().string(), read(entry.path() / "source.html")};
      page.options.url = about.value("url", "");
      page.options.content_type = about.value("content_type", "");
      found.push_back(std::move(page));
    }
    std::sort(found.begin(), found.end(),
              [](const TestPage& a, const TestPage& b) { return a.name < b.name; });
    // Otherwise every test of all pages would pass.
    if (found.empty()) throw std::runtime_error("fixtures/pages: no case.json can be read");
    return found;
  }();
  return pages;
}

std::string describe(const Block& block) {
  std::ostringstream out;
  const ListPlace list = block.list.value_or(ListPlace{.depth = 0});
  const TablePlace table = block.table.value_or(TablePlace{});
  out << to_string(block.label) << ' ' << block.score << ' ' << to_string(block.kind) << " h"
      << int{block.heading_level} << " q" << int{block.quote_depth} << " l" << list.depth << ','
      << list.ordered << ',' << list.number << ',' << list.item << " t" << table.table << ','
      << table.row << ',' << table.column << ',' << table.header << " @" << block.source.begin
      << '-' << block.source.end << ' ' << block.code_language << " [" << block.reason << "] "
      << block.text << '\n';
  for (const Span& span : block.spans) {
    out << "  " << static_cast<int>(span.kind) << ' ' << span.begin << '-' << span.end << ' '
        << span.target << ' ' << span.alt << '\n';
  }
  return out.str();
}

std::string describe(const Article& article) {
  std::ostringstream out;
  out << to_string(article.outcome) << ' ' << article.message << ' ' << article.url << ' '
      << article.encoding << '\n';
  const Metadata& metadata = article.metadata;
  put(out, "title", metadata.title);
  for (const MetaValue& author : metadata.authors) put(out, "author", author);
  put(out, "date", metadata.date);
  put(out, "modified", metadata.modified);
  put(out, "site", metadata.site);
  put(out, "description", metadata.description);
  put(out, "language", metadata.language);
  put(out, "canonical_url", metadata.canonical_url);
  put(out, "image", metadata.image);
  for (const MetaValue& tag : metadata.tags) put(out, "tag", tag);
  for (const MetaValue& category : metadata.categories) put(out, "category", category);
  put(out, "license", metadata.license);
  put(out, "direction", metadata.direction);
  put(out, "amp_url", metadata.amp_url);
  for (const MetaValue& feed : metadata.feeds) put(out, "feed", feed);
  for (const Block& block : article.blocks) out << describe(block);
  return out.str();
}

std::vector<std::string> kept_blocks(const Article& article) {
  std::vector<std::string> texts;
  for (Block block : article.blocks) {
    block.reason.clear();
    if (kept(block)) texts.push_back(describe(block));
  }
  return texts;
}

bool is_utf8(std::string_view text) { return tally_utf8(text).bad == 0; }

}  // namespace pith::internal::test
