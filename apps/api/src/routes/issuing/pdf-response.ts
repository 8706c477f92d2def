/** A PDF as an answer: kept by nobody, and saved rather than shown where it goes to a citizen. */
export function pdfResponse(pdf: Uint8Array, disposition: "inline" | "attachment"): Response {
  return new Response(Buffer.from(pdf), {
    headers: {
      "content-type": "application/pdf",
      "cache-control": "private, no-store",
      "content-disposition": `${disposition}; filename="dokumen.pdf"`,
    },
  });
}
