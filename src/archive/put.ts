import { readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ArticleFile, formatArticle } from '../article/index.ts';
import { sha256Hex } from '../base/digest.ts';
import { ReprintError } from '../base/error.ts';
import { writeWhole } from '../base/files.ts';
import type { Account } from './account.ts';
import { makeFolder } from './folder.ts';
import { articlePath, besidePath, checkId, checkName, revisionPath } from './layout.ts';
import type { WrittenFile } from './ledger.ts';

/** An article with its revisions, as it is to stand in the archive. */
export interface StoredArticle {
  id: string;
  /** The current revision; its `date` decides the folder. */
  file: ArticleFile;
  revisions: { name: string; file: ArticleFile }[];
}

/** What became of one file of an article. */
export interface Laid {
  /** Below the archive. */
  path: string;
  /** Of the text as we would have it, 64 hex digits. */
  sha256: string;
  /**
   * `written` anew; `unchanged`; `adopted`: a person had written the very same; `edited`: a person's text
   * stands there and stays, ours went beside it.
   */
  state: 'written' | 'unchanged' | 'adopted' | 'edited';
  /** Where the new text is when `edited`; null when the person took it away, or changed that file too. */
  beside: string | null;
}

/** An article that is being filed text by text, so that many revisions need not be in memory at once. */
export interface Filing {
  /** Lays one text: the current one, or the revision of that name. */
  lay(revision: string | null, file: ArticleFile): void;
  /** Clears what is no longer wanted of the article. The current text must have been laid. */
  end(): Put;
}

export interface Put extends Laid {
  revisions: Laid[];
  /** Files of ours that went away: an older path, a revision that is none any more. */
  removed: string[];
  /** Files of this article that are no longer wanted and stay, since a person edited them. */
  kept: string[];
}

/** Puts articles into the folder. A person's edit is never overwritten; unchanged text is not written. */
export function articleShelf(dir: string, account: Account) {
  const safeFolders = new Set<string>();

  /** Makes the folder for a file, once. */
  function folderFor(path: string): void {
    const folder = dirname(path);
    if (safeFolders.has(folder)) return;
    makeFolder(dir, folder);
    safeFolders.add(folder);
  }

  /** The digest of what stands at a path; null for nothing, also for the empty file that a power cut leaves. */
  function standing(path: string): string | null {
    try {
      const bytes = readFileSync(join(dir, path));
      return bytes.length === 0 ? null : sha256Hex(bytes);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  function write(id: string, path: string, text: string, sha256: string, before: string | null): void {
    folderFor(path);
    account.announce({ id, path, sha256, before });
    writeWhole(join(dir, path), text);
  }

  /** Takes a file of ours away; tells whether it is gone. One that a person edited stays. */
  function clear(id: string, file: WrittenFile): boolean {
    if (file.sha256 === null) return true;
    const there = standing(file.path);
    if (there !== null && there !== file.sha256) return false;
    account.announce({ id, path: file.path, sha256: null, before: there });
    rmSync(join(dir, file.path), { force: true });
    return true;
  }

  function lay(id: string, path: string, text: string, ours: Map<string, WrittenFile>): Laid {
    const sha256 = sha256Hex(text);
    const known = ours.get(path);
    const there = standing(path);
    const laid: Laid = { path, sha256, state: 'unchanged', beside: null };
    if (there === sha256) {
      if (known?.sha256 === sha256) return laid;
      account.announce({ id, path, sha256, before: there });
      return { ...laid, state: 'adopted' };
    }
    if (there === null || there === known?.sha256) {
      write(id, path, text, sha256, there);
      return { ...laid, state: 'written' };
    }
    const beside = besidePath(path);
    const knownBeside = ours.get(beside);
    const standsBeside = standing(beside);
    // Taken away by the person after it was written: they have seen it, and do not want it.
    const dismissed = standsBeside === null && knownBeside?.sha256 === sha256;
    const mayWrite = standsBeside === null || standsBeside === knownBeside?.sha256;
    if (standsBeside !== sha256 && !dismissed && mayWrite) write(id, beside, text, sha256, standsBeside);
    return { ...laid, state: 'edited', beside: mayWrite && !dismissed ? beside : null };
  }

  /** Where the current text goes: by its date, but beside a person's edit where there is one elsewhere. */
  function homeOf(id: string, target: string, ours: readonly WrittenFile[]): string {
    if (ours.some(({ path, sha256 }) => path === target && sha256 !== null)) return target;
    const edited = ours.find((file) => {
      if (!isCurrent(id, file.path) || file.sha256 === null) return false;
      const there = standing(file.path);
      return there !== null && there !== file.sha256;
    });
    return edited?.path ?? target;
  }

  /**
   * After a kill, the account may announce files that never came to be, or still are: what stands there is
   * ours all the same, and must not be taken for a person's edit.
   */
  function settle(): void {
    for (const { id, path, sha256, before } of account.ledger.unsettled()) {
      const there = standing(path);
      if (there === null || there !== before || there === sha256) continue;
      account.announce({ id, path, sha256: before, before });
    }
  }

  settle();

  return {
    put({ id, file, revisions }: StoredArticle): Put {
      const filing = begin(id, file.front.date);
      filing.lay(null, file);
      for (const each of revisions) filing.lay(each.name, each.file);
      return filing.end();
    },

    begin,

    remove(id: string): { removed: string[]; kept: string[] } {
      checkId(id);
      return tidy(id, account.ledger.written(id));
    },
  };

  function begin(id: string, date: string | undefined): Filing {
    checkName(id, 'id');
    const known = account.ledger.written(id);
    const ours = new Map(known.map((each) => [each.path, each]));
    const home = homeOf(id, articlePath(id, date), known);
    const names = new Set<string>();
    const wanted = new Set<string>();
    const revisions: Laid[] = [];
    let current: Laid | null = null;
    return {
      lay(name, file) {
        if (name !== null) checkRevision(name);
        const path = name === null ? home : revisionPath(home, name);
        const laid = lay(id, path, formatArticle(file), ours);
        wanted.add(path);
        if (laid.state === 'edited') wanted.add(besidePath(path));
        if (name === null) current = laid;
        else revisions.push(laid);
      },
      end() {
        if (current === null) throw new Error(`${id} was filed without its current text`);
        return {
          ...current,
          revisions,
          ...tidy(
            id,
            known.filter(({ path }) => !wanted.has(path)),
          ),
        };
      },
    };

    function checkRevision(name: string): void {
      checkName(name, 'revision');
      if (names.has(name)) {
        throw new ReprintError(
          'BAD_INPUT',
          `${id} has two revisions of one name`,
          'give each revision its own name',
        );
      }
      names.add(name);
    }
  }

  function tidy(id: string, unwanted: readonly WrittenFile[]): { removed: string[]; kept: string[] } {
    const removed: string[] = [];
    const kept: string[] = [];
    for (const file of unwanted) {
      const live = file.sha256 !== null;
      if (!clear(id, file)) kept.push(file.path);
      else if (live) removed.push(file.path);
    }
    for (const folder of new Set(unwanted.map(({ path }) => dirname(path)))) removeEmpty(folder);
    return { removed, kept };
  }

  /** Removes a folder and those above it, as far as they are empty. */
  function removeEmpty(folder: string): void {
    for (let at = folder; at !== 'articles' && at !== '.'; at = dirname(at)) {
      try {
        rmdirSync(join(dir, at));
      } catch (error) {
        // Not empty: so are those above. Gone already: those above may be empty.
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return;
      }
      safeFolders.delete(at);
    }
  }
}

function isCurrent(id: string, path: string): boolean {
  return path.endsWith(`/${id}.md`) && !path.includes('.revisions/');
}
