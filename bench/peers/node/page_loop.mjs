// What the Node runners of bench/run have in common; bench/peers/README.md says what every runner
// reads and prints.
import fs from "node:fs";

function memoryKb(name) {
  const status = fs.readFileSync("/proc/self/status", "utf8");
  return Number(status.match(new RegExp(`^${name}:\\s+(\\d+)`, "m"))[1]);
}

// A page without a textPath is one to warm up with.
function readPages(manifest) {
  const lines = fs.readFileSync(manifest, "utf8").split("\n").filter((line) => line);
  return lines.map((line) => {
    const [id, htmlPath, url, textPath] = line.split("\t");
    return { id, url, textPath, bytes: fs.readFileSync(htmlPath) };
  });
}

function report(...cells) {
  fs.writeSync(1, cells.join("\t") + "\n");
}

// All threads of the process, so with what garbage collection takes.
function cpuSeconds(since) {
  const used = process.cpuUsage(since);
  return (used.user + used.system) / 1e6;
}

async function timePage(page, job) {
  let text = "";
  let outcome = "ok";
  const wallStart = process.hrtime.bigint();
  const cpuStart = process.cpuUsage();
  try {
    text = await job(page);
  } catch {
    outcome = "failed";
  }
  const cpu = cpuSeconds(cpuStart);
  const wall = Number(process.hrtime.bigint() - wallStart) / 1e9;
  if (page.textPath) {
    fs.writeFileSync(page.textPath, text ?? "");
    report("page", page.id, cpu.toFixed(6), wall.toFixed(6), outcome);
  } else {
    report("warm", page.id);
  }
}

// UTF-8, or what the page's <meta> says.
export function decoded(bytes) {
  const label = bytes.toString("latin1", 0, 1024).match(/<meta[^>]*charset=["']?([\w-]+)/i)?.[1];
  try {
    return new TextDecoder(label ?? "utf-8").decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

function installedVersion(name) {
  const url = new URL(`node_modules/${name}/package.json`, import.meta.url);
  return JSON.parse(fs.readFileSync(url)).version;
}

export function versions(extractor, dom) {
  return `${installedVersion(extractor)} on ${dom} ${installedVersion(dom)}`;
}

// `markup` is the job where markup is wanted.
export async function pageLoop(version, job, markup) {
  const pages = readPages(process.argv[2]);
  report("version", version);
  report("loaded", memoryKb("VmRSS"));
  // The log of a peer must not mix with the report.
  console.log = console.warn = console.error = console.info = console.debug = () => {};
  for (const page of pages) {
    await timePage(page, /\.(html|md)$/.test(page.textPath) ? markup : job);
  }
  report("peak", memoryKb("VmHWM"));
  process.exit(0); // a DOM may have left timers behind
}
