import { expect, test } from "vitest";

import { securityHeaders } from "./security-headers.ts";

test("a browser that came by https stays with it; by http nothing is promised", () => {
  expect(securityHeaders("https://plan.example.go.th")["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
  expect(securityHeaders("http://localhost:8569")).not.toHaveProperty("strict-transport-security");
});

test("a page frames only what it made itself: no page of ours, nor of another's", () => {
  const directives = securityHeaders("https://plan.example.go.th")["content-security-policy"]?.split("; ");
  expect(directives).toContain("frame-src blob:");
  expect(directives?.filter((one) => one.includes("blob:"))).toEqual(["frame-src blob:"]);
});

test("pages run nothing inline, stand in nobody's frame, and may use passkeys themselves", () => {
  const headers = securityHeaders("https://plan.example.go.th");
  expect(headers["content-security-policy"]).not.toMatch(/unsafe|\*|data:|http/u);
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  for (const power of ["publickey-credentials-get=(self)", "publickey-credentials-create=(self)"])
    expect(headers["permissions-policy"]).toContain(power);
});
