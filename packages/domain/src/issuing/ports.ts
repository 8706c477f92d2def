/** One line of a rendered document: label and value as printed. */
export interface DocumentLine {
  readonly label: string;
  readonly value: string;
}

/** What the demo layout prints: a sheet that nobody can take for a real certificate. */
export interface SimulationDocument {
  readonly title: string;
  /** Case number, printed and used as the document's number. */
  readonly number: string;
  readonly office: { readonly name: string; readonly province: string; readonly accent: string };
  readonly sections: readonly { readonly heading: string; readonly lines: readonly DocumentLine[] }[];
  readonly signer: { readonly name: string; readonly position: string };
  /** Place and date line, already worded: `Bontang, 22 November 2026`. */
  readonly placeAndDate: string;
  /** Address behind the QR: the public verification page. */
  readonly verificationUrl: string;
}

/** One door of the office on a circular: where one files or fetches, and whether it is open. */
export interface CircularDoor {
  readonly channel: "counter" | "web" | "whatsapp";
  readonly stage: "file" | "collect";
  /** Name of the site of a counter. */
  readonly site: string | null;
  /** `some`: open for a part of its services. */
  readonly state: "open" | "some" | "closed";
  /** Why it is closed, as the office words it. */
  readonly reason: string | null;
  /** When it opens again; null while open and when that is not decided. */
  readonly until: Date | null;
}

/** A broadcast as a sheet for notice boards: what was said to whom, what is open, and how to know that it is true. */
export interface Circular {
  readonly title: string;
  /** Plain text; line breaks are kept. */
  readonly text: string;
  readonly office: {
    readonly name: string;
    readonly province: string;
    readonly accent: string;
    readonly timeZone: string;
  };
  /** The office's calendar day it was let go on, `YYYY-MM-DD`. */
  readonly day: string;
  /** False while it is a draft: every page says so, and no day is printed. */
  readonly isApproved: boolean;
  /** Whom it is for, from the highest. */
  readonly levels: readonly ("camat" | "lurah" | "kades" | "rw" | "rt")[];
  /** Where they are in office; none is the whole office. */
  readonly areas: readonly string[];
  /** When the doors were as they are told. */
  readonly at: Date;
  readonly doors: readonly CircularDoor[];
  /** The office's true numbers: in E.164, or the registered name of a sender. */
  readonly numbers: readonly { readonly channel: "whatsapp" | "sms"; readonly number: string }[];
  /** Code of the message and the address that confirms it; null until there is one. */
  readonly check: { readonly code: string; readonly url: string } | null;
}

/** Draws documents. */
export interface DocumentRenderer {
  /** One A4 PDF with `SIMULASI, bukan dokumen resmi` large across every page and the QR (level M, quiet zone 4). */
  renderSimulation(document: SimulationDocument): Promise<Uint8Array>;
  /** An A4 PDF of a broadcast in Indonesian, over as many pages as it needs, the QR at its end. */
  renderCircular(circular: Circular): Promise<Uint8Array>;
}

/** Signs PDFs with the demo key of an office (PAdES baseline B; production puts BSrE here). */
export interface DocumentSigner {
  /** Returns the PDF with one added signature over the whole document; `at` is written as signing time. */
  sign(
    pdf: Uint8Array,
    request: {
      readonly signerName: string;
      readonly position: string;
      readonly reason: string;
      readonly location: string;
      readonly at: Date;
    },
  ): Promise<Uint8Array>;
}

/** What can be said of the signatures inside a PDF without asking anyone. */
export interface SignatureReport {
  readonly signed: boolean;
  /** The signed bytes are unchanged and the signature value fits the certificate's key. */
  readonly intact: boolean;
  /** The last signature covers the file to its last byte. */
  readonly coversWholeDocument: boolean;
  /** Common name in the signer's certificate. */
  readonly signer?: string;
  /** Common name of the certificate's issuer. */
  readonly issuer?: string;
  readonly signedAt?: Date;
}

/** Reads signatures of PDFs made elsewhere (SIAK). */
export interface SignatureChecker {
  /** Never throws for a strange PDF: an unreadable signature is reported as not intact. */
  check(pdf: Uint8Array): Promise<SignatureReport>;
}
