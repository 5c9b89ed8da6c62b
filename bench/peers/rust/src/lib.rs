//! What the Rust runners of bench/run have in common; bench/peers/README.md says what every runner
//! reads and prints.

use std::panic::{catch_unwind, set_hook, AssertUnwindSafe};
use std::time::Instant;
use std::{env, fs, process};

pub struct Page {
    id: String,
    pub url: String,
    text_path: String, // empty: a page to warm up with
    pub bytes: Vec<u8>,
}

/// The CPU time of all threads of the process.
fn cpu_seconds() -> f64 {
    let mut now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: `now` is a valid place to write to.
    unsafe { libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, &mut now) };
    now.tv_sec as f64 + now.tv_nsec as f64 * 1e-9
}

fn memory_kb(name: &str) -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap_or_default();
    line.split_whitespace().nth(1).unwrap_or("0").to_string()
}

fn read_pages(manifest: &str) -> std::io::Result<Vec<Page>> {
    let list = fs::read_to_string(manifest)?;
    let page = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        Ok(Page {
            id: cells[0].into(),
            bytes: fs::read(cells[1])?,
            url: cells[2].into(),
            text_path: cells[3].into(),
        })
    };
    list.lines().map(page).collect()
}

fn time_page(page: &Page, job: &dyn Fn(&Page) -> String) {
    let wall = Instant::now();
    let cpu = cpu_seconds();
    let text = catch_unwind(AssertUnwindSafe(|| job(page)));
    let cpu = cpu_seconds() - cpu;
    let wall = wall.elapsed().as_secs_f64();
    if page.text_path.is_empty() {
        println!("warm\t{}", page.id);
        return;
    }
    let outcome = if text.is_ok() { "ok" } else { "failed" };
    fs::write(&page.text_path, text.unwrap_or_default()).expect("the text can be written");
    println!("page\t{}\t{cpu:.6}\t{wall:.6}\t{outcome}", page.id);
}

/// The charset is UTF-8, or the one that the page's <meta> declares, or windows-1252.
pub fn decoded(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_string();
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_lowercase();
    let label = head.split("charset=").nth(1).map(|rest| {
        let rest = rest.trim_start_matches(['"', '\'']);
        rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').next().unwrap_or("")
    });
    let encoding = label.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    encoding.unwrap_or(encoding_rs::WINDOWS_1252).decode(bytes).0.into_owned()
}

/// `version` is the peer's own, as pinned in Cargo.toml; `markup` is the job where markup is wanted.
pub fn page_loop(version: &str, job: impl Fn(&Page) -> String, markup: impl Fn(&Page) -> String) {
    set_hook(Box::new(|_| {})); // a panic is reported as a failed page
    let manifest = env::args().nth(1).unwrap_or_default();
    let Ok(pages) = read_pages(&manifest) else {
        eprintln!("{manifest}: can't be read");
        process::exit(2);
    };
    println!("version\t{version}");
    println!("loaded\t{}", memory_kb("VmRSS"));
    for page in &pages {
        let path = &page.text_path;
        let wants_markup = path.ends_with(".html") || path.ends_with(".md");
        time_page(page, if wants_markup { &markup } else { &job });
    }
    println!("peak\t{}", memory_kb("VmHWM"));
}

/// The version of a dependency that Cargo.toml pins.
pub fn pinned(name: &str) -> &'static str {
    let manifest = include_str!("../Cargo.toml");
    let line = manifest.lines().find(|line| line.starts_with(name)).unwrap_or_default();
    line.split_once("\"=").map_or("?", |(_, version)| version.trim_end_matches('"'))
}
