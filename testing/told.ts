/** What the house answered: status and body, or status and kind of a refusal. The body is the JSON it is; each test says what it expects of it. */
// oxlint-disable-next-line typescript/no-explicit-any
export async function told(asked: Response | Promise<Response>): Promise<readonly [number, any]> {
  const answer = await asked;
  const text = await answer.text();
  const body = text === "" ? null : JSON.parse(text);
  return [answer.status, answer.status >= 400 ? body.kind : body];
}
