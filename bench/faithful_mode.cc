#include "bench/faithful_mode.h"

#include <atomic>
#include <iostream>
#include <thread>

#include "bench/dataset.h"
#include "bench/faithful.h"
#include "extract_with.h"
#include "pith/write.h"
#include "text/decode.h"

namespace pith::internal::bench {
namespace {

constexpr int kDone = 0;
constexpr int kSomePagesBreak = 1;
constexpr int kFailed = 2;

constexpr std::size_t kShownBytes = 100;  // of a text

// The beginning of a text, on one line.
std::string shown(std::string text) {
  if (text.size() > kShownBytes) {
    std::size_t end = kShownBytes;
    while ((text[end] & 0xC0) == 0x80) --end;
    text.resize(end);
    text += "...";
  }
  for (char& c : text) {
    if (c == '\n' || c == '\t') c = ' ';
  }
  return text;
}

struct Checked {
  std::string error = {};
  PageFaithfulness page = {};
};

Checked check(const Dataset& dataset, std::size_t index, const RunOptions& options) {
  const Result<LabeledPage> page = dataset.load(index);
  if (!page) return {page.error().to_string(), {}};
  const Model* model = options.models == nullptr
                           ? &Model::built_in()
                           : options.models->model_for(dataset.name(), dataset.id(index));
  if (model == nullptr) return {dataset.id(index) + ": no fold's model is for this page", {}};
  Options extract = options.extract;
  extract.url = page.value().url;
  return {{}, check_page(page.value().html, extract_with(model, page.value().html, extract))};
}

std::vector<Checked> check_all(const Dataset& dataset, const RunOptions& options) {
  std::vector<Checked> checked(dataset.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t index = next++; index < checked.size(); index = next++) {
      checked[index] = check(dataset, index, options);
    }
  };
  std::vector<std::thread> workers;
  for (int job = 1; job < options.jobs; ++job) workers.emplace_back(work);
  work();
  for (std::thread& worker : workers) worker.join();
  return checked;
}

}  // namespace

PageFaithfulness check_page(std::string_view bytes, const Article& article) {
  std::vector<std::string> texts;
  for (const Block& block : article.blocks) {
    if (kept(block)) texts.push_back(block.text);
  }
  const DecodedText decoded = decode(bytes);
  const Faithfulness found = check_faithful(decoded.text(), texts);
  PageFaithfulness page{.breach = {}, .declared = found.declared};
  if (!found.broken.empty()) {
    const BrokenText& first = found.broken.front();
    page.breach = std::to_string(found.broken.size()) + " of " + std::to_string(texts.size()) +
                  " texts, the first " + std::string(to_string(first.breach)) + ": " +
                  shown(texts[first.index]);
  } else if (!holds_all(write_text(article), texts)) {
    page.breach = "the output is not the kept texts";
  }
  return page;
}

int faithful_mode(const std::vector<std::string>& datasets, const RunOptions& options) {
  int code = kDone;
  std::size_t pages = 0;
  std::size_t broken = 0;
  std::size_t declared = 0;
  for (const std::string& folder : datasets) {
    const Result<Dataset> dataset = Dataset::open(folder);
    if (!dataset) {
      std::cerr << "pith-bench: " << dataset.error().to_string() << '\n';
      return kFailed;
    }
    const std::vector<Checked> checked = check_all(dataset.value(), options);
    for (std::size_t i = 0; i < checked.size(); ++i) {
      if (!checked[i].error.empty()) {
        std::cerr << "pith-bench: " << checked[i].error << '\n';
        code = kFailed;
        continue;
      }
      ++pages;
      declared += checked[i].page.declared;
      if (checked[i].page.breach.empty()) continue;
      ++broken;
      std::cout << dataset.value().name() << ' ' << dataset.value().id(i) << ": "
                << checked[i].page.breach << '\n';
    }
  }
  std::cout << pages << " pages, " << broken
            << " break the property; texts from JSON-LD: " << declared << '\n';
  return code == kDone && broken > 0 ? kSomePagesBreak : code;
}

}  // namespace pith::internal::bench
