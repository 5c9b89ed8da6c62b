// What is around the blocks while segment() walks through the page: lists, quotes, callouts,
// definitions and notes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/dom.h"
#include "page/callouts.h"
#include "page/class_facts.h"
#include "page/page_model.h"

namespace pith::internal {

class Nesting {
 public:
  // Opens what a block-level element is, whose class says `facts`. The answer goes to end() when
  // the element ends.
  std::size_t begin(Node element, ClassFacts facts);
  std::size_t begin_note(std::string_view label);
  void end(std::size_t size);

  // A check box was read: where the item has no text yet it is a task.
  void check_box(bool checked);

  bool in_note() const { return notes_ > 0; }
  // The innermost note is nothing but the name of a source.
  void note_cites();
  std::string_view note_label() const;
  // True until the innermost note has text.
  bool in_fresh_note() const;
  // True in the <dt> of an API's documentation, which is one line whatever elements it is made of.
  bool in_signature() const { return signatures_ > 0; }

  // Tells the block what is around it: its item, whose first block becomes the list_item, its
  // note, its containers; and makes it a term, definition or title where it is one. `element` is
  // the tag of the innermost element around its text. An item that begins with a heading is a card:
  // its blocks belong to no list. `before` are the page's blocks so far.
  void place(PageBlock& block, Tag element, std::vector<PageBlock>& before);

 private:
  enum class Part : std::uint8_t {
    list,
    item,
    quote,
    source,  // who said a quote
    callout,
    title,  // a callout's
    details,
    summary,
    definition_list,
    term,
    definition,
    note,
    transparent,  // is around nothing by itself
  };
  struct Open {
    Part part = Part::transparent;
    std::uint32_t id = 0;
    bool fresh = true;         // no text in it yet
    bool shown = true;         // a container of its blocks
    bool figure = false;       // quote: a <figure> with the quote and its source
    bool signature = false;    // term
    bool counts_down = false;  // list
    bool api = false;          // definition list
    bool ordered = false;      // list
    bool cites = false;        // note
    std::int32_t next = 1;     // list: the next item's number
    CalloutEvidence evidence = CalloutEvidence::none;
    ListPlace place = {};    // item
    std::string label = {};  // note
  };

  Open& open(Part part);
  void begin_list(Node element);
  void begin_item(Node element);
  void begin_definition_list(Node element);
  Open* innermost(Part part, std::size_t within);
  const Open* note() const;
  Open* quote_around();
  bool is_source(Node element);

  void drop_note_mark(Block& block) const;
  void place_in_list(Block& block, std::vector<PageBlock>& before);
  void place_in_definition(Block& block);
  void place_in_callout(Block& block);
  void place_in_quote(PageBlock& block, Tag element);
  void add_containers(PageBlock& entry) const;

  std::vector<Open> open_;
  std::vector<std::size_t> lists_;  // places in open_
  std::vector<std::size_t> items_;
  std::uint32_t ids_ = 0;
  std::uint32_t item_ids_ = 0;
  int notes_ = 0;
  int signatures_ = 0;
  int untitled_ = 0;  // open callouts without text so far
};

}  // namespace pith::internal
