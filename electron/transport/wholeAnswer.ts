/**
 * An answer whose body is here already. `new Response(bytes)` copies the bytes and then reads them back as a stream,
 * which for the fifty megabytes of a first sync is memory and time for nothing.
 */
export function wholeAnswer(
  body: ArrayBuffer,
  { status, statusText, headers }: Pick<Response, 'status' | 'statusText' | 'headers'>,
): Response {
  const answer = new Response(null, { status, statusText, headers });
  const text = async (): Promise<string> => new TextDecoder().decode(body);
  return Object.assign(answer, {
    text,
    json: async (): Promise<unknown> => JSON.parse(await text()),
    arrayBuffer: async () => body,
    bytes: async () => new Uint8Array(body),
    blob: async () => new Blob([body]),
    formData: () => new Response(body, { headers }).formData(),
    clone: () => wholeAnswer(body, answer),
  });
}
