/** What a route module's `handle` tells the document. */
export interface PageHandle {
  /** No framework script on this page; every citizen page is plain. */
  readonly plain?: boolean;
  /** Dense look of staff, admin and ministry pages: their style sheet and `<body class="staff">`. */
  readonly staff?: boolean;
  /** Names of the enhancement modules (files of `app/enhance`) this page loads. */
  readonly enhance?: readonly string[];
}
