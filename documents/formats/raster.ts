import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { initWasm, Resvg } from "@resvg/resvg-wasm";

import { loadPdfFonts } from "./pdf-fonts.ts";

/** A picture of dots. */
export interface Raster {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Nothing was drawn: all of it can be seen through. */
  readonly isEmpty: boolean;
}

const require = createRequire(import.meta.url);
let ready: Promise<void> | undefined;

/** วาดภาพเป็นจุด — an SVG as PNG of that many dots across, its letters, where it has any, in TH Sarabun New. The engine starts with the first picture. */
export async function rasterise(svg: string, across: number): Promise<Raster> {
  ready ??= initWasm(readFileSync(require.resolve("@resvg/resvg-wasm/index_bg.wasm")));
  await ready;
  const engine = new Resvg(svg, {
    font: { fontBuffers: svg.includes("<text") ? fonts() : [], defaultFontFamily: "TH Sarabun New" },
    fitTo: { mode: "width", value: across },
  });
  try {
    const image = engine.render();
    try {
      const { pixels } = image;
      return { png: image.asPng(), width: image.width, height: image.height, isEmpty: !isSeen(pixels) };
    } finally {
      image.free();
    }
  } finally {
    engine.free();
  }
}

function fonts(): Uint8Array[] {
  return loadPdfFonts().files.map((file) => new Uint8Array(file));
}

/** Any dot that is not wholly transparent; pictures of ours are opaque nearly everywhere. */
function isSeen(pixels: Uint8Array): boolean {
  for (let at = 3; at < pixels.length; at += 4) if (pixels[at] !== 0) return true;
  return false;
}
