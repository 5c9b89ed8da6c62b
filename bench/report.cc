#include "bench/report.h"

#include <cstdio>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>

namespace pith::internal::bench {
namespace {

constexpr double kMegabyte = 1e6;

std::string fixed(double value, int digits) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", digits, value);
  return text;
}

std::string share(const std::optional<double>& value) { return value ? fixed(*value, 4) : "-"; }

std::string rate(double amount, double seconds, int digits) {
  return seconds > 0 ? fixed(amount / seconds, digits) : "-";
}

std::string pages_rate(const Summary& summary, double seconds) {
  return rate(static_cast<double>(summary.pages), seconds, 1);
}

std::string megabytes_rate(const Summary& summary, double seconds) {
  return rate(static_cast<double>(summary.bytes) / kMegabyte, seconds, 1);
}

struct Column {
  std::string header;
  std::function<std::string(const Summary&)> cell;
};

Column share_column(std::string header, std::optional<double> Summary::*figure) {
  return {std::move(header), [figure](const Summary& summary) { return share(summary.*figure); }};
}

std::vector<Column> main_columns(bool metadata) {
  std::vector<Column> columns = {
      {"pages", [](const Summary& s) { return std::to_string(s.pages); }},
      share_column("word P", &Summary::word_precision),
      share_column("word R", &Summary::word_recall),
      share_column("word F1", &Summary::word_f1),
      share_column("shingle P", &Summary::shingle_precision),
      share_column("shingle R", &Summary::shingle_recall),
      share_column("shingle F1", &Summary::shingle_f1),
      share_column("snippet P", &Summary::snippet_precision),
      share_column("snippet R", &Summary::snippet_recall),
      share_column("snippet F", &Summary::snippet_f1),
  };
  if (metadata) {
    columns.push_back(share_column("title", &Summary::title));
    columns.push_back(share_column("author", &Summary::author));
    columns.push_back(share_column("date", &Summary::date));
    columns.push_back(share_column("language", &Summary::language));
  }
  columns.push_back({"empty", [](const Summary& s) { return std::to_string(s.empty); }});
  columns.push_back({"pages/CPU-s", [](const Summary& s) { return pages_rate(s, s.seconds); }});
  columns.push_back({"MB/CPU-s", [](const Summary& s) { return megabytes_rate(s, s.seconds); }});
  return columns;
}

std::string row(const std::vector<std::string>& cells) {
  std::string line = "|";
  for (const std::string& cell : cells) line += " " + cell + " |";
  return line + "\n";
}

// The first column is text, the others are figures.
std::string header(const std::vector<std::string>& names) {
  std::string rule = "|---|";
  for (std::size_t i = 1; i < names.size(); ++i) rule += "---:|";
  return row(names) + rule + "\n";
}

std::string table(const std::vector<SetReport>& sets, const std::vector<Column>& columns,
                  bool groups) {
  std::vector<std::string> names = {"set"};
  for (const Column& column : columns) names.push_back(column.header);
  std::string text = header(names);
  const auto add = [&](const std::string& name, const Summary& summary) {
    std::vector<std::string> cells = {name};
    for (const Column& column : columns) cells.push_back(column.cell(summary));
    text += row(cells);
  };
  for (const SetReport& set : sets) {
    add("**" + set.name + "**", set.all);
    if (!groups) continue;
    for (const auto& [group, summary] : set.groups) add(set.name + " " + group, summary);
  }
  return text;
}

nlohmann::ordered_json figures(const Summary& summary) {
  nlohmann::ordered_json object = {
      {"pages", summary.pages}, {"empty", summary.empty}, {"bytes", summary.bytes}};
  const auto set = [&object](const char* key, const std::optional<double>& value) {
    if (value) object[key] = *value;
  };
  set("word_precision", summary.word_precision);
  set("word_recall", summary.word_recall);
  set("word_f1", summary.word_f1);
  set("shingle_precision", summary.shingle_precision);
  set("shingle_recall", summary.shingle_recall);
  set("shingle_f1", summary.shingle_f1);
  set("snippet_precision", summary.snippet_precision);
  set("snippet_recall", summary.snippet_recall);
  set("snippet_f1", summary.snippet_f1);
  set("title", summary.title);
  set("author", summary.author);
  set("date", summary.date);
  set("uncleaned_word_f1", summary.uncleaned_f1);
  set("settled", summary.settled);
  object["cpu_seconds"] = summary.seconds;
  if (summary.baseline_seconds > 0) object["baseline_cpu_seconds"] = summary.baseline_seconds;
  return object;
}

std::string verdict(const std::optional<bool>& right) {
  if (!right) return "-";
  return *right ? "1" : "0";
}

}  // namespace

std::string main_table(const std::vector<SetReport>& sets, bool metadata) {
  return table(sets, main_columns(metadata), /*groups=*/true);
}

std::string baseline_table(const std::vector<SetReport>& sets) {
  const std::vector<Column> columns = {
      {"pith pages/CPU-s", [](const Summary& s) { return pages_rate(s, s.seconds); }},
      {"pith MB/CPU-s", [](const Summary& s) { return megabytes_rate(s, s.seconds); }},
      {"bare Gumbo pages/CPU-s",
       [](const Summary& s) { return pages_rate(s, s.baseline_seconds); }},
      {"bare Gumbo MB/CPU-s",
       [](const Summary& s) { return megabytes_rate(s, s.baseline_seconds); }},
      {"pith / bare Gumbo",
       [](const Summary& s) { return rate(s.baseline_seconds, s.seconds, 2); }},
      {"scoring's share of bare Gumbo",
       [](const Summary& s) { return rate(s.scoring_seconds, s.baseline_seconds, 3); }},
  };
  return table(sets, columns, /*groups=*/false);
}

std::string metadata_rates_table(const std::vector<SetReport>& sets) {
  const std::vector<Column> columns = {
      share_column("no title", &Summary::no_title),
      share_column("wrong title", &Summary::wrong_title),
      share_column("no author", &Summary::no_author),
      share_column("wrong author", &Summary::wrong_author),
      share_column("no date", &Summary::no_date),
      share_column("wrong date", &Summary::wrong_date),
      share_column("no language", &Summary::no_language),
      share_column("wrong language", &Summary::wrong_language),
  };
  return table(sets, columns, /*groups=*/false);
}

std::string odd_truths_table(const std::vector<SetReport>& sets) {
  const std::vector<Column> columns = {
      share_column("title", &Summary::title),
      share_column("but for quotes and dashes", &Summary::title_or_marks),
      share_column("date", &Summary::date),
      share_column("but for a day or the last change", &Summary::date_or_near),
  };
  return table(sets, columns, /*groups=*/false);
}

std::string plain_table(const std::vector<SetReport>& sets) {
  const std::vector<Column> columns = {
      {"uncleaned word F1", [](const Summary& s) { return share(s.uncleaned_f1); }},
      {"word F1", [](const Summary& s) { return share(s.word_f1); }},
      {"unchanged when cleaned again", [](const Summary& s) { return share(s.settled); }},
  };
  return table(sets, columns, /*groups=*/true);
}

std::string calibration_table(const std::array<ConfidenceBin, 10>& bins) {
  std::string text = header({"confidence", "pages", "mean confidence", "mean word F1"});
  for (std::size_t i = 0; i < bins.size(); ++i) {
    const ConfidenceBin& bin = bins[i];
    if (bin.pages == 0) continue;
    const double low = static_cast<double>(i) / 10;
    text += row({fixed(low, 1) + "-" + fixed(low + 0.1, 1), std::to_string(bin.pages),
                 fixed(bin.confidence, 3), fixed(bin.f1, 3)});
  }
  return text;
}

std::string misses_table(const std::vector<const PageScore*>& pages) {
  std::string text = header({"page", "P", "R", "F1", "truth words", "output words", "type", "url"});
  for (const PageScore* page : pages) {
    if (page->words) {
      const WordScore& words = *page->words;
      text += row({page->id, share(words.precision), share(words.recall), share(words.f1),
                   std::to_string(words.truth_words), std::to_string(words.output_words),
                   page->type, page->url});
    } else {
      const double precision = page->snippets.precision();
      const double recall = page->snippets.recall();
      text += row({page->id, share(precision), share(recall), share(f1(precision, recall)), "-",
                   "-", page->type, page->url});
    }
  }
  return text;
}

std::string field_misses_table(const std::vector<PageScore>& pages, std::size_t count) {
  std::string text = header({"field", "page", "wanted", "found", "source", "url"});
  for (const char* const field : {"title", "author", "date"}) {
    std::size_t rows = 0;
    for (const PageScore& page : pages) {
      for (const FieldMiss& miss : page.wrong) {
        if (miss.field != field || ++rows > count) continue;
        text += row({miss.field, page.id, miss.truth, miss.found, miss.source, page.url});
      }
    }
  }
  return text;
}

std::string to_json(const std::vector<SetReport>& sets) {
  nlohmann::ordered_json array = nlohmann::ordered_json::array();
  for (const SetReport& set : sets) {
    nlohmann::ordered_json groups = nlohmann::ordered_json::object();
    for (const auto& [group, summary] : set.groups) groups[group] = figures(summary);
    array.push_back({{"set", set.name}, {"all", figures(set.all)}, {"groups", groups}});
  }
  return array.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string pages_tsv_header() {
  return "set\tid\ttype\tlanguage\toutcome\tP\tR\tF1\ttruth_words\toutput_words\tfound\tmissing\t"
         "leaked\ttitle\tauthor\tdate\tbytes\tcpu_ms\tbaseline_ms\turl\n";
}

std::string pages_tsv(const std::string& set, const std::vector<PageScore>& pages) {
  std::string text;
  for (const PageScore& page : pages) {
    std::vector<std::string> cells = {set, page.id, page.type, page.language,
                                      std::string(to_string(page.outcome))};
    if (page.words) {
      cells.insert(cells.end(), {share(page.words->precision), share(page.words->recall),
                                 share(page.words->f1), std::to_string(page.words->truth_words),
                                 std::to_string(page.words->output_words)});
    } else {
      cells.insert(cells.end(), 5, "-");
    }
    cells.insert(
        cells.end(),
        {std::to_string(page.snippets.found), std::to_string(page.snippets.missing),
         std::to_string(page.snippets.leaked), verdict(page.title), verdict(page.author),
         verdict(page.date), std::to_string(page.bytes), fixed(page.seconds * 1e3, 3),
         page.baseline_seconds > 0 ? fixed(page.baseline_seconds * 1e3, 3) : "-", page.url});
    for (std::size_t i = 0; i < cells.size(); ++i) text += (i == 0 ? "" : "\t") + cells[i];
    text += '\n';
  }
  return text;
}

}  // namespace pith::internal::bench
