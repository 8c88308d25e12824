/** The maximum length of a message in bytes. Greater lengths are treated as errors. */
const BODY_LIMIT = 256 * 1024 * 1024;
/** The maximum length of a header in bytes. A header normally has two lines. */
const HEADER_LIMIT = 64 * 1024;

const wholeHeader = /^(?:[^\r\n:]+:[^\r\n]*\r\n)*?content-length: *(\d+) *(?:\r\n[^\r\n:]+:[^\r\n]*)*$/i;
/** A header after other bytes, such as when a message was longer or shorter than announced. */
const lateHeader = /content-length: *(\d+) *(?:\r\n[^\r\n:]+:[^\r\n]*)*$/i;

/**
 * Splits a stream of LSP messages: returns a function that accepts chunks. `take` receives the body of each message. Invalid data
 * is reported to `broken` and skipped up to the next header, so that an error affects one message only.
 */
export function frames(take: (body: Buffer) => void, broken: (reason: string) => void): (chunk: Buffer) => void {
  const chunks: Buffer[] = [];
  let held = 0;
  /** The expected length of the body in bytes. */
  let length: number | undefined;

  function joined(): Buffer {
    const [first] = chunks;
    const whole = chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks);
    chunks.length = 0;
    held = 0;
    return whole;
  }

  function keep(rest: Buffer): void {
    if (rest.length === 0) return;
    chunks.push(rest);
    held += rest.length;
  }

  return (chunk) => {
    keep(chunk);
    while (length === undefined ? held > 0 : held >= length) {
      const bytes = joined();
      if (length !== undefined) {
        keep(bytes.subarray(length));
        const body = bytes.subarray(0, length);
        length = undefined;
        take(body);
        continue;
      }
      const end = bytes.indexOf('\r\n\r\n');
      if (end < 0) {
        if (bytes.length > HEADER_LIMIT) broken('a header without an end');
        keep(bytes.length > HEADER_LIMIT ? bytes.subarray(-HEADER_LIMIT / 2) : bytes);
        return;
      }
      keep(bytes.subarray(end + 4));
      const header = bytes.toString('latin1', Math.max(0, end - HEADER_LIMIT), end);
      const found = wholeHeader.exec(header);
      const size = Number((found ?? lateHeader.exec(header))?.[1] ?? Number.NaN);
      if (found === null || !(size <= BODY_LIMIT)) broken('a header that is none');
      if (size <= BODY_LIMIT) length = size;
    }
  };
}
