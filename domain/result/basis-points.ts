/**
 * ร้อยละในหน่วยหนึ่งในหมื่น — hundredths of a percent as whole numbers (8,650 = ร้อยละ 86.50). Achievements are rounded to them once,
 * half up, and only whole numbers are added afterwards: no order of adding can change a sum.
 */
export type BasisPoints = number;

/** All there was to reach. */
export const WHOLE: BasisPoints = 10_000;

/** `part` of `whole` in basis points, half up; `part` and `whole` have at most two decimals. */
export function shareOf(part: number, whole: number): BasisPoints {
  const [n, d] = [Math.round(part * 100), Math.round(whole * 100)];
  return Math.floor((2 * n * WHOLE + d) / (2 * d));
}

/** The mean of whole numbers by whole weights, half up; null where no weight is. */
export function meanOf(parts: readonly { readonly points: BasisPoints; readonly weight: number }[]): BasisPoints | null {
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0) return null;
  const points = parts.reduce((sum, one) => sum + one.points * one.weight, 0);
  return Math.floor((2 * points + weights) / (2 * weights));
}
