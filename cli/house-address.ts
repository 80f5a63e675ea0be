/** The address that links begin with: where the server says it is, as far as the environment tells. */
export function houseAddress(): string {
  const { HOST: host, PORT: port, KHUNATHAM_ADDRESS: address } = process.env;
  return address || `http://${host || "127.0.0.1"}:${port || "8569"}`;
}
