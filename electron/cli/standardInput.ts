/** Far more than any client secret: what is longer is another file by mistake. */
const LONGEST = 16 * 1024;

/** The whole of a stream as text. Rejects where it is longer than that. */
export async function readInput(stream: AsyncIterable<Uint8Array | string>): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > LONGEST) throw new Error('Too long for a client secret');
    chunks.push(bytes);
  }
  return decoded(Buffer.concat(chunks));
}

/** Windows PowerShell writes UTF-16 to files unless it is told otherwise. */
function decoded(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return isUtf16 ? bytes.subarray(2).toString('utf16le') : bytes.toString('utf8');
}
