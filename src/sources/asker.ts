import { ReprintError } from '../base/error.ts';
import type { Answer, Ask, Judgement, Question } from './ask.ts';
import { forbidden } from './private-address.ts';
import { type Means, type Tried, trying } from './try-once.ts';

/** How often one question is asked. */
export interface Persistence {
  /** At most, where its answers get lost. */
  mostTries?: number;
  /** 0 to 1: spreads the pauses before new tries. */
  random?: () => number;
}

/** Tries that met a 429 are counted apart: that is no word on the question, and each ends in a longer silence. */
const MOST_SILENCES = 6;

const MOST_HOPS = 10;

/**
 * Begins to ask an archive. An answer that `judge` would take but whose body was cut off on its way is asked
 * for again; the longest such is handed out in the end, `truncated`. What is handed out is always what `judge`
 * saw last.
 */
export function startAsking(asking: Means & Persistence): Ask {
  const { clock, signal, mostTries = 8, random = Math.random } = asking;
  const tryOnce = trying(asking);

  return async (question, judge) => {
    const course = courseOf(question, judge, mostTries);
    for (;;) {
      const step = course.after(await tryOnce(course.question()));
      if (step.is === 'done') return step.result;
      // Other questions go on meanwhile.
      if (step.is === 'later') await clock.sleep(pauseMs(step.tries) * (0.5 + random()), signal);
    }
  };
}

function pauseMs(tries: number): number {
  return Math.min(1000 * 2 ** (tries - 1), 60_000);
}

type Result = Awaited<ReturnType<Ask>>;

/** What to do after a try: ask at once, ask later, or be done. */
type Step = { is: 'now' } | { is: 'later'; tries: number } | { is: 'done'; result: Result };

/** One question on its course from try to try and from hop to hop. */
function courseOf(question: Question, judge: (answer: Answer) => Judgement, mostTries: number) {
  const been = new Set([question.address]);
  let { address } = question;
  let tries = 0;
  let silences = 0;
  let last: Answer | null = null;
  let cutOff: Answer | null = null;

  function after(tried: Tried): Step {
    switch (tried.is) {
      case 'not connected':
        return { is: 'now' };
      case 'forbidden':
        return strayed(`${address.slice(0, 200)} (${tried.reason})`);
      case 'too many':
        last = tried.answer;
        return ++silences > MOST_SILENCES ? giveUp(`http-${last.status}`) : { is: 'now' };
      case 'lost':
        last = tried.answer ?? last;
        return again(tried.reason);
      case 'answered':
        return judged(tried.answer);
    }
  }

  function judged(answer: Answer): Step {
    const judgement = judge(answer);
    last = answer;
    if (judgement.is === 'hop') return hop(judgement.address);
    const { truncated } = answer;
    const whole = truncated === null || truncated === 'length';
    if (judgement.is === 'taken' && whole) return done(answer, null);
    if (!whole && answer.body.length >= (cutOff?.body.length ?? 0)) cutOff = answer;
    return again(judgement.is === 'again' ? judgement.reason : `cut off (${truncated})`);
  }

  function hop(to: string): Step {
    const url = URL.parse(to);
    const reason = url ? forbidden(url, new URL(question.address).origin) : 'no address';
    if (reason !== null) return strayed(`${to.slice(0, 200)} (${reason})`);
    if (been.has(to)) return done(last, 'redirect loop');
    if (been.size > MOST_HOPS) return done(last, `more than ${MOST_HOPS} redirects`);
    been.add(to);
    address = to;
    return { is: 'now' };
  }

  function strayed(where: string): Step {
    if (last !== null || been.size > 1) return done(last, `redirected to a forbidden address: ${where}`);
    throw new ReprintError(
      'FORBIDDEN_ADDRESS',
      `not asked: ${where}`,
      'only an archive that is given with --archive may be on a private network',
    );
  }

  function again(reason: string): Step {
    return ++tries < mostTries ? { is: 'later', tries } : giveUp(reason);
  }

  function giveUp(reason: string): Step {
    const answer = cutOff ?? last;
    if (answer === null) return done(null, reason);
    const judgement = judge(answer);
    if (judgement.is === 'taken') return done(answer, null);
    return done(answer, judgement.is === 'again' ? judgement.reason : reason);
  }

  function done(answer: Answer | null, gaveUp: string | null): Step {
    return { is: 'done', result: { answer, gaveUp } };
  }

  return { question: (): Question => ({ ...question, address }), after };
}
