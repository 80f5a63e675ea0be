import { existsSync, readFileSync, statSync } from "node:fs";

/** The user of the machine that PostgreSQL runs as when this process is root. */
export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const WELCOME = ["khunatham", "postgres", "_postgres", "nobody"];

/** Is this process root, which PostgreSQL refuses to run as? Never on Windows. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Users of the machine, from a text in the form of /etc/passwd. */
export function parseUsers(text: string): readonly SystemUser[] {
  return text.split("\n").flatMap((line) => {
    const [name = "", , uid = "", gid = ""] = line.split(":");
    return name !== "" && !name.startsWith("#") && /^\d+$/u.test(uid) && /^\d+$/u.test(gid)
      ? [{ name, uid: Number(uid), gid: Number(gid) }]
      : [];
  });
}

/**
 * The user to run PostgreSQL as: whoever owns the folder already, so that a folder first used without root keeps
 * working; else one that machines have for such work. initdb insists that the user has a name.
 */
export function chooseUser(folder: string, users: readonly SystemUser[] = readUsers()): SystemUser | undefined {
  if (existsSync(folder)) {
    const { uid, gid } = statSync(folder);
    const owner = users.find((user) => user.uid === uid);
    if (uid !== 0 && owner !== undefined) return { ...owner, gid };
  }
  return (
    WELCOME.flatMap((name) => users.filter((user) => user.name === name && user.uid !== 0))[0] ??
    users.find(({ uid }) => uid !== 0 && uid < 1000)
  );
}

function readUsers(): readonly SystemUser[] {
  return existsSync("/etc/passwd") ? parseUsers(readFileSync("/etc/passwd", "utf8")) : [];
}
