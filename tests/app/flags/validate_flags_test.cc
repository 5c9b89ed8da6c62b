#include "app/flags/validate_flags.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/output/output.h"
#include "support/temp_dir.h"

namespace pith::internal::app {
namespace {

class ValidateFlags : public testing::Test {
 protected:
  ValidateFlags() { std::filesystem::create_directories(folder_ / "pages/below"); }

  // Flags for one page, and what `change` makes of them.
  Flags with(const std::function<void(Flags&)>& change) const {
    Flags flags;
    flags.inputs = {page_};
    flags.format = find_format("text");
    change(flags);
    return flags;
  }

  test::TempDir folder_;
  const std::string page_ = folder_.write("page.html", "<p>x");
  const std::string lines_ = folder_.write("pages.jsonl", "{}\n");
  const std::string pages_ = folder_ / "pages";
};

TEST_F(ValidateFlags, CombinationsThatAreRight) {
  const struct {
    const char* name;
    std::function<void(Flags&)> change;
  } cases[] = {
      {"nothing", [](Flags&) {}},
      {"links", [](Flags& f) { f.links = true, f.format = find_format("markdown"); }},
      {"links of a member",
       [](Flags& f) {
         f.links = true;
         f.format = find_format("jsonl");
         f.with_formats = {find_format("html")};
       }},
      {"front matter of a member",
       [](Flags& f) {
         f.front_matter = true;
         f.format = find_format("json");
         f.with_formats = {find_format("markdown")};
       }},
      {"dedup", [](Flags& f) { f.dedup = Dedup::mark, f.format = find_format("csv"); }},
      {"URL", [](Flags& f) { f.extract.url = "https://example.org/"; }},
      {"a report", [](Flags& f) { f.format = find_format("report"); }},
      {"reports in a folder",
       [this](Flags& f) {
         f.format = find_format("report");
         f.several = f.to_folder = true;
         f.output = folder_ / "out/";
       }},
      {"globs", [this](Flags& f) { f.inputs = {pages_}, f.include = {"*.html"}; }},
      {"globs for a list", [](Flags& f) { f.inputs = {}, f.list = "x", f.include = {"*.html"}; }},
      {"fields", [this](Flags& f) { f.inputs = {lines_}, f.html_field = "body"; }},
      {"fields of standard input", [](Flags& f) { f.inputs = {"-"}, f.html_field = "body"; }},
      {"fields of any file", [](Flags& f) { f.kind = InputKind::jsonl, f.text_field = "body"; }},
      {"a filter",
       [](Flags& f) {
         f.inputs = {"-"};
         f.line_buffered = true;
         f.kind = InputKind::jsonl;
         f.format = find_format("jsonl");
         f.dedup = Dedup::mark;
       }},
      {"a fetched page is saved",
       [this](Flags& f) { f.inputs = {"https://example.org/"}, f.save_warc = folder_ / "x.warc"; }},
      {"outputs in one folder",
       [this](Flags& f) {
         f.output = folder_ / "a";
         f.summary_file = folder_ / "b";
         f.explain_file = folder_ / "c";
       }},
      {"explain as JSON",
       [](Flags& f) { f.explain = f.log_json = true, f.format = find_format("json"); }},
      {"--serve-fetch",
       [](Flags& f) {
         f.serve_fetch = true, f.serve = serve::Address{"h", 1};
       }},
  };
  for (const auto& [name, change] : cases) EXPECT_EQ(validate_flags(with(change)), "") << name;
}

// Each message begins with the flag that is wrong.
TEST_F(ValidateFlags, CombinationsThatAreWrong) {
  const struct {
    std::string_view flag;
    std::function<void(Flags&)> change;
  } cases[] = {
      {"--serve-fetch: ", [](Flags& f) { f.serve_fetch = true; }},
      {"--quiet: ", [](Flags& f) { f.quiet = f.verbose = true; }},
      {"-: ",
       [](Flags& f) {
         f.inputs = {"-", "-"};
       }},
      {"-: ", [](Flags& f) { f.inputs = {"-"}, f.list = "-"; }},
      {"", [](Flags& f) { f.inputs = {""}; }},
      {"--site: ", [](Flags& f) { f.site = true, f.list = "-"; }},
      {"--include: ", [](Flags& f) { f.include = {"*"}; }},
      {"--exclude: ", [](Flags& f) { f.exclude = {"*"}; }},
      {"--text-field: ", [this](Flags& f) { f.inputs = {lines_}, f.text_field = f.html_field; }},
      {"--html-field: ", [](Flags& f) { f.html_field = "body"; }},
      {"--text-field: ", [](Flags& f) { f.text_field = "body"; }},
      {"--html-field: ",
       [this](Flags& f) { f.inputs = {lines_}, f.kind = InputKind::page, f.html_field = "body"; }},
      {"--url: ", [](Flags& f) { f.extract.url = "example.org"; }},
      {"--url: ", [](Flags& f) { f.extract.url = "https://"; }},
      {"--url: ", [](Flags& f) { f.extract.url = "https://example.org/", f.several = true; }},
      {"--url: ",
       [](Flags& f) { f.extract.url = "https://example.org/", f.inputs = {"https://e.org/"}; }},
      {"--with: ", [](Flags& f) { f.with_formats = {find_format("html")}; }},
      {"--links: ", [](Flags& f) { f.links = true; }},
      {"--images: ", [](Flags& f) { f.images = true, f.format = find_format("json"); }},
      {"--front-matter: ", [](Flags& f) { f.front_matter = true, f.format = find_format("html"); }},
      {"--dedup: ", [](Flags& f) { f.dedup = Dedup::drop; }},
      {"--format: ",
       [this](Flags& f) { f.format = find_format("csv"), f.to_folder = true, f.output = pages_; }},
      {"--format: ", [](Flags& f) { f.format = find_format("report"), f.several = true; }},
      {"--explain: ", [](Flags& f) { f.explain = f.log_json = true; }},
      {"--explain: ", [](Flags& f) { f.explain = true, f.explain_file = "-"; }},
      {"--summary: ", [](Flags& f) { f.summary_file = "-"; }},
      {"--output: ", [](Flags& f) { f.output = "x.jsonl.bz2"; }},
      {"--output: ", [](Flags& f) { f.output = "x.tar.gz"; }},
      {"--output: ", [](Flags& f) { f.output = "x.DOCX", f.format = find_format("text"); }},
      {"--save-warc: ", [](Flags& f) { f.save_warc = "-"; }},
      {"--save-warc: ", [](Flags& f) { f.save_warc = "x.warc"; }},
      {"--revisit: ", [](Flags& f) { f.revisit = "-"; }},
      {"--revisit: ", [](Flags& f) { f.revisit = "x.warc"; }},
      {"--line-buffered: ", [](Flags& f) { f.line_buffered = true; }},
      {"--resume: ", [](Flags& f) { f.resume = true; }},
      // Outputs and inputs are the same file.
      {"--summary: ", [](Flags& f) { f.output = "/tmp/x", f.summary_file = "/tmp/../tmp/x"; }},
      {"--explain: ", [](Flags& f) { f.output = "x", f.explain_file = "./x"; }},
      {"--summary: ", [](Flags& f) { f.explain_file = f.summary_file = "x"; }},
      {"--cookie-jar: ", [](Flags& f) { f.output = f.cookie_jar = "x"; }},
      {"--output: ", [this](Flags& f) { f.output = pages_; }},
      {"--summary: ", [this](Flags& f) { f.summary_file = pages_; }},
      {"--output: ", [this](Flags& f) { f.list = lines_, f.output = lines_; }},
      {"--output: ",
       [this](Flags& f) {
         f.inputs = {pages_}, f.output = pages_ + "/below/", f.to_folder = true;
       }},
      {"--output: ",
       [this](Flags& f) { f.inputs = {pages_}, f.output = pages_ + "/new/", f.to_folder = true; }},
      {"--output: ", [this](Flags& f) { f.output = page_ + "/", f.to_folder = true; }},
  };
  for (const auto& [flag, change] : cases) {
    const std::string wrong = validate_flags(with(change));
    EXPECT_TRUE(wrong.starts_with(flag)) << flag << wrong;
    EXPECT_FALSE(wrong.empty()) << flag;
    EXPECT_EQ(wrong.find('\n'), std::string::npos) << wrong;
  }
}

TEST_F(ValidateFlags, AFilterReadsAndWritesLines) {
  const auto filter = [this](const std::function<void(Flags&)>& change) {
    return with([&](Flags& f) {
      f.inputs = {"-"};
      f.line_buffered = true;
      f.kind = InputKind::jsonl;
      f.format = find_format("jsonl");
      change(f);
    });
  };
  EXPECT_EQ(validate_flags(filter([](Flags&) {})), "");
  const std::function<void(Flags&)> cases[] = {
      [](Flags& f) { f.kind = InputKind::page; },
      [](Flags& f) {
        f.inputs = {"-", "x.jsonl"};
      },
      [](Flags& f) { f.list = "x"; },
      [this](Flags& f) { f.inputs = {pages_}; },
      [](Flags& f) { f.format = find_format("csv"); },
      [](Flags& f) { f.output = "x.jsonl"; },
      [](Flags& f) { f.dedup = Dedup::drop; },
  };
  for (const auto& change : cases) {
    const std::string wrong = validate_flags(filter(change));
    EXPECT_TRUE(wrong.starts_with("--line-buffered: ")) << wrong;
  }
}

TEST_F(ValidateFlags, WhatCanBeResumed) {
  const auto why_not = [this](const std::function<void(Flags&)>& change) {
    return why_not_resumable(with([&](Flags& f) {
      f.several = true;
      f.format = find_format("jsonl");
      f.output = folder_ / "x.jsonl";
      change(f);
    }));
  };
  EXPECT_EQ(why_not([](Flags&) {}), "");
  EXPECT_EQ(why_not([](Flags& f) { f.format = find_format("csv"); }), "");
  EXPECT_EQ(why_not([](Flags& f) { f.dedup = Dedup::mark; }), "");
  EXPECT_EQ(why_not([](Flags& f) { f.summary_file = "x"; }), "");
  EXPECT_EQ(why_not([this](Flags& f) { f.output = lines_; }), "") << "an older result";
  std::filesystem::create_symlink(page_, folder_ / "link");
  const std::function<void(Flags&)> cases[] = {
      [](Flags& f) { f.output = ""; },
      [](Flags& f) { f.to_folder = true; },
      [](Flags& f) { f.format = find_format("markdown"); },
      [](Flags& f) { f.format = find_format("json"); },
      [](Flags& f) { f.output += ".gz"; },
      [](Flags& f) { f.output += ".zst"; },
      [](Flags& f) { f.output = "/dev/null"; },
      [this](Flags& f) { f.output = folder_ / "link"; },
      [](Flags& f) { f.explain_file = "x"; },
      [](Flags& f) { f.dedup = Dedup::drop; },
  };
  for (const auto& change : cases) {
    const std::string wrong = why_not(change);
    EXPECT_TRUE(wrong.starts_with("--resume: ")) << wrong;
  }
}

// The temporary names of a run are outputs too.
TEST_F(ValidateFlags, NamesOfUnfinishedFilesAreTaken) {
  const auto resumed = [this](const std::function<void(Flags&)>& change) {
    return validate_flags(with([&](Flags& f) {
      f.resume = true;
      f.format = find_format("jsonl");
      f.output = folder_ / "x.jsonl";
      change(f);
    }));
  };
  EXPECT_EQ(resumed([](Flags&) {}), "");
  EXPECT_NE(resumed([](Flags& f) { f.summary_file = partial_path(f.output); }), "");
  EXPECT_NE(resumed([](Flags& f) { f.summary_file = manifest_path(f.output); }), "");
}

TEST_F(ValidateFlags, InputsAreNotOverwritten) {
  std::filesystem::create_hard_link(page_, folder_ / "same");
  const auto conflict = [](const Flags& flags) {
    const auto inputs = open_inputs(flags.inputs, flags.list);
    return validate_inputs(flags, *inputs);
  };
  const auto in_pages = folder_.write("pages/a.html", "<p>x");
  const std::string list = folder_.write("list", page_ + "\n");
  EXPECT_EQ(conflict(with([](Flags&) {})), "");
  EXPECT_EQ(conflict(with([this](Flags& f) { f.output = folder_ / "new"; })), "");
  EXPECT_EQ(conflict(with([this](Flags& f) { f.output = lines_; })), "");
  const struct {
    std::string_view flag;
    std::function<void(Flags&)> change;
  } cases[] = {
      {"--output: ", [this](Flags& f) { f.output = page_; }},
      {"--output: ", [this](Flags& f) { f.output = folder_ / "same"; }},
      {"--output: ", [&](Flags& f) { f.inputs = {pages_}, f.output = in_pages; }},
      {"--output: ", [&](Flags& f) { f.inputs = {}, f.list = list, f.output = page_; }},
      {"--output: ", [&](Flags& f) { f.inputs = {}, f.list = list, f.output = list; }},
      {"--summary: ", [this](Flags& f) { f.summary_file = page_; }},
      {"--explain: ", [this](Flags& f) { f.explain_file = page_; }},
      {"--site: ", [](Flags& f) { f.site = true, f.inputs = {"https://example.org/"}; }},
  };
  for (const auto& [flag, change] : cases) {
    const std::string wrong = conflict(with(change));
    EXPECT_TRUE(wrong.starts_with(flag)) << flag << wrong;
  }
  std::filesystem::create_hard_link(page_, partial_path(folder_ / "x.jsonl"));
  EXPECT_NE(conflict(with([this](Flags& f) { f.resume = true, f.output = folder_ / "x.jsonl"; })),
            "");
  EXPECT_EQ(conflict(with([this](Flags& f) { f.output = folder_ / "x.jsonl"; })), "");
}

}  // namespace
}  // namespace pith::internal::app
