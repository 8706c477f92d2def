/** Any other address of the staff rooms. */
export function loader() {
  throw Response.json({ code: "not-found" }, { status: 404 });
}

/** Never drawn: the loader answers first. */
export default function NotFound() {
  return null;
}
