/** Where bytes of papers and issued documents are kept. Keys are made by the server: `t/<tenant>/<yyyy>/<mm>/<random>` (ISO-36, UP-9). */
export interface FileStorage {
  /** Stores an object durably; an existing key is never overwritten. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Reads a whole object; throws `documents.object-missing` when it is not there. */
  get(key: string): Promise<Uint8Array>;
  /** Removes an object; removing a missing one is no error. */
  remove(key: string): Promise<void>;
}

/** Why a sent file was not taken; each code has a text that tells the citizen what to do. */
export type FileRefusal =
  | "file.empty"
  | "file.type"
  | "file.too-large"
  | "file.unreadable"
  | "file.too-many-pixels"
  | "file.too-many-pages"
  | "file.encrypted"
  | "file.active-content";

/** What came of looking into a sent file. */
export type InspectedFile =
  | {
      readonly accepted: true;
      readonly kind: "image";
      readonly mediaType: "image/jpeg";
      readonly bytes: Uint8Array;
      readonly width: number;
      readonly height: number;
      readonly pageCount: 1;
    }
  | {
      readonly accepted: true;
      readonly kind: "pdf";
      readonly mediaType: "application/pdf";
      readonly bytes: Uint8Array;
      readonly pageCount: number;
    }
  | { readonly accepted: false; readonly refusal: FileRefusal };

/** Looks into files that strangers send, and prepares what officers see (UP-2..UP-4). */
export interface FileInspector {
  /**
   * Judges by content, never by name or declared type. Images are decoded, turned upright, stripped of all metadata,
   * scaled to at most 2000 px and re-encoded as JPEG; PDFs are parsed, refused when encrypted or active, kept byte for byte.
   */
  inspect(bytes: Uint8Array, declaredType: string): Promise<InspectedFile>;
  /** Several accepted images or PDFs, in order, as one PDF. */
  assemble(parts: readonly { readonly mediaType: string; readonly bytes: Uint8Array }[]): Promise<Uint8Array>;
  /** One page (from 1) of a PDF or image as JPEG, with a watermark text across it: the only way an officer sees a citizen's file. */
  rasterise(
    file: { readonly mediaType: string; readonly bytes: Uint8Array },
    page: number,
    watermark: string,
  ): Promise<Uint8Array>;
}
