//! dom_smoothie, a Readability in Rust; its formatted text keeps words of two blocks apart.

use dom_smoothie::{Config, Readability, TextMode};
use peers::{decoded, page_loop, pinned, Page};

fn text(page: &Page) -> Option<String> {
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let url = Some(page.url.as_str()).filter(|url| !url.is_empty());
    let mut readability = Readability::new(decoded(&page.bytes), url, Some(config)).ok()?;
    Some(readability.parse().ok()?.text_content.to_string()) // an error: no article found
}

fn main() {
    page_loop(pinned("dom_smoothie"), |page: &Page| text(page).unwrap_or_default());
}
