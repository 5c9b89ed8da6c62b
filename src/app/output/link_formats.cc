#include "app/output/link_formats.h"

#include <algorithm>
#include <iterator>

#include "metadata/values/dates.h"
#include "write/csv.h"
#include "write/json_writer.h"

namespace pith::internal::app {
namespace {

std::string as_text(const ListedLink& link) { return link.url + "\n"; }

std::string as_json(const ListedLink& link) {
  JsonWriter object;
  object.begin_object().member("url", link.url);
  object.member_if_any("date", parse_date(link.date)).member_if_any("title", link.title);
  return object.end_object().take() + "\n";
}

std::string as_csv(const ListedLink& link) {
  return csv_cell(link.url) + "," + csv_cell(parse_date(link.date)) + "," + csv_cell(link.title) +
         "\r\n";
}

constexpr LinkFormat kFormats[] = {{"text", "", as_text},
                                   {"jsonl", "", as_json},
                                   {"csv", "url,date,title\r\n", as_csv},
                                   {"csv-bom", "\xEF\xBB\xBFurl,date,title\r\n", as_csv}};

}  // namespace

std::span<const LinkFormat> link_formats() { return kFormats; }

const LinkFormat* find_link_format(std::string_view name) {
  const auto* const found =
      std::find_if(std::begin(kFormats), std::end(kFormats),
                   [name](const LinkFormat& format) { return format.name == name; });
  return found == std::end(kFormats) ? nullptr : found;
}

}  // namespace pith::internal::app
