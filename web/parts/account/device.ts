/** เบราว์เซอร์และระบบของเครื่อง — as far as a browser tells who it is. */
export interface Device {
  readonly browser: string;
  readonly system: string;
}

// In this order: most browsers also call themselves Chrome or Safari, most telephones Linux or Mac.
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/ Line\//u, "LINE"],
  [/Edg(?:e|A|iOS)?\//u, "Edge"],
  [/OPR\//u, "Opera"],
  [/SamsungBrowser\//u, "Samsung Internet"],
  [/(?:Firefox|FxiOS)\//u, "Firefox"],
  [/(?:Chrome|CriOS|Chromium)\//u, "Chrome"],
  [/Safari\//u, "Safari"],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Windows/u, "Windows"],
  [/Android/u, "Android"],
  [/iPhone|iPod/u, "iPhone"],
  [/iPad/u, "iPad"],
  [/CrOS/u, "ChromeOS"],
  [/Mac OS X|Macintosh/u, "Mac"],
  [/Linux/u, "Linux"],
];

/** เครื่องใด — read from what the browser says of itself; null where it says nothing that is known. */
export function deviceIn(userAgent: string): Device | null {
  const browser = BROWSERS.find(([sign]) => sign.test(userAgent))?.[1];
  const system = SYSTEMS.find(([sign]) => sign.test(userAgent))?.[1];
  return browser === undefined || system === undefined ? null : { browser, system };
}

/** เวลาในประเทศไทย — a UTC moment as date and time of the clock in Bangkok. */
export function inBangkok(moment: string): { readonly date: string; readonly time: string } {
  const there = new Date(Date.parse(moment) + 7 * 3_600_000).toISOString();
  return { date: there.slice(0, 10), time: there.slice(11, 16) };
}
