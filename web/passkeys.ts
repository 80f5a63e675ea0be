import { err, ok, type Result } from "#domain/result.ts";
import { ask, type Problem } from "./api.ts";

/** พาสคีย์ของบัญชี — as the server lists it; `synced` where it also lives on other devices of the person. */
export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly synced: boolean;
}

/** Why no passkey was used: the server's refusal, or the person (or the browser) stopped. */
export type PasskeyRefusal = Problem | "stopped";

/** Whether this browser knows passkeys at all. */
export function passkeysWork(): boolean {
  return "PublicKeyCredential" in globalThis && "parseRequestOptionsFromJSON" in PublicKeyCredential;
}

/** Whether passkeys may be offered in the e-mail field itself. */
export async function passkeysFillIn(): Promise<boolean> {
  return passkeysWork() && (await PublicKeyCredential.isConditionalMediationAvailable?.()) === true;
}

/** Signs in with a passkey; with `quietly` the browser offers it in the e-mail field and waits. */
export async function signInWithPasskey(signal: AbortSignal, quietly: boolean): Promise<Result<void, PasskeyRefusal>> {
  const options = await ask<PublicKeyCredentialRequestOptionsJSON>("/auth/passkey/generate-authenticate-options", { signal });
  if (!options.ok) return err(options.error.kind === "stopped" ? "stopped" : options.error);
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options.value.value);
  const mediation = quietly ? ({ mediation: "conditional" } as const) : {};
  const shown = await navigator.credentials.get({ publicKey, signal, ...mediation }).catch(() => null);
  if (!(shown instanceof PublicKeyCredential)) return err("stopped");
  const done = await ask("/auth/passkey/verify-authentication", { method: "POST", body: { response: shown.toJSON() } });
  return done.ok ? ok(undefined) : err(done.error);
}

/** Makes a passkey on this device and registers it under a name. */
export async function addPasskey(name: string): Promise<Result<Passkey, PasskeyRefusal>> {
  const options = await ask<PublicKeyCredentialCreationOptionsJSON>("/auth/passkey/generate-register-options");
  if (!options.ok) return err(options.error);
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options.value.value);
  const made = await navigator.credentials.create({ publicKey }).catch(() => null);
  if (!(made instanceof PublicKeyCredential)) return err("stopped");
  const kept = await ask<Passkey>("/auth/passkey/verify-registration", { method: "POST", body: { response: made.toJSON(), name } });
  return kept.ok ? ok(kept.value.value) : err(kept.error);
}
