export { finishUpload, type UploadPlace } from "./finish-upload.ts";
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
export { expireUpload, receiveResumable, receiveUpload } from "./receive-upload.ts";
export {
  appendChunk,
  beginUpload,
  expireResumable,
  findUpload,
  giveUpUpload,
  MOST_ON_THE_WAY,
} from "./resumable-upload.ts";
export { keepFiles, readStored, removeObjects, SentFile, StoredFile } from "./stored-file.ts";
