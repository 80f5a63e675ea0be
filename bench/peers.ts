import { accessSync, constants, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

import { loadPdfFonts } from "#documents/formats/pdf-fonts.ts";

import { run, type Command } from "./run-process.ts";

/** Another program that makes the same PDF. */
export interface Peer {
  readonly name: "LibreOffice" | "Chromium";
  readonly program: string;
  readonly version: string;
}

const PROGRAMS = {
  LibreOffice: { named: "LIBREOFFICE", names: ["soffice", "libreoffice"] },
  Chromium: { named: "CHROMIUM", names: ["chromium", "chromium-browser", "google-chrome"] },
} as const;

/** The peer on this machine, or undefined. LIBREOFFICE and CHROMIUM may name another program. */
export async function findPeer(name: Peer["name"]): Promise<Peer | undefined> {
  const { named, names } = PROGRAMS[name];
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const candidates = [process.env[named] ?? "", ...names.flatMap((program) => folders.map((folder) => join(folder, program)))];
  const program = candidates.find((candidate) => candidate !== "" && isProgram(candidate));
  if (program === undefined) return undefined;
  try {
    const { output } = await run([program, "--version"], { seconds: 60 });
    return { name, program, version: /\d+(?:\.\d+)+/u.exec(output)?.[0] ?? "" };
  } catch {
    return undefined;
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Tags, as ours has them; the other settings are LibreOffice's own. */
const TAGGED_PDF = `pdf:writer_pdf_Export:${JSON.stringify({ UseTaggedPDF: { type: "boolean", value: "true" } })}`;

/** How LibreOffice turns documents into PDFs, all in one call, with a profile that is there already. */
export function libreOfficeCommand({ program }: Peer, folder: string, files: readonly string[]): Command {
  const profile = pathToFileURL(join(folder, "libreoffice-profile")).href;
  return [
    program,
    `-env:UserInstallation=${profile}`,
    "--headless",
    "--norestore",
    "--convert-to",
    TAGGED_PDF,
    "--outdir",
    join(folder, "libreoffice"),
    ...files,
  ];
}

/** Flags of a browser that prints, stays at home and may run as root. */
export const BROWSER_FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
] as const;

/** How Chromium prints one page, with a profile that is there already. */
export function chromiumCommand({ program }: Peer, folder: string, page: string, pdf: string): Command {
  return [
    program,
    ...BROWSER_FLAGS,
    `--user-data-dir=${join(folder, "chromium-profile")}`,
    "--no-pdf-header-footer",
    `--print-to-pdf=${pdf}`,
    pathToFileURL(page).href,
  ];
}

/** Gives both peers our own faces, so that all set the same letters: a fontconfig file that adds them to the machine's. */
export function peerFonts(folder: string): Readonly<Record<string, string>> {
  const fonts = join(folder, "fonts");
  mkdirSync(fonts, { recursive: true });
  for (const [at, file] of loadPdfFonts().files.slice(0, 2).entries()) writeFileSync(join(fonts, `face-${at}.ttf`), file);
  const settings = join(folder, "fonts.conf");
  writeFileSync(
    settings,
    `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${fonts}</dir><cachedir>${join(folder, "font-cache")}</cachedir></fontconfig>\n`,
  );
  return { FONTCONFIG_FILE: settings };
}
