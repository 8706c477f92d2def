import { Outlet } from "react-router";
import { useTexts } from "../office.ts";
import type { PageHandle } from "../page-handle.ts";
import { Shell } from "./parts/shell.tsx";

/** Every citizen page is server-rendered HTML without framework script. */
export const handle: PageHandle = { plain: true };

export default function CitizenLayout() {
  const { locale } = useTexts();
  return (
    <Shell locale={locale}>
      <Outlet />
    </Shell>
  );
}
