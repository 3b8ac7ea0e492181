// Writes the libraries of the page, and their licenses, into a folder: by default the one that is committed.
import { copyFile, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const output = process.argv[2] ?? join(here, "../Page/vendor");

await mkdir(output, { recursive: true });

const result = await build({
  absWorkingDir: here,
  entryPoints: ["entries/codemirror.js", "entries/uplot.js"],
  outdir: output,
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  metafile: true,
});

await copyFile(join(here, "node_modules/uplot/dist/uPlot.min.css"), join(output, "uplot.css"));

// A package in the bundle is a folder of node_modules with a scope or without one.
const packages = new Set(Object.keys(result.metafile.inputs).map(path => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean));
const licenses = [];
for (const name of [...packages].sort()) {
  const folder = join(here, "node_modules", name);
  const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find(entry => /^licen[cs]e/i.test(entry));
  if (!file) {
    throw new Error(`The package ${name} has no file with its license.`);
  }

  const text = (await readFile(join(folder, file), "utf8")).replaceAll("\r\n", "\n").trim();
  licenses.push(`${name} ${version} (${license})\n\n${text}\n`);
}

await writeFile(join(output, "LICENSES.txt"), licenses.join(`\n${"-".repeat(80)}\n\n`));
