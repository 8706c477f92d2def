/** The words of a name as they are searched: lower case, without accents and signs, at least two letters, each once. */
export function nameTokens(name: string): string[] {
  const plain = name
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f']/g, "");
  return [...new Set(plain.split(/[^a-z]+/).filter((word) => word.length >= 2))];
}
