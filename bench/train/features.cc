// The trainer's data, computed by the code that will score:
//
//   pith-features DATASET OUT                   OUT.f32: a row of floats a block, named in
//   OUT.names;
//                                               OUT.jsonl: an object a page, with truth and texts
//   pith-features DATASET OUT --scores FILE     OUT.f32: the second stage's rows; FILE holds the
//                                               first stage's log-odds, a float a block
//
//   pith-features DATASET OUT --models DIR      OUT.f32: a row a page, from results of the fold
//                                               models in DIR; OUT.f1: the results' word F1
//
//   pith-features DATASET OUT --plain            OUT.f32, OUT.names, OUT.jsonl of the pages as
//   plain
//                                               text (strip_tags.h);
//                                               --no-phrases: as if no wording were known
//   pith-features DATASET OUT --plain --scores FILE  likewise, the second stage's rows
//
//   pith-features DATASET OUT --titles          OUT.jsonl: the titles' wordings (titles.h)
//
// --drop FILE removes blocks from pages before they are measured, {"id": [numbers]}, which imitates
// a short article in the chrome of a long one. Only the pages it names are read then.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "bench/dataset.h"
#include "bench/fold_models.h"
#include "bench/metrics.h"
#include "bench/strip_tags.h"
#include "bench/train/headlines.h"
#include "bench/train/titles.h"
#include "html/dom.h"
#include "markup/declared.h"
#include "markup/feature_rows.h"
#include "markup/judge_page.h"
#include "markup/measure.h"
#include "markup/neighborhood.h"
#include "markup/passes/passes.h"
#include "markup/score_blocks.h"
#include "metadata/metadata.h"
#include "page/segment.h"
#include "pith/options.h"
#include "plain/feature_rows.h"
#include "plain/measure_lines.h"
#include "plain/neighborhood.h"
#include "plain/segment_text.h"
#include "text/decode.h"

namespace pith::internal::bench {
namespace {

// A page on its way to the scorer, prepared as in extract.cc.
struct Read {
  PageModel page;
  Metadata metadata;
  Measured measured;
};

// The page without these blocks (ascending). Its elements are kept.
PageModel without(PageModel page, const std::vector<std::size_t>& dropped) {
  std::vector<std::uint32_t> index(page.blocks.size() + 1);
  std::vector<PageBlock> left;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    index[i] = static_cast<std::uint32_t>(left.size());
    if (!std::binary_search(dropped.begin(), dropped.end(), i)) {
      left.push_back(std::move(page.blocks[i]));
    }
  }
  index.back() = static_cast<std::uint32_t>(left.size());
  page.blocks = std::move(left);
  for (Element& element : page.elements) {
    element.first_block = index[element.first_block];
    element.end_block = index[element.end_block];
  }
  return page;
}

// What the page would declare without these blocks: those left of whose text it declares most,
// besides its descriptions.
std::vector<DeclaredText> declared_without(const PageModel& page,
                                           const std::vector<std::size_t>& dropped,
                                           std::vector<DeclaredText> declared) {
  constexpr float kMost = 0.5F;
  Measured measured;
  measured.blocks.resize(page.blocks.size());
  measure_declared(page, declared, measured);
  std::erase_if(declared,
                [](const DeclaredText& text) { return text.kind != Declared::description; });
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    if (std::binary_search(dropped.begin(), dropped.end(), i)) continue;
    const DeclaredShares& shares = measured.blocks[i].declared;
    const std::string& text = page.blocks[i].block.text;
    if (shares.body >= kMost) declared.push_back({Declared::body, text});
    if (shares.comment >= kMost) declared.push_back({Declared::comment, text});
  }
  return declared;
}

Read read(const LabeledPage& labeled, const std::vector<std::size_t>& dropped) {
  Read result;
  const DecodedText decoded = decode(labeled.html, "");
  const Document document = Document::parse(decoded.text(), Options{}.max_memory_bytes);
  HeadFacts facts;
  result.metadata = read_metadata(document, labeled.url, &facts);
  result.page = segment(document, labeled.url);
  if (!dropped.empty()) {
    facts.declared = declared_without(result.page, dropped, std::move(facts.declared));
    result.page = without(std::move(result.page), dropped);
  }
  result.measured = measure(result.page, result.metadata.title.value, facts);
  return result;
}

auto collect(std::vector<float>& row) {
  return [&row](const FeatureRow&, const Item&, float value) { row.push_back(value); };
}

// The same for its text alone; dropped lines leave no trace.
struct ReadPlain {
  PageModel page;
  MeasuredText measured;
};

ReadPlain read_plain(const LabeledPage& labeled, bool phrases,
                     const std::vector<std::size_t>& dropped) {
  const DecodedText decoded = decode(labeled.html, "");
  const std::string text = strip_tags(decoded.text());
  ReadPlain result;
  result.page = without(segment_lines(split_lines(text)), dropped);
  result.measured = PlainText(result.page, phrases).measure();
  return result;
}

enum class Rows { block, context, page, plain, plain_context };

class Writer {
 public:
  Writer(const std::string& out, Rows kind) : kind_(kind), rows_(out + ".f32", std::ios::binary) {
    std::ofstream file(out + ".names");
    Inputs inputs;
    const auto add = [&inputs](const FeatureRow& row, const Item& item, float) {
      inputs.add(row, item);
    };
    switch (kind_) {
      case Rows::block:
        for_each_block_input({}, {}, add);
        for_each_page_input({}, add);
        pages_.open(out + ".jsonl");
        break;
      case Rows::context:
        for_each_score_input({}, add);
        break;
      case Rows::page:
        for_each_summary_input({}, add);
        for_each_page_input({}, add);
        scores_.open(out + ".f1", std::ios::binary);
        break;
      case Rows::plain:
        for_each_line_input({}, add);
        for_each_text_input({}, add);
        pages_.open(out + ".jsonl");
        break;
      case Rows::plain_context:
        for_each_line_score_input({}, add);
        break;
    }
    for (const std::string& name : inputs.names()) file << name << '\n';
  }

  void block_rows(const Measured& measured) {
    for (const Features& block : measured.blocks) {
      std::vector<float> row;
      for_each_block_input(measured, block, collect(row));
      for_each_page_input(measured.page, collect(row));
      write(row);
    }
  }

  void plain_rows(const MeasuredText& measured) {
    for (const LineFeatures& block : measured.blocks) {
      std::vector<float> row;
      for_each_line_input(block, collect(row));
      for_each_text_input(measured.page, collect(row));
    }
  }

  void plain_context_rows(const MeasuredText& measured, const std::vector<float>& log_odds) {
    for (const LineNeighborhood& n : measure_line_neighborhood(measured, log_odds)) {
      std::vector<float> row;
      for_each_line_score_input(n, collect(row));
      write(row);
    }
  }

  void context_rows(const Measured& measured, const std::vector<float>& log_odds) {
    for (const Neighborhood& n : measure_neighborhood(measured, log_odds)) {
      std::vector<float> row;
      for_each_score_input(n, collect(row));
      write(row);
    }
  }

  // The model's result for the page and its quality; 0 if there is no truth.
  void page_row(const LabeledPage& labeled, const Read& result, const Model& model) {
    const Measured& measured = result.measured;
    const std::vector<Score> scores = score_blocks(measured, model.markup, false);
    const Options options;
    Judging judging(result.page, measured, scores, options);
    judging.page_type = likely_type(judging, model.markup);
    run_passes(judging);
    std::vector<float> row;
    for_each_summary_input(summarize_page(judging), collect(row));
    for_each_page_input(measured.page, collect(row));
    write(row);
    std::string text;
    for (std::size_t i = 0; i < judging.size(); ++i) {
      if (judging.kept(i)) text += judging.block(i).text + '\n';
    }
    const std::string truth = labeled.truth.text.value_or("");
    const auto f1 = static_cast<float>(score_words(truth, text).f1);
    scores_.write(reinterpret_cast<const char*>(&f1), sizeof f1);
  }

  void page(const LabeledPage& labeled, const std::string& language, const PageModel& read) {
    nlohmann::json entry = {{"id", labeled.id},
                            {"url", labeled.url},
                            {"type", labeled.type},
                            {"language", language},
                            {"with", labeled.truth.with},
                            {"without", labeled.truth.without},
                            {"title", labeled.truth.title}};
    if (labeled.truth.text) entry["truth"] = *labeled.truth.text;
    auto& texts = entry["blocks"] = nlohmann::json::array();
    for (const PageBlock& block : read.blocks) texts.push_back(block.block.text);
    pages_ << entry.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
  }

  bool ok() const { return rows_ && pages_ && scores_; }

 private:
  void write(const std::vector<float>& row) {
    rows_.write(reinterpret_cast<const char*>(row.data()),
                static_cast<std::streamsize>(row.size() * sizeof(float)));
  }

  Rows kind_;
  std::ofstream rows_;
  std::ofstream pages_;
  std::ofstream scores_;
};

struct Arguments {
  std::string folder;
  std::string out;
  std::string drop_file;
  std::string scores_file;
  std::string models;
  bool plain = false;
  bool no_phrases = false;
  bool titles = false;
  bool headlines = false;
};

// The scores of the next page.
std::vector<float> read_scores(std::istream& in, std::size_t count) {
  std::vector<float> scores(count);
  in.read(reinterpret_cast<char*>(scores.data()),
          static_cast<std::streamsize>(count * sizeof(float)));
  return scores;
}

int fail(const Error& error) {
  std::cerr << "pith-features: " << error.to_string() << '\n';
  return 2;
}

int run(const Arguments& arguments) {
  const auto dataset = Dataset::open(arguments.folder);
  if (!dataset) return fail(dataset.error());
  if (arguments.titles) {
    const auto error = write_titles(dataset.value(), arguments.out + ".jsonl");
    return error ? fail(*error) : 0;
  }
  if (arguments.headlines) {
    const auto error = write_headlines(dataset.value(), arguments.out + ".jsonl");
    return error ? fail(*error) : 0;
  }
  nlohmann::json drop;
  if (!arguments.drop_file.empty())
    drop = nlohmann::json::parse(std::ifstream(arguments.drop_file));
  std::ifstream scores(arguments.scores_file, std::ios::binary);
  std::optional<FoldModels> models;
  if (!arguments.models.empty()) {
    auto opened = FoldModels::open(arguments.models);
    if (!opened) return fail(opened.error());
    models = std::move(opened.value());
  }
  const bool scored = !arguments.scores_file.empty();
  const Rows kind = arguments.plain && scored ? Rows::plain_context
                    : arguments.plain         ? Rows::plain
                    : models                  ? Rows::page
                    : scored                  ? Rows::context
                                              : Rows::block;
  Writer writer(arguments.out, kind);
  for (std::size_t n = 0; n < dataset.value().size(); ++n) {
    const std::string& id = dataset.value().id(n);
    if (!drop.is_null() && !drop.contains(id)) continue;
    const auto labeled = dataset.value().load(n);
    if (!labeled) return fail(labeled.error());
    std::vector<std::size_t> dropped;
    if (!drop.is_null()) dropped = drop[id].get<std::vector<std::size_t>>();
    if (arguments.plain) {
      const ReadPlain plain = read_plain(labeled.value(), !arguments.no_phrases, dropped);
      if (kind == Rows::plain_context) {
        writer.plain_context_rows(plain.measured,
                                  read_scores(scores, plain.measured.blocks.size()));
        if (!scores) {
          return fail({Error::Kind::unreadable, arguments.scores_file, "too few scores"});
        }
        continue;
      }
      writer.plain_rows(plain.measured);
      writer.page(labeled.value(), "", plain.page);
      continue;
    }
    Read result = read(labeled.value(), dropped);
    if (kind == Rows::page) {
      const Model* model = models->model_for(dataset.value().name(), id);
      if (model == nullptr) return fail({Error::Kind::not_found, id, "in no fold"});
      writer.page_row(labeled.value(), result, *model);
    } else if (kind == Rows::context) {
      writer.context_rows(result.measured, read_scores(scores, result.measured.blocks.size()));
      if (!scores) {
        return fail({Error::Kind::unreadable, arguments.scores_file, "too few scores"});
      }
    } else {
      writer.block_rows(result.measured);
      writer.page(labeled.value(), result.metadata.language.value, result.page);
    }
  }
  return writer.ok() ? 0 : 1;
}

}  // namespace
}  // namespace pith::internal::bench

int main(int argc, char** argv) {
  pith::internal::bench::Arguments arguments;
  CLI::App app("Writes what the trainer learns from", "pith-features");
  app.add_option("DATASET", arguments.folder)->required();
  app.add_option("OUT", arguments.out, "Files OUT.f32, OUT.names, ...")->required();
  CLI::Option* drop = app.add_option("--drop", arguments.drop_file, "Blocks to take out, by page")
                          ->check(CLI::ExistingFile);
  CLI::Option* scores = app.add_option("--scores", arguments.scores_file, "First stage's log-odds")
                            ->check(CLI::ExistingFile);
  CLI::Option* models =
      app.add_option("--models", arguments.models, "Fold models")->check(CLI::ExistingDirectory);
  CLI::Option* plain = app.add_flag("--plain", arguments.plain, "Of the pages as plain text");
  app.add_flag("--no-phrases", arguments.no_phrases, "Without known wordings")->needs(plain);
  CLI::Option* titles = app.add_flag("--titles", arguments.titles, "Wordings of the pages' titles")
                            ->excludes(plain)
                            ->excludes(drop)
                            ->excludes(scores)
                            ->excludes(models);
  app.add_flag("--headlines", arguments.headlines, "Lines of plain texts that may be headlines")
      ->excludes(titles)
      ->excludes(plain)
      ->excludes(drop)
      ->excludes(scores)
      ->excludes(models);
  CLI11_PARSE(app, argc, argv);
  return pith::internal::bench::run(arguments);
}
