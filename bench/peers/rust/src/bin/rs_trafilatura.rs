//! rs-trafilatura with its default options; it reads page types off the address too.

use peers::{page_loop, pinned, Page};
use rs_trafilatura::{extract_bytes_with_options, ExtractResult, Options};

fn extract(page: &Page, options: Options) -> ExtractResult {
    let url = Some(page.url.clone()).filter(|url| !url.is_empty());
    let options = Options { url, ..options };
    extract_bytes_with_options(&page.bytes, &options).unwrap_or_default()
}

fn main() {
    page_loop(
        pinned("rs-trafilatura"),
        |page: &Page| extract(page, Options::default()).content_text,
        |page: &Page| {
            let options =
                Options { output_markdown: true, include_links: true, ..Options::default() };
            extract(page, options).content_markdown.unwrap_or_default()
        },
    );
}
