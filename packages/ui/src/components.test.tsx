import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { create } from "qrcode";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Board, BoardRow } from "./board.tsx";
import { DataTable } from "./data-table.tsx";
import { Meter } from "./facts.tsx";
import { ICON_NAMES, Icon } from "./icons.tsx";
import { Masthead } from "./masthead.tsx";
import { Notice } from "./notice.tsx";
import { QrCode, QUIET_ZONE } from "./qr-code.tsx";
import { QueueRow } from "./queue-list.tsx";
import { StaffShell } from "./staff-shell.tsx";
import { StateChip } from "./state-chip.tsx";
import { Steps } from "./steps.tsx";
import { SummaryTable } from "./summary-table.tsx";
import { Timeline } from "./timeline.tsx";
import { Unbroken } from "./unbroken.tsx";
import { FileTile } from "./upload.tsx";
import { VerdictBar } from "./verdict-bar.tsx";

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");
const files = readdirSync(new URL(".", import.meta.url));

describe("QrCode", () => {
  const value = "https://bontang.gerai.example/lacak/BTG-7K3M-94";
  const html = renderToStaticMarkup(<QrCode value={value} label="Kode QR" />);

  test("keeps four light modules around the symbol", () => {
    const { size } = create(value, { errorCorrectionLevel: "M" }).modules;
    expect(QUIET_ZONE).toBe(4);
    expect(html).toContain(`viewBox="-4 -4 ${size + 8} ${size + 8}"`);
    expect(html).toContain(`fill="#fff" d="M-4-4h${size + 8}v${size + 8}h-${size + 8}z"`);
  });

  test("draws exactly the dark modules of the code", () => {
    const { size, data } = create(value, { errorCorrectionLevel: "M" }).modules;
    const drawn = new Set<number>();
    for (const [, x, y, run] of html.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
      for (let at = 0; at < Number(run); at++) drawn.add(Number(y) * size + Number(x) + at);
    }
    const dark = [...data.keys()].filter((at) => data[at]);
    expect([...drawn].sort((a, b) => a - b)).toEqual(dark);
    expect(dark.length).toBeGreaterThan(200);
  });
});

describe("a state is an icon, a word and a colour", () => {
  test("chip, board, notice and queue row all print icon and word", () => {
    for (const tone of ["ok", "warn", "bad", "info", "idle"] as const) {
      expect(renderToStaticMarkup(<StateChip tone={tone}>Kata</StateChip>)).toMatch(/state-\w+"><svg.*<\/svg>Kata/);
    }
    const board = renderToStaticMarkup(
      <Board>
        <BoardRow icon="store" name="Loket" state={{ tone: "bad", label: "Tutup" }} />
      </Board>,
    );
    expect(board.match(/<svg/g)).toHaveLength(2);
    expect(renderToStaticMarkup(<Notice tone="bad" title="Gangguan" />)).toMatch(/<svg.*Gangguan/);
    const late = { label: "Lewat 2 jam", urgency: "late" } as const;
    const row = renderToStaticMarkup(
      <QueueRow href="#" applicant="A" service="S" due={late} holder={{ kind: "locked", label: "Nurhayati" }} />,
    );
    expect(row.match(/<svg/g)).toHaveLength(2);
    expect(row).toContain("Lewat 2 jam");
  });

  test("every drawing is hidden from screen readers and takes the text's colour", () => {
    expect(ICON_NAMES.length).toBeGreaterThan(35);
    for (const name of ICON_NAMES) expect(renderToStaticMarkup(<Icon name={name} />)).toContain('aria-hidden="true"');
  });

  test("a step of the timeline says its state and where the case is", () => {
    const html = renderToStaticMarkup(
      <Timeline
        labels={{ done: "selesai", now: "perlu Anda", hold: "ditahan", next: "berikutnya" }}
        entries={[
          { id: "1", state: "done", title: "Diajukan" },
          { id: "2", state: "hold", title: "Menunggu blangko" },
        ]}
      />,
    );
    expect(html).toContain("(selesai)");
    expect(html).toMatch(/tl-hold" aria-current="step"/);
  });
});

describe("small promises of single components", () => {
  test("the masthead works without script and tells the language of its switch", () => {
    const html = renderToStaticMarkup(
      <Masthead
        official="Situs resmi"
        verify={{ href: "/resmi", label: "Cara memastikan" }}
        department="Disdukcapil"
        office="Kota Bontang"
        homeHref="/"
        nav={[{ href: "/lacak", label: "Lacak", current: true }]}
        menu={[{ href: "/lacak", label: "Lacak" }]}
        languages={[
          { code: "id", label: "ID", href: "?", current: true },
          { code: "en", label: "EN", href: "?bahasa=en" },
        ]}
        labels={{ skip: "Langsung ke isi", menu: "Menu", mainNav: "Utama", language: "Bahasa" }}
      />,
    );
    expect(html).toContain('<a class="skip" href="#isi">');
    expect(html).toContain("<details");
    expect(html).toContain('lang="en" hrefLang="en"');
    expect(html).toContain('href="/lacak" aria-current="page"');
  });

  test("Steps marks one step as now and all before it as done", () => {
    const html = renderToStaticMarkup(<Steps step={3} total={6} label="Langkah 3 dari 6" />);
    expect(html.match(/class="done"/g)).toHaveLength(2);
    expect(html.match(/class="now"/g)).toHaveLength(1);
    expect(html.match(/<li/g)).toHaveLength(6);
  });

  test("a photo being sent shows its progress, a received one does not", () => {
    const sending = <FileTile page={1} state="sending" label="Mengirim 43 %" progress={43} />;
    expect(renderToStaticMarkup(sending)).toContain('<progress value="43" max="100" aria-label="Mengirim 43 %"');
    const received = <FileTile page={1} state="received" label="Diterima" progress={100} />;
    expect(renderToStaticMarkup(received)).not.toContain("<progress");
  });

  test("change links of the review page name their question", () => {
    const rows = [{ question: "NIK", answer: "6474********9001", change: { href: "/ubah", label: "Ubah" } }];
    expect(renderToStaticMarkup(<SummaryTable rows={rows} />)).toContain('Ubah<span class="vh"> NIK</span>');
  });

  test("a verdict is a group of radio buttons with their keys", () => {
    const options = [{ value: "ok", label: "Sesuai", key: "1", tone: "ok" } as const];
    const html = renderToStaticMarkup(<VerdictBar name="v" legend="Putusan" value="ok" options={options} />);
    expect(html).toContain('role="radiogroup" aria-label="Putusan"');
    expect(html).toMatch(
      /type="radio"[^>]* data-key="1"[^>]*checked|checked[^>]* data-key="1"|data-key="1"[^>]*checked/,
    );
  });

  test("an empty table says so over all columns", () => {
    const columns = [
      { id: "a", head: "A", cell: () => "" },
      { id: "b", head: "B", cell: () => "" },
    ];
    const html = renderToStaticMarkup(
      <DataTable caption="Daftar" columns={columns} rows={[]} rowKey={() => ""} empty="Tidak ada." />,
    );
    expect(html).toContain('<td colSpan="2">Tidak ada.</td>');
  });

  test("a meter never leaves its track", () => {
    expect(renderToStaticMarkup(<Meter share={1.4} />)).toContain("M0 0h100.00v1");
    expect(renderToStaticMarkup(<Meter share={-1} />)).toContain("M0 0h0.00v1");
  });

  test.each(["KTP-el", "F-1.07", "08.00–14.00", "10.00 WITA", "99,1 %", "1 September", "0811-0006-403"])(
    "%s stays on one line",
    (whole) => {
      const html = renderToStaticMarkup(<Unbroken text={`Lihat ${whole} ini`} />);
      expect(html).toBe(`Lihat <span class="nw">${whole}</span> ini`);
    },
  );
});

describe("StaffShell", () => {
  test("searches by POST: no address holds the name that somebody looks for", () => {
    const html = renderToStaticMarkup(
      <StaffShell
        office="Kota Contoh"
        homeHref="/petugas"
        tabs={[]}
        search={{ action: "/petugas/cari", name: "cari", label: "Cari" }}
        user={{ name: "Petugas Contoh", initials: "PC" }}
        labels={{ skip: "Lewati", mainNav: "Menu" }}
      >
        isi
      </StaffShell>,
    );
    expect(html).toContain('<form action="/petugas/cari" method="post">');
    expect(html).not.toMatch(/method="get"/i);
  });
});

describe("the package as a whole", () => {
  test("citizen styles weigh at most 9 KB gzipped", () => {
    const sheets = files.filter((file) => /^(tokens|base|citizen.*)\.css$/.test(file));
    expect(sheets.length).toBeGreaterThanOrEqual(8);
    expect(gzipSync(sheets.map(read).join("\n")).length).toBeLessThanOrEqual(9 * 1024);
  });

  test("no component writes a style attribute or script, which the page's policy forbids", () => {
    const sources = files.filter((file) => file.endsWith(".tsx") && !file.includes(".test."));
    expect(sources.length).toBeGreaterThan(30);
    for (const file of sources) {
      expect(read(file), file).not.toMatch(/\sstyle=|dangerouslySetInnerHTML|\bon[A-Z]\w+=|use(State|Effect)\(/);
    }
  });
});
