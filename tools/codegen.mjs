// Generates libs/contracts/*/gen from proto/: the static protobufjs code (messages.js) and, from the same
// descriptors, the typed face of it (contract.ts): interfaces, codecs, enums and service descriptors with the
// method policies, which static modules do not carry.
//
//   node tools/codegen.mjs           write
//   node tools/codegen.mjs --check   write nothing; exit 1 where the tree is stale
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import protobuf from 'protobufjs';

const require = createRequire(import.meta.url);
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const scopes = ['common', 'global', 'cell', 'placement'];
const check = process.argv.includes('--check');
const pbjs = require.resolve('protobufjs-cli/bin/pbjs');
const banner = '// Generated from proto/ by tools/codegen.mjs. Do not edit.\n';

const protosOf = (scope) =>
  readdirSync(join(root, 'proto/cellflow', scope, 'v1'))
    .filter((file) => file.endsWith('.proto'))
    .sort()
    .map((file) => join(root, 'proto/cellflow', scope, 'v1', file));

// --sparse drops imported messages that only values of a map refer to (RequestSpec.scheduler_hints), and some that
// only imported messages refer to (Selection.limits), so the files of the common nouns count as the scope's own.
const keptWhole = ['build', 'resources'].map((file) => join(root, `proto/cellflow/common/v1/${file}.proto`));

function loadAll() {
  const all = new protobuf.Root();
  all.resolvePath = (_origin, target) =>
    target.startsWith('google/protobuf/')
      ? require.resolve(`protobufjs/${target}`)
      : resolve(join(root, 'proto'), target);
  all.loadSync(scopes.flatMap(protosOf), { alternateCommentMode: true });
  all.resolveAll();
  return all;
}

function staticModule(scope) {
  const scratch = mkdtempSync(join(tmpdir(), 'cellflow-codegen-'));
  try {
    const out = join(scratch, 'messages.js');
    const flags = ['-t', 'static-module', '-w', 'esm', '--sparse', '--null-semantics', '--no-delimited'];
    flags.push(
      '--no-service',
      '--no-verify',
      '--no-convert',
      '--no-typeurl',
      '--no-comments',
      '--root',
      `cellflow_${scope}`,
    );
    execFileSync(
      process.execPath,
      [pbjs, ...flags, '-p', join(root, 'proto'), '-o', out, ...new Set([...protosOf(scope), ...keptWhole])],
      {
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...process.env, npm_config_loglevel: 'silent' },
      },
    );
    return banner + readFileSync(out, 'utf8');
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

const wide = new Set(['int64', 'uint64', 'sint64', 'fixed64', 'sfixed64']);
const numeric = new Set(['double', 'float', 'int32', 'uint32', 'sint32', 'fixed32', 'sfixed32', ...wide]);

function typeOf(field) {
  field.resolve();
  if (field.resolvedType) return field.resolvedType.name;
  if (numeric.has(field.type)) return 'number';
  return { string: 'string', bool: 'boolean', bytes: 'Uint8Array' }[field.type];
}

function fieldLine(field) {
  const type = typeOf(field);
  const doc = field.comment ? `  /** ${field.comment.replaceAll('\n', ' ')} */\n` : '';
  const name = `  ${field.name}: `;
  if (field.map) return `${doc}${name}{ [key: string]: ${type} };`;
  if (field.repeated) return `${doc}${name}${type}[];`;
  const message = field.resolvedType instanceof protobuf.Type;
  const absent = message || field.options?.proto3_optional || field.partOf;
  return `${doc}${name}${type}${absent ? ' | null' : ''};`;
}

const lowerFirst = (text) => text[0].toLowerCase() + text.slice(1);
const fullName = (object) => object.fullName.replace(/^\./, '');

function methodLines(service, method) {
  const { kind, idempotent, timeoutMs } = policyOf(method);
  return `    ${lowerFirst(method.name)}: {
      name: '${method.name}',
      path: '${fullName(service)}/${method.name}',
      kind: '${kind}',
      idempotent: ${idempotent},
      timeoutMs: ${timeoutMs},
      request: ${method.resolvedRequestType.name},
      response: ${method.resolvedResponseType.name},
    } satisfies MethodDescriptor<${method.resolvedRequestType.name}, ${method.resolvedResponseType.name}>,`;
}

function policyOf(method) {
  const entry = (method.parsedOptions ?? []).find((o) => '(cellflow.common.v1.policy)' in o);
  const policy = entry?.['(cellflow.common.v1.policy)'];
  if (!policy) throw new Error(`${fullName(method)}: no (cellflow.common.v1.policy) option`);
  const kind = { CALL: 'call', CAST: 'cast' }[policy.kind];
  const timeoutMs = policy.timeout_ms ?? policy.timeoutMs;
  if (!kind || !timeoutMs) throw new Error(`${fullName(method)}: policy needs kind and timeout_ms`);
  return { kind, idempotent: policy.idempotent === true, timeoutMs };
}

function contract(all, scope) {
  const namespace = all.lookup(`cellflow.${scope}.v1`);
  const own = namespace.nestedArray;
  const types = own.filter((o) => o instanceof protobuf.Type);
  const enums = own.filter((o) => o instanceof protobuf.Enum);
  const services = own.filter((o) => o instanceof protobuf.Service);
  const foreign = new Set();
  const visit = (type) => {
    if (type && type.parent !== namespace) foreign.add(type.name);
  };
  for (const type of types) for (const field of type.fieldsArray) visit(field.resolve().resolvedType);
  for (const service of services)
    for (const method of service.methodsArray) {
      method.resolve();
      visit(method.resolvedRequestType);
      visit(method.resolvedResponseType);
    }
  const base = scope === 'common' ? '../src/descriptor.ts' : '@cellflow/contracts-common';
  const typeImports = ['Codec', ...(services.length ? ['MethodDescriptor', 'ServiceDescriptor'] : [])];
  const lines = [banner.trimEnd(), `import { codec } from '${base}';`];
  lines.push(`import type { ${[...typeImports, ...[...foreign].sort()].join(', ')} } from '${base}';`);
  lines.push(`import { cellflow } from './messages.js';`, '', `const messages = cellflow.${scope}.v1;`, '');
  for (const type of enums) {
    if (type.comment) lines.push(`/** ${type.comment.replaceAll('\n', ' ')} */`);
    lines.push(`export const ${type.name} = {`);
    for (const [name, value] of Object.entries(type.values)) lines.push(`  ${name}: ${value},`);
    lines.push('} as const;', `export type ${type.name} = number;`, '');
  }
  for (const type of types) {
    if (type.comment) lines.push(`/** ${type.comment.replaceAll('\n', ' ')} */`);
    lines.push(`export interface ${type.name} {`, ...type.fieldsArray.map(fieldLine));
    for (const oneof of type.oneofsArray.filter((o) => !o.isProto3Optional)) {
      const cases = oneof.oneof.map((name) => `'${name}'`).join(' | ');
      lines.push(`  /** Which of them is set; read only. */`, `  readonly ${oneof.name}?: ${cases};`);
    }
    lines.push('}');
    lines.push(
      `export const ${type.name}: Codec<${type.name}> = codec('${fullName(type)}', messages.${type.name});`,
      '',
    );
  }
  for (const service of services) {
    lines.push(`export const ${service.name} = {`, `  fullName: '${fullName(service)}',`, '  methods: {');
    for (const method of service.methodsArray) lines.push(methodLines(service, method));
    lines.push('  },', '} as const satisfies ServiceDescriptor;', '');
  }
  return lines.join('\n');
}

const declaration = (all, scope) => {
  const types = all.lookup(`cellflow.${scope}.v1`).nestedArray.filter((o) => o instanceof protobuf.Type);
  return `${banner}interface StaticMessage {
  create(init?: object): object;
  encode(message: object): { finish(): Uint8Array };
  decode(bytes: Uint8Array): object;
}
/** The static classes; typed by contract.ts. */
export const cellflow: {
  readonly ${scope}: {
    readonly v1: {
${types.map((type) => `      readonly ${type.name}: StaticMessage;`).join('\n')}
    };
  };
};
`;
};

const all = loadAll();
let stale = 0;
for (const scope of scopes) {
  const folder = join(root, 'libs/contracts', scope, 'gen');
  mkdirSync(folder, { recursive: true });
  const files = {
    'messages.js': staticModule(scope),
    'messages.d.ts': declaration(all, scope),
    'contract.ts': contract(all, scope),
  };
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    let before = '';
    try {
      before = readFileSync(path, 'utf8');
    } catch {
      // first run
    }
    if (before === text) continue;
    stale++;
    if (check) console.error(`stale: libs/contracts/${scope}/gen/${name}`);
    else writeFileSync(path, text);
  }
}
if (check && stale > 0) {
  console.error(`${stale} generated files do not match proto/. Run: npm run codegen`);
  process.exit(1);
}
console.log(check ? 'contracts match proto/' : `contracts written (${stale} files changed)`);
