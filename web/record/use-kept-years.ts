import { useState } from "react";

/** ข้อความที่เลือกให้คงไว้ — proposals a person said no to, remembered by this browser for a plan. */
export function useKeptYears(plan: string): {
  readonly kept: readonly string[];
  readonly keep: (name: string) => void;
  readonly forget: () => void;
} {
  const drawer = `khunatham.kept-years.${plan}`;
  const [kept, setKept] = useState(() => read(localStorage.getItem(drawer)));
  const put = (names: readonly string[]): void => {
    setKept(names);
    if (names.length === 0) localStorage.removeItem(drawer);
    else localStorage.setItem(drawer, JSON.stringify(names));
  };
  return { kept, keep: (name) => put([...kept, name]), forget: () => put([]) };
}

function read(text: string | null): readonly string[] {
  try {
    const kept: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}
