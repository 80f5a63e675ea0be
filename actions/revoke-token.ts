import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** Why a token is not revoked: there is none, or the asker administers another agency. */
export interface RevokeTokenError {
  readonly kind: "token-not-found";
}

/** เพิกถอนกุญแจ API — from this moment on it opens nothing. Only administrators at or above its agency see it. */
export async function revokeToken(
  { records }: { readonly records: Records },
  { token: id }: { readonly token: string },
): Promise<Result<void, RevokeTokenError>> {
  const token = await records.members.findToken(id);
  if (token === null) return err({ kind: "token-not-found" });
  if (token.revokedAt !== null) return ok(undefined);
  await records.members.revokeToken(id, { act: "token.revoked", agency: token.agency, changes: [], facts: { name: token.name } });
  return ok(undefined);
}
