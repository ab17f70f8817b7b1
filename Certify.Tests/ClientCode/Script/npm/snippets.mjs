// Writes the explorer's TypeScript snippet of each operation, filled in, so that the compiler judges it.
//   node snippets.mjs METADATA.json FOLDER     beside ui-snippets.mjs, the explorer's own file
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { snippets } from './ui-snippets.mjs';

const [, , metadata, folder] = process.argv;
mkdirSync(folder, { recursive: true });
for (const operation of JSON.parse(readFileSync(metadata, 'utf8')).operations) {
  const { name, properties } = operation.request;
  if (name === 'GetAccessToken') continue; // the client has it
  const given = {};
  for (const { dataMember, type, genericArgs, input } of properties) {
    const kind = genericArgs?.[0] ?? type;
    if (input?.type !== 'file') given[dataMember.name] = /^Int/.test(kind) ? 1 : kind === 'Object' ? { any: [1, "it's"] } : 'a "text"';
  }
  const code = snippets(operation, given, 'http://127.0.0.1').TypeScript.replace("'./dtos'", "'../typed/dtos.js'");
  writeFileSync(`${folder}/${name}.ts`, `declare const session: string;\ndeclare const photo: Blob;\n${code}\n`);
}
