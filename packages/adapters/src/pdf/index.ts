export {
  indonesianWords,
  type SimulationWords,
  simulationMark,
} from "./document-words.ts";
export { createDocumentRenderer } from "./simulation-renderer.ts";
