import { serve } from '../base/pool.ts';
import { type Answer, type EvidenceTask, perform } from './tasks.ts';

serve<EvidenceTask, Answer>(perform);
