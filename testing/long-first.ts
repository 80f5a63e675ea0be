import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest: two cores begin with these, so that none is left for one core at the end while the other rests. */
const LONG = [
  "testing/endurance/",
  "testing/mutations",
  "store/cluster/private-cluster",
  "testing/journeys/",
  "testing/formats-round-trip",
  "testing/hostile",
  "testing/isolation",
  "server/sign-in/",
] as const;

/** ลำดับการทดสอบ — long files first, the others as ever. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification): number => {
      const found = LONG.findIndex((part) => moduleId.includes(`/${part}`));
      return found < 0 ? LONG.length : found;
    };
    return (await super.sort(files)).toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}
