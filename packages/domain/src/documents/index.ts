export { assemblePaper, type OpenedPaper, openPaperFile } from "./open-paper.ts";
export {
  addPaperFiles,
  detachPapers,
  giveUpPapers,
  listPapers,
  MOST_FILES,
  type ReceivedFile,
  replacePapers,
  takeOutPaperFile,
  viewPaper,
  viewPaperFile,
} from "./paper-files.ts";
export { expireUpload, receiveUpload } from "./receive-upload.ts";
export { keepFiles, readStored, removeObjects, SentFile, StoredFile } from "./stored-file.ts";
