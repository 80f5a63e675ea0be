import { expect, test } from "vitest";

import { deviceIn, inBangkok } from "./device.ts";

test.each([
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0",
    "Edge",
    "Windows",
  ],
  [
    "Mozilla/5.0 (Linux; Android 15; SM-A556E) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Mobile Safari/537.36",
    "Chrome",
    "Android",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
    "Safari",
    "iPhone",
  ],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox", "Mac"],
])("%s is told as %s on %s", (userAgent, browser, system) => {
  expect(deviceIn(userAgent)).toEqual({ browser, system });
});

test("what is no browser is not guessed at", () => {
  expect([deviceIn(""), deviceIn("curl/8.5.0")]).toEqual([null, null]);
});

test("times are told by the clock in Bangkok, also past midnight", () => {
  expect(inBangkok("2026-11-21T18:30:00.000Z")).toEqual({ date: "2026-11-22", time: "01:30" });
});
