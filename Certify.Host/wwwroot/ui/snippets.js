// The same request in each client language, with the classes that /types/{language} generates.

const camel = name => name[0].toLowerCase() + name.slice(1);
const quoted = value => JSON.stringify(typeof value === 'object' ? JSON.stringify(value) : value);

/** Values as languages write them; any JSON is a value of its own in scripts, elsewhere its text. */
const json = one => JSON.stringify(one.value);
const plain = one => typeof one.value === 'number' ? String(one.value) : quoted(one.value);
const java = one => one.type === 'Int64' ? `${one.value}L` : plain(one);

/** Name in code, wire name, type and value of what is filled in. */
function members(operation, given) {
  return operation.request.properties.filter(property => property.dataMember.name in given).map(property => ({
    name: property.name, wire: property.dataMember.name, type: property.genericArgs?.[0] ?? property.type, value: given[property.dataMember.name] }));
}

export function snippets(operation, given, url) {
  const name = operation.request.name;
  const part = operation.request.properties.find(property => property.input?.type === 'file')?.dataMember.name;
  const all = members(operation, given);
  const call = { name, part, url, all, answer: operation.returnType?.name === 'Byte[]' ? 'byte[]' : operation.returnType?.name ?? 'void',
    method: operation.method, list: (spell, separator = ', ') => all.map(spell).join(separator) };
  return {
    curl: curl(call, given), TypeScript: typeScript(call), 'C#': cSharp(call), Python: python(call),
    Java: javaCode(call), Kotlin: kotlin(call), Swift: swift(call), Dart: dart(call),
  };
}

function curl({ name, part, url, all, method, list }, given) {
  const shell = text => `'${text.replaceAll("'", "'\\''")}'`;
  const query = all.length > 0 ? '?' + new URLSearchParams(all.map(one => [one.wire, typeof one.value === 'object' ? json(one) : one.value])) : '';
  const head = `curl -X ${method} -H "Authorization: Bearer $SESSION" `;
  if (part) return `${head}${shell(`${url}/api/${name}`)} \\\n  ${list(one => `-F ${shell(`${one.wire}=${one.value}`)} `, '')}-F '${part}=@photo.jpg'`;
  if (method === 'GET' || method === 'DELETE') return head + shell(`${url}/api/${name}${query}`);
  return `${head}${shell(`${url}/api/${name}`)} \\\n  -H 'Content-Type: application/json' -d ${shell(JSON.stringify(given))}`;
}

function typeScript({ name, part, url, all, list }) {
  const made = `new ${name}(${all.length > 0 ? `{ ${list(one => `${one.wire}: ${json(one)}`)} }` : ''})`;
  const form = part ? `const form = new FormData();\nform.append('${part}', photo);\n` : '';
  return `// ${url}/types/typescript\nimport { JsonServiceClient } from '@servicestack/client';\nimport { ${name} } from './dtos';\n\n`
    + `const client = new JsonServiceClient('${url}');\nclient.bearerToken = session;\n${form}`
    + `const api = await client.${part ? 'apiForm' : 'api'}(${made}${part ? ', form' : ''});\nif (api.error) console.log(api.error.errorCode, api.error.message);`;
}

function cSharp({ name, part, url, list }) {
  const made = `new ${name} { ${list(one => `${one.name} = ${plain(one)}`)} }`;
  return `// ${url}/types/csharp\nvar client = new JsonApiClient("${url}") { BearerToken = session };\n`
    + (part ? `var answer = client.PostFileWithRequest(${made}, new UploadFile("photo.jpg", photo, "${part}"));`
      : `var answer = await client.SendAsync(${made});`);
}

function python({ name, part, url, list }) {
  const made = `${name}(${list(one => `${one.wire}=${plain(one)}`)})`;
  return `# ${url}/types/python\nclient = JsonServiceClient("${url}")\nclient.bearer_token = session\n`
    + (part ? `answer = client.post_file_with_request(${made}, UploadFile(field_name="${part}", file_name="photo.jpg", content_type="image/jpeg", stream=photo))`
      : `answer = client.send(${made})`);
}

function javaCode({ name, part, url, answer, list }) {
  const made = `new ${name}()${list(one => `\n    .set${one.name}(${java(one)})`, '')}`;
  return `// ${url}/types/java\nJsonServiceClient client = new JsonServiceClient("${url}");\nclient.setBearerToken(session);\n`
    + (part ? `${answer} answer = client.postFileWithRequest(${made},\n    new UploadFile("${part}", "photo.jpg", "image/jpeg", photo));`
      : `${answer} answer = client.send(${made});`);
}

function kotlin({ name, part, url, all, list }) {
  const made = `${name}()${all.length > 0 ? `.apply { ${list(one => `${camel(one.name)} = ${plain(one)}`, '; ')} }` : ''}`;
  return `// ${url}/types/kotlin\nval client = JsonServiceClient("${url}")\nclient.bearerToken = session\n`
    + (part ? `val answer = client.postFileWithRequest(${made}, UploadFile("${part}", "photo.jpg", "image/jpeg", photo))`
      : `val answer = client.send(${made})`);
}

function swift({ name, part, url, list }) {
  return `// ${url}/types/swift\nlet client = JsonServiceClient(baseUrl: "${url}")\nclient.bearerToken = session\n`
    + `let request = ${name}()\n${list(one => `request.${one.wire} = ${plain(one)}\n`, '')}`
    + (part ? `let answer = try await client.postFileWithRequestAsync(request: request,\n    file: UploadFile(fileName: "photo.jpg", data: photo, fieldName: "${part}"))`
      : 'let answer = try await client.sendAsync(request)');
}

function dart({ name, part, url, list }) {
  const made = `${name}(${list(one => `${one.wire === 'context' ? 'context_' : one.wire}: ${plain(one)}`)})`;
  return `// ${url}/types/dart\nvar client = JsonServiceClient("${url}")..bearerToken = session;\n`
    + (part ? `var answer = await client.postFileWithRequest(${made},\n    UploadFile(fieldName: "${part}", fileName: "photo.jpg", contentType: "image/jpeg", contents: photo));`
      : `var answer = await client.send(${made});`);
}
