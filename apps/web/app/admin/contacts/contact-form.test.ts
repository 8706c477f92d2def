import type { ContactView } from "@gerai/contracts/broadcasts";
import { expect, test } from "vitest";
import { typed } from "../typed-form.ts";
import { boxesOf, contactFrom, levelsOf } from "./contact-form.ts";

const VILLAGE = "64.74.01.1001";
const HEAD = { jabatan: "rt", rt: "12", nama: "Siti Contoh", hp: "0812-0000-9001" };

test("a head of an RT is read with the numbers of its place and nothing that was left empty", () => {
  const { input } = contactFrom(typed(HEAD), VILLAGE);
  expect(input).toEqual({
    ...{ level: "rt", place: { region: VILLAGE, rw: null, rt: 12 }, name: "Siti Contoh", phone: "0812-0000-9001" },
    ...{ email: null, from: null, until: null },
  });
});

test("numbers that a level does not have are not sent", () => {
  const { input } = contactFrom(typed({ ...HEAD, jabatan: "lurah", rw: "3" }), VILLAGE);
  expect(input?.place).toEqual({ region: VILLAGE, rw: null, rt: null });
});

test.each([
  [{ ...HEAD, rt: "" }, ["rt"]],
  [{ ...HEAD, rt: "dua" }, ["rt"]],
  [{ ...HEAD, nama: "1" }, ["nama"]],
  [{ ...HEAD, hp: "" }, ["hp"]],
  [{ ...HEAD, surel: "bukan" }, ["surel"]],
  [{ ...HEAD, sejak: "2020-05-01", sampai: "2020-04-01" }, ["sampai"]],
  [{}, ["jabatan", "nama", "hp"]],
])("%j is refused at its boxes", (boxes, faults) => {
  expect(contactFrom(typed(boxes), VILLAGE)).toEqual({ input: null, faults });
});

test("a contact that is opened and saved untouched is sent as it is", () => {
  const contact: ContactView = {
    ...{
      id: "019adf5e-0000-7000-8000-000000000001",
      level: "rw",
      name: "Budi Contoh",
      phoneMasked: "",
      term: "in-office",
    },
    ...{ phone: "+6281200009002", email: "rw@contoh.example", from: "2020-01-01", until: null, revision: 3 },
    place: { region: VILLAGE, rw: 3, rt: null, district: "", village: "", label: "" },
  };
  const { input } = contactFrom(boxesOf(contact), VILLAGE);
  expect(input).toMatchObject({ level: "rw", place: { rw: 3, rt: null }, from: "2020-01-01", until: null });
});

test("a district has a Camat, a village all others", () => {
  expect(levelsOf("64.74.01")).toEqual(["camat"]);
  expect(levelsOf(VILLAGE)).toEqual(["lurah", "kades", "rw", "rt"]);
});
