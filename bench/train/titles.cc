#include "bench/train/titles.h"

#include <cstddef>
#include <fstream>
#include <nlohmann/json.hpp>

#include "bench/metrics.h"
#include "html/dom.h"
#include "metadata/metadata.h"
#include "metadata/title_choice.h"
#include "pith/options.h"
#include "text/decode.h"

namespace pith::internal::bench {
namespace {

using nlohmann::ordered_json;  // keeps the features in the ranker's order

ordered_json page_entry(const LabeledPage& page) {
  const DecodedText decoded = decode(page.html, "");
  const Document document = Document::parse(decoded.text(), Options{}.max_memory_bytes);
  TitleWordings asked;
  const Metadata metadata = read_metadata(document, page.url, nullptr, &asked);
  ordered_json wordings = ordered_json::array();
  for (const TitleWordings::Wording& wording : asked.wordings) {
    ordered_json features;
    for (std::size_t i = 0; i < kTitleFeatureNames.size(); ++i) {
      features[std::string(kTitleFeatureNames[i])] = wording.features[i];
    }
    wordings.push_back({{"text", wording.text},
                        {"right", same_title(page.truth.title, wording.text)},
                        {"features", std::move(features)}});
  }
  return {{"id", page.id},
          {"half", half_of(page.url)},
          {"front_page", asked.front_page},
          {"right", same_title(page.truth.title, metadata.title.value)},
          {"wordings", std::move(wordings)}};
}

}  // namespace

std::optional<Error> write_titles(const Dataset& dataset, const std::string& file) {
  std::ofstream out(file);
  for (std::size_t n = 0; n < dataset.size(); ++n) {
    const Result<LabeledPage> page = dataset.load(n);
    if (!page) return page.error();
    if (page.value().truth.title.empty()) continue;
    out << page_entry(page.value()).dump(-1, ' ', false, ordered_json::error_handler_t::replace)
        << '\n';
  }
  if (!out.flush()) return Error{Error::Kind::unreadable, file, "cannot be written"};
  return std::nullopt;
}

}  // namespace pith::internal::bench
