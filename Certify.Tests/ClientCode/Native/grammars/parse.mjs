// Reads [{ language, text }] and writes, for each, the lines that its grammar does not understand.
import { createRequire } from 'node:module';
import { text as read } from 'node:stream/consumers';
import { setFlagsFromString } from 'node:v8';
import { Language, Parser } from 'web-tree-sitter';

const { resolve } = createRequire(import.meta.url);
// The optimising compiler takes seven seconds for Swift's grammar; the simple one is done at once.
setFlagsFromString('--liftoff-only');
await Parser.init();

const languages = new Map();
const grammar = async name => {
  if (!languages.has(name)) languages.set(name, await Language.load(resolve(`tree-sitter-wasms/out/tree-sitter-${name}.wasm`)));
  return languages.get(name);
};

const faults = (node, lines) => {
  if (node.isError || node.isMissing) {
    const row = node.startPosition.row;
    return [`${row + 1}: ${lines[row].trim()}`];
  }
  return node.children.filter(child => child.hasError || child.isMissing).flatMap(child => faults(child, lines));
};

const answers = [];
for (const { language, text } of JSON.parse(await read(process.stdin))) {
  const parser = new Parser();
  parser.setLanguage(await grammar(language));
  answers.push(faults(parser.parse(text).rootNode, text.split('\n')));
}
console.log(JSON.stringify(answers));
