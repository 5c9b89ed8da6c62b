"""pith from Python: the page's bytes and address in, the kept text out, as cpp/pith.cc has them.
Not a peer: bench/python_cost.py sets the two side by side."""
import page_loop

import pith

if __name__ == "__main__":
    page_loop.main("pith", lambda page: pith.extract(page.data, page.url).text)
