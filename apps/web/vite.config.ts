import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";

/** The pages. The server entry lies inside the graph: router context objects must be one module instance on both sides. */
export default defineConfig({
  plugins: [reactRouter()],
  build: { assetsInlineLimit: 0 },
  environments: { ssr: { build: { rolldownOptions: { input: "./server/app.ts" } } } },
});
