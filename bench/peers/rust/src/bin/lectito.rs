//! lectito with its default options; its text has line breaks between blocks.

use lectito::{extract, Article, ReadabilityOptions};
use peers::{decoded, page_loop, pinned, Page};

// An error or nothing: no article found.
fn article(page: &Page) -> Option<Article> {
    let url = Some(page.url.as_str()).filter(|url| !url.is_empty());
    extract(&decoded(&page.bytes), url, &ReadabilityOptions::default()).ok()?
}

fn main() {
    page_loop(
        pinned("lectito"),
        |page: &Page| article(page).map_or(String::new(), |article| article.text_content),
        |page: &Page| article(page).map_or(String::new(), |article| article.content),
    );
}
