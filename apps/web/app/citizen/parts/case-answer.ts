/** What a press of a button on the page gave. */
export type CaseAnswer =
  | { readonly kind: "pin"; readonly documentId: string; readonly pin: string; readonly expiresAt: string }
  | { readonly kind: "link"; readonly documentId: string }
  | { readonly kind: "problem"; readonly code: string };
