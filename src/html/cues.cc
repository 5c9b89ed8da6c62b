#include "html/cues.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/ascii.h"
#include "html/word_table.h"

namespace pith::internal {
namespace {

// What follows such a word in a name is what an element holds or allows: "has-sidebar". A first
// stage trained with distances to firm and believable cues alone, and more words in this table, had
// 3 % more loss on other hosts than one with distances to all and fewer words; which of the two
// does it was not measured.
constexpr Cue kVague = Cue::count_;

// Words of class names and ids by their use in templates, sorted. They are compared as a whole,
// after splitting at non-letters and at capitals, so "downloads" does not match "ads" and "shadow"
// does not match "ad".
// clang-format off
constexpr std::array<WordTable<Cue, 640>::Row, 640> kWords = {{
    {"abonnieren", Cue::newsletter}, {"accordion", Cue::faq}, {"account", Cue::account},
    {"action", Cue::print_edit}, {"actions", Cue::print_edit}, {"ad", Cue::ad},
    {"adbanner", Cue::ad}, {"adblock", Cue::ad}, {"adbox", Cue::ad}, {"adcontainer", Cue::ad},
    {"addthis", Cue::share}, {"addtoany", Cue::share}, {"addtocart", Cue::product},
    {"adjustable", Cue::print_edit}, {"ads", Cue::ad}, {"adsbygoogle", Cue::ad},
    {"adsense", Cue::ad}, {"adslot", Cue::ad}, {"adslots", Cue::ad}, {"adunit", Cue::ad},
    {"advert", Cue::ad}, {"advertentie", Cue::ad}, {"advertisement", Cue::ad},
    {"advertising", Cue::ad}, {"advertorial", Cue::ad}, {"adwrapper", Cue::ad}, {"adzone", Cue::ad},
    {"aehnliche", Cue::related}, {"affiliate", Cue::footer}, {"after", kVague},
    {"aktuelles", Cue::related}, {"also", Cue::related}, {"alsolike", Cue::related},
    {"ancestor", Cue::nav}, {"and", kVague}, {"annonce", Cue::ad}, {"annons", Cue::ad},
    {"annonser", Cue::ad}, {"announcement", Cue::dialog}, {"answer", Cue::post},
    {"anzeige", Cue::ad}, {"anzeigen", Cue::ad}, {"article", Cue::content},
    {"articlebody", Cue::content}, {"articles", Cue::related}, {"articulo", Cue::content},
    {"artikel", Cue::content}, {"artikeltext", Cue::content}, {"aside", Cue::aside},
    {"attribute", Cue::facts}, {"attributes", Cue::facts}, {"attribution", Cue::byline},
    {"audio", Cue::player}, {"audioplayer", Cue::player}, {"auth", Cue::account},
    {"author", Cue::byline}, {"authors", Cue::byline}, {"avatar", Cue::byline},
    {"banner", Cue::header}, {"basket", Cue::account}, {"before", kVague},
    {"beliebt", Cue::related}, {"bereiding", Cue::recipe}, {"bio", Cue::byline},
    {"biography", Cue::byline}, {"blockquote", Cue::content}, {"body", Cue::content},
    {"bodytext", Cue::content}, {"boletin", Cue::newsletter}, {"bookmark", Cue::print_edit},
    {"branding", Cue::header}, {"breadcrumb", Cue::nav}, {"breadcrumbs", Cue::nav},
    {"btn", Cue::button}, {"btns", Cue::button}, {"bulten", Cue::newsletter}, {"burger", Cue::nav},
    {"button", Cue::button}, {"buttons", Cue::button}, {"buy", Cue::product},
    {"byline", Cue::byline}, {"bypostauthor", Cue::comment}, {"byuser", Cue::comment},
    {"captcha", Cue::form}, {"caption", Cue::caption}, {"caracteristicas", Cue::facts},
    {"card", Cue::card}, {"cards", Cue::card}, {"carousel", Cue::related}, {"cart", Cue::account},
    {"categories", Cue::tags}, {"category", Cue::tags}, {"ccpa", Cue::cookie},
    {"checkbox", Cue::form}, {"checkout", Cue::account}, {"click", Cue::button},
    {"close", Cue::button}, {"cmp", Cue::cookie}, {"collapse", Cue::faq}, {"collapsible", Cue::faq},
    {"colophon", Cue::footer}, {"comentarii", Cue::comment}, {"comentarios", Cue::comment},
    {"comment", Cue::comment}, {"commentaire", Cue::comment}, {"commentaires", Cue::comment},
    {"commentarii", Cue::comment}, {"commenter", Cue::comment}, {"commenters", Cue::comment},
    {"commentform", Cue::comment}, {"commenti", Cue::comment}, {"commenting", Cue::comment},
    {"commentlist", Cue::comment}, {"commento", Cue::comment}, {"comments", Cue::comment},
    {"complementary", Cue::aside}, {"connexes", Cue::related}, {"consent", Cue::cookie},
    {"contact", Cue::widget}, {"contenido", Cue::content}, {"content", Cue::content},
    {"contents", Cue::toc}, {"contributor", Cue::byline}, {"controls", Cue::print_edit},
    {"cookie", Cue::cookie}, {"cookiebar", Cue::cookie}, {"cookies", Cue::cookie},
    {"copy", Cue::content}, {"copyright", Cue::footer}, {"coral", Cue::comment},
    {"corps", Cue::content}, {"correlate", Cue::related}, {"correlati", Cue::related},
    {"correlato", Cue::related}, {"count", Cue::print_edit}, {"credit", Cue::byline},
    {"credits", Cue::byline}, {"crosssell", Cue::related}, {"crumb", Cue::nav},
    {"crumbs", Cue::nav}, {"cta", Cue::button}, {"ctas", Cue::button}, {"cuerpo", Cue::content},
    {"dashicons", Cue::icon}, {"datasheet", Cue::facts}, {"date", Cue::byline},
    {"dateline", Cue::byline}, {"datetime", Cue::byline}, {"definition", Cue::facts},
    {"definitions", Cue::facts}, {"dek", Cue::title}, {"derniers", Cue::related},
    {"desktop", Cue::screen}, {"detail", Cue::facts}, {"details", Cue::facts},
    {"detalles", Cue::facts}, {"dettagli", Cue::facts}, {"dfp", Cue::ad}, {"dialog", Cue::dialog},
    {"directions", Cue::recipe}, {"disclaimer", Cue::footer}, {"discussion", Cue::comment},
    {"discussione", Cue::comment}, {"diskuse", Cue::comment}, {"diskussion", Cue::comment},
    {"disqus", Cue::comment}, {"donate", Cue::newsletter}, {"donation", Cue::newsletter},
    {"drawer", Cue::dialog}, {"dropdown", Cue::dialog}, {"edit", Cue::print_edit},
    {"editsection", Cue::print_edit}, {"eigenschaften", Cue::facts}, {"elaboracion", Cue::recipe},
    {"embed", Cue::player}, {"encart", Cue::widget}, {"entry", Cue::content},
    {"entrymeta", Cue::byline}, {"error", Cue::form}, {"facebook", Cue::share}, {"facet", Cue::nav},
    {"facets", Cue::nav}, {"fact", Cue::facts}, {"facts", Cue::facts}, {"faq", Cue::faq},
    {"faqs", Cue::faq}, {"favorite", Cue::print_edit}, {"fbcomments", Cue::comment},
    {"feedback", Cue::comment}, {"fields", Cue::form}, {"fieldset", Cue::form},
    {"figcaption", Cue::caption}, {"filter", Cue::nav}, {"filters", Cue::nav},
    {"flyout", Cue::dialog}, {"follow", Cue::share}, {"fontawesome", Cue::icon},
    {"foot", Cue::footer}, {"footer", Cue::footer}, {"footnav", Cue::footer},
    {"forgot", Cue::account}, {"gadget", Cue::widget}, {"gdpr", Cue::cookie},
    {"gerelateerd", Cue::related}, {"gfield", Cue::form}, {"gform", Cue::form},
    {"globaltoc", Cue::toc}, {"glyphicon", Cue::icon}, {"googlead", Cue::ad},
    {"guestbook", Cue::comment}, {"hamburger", Cue::nav}, {"has", kVague}, {"hashtag", Cue::tags},
    {"hashtags", Cue::tags}, {"hdr", Cue::header}, {"header", Cue::header},
    {"headerlink", Cue::print_edit}, {"heading", Cue::title}, {"headline", Cue::title},
    {"hed", Cue::title}, {"hidden", Cue::screen}, {"hide", Cue::screen},
    {"hozzaszolas", Cue::comment}, {"hozzaszolasok", Cue::comment}, {"hrecipe", Cue::recipe},
    {"hyvor", Cue::comment}, {"ico", Cue::icon}, {"icon", Cue::icon}, {"icons", Cue::icon},
    {"ilgili", Cue::related}, {"imagecaption", Cue::caption}, {"impressum", Cue::footer},
    {"imprint", Cue::footer}, {"info", Cue::facts}, {"infobox", Cue::facts},
    {"infolettre", Cue::newsletter}, {"ingredienser", Cue::recipe}, {"ingredient", Cue::recipe},
    {"ingrediente", Cue::recipe}, {"ingredienten", Cue::recipe}, {"ingredientes", Cue::recipe},
    {"ingredienti", Cue::recipe}, {"ingredients", Cue::recipe}, {"inhalt", Cue::content},
    {"input", Cue::form}, {"instagram", Cue::share}, {"instruction", Cue::recipe},
    {"instructions", Cue::recipe}, {"interstitial", Cue::dialog}, {"invisible", Cue::screen},
    {"is", kVague}, {"js", kVague}, {"jump", Cue::toc}, {"jumpto", Cue::toc},
    {"jwplayer", Cue::player}, {"keywords", Cue::tags}, {"kicker", Cue::tags},
    {"komentar", Cue::comment}, {"komentaras", Cue::comment}, {"komentare", Cue::comment},
    {"komentari", Cue::comment}, {"komentarji", Cue::comment}, {"komentarz", Cue::comment},
    {"komentarze", Cue::comment}, {"komentarzy", Cue::comment}, {"kommentar", Cue::comment},
    {"kommentare", Cue::comment}, {"kommentarer", Cue::comment}, {"kommentarii", Cue::comment},
    {"kommentariy", Cue::comment}, {"kommentit", Cue::comment}, {"kommenty", Cue::comment},
    {"labels", Cue::tags}, {"langswitch", Cue::nav}, {"lastnews", Cue::related},
    {"latest", Cue::related}, {"latestnews", Cue::related}, {"lede", Cue::title},
    {"leftbar", Cue::aside}, {"leftcol", Cue::aside}, {"legal", Cue::footer},
    {"legend", Cue::caption}, {"leggi", Cue::related}, {"leserbriefe", Cue::comment},
    {"liees", Cue::related}, {"lightbox", Cue::dialog}, {"like", Cue::print_edit},
    {"likes", Cue::print_edit}, {"linkedin", Cue::share}, {"lire", Cue::related},
    {"listen", Cue::player}, {"listing", Cue::card}, {"livefyre", Cue::comment},
    {"loading", Cue::dialog}, {"loadmore", Cue::pagination}, {"localtoc", Cue::toc},
    {"logged", Cue::account}, {"login", Cue::account}, {"logo", Cue::header},
    {"logout", Cue::account}, {"mailchimp", Cue::newsletter}, {"mailinglist", Cue::newsletter},
    {"main", Cue::content}, {"maincontent", Cue::content}, {"mainmenu", Cue::nav},
    {"mainnav", Cue::nav}, {"mainos", Cue::ad}, {"malzemeler", Cue::recipe},
    {"markdown", Cue::content}, {"masthead", Cue::header}, {"mega", Cue::nav},
    {"megamenu", Cue::nav}, {"mehr", Cue::related}, {"meistgelesen", Cue::related},
    {"menu", Cue::nav}, {"menubar", Cue::nav}, {"menus", Cue::nav}, {"merkmale", Cue::facts},
    {"message", Cue::post}, {"meta", Cue::byline}, {"metadata", Cue::byline},
    {"minicart", Cue::account}, {"mob", Cue::screen}, {"mobile", Cue::screen},
    {"modal", Cue::dialog}, {"modified", Cue::byline}, {"modo", Cue::recipe},
    {"more", Cue::related}, {"morefrom", Cue::related}, {"most", Cue::related},
    {"mostpopular", Cue::related}, {"mostread", Cue::related}, {"mostviewed", Cue::related},
    {"msg", Cue::post}, {"najnowsze", Cue::related}, {"nav", Cue::nav}, {"navbar", Cue::nav},
    {"navfooter", Cue::pagination}, {"navheader", Cue::pagination}, {"navi", Cue::nav},
    {"navigation", Cue::nav}, {"necessary", Cue::cookie}, {"neueste", Cue::related},
    {"newsletter", Cue::newsletter}, {"newsletters", Cue::newsletter}, {"next", Cue::pagination},
    {"nextprev", Cue::pagination}, {"nextup", Cue::related}, {"nieuwsbrief", Cue::newsletter},
    {"no", kVague}, {"noprint", Cue::screen}, {"notice", Cue::dialog},
    {"notification", Cue::dialog}, {"notifications", Cue::dialog}, {"nowosci", Cue::related},
    {"nyhedsbrev", Cue::newsletter}, {"nyhetsbrev", Cue::newsletter}, {"offcanvas", Cue::dialog},
    {"offscreen", Cue::assistive}, {"onetrust", Cue::cookie}, {"only", Cue::screen},
    {"onthispage", Cue::toc}, {"opinie", Cue::review}, {"optin", Cue::newsletter},
    {"otzyv", Cue::review}, {"otzyvy", Cue::review}, {"outbrain", Cue::related},
    {"overlay", Cue::dialog}, {"pageheader", Cue::header}, {"pagenav", Cue::pagination},
    {"pager", Cue::pagination}, {"pages", Cue::pagination}, {"pagination", Cue::pagination},
    {"paginator", Cue::pagination}, {"paging", Cue::pagination}, {"paragraph", Cue::content},
    {"partners", Cue::related}, {"password", Cue::account}, {"paywall", Cue::dialog},
    {"permalink", Cue::print_edit}, {"phone", Cue::screen}, {"pinglun", Cue::comment},
    {"pinterest", Cue::share}, {"placeholder", Cue::form}, {"player", Cue::player},
    {"playlist", Cue::player}, {"plugin", Cue::widget}, {"podcast", Cue::player},
    {"podobne", Cue::related}, {"podobneartykuly", Cue::related}, {"pohozhee", Cue::related},
    {"pohozhie", Cue::related}, {"policy", Cue::cookie}, {"poll", Cue::widget},
    {"popolari", Cue::related}, {"popover", Cue::dialog}, {"populaire", Cue::related},
    {"popular", Cue::related}, {"populares", Cue::related}, {"popularposts", Cue::related},
    {"popup", Cue::dialog}, {"post", Cue::post}, {"postbody", Cue::post}, {"posted", Cue::byline},
    {"postinfo", Cue::byline}, {"postmeta", Cue::byline}, {"postmetadata", Cue::byline},
    {"postnav", Cue::pagination}, {"postprofile", Cue::byline}, {"powiazane", Cue::related},
    {"powiazany", Cue::related}, {"prenumerera", Cue::newsletter}, {"preparacion", Cue::recipe},
    {"preparation", Cue::recipe}, {"preparazione", Cue::recipe}, {"prev", Cue::pagination},
    {"previous", Cue::pagination}, {"prevnext", Cue::pagination}, {"price", Cue::product},
    {"prices", Cue::product}, {"print", Cue::print_edit}, {"printonly", Cue::screen},
    {"privacy", Cue::cookie}, {"procedimento", Cue::recipe}, {"product", Cue::product},
    {"profile", Cue::account}, {"promo", Cue::related}, {"promos", Cue::related},
    {"promoted", Cue::ad}, {"promotion", Cue::related}, {"prose", Cue::content},
    {"prosemirror", Cue::content}, {"przepis", Cue::recipe}, {"pubblicita", Cue::ad},
    {"publicidad", Cue::ad}, {"publicite", Cue::ad}, {"published", Cue::byline}, {"qa", Cue::faq},
    {"qty", Cue::product}, {"quantity", Cue::product}, {"rail", Cue::aside},
    {"rassylka", Cue::newsletter}, {"rating", Cue::review}, {"ratings", Cue::review},
    {"reactie", Cue::comment}, {"reacties", Cue::comment}, {"reactions", Cue::print_edit},
    {"read", Cue::related}, {"readmore", Cue::related}, {"readnext", Cue::related},
    {"readspeaker", Cue::player}, {"recent", Cue::related}, {"receta", Cue::recipe},
    {"recette", Cue::recipe}, {"recipe", Cue::recipe}, {"recirc", Cue::related},
    {"reclame", Cue::ad}, {"recomendadas", Cue::related}, {"recomendados", Cue::related},
    {"recommandes", Cue::related}, {"recommend", Cue::related}, {"recommendation", Cue::related},
    {"recommendations", Cue::related}, {"recommended", Cue::related}, {"reddit", Cue::share},
    {"register", Cue::account}, {"regwall", Cue::newsletter}, {"reklam", Cue::ad},
    {"reklama", Cue::ad}, {"reklame", Cue::ad}, {"reklamy", Cue::ad}, {"relacionada", Cue::related},
    {"relacionadas", Cue::related}, {"relacionado", Cue::related}, {"relacionados", Cue::related},
    {"relacionats", Cue::related}, {"related", Cue::related}, {"replies", Cue::comment},
    {"reply", Cue::comment}, {"report", Cue::print_edit}, {"required", Cue::form},
    {"respond", Cue::comment}, {"result", Cue::card}, {"results", Cue::card},
    {"review", Cue::review}, {"reviews", Cue::review}, {"rezept", Cue::recipe},
    {"ricetta", Cue::recipe}, {"richtext", Cue::content}, {"rightbar", Cue::aside},
    {"rightcol", Cue::aside}, {"rte", Cue::content}, {"save", Cue::print_edit},
    {"schol", Cue::comment}, {"scholia", Cue::comment}, {"screenreader", Cue::assistive},
    {"search", Cue::nav}, {"searchform", Cue::nav}, {"secondary", Cue::aside},
    {"selector", Cue::nav}, {"settings", Cue::print_edit}, {"share", Cue::share},
    {"sharedaddy", Cue::share}, {"shares", Cue::share}, {"sharethis", Cue::share},
    {"sharing", Cue::share}, {"show", kVague}, {"sidebar", Cue::aside}, {"sidebox", Cue::aside},
    {"sidecol", Cue::aside}, {"sidenav", Cue::nav}, {"signature", Cue::byline},
    {"signin", Cue::account}, {"signout", Cue::account}, {"signup", Cue::newsletter},
    {"similaires", Cue::related}, {"similar", Cue::related}, {"similares", Cue::related},
    {"siteheader", Cue::header}, {"sitemap", Cue::nav}, {"skip", Cue::assistive},
    {"skiplink", Cue::assistive}, {"skipnav", Cue::assistive}, {"skladniki", Cue::recipe},
    {"sku", Cue::product}, {"slider", Cue::related}, {"slogan", Cue::header},
    {"social", Cue::share}, {"socialmedia", Cue::share}, {"socials", Cue::share},
    {"sonhaberler", Cue::related}, {"sort", Cue::nav}, {"spec", Cue::facts},
    {"specification", Cue::facts}, {"specifications", Cue::facts}, {"specs", Cue::facts},
    {"sphinxsidebar", Cue::toc}, {"sponsor", Cue::ad}, {"sponsored", Cue::ad},
    {"spotim", Cue::comment}, {"sprite", Cue::icon}, {"standfirst", Cue::title},
    {"stars", Cue::review}, {"step", Cue::recipe}, {"steps", Cue::recipe}, {"stock", Cue::product},
    {"story", Cue::content}, {"subheadline", Cue::title}, {"sublabel", Cue::form},
    {"submenu", Cue::nav}, {"submit", Cue::button}, {"subnav", Cue::nav},
    {"subscribe", Cue::newsletter}, {"subtitle", Cue::title}, {"success", Cue::dialog},
    {"suggestions", Cue::related}, {"swiper", Cue::related}, {"switcher", Cue::nav},
    {"sxolia", Cue::comment}, {"tableofcontents", Cue::toc}, {"tablet", Cue::screen},
    {"taboola", Cue::related}, {"tag", Cue::tags}, {"tagcloud", Cue::tags},
    {"tagline", Cue::header}, {"taglist", Cue::tags}, {"tags", Cue::tags},
    {"tastyrecipes", Cue::recipe}, {"taxonomy", Cue::tags}, {"teaser", Cue::related},
    {"teasers", Cue::related}, {"telegram", Cue::share}, {"testimonial", Cue::review},
    {"testimonials", Cue::review}, {"testo", Cue::content}, {"textarea", Cue::form},
    {"texte", Cue::content}, {"texto", Cue::content}, {"textwidget", Cue::widget},
    {"thread", Cue::post}, {"tiktok", Cue::share}, {"tile", Cue::card}, {"tiles", Cue::card},
    {"timestamp", Cue::byline}, {"title", Cue::title}, {"toast", Cue::dialog}, {"toc", Cue::toc},
    {"toctree", Cue::toc}, {"toggle", Cue::faq}, {"toggler", Cue::button},
    {"toolbar", Cue::print_edit}, {"tools", Cue::print_edit}, {"tooltip", Cue::dialog},
    {"topbar", Cue::header}, {"topic", Cue::post}, {"topics", Cue::tags}, {"topnav", Cue::nav},
    {"topstories", Cue::related}, {"trending", Cue::related}, {"tresc", Cue::content},
    {"trigger", Cue::button}, {"tts", Cue::player}, {"twitter", Cue::share},
    {"updated", Cue::byline}, {"upnext", Cue::related}, {"upsell", Cue::related},
    {"upvote", Cue::print_edit}, {"utility", Cue::print_edit}, {"validate", Cue::form},
    {"validation", Cue::form}, {"verwandt", Cue::related}, {"verwandte", Cue::related},
    {"viafoura", Cue::comment}, {"video", Cue::player}, {"videojs", Cue::player},
    {"vimeo", Cue::player}, {"visible", Cue::screen}, {"visuallyhidden", Cue::assistive},
    {"vkontakte", Cue::share}, {"vote", Cue::print_edit}, {"votes", Cue::print_edit},
    {"werbung", Cue::ad}, {"whatsapp", Cue::share}, {"widget", Cue::widget},
    {"widgets", Cue::widget}, {"widgettitle", Cue::widget}, {"wishlist", Cue::account},
    {"with", kVague}, {"without", kVague}, {"wprm", Cue::recipe}, {"wysiwyg", Cue::content},
    {"yorum", Cue::comment}, {"yorumlar", Cue::comment}, {"yorumlari", Cue::comment},
    {"youmaylike", Cue::related}, {"youtube", Cue::player}, {"zrdn", Cue::recipe},
    {"zubereitung", Cue::recipe}, {"zuletzt", Cue::related}, {"zutaten", Cue::recipe},
}};
// clang-format on
constexpr WordTable<Cue, 640> kWordTable(kWords);

struct WordCue {
  std::string_view word;
  Cue cue;
};

// Class names that have a meaning only as a whole, sorted.
constexpr std::array<WordCue, 21> kNames = {{
    {"a11y-hidden", Cue::assistive},
    {"assistive-text", Cue::assistive},
    {"element-invisible", Cue::assistive},
    {"fa", Cue::icon},
    {"fab", Cue::icon},
    {"far", Cue::icon},
    {"fas", Cue::icon},
    {"gallerytext", Cue::caption},
    {"mat-icon", Cue::icon},
    {"material-icons", Cue::icon},
    {"material-icons-outlined", Cue::icon},
    {"material-symbols-outlined", Cue::icon},
    {"material-symbols-rounded", Cue::icon},
    {"screen-reader-text", Cue::assistive},
    {"sr-only", Cue::assistive},
    {"subscription-widget", Cue::newsletter},
    {"subscription-widget-wrap", Cue::newsletter},
    {"subscription-widget-wrap-editor", Cue::newsletter},
    {"thumbcaption", Cue::caption},
    {"u-visually-hidden", Cue::assistive},
    {"visually-hidden", Cue::assistive},
}};
static_assert(std::is_sorted(kNames.begin(), kNames.end(),
                             [](const WordCue& a, const WordCue& b) { return a.word < b.word; }));

// The class attributes of generated styles have kilobytes; the template's own names come first.
constexpr std::size_t kReadCharacters = 400;

// Names of more words than this are slugs. Generated ids are longer than those that a template's
// author writes; class names in BEM style hold block, element and modifier.
constexpr std::size_t kIdWords = 3;
constexpr std::size_t kClassWords = 5;

template <std::size_t N>
bool find(const std::array<WordCue, N>& table, std::string_view word, Cue& cue) {
  const auto row =
      std::lower_bound(table.begin(), table.end(), word,
                       [](const WordCue& a, std::string_view b) { return a.word < b; });
  if (row == table.end() || row->word != word) return false;
  cue = row->cue;
  return true;
}

// Rejects most names by their length and first letter, which few share with a name in the table.
struct NameFilter {
  std::uint32_t sizes = 0;
  std::uint32_t letters = 0;
};
constexpr NameFilter name_filter() {
  NameFilter filter;
  for (const WordCue& row : kNames) {
    filter.sizes |= 1U << row.word.size();
    filter.letters |= 1U << (row.word.front() & 31);
  }
  return filter;
}
constexpr NameFilter kNameFilter = name_filter();

bool may_be_name(std::string_view name) {
  return !name.empty() && name.size() < 32 && (kNameFilter.sizes >> name.size() & 1) != 0 &&
         (kNameFilter.letters >> (name.front() & 31) & 1) != 0;
}

// True if the letters name[at, end) are part of a generated id: a digit stands before them
// ("2638ad0"), or hexadecimal digits that are not all decimal ones behind ("ad2b91f"; "ad300x250"
// and "comment2" are names).
bool is_of_hash(std::string_view name, std::size_t at, std::size_t end) {
  if (at > 0 && is_ascii_digit(name[at - 1])) return true;
  if (end == name.size() || !is_ascii_digit(name[end])) return false;
  bool any_letter = false;
  const auto is_hex_letter = [](char c) { return to_lower(c) >= 'a' && to_lower(c) <= 'f'; };
  for (; at < name.size() && is_ascii_alphanumeric(name[at]); ++at) {
    if (!is_ascii_digit(name[at]) && !is_hex_letter(name[at])) return false;
    any_letter = any_letter || (at >= end && !is_ascii_digit(name[at]));
  }
  return any_letter;
}

// The cues of the name text[0, size). A slug is made from a text's words
// ("what-share-of-teens-is-online", WordPress's "tag-jane-doe") and describes the text's subject,
// not the element's role. A name of more than `most_words` words is a slug.
CueSet cues_of_name(std::string_view text, std::size_t size, std::size_t most_words) {
  const std::string_view name = text.substr(0, size);
  if (name.starts_with("tag-") || name.starts_with("category-")) return {};
  CueSet cues;
  std::size_t words = 0;
  bool vague = false;
  for (std::size_t at = 0; at < size;) {
    const std::size_t end = class_word_end(name, at);
    const std::size_t length = end - at;
    if (length > 1 && length <= PackedWord::kLongest) {
      if (++words > most_words) return {};
      const Cue* const cue = kWordTable.find(PackedWord::lowered(text, at, length));
      if (cue == nullptr || is_of_hash(name, at, end)) {
        // No word of a template.
      } else if (*cue == kVague) {
        vague = true;
      } else if (vague) {
        cues.add_vague(*cue);
      } else {
        cues.add(*cue);
      }
    }
    at = std::max(end, at + 1);
  }
  return cues;
}

// The cues of the class name text[0, size). Only class names are looked up in kNames.
CueSet cues_of_class_name(std::string_view text, std::size_t size) {
  CueSet cues = cues_of_name(text, size, kClassWords);
  const std::string_view name = text.substr(0, size);
  Cue cue;
  if (may_be_name(name) && find(kNames, name, cue)) cues.add(cue);
  return cues;
}

// `of_name` returns the cues of the name text[0, size).
template <typename OfName>
void add_names(std::string_view names, CueSet& cues, OfName of_name) {
  names = names.substr(0, kReadCharacters);
  while (!names.empty()) {
    std::size_t end = 0;
    while (end < names.size() && !is_html_space(names[end])) ++end;
    cues.add(of_name(names, end));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
}

void add_classes(std::string_view names, CueSet& cues) {
  add_names(names, cues,
            [](std::string_view text, std::size_t size) { return cues_of_class_name(text, size); });
}

void add_ids(std::string_view names, CueSet& cues) {
  add_names(names, cues, [](std::string_view text, std::size_t size) {
    return cues_of_name(text, size, kIdWords);
  });
}

void add_role(std::string_view role, CueSet& cues) {
  struct RoleCue {
    std::string_view role;
    Cue cue;
  };
  static constexpr std::array<RoleCue, 17> kRoles = {{
      {"alert", Cue::dialog},
      {"alertdialog", Cue::dialog},
      {"article", Cue::article},
      {"banner", Cue::header},
      {"button", Cue::button},
      {"complementary", Cue::aside},
      {"contentinfo", Cue::footer},
      {"dialog", Cue::dialog},
      {"form", Cue::form},
      {"main", Cue::main},
      {"menu", Cue::nav},
      {"menubar", Cue::nav},
      {"menuitem", Cue::nav},
      {"navigation", Cue::nav},
      {"search", Cue::nav},
      {"tablist", Cue::nav},
      {"toolbar", Cue::print_edit},
  }};
  for (const RoleCue& row : kRoles) {
    if (role.size() == row.role.size() && equals_ignore_case(role, row.role)) cues.add(row.cue);
  }
}

// "display:none" and "visibility:hidden" in a style attribute, ignoring white space and case.
bool style_hides(std::string_view style) {
  if (style.size() < 12) return false;
  char previous = ';';
  for (std::size_t i = 0; i < style.size(); ++i) {
    const char c = to_lower(style[i]);
    if (is_html_space(c)) continue;
    if (previous == ';' && (c == 'd' || c == 'v')) {
      const std::string_view name = c == 'd' ? "display" : "visibility";
      const std::string_view value = c == 'd' ? "none" : "hidden";
      std::size_t at = i + name.size();
      if (equals_ignore_case(style.substr(i, name.size()), name)) {
        while (at < style.size() && (is_html_space(style[at]) || style[at] == ':')) ++at;
        if (equals_ignore_case(style.substr(at, value.size()), value)) return true;
      }
    }
    previous = c;
  }
  return false;
}

// A custom element, which has a hyphen in its name, is named as a class is. The last word says what
// it is (<amp-ad>, <site-footer>), the others may say what it holds (<newsletter-issue>).
void add_unknown_tag(std::string_view name, CueSet& cues) {
  if (equals_ignore_case(name, "dialog")) cues.add(Cue::dialog);
  if (equals_ignore_case(name, "search")) cues.add(Cue::nav);
  const std::size_t hyphen = name.rfind('-');
  if (hyphen == std::string_view::npos) return;
  const std::string_view last = name.substr(hyphen + 1);
  const CueSet all = cues_of_name(name, name.size(), kClassWords);
  if (all.empty()) return;  // also of a slug
  cues.add(all.vague());
  cues.add(cues_of_name(last, last.size(), kClassWords));
}

void add_tag(Node element, CueSet& cues) {
  switch (element.tag()) {
    // clang-format off
    case Tag::article: cues.add(Cue::article); break;
    case Tag::main: cues.add(Cue::main); break;
    case Tag::nav: cues.add(Cue::nav); break;
    case Tag::header: cues.add(Cue::header); break;
    case Tag::footer: cues.add(Cue::footer); break;
    case Tag::aside: cues.add(Cue::aside); break;
    case Tag::form: cues.add(Cue::form); break;
    case Tag::button: cues.add(Cue::button); break;
    case Tag::figcaption: case Tag::caption: cues.add(Cue::caption); break;
    case Tag::noscript: cues.add(Cue::noscript); break;
    case Tag::details: cues.add(Cue::faq); break;
    case Tag::unknown: add_unknown_tag(element.name(), cues); break;
    default: break;
      // clang-format on
  }
}

}  // namespace

bool cue_of_word(std::string_view word, Cue& cue) {
  return word.size() <= PackedWord::kLongest && cue_of_word(PackedWord(word), cue);
}

bool cue_of_word(const PackedWord& word, Cue& cue) {
  const Cue* const found = kWordTable.find(word);
  if (found == nullptr || *found == kVague) return false;
  cue = *found;
  return true;
}

CueSet cues_of_class_name(std::string_view classes, std::size_t begin, std::size_t end) {
  if (begin >= kReadCharacters) return {};
  end = std::min(end, kReadCharacters);
  return cues_of_class_name(classes.substr(begin), end - begin);
}

CueSet cues_of(Node element) {
  CueSet of_classes;
  add_classes(element.attribute(Attr::class_), of_classes);
  return cues_of(element, of_classes);
}

CueSet cues_of(Node element, CueSet of_classes) {
  CueSet cues;
  if (!element.is_html()) return cues;
  add_tag(element, cues);
  const AttrSet has = element.attributes();
  if (has.empty()) return cues;
  if (has.has(Attr::role)) add_role(element.attribute(Attr::role), cues);
  if (has.has(Attr::class_)) cues.add(of_classes);
  if (has.has(Attr::data_testid)) {
    add_classes(element.attribute(Attr::data_testid), cues);
  }
  const bool heading = element.tag() >= Tag::h1 && element.tag() <= Tag::h6;
  if (has.has(Attr::id) && !heading) {  // headings' ids are anchors
    add_ids(element.attribute(Attr::id), cues);
  }
  if (has.has(Attr::hidden) || style_hides(element.attribute(Attr::style))) {
    cues.add(Cue::hidden);
  }
  if (element.attribute(Attr::aria_hidden) == "true") cues.add(Cue::aria_hidden);
  if (element.attribute(Attr::aria_modal) == "true") cues.add(Cue::dialog);
  return cues;
}

}  // namespace pith::internal
