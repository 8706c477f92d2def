import { fill } from "@gerai/language";
import { Icon } from "@gerai/ui/icons";
import { useTexts } from "../../office.ts";
import type { VillageGap } from "./village-gaps.ts";

/** Where nobody is in office, each with the way to add somebody. */
export function GapList({ region, gaps }: { region: string; gaps: readonly VillageGap[] }) {
  const words = useTexts().t.broadcasts.contacts;
  const told = ({ level, rw, rt }: VillageGap) => {
    if (level === "village") return words.gapVillage;
    if (level === "rw") return fill(words.gapRw, { rw: rw ?? 0 });
    return rw === null ? fill(words.gapRt, { rt: rt ?? 0 }) : fill(words.gapRtOf, { rt: rt ?? 0, rw });
  };
  const address = ({ level, rw, rt }: VillageGap) => {
    const numbers = { ...(rw === null ? {} : { rw: `${rw}` }), ...(rt === null ? {} : { rt: `${rt}` }) };
    const asked = { wilayah: region, ...(level === "village" ? {} : { jabatan: level }), ...numbers };
    return `/admin/kontak-wilayah/baru?${new URLSearchParams(asked)}`;
  };
  return (
    <ul className="gap-list">
      {gaps.map((gap) => (
        <li key={`${gap.level} ${gap.rw} ${gap.rt}`}>
          <Icon name="alert" />
          <span>{told(gap)}</span>
          <a href={address(gap)}>
            {words.addHere}
            <span className="vh">: {told(gap)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
