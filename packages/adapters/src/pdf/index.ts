export { createDocumentRenderer } from "./create-document-renderer.ts";
export {
  indonesianWords,
  type SimulationWords,
  simulationMark,
} from "./document-words.ts";
