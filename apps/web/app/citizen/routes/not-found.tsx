/** Any other address: the designed 404, with the office's frame. */
export function loader(): never {
  throw Response.json({ code: "not-found" }, { status: 404 });
}

export default function NotFound() {
  return null;
}
