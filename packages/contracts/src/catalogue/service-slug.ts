/** The service code as it stands in addresses: `KTP_HILANG` becomes `ktp-hilang`. */
export function slugOfService(code: string): string {
  return code.toLowerCase().replaceAll("_", "-");
}

/** The service code meant by a slug, or undefined when it cannot be one. It says nothing about existence. */
export function serviceOfSlug(slug: string): string | undefined {
  return /^[a-z]+(-[a-z]+)*$/.test(slug) ? slug.toUpperCase().replaceAll("-", "_") : undefined;
}
