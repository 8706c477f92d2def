import { useTexts } from "../../office.ts";

/** Every key of the staff pages; a closed dialog that the module `queue-keys` opens on `?`. */
export function KeysHelp() {
  const t = useTexts().t.officer.keys;
  const keys: [string[], string][] = [
    [["j", "k"], t.move],
    [["Enter"], t.open],
    [["c"], t.claim],
    [["1", "2", "3"], t.verdict],
    [["a–i"], t.reason],
    [["Ctrl Enter"], t.save],
    [["←", "→"], t.page],
    [["+", "-", "r", "0"], t.zoom],
    [["/"], t.search],
    [["?"], t.help],
  ];
  return (
    <dialog className="keys-help" aria-labelledby="tombol-judul" data-keys-help="">
      <h2 id="tombol-judul">{t.title}</h2>
      <dl>
        {keys.map(([caps, label]) => [
          <dt key={`${label}-k`}>
            {caps.map((cap) => (
              <kbd key={cap}>{cap}</kbd>
            ))}
          </dt>,
          <dd key={`${label}-d`}>{label}</dd>,
        ])}
      </dl>
      <form method="dialog">
        <button type="submit" className="btn btn-second">
          {t.close}
        </button>
      </form>
    </dialog>
  );
}
