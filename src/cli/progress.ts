import type { RescueEvent, Step, Summary } from '../rescue/index.ts';
import { importLines } from './import-lines.ts';
import type { Io } from './io.ts';
import { fitted, legible } from './legible.ts';
import { EXIT, type Exit } from './verb.ts';
import { counted, duration } from './words.ts';

const STEP_WORDS: Record<Step, string> = {
  list: 'listing',
  fetch: 'fetching',
  adopt: 'taking in',
  index: 'indexing',
  read: 'reading',
  edit: 'editing',
  account: 'writing the account',
};

/** Follows a rescue: progress and reports to the person, the summary as data. */
export async function follow(events: AsyncIterable<RescueEvent>, io: Io): Promise<Exit> {
  const tell = teller(io);
  let exit: Exit = EXIT.done;
  for await (const event of events) {
    tell(event);
    if (event.event !== 'finished') continue;
    await io.print(io.json ? JSON.stringify(event.summary) : summaryLines(event.summary));
    if (event.summary.failed > 0) exit = EXIT.incomplete;
  }
  return exit;
}

/** Shows the progress of work that ends in something else than a rescue, and gives that. */
export async function show<T>(events: AsyncGenerator<RescueEvent, T>, io: Io): Promise<T> {
  const tell = teller(io);
  for (;;) {
    const next = await events.next();
    if (next.done) return next.value;
    tell(next.value);
  }
}

/** Tells a person what happens, but for the end. */
function teller(io: Io): (event: RescueEvent) => void {
  const pace = pacer();
  const mayTell = fewOfEach(io);
  return (event) => {
    switch (event.event) {
      case 'progress':
        io.progress(statusLine(event, pace(event)));
        break;
      case 'adopted':
        if (event.insteadOf !== null)
          io.say(`note: there is another ${event.insteadOf} already; this one is kept as ${event.file}`);
        break;
      case 'passed-over':
        io.say(`passed over: ${event.path}: ${event.error.message} (${event.error.code})`);
        break;
      case 'damage':
        if (!mayTell(event.file)) break;
        io.say(
          `damage: ${event.file} at byte ${event.offset}: ${event.reason} (${event.length} bytes passed over)`,
        );
        break;
      case 'not-listed':
        io.say(`not listed: ${event.target}: ${event.error.message}`);
        break;
      case 'damaged-row':
        if (!mayTell(`the list of ${event.archive}`)) break;
        io.say(`damaged row: page ${event.page}, line ${event.line} of the list: ${event.reason}`);
        io.say(`  ${fitted(legible(event.text), 76)}`);
        break;
      case 'overrun':
        io.say(`overrun: ${event.capture}: ${event.reason}`);
        break;
      case 'imported':
        for (const line of importLines(event.report)) io.say(line);
        break;
      case 'edited-by-person':
        io.say(
          `kept: ${event.path} was edited by a person${event.beside === null ? '' : `; the new text is ${event.beside}`}`,
        );
    }
  };
}

/** A file of a million damages is told of a few times; the account has them all. */
function fewOfEach(io: Io): (file: string) => boolean {
  const told = new Map<string, number>();
  const most = 20;
  return (file) => {
    const times = (told.get(file) ?? 0) + 1;
    told.set(file, times);
    if (times === most + 1) io.say(`more of the same in ${file}: account/journal-*.jsonl has every place`);
    return times <= most;
  };
}

type Progress = Extract<RescueEvent, { event: 'progress' }>;

/** What a step does in a second and how long it has still to go, from its own beginning. */
function pacer(): (event: Progress) => { rate: number; left: number | null } {
  let step: Step | null = null;
  let startedAt = 0;
  let startedWith = 0;
  return (event) => {
    const now = performance.now() / 1000;
    if (event.step !== step) {
      step = event.step;
      startedAt = now;
      startedWith = event.done;
    }
    const rate = (event.done - startedWith) / Math.max(now - startedAt, 0.001);
    const left = event.of === null || rate === 0 ? null : (event.of - event.done) / rate;
    return { rate, left };
  };
}

function statusLine(
  { step, done, of, unit, beside }: Progress,
  { rate, left }: { rate: number; left: number | null },
): string {
  const amount =
    unit === 'bytes' ? (n: number) => `${Math.round(n / 1e6)} MB` : (n: number) => n.toLocaleString('en');
  // What fetching will take is known as it goes: an article may turn out to need three captures.
  const whole = of === null ? '' : ` of ${amount(of)}${step === 'fetch' ? '+' : ''}`;
  // Without its noun the line fits on a terminal.
  const noun = unit === 'bytes' || step === 'fetch' ? '' : ` ${unit}`;
  const share = !of ? '' : ` (${Math.floor((100 * done) / of)} %)`;
  const remaining = left === null || done === of ? '' : `, ${duration(left)} left`;
  const pace =
    rate === 0
      ? ''
      : `, ${step === 'fetch' ? `${amount(Math.round(60 * rate))}/min` : `${amount(Math.round(rate))}/s`}`;
  const more =
    beside === undefined
      ? ''
      : `; ${counted(beside.tombstones, 'tombstone')}, ${counted(beside.lacunae, 'lacuna')}`;
  return `${STEP_WORDS[step]}: ${amount(done)}${whole}${noun}${share}${pace}${remaining}${more}`;
}

function summaryLines(summary: Summary): string {
  const { captures, articles, revisions, tombstones, lacunae, pictures, damages, failed, queued } = summary;
  return [
    counted(captures, 'capture'),
    counted(articles, 'article'),
    counted(revisions, 'revision'),
    counted(tombstones, 'tombstone'),
    counted(lacunae, 'lacuna'),
    counted(pictures, 'picture'),
    ...(queued === 0 ? [] : [`${counted(queued, 'page')} still queued: the same command goes on`]),
    ...(failed === 0 ? [] : [`${counted(failed, 'capture')} failed: the same command tries again`]),
    ...(damages === 0 ? [] : [`${counted(damages, 'damaged place')} in the evidence`]),
  ].join('\n');
}
