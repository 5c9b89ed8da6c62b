//! dom_smoothie, a Readability in Rust; its formatted text keeps words of two blocks apart.

use dom_smoothie::{Article, Config, Readability, TextMode};
use peers::{decoded, page_loop, pinned, Page};

// An error: no article found.
fn article(page: &Page) -> Option<Article> {
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let url = Some(page.url.as_str()).filter(|url| !url.is_empty());
    let mut readability = Readability::new(decoded(&page.bytes), url, Some(config)).ok()?;
    readability.parse().ok()
}

fn main() {
    page_loop(
        pinned("dom_smoothie"),
        |page: &Page| article(page).map_or(String::new(), |found| found.text_content.to_string()),
        |page: &Page| article(page).map_or(String::new(), |found| found.content.to_string()),
    );
}
