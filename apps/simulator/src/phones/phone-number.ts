/** Indonesian mobile: +62, then 9 to 12 digits that start with 8 (SMS-1). */
const MOBILE = /^\+628\d{8,11}$/;

/** A phone number in any common writing as `+628...`; undefined when it is no Indonesian mobile number. */
export function toMobile(text: string): string | undefined {
  const number = toNumber(text);
  return number !== undefined && MOBILE.test(number) ? number : undefined;
}

/** A phone number of any kind, also an office's landline, as `+62...`; undefined when it is none. */
export function toNumber(text: string): string | undefined {
  const digits = text.replace(/[\s().-]/g, "").replace(/^\+|^00/, "");
  if (!/^\d{8,15}$/.test(digits)) return undefined;
  if (digits.startsWith("0")) return `+62${digits.slice(1)}`;
  if (digits.startsWith("8")) return `+62${digits}`;
  return `+${digits}`;
}

/** A normal number as people read it: `+62 812-0000-9001`. */
export function showNumber(phone: string): string {
  return phone.replace(/^\+62(\d{3})(\d{3,4})(\d*)$/, "+62 $1-$2-$3").replace(/-$/, "");
}
