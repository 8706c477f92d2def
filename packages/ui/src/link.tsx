/** A plain link; components know no routes and print `<a href>`. */
export interface LinkItem {
  href: string;
  label: string;
  /** True on the page this link leads to. */
  current?: boolean;
}
