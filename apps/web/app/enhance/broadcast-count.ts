/**
 * Counts while one writes a broadcast: whom the ticked levels and areas reach, and how long the SMS is. An estimate of
 * what the page knows; the preview says it exactly.
 */
const LEVELS = 5;

const checked = (form: HTMLFormElement, name: string): HTMLInputElement[] => [
  ...form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]:checked`),
];

/** Heads by level below one area. */
function headsOf(area: HTMLInputElement): number[] {
  const counts = (area.dataset.heads ?? "").split(" ").map(Number);
  return Array.from({ length: LEVELS }, (_, level) => counts[level] ?? 0);
}

/** The areas that count: all districts, or what is ticked without villages of a ticked district. */
function areasOf(form: HTMLFormElement): HTMLInputElement[] {
  const all = [...form.querySelectorAll<HTMLInputElement>('input[name="wilayah"]')];
  const isDistrict = ({ value }: HTMLInputElement) => value.length <= 8;
  if (checked(form, "cakupan")[0]?.value !== "sebagian") return all.filter(isDistrict);
  const ticked = all.filter((area) => area.checked);
  const districts = new Set(ticked.filter(isDistrict).map(({ value }) => value));
  return ticked.filter((area) => isDistrict(area) || !districts.has(area.value.slice(0, 8)));
}

function peopleOf(form: HTMLFormElement): number {
  const levels = checked(form, "jabatan").map(({ dataset }) => Number(dataset.level));
  const heads = areasOf(form).map(headsOf);
  return levels.reduce((sum, level) => sum + heads.reduce((of, counts) => of + (counts[level] ?? 0), 0), 0);
}

function update(form: HTMLFormElement, box: HTMLElement): void {
  const sms = form.querySelector<HTMLTextAreaElement>('textarea[name="sms"]')?.value.trim() ?? "";
  const isWide = /[^\n\r -~]/.test(sms);
  // Office, link and code stand around the text.
  const length = sms.length + Number(box.dataset.liveCount);
  const most = isWide ? [70, 67] : [160, 153];
  const segments = length <= (most[0] ?? 1) ? 1 : Math.ceil(length / (most[1] ?? 1));
  const told = [
    (box.dataset.headsWords ?? "").replace("{count}", String(peopleOf(form))),
    (box.dataset.smsWords ?? "").replace("{letters}", String(sms.length)).replace("{segments}", String(segments)),
  ];
  box.replaceChildren(
    ...told.map((text) => {
      const line = document.createElement("p");
      line.textContent = text;
      return line;
    }),
  );
}

for (const box of document.querySelectorAll<HTMLElement>("[data-live-count]")) {
  const form = box.closest("form");
  if (!form) continue;
  form.addEventListener("input", () => update(form, box));
  // Who ticks an area means some areas.
  form.addEventListener("change", ({ target }) => {
    const some = form.querySelector<HTMLInputElement>('input[name="cakupan"][value="sebagian"]');
    if (some && target instanceof HTMLInputElement && target.name === "wilayah" && target.checked) some.checked = true;
    update(form, box);
  });
  update(form, box);
}
