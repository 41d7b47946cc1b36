/** All benchmarks, one after another: `npm run bench`; `npm run bench -- warc main-job` for some of them. */
const ALL = [
  'warc',
  'fuzz-warc',
  'fuzz-reading',
  'reading',
  'learning',
  'press',
  'search',
  'search-browser',
  'plan',
  'fetch',
  'editing',
  'main-job',
];

const asked = process.argv.slice(2).filter((word) => !word.startsWith('-'));
for (const name of asked.length > 0 ? asked : ALL) {
  console.log(`\n# ${name}\n`);
  const { run } = (await import(`./${name}.ts`)) as { run(): Promise<void> };
  await run();
}
