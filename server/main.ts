import { logToStandardError } from "#server/log.ts";
import { start } from "#server/start.ts";

const environment = process.env;
const started = await start({
  environment,
  examples: environment["KHUNATHAM_EXAMPLES"] !== "off" && environment["NODE_ENV"] !== "production",
  log: logToStandardError,
  say: (line) => process.stderr.write(`${line}\n`),
});
if (!started.ok) {
  process.stderr.write(`${started.error.says}\n`);
  process.exit(1);
}
const { address, firstAdministrator } = started.value;
process.stdout.write(`คุณธรรม พร้อมใช้งานที่ ${address}\n${firstAdministrator === null ? "" : `${firstAdministrator}\n`}`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    logToStandardError({ event: "stopped" });
    void started.value.stop().then(() => process.exit(0));
  });
}
