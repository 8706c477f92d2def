/** The fields of the form for a new password, as they were posted. */
export interface PasswordForm {
  readonly password: string;
  readonly newPassword: string;
  readonly again: string;
}

/** What is wrong with a field of it. */
export interface PasswordFaults {
  readonly password?: "missing" | "wrong";
  readonly newPassword?: "too-short" | "too-long" | "guessable" | "unchanged";
  readonly again?: "different";
}

const SHORTEST = 12;
const LONGEST = 128;

/** Reads the form; passwords are taken as they are typed, with every space. */
export function readPasswordForm(form: FormData): PasswordForm {
  const text = (name: string) => String(form.get(name) ?? "");
  return { password: text("sandi"), newPassword: text("sandi_baru"), again: text("sandi_ulang") };
}

/** What can be said before anything is sent; undefined when nothing is wrong. */
export function passwordFaults({ password, newPassword, again }: PasswordForm): PasswordFaults | undefined {
  const faults: PasswordFaults = {
    ...(password === "" ? { password: "missing" as const } : {}),
    ...(newPassword.length < SHORTEST ? { newPassword: "too-short" as const } : {}),
    ...(newPassword.length > LONGEST ? { newPassword: "too-long" as const } : {}),
    ...(again !== newPassword ? { again: "different" as const } : {}),
  };
  return Object.keys(faults).length > 0 ? faults : undefined;
}

/** The field that a problem of the API is about; undefined for a problem of none. */
export function faultOfProblem(code: string, params: Readonly<Record<string, unknown>>): PasswordFaults | undefined {
  if (code === "identity.wrong-password") return { password: "wrong" };
  if (code !== "identity.password-refused") return undefined;
  return { newPassword: params.rule === "unchanged" ? "unchanged" : "guessable" };
}
