import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

const layers = [
  { sourceTag: 'type:domain', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'type:contracts', onlyDependOnLibsWithTags: ['type:contracts'] },
  { sourceTag: 'type:lib', onlyDependOnLibsWithTags: ['type:lib', 'type:contracts', 'type:domain'] },
  { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:lib', 'type:contracts', 'type:domain'] },
  {
    sourceTag: 'type:stack',
    onlyDependOnLibsWithTags: ['type:lib', 'type:contracts', 'type:domain', 'type:app'],
  },
  {
    sourceTag: 'type:chaos',
    onlyDependOnLibsWithTags: ['type:chaos', 'type:lib', 'type:contracts', 'type:domain', 'type:stack'],
  },
  {
    sourceTag: 'type:cli',
    onlyDependOnLibsWithTags: ['type:lib', 'type:contracts', 'type:domain', 'type:stack', 'type:chaos'],
  },
  {
    sourceTag: 'type:test',
    onlyDependOnLibsWithTags: [
      'type:lib',
      'type:contracts',
      'type:domain',
      'type:stack',
      'type:chaos',
      'type:app',
      'type:test',
    ],
  },
];

const scopes = [
  { sourceTag: 'scope:cell', onlyDependOnLibsWithTags: ['scope:cell', 'scope:shared', 'open:to-cell'] },
  { sourceTag: 'scope:placement', onlyDependOnLibsWithTags: ['scope:placement', 'scope:shared'] },
  { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] },
  {
    sourceTag: 'scope:global',
    onlyDependOnLibsWithTags: ['scope:global', 'scope:cell', 'scope:placement', 'scope:shared'],
  },
];

const impure = [
  { object: 'Date', property: 'now', message: 'Take the clock you are handed.' },
  { object: 'Math', property: 'random', message: 'Take the randomness you are handed.' },
  { object: 'performance', property: 'now', message: 'Take the clock you are handed.' },
  { object: 'crypto', property: 'randomUUID', message: 'Take the ids you are handed.' },
];

const impureGlobals = ['setTimeout', 'setInterval', 'setImmediate', 'performance'].map((name) => ({
  name,
  message: 'Take the clock you are handed.',
}));

const onlyIn = (library, home) => ({ name: library, message: `Only ${home} may import ${library}.` });

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '.nx/**',
      'libs/contracts/*/gen/**',
      'coverage/**',
      'tmp/**',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { depConstraints: [...layers, ...scopes], allow: [] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['apps/*/src/**/*.ts', 'libs/*/src/**/*.ts'],
    ignores: ['libs/platform/src/**', '**/*.test.ts', '**/main.ts'],
    rules: {
      'no-restricted-properties': ['error', ...impure],
      'no-restricted-globals': ['error', ...impureGlobals],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Take the clock you are handed.',
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            onlyIn('amqplib', 'libs/rpc/src/amqp'),
            onlyIn('ioredis', 'libs/store/src/redis'),
            ...['crypto', 'node:crypto'].map((name) => ({
              name,
              importNames: ['randomUUID', 'randomBytes', 'randomInt', 'getRandomValues'],
              message: 'Take the ids and randomness you are handed.',
            })),
            ...['timers', 'node:timers', 'timers/promises', 'node:timers/promises'].map((name) => ({
              name,
              message: 'Take the clock you are handed.',
            })),
          ],
        },
      ],
    },
  },
  {
    files: ['libs/domain/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^[^.]',
              message: 'Domain code imports nothing: take it as an argument you are handed.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['libs/rpc/src/amqp/**/*.ts', 'libs/store/src/redis/**/*.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        performance: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
);
