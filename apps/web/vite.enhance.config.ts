import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { defineConfig } from "vite";

/** Relative to the package for the build, absolute for whoever loads this file from elsewhere. */
const folder = "app/enhance";
const modules = readdirSync(new URL(`./${folder}/`, import.meta.url)).filter(
  (file) => file.endsWith(".ts") && !file.endsWith(".test.ts"),
);

/** Custom elements that make plain pages nicer, each a file of its own: citizen pages load these and no framework script. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: "build/client/enhance",
    emptyOutDir: true,
    manifest: "manifest.json",
    modulePreload: false,
    target: "es2020",
    rolldownOptions: {
      input: Object.fromEntries(modules.map((file) => [basename(file, ".ts"), `${folder}/${file}`])),
      output: { entryFileNames: "[name]-[hash].js" },
    },
  },
});
