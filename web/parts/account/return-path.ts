/** ที่ที่จะกลับไป — the address within the house that was asked for before signing in; home for any other. */
export function returnPath(wanted: string | null): string {
  if (wanted === null || !/^\/(?!\/)[^\\\p{Cc}]*$/u.test(wanted)) return "/";
  return /^\/(?:sign-in|set-password)(?:[/?#]|$)/u.test(wanted) ? "/" : wanted;
}
