import { FORMS } from "#documents/forms/forms.ts";

/** `khunatham forms` — the official forms, one a line: name, Thai name, English name. */
export function forms(): number {
  process.stdout.write(FORMS.map((form) => `${form.name.padEnd(16)} ${form.thai}\n${"".padEnd(17)}${form.english}\n`).join(""));
  return 0;
}
