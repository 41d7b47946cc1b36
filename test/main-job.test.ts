import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateOutlet } from '../fixtures/outlet/generate.ts';
import type { TrueArticle } from '../fixtures/outlet/truth.ts';
import { type Decided, type KnownLine, openArchive } from '../src/archive/index.ts';
import { surt } from '../src/base/surt.ts';

const bin = resolve(import.meta.dirname, '../bin/reprint.js');
const home = mkdtempSync(join(tmpdir(), 'reprint-main-job-'));
const paper = join(home, 'paper');
const archive = join(home, 'archive');
const order = [join(paper, 'captures'), '--outlet', join(paper, 'outlet.yaml')];

function reprint(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

beforeAll(async () => {
  await generateOutlet({ dir: paper, articles: 60, seed: 7 });
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

/** What makes two archives identical: articles, media and the account's tables, byte for byte. */
function contents(dir: string): Record<string, string> {
  const files = globSync('{articles,media,bylines}/**/*', { cwd: dir }).filter((path) =>
    statSync(join(dir, path)).isFile(),
  );
  const tables = globSync('account/{addresses,known,lacunae,media}.jsonl', { cwd: dir });
  return Object.fromEntries(
    [...files, ...tables].sort().map((path) => [path, readFileSync(join(dir, path), 'latin1')]),
  );
}

function lines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

/** One address, however it is escaped. */
function addressOf({ original }: { original: string | null }): string {
  return surt(original ?? '');
}

describe('a rescue from WARC files', () => {
  let decided: Map<string, Decided>;
  let joined: string[][];
  const truth = () => lines<TrueArticle>(join(paper, 'truth/articles.jsonl'));

  beforeAll(() => {
    const { status, stderr } = reprint('rescue', ...order, '--to', archive);
    expect(stderr).not.toContain('error:');
    expect(status).toBe(0);
    const reader = openArchive(archive, { write: false });
    const events = [...reader.events('decided')];
    decided = new Map(
      events.filter((event) => event.removed === undefined).map((event) => [event.id, event]),
    );
    joined = events.flatMap(({ id, removed }) => (removed === undefined ? [] : [[id, removed]]));
    reader.close();
  });

  test('finds every article that was ever captured, and no other', () => {
    const found = [...decided.values()].filter(({ path }) => path !== null).map(({ id }) => id);
    const known = truth().filter(({ kind }) => kind === 'article');
    expect(found.sort()).toEqual(known.map(({ id }) => id).sort());
  });

  test('knows the articles of which only tombstones are left', () => {
    const lost = [...decided.values()].filter(({ path }) => path === null).map(({ id }) => id);
    const known = truth().filter(({ kind }) => kind === 'tombstone only');
    expect(lost.sort()).toEqual(known.map(({ id }) => id).sort());
  });

  test('chooses a whole capture of the newest text', () => {
    for (const { id, kind, capture, asGood, truncated } of truth()) {
      if (kind !== 'article' || truncated) continue;
      const chosen = decided.get(id)!.captures.find(({ verdict }) => verdict === 'chosen')!;
      expect([capture, ...asGood], `article ${id}`).toContain(chosen.capture);
    }
  });

  test('keeps every earlier text as a revision, and no copy that differs in its chrome alone', () => {
    const found = Object.fromEntries(
      [...decided.values()].map(({ id, captures }) => [
        id,
        captures.filter(({ verdict }) => verdict === 'revision').length,
      ]),
    );
    const known = truth().filter(({ kind }) => kind !== 'lost');
    expect(found).toEqual(
      Object.fromEntries(known.map(({ id, revisions }) => [id, Math.max(0, revisions.length - 1)])),
    );
  });

  test('files what was saved under several ids as one article, and nothing else', () => {
    const known = truth().filter(({ kind }) => kind === 'article');
    const earlier = known.flatMap(({ id, earlier }) => earlier.map((one) => [one, `joined with ${id}`]));
    expect(joined.sort()).toEqual(earlier.sort());
    for (const { id, earlier } of known)
      expect(decided.get(id)!.ids, id).toEqual(earlier.length > 0 ? [...earlier, id] : undefined);
    expect(reprint('explain', archive, earlier[0]![0]!).stdout).toContain(`saved under ${earlier[0]![0]}, `);
  });

  test('saves the pictures that were captured and tells of those that were not', () => {
    for (const { id, kind, media } of truth()) {
      if (kind !== 'article') continue;
      const lost = decided.get(id)!.lacunae.filter((lacuna) => lacuna.kind === 'picture');
      const known = media.filter(({ saved }) => !saved);
      expect(lost.map(addressOf).sort(), `article ${id}`).toEqual(known.map(addressOf).sort());
    }
  });

  test('marks in the articles just the losses that the account tells', () => {
    const marked = globSync('articles/**/*.md', { cwd: archive })
      .filter((path) => !path.includes('.revisions/'))
      .flatMap((path) => {
        const text = readFileSync(join(archive, path), 'utf8');
        const figures = [...text.matchAll(/<figure class="lacuna" data-kind="(\w+)"/g)];
        const damaged = [...text.matchAll(/<img [^>]*data-damage="/g)].map(() => [null, 'picture']);
        const embeds = [...text.matchAll(/^\{\{< (\w+) .*\breason="/gm)];
        return [...figures, ...damaged, ...embeds].map(([, kind]) => `${basename(path, '.md')} ${kind}`);
      });
    const told = lines<{ id: string; kind: string }>(join(archive, 'account/lacunae.jsonl'));
    const inArticles = told.filter(({ kind }) => kind !== 'article');
    expect(marked.sort()).toEqual(inArticles.map(({ id, kind }) => `${id} ${kind}`).sort());
    expect(marked.length).toBeGreaterThan(20);
  });

  test('knows of every article that was published what became of it', () => {
    const states = { article: 'rescued', 'tombstone only': 'tombstone', lost: 'neverCaptured' };
    const known = lines<KnownLine>(join(archive, 'account/known.jsonl'));
    const earlier = truth().flatMap(({ earlier, revisions }) =>
      earlier.map((id) => [id, revisions.length > 1 ? 'revision' : 'alias']),
    );
    expect(known.map(({ id, state }) => [id, state]).sort()).toEqual(
      [...truth().map(({ id, kind }) => [id, states[kind]]), ...earlier].sort(),
    );
    for (const { id, kind, title, reason } of truth()) {
      if (kind !== 'lost') continue;
      const line = known.find((each) => each.id === id)!;
      expect(line.title, `the headline of ${id}`).toBe(title);
      expect([line.reason, line.unexplained === true]).toEqual([
        { 'only 404': 'only http-404', 'only 5xx': 'only http-500' }[reason!] ?? 'no listing asked',
        reason === 'never captured',
      ]);
    }
  });

  test('leads every other address of an article to it', () => {
    const addresses = new Map(
      lines<{ original: string; id: string | null }>(join(archive, 'account/addresses.jsonl')).map((row) => [
        row.original,
        row.id,
      ]),
    );
    for (const { id, kind, aliases } of truth()) {
      if (kind === 'article') for (const alias of aliases) expect(addresses.get(alias), alias).toBe(id);
    }
  });

  test('passes sha256sum and its own verification', () => {
    const sums = spawnSync('sha256sum', ['--quiet', '-c', 'manifest-sha256.txt'], {
      cwd: archive,
      encoding: 'utf8',
    });
    expect(sums.stderr + sums.stdout).toBe('');
    expect(reprint('verify', archive).status).toBe(0);
  });

  test('given again changes nothing', () => {
    const before = contents(archive);
    const journal = statSync(join(archive, 'account/journal-00001.jsonl')).size;
    expect(reprint('rescue', ...order, '--to', archive).status).toBe(0);
    expect(contents(archive)).toEqual(before);
    expect(statSync(join(archive, 'account/journal-00001.jsonl')).size).toBe(journal);
  });

  test('loses nothing with .reprint, and says the same after it was deleted', () => {
    const before = contents(archive);
    rmSync(join(archive, '.reprint'), { recursive: true });
    expect(reprint('refresh', archive).status).toBe(0);
    expect(contents(archive)).toEqual(before);
  });

  test('is explained article by article', () => {
    const { stdout } = reprint('explain', archive, '1');
    expect(stdout).toContain('chosen');
    expect(stdout).toContain('read by generic/2');
  });

  test('reads a single capture as the rescue read it', () => {
    const { capture } = decided.get('1')!.captures.find(({ verdict }) => verdict === 'chosen')!;
    const line = JSON.parse(reprint('read', capture, '--in', archive, '--json').stdout) as { title: string };
    expect(line.title).toBe(decided.get('1')!.title);
  });

  test('prints as JSON what the reference says of each verb', () => {
    const reference = readFileSync(resolve(import.meta.dirname, '../docs/reference/json.md'), 'utf8');
    const verbs: [heading: string, ...words: string[]][] = [
      ['rescue, import, refresh', 'refresh', archive],
      ['status', 'status', archive],
      ['audit', 'audit', archive],
      ['names', 'names', archive],
      ['press', 'press', archive, '--to', join(home, 'site')],
      ['export', 'export', archive, '--hugo', join(home, 'hugo')],
      ['explain', 'explain', archive, '1'],
      ['verify', 'verify', archive],
    ];
    for (const [heading, ...words] of verbs) {
      const [, section] = reference.split(`\n## ${heading}\n`);
      const example = JSON.parse(/```json\n(.*)\n/.exec(section!)![1]!) as object;
      const { status, stdout } = reprint(...words, '--json');
      expect(status, heading).toBe(0);
      for (const line of stdout.trimEnd().split('\n'))
        expect(Object.keys(JSON.parse(line) as object), heading).toEqual(Object.keys(example));
    }
  });

  test('never overwrites what a person wrote', () => {
    const copy = join(home, 'edited');
    cpSync(archive, copy, { recursive: true });
    const { path } = decided.get('1')!;
    writeFileSync(join(copy, path!), readFileSync(join(copy, path!), 'utf8').replace('\n# ', '\n# 更正：'));
    writeFileSync(
      join(copy, 'outlet.yaml'),
      `${readFileSync(join(copy, 'outlet.yaml'), 'utf8')}\nrecipes: [{layout: x, title: title}]\n`,
    );
    const { stderr } = reprint('refresh', copy);
    expect(readFileSync(join(copy, path!), 'utf8')).toContain('# 更正：');
    expect(stderr).toContain('was edited by a person');
  });
});

describe('an archive that grows and changes', () => {
  /** The archive's outlet file with another line of hosts. */
  function withHosts(dir: string, hosts: string): void {
    const path = join(dir, 'outlet.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^hosts:.*$/m, `hosts: [${hosts}]`));
  }

  test('is the same whether its captures came at once or one file after the other', () => {
    const grown = join(home, 'grown');
    const files = globSync('*.warc.gz', { cwd: join(paper, 'captures') }).sort();
    const [first, ...rest] = files.map((name) => join(paper, 'captures', name));
    expect(reprint('rescue', ...rest, ...order.slice(1), '--to', grown).status).toBe(0);
    expect(contents(grown)).not.toEqual(contents(archive));
    expect(reprint('rescue', first!, '--to', grown).status).toBe(0);
    expect(contents(grown)).toEqual(contents(archive));
  });

  test('loses what its outlet file no longer names, and has it again when it does', () => {
    const changed = join(home, 'changed');
    cpSync(archive, changed, { recursive: true });
    withHosts(changed, 'nowhere.example');
    expect(reprint('refresh', changed).status).toBe(0);
    expect(globSync('{articles,media}/**/*.*', { cwd: changed })).toEqual([]);
    cpSync(join(archive, 'outlet.yaml'), join(changed, 'outlet.yaml'));
    expect(reprint('refresh', changed).status).toBe(0);
    expect(contents(changed)).toEqual(contents(archive));
  });

  test('keeps an imported text of which the captures have but a tombstone, and no earlier import over a capture', () => {
    const both = join(home, 'both');
    cpSync(archive, both, { recursive: true });
    const lost = lines<TrueArticle>(join(paper, 'truth/articles.jsonl')).find(
      ({ kind }) => kind === 'tombstone only',
    )!;
    const folder = join(home, 'markdown');
    mkdirSync(folder);
    const copies = [
      ['1', '另一篇', '2009-01-05', '碼頭擴建工程下月動工，居民擔心噪音，承建商承諾晚間停工。'],
      [lost.id, '手抄', '2019-02-28', '渡輪今日因颱風停航，市民改乘巴士往返市區，預計明早恢復服務。'],
    ] as const;
    for (const [id, title, date, sentence] of copies) {
      const front = `title: "${title}"\ndate: "${date}"\noriginal_url: "https://harbourdaily.example/article/${id}"`;
      writeFileSync(join(folder, `${id}.md`), `---\n${front}\n---\n\n${sentence.repeat(5)}\n`);
    }
    expect(reprint('import', folder, '--to', both).status).toBe(0);
    const imported = join(both, 'articles/2019/02', `${lost.id}.md`);
    expect(readFileSync(imported, 'utf8')).toContain('# 手抄');
    expect(reprint('refresh', both).status).toBe(0);
    expect(readFileSync(imported, 'utf8')).toContain('# 手抄');
    expect(reprint('explain', both, lost.id).stdout).toContain(`imported from imported/${lost.id}.md`);
    expect(reprint('explain', both, '1').stdout).not.toContain('imported from');
  });

  test('takes no other outlet file than its own', () => {
    const other = join(home, 'other.yaml');
    writeFileSync(other, 'name: 別報');
    const { status, stderr } = reprint('rescue', order[0]!, '--outlet', other, '--to', archive);
    expect([status, stderr]).toEqual([2, expect.stringContaining('has an outlet.yaml already')]);
  });
});

describe('a rescue that is killed', () => {
  test('goes on with the same command and ends in the same archive', async () => {
    const whole = contents(archive);
    const broken = join(home, 'broken');
    for (const ms of [150, 400, 700, 1000, 1300, 1700]) {
      const child = spawn(process.execPath, [bin, 'rescue', ...order, '--to', broken], { stdio: 'ignore' });
      await new Promise((done) => setTimeout(done, ms));
      child.kill('SIGKILL');
      await new Promise((done) => child.once('exit', done));
    }
    const { status, stderr } = reprint('rescue', ...order, '--to', broken);
    expect(stderr).not.toContain('error:');
    expect(status).toBe(0);
    expect(contents(broken)).toEqual(whole);
    const sums = spawnSync('sha256sum', ['--quiet', '-c', 'manifest-sha256.txt'], {
      cwd: broken,
      encoding: 'utf8',
    });
    expect(sums.stderr + sums.stdout).toBe('');
  });

  test('by Ctrl-C stops in good order with exit code 130', async () => {
    const stopped = join(home, 'stopped');
    const child = spawn(process.execPath, [bin, 'rescue', ...order, '--to', stopped], { stdio: 'ignore' });
    await new Promise((done) => setTimeout(done, 600));
    child.kill('SIGINT');
    const code = await new Promise((done) => child.once('exit', done));
    // A fast machine may be through before the signal comes.
    expect([0, 130]).toContain(code);
    expect(reprint('rescue', ...order, '--to', stopped).status).toBe(0);
    expect(contents(stopped)).toEqual(contents(archive));
  });

  test('keeps a second one out of its folder', async () => {
    const busy = join(home, 'busy');
    const first = spawn(process.execPath, [bin, 'rescue', ...order, '--to', busy], { stdio: 'ignore' });
    await new Promise((done) => setTimeout(done, 500));
    const second = reprint('rescue', ...order, '--to', busy);
    first.kill('SIGKILL');
    expect([0, 1]).toContain(second.status);
    if (second.status === 1) expect(second.stderr).toContain('ARCHIVE_LOCKED');
  });
});
