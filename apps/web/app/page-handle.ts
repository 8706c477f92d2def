/** What a route module's `handle` tells the document. */
export interface PageHandle {
  /** No framework script on this page; every citizen page is plain. */
  readonly plain?: boolean;
  /** Staff pages: `<body class="staff">`; their layout links the staff's style sheet. */
  readonly room?: "staff";
  /** Names of the enhancement modules (files of `app/enhance`) this page loads. */
  readonly enhance?: readonly string[];
}
