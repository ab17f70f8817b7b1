// Talks with the test that started this process: one JSON value a line, a question out and its answer in.
import { createInterface } from 'node:readline';

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

/** Asks the test for what only it can know or do, such as a code that was sent. */
export async function ask(what, of) {
  console.log(JSON.stringify({ ask: what, of }));
  return JSON.parse((await lines.next()).value);
}

/** Gives the test what was found out, and ends. */
export function tell(found) {
  process.stdout.write(JSON.stringify({ found }) + '\n', () => process.exit(0));
}
