import type { Verb } from '../verb.ts';

/** Every verb, in the order in which a rescue uses them; loaded when called. */
export const VERBS = {
  plan: async () => (await import('./plan.ts')).planVerb,
  rescue: async () => (await import('./rescue.ts')).rescueVerb,
  status: async () => (await import('./status.ts')).statusVerb,
  import: async () => (await import('./import.ts')).importVerb,
  audit: async () => (await import('./audit.ts')).auditVerb,
  learn: async () => (await import('./learn.ts')).learnVerb,
  refresh: async () => (await import('./refresh.ts')).refreshVerb,
  withhold: async () => (await import('./withhold.ts')).withholdVerb,
  names: async () => (await import('./names.ts')).namesVerb,
  press: async () => (await import('./press.ts')).pressVerb,
  serve: async () => (await import('./serve.ts')).serveVerb,
  search: async () => (await import('./search.ts')).searchVerb,
  export: async () => (await import('./export.ts')).exportVerb,
  read: async () => (await import('./read.ts')).readVerb,
  explain: async () => (await import('./explain.ts')).explainVerb,
  verify: async () => (await import('./verify.ts')).verifyVerb,
} satisfies Record<string, () => Promise<Verb>>;
