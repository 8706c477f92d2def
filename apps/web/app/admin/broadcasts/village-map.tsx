import { fill } from "@gerai/language";
import { Card } from "@gerai/ui/staff-shell";
import { useTexts } from "../../office.ts";
import { markOfVillage, VILLAGE_MARKS, type VillageProgress } from "./broadcast-look.ts";

/** Where a village stands in the table; its tile leads there. */
export function villageAnchor(region: string): string {
  return `wilayah-${region.replaceAll(".", "-")}`;
}

/** Villages by district, both in the order of their codes: neighbours of an office mostly follow one another. */
function byDistrict(villages: readonly VillageProgress[]): [string, VillageProgress[]][] {
  const ordered = villages.toSorted((one, other) => (one.region < other.region ? -1 : 1));
  return [...Map.groupBy(ordered, ({ district }) => district)];
}

function Tile({ village }: { village: VillageProgress }) {
  const { map: words, marks } = useTexts().t.broadcasts;
  const mark = markOfVillage(village);
  const { heads, told, passedOn } = village;
  return (
    <li>
      <a href={`#${villageAnchor(village.region)}`} className={`village-tile mark-${mark}`}>
        <b>{village.village}</b>
        <span>{marks[mark]}</span>
        {heads > 0 ? <span className="num">{fill(words.counts, { heads, told, passedOn })}</span> : null}
      </a>
    </li>
  );
}

/** The villages as tiles, district by district, coloured and worded by what they came to; the table says the same. */
export function VillageMap({ villages }: { villages: readonly VillageProgress[] }) {
  const { map: words, marks } = useTexts().t.broadcasts;
  const used = new Set(villages.map(markOfVillage));
  return (
    <Card span={12} title={words.title} note={words.note}>
      <ul className="map-key">
        {VILLAGE_MARKS.filter((mark) => used.has(mark)).map((mark) => (
          <li key={mark}>
            <i className={`village-swatch mark-${mark}`} />
            {marks[mark]}
          </li>
        ))}
      </ul>
      {byDistrict(villages).map(([district, own]) => (
        <section key={district} className="map-district" aria-label={fill(words.district, { district })}>
          <h3>{fill(words.district, { district })}</h3>
          <ul className="village-map">
            {own.map((village) => (
              <Tile key={village.region} village={village} />
            ))}
          </ul>
        </section>
      ))}
    </Card>
  );
}
