import type { DetailedHTMLProps, HTMLAttributes } from "react";

type Enhancement = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;

/** Our custom elements; without their module they are boxes without behaviour. */
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "digit-groups": Enhancement;
      "save-status": Enhancement;
      "photo-upload": Enhancement;
      "village-search": Enhancement;
      "code-from-hash": Enhancement;
      "copy-text": Enhancement;
      "live-part": Enhancement;
      "answer-box": Enhancement;
      "template-editor": Enhancement;
    }
  }
}
