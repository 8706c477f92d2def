import { fill } from "@gerai/language";
import { Icon } from "@gerai/ui/icons";
import { useTexts } from "../../office.ts";
import { type Typed, text } from "../typed-form.ts";
import { type BroadcastBox, LEVELS } from "./broadcast-form.ts";
import type { DistrictChoice } from "./broadcasts-api.server.ts";

interface AudienceProps {
  readonly typed: Typed;
  readonly faults: readonly BroadcastBox[];
  readonly districts: readonly DistrictChoice[];
}

function Fault({ box, faults }: { box: "jabatan" | "wilayah"; faults: readonly BroadcastBox[] }) {
  const { t } = useTexts();
  if (!faults.includes(box)) return null;
  return (
    <p className="err" id={`${box}-error`}>
      <Icon name="alert" />
      <span>
        <span className="vh">{t.form.errorWord}: </span>
        {t.broadcasts.compose.faults[box]}
      </span>
    </p>
  );
}

/** Heads below an area as a script counts them: by level, in the order of the levels. */
const countsOf = (heads: DistrictChoice["heads"]) => LEVELS.map((level) => heads[level]).join(" ");

function Area(props: { region: string; name: string; heads: DistrictChoice["heads"]; typed: Typed }) {
  const { region, name, heads, typed } = props;
  return (
    <label className="tick">
      <input
        type="checkbox"
        name="wilayah"
        value={region}
        defaultChecked={typed.wilayah?.includes(region)}
        data-heads={countsOf(heads)}
      />
      <span>{name}</span>
    </label>
  );
}

function District({ district, typed }: { district: DistrictChoice; typed: Typed }) {
  const words = useTexts().t.broadcasts.compose;
  const { region, name, heads, villages } = district;
  const isOpen = villages.some((village) => typed.wilayah?.includes(village.region));
  return (
    <li>
      <Area region={region} name={fill(words.wholeDistrict, { name })} heads={heads} typed={typed} />
      <details open={isOpen}>
        <summary>{fill(words.someVillages, { count: villages.length, name })}</summary>
        <div className="ticks">
          {villages.map((village) => (
            <Area key={village.region} {...village} typed={typed} />
          ))}
        </div>
      </details>
    </li>
  );
}

/** Who shall be told: levels, and the whole office or some of its districts and villages. */
export function AudienceFields({ typed, faults, districts }: AudienceProps) {
  const { compose: words, levels } = useTexts().t.broadcasts;
  const described = (box: "jabatan" | "wilayah") => (faults.includes(box) ? `${box}-error` : undefined);
  const scope = text(typed, "cakupan");
  return (
    <>
      <fieldset className="box-group" id="jabatan" tabIndex={-1} aria-describedby={described("jabatan")}>
        <legend>{words.levels}</legend>
        <Fault box="jabatan" faults={faults} />
        <div className="ticks">
          {LEVELS.map((level) => (
            <label className="tick" key={level}>
              <input
                type="checkbox"
                name="jabatan"
                value={level}
                defaultChecked={typed.jabatan?.includes(level)}
                data-level={LEVELS.indexOf(level)}
              />
              <span>{levels[level]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className="box-group" id="wilayah" tabIndex={-1} aria-describedby={described("wilayah")}>
        <legend>{words.areas}</legend>
        <Fault box="wilayah" faults={faults} />
        <label className="tick">
          <input type="radio" name="cakupan" value="semua" defaultChecked={scope !== "sebagian"} />
          <span>{words.everywhere}</span>
        </label>
        <label className="tick">
          <input type="radio" name="cakupan" value="sebagian" defaultChecked={scope === "sebagian"} />
          <span>{words.somewhere}</span>
        </label>
        <ul className="area-list">
          {districts.map((district) => (
            <District key={district.region} district={district} typed={typed} />
          ))}
        </ul>
      </fieldset>
    </>
  );
}
