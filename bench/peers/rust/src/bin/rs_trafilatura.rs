//! rs-trafilatura with its default options; it reads page types off the address too.

use peers::{page_loop, pinned, Page};
use rs_trafilatura::{extract_bytes_with_options, Options};

fn main() {
    page_loop(pinned("rs-trafilatura"), |page: &Page| {
        let url = Some(page.url.clone()).filter(|url| !url.is_empty());
        let options = Options { url, ..Options::default() };
        extract_bytes_with_options(&page.bytes, &options).map_or(String::new(), |r| r.content_text)
    });
}
