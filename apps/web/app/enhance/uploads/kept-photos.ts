/** A photo that is on its way, as the phone keeps it, so that a page that was reloaded goes on with it. */
export interface KeptPhoto {
  readonly id: string;
  /** The draft or case it is for: nobody else's form may get it. */
  readonly caseId: string;
  readonly requirement: string;
  readonly file: Blob;
  readonly uploadId: string | undefined;
  readonly keptAt: number;
}

const NAME = "gerai-photos";
const STORE = "photos";
/** Larger ones are not kept: the phone may have no room, and a PDF is found again easily. */
const MOST_BYTES = 5 * 1024 * 1024;
/** The office forgets an unfinished upload after a day; so does the phone. */
const KEPT_MS = 24 * 3_600_000;
/** Photos of another form that nobody came back to; the phone may be a borrowed one. */
const OTHERS_KEPT_MS = 3_600_000;

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

let opening: Promise<IDBDatabase> | undefined;

function opened(): Promise<IDBDatabase> {
  if (opening) return opening;
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
  opening = done(request);
  return opening;
}

/** Works on the store; a browser that keeps nothing (private windows, full phones) answers `otherwise`. */
async function within<T>(work: (store: IDBObjectStore) => IDBRequest<T>, otherwise: T): Promise<T> {
  try {
    const database = await opened();
    return await done(work(database.transaction(STORE, "readwrite").objectStore(STORE)));
  } catch {
    return otherwise;
  }
}

/** Keeps a photo, or what has become known of it. */
export async function keepPhoto({ id, caseId, requirement, file, uploadId, keptAt }: KeptPhoto): Promise<void> {
  const photo: KeptPhoto = { id, caseId, requirement, file, uploadId, keptAt };
  if (file.size <= MOST_BYTES) await within<IDBValidKey>((store) => store.put(photo), "");
}

/** Forgets a photo: it has arrived, or was given up. */
export async function forgetPhoto(id: string): Promise<void> {
  await within<undefined>((store) => store.delete(id), undefined);
}

/** The photos on their way for one form, oldest first; forgets those whose time is over. */
export async function keptPhotos(caseId: string, now: number): Promise<KeptPhoto[]> {
  const all = await within<KeptPhoto[]>((store) => store.getAll(), []);
  const isOver = (photo: KeptPhoto) => now - photo.keptAt > (photo.caseId === caseId ? KEPT_MS : OTHERS_KEPT_MS);
  await Promise.all(all.filter(isOver).map(({ id }) => forgetPhoto(id)));
  return all
    .filter((photo) => photo.caseId === caseId && !isOver(photo))
    .sort((one, other) => one.keptAt - other.keptAt);
}
