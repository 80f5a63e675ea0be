import { ROLES, type Role } from "#domain/person/role.ts";
import { err, ok } from "#domain/result.ts";
import { readProviders } from "#server/sign-in/providers.ts";
import { readSecret } from "#server/sign-in/secret.ts";
import { openSignIn, type SignIn } from "#server/sign-in/sign-in.ts";
import { findAgency, giveRole, listPeople, tellConsole, type ListedPerson } from "#store/console.ts";
import { openDatabase, type Database } from "#store/database.ts";
import { schemaSays } from "#server/schema-says.ts";
import { migrate } from "#store/migrate.ts";
import { houseAddress } from "./house-address.ts";
import { onPlace, type Outcome, type RecordOptions } from "./record-commands.ts";

const HOURS = 72;
const HOW = "ดูวิธีใช้ได้ด้วย khunatham --help";

interface Asked {
  readonly owner: Database;
  readonly signIn: SignIn;
  readonly email: string;
  readonly options: RecordOptions;
}

/** `khunatham user list|add|link|disable|enable` — people, from the machine itself: where nobody can sign in any more, this is the way. */
export async function user([does, email, ...rest]: readonly string[], options: RecordOptions): Promise<Outcome> {
  if (does === undefined || !["list", "add", "link", "disable", "enable"].includes(does) || rest.length > 0)
    return err(`ไม่เข้าใจคำสั่ง กรุณาใช้ khunatham user list, add, link, disable หรือ enable ${HOW}`);
  if (does !== "list" && (email === undefined || !/^[^\s@]+@[^\s@]+$/u.test(email))) return err(`กรุณาระบุที่อยู่อีเมลของผู้ใช้งาน ${HOW}`);
  if (options.role !== undefined && !isRole(options.role)) return err(`ไม่รู้จักบทบาท “${options.role}” กรุณาเลือกจาก ${ROLES.join(", ")}`);
  return onPlace({ mustExist: true }, async ({ ownerUrl }) => {
    const steps = await migrate(ownerUrl);
    if (typeof steps !== "number") return err(schemaSays(steps));
    const owner = openDatabase(ownerUrl, null, 2);
    try {
      if (does === "list") {
        const people = await listPeople(owner.pool);
        return ok({ says: people.length === 0 ? ["ยังไม่มีผู้ใช้งาน เพิ่มได้ด้วย khunatham user add"] : people.map(lineOf) });
      }
      const signIn = openSignIn({
        pool: owner.pool,
        secret: await readSecret(process.env, owner.pool),
        address: houseAddress(),
        providers: readProviders(process.env),
      });
      const asked: Asked = { owner, signIn, email: (email ?? "").trim().toLowerCase(), options };
      return await (does === "add" ? add(asked) : onPerson(asked, does as "link" | "disable" | "enable"));
    } finally {
      await owner.close();
    }
  });
}

async function add({ owner, signIn, email, options: { name, role = "administrator", agency: wanted } }: Asked): Promise<Outcome> {
  if (name === undefined || name.trim() === "") return err(`กรุณาระบุชื่อ-นามสกุลด้วย --name ${HOW}`);
  const agency = await findAgency(owner.pool, wanted);
  if (agency === null)
    return err(
      wanted === undefined
        ? "ทะเบียนยังไม่มีหน่วยงาน กรุณาสั่ง khunatham seed ก่อน"
        : `ไม่พบหน่วยงาน “${wanted}” หรือมีหลายหน่วยงานชื่อนี้ กรุณาระบุรหัสหน่วยงาน`,
    );
  const id = await signIn.findOrMakePerson({ name, email });
  const given = await giveRole(owner.pool, id, agency.id, role as Role);
  const link = await signIn.makeOneTimeLink(id, "first-password", HOURS);
  const says = given ? `ให้บทบาท ${role} ใน${agency.name} แก่ ${email} แล้ว` : `${email} มีบทบาท ${role} ใน${agency.name} อยู่แล้ว`;
  if (!link.ok) return err(`${says} แต่ผู้ใช้งานนี้ถูกระงับอยู่ กรุณาสั่ง khunatham user enable ${email}`);
  return ok({ says: [says, linkSays(link.value.url)] });
}

async function onPerson({ owner, signIn, email, options }: Asked, does: "link" | "disable" | "enable"): Promise<Outcome> {
  const person = (await listPeople(owner.pool)).find((one) => one.email === email);
  if (person === undefined) return err(`ไม่พบผู้ใช้งาน ${email} กรุณาดูรายชื่อด้วย khunatham user list`);
  if (does === "link") return link(signIn, person, options, () => tellConsole(owner.pool, person.id, "linked"));
  if (does === "disable") await signIn.disablePerson(person.id);
  else await signIn.enablePerson(person.id);
  await tellConsole(owner.pool, person.id, `${does}d`);
  return ok({ says: [does === "disable" ? `ระงับการใช้งานของ ${email} แล้ว` : `ให้ ${email} ใช้งานได้อีกครั้งแล้ว`] });
}

async function link(
  signIn: SignIn,
  { id, email }: ListedPerson,
  { provider, subject }: RecordOptions,
  tell: () => Promise<void>,
): Promise<Outcome> {
  if ((provider === undefined) !== (subject === undefined)) return err(`กรุณาระบุ --provider และ --subject คู่กัน ${HOW}`);
  if (provider !== undefined && subject !== undefined) {
    if (!(await signIn.linkSubject(id, provider, subject)))
      return err(`ผูกบัญชีไม่ได้ เพราะไม่มีผู้ให้บริการ “${provider}” หรือมีผู้อื่นผูกบัญชีนี้แล้ว กรุณาตรวจสอบ KHUNATHAM_OIDC`);
    await tell();
    return ok({ says: [`ผูกบัญชีของ ${email} กับ ${provider} แล้ว`] });
  }
  const made = await signIn.makeOneTimeLink(id, "reset", HOURS);
  if (!made.ok) return err(`ผู้ใช้งาน ${email} ถูกระงับอยู่ กรุณาสั่ง khunatham user enable ${email} ก่อน`);
  await tell();
  return ok({ says: [linkSays(made.value.url)] });
}

function linkSays(url: string): string {
  return `ตั้งรหัสผ่านได้ที่ ${url} (ใช้ได้ครั้งเดียวภายใน ๗๒ ชั่วโมง)`;
}

function lineOf({ email, name, roles, disabled, canSignIn }: ListedPerson): string {
  const state = disabled ? "ระงับ" : canSignIn ? "ใช้งานได้" : "ยังไม่ตั้งรหัสผ่าน";
  return [email, name, state, roles.join(", ") || "ไม่มีบทบาท"].join(" · ");
}

function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}
