/** First names by sex; with the surnames below nobody can take one of these people for a real one. */
const GIVEN = {
  male: [
    ...["Surya", "Bayu", "Guntur", "Rimba", "Bintang", "Jaka", "Samudra", "Elang", "Purnama", "Bagas", "Galang"],
    ...["Langit", "Wira", "Satria", "Damar", "Banyu", "Panji", "Raka", "Fajar", "Lintang", "Bumi", "Segara"],
  ],
  female: [
    ...["Kenanga", "Pelangi", "Dahlia", "Mentari", "Melati", "Cempaka", "Anggrek", "Sekar", "Kirana", "Embun"],
    ...["Intan", "Mutiara", "Laras", "Puspa", "Tiara", "Ayunda", "Seruni", "Kemuning", "Wulan", "Gita"],
  ],
} as const;

const SURNAMES = [
  ...["Percontohan", "Karangan", "Rekaan", "Fiktif", "Umpama", "Andaian", "Misalnya", "Buatan", "Permisalan"],
  ...["Contohan", "Perumpamaan", "Pengandaian", "Khayalan"],
] as const;

function shifted(list: readonly string[], name: string, by: number): string | undefined {
  const at = list.indexOf(name);
  return at < 0 ? undefined : list[(at + by) % list.length];
}

/**
 * Another invented person for an invented one: the same sex, and within one `variant` different people stay different
 * and families keep one surname. A text that is no such name comes back as it is.
 */
export function varyName(name: string, variant: number): string {
  const [given = "", surname = "", ...rest] = name.split(" ");
  const otherGiven = shifted(GIVEN.male, given, variant * 5) ?? shifted(GIVEN.female, given, variant * 3);
  const otherSurname = shifted(SURNAMES, surname, variant * 4);
  return rest.length === 0 && otherGiven && otherSurname ? `${otherGiven} ${otherSurname}` : name;
}

/** The `index`-th member of staff. */
export function staffName(index: number): string {
  const given = index % 2 === 0 ? GIVEN.male : GIVEN.female;
  const half = Math.floor(index / 2);
  return `${given[half % given.length]} ${SURNAMES[(index * 5 + half) % SURNAMES.length]}`;
}

const PREFIXES = ["12", "13", "21", "22", "52", "53", "57", "58", "95", "96"] as const;

/** A mobile number of the block `+62 8xx-0000-xxxx`, which is kept for invented people. */
export function inventedPhone(index: number): string {
  return `+628${PREFIXES[index % PREFIXES.length]}0000${String(9000 + index).padStart(4, "0")}`;
}

/** An address at a domain that nobody can own. */
export function inventedEmail(name: string): string {
  return `${name.toLowerCase().replaceAll(" ", ".")}@contoh.example`;
}
