/** The address that links begin with: where the server says it is, as far as the environment tells. */
export function houseAddress(): string {
  const { HOST: host = "127.0.0.1", PORT: port = "8569", KHUNATHAM_ADDRESS: address } = process.env;
  return address ?? `http://${host}:${port}`;
}
