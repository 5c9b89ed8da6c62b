// What the trainer learns from, computed by the code that will score:
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
//   pith-features DATASET OUT --flat            OUT.f32, OUT.names, OUT.jsonl of the pages as flat
//                                               text (strip_tags.h);
//                                               --no-phrases: as if no wording were known
//   pith-features DATASET OUT --flat --scores FILE  likewise, the second stage's rows
//
//   pith-features DATASET OUT --titles          OUT.jsonl: the titles' wordings (titles.h)
//
// --drop FILE takes blocks out of pages before they are measured, {"id": [numbers]}: a short
// article in the chrome of a long one. Only the pages it names are read then.
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
#include "bench/train/titles.h"
#include "html/dom.h"
#include "markup/context.h"
#include "markup/inputs.h"
#include "markup/measure.h"
#include "markup/neighbourhood.h"
#include "markup/page_summary.h"
#include "markup/select.h"
#include "metadata/metadata.h"
#include "page/segment.h"
#include "pith/options.h"
#include "plain/flat_inputs.h"
#include "plain/flat_measure.h"
#include "plain/flat_neighbourhood.h"
#include "plain/segment_text.h"
#include "text/decode.h"

namespace {

using pith::Measured;
using pith::Page;

// A page on its way to the scorer, as extract.cc brings it there.
struct Read {
  Page page;
  pith::Metadata metadata;
  Measured measured;
};

// The page as it would be without these blocks (ascending); its elements stay.
Page without(Page page, const std::vector<std::size_t>& dropped) {
  std::vector<std::uint32_t> index(page.blocks.size() + 1);
  std::vector<pith::PageBlock> left;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    index[i] = static_cast<std::uint32_t>(left.size());
    if (!std::binary_search(dropped.begin(), dropped.end(), i)) {
      left.push_back(std::move(page.blocks[i]));
    }
  }
  index.back() = static_cast<std::uint32_t>(left.size());
  page.blocks = std::move(left);
  for (pith::Element& element : page.elements) {
    element.first_block = index[element.first_block];
    element.end_block = index[element.end_block];
  }
  return page;
}

Read read(const pith::bench::LabelledPage& labelled, const std::vector<std::size_t>& dropped) {
  Read result;
  const pith::DecodedText decoded = pith::decode(labelled.html, "");
  const pith::Document document =
      pith::Document::parse(decoded.text(), pith::Options{}.max_memory_bytes);
  pith::HeadFacts facts;
  result.metadata = pith::read_metadata(document, labelled.url, &facts);
  result.page = pith::segment(document, labelled.url);
  result.page = without(std::move(result.page), dropped);
  result.measured = pith::measure(result.page, result.metadata.title.value, facts.hints);
  return result;
}

auto collect(std::vector<float>& row) {
  return [&row](std::string_view, std::string_view, int, float value) { row.push_back(value); };
}

// The same of its text alone; lines that are dropped leave no trace.
struct ReadFlat {
  Page page;
  pith::FlatMeasured measured;
};

ReadFlat read_flat(const pith::bench::LabelledPage& labelled, bool phrases,
                   const std::vector<std::size_t>& dropped) {
  const pith::DecodedText decoded = pith::decode(labelled.html, "");
  const std::string text = pith::bench::strip_tags(decoded.text());
  ReadFlat result;
  result.page = without(pith::segment_lines(pith::split_lines(text)), dropped);
  result.measured = pith::FlatText(result.page, phrases).measure();
  return result;
}

enum class Rows { block, context, page, flat, flat_context };

class Writer {
 public:
  Writer(const std::string& out, Rows kind) : kind_(kind), rows_(out + ".f32", std::ios::binary) {
    std::ofstream names(out + ".names");
    const auto name = [&names](std::string_view group, std::string_view part, int number, float) {
      names << pith::input_name(group, part, number) << '\n';
    };
    switch (kind_) {
      case Rows::block:
        pith::for_each_input({}, {}, name);
        pages_.open(out + ".jsonl");
        break;
      case Rows::context:
        pith::for_each_context_input({}, name);
        break;
      case Rows::page:
        pith::for_each_summary_input({}, name);
        pith::for_each_page_input({}, name);
        scores_.open(out + ".f1", std::ios::binary);
        break;
      case Rows::flat:
        pith::for_each_flat_input({}, {}, [&names](std::string_view part, int number, float) {
          names << pith::flat_input_name(part, number) << '\n';
        });
        pages_.open(out + ".jsonl");
        break;
      case Rows::flat_context:
        pith::for_each_flat_score_input({}, [&names](std::string_view part, int number, float) {
          names << pith::flat_input_name(part, number) << '\n';
        });
        break;
    }
  }

  void block_rows(const Measured& measured) {
    for (const pith::Features& block : measured.blocks) {
      std::vector<float> row;
      pith::for_each_input(measured, block, collect(row));
      write(row);
    }
  }

  void flat_rows(const pith::FlatMeasured& measured) {
    for (const pith::FlatFeatures& block : measured.blocks) {
      std::vector<float> row;
      pith::for_each_flat_input(
          measured, block, [&row](std::string_view, int, float value) { row.push_back(value); });
      write(row);
    }
  }

  void flat_context_rows(const pith::FlatMeasured& measured, const std::vector<float>& log_odds) {
    for (const pith::FlatNeighbourhood& n : pith::measure_flat_neighbourhood(measured, log_odds)) {
      std::vector<float> row;
      pith::for_each_flat_score_input(
          n, [&row](std::string_view, int, float value) { row.push_back(value); });
      write(row);
    }
  }

  void context_rows(const Measured& measured, const std::vector<float>& log_odds) {
    for (const pith::Neighbourhood& n : pith::measure_neighbourhood(measured, log_odds)) {
      std::vector<float> row;
      pith::for_each_context_input(n, collect(row));
      write(row);
    }
  }

  // What the model makes of the page, and how good that is; 0 where no truth is known.
  void page_row(const pith::bench::LabelledPage& labelled, Read& result, const pith::Model& model) {
    const Measured& measured = result.measured;
    std::vector<pith::Score> scores = pith::score_blocks(measured, model, false);
    pith::apply_rules(result.page, measured, scores);
    pith::select(measured, scores, {}, result.page.blocks);
    std::vector<float> row;
    pith::for_each_summary_input(pith::summarize_page(measured, scores, result.page.blocks),
                                 collect(row));
    pith::for_each_page_input(measured.page, collect(row));
    write(row);
    std::string text;
    for (const pith::PageBlock& block : result.page.blocks) {
      if (pith::kept(block.block)) text += block.block.text + '\n';
    }
    const std::string truth = labelled.truth.text.value_or("");
    const auto f1 = static_cast<float>(pith::bench::score_words(truth, text).f1);
    scores_.write(reinterpret_cast<const char*>(&f1), sizeof f1);
  }

  void page(const pith::bench::LabelledPage& labelled, const std::string& language,
            const Page& read) {
    nlohmann::json entry = {{"id", labelled.id},
                            {"url", labelled.url},
                            {"type", labelled.type},
                            {"language", language},
                            {"with", labelled.truth.with},
                            {"without", labelled.truth.without},
                            {"title", labelled.truth.title}};
    if (labelled.truth.text) entry["truth"] = *labelled.truth.text;
    auto& texts = entry["blocks"] = nlohmann::json::array();
    for (const pith::PageBlock& block : read.blocks) texts.push_back(block.block.text);
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
  bool flat = false;
  bool no_phrases = false;
  bool titles = false;
};

// The next page's scores.
std::vector<float> read_scores(std::istream& in, std::size_t count) {
  std::vector<float> scores(count);
  in.read(reinterpret_cast<char*>(scores.data()),
          static_cast<std::streamsize>(count * sizeof(float)));
  return scores;
}

int fail(const pith::Error& error) {
  std::cerr << "pith-features: " << error.to_string() << '\n';
  return 2;
}

int run(const Arguments& arguments) {
  using pith::Error;
  const auto dataset = pith::bench::Dataset::open(arguments.folder);
  if (!dataset) return fail(dataset.error());
  if (arguments.titles) {
    const auto error = pith::bench::write_titles(dataset.value(), arguments.out + ".jsonl");
    return error ? fail(*error) : 0;
  }
  nlohmann::json drop;
  if (!arguments.drop_file.empty())
    drop = nlohmann::json::parse(std::ifstream(arguments.drop_file));
  std::ifstream scores(arguments.scores_file, std::ios::binary);
  std::optional<pith::bench::FoldModels> models;
  if (!arguments.models.empty()) {
    auto opened = pith::bench::FoldModels::open(arguments.models);
    if (!opened) return fail(opened.error());
    models = std::move(opened.value());
  }
  const bool scored = !arguments.scores_file.empty();
  const Rows kind = arguments.flat && scored ? Rows::flat_context
                    : arguments.flat         ? Rows::flat
                    : models                 ? Rows::page
                    : scored                 ? Rows::context
                                             : Rows::block;
  Writer writer(arguments.out, kind);
  for (std::size_t n = 0; n < dataset.value().size(); ++n) {
    const std::string& id = dataset.value().id(n);
    if (!drop.is_null() && !drop.contains(id)) continue;
    const auto labelled = dataset.value().load(n);
    if (!labelled) return fail(labelled.error());
    std::vector<std::size_t> dropped;
    if (!drop.is_null()) dropped = drop[id].get<std::vector<std::size_t>>();
    if (arguments.flat) {
      const ReadFlat flat = read_flat(labelled.value(), !arguments.no_phrases, dropped);
      if (kind == Rows::flat_context) {
        writer.flat_context_rows(flat.measured, read_scores(scores, flat.measured.blocks.size()));
        if (!scores) {
          return fail({Error::Kind::unreadable, arguments.scores_file, "too few scores"});
        }
        continue;
      }
      writer.flat_rows(flat.measured);
      writer.page(labelled.value(), "", flat.page);
      continue;
    }
    Read result = read(labelled.value(), dropped);
    if (kind == Rows::page) {
      const pith::Model* model = models->model_for(dataset.value().name(), id);
      if (model == nullptr) return fail({Error::Kind::not_found, id, "in no fold"});
      writer.page_row(labelled.value(), result, *model);
    } else if (kind == Rows::context) {
      writer.context_rows(result.measured, read_scores(scores, result.measured.blocks.size()));
      if (!scores) {
        return fail({Error::Kind::unreadable, arguments.scores_file, "too few scores"});
      }
    } else {
      writer.block_rows(result.measured);
      writer.page(labelled.value(), result.metadata.language.value, result.page);
    }
  }
  return writer.ok() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  Arguments arguments;
  CLI::App app("Writes what the trainer learns from", "pith-features");
  app.add_option("DATASET", arguments.folder)->required();
  app.add_option("OUT", arguments.out, "Files OUT.f32, OUT.names, ...")->required();
  CLI::Option* drop = app.add_option("--drop", arguments.drop_file, "Blocks to take out, by page")
                          ->check(CLI::ExistingFile);
  CLI::Option* scores = app.add_option("--scores", arguments.scores_file, "First stage's log-odds")
                            ->check(CLI::ExistingFile);
  CLI::Option* models =
      app.add_option("--models", arguments.models, "Fold models")->check(CLI::ExistingDirectory);
  CLI::Option* flat = app.add_flag("--flat", arguments.flat, "Of the pages as flat text");
  app.add_flag("--no-phrases", arguments.no_phrases, "Without known wordings")->needs(flat);
  app.add_flag("--titles", arguments.titles, "Wordings of the pages' titles")
      ->excludes(flat)
      ->excludes(drop)
      ->excludes(scores)
      ->excludes(models);
  CLI11_PARSE(app, argc, argv);
  return run(arguments);
}
