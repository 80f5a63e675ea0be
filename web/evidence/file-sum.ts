/** The SHA-256 of a file in lower-case hexadecimal; null where the browser does not compute sums (a page without TLS) or cannot read the file. */
export async function fileSum(file: File): Promise<string | null> {
  // Not there on a page without TLS, whatever its type says.
  const { subtle } = crypto as { readonly subtle?: SubtleCrypto };
  if (subtle === undefined) return null;
  try {
    const sum = new Uint8Array(await subtle.digest("SHA-256", await file.arrayBuffer()));
    return [...sum].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  } catch {
    return null;
  }
}
