import { readPlanInput } from "./read-plan-input.ts";
import { sayRefusal } from "./says.ts";

/** `khunatham read FILE` — prints plan/1; 0, or 2 where the file cannot be read or is no plan. */
export async function read(path: string): Promise<number> {
  const plan = await readPlanInput(path);
  if (!plan.ok) {
    process.stderr.write(`${sayRefusal(plan.error, path)}\n`);
    return 2;
  }
  process.stdout.write(`${JSON.stringify(plan.value, null, 2)}\n`);
  return 0;
}
