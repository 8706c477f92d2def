import { expect, test } from "vitest";
import { PAGE_ACCESS } from "../access.ts";
import { itemAddress, kindOfPart, PAGE_KINDS } from "./item-kinds.ts";

test.each(PAGE_KINDS)("no other page stands at the address of the items of kind %s", (kind) => {
  const part = itemAddress(kind).replace("/admin/", "");
  expect(kindOfPart(part)).toBe(kind);
  const others = Object.keys(PAGE_ACCESS).filter((path) => path === `admin/${part}` || path === `admin/${part}/baru`);
  expect(others).toEqual([]);
});
