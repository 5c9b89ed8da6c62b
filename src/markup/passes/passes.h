// The passes that turn the scores of a page's blocks into verdicts, in their order. Each pass has a
// file of its own, changes only verdicts, and is named in explanations.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "markup/features.h"
#include "model/threshold.h"
#include "model/two_stage.h"
#include "page/page_model.h"
#include "page/verdict.h"
#include "pith/options.h"

namespace pith::internal {

// A page whose blocks are being judged. All that it refers to must outlive it.
class Judging {
 public:
  // `scores`: one a block. `url`: the page's own or canonical one, for Options::site.
  Judging(const PageModel& page, const Measured& measured, std::span<const Score> scores,
          const Options& options, std::string_view url = {});

  const PageModel& page;
  const Measured& measured;
  const std::span<const Score> scores;  // the forests' own, with their reasons
  const Options& options;
  const std::string_view url;

  PageType page_type = PageType::unknown;  // by likely_type() of judge_page.h

  std::vector<Verdict> verdicts;  // one a block
  std::vector<Verdict> figures;   // one for each of PageModel::figures
  // The probability from which blocks are kept; nothing before its pass has run, and where no block
  // is worth keeping.
  std::optional<float> threshold;

  std::size_t size() const { return verdicts.size(); }
  const Block& block(std::size_t i) const { return page.blocks[i].block; }
  const Features& features(std::size_t i) const { return measured.blocks[i]; }
  bool kept(std::size_t i) const { return verdicts[i].kept(); }

  // In the name of the pass that runs.
  void decide(std::size_t i, Label label, std::string_view why) { decide(verdicts[i], label, why); }
  void decide(Verdict& verdict, Label label, std::string_view why);
  void rule_out(std::size_t i, std::string_view why);

 private:
  friend void run_passes(Judging&, std::span<const struct Pass>);
  std::string_view pass_;
};

// Whether more than one post has prose that is kept. Many blogs give their only post such a class,
// which makes their short pages look like a forum's.
bool is_thread(const Judging& judging);

struct Pass {
  std::string_view name;
  std::string_view description;
  void (*run)(Judging& judging);
};

void accept_declared_text(Judging& judging);
void apply_rules(Judging& judging);
void drop_appended_articles(Judging& judging);
void apply_threshold(Judging& judging);
void compare_with_site(Judging& judging);
void keep_units_whole(Judging& judging);
void label_comments(Judging& judging);
void attach_to_containers(Judging& judging);
void drop_copies(Judging& judging);
void attach_headings(Judging& judging);
void apply_selectors(Judging& judging);
void apply_options(Judging& judging);

inline constexpr std::array kPasses = {
    Pass{"declared", "the page declares the text for machines, and its body has none",
         accept_declared_text},
    Pass{"rule", "structure, shape or wording leaves no doubt; some rules yield to a score of .8",
         apply_rules},
    Pass{"appended", "another article follows the page's own", drop_appended_articles},
    Pass{"threshold", "the score is above or below the page's threshold", apply_threshold},
    Pass{"site", "most pages of the site have the text, or no other has it", compare_with_site},
    Pass{"unit", "tables, lists and code are kept or dropped as a unit", keep_units_whole},
    Pass{"comment", "readers wrote it", label_comments},
    Pass{"container", "titles, terms, sources and notes follow their text", attach_to_containers},
    Pass{"copy", "the page has the text twice", drop_copies},
    Pass{"attached", "headings follow their text", attach_headings},
    Pass{"selector", "the options select or drop the element that it is in", apply_selectors},
    Pass{"option", "the options leave it out", apply_options},
};

// These follow when the page has been judged by its text.
void drop_helper_text_blocks(Judging& judging);
void keep_images(Judging& judging);
void keep_captions(Judging& judging);

inline constexpr std::array kFigurePasses = {
    Pass{"helper", "only screen readers read it out", drop_helper_text_blocks},
    Pass{"image", "images and embeds go with the text around them", keep_images},
    Pass{"caption",
         "captions go with their tables and listings, and with images if the options say so",
         keep_captions},
};

void run_passes(Judging& judging, std::span<const Pass> passes = kPasses);

// Writes the verdicts into the blocks of `page`, which is Judging::page. Drops the helper text of
// what is kept and puts the figures among the blocks.
void apply_verdicts(Judging& judging, PageModel& page);

// The threshold of the page for `favor`: the one that maximizes the expected F-beta of the kept
// words. Nothing where no block is worth keeping.
std::optional<float> threshold_of(const Judging& judging, Favor favor, Doubt doubt);
std::optional<float> threshold_of(const Judging& judging, Favor favor);

}  // namespace pith::internal
