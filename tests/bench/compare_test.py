"""Tests bench/run with working and failing runners and their reports. It needs no peer.

    compare_test.py SOURCE_FOLDER
"""
import json
import re
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

sys.dont_write_bytecode = True
SOURCE = Path(sys.argv[1]).resolve()
sys.path.insert(0, str(SOURCE / "bench" / "compare"))

import campaign
import chart
import figures
import measure
import pages
import report
import score
from campaign import Plan, Record
from figures import Figures
from measure import PageTime
from peers import PEERS, PITH

NAMED = {peer.name: peer for peer in PEERS}

# A runner whose pages do what their names say.
RUNNER = """
import os, sys, time
print("version\\t1.2")
print("loaded\\t1000", flush=True)
for line in open(sys.argv[1]):
    key, html, url, text = line.rstrip("\\n").split("\\t")
    if "stall" in key: time.sleep(60)
    if "crash" in key: os._exit(3)
    if text: open(text, "w").write("words of " + url)
    print(*(["page", key, "0.5", "0.6", "failed" if "bad" in key else "ok"] if text else
            ["warm", key]), sep="\\t", flush=True)
print("peak\\t3000")
"""


def page(name: str) -> pages.Page:
    return pages.Page("set", name, f"https://{name}.example/", Path("/dev/null"), 2_000_000)


class MeasureTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.texts = Path(folder.name)

    def run_on(self, *names, code=RUNNER, warm_up=(), form="txt"):
        return measure.run([sys.executable, "-c", code], [page(name) for name in warm_up],
                           [page(name) for name in names], self.texts, form)

    def text(self, name, form="txt"):
        return (self.texts / "set" / f"{name}.{form}").read_text()

    def test_gathers_what_a_runner_tells(self):
        outcome = self.run_on("a", "b", warm_up=["c"])
        self.assertEqual(outcome.version, "1.2")
        self.assertEqual((outcome.loaded_kb, outcome.peak_kb), (1000, 3000))
        self.assertEqual(outcome.times, {"set/a": PageTime(0.5, 0.6), "set/b": PageTime(0.5, 0.6)})
        self.assertEqual(self.text("a"), "words of https://a.example/")

    def test_a_failed_page_has_no_text(self):
        outcome = self.run_on("bad", "b")
        self.assertTrue(outcome.times["set/bad"].failed)
        self.assertEqual(self.text("bad"), "")

    def test_markup_is_beside_the_text(self):
        self.run_on("a", "bad")
        self.run_on("a", "bad", form="md")
        self.assertEqual(self.text("a"), self.text("a", "md"))
        self.assertEqual(self.text("bad", "md"), "")

    def test_a_crash_costs_its_page_only(self):
        outcome = self.run_on("a", "crash", "b")
        self.assertEqual([time.failed for time in outcome.times.values()], [False, True, False])
        self.assertEqual(set(outcome.times), {"set/a", "set/crash", "set/b"})
        self.assertEqual(self.text("crash"), "")

    def test_a_stalled_runner_is_killed(self):
        for limit in (0.3, 3, 15):  # a busy machine may need longer for a page that does not stall
            with mock.patch.object(measure, "PAGE_LIMIT", limit):
                outcome = self.run_on("a", "stall", "b")
            if not outcome.times["set/b"].failed and not outcome.times["set/a"].failed:
                break
        self.assertFalse(outcome.times["set/a"].failed)
        self.assertTrue(outcome.times["set/stall"].failed)
        self.assertFalse(outcome.times["set/b"].failed)
        self.assertGreaterEqual(outcome.times["set/stall"].cpu, 0.3)

    def test_a_runner_that_does_not_start_says_why(self):
        with self.assertRaisesRegex(measure.Broken, "no such luck"):
            self.run_on("a", code="raise SystemExit('no such luck')")


class CampaignTest(unittest.TestCase):
    def run_campaign(self, took: dict[str, float], rounds: int = 3):
        peers = [PITH, *PEERS[1:3]]

        def run(command, warm_up, of_pages, texts, form="txt"):
            peer = next(peer for peer in peers if peer.command() == command)
            took_now = took.get(peer.name, 0)
            if took_now == -1:
                raise measure.Broken("gone")
            clock[0] += took_now
            forms.setdefault(peer.name, []).extend(form for _ in of_pages)
            for one in of_pages:
                path = measure.text_path(texts, one, form)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(pages.CHECK_SENTENCE)
            return measure.Outcome("1", 1, 2, {one.key: PageTime(1, 1) for one in of_pages})

        clock = [0.0]
        forms = self.forms = {}
        with tempfile.TemporaryDirectory() as folder, \
                mock.patch.object(campaign, "BUILD", Path(folder)), \
                mock.patch.object(campaign, "run", run), \
                mock.patch.object(campaign.time, "monotonic", lambda: clock[0]), \
                mock.patch.object(campaign.sys, "stderr"):
            return campaign.run_campaign(peers[1:], {}, [page(name) for name in "abcdefgh"],
                                         Plan(rounds, 4, 60))

    def test_pith_has_two_turns_a_round_and_slow_peers_one_round(self):
        records = self.run_campaign({PEERS[2].name: 20})
        self.assertEqual([len(record.passes) for record in records], [6, 3, 1])
        for record in records:
            self.assertEqual([len(one) for one in record.passes], [8] * len(record.passes))

    def test_markup_has_a_pass_of_its_own(self):
        records = self.run_campaign({}, rounds=1)
        self.assertEqual([record.has_markup for record in records],
                         [bool(record.peer.markup) for record in records])
        self.assertIn("", [record.peer.markup for record in records])
        for record in records:
            forms = self.forms[record.peer.name]
            if record.peer.markup:
                self.assertEqual(forms[-8:], [record.peer.markup] * 8)
                forms = forms[:-8]
            self.assertEqual(set(forms), {"txt"})
            self.assertEqual([len(one) for one in record.passes], [8] * len(record.passes))

    def test_a_peer_that_breaks_is_told(self):
        records = self.run_campaign({PEERS[1].name: -1})
        self.assertEqual(records[1].problem, "does not start: gone")
        self.assertEqual(len(records[2].passes), 3)


class ReportTest(unittest.TestCase):
    def setUp(self):
        self.pages = [page("a"), page("b")]
        fast = Record(PITH, passes=[{"set/a": PageTime(1, 1), "set/b": PageTime(1, 2)},
                                    {"set/a": PageTime(3, 3), "set/b": PageTime(1, 1)}])
        slow = Record(PEERS[2], passes=[{"set/a": PageTime(4, 4, True), "set/b": PageTime(5, 5)}])
        none = Record(NAMED["trafilatura"], problem="does not build")
        scores = {PITH.name: {"set": {"all": {"word_f1": 0.9, "empty": 0},
                                      "groups": {"forum": {"word_f1": 0.8}},
                                      "structure": {"headings": 0.7}}}}
        self.rows = figures.figures_of([fast, none, slow], scores, self.pages, "set")

    def test_rows_are_sorted_by_speed_and_hold_medians(self):
        pith, slow, none = self.rows
        self.assertEqual(pith.name, "pith")
        self.assertAlmostEqual(pith.pages_per_second, 2 / 3)
        self.assertAlmostEqual(pith.megabytes_per_second, 4 / 3)
        self.assertAlmostEqual(slow.times_pith, 3)
        self.assertEqual((pith.failed, slow.failed), (0, 1))
        self.assertEqual(pith.f1_by_type, {"forum": 0.8})
        self.assertEqual(none.problem, "does not build")

    def test_the_readme_names_who_has_no_figures(self):
        where = report.Circumstances("2026-01-02", "bench/run set", "abc", "a machine", "tools", 1,
                                     Plan(), False, {"set": 0.9})
        text = report.readme({"set": self.rows}, where, 30)
        self.assertIn("- trafilatura: does not build\n", text)
        self.assertIn("| **pith** | 0.67 |", text)
        self.assertIn("may have been trained on these very pages", text)

    def test_structure_has_a_table_where_truths_have_it(self):
        table = report.structure_table(self.rows)
        self.assertEqual(table.splitlines()[1],
                         "| structure, F1 | headings | list items | table cells | code | links "
                         "| quotes |")
        self.assertEqual(table.splitlines()[3:], ["| **pith** | 0.700 | - | - | - | - | - |"])
        self.assertEqual(report.structure_table([Figures("pith", "1", True, f1=0.9)]), "")
        cells = [line.split("\t") for line in report.table_tsv({"set": self.rows}).splitlines()]
        self.assertEqual(cells[1][cells[0].index("headings f1")], "0.7000")
        self.assertEqual({len(line) for line in cells}, {len(cells[0])})

    def test_quantiles_are_values_that_occur(self):
        values = list(range(1, 101))
        self.assertEqual(figures.quantile(values, 0.5), 50)
        self.assertEqual(figures.quantile(values, 0.99), 99)
        self.assertEqual(figures.quantile([7], 0.99), 7)

    def test_labels_of_a_chart_do_not_cover_each_other(self):
        rows = [Figures(f"peer {i}", "1", True, pages_per_second=100 + i, f1=0.8)
                for i in range(4)]
        svg = chart.chart(rows)
        places = set(re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>peer', svg))
        self.assertEqual(len(places), 4)


class ScoreTest(unittest.TestCase):
    def test_structure_is_f1_of_what_the_truth_has(self):
        def judge(sets, *options):
            if "--structure" not in options:
                return {"set": {"all": {}, "groups": {}}}
            units = {"headings": {"truth": 2, "found": 4, "right": 1},
                     "code": {"truth": 0, "found": 3, "right": 0},
                     "images": {"truth": 1, "found": 1, "right": 1}}
            return {"set": {"set": "set", "units": units}}

        with mock.patch.object(score, "judge", judge):
            record = Record(PITH, has_markup=True)
            scores = score.score_texts(record, ["set"])
            self.assertEqual(scores["set"]["structure"], {"headings": 1 / 3})
            record.has_markup = False
            self.assertNotIn("structure", score.score_texts(record, ["set"])["set"])


class PinsTest(unittest.TestCase):
    def test_every_version_is_exact(self):
        folder = SOURCE / "bench" / "peers"
        for line in (folder / "python" / "requirements.txt").read_text().splitlines():
            self.assertRegex(line, r"^[\w.-]+==[\w.]+$")
        package = json.loads((folder / "node" / "package.json").read_text())
        for version in package["dependencies"].values():
            self.assertRegex(version, r"^\d+\.\d+\.\d+$")
        dependencies = (folder / "rust" / "Cargo.toml").read_text().split("[dependencies]")[1]
        for line in dependencies.strip().splitlines():
            self.assertRegex(line, r'^[\w-]+ = "=\d+\.\d+\.\d+"$')

    def test_the_lock_of_node_names_no_registry(self):
        lock = json.loads((SOURCE / "bench/peers/node/package-lock.json").read_text())
        self.assertFalse([name for name, package in lock["packages"].items()
                          if "resolved" in package])

    def test_every_runner_exists(self):
        for peer in PEERS:
            if peer.environment in ("python", "node"):
                self.assertTrue((SOURCE / "bench/peers" / peer.environment / peer.runner).exists())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
