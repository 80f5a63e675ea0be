import type { FormName } from "#domain/plan/plan.ts";
import { DIW_2569 } from "./diw-2569/form.ts";
import type { Form } from "./form.ts";
import { MFA_2568 } from "./mfa-2568/form.ts";
import { NARATHIWAT_2569 } from "./narathiwat-2569/form.ts";
import { NATIONAL_2568 } from "./national-2568/form.ts";
import { TISI_2567 } from "./tisi-2567/form.ts";

/** แบบฟอร์มทั้งหมด — every official form the house knows, the newest of a ministry first. */
export const FORMS: readonly Form[] = [DIW_2569, TISI_2567, NATIONAL_2568, NARATHIWAT_2569, MFA_2568];

/** The form of that name. */
export function formNamed(name: FormName): Form {
  return FORMS.find((form) => form.name === name) ?? DIW_2569;
}

/** Is this the name of a form? */
export function isFormName(name: string): name is FormName {
  return FORMS.some((form) => form.name === name);
}
