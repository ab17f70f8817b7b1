// The same request in each client language, with the classes that /types/{language} generates.

const camel = name => name[0].toLowerCase() + name.slice(1);
const text = value => typeof value === 'string' ? JSON.stringify(value) : JSON.stringify(value ?? null);

/** Name in code, wire name and value of what is filled in. */
function members(operation, given) {
  return operation.request.properties.filter(property => property.dataMember.name in given)
    .map(property => ({ name: property.name, wire: property.dataMember.name, value: given[property.dataMember.name] }));
}

export function snippets(operation, given, url) {
  const name = operation.request.name;
  const answer = operation.returnType?.name ?? 'void';
  const all = members(operation, given);
  const list = (spell, separator = ', ') => all.map(spell).join(separator);
  const types = language => `${url}/types/${language}`;
  const data = operation.method === 'GET' || operation.method === 'DELETE'
    ? `${url}/api/${name}${all.length ? '?' + new URLSearchParams(all.map(one => [one.wire, one.value])) : ''}'`
    : `${url}/api/${name}' -H 'Content-Type: application/json' -d '${JSON.stringify(given).replaceAll("'", "'\\''")}'`;
  return {
    curl: `curl -X ${operation.method} -H "Authorization: Bearer $SESSION" '${data}`,
    TypeScript: `// ${types('typescript')}\nimport { JsonServiceClient } from '@servicestack/client';\nimport { ${name} } from './dtos';\n\n`
      + `const client = new JsonServiceClient('${url}');\nclient.bearerToken = session;\n`
      + `const api = await client.api(new ${name}({ ${list(one => `${one.wire}: ${text(one.value)}`)} }));\nif (api.failed) console.log(api.error.errorCode);`,
    'C#': `// ${types('csharp')}\nvar client = new JsonApiClient("${url}") { BearerToken = session };\n`
      + `var answer = await client.SendAsync(new ${name} { ${list(one => `${one.name} = ${text(one.value)}`)} });`,
    Python: `# ${types('python')}\nclient = JsonServiceClient("${url}")\nclient.bearer_token = session\n`
      + `answer = client.send(${name}(${list(one => `${one.wire}=${text(one.value)}`)}))`,
    Java: `// ${types('java')}\nJsonServiceClient client = new JsonServiceClient("${url}");\nclient.setBearerToken(session);\n`
      + `${answer} answer = client.send(new ${name}()${list(one => `\n    .set${one.name}(${text(one.value)})`, '')});`,
    Kotlin: `// ${types('kotlin')}\nval client = JsonServiceClient("${url}")\nclient.bearerToken = session\n`
      + `val answer = client.send(${name}().apply { ${list(one => `${camel(one.name)} = ${text(one.value)}`, '; ')} })`,
    Swift: `// ${types('swift')}\nlet client = JsonServiceClient(baseUrl: "${url}")\nclient.bearerToken = session\n`
      + `let request = ${name}()\n${list(one => `request.${one.wire} = ${text(one.value)}\n`, '')}let answer = try await client.sendAsync(request)`,
    Dart: `// ${types('dart')}\nvar client = JsonServiceClient("${url}")..bearerToken = session;\n`
      + `var answer = await client.send(${name}(${list(one => `${one.wire}: ${text(one.value)}`)}));`,
  };
}
