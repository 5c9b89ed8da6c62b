#include "support/pages.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "base/utf8.h"
#include "pith/write.h"

namespace pith::internal::test {
namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The pages in the folders of `directory`, each in `file`, sorted by name.
std::vector<TestPage> pages_in(const std::string& directory, const std::string& file) {
  std::vector<TestPage> found;
  const std::filesystem::path folders = std::string(PITH_SOURCE_DIR) + "/fixtures/" + directory;
  for (const auto& entry : std::filesystem::directory_iterator(folders)) {
    const auto about = nlohmann::json::parse(read(entry.path() / "case.json"), nullptr, false);
    if (!about.is_object()) continue;
    TestPage page{entry.path().filename().string(), read(entry.path() / file)};
    page.options.url = about.value("url", "");
    page.options.content_type = about.value("content_type", "");
    found.push_back(std::move(page));
  }
  std::sort(found.begin(), found.end(),
            [](const TestPage& a, const TestPage& b) { return a.name < b.name; });
  // Otherwise every test of all pages would pass.
  if (found.empty()) throw std::runtime_error(directory + ": no case.json can be read");
  return found;
}

}  // namespace

const std::vector<TestPage>& fixture_pages() {
  static const std::vector<TestPage> pages = pages_in("pages", "source.html");
  return pages;
}

const std::vector<TestPage>& fixture_texts() {
  static const std::vector<TestPage> texts = [] {
    std::vector<TestPage> found = pages_in("text", "source.txt");
    for (TestPage& text : found) text.options.format = InputFormat::text;
    return found;
  }();
  return texts;
}

std::string describe(const Block& block) {
  std::ostringstream out;
  const ListPlace list = block.list.value_or(ListPlace{.depth = 0});
  const TablePlace table = block.table.value_or(TablePlace{});
  // All digits, so that scores that print alike are told apart.
  out << to_string(block.label) << ' ' << std::hexfloat << block.score << ' '
      << to_string(block.kind) << " h" << int{block.heading_level} << " q" << int{block.quote_depth}
      << " l" << list.depth << ',' << list.ordered << ',' << list.number << ',' << list.item << ','
      << to_string(list.task) << " t" << table.table << ',' << table.row << ',' << table.column
      << ',' << table.header << ',' << to_string(table.alignment);
  for (const BlockContainer& container : block.containers) {
    out << ' ' << to_string(container.kind) << container.id;
  }
  out << " n" << block.note << ' ' << block.break_before << ' ' << block.line_ends_before << " @"
      << block.source.begin << '-' << block.source.end << ' ' << block.code_language << " ["
      << block.reason << "] [" << block.decided_by << "] " << block.text << '\n';
  for (const Span& span : block.spans) {
    out << "  " << to_string(span.kind) << ' ' << span.begin << '-' << span.end << ' '
        << span.target << ' ' << span.alt << ' ' << span.link << ' ' << span.caption << ' '
        << span.spaced << '\n';
  }
  return out.str();
}

std::string describe(const Article& article) {
  std::ostringstream out;
  out << to_string(article.outcome) << ' ' << article.message << ' ' << article.url << ' '
      << article.encoding << ' ' << to_string(article.page_type) << ' ' << article.is_plain_text
      << ' ' << std::hexfloat << article.confidence.value_or(0) << '\n';
  for (const MetadataField& field : kMetadataFields) {
    for (const MetaValue& value : field.values(article.metadata)) {
      out << field.name << '=' << value.value << '<' << value.source << ">\n";
    }
  }
  for (const Block& block : article.blocks) out << describe(block);
  return out.str();
}

std::string everything(const Article& article) {
  std::string all = describe(article) + article.page_type_reason;
  for (const OutputFormat& format : output_formats()) {
    all += write_file(format, article, {.links = true, .images = true, .front_matter = true});
  }
  return all;
}

std::vector<std::string> kept_blocks(const Article& article) {
  std::vector<std::string> texts;
  for (Block block : article.blocks) {
    block.reason.clear();
    block.decided_by.clear();
    if (kept(block)) texts.push_back(describe(block));
  }
  return texts;
}

bool is_utf8(std::string_view text) { return tally_utf8(text).bad == 0; }

}  // namespace pith::internal::test
