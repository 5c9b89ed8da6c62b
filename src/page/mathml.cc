#include "page/mathml.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace pith::internal {
namespace {

// Elements nested deeper than this give their content to the element at this depth. It bounds how
// often a piece of text is copied on its way up; formulas of real pages stay below 30.
constexpr std::size_t kMaxDepth = 80;

// How a character takes part in spacing, after TeX's atom types (The TeXbook, chapter 17).
enum class Atom : std::uint8_t { ordinary, binary, relation, punctuation, large };

struct Symbol {
  std::string_view text;  // UTF-8, as the page has it
  std::string_view tex;
  Atom atom = Atom::ordinary;
};

// Characters that TeX writes as a command. Letters of other alphabets, digits and ASCII signs
// stand for themselves.
// clang-format off
constexpr auto kSymbols = std::to_array<Symbol>({
    // Greek letters. Those that look like Latin ones have no command.
    {"\u0393", "\\Gamma"}, {"\u0394", "\\Delta"}, {"\u0398", "\\Theta"}, {"\u039B", "\\Lambda"},
    {"\u039E", "\\Xi"}, {"\u03A0", "\\Pi"}, {"\u03A3", "\\Sigma"}, {"\u03A5", "\\Upsilon"},
    {"\u03A6", "\\Phi"}, {"\u03A8", "\\Psi"}, {"\u03A9", "\\Omega"}, {"\u03B1", "\\alpha"},
    {"\u03B2", "\\beta"}, {"\u03B3", "\\gamma"}, {"\u03B4", "\\delta"}, {"\u03B5", "\\varepsilon"},
    {"\u03B6", "\\zeta"}, {"\u03B7", "\\eta"}, {"\u03B8", "\\theta"}, {"\u03B9", "\\iota"},
    {"\u03BA", "\\kappa"}, {"\u03BB", "\\lambda"}, {"\u03BC", "\\mu"}, {"\u03BD", "\\nu"},
    {"\u03BE", "\\xi"}, {"\u03C0", "\\pi"}, {"\u03C1", "\\rho"}, {"\u03C2", "\\varsigma"},
    {"\u03C3", "\\sigma"}, {"\u03C4", "\\tau"}, {"\u03C5", "\\upsilon"}, {"\u03C6", "\\varphi"},
    {"\u03C7", "\\chi"}, {"\u03C8", "\\psi"}, {"\u03C9", "\\omega"}, {"\u03D1", "\\vartheta"},
    {"\u03D5", "\\phi"}, {"\u03D6", "\\varpi"}, {"\u03F1", "\\varrho"}, {"\u03F5", "\\epsilon"},
    // Letters with a meaning of their own.
    {"\u2102", "\\mathbb{C}"}, {"\u210D", "\\mathbb{H}"}, {"\u2115", "\\mathbb{N}"},
    {"\u2119", "\\mathbb{P}"}, {"\u211A", "\\mathbb{Q}"}, {"\u211D", "\\mathbb{R}"},
    {"\u2124", "\\mathbb{Z}"}, {"\u210F", "\\hbar"}, {"\u2113", "\\ell"}, {"\u2118", "\\wp"},
    {"\u211C", "\\Re"}, {"\u2111", "\\Im"}, {"\u2135", "\\aleph"}, {"\u2202", "\\partial"},
    {"\u2207", "\\nabla"}, {"\u2205", "\\emptyset"}, {"\u221E", "\\infty"}, {"\u2200", "\\forall"},
    {"\u2203", "\\exists"}, {"\u2204", "\\nexists"}, {"\u22A4", "\\top"}, {"\u22A5", "\\perp"},
    {"\u2220", "\\angle"}, {"\u2032", "'"}, {"\u2033", "''"}, {"\u2034", "'''"},
    {"\u00B0", "^\\circ"}, {"\u2026", "\\ldots"}, {"\u22EF", "\\cdots"}, {"\u22EE", "\\vdots"},
    {"\u22F1", "\\ddots"}, {"\u00AC", "\\neg"}, {"\u2016", "\\|"}, {"\u2225", "\\parallel", Atom::relation},
    {"\u27E8", "\\langle"}, {"\u27E9", "\\rangle"}, {"\u2329", "\\langle"}, {"\u232A", "\\rangle"},
    {"\u2308", "\\lceil"}, {"\u2309", "\\rceil"}, {"\u230A", "\\lfloor"}, {"\u230B", "\\rfloor"},
    {"{", "\\{"}, {"}", "\\}"}, {"%", "\\%"}, {"#", "\\#"}, {"&", "\\&"}, {"$", "\\$"}, {"_", "\\_"},
    {"\\", "\\backslash"}, {"~", "\\sim", Atom::relation}, {"^", "\\wedge"},
    // Binary operators.
    {"+", "+", Atom::binary}, {"-", "-", Atom::binary}, {"\u2212", "-", Atom::binary},
    {"*", "*", Atom::binary}, {"\u2217", "*", Atom::binary}, {"\u00B1", "\\pm", Atom::binary},
    {"\u2213", "\\mp", Atom::binary}, {"\u00D7", "\\times", Atom::binary},
    {"\u00F7", "\\div", Atom::binary}, {"\u22C5", "\\cdot", Atom::binary},
    {"\u00B7", "\\cdot", Atom::binary}, {"\u2219", "\\bullet", Atom::binary},
    {"\u2218", "\\circ", Atom::binary}, {"\u2295", "\\oplus", Atom::binary},
    {"\u2296", "\\ominus", Atom::binary}, {"\u2297", "\\otimes", Atom::binary},
    {"\u2299", "\\odot", Atom::binary}, {"\u2227", "\\wedge", Atom::binary},
    {"\u2228", "\\vee", Atom::binary}, {"\u2229", "\\cap", Atom::binary},
    {"\u222A", "\\cup", Atom::binary}, {"\u2216", "\\setminus", Atom::binary},
    {"\u22C6", "\\star", Atom::binary}, {"\u2020", "\\dagger", Atom::binary},
    // Relations.
    {"=", "=", Atom::relation}, {"<", "<", Atom::relation}, {">", ">", Atom::relation},
    {":", ":", Atom::relation}, {"\u2254", ":=", Atom::relation}, {":=", ":=", Atom::relation},
    {"\u2260", "\\neq", Atom::relation}, {"\u2264", "\\leq", Atom::relation},
    {"\u2265", "\\geq", Atom::relation}, {"\u2A7D", "\\leq", Atom::relation},
    {"\u2A7E", "\\geq", Atom::relation}, {"\u226A", "\\ll", Atom::relation},
    {"\u226B", "\\gg", Atom::relation}, {"\u2248", "\\approx", Atom::relation},
    {"\u2243", "\\simeq", Atom::relation}, {"\u2245", "\\cong", Atom::relation},
    {"\u223C", "\\sim", Atom::relation}, {"\u2261", "\\equiv", Atom::relation},
    {"\u221D", "\\propto", Atom::relation}, {"\u227A", "\\prec", Atom::relation},
    {"\u227B", "\\succ", Atom::relation}, {"\u2208", "\\in", Atom::relation},
    {"\u2209", "\\notin", Atom::relation}, {"\u220B", "\\ni", Atom::relation},
    {"\u2282", "\\subset", Atom::relation}, {"\u2283", "\\supset", Atom::relation},
    {"\u2286", "\\subseteq", Atom::relation}, {"\u2287", "\\supseteq", Atom::relation},
    {"\u2223", "\\mid", Atom::relation}, {"\u22A2", "\\vdash", Atom::relation},
    {"\u22A8", "\\models", Atom::relation}, {"\u2190", "\\leftarrow", Atom::relation},
    {"\u2192", "\\to", Atom::relation}, {"\u2194", "\\leftrightarrow", Atom::relation},
    {"\u2191", "\\uparrow", Atom::relation}, {"\u2193", "\\downarrow", Atom::relation},
    {"\u21A6", "\\mapsto", Atom::relation}, {"\u21D0", "\\Leftarrow", Atom::relation},
    {"\u21D2", "\\Rightarrow", Atom::relation}, {"\u21D4", "\\Leftrightarrow", Atom::relation},
    {"\u27F6", "\\longrightarrow", Atom::relation}, {"\u27F5", "\\longleftarrow", Atom::relation},
    {"\u27F9", "\\implies", Atom::relation}, {"\u27FA", "\\iff", Atom::relation},
    // Punctuation.
    {",", ",", Atom::punctuation}, {";", ";", Atom::punctuation},
    // Large operators, which take limits.
    {"\u2211", "\\sum", Atom::large}, {"\u220F", "\\prod", Atom::large},
    {"\u2210", "\\coprod", Atom::large}, {"\u222B", "\\int", Atom::large},
    {"\u222C", "\\iint", Atom::large}, {"\u222D", "\\iiint", Atom::large},
    {"\u222E", "\\oint", Atom::large}, {"\u22C0", "\\bigwedge", Atom::large},
    {"\u22C1", "\\bigvee", Atom::large}, {"\u22C2", "\\bigcap", Atom::large},
    {"\u22C3", "\\bigcup", Atom::large}, {"\u2A01", "\\bigoplus", Atom::large},
    {"\u2A02", "\\bigotimes", Atom::large},
    // Signs that are not shown: function application, invisible times, separator and plus.
    {"\u2061", ""}, {"\u2062", ""}, {"\u2063", ""}, {"\u2064", ""}, {"\u200B", ""},
});

// Signs above or below, from <mover> and <munder>.
struct Accent {
  std::string_view text;
  std::string_view over;
  std::string_view under;
};
constexpr auto kAccents = std::to_array<Accent>({
    {"^", "\\hat", ""}, {"\u02C6", "\\hat", ""}, {"\u0302", "\\hat", ""},
    {"\u00AF", "\\overline", "\\underline"}, {"\u203E", "\\overline", "\\underline"},
    {"\u02C9", "\\overline", "\\underline"}, {"\u0304", "\\bar", "\\underline"},
    {"_", "", "\\underline"}, {"\u0332", "", "\\underline"}, {"-", "\\bar", "\\underline"},
    {"~", "\\tilde", ""}, {"\u02DC", "\\tilde", ""}, {"\u0303", "\\tilde", ""},
    {"\u223C", "\\tilde", ""}, {"\u2192", "\\vec", ""}, {"\u20D7", "\\vec", ""},
    {"\u21C0", "\\vec", ""}, {"\u02D9", "\\dot", ""}, {".", "\\dot", ""}, {"\u0307", "\\dot", ""},
    {"\u00A8", "\\ddot", ""}, {"\u0308", "\\ddot", ""}, {"\u02C7", "\\check", ""},
    {"\u02D8", "\\breve", ""}, {"\u00B4", "\\acute", ""}, {"`", "\\grave", ""},
    {"\u23DE", "\\overbrace", ""}, {"\u23DF", "", "\\underbrace"},
});

// Functions that have a command of their own.
constexpr auto kFunctions = std::to_array<std::string_view>({
    "Pr", "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "det",
    "dim", "exp", "gcd", "hom", "inf", "ker", "lg", "lim", "liminf", "limsup", "ln", "log", "max",
    "min", "sec", "sin", "sinh", "sup", "tan", "tanh"});
// clang-format on
static_assert(std::is_sorted(kFunctions.begin(), kFunctions.end()));

struct Variant {
  std::string_view name;
  std::string_view tex;
};
constexpr auto kVariants = std::to_array<Variant>({
    {"bold", "\\mathbf"},
    {"bold-italic", "\\boldsymbol"},
    {"double-struck", "\\mathbb"},
    {"fraktur", "\\mathfrak"},
    {"monospace", "\\mathtt"},
    {"normal", "\\mathrm"},
    {"sans-serif", "\\mathsf"},
    {"script", "\\mathcal"},
});

template <typename Row, std::size_t kRows>
const Row* find(const std::array<Row, kRows>& rows, std::string_view text) {
  const auto row =
      std::find_if(rows.begin(), rows.end(), [text](const Row& r) { return r.text == text; });
  return row == rows.end() ? nullptr : &*row;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// A translated piece and what its neighbors have to know of it.
struct Piece {
  std::string tex;
  Atom atom = Atom::ordinary;
  bool group = false;  // several atoms: takes braces where one atom is wanted
  bool text = false;   // an <mtext>, or a function's name: set apart by a space
  std::string sign;    // of an <mo>: its character, by which accents are known
  bool tall = false;   // a fraction, a table, limits: its fences grow with it
};

std::size_t code_point_bytes(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t bytes = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return std::min(bytes, text.size());
}

// Adds `tex` to `out` so that a command at the end of `out` does not swallow its first letter.
void append_tex(std::string& out, std::string_view tex) {
  if (tex.empty()) return;
  if (is_letter(tex.front())) {
    std::size_t letters = out.size();
    while (letters > 0 && is_letter(out[letters - 1])) --letters;
    if (letters > 0 && letters < out.size() && out[letters - 1] == '\\') out += ' ';
  }
  out += tex;
}

// Each character by the table, those that it lacks as they are.
std::string by_table(std::string_view text, Atom& atom, std::size_t& symbols) {
  std::string tex;
  symbols = 0;
  if (const Symbol* whole = find(kSymbols, text)) {
    atom = whole->atom;
    symbols = 1;
    return std::string(whole->tex);
  }
  while (!text.empty()) {
    const std::string_view one = text.substr(0, code_point_bytes(text));
    const Symbol* symbol = find(kSymbols, one);
    append_tex(tex, symbol != nullptr ? symbol->tex : one);
    ++symbols;
    text.remove_prefix(one.size());
  }
  return tex;
}

std::string braced(const Piece& piece) { return "{" + piece.tex + "}"; }

// As the argument of ^ or _: "t^2", "x_{ij}".
std::string argument(const Piece& piece) {
  const bool one =
      piece.tex.size() == 1 || (!piece.group && !piece.tex.empty() && piece.tex.front() == '\\' &&
                                std::all_of(piece.tex.begin() + 1, piece.tex.end(), is_letter));
  if (!one) return braced(piece);
  return piece.tex;
}

// As what ^ or _ are put to: "(a + b)^2" needs no braces, "{a^b}^c" does.
std::string base(const Piece& piece) { return piece.group ? braced(piece) : piece.tex; }

constexpr std::string_view kOpening = "([{|";
constexpr std::string_view kClosing = ")]}|";

bool is_fence(const Piece& piece, std::string_view signs) {
  return (piece.sign.size() == 1 && signs.find(piece.sign[0]) != std::string_view::npos) ||
         piece.tex == "\\langle" || piece.tex == "\\rangle" || piece.tex == "\\|" ||
         piece.tex == "\\lfloor" || piece.tex == "\\rfloor" || piece.tex == "\\lceil" ||
         piece.tex == "\\rceil";
}

// Side by side. Binary operators and relations have a space on either side, punctuation behind it;
// a sign in front of all, as in "-1", has none.
Piece row(std::vector<Piece> pieces) {
  pieces.erase(std::remove_if(pieces.begin(), pieces.end(),
                              [](const Piece& piece) { return piece.tex.empty(); }),
               pieces.end());
  if (pieces.empty()) return {};
  if (pieces.size() == 1) return std::move(pieces.front());
  Piece out;
  out.group = true;
  out.tall = std::any_of(pieces.begin(), pieces.end(), [](const Piece& p) { return p.tall; });
  const bool fenced =
      pieces.size() >= 3 && is_fence(pieces.front(), kOpening) && is_fence(pieces.back(), kClosing);
  if (fenced && out.tall) {
    pieces.front().tex.insert(0, "\\left");
    pieces.back().tex.insert(0, "\\right");
  }
  if (fenced) out.group = false;
  bool space = false;    // wanted before the next piece
  bool operand = false;  // the last piece was one, so that a sign after it is binary
  for (const Piece& piece : pieces) {
    const bool spread = piece.atom == Atom::relation || (piece.atom == Atom::binary && operand);
    if ((space || spread || piece.text) && !out.tex.empty() && out.tex.back() != ' ' &&
        piece.atom != Atom::punctuation) {
      out.tex += ' ';
    }
    append_tex(out.tex, piece.tex);
    space = spread || piece.atom == Atom::punctuation || piece.atom == Atom::large || piece.text;
    operand = piece.atom == Atom::ordinary && !is_fence(piece, "([{");
  }
  return out;
}

// In scripts there is no space: "\sum_{i=1}^{n}".
std::string tight(std::string_view tex) {
  std::string out;
  for (std::size_t i = 0; i < tex.size(); ++i) {
    if (tex[i] != ' ') {
      out += tex[i];
      continue;
    }
    std::size_t letters = out.size();
    while (letters > 0 && is_letter(out[letters - 1])) --letters;
    const bool command = letters > 0 && letters < out.size() && out[letters - 1] == '\\';
    if (command && i + 1 < tex.size() && is_letter(tex[i + 1])) out += ' ';
  }
  return out;
}

Piece script(Piece piece) {
  if (piece.tex.find("\\text{") == std::string::npos) piece.tex = tight(piece.tex);
  return piece;
}

class Translator {
 public:
  std::string run(Node math) {
    frames_.push_back({math, {}});
    walk(
        math, [&](Node node) { return node == math || enter(node); },
        [&](Node node) {
          if (node != math) leave(node);
        });
    return row(std::move(frames_.front().children)).tex;
  }

 private:
  struct Frame {
    Node element;
    std::vector<Piece> children;
  };

  static std::string_view name_of(Node node) { return node.name(); }

  bool enter(Node node) {
    if (node.is_text()) {
      // Text between elements is white space, or content that the markup forgot to wrap.
      add_text(node.text());
      return false;
    }
    const std::string_view name = name_of(node);
    if (name == "annotation" || name == "annotation-xml" || name == "mphantom" || name == "none" ||
        name == "mprescripts") {
      if (name == "none") frames_.back().children.push_back({});
      return false;
    }
    if (frames_.size() < kMaxDepth) {
      frames_.push_back({node, {}});
    } else {
      ++below_;
    }
    return true;
  }

  void leave(Node node) {
    if (below_ > 0) {
      --below_;
      return;
    }
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    frames_.back().children.push_back(translate(node, std::move(frame.children)));
  }

  void add_text(std::string_view raw) {
    std::string text;
    for (const char c : raw) {
      const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
      if (!space) {
        text += c;
      } else if (!text.empty() && text.back() != ' ') {
        text += ' ';
      }
    }
    const bool trailing = !text.empty() && text.back() == ' ';
    if (trailing) text.pop_back();
    if (text.empty()) return;
    Piece piece;
    piece.tex = std::move(text);
    frames_.back().children.push_back(std::move(piece));
  }

  // The characters of a token element.
  static std::string characters(const std::vector<Piece>& children) {
    std::string text;
    for (const Piece& child : children) text += child.tex;
    return text;
  }

  static Piece identifier(Node node, const std::vector<Piece>& children) {
    const std::string text = characters(children);
    Piece piece;
    std::size_t symbols = 0;
    piece.tex = by_table(text, piece.atom, symbols);
    const bool ascii_word = text.size() > 1 && std::all_of(text.begin(), text.end(), is_letter);
    if (ascii_word && std::binary_search(kFunctions.begin(), kFunctions.end(), text)) {
      piece.tex = "\\" + text;
      piece.text = true;
      return piece;
    }
    const std::string_view variant = node.attribute(Attr::mathvariant);
    const auto* style = std::find_if(kVariants.begin(), kVariants.end(),
                                     [&](const Variant& v) { return v.name == variant; });
    if (style != kVariants.end() && !(variant == "normal" && piece.tex.front() == '\\')) {
      piece.tex = std::string(style->tex) + "{" + piece.tex + "}";
    } else if (ascii_word) {
      piece.tex = "\\mathrm{" + piece.tex + "}";
    } else {
      piece.group = symbols > 1;
    }
    return piece;
  }

  static Piece operator_(const std::vector<Piece>& children) {
    const std::string text = characters(children);
    Piece piece;
    std::size_t symbols = 0;
    piece.tex = by_table(text, piece.atom, symbols);
    piece.sign = text;
    if (text.size() > 1 && std::all_of(text.begin(), text.end(), is_letter)) {
      const bool known = std::binary_search(kFunctions.begin(), kFunctions.end(), text);
      piece.tex = known ? "\\" + text : "\\operatorname{" + text + "}";
      piece.text = true;
    }
    return piece;
  }

  static Piece prose(const std::vector<Piece>& children) {
    Piece piece;
    const std::string text = characters(children);
    if (text.empty() || text == "\xC2\xA0") return piece;
    piece.tex = "\\text{" + text + "}";
    piece.text = true;
    return piece;
  }

  static Piece fraction(Node node, std::vector<Piece>& parts) {
    Piece piece;
    const bool binomial = node.attribute(Attr::linethickness).substr(0, 1) == "0";
    piece.tex = (binomial ? "\\binom" : "\\frac") + braced(parts[0]) + braced(parts[1]);
    piece.tall = true;
    return piece;
  }

  // `over`, `under`: the places of the scripts among the parts, 0 for none.
  static Piece scripted(std::vector<Piece>& parts, std::size_t under, std::size_t over,
                        bool limits) {
    Piece piece;
    const bool takes_limits = parts[0].atom == Atom::large || parts[0].text;
    piece.atom = takes_limits ? Atom::large : Atom::ordinary;
    if (piece.atom == Atom::large && parts[0].text) piece.text = true;
    piece.tall = parts[0].tall || parts[0].atom == Atom::large;
    piece.tex = base(parts[0]);
    const auto add = [&](char sign, std::size_t place) {
      if (place == 0 || parts[place].tex.empty()) return;
      const Piece inner = script(parts[place]);
      if (sign == '^' && inner.tex.find_first_not_of('\'') == std::string::npos) {
        piece.tex += inner.tex;  // primes are superscripts already
        return;
      }
      if (sign == '^' && inner.tex == "^\\circ") {
        piece.tex += inner.tex;
        return;
      }
      piece.tex += sign;
      piece.tex += limits ? braced(inner) : argument(inner);
    };
    add('_', under);
    add('^', over);
    piece.group = !takes_limits;
    return piece;
  }

  // An accent becomes its command; anything else is set above or below.
  static Piece stacked(std::vector<Piece>& parts, bool above) {
    if (parts[0].atom == Atom::large || parts[0].text) {
      return scripted(parts, above ? 0 : 1, above ? 1 : 0, true);
    }
    Piece piece;
    const Accent* accent = find(kAccents, parts[1].sign.empty() ? parts[1].tex : parts[1].sign);
    const std::string_view command = accent == nullptr ? "" : above ? accent->over : accent->under;
    if (!command.empty()) {
      const bool letters = is_letter(command.back()) && parts[0].tex.size() > 1;
      const bool wide = command == "\\hat" || command == "\\tilde";
      piece.tex = wide && letters && parts[0].group
                      ? "\\wide" + std::string(command.substr(1)) + braced(parts[0])
                      : std::string(command) + braced(parts[0]);
      return piece;
    }
    piece.atom = parts[0].atom;
    piece.tex = (above ? "\\overset" : "\\underset") + braced(script(parts[1])) + braced(parts[0]);
    return piece;
  }

  static Piece both(std::vector<Piece>& parts) {
    if (parts[0].atom == Atom::large || parts[0].text) return scripted(parts, 1, 2, true);
    std::vector<Piece> lower = {parts[0], parts[1]};
    std::vector<Piece> upper = {stacked(lower, false), parts[2]};
    return stacked(upper, true);
  }

  static Piece root(std::vector<Piece>& parts) {
    Piece piece;
    piece.tex = "\\sqrt[" + script(parts[1]).tex + "]" + braced(parts[0]);
    return piece;
  }

  static Piece square_root(std::vector<Piece> parts) {
    Piece piece;
    piece.tex = "\\sqrt" + braced(row(std::move(parts)));
    return piece;
  }

  static Piece fenced(Node node, std::vector<Piece> parts) {
    const std::string_view open = node.attribute(Attr::open);
    const std::string_view close = node.attribute(Attr::close);
    std::vector<Piece> pieces;
    const auto fence = [&](bool given, std::string_view sign, std::string_view usual) {
      Piece piece;
      piece.sign = given ? sign : usual;
      std::size_t symbols = 0;
      piece.tex = by_table(piece.sign, piece.atom, symbols);
      pieces.push_back(std::move(piece));
    };
    fence(node.has_attribute(Attr::open), open, "(");
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) pieces.push_back({",", Atom::punctuation, false, false, ",", false});
      pieces.push_back(std::move(parts[i]));
    }
    fence(node.has_attribute(Attr::close), close, ")");
    return row(std::move(pieces));
  }

  static Piece joined(std::vector<Piece>& parts, std::string_view between) {
    Piece piece;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) piece.tex += between;
      piece.tex += parts[i].tex;
    }
    piece.group = true;
    return piece;
  }

  static Piece table(std::vector<Piece>& rows) {
    Piece piece = joined(rows, " \\\\ ");
    piece.tex = "\\begin{matrix} " + piece.tex + " \\end{matrix}";
    piece.group = false;
    piece.tall = true;
    return piece;
  }

  static Piece translate(Node node, std::vector<Piece> parts) {
    const std::string_view name = name_of(node);
    if (name == "mi") return identifier(node, parts);
    if (name == "mn") {
      Piece piece;
      std::size_t symbols = 0;
      piece.tex = by_table(characters(parts), piece.atom, symbols);
      piece.atom = Atom::ordinary;
      return piece;
    }
    if (name == "mo") return operator_(parts);
    if (name == "mtext" || name == "ms") return prose(parts);
    if (name == "mspace") return {};
    if (name == "msqrt") return square_root(std::move(parts));
    if (name == "mfenced") return fenced(node, std::move(parts));
    if (name == "mtr" || name == "mlabeledtr") return joined(parts, " & ");
    if (name == "mtable") return table(parts);
    if (parts.size() == 2) {
      if (name == "mfrac") return fraction(node, parts);
      if (name == "mroot") return root(parts);
      if (name == "msub") return scripted(parts, 1, 0, false);
      if (name == "msup") return scripted(parts, 0, 1, false);
      if (name == "mover") return stacked(parts, true);
      if (name == "munder") return stacked(parts, false);
    }
    if (parts.size() == 3) {
      if (name == "msubsup") return scripted(parts, 1, 2, parts[0].atom == Atom::large);
      if (name == "munderover") return both(parts);
    }
    if (name == "mmultiscripts" && parts.size() >= 3) {
      return scripted(parts, 1, 2, false);
    }
    return row(std::move(parts));
  }

  std::vector<Frame> frames_;
  std::size_t below_ = 0;  // elements open below kMaxDepth
};

}  // namespace

std::string tex_of_mathml(Node math) { return math ? Translator().run(math) : std::string(); }

}  // namespace pith::internal
