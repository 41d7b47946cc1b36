#!/usr/bin/env node
// Plain JavaScript that any Node can parse, so that one too old is told so in words.
// A checkout runs the TypeScript sources; the published package holds dist/ only.
import { existsSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  process.stderr.write(
    `error: Reprint needs Node 22.19 or newer; this is ${process.versions.node}\n\nhint: install a newer one from https://nodejs.org; in a checkout, 'npm install' brings one: run 'npx reprint …'\n`,
  );
  process.exit(1);
}
const sources = new URL('../src/cli/main.ts', import.meta.url);
await import(existsSync(sources) ? sources.href : new URL('../dist/cli/main.js', import.meta.url).href);
