import type { FieldErrorView } from "@gerai/contracts/catalogue";
import { fill, type Locale, type Messages } from "@gerai/language";
import { DeclarationField } from "@gerai/ui/choice-field";
import type { FieldError } from "@gerai/ui/error-summary";
import { useTexts } from "../../office.ts";
import { CONFIRMED } from "../posted-form.ts";

/** What a page says about its mistakes. */
export interface PageFaults {
  readonly title: string;
  readonly items: FieldError[];
  readonly hasHard: boolean;
  /** Only questions to look at again are left: the person may confirm them and go on. */
  readonly asksToConfirm: boolean;
}

/** The summary of a page's mistakes; what only an officer looks at is not shown. Links lead to the box at fault. */
export function pageFaults(errors: readonly FieldErrorView[], locale: Locale, t: Messages): PageFaults {
  const shown = errors.filter((error) => error.level !== "officer");
  const hasHard = shown.some((error) => error.level === "hard");
  const many = shown.length === 1 ? t.form.summaryOne : fill(t.form.summaryMany, { count: shown.length });
  return {
    title: hasHard ? many : t.form.confirmTitle,
    items: shown.map((error) => ({
      fieldId: error.part && error.part !== "street" ? `${error.field}-${error.part}` : error.field,
      message: error.text[locale],
    })),
    hasHard,
    asksToConfirm: shown.length > 0 && !hasHard,
  };
}

/** The tick box by which the person says that an unusual answer is right. */
export function ConfirmBox() {
  const { t } = useTexts();
  return (
    <DeclarationField
      id={CONFIRMED}
      name={CONFIRMED}
      label={t.form.confirmTitle}
      text={t.form.confirmBox}
      labels={{ optional: t.form.optional, error: t.form.errorWord }}
    />
  );
}
