import type { OverviewView } from "@gerai/contracts/reports";
import { fill } from "@gerai/language";
import { formatNumber } from "@gerai/ui/format";
import { Card } from "@gerai/ui/staff-shell";
import { useTexts } from "../../office.ts";
import type { Measure } from "../ministry-address.ts";
import { PROVINCE_TILES, type ProvinceTile } from "../province-tiles.ts";
import { type Shade, shadesOf, toneOf } from "../tile-shades.ts";
import { wordFigure } from "./shown.tsx";

const STEP = 54;
const SIDE = 50;
/** From this colour on letters are white. */
const DARK_TONE = 3;

type Province = OverviewView["provinces"][number];

/** Where a province stands in the table; its tile leads there. */
export function provinceAnchor(code: string): string {
  return `provinsi-${code}`;
}

/** What a tile shows: the number of the province, or what it is at least; null when even that is hidden or nothing. */
function valueOn(province: Province, measure: Measure): number | null {
  const atLeast = measure === "medianHours" ? 0 : province.atLeast[measure];
  return province[measure] ?? (atLeast > 0 ? atLeast : null);
}

/** A number short enough for a tile; times in days. */
function useTileValue(measure: Measure): (value: number) => string {
  const { locale } = useTexts();
  return (value) => {
    if (measure === "medianHours") return formatNumber(value / 24, locale, 1);
    return value < 100_000 ? formatNumber(value, locale, 0) : `${formatNumber(value / 1000, locale, 0)}k`;
  };
}

function Tile(props: { tile: ProvinceTile; province: Province | undefined; measure: Measure; shades: Shade[] }) {
  const { tile, province, measure, shades } = props;
  const { t, locale } = useTexts();
  const short = useTileValue(measure);
  const words = t.ministry;
  const value = province ? valueOn(province, measure) : null;
  const isPartial = value !== null && province?.[measure] === null;
  const state = province === undefined ? "none" : value === null ? "hidden" : "shown";
  const tone = value === null ? 0 : toneOf(shades, value);
  const told = {
    none: words.map.none,
    hidden: measure === "medianHours" ? words.noMedian : words.hidden,
    shown: `${isPartial ? "≥ " : ""}${wordFigure(measure, value, words, locale)}`,
  }[state];
  const group = (
    <g
      transform={`translate(${tile.column * STEP} ${tile.row * STEP})`}
      className={`tile tile-${state} ${state === "shown" ? `tone-${tone}${tone >= DARK_TONE ? " tile-dark" : ""}` : ""}`}
    >
      <title>{`${tile.name}: ${told}`}</title>
      <rect width={SIDE} height={SIDE} />
      {state === "none" ? <rect className="tile-plate" x="1" y="9" width={SIDE - 2} height="17" /> : null}
      <text className="tile-name" x={SIDE / 2} y={state === "none" ? 21 : 20} textAnchor="middle">
        {tile.label}
      </text>
      {state === "none" ? null : (
        <text className={state === "shown" ? "tile-value" : "tile-word"} x={SIDE / 2} y="38" textAnchor="middle">
          {value === null
            ? measure === "medianHours"
              ? "–"
              : words.map.tileHidden
            : `${isPartial ? "≥" : ""}${short(value)}`}
        </text>
      )}
    </g>
  );
  return province ? <a href={`#${provinceAnchor(province.code)}`}>{group}</a> : group;
}

function Key({ shades, measure }: { shades: Shade[]; measure: Measure }) {
  const { t, locale } = useTexts();
  const words = t.ministry;
  const word = (value: number) => wordFigure(measure, value, words, locale) ?? "";
  return (
    <ul className="map-key">
      {shades.map(({ tone, from, to }) => (
        <li key={tone}>
          <i className={`swatch-tone tone-${tone}`} />
          {from === to ? word(from) : fill(words.map.range, { from: word(from), to: word(to) })}
        </li>
      ))}
      <li>
        <i className="swatch-tone" />
        {measure === "medianHours" ? words.noMedian : words.map.hidden}
      </li>
      <li>
        <i className="swatch-tone swatch-none" />
        {words.map.none}
      </li>
    </ul>
  );
}

/** The provinces as tiles, darker where there is more. Everything it says stands in the table beside it as well. */
export function ProvinceMap({ provinces, measure }: { provinces: readonly Province[]; measure: Measure }) {
  const { t } = useTexts();
  const words = t.ministry;
  const shades = shadesOf(provinces.flatMap((province) => valueOn(province, measure) ?? []));
  const name = words.measures[measure];
  return (
    <Card span={8} title={fill(words.map.title, { measure: name })} note={words.map.note}>
      <div className="scroll">
        <svg className="tile-map" viewBox="0 0 864 432">
          <title>{fill(words.map.label, { measure: name })}</title>
          <defs>
            <pattern id="tile-none" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <path d="M0 0v6" stroke="#b4c0c6" strokeWidth="2" />
            </pattern>
          </defs>
          {PROVINCE_TILES.map((tile) => (
            <Tile
              key={tile.code}
              tile={tile}
              province={provinces.find(({ code }) => code === tile.code)}
              measure={measure}
              shades={shades}
            />
          ))}
        </svg>
      </div>
      <Key shades={shades} measure={measure} />
    </Card>
  );
}
