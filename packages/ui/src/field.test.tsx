import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { AddressField } from "./address-field.tsx";
import { BooleanField, ChoiceField, DeclarationField, SelectField } from "./choice-field.tsx";
import { DateField, dateParts } from "./date-field.tsx";
import { ErrorSummary, errorTitle } from "./error-summary.tsx";
import { FieldsetField } from "./field.tsx";
import { NumberField16 } from "./number-field-16.tsx";
import { StaffField } from "./staff-field.tsx";
import { TextareaField, TextField, TimeField } from "./text-field.tsx";

const labels = { optional: "tidak wajib", error: "Galat" };
const base = { id: "f", name: "child.f", label: "Isian", hint: "Petunjuk", error: "Mohon isi.", labels };
const options = [
  { value: "a", label: "A" },
  { value: "b", label: "B", note: "catatan" },
];
const words = { day: "Hari", month: "Bulan", year: "Tahun" };
const parts = { street: "Jalan", rt: "RT", rw: "RW", village: "Desa", postal: "Kode pos", choose: "Pilih" };

/** Opening tags of one element name. */
function tags(html: string, name: string): string[] {
  return html.match(new RegExp(`<${name}\\b[^>]*>`, "g")) ?? [];
}

describe("a field with one control ties label, hint and error to it", () => {
  const fields: [string, string, ReactElement][] = [
    ["TextField", "input", <TextField key="1" {...base} value="isi" />],
    ["TextareaField", "textarea", <TextareaField key="2" {...base} value="isi" />],
    ["TimeField", "input", <TimeField key="3" {...base} value="08:30" />],
    ["NumberField16", "input", <NumberField16 key="4" {...base} value="64740" />],
    ["SelectField", "select", <SelectField key="5" {...base} options={options} placeholder="Pilih" value="b" />],
    ["DeclarationField", "input", <DeclarationField key="6" {...base} text="Saya menyatakan." />],
    ["StaffField", "input", <StaffField key="7" {...base} />],
    ["StaffField with options", "select", <StaffField key="8" {...base} options={options} />],
    ["StaffField with rows", "textarea", <StaffField key="9" {...base} rows={2} />],
  ];

  test.each(fields)("%s", (_name, element, field) => {
    const html = renderToStaticMarkup(field);
    const [control] = tags(html, element);
    expect(control).toContain('id="f"');
    expect(control).toContain('name="child.f"');
    expect(control).toContain('aria-describedby="f-hint f-error"');
    expect(control).toContain('aria-invalid="true"');
    expect(html).toContain('id="f-hint"');
    expect(html).toMatch(/id="f-error"><svg [^>]*aria-hidden="true"/);
    expect(html).toContain('<span class="vh">Galat: </span>Mohon isi.');
    expect(html.indexOf('id="f-error"'), "error above the control").toBeLessThan(html.indexOf(control ?? "none"));
  });

  test("without an error there is no aria-invalid and no error id", () => {
    const html = renderToStaticMarkup(<TextField {...base} error={undefined} />);
    expect(html).toContain('aria-describedby="f-hint"');
    expect(html).not.toContain("aria-invalid");
    expect(html).not.toContain("f-error");
    expect(html).not.toContain("bad");
  });
});

describe("a field with several controls is a fieldset described by its notes", () => {
  test.each([
    ["ChoiceField", <ChoiceField key="1" {...base} options={options} />],
    ["BooleanField", <BooleanField key="2" {...base} words={{ yes: "Ya", no: "Tidak" }} />],
    ["DateField", <DateField key="3" {...base} words={words} />],
    ["AddressField", <AddressField key="4" {...base} words={parts} />],
  ])("%s", (_name, field) => {
    const html = renderToStaticMarkup(field);
    expect(tags(html, "fieldset")[0]).toContain('aria-describedby="f-group-hint f-group-error"');
    expect(html).toContain('id="f-group-error"');
    expect(html).toMatch(/<legend[^>]*>Isian/);
    expect(html, "the summary's link #f has a target").toContain('id="f"');
  });

  test("a group of fields needs no name", () => {
    const html = renderToStaticMarkup(
      <FieldsetField id="g" label="Ibu" labels={labels} grouped>
        <TextField {...base} />
      </FieldsetField>,
    );
    expect(html).toContain('class="group"');
  });
});

describe("what was typed stays", () => {
  test("text, and boxes of an impossible date", () => {
    expect(renderToStaticMarkup(<TextField {...base} value='D"imas' />)).toContain('value="D&quot;imas"');
    const html = renderToStaticMarkup(
      <DateField {...base} value={{ day: "31", month: "2", year: "20" }} wrong={["day"]} words={words} />,
    );
    const [day, month, year] = tags(html, "input");
    expect(day).toMatch(/name="child\.f\.day".*value="31"/);
    expect(day).toContain('aria-invalid="true"');
    expect(month).toMatch(/name="child\.f\.month".*value="2"/);
    expect(month).not.toContain("aria-invalid");
    expect(year).toMatch(/name="child\.f\.year".*value="20"/);
  });

  test("a stored date fills the boxes, anything else leaves them empty", () => {
    expect(dateParts("2020-08-09")).toEqual({ day: "9", month: "8", year: "2020" });
    expect(dateParts("9 Agustus")).toEqual({ day: "", month: "", year: "" });
  });

  test("an answer of no is checked, and none at first", () => {
    const yesNo = { yes: "Ya", no: "Tidak" };
    const no = tags(renderToStaticMarkup(<BooleanField {...base} value={false} words={yesNo} />), "input");
    expect(no[0]).not.toContain("checked");
    expect(no[1]).toContain("checked");
    expect(renderToStaticMarkup(<BooleanField {...base} words={yesNo} />)).not.toContain("checked");
  });
});

describe("NumberField16", () => {
  test("groups by four and marks exactly the wrong pair", () => {
    const html = renderToStaticMarkup(
      <NumberField16 {...base} value="6474013205909001" wrong={{ start: 6, length: 2 }} />,
    );
    expect(html).toContain('value="6474 0132 0590 9001"');
    expect(html).toContain("<span>01<mark>32</mark></span>");
    expect(html.match(/<mark>/g)).toHaveLength(1);
    expect(html).toContain('inputMode="numeric"');
  });
});

describe("optional and error words", () => {
  test("an optional field says so in its label", () => {
    expect(renderToStaticMarkup(<TextField {...base} optional />)).toContain("(tidak wajib)");
    expect(renderToStaticMarkup(<TextField {...base} />)).not.toContain("tidak wajib");
  });

  test("address parts beyond street and village are optional", () => {
    const html = renderToStaticMarkup(<AddressField {...base} error={undefined} words={parts} />);
    expect(html.match(/tidak wajib/g)).toHaveLength(3);
  });

  test("the summary takes focus, links to each field and vanishes without errors", () => {
    const html = renderToStaticMarkup(
      <ErrorSummary title="Ada 1 isian" errors={[{ fieldId: "nik", message: "NIK" }]} />,
    );
    expect(html).toContain('tabindex="-1"');
    expect(html).toContain('href="#nik"');
    expect(renderToStaticMarkup(<ErrorSummary title="" errors={[]} />)).toBe("");
    expect(errorTitle("Pemohon", "Galat", true)).toBe("Galat: Pemohon");
    expect(errorTitle("Pemohon", "Galat", false)).toBe("Pemohon");
  });
});
