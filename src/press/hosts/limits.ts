/** What one host takes at most; what is not said has no limit that we know of. */
export interface Host {
  name: string;
  /** Files of a site; with `countsFolders` its folders count too. */
  files?: number;
  countsFolders?: true;
  /** Bytes of a site, and of one file. */
  bytes?: number;
  fileBytes?: number;
  /** Files, or entries of the file system, of one folder. */
  folderFiles?: number;
  folderEntries?: number;
}

const MB = 1_000_000;
const MIB = 1024 * 1024;

/**
 * Hosts that people put such sites on, with their limits as they stood in 2026. Where a host says `GB`, the smaller of
 * the two is taken.
 */
export const HOSTS: readonly Host[] = [
  // https://developers.cloudflare.com/pages/platform/limits/#files (100,000 files since January 2026 where it is paid for)
  { name: 'Cloudflare Pages', files: 20_000, fileBytes: 25 * MIB },
  { name: 'Cloudflare Pages (paid)', files: 100_000, fileBytes: 25 * MIB },
  // https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits; a file of more than 100 MiB
  // is taken by no repository: https://docs.github.com/en/repositories/working-with-files/managing-large-files
  { name: 'GitHub Pages', bytes: 1000 * MB, fileBytes: 100 * MIB },
  // https://docs.gitlab.com/user/gitlab_com/#gitlab-pages and
  // https://docs.gitlab.com/administration/instance_limits/#number-of-files-per-gitlab-pages-website (with folders)
  { name: 'GitLab Pages', files: 200_000, countsFolders: true, bytes: 1000 * MB },
  // https://docs.netlify.com/site-deploys/overview/#files-per-directory-limit
  { name: 'Netlify', folderFiles: 54_000 },
  // FAT: General Overview of On-Disk Format 1.03 (Microsoft, 2000): a folder is at most 65,536 entries of 32 bytes, a
  // file less than 4 GiB; a name takes one entry, and one more for each 13 characters.
  { name: 'a FAT32 disk', fileBytes: 4096 * MIB - 1, folderEntries: 65_536 },
];
