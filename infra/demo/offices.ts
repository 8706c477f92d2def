import type { OfficeSeed } from "../../packages/database/src/seed/index.ts";

/** A place where an office of the demo meets people. The address is no more than the town: street addresses are not known. */
export interface DemoSite {
  readonly code: string;
  readonly name: string;
  readonly address: string;
  readonly capabilities: ("counter" | "recording" | "pickup" | "legalisation" | "online" | "printing")[];
  readonly isMain?: boolean;
}

/** An office of the demo without what an installation adds: id, hosts, day of opening. */
export interface DemoOffice extends Omit<OfficeSeed, "id" | "hosts" | "openedAt"> {
  readonly timeZone: "Asia/Jakarta" | "Asia/Makassar";
  readonly sites: readonly DemoSite[];
}

const EVERYTHING: DemoSite["capabilities"] = ["counter", "recording", "pickup", "legalisation", "online", "printing"];

type Facts = Pick<DemoOffice, "slug" | "regionCode" | "shortName" | "provinceName" | "timeZone" | "accent" | "seat"> & {
  readonly kiosks?: readonly DemoSite[];
};

function office({ kiosks = [], ...facts }: Facts): DemoOffice {
  const site = {
    code: "kantor",
    name: `Kantor Disdukcapil ${facts.shortName}`,
    address: facts.seat,
    capabilities: EVERYTHING,
    isMain: true,
  };
  return {
    ...facts,
    kind: "office",
    fullName: `Dinas Kependudukan dan Pencatatan Sipil ${facts.shortName}`,
    sites: [site, ...kiosks],
  };
}

/**
 * The eight real offices of the demo, with their Kemendagri codes and zones. White letters on each accent, and the accent
 * on white, have a contrast of at least 5.5 to 1. First the one whose log-ins are printed.
 */
export const DEMO_OFFICES: readonly DemoOffice[] = [
  office({
    slug: "bontang",
    regionCode: "64.74",
    shortName: "Kota Bontang",
    provinceName: "Kalimantan Timur",
    timeZone: "Asia/Makassar",
    accent: "#0a5568",
    seat: "Bontang",
  }),
  office({
    slug: "balikpapan",
    regionCode: "64.71",
    shortName: "Kota Balikpapan",
    provinceName: "Kalimantan Timur",
    timeZone: "Asia/Makassar",
    accent: "#1f3f8f",
    seat: "Balikpapan",
  }),
  office({
    slug: "tanjungpinang",
    regionCode: "21.72",
    shortName: "Kota Tanjungpinang",
    provinceName: "Kepulauan Riau",
    timeZone: "Asia/Jakarta",
    accent: "#6b2c7a",
    seat: "Tanjungpinang",
  }),
  office({
    slug: "bekasikab",
    regionCode: "32.16",
    shortName: "Kabupaten Bekasi",
    provinceName: "Jawa Barat",
    timeZone: "Asia/Jakarta",
    accent: "#7a3b00",
    seat: "Cikarang Pusat",
    kiosks: [
      {
        code: "gerai-cikarang",
        name: "Gerai Cepat Sentra Grosir Cikarang",
        address: "Sentra Grosir Cikarang",
        capabilities: ["counter", "pickup"],
      },
    ],
  }),
  office({
    slug: "bulungan",
    regionCode: "65.01",
    shortName: "Kabupaten Bulungan",
    provinceName: "Kalimantan Utara",
    timeZone: "Asia/Makassar",
    accent: "#1d5c2e",
    seat: "Tanjung Selor",
  }),
  office({
    slug: "kutaitimur",
    regionCode: "64.08",
    shortName: "Kabupaten Kutai Timur",
    provinceName: "Kalimantan Timur",
    timeZone: "Asia/Makassar",
    accent: "#8a1c3c",
    seat: "Sangatta",
  }),
  office({
    slug: "paser",
    regionCode: "64.01",
    shortName: "Kabupaten Paser",
    provinceName: "Kalimantan Timur",
    timeZone: "Asia/Makassar",
    accent: "#4f4a12",
    seat: "Tanah Grogot",
  }),
  office({
    slug: "bintan",
    regionCode: "21.01",
    shortName: "Kabupaten Bintan",
    provinceName: "Kepulauan Riau",
    timeZone: "Asia/Jakarta",
    accent: "#00594c",
    seat: "Bandar Seri Bentan",
  }),
];

/** The ministry: an office row of its own kind, without area, sites and services. */
export const DEMO_MINISTRY: DemoOffice = {
  slug: "pusat",
  kind: "ministry",
  regionCode: null,
  shortName: "Ditjen Dukcapil",
  fullName: "Direktorat Jenderal Kependudukan dan Pencatatan Sipil",
  provinceName: "Kementerian Dalam Negeri",
  timeZone: "Asia/Jakarta",
  accent: "#123f66",
  seat: "Jakarta",
  sites: [],
};
