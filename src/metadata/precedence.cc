// The one table that says which source of metadata is trusted over which. evidence.h declares it.
#include "metadata/evidence.h"
#include "metadata/hints.h"

namespace pith::internal {
namespace {

using enum SourceKind;

// clang-format off
constexpr Precedence kPrecedence[] = {
  // Titles are chosen by agreement (title_choice.h); this order breaks ties. A headline made for
  // machines is the clean one; og:title often, <title> nearly always carries the site's name.
  {Field::title, page, "json-ld"},
  {Field::title, meta, "og:title"},
  {Field::title, meta, "citation_title"},
  {Field::title, meta, "bepress_citation_title"},
  {Field::title, meta, "eprints.title"},
  {Field::title, meta, "dc.title"},
  {Field::title, meta, "parsely-title"},
  {Field::title, meta, "sailthru.title"},
  {Field::title, item, "itemprop:headline"},
  {Field::title, meta, "twitter:title"},
  {Field::title, meta, "meta:title"},
  {Field::title, page, "title"},
  {Field::title, page, "json-ld:name"},
  // What is known from elsewhere comes behind all that the page says for machines.
  {Field::title, page, kHintSource},

  // Persons before organizations. What a publishing system writes for machines about this very
  // article comes first; then what the page shows as its byline; a bare meta "author" is often
  // the site's builder or brand, an organization in JSON-LD nearly always the publisher.
  {Field::author, page, "json-ld"},
  {Field::author, meta, "citation_author"},
  {Field::author, meta, "citation_authors"},
  {Field::author, meta, "bepress_citation_author"},
  {Field::author, meta, "eprints.creators_name"},
  {Field::author, meta, "parsely-author"},
  {Field::author, meta, "sailthru.author"},
  {Field::author, meta, "cxenseparse:author"},
  {Field::author, meta, "dcsext.author"},
  {Field::author, meta, "article.author"},
  {Field::author, meta, "byl"},
  {Field::author, item, "itemprop:author"},
  {Field::author, page, "by-label"},
  {Field::author, page, "rel-author"},
  {Field::author, page, "byline"},
  {Field::author, meta, "article:author_name"},
  {Field::author, meta, "dc.creator"},
  {Field::author, meta, "dcterms.creator"},
  {Field::author, meta, "meta:author"},
  {Field::author, meta, "article:author"},
  {Field::author, meta, "og:article:author"},
  {Field::author, meta, "og:author"},
  {Field::author, meta, "book:author"},
  {Field::author, page, "by-line"},
  {Field::author, meta, "twitter:data1"},
  {Field::author, page, "json-ld:organization"},
  {Field::author, page, "by-editor"},
  {Field::author, page, kHintSource},

  // Dates for machines first, those that name publication before those that may mean anything;
  // a URL's date only when the page itself says nothing for machines (it may be an archive's);
  // then visible text, since it needs guessing. What names no publication comes behind that: where
  // both were there and differed, 6 of 6 pages of the development sets had the visible one as date.
  {Field::date, page, "json-ld"},
  {Field::date, meta, "article:published_time"},
  {Field::date, meta, "og:article:published_time"},
  {Field::date, meta, "og:published_time"},
  {Field::date, item, "itemprop:datepublished"},
  {Field::date, meta, "citation_publication_date"},
  {Field::date, meta, "citation_online_date"},
  {Field::date, meta, "citation_date"},
  {Field::date, meta, "bepress_citation_date"},
  {Field::date, meta, "prism.publicationdate"},
  {Field::date, meta, "parsely-pub-date"},
  {Field::date, meta, "sailthru.date"},
  {Field::date, meta, "datepublished"},
  {Field::date, meta, "article:published"},
  {Field::date, meta, "article:publish_date"},
  {Field::date, meta, "published-date"},
  {Field::date, meta, "published_date"},
  {Field::date, meta, "published-time"},
  {Field::date, meta, "article.published"},
  {Field::date, meta, "published_time"},
  {Field::date, meta, "publish_date"},
  {Field::date, meta, "publish-date"},
  {Field::date, meta, "pubdate"},
  {Field::date, meta, "pub_date"},
  {Field::date, meta, "publishdate"},
  {Field::date, meta, "publication_date"},
  {Field::date, meta, "cxenseparse:recs:publishtime"},
  {Field::date, meta, "cxenseparse:publishtime"},
  {Field::date, meta, "dc.date.issued"},
  {Field::date, meta, "dcterms.issued"},
  {Field::date, meta, "dcterms.created"},
  {Field::date, meta, "dc.date.created"},
  {Field::date, meta, "release_date"},
  {Field::date, meta, "og:pubdate"},
  {Field::date, meta, "og:date"},
  {Field::date, page, "time:published"},
  {Field::date, page, "text:published"},
  {Field::date, page, "time"},
  // The date of a mail or an entry is certain, if not the page's own; the rest is guessed.
  {Field::date, page, kHintSource},
  {Field::date, page, "url"},
  {Field::date, page, "date-line"},
  {Field::date, page, "json-ld:webpage"},
  {Field::date, page, "json-ld:created"},
  {Field::date, item, "itemprop:datecreated"},
  {Field::date, item, "itemprop:uploaddate"},
  {Field::date, page, "text"},
  // "Published" far from the headline or beside the article.
  {Field::date, page, "text:published-far"},
  // Texts in elements named comment, sidebar, teaser, ..., which hold first posts and article
  // columns as well.
  {Field::date, page, "time:other"},
  {Field::date, page, "text:other"},
  // That of a file, a record or an event as often as of the text.
  {Field::date, meta, "dcterms.date"},
  {Field::date, meta, "dc.date"},
  {Field::date, meta, "meta:date"},
  // A <meta> with "date" or "published" in a name that isn't listed.
  {Field::date, page, "meta-date"},

  {Field::modified, page, "json-ld"},
  {Field::modified, meta, "article:modified_time"},
  {Field::modified, meta, "og:updated_time"},
  {Field::modified, meta, "og:article:modified_time"},
  {Field::modified, item, "itemprop:datemodified"},
  {Field::modified, meta, "dcterms.modified"},
  {Field::modified, meta, "dc.date.modified"},
  {Field::modified, meta, "last-modified"},
  {Field::modified, meta, "lastmod"},
  {Field::modified, meta, "modified-date"},
  {Field::modified, meta, "modified-time"},
  {Field::modified, meta, "datemodified"},
  {Field::modified, page, "time:modified"},
  {Field::modified, page, "json-ld:webpage"},
  {Field::modified, page, "text:modified"},

  // og:site_name is made for this; a publisher may be the company behind the site.
  {Field::site, meta, "og:site_name"},
  {Field::site, page, "json-ld:website"},
  {Field::site, page, "json-ld:publisher"},
  {Field::site, meta, "application-name"},
  {Field::site, meta, "apple-mobile-web-app-title"},
  {Field::site, meta, "citation_journal_title"},
  {Field::site, meta, "bepress_citation_journal_title"},
  {Field::site, meta, "prism.publicationname"},
  {Field::site, meta, "dc.publisher"},
  {Field::site, meta, "dcterms.publisher"},
  {Field::site, meta, "publisher"},
  {Field::site, item, "itemprop:publisher"},
  {Field::site, page, kHintSource},
  {Field::site, page, "title"},

  // og:description is written for this page more often than the meta description, which some
  // systems repeat all over the site.
  {Field::description, meta, "og:description"},
  {Field::description, meta, "meta:description"},
  {Field::description, meta, "twitter:description"},
  {Field::description, page, "json-ld"},
  {Field::description, meta, "dc.description"},
  {Field::description, meta, "dcterms.description"},
  {Field::description, meta, "sailthru.description"},
  {Field::description, item, "itemprop:description"},

  // The attribute drives fonts and screen readers, so that someone cares for it.
  {Field::language, page, "html-lang"},
  {Field::language, meta, "content-language"},
  {Field::language, meta, "og:locale"},
  {Field::language, meta, "dc.language"},
  {Field::language, meta, "meta:language"},
  {Field::language, page, "json-ld"},
  {Field::language, page, kHintSource},

  {Field::canonical_url, page, "link-canonical"},
  {Field::canonical_url, meta, "og:url"},
  {Field::canonical_url, page, "json-ld"},

  {Field::image, meta, "og:image"},
  {Field::image, meta, "og:image:url"},
  {Field::image, meta, "og:image:secure_url"},
  {Field::image, meta, "twitter:image"},
  {Field::image, meta, "twitter:image:src"},
  {Field::image, page, "json-ld"},
  {Field::image, page, "link-image"},
  {Field::image, meta, "thumbnail"},
  {Field::image, item, "itemprop:image"},

  // One source only, the first that has any: keywords of different sources repeat each other in
  // other words.
  {Field::tag, meta, "article:tag"},
  {Field::tag, meta, "news_keywords"},
  {Field::tag, page, "json-ld"},
  {Field::tag, page, "rel-tag"},
  {Field::tag, page, "topic-links"},
  {Field::tag, meta, "parsely-tags"},
  {Field::tag, meta, "sailthru.tags"},
  {Field::tag, meta, "citation_keywords"},
  {Field::tag, meta, "dc.subject"},
  {Field::tag, meta, "dcterms.subject"},
  {Field::tag, meta, "meta:keywords"},
  {Field::tag, item, "itemprop:keywords"},

  {Field::category, meta, "article:section"},
  {Field::category, page, "json-ld"},
  {Field::category, page, "rel-category"},
  {Field::category, page, "category-links"},
  {Field::category, meta, "parsely-section"},
  {Field::category, item, "itemprop:articlesection"},

  {Field::license, page, "json-ld"},
  {Field::license, page, "rel-license"},
  {Field::license, item, "itemprop:license"},
  {Field::license, meta, "dcterms.license"},
  {Field::license, meta, "dc.rights"},
  {Field::license, meta, "dcterms.rights"},

  // The inner one governs the text.
  {Field::direction, page, "body-dir"},
  {Field::direction, page, "html-dir"},

  {Field::amp_url, page, "link-amphtml"},

  {Field::feed, page, "link-feed"},
};
// clang-format on

}  // namespace

std::span<const Precedence> precedence() { return kPrecedence; }

}  // namespace pith::internal
