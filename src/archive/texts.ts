/** README.txt of every archive: for whoever finds the folder and has no Reprint, perhaps in fifty years. */
export const README = `This folder is the archive of a newsroom that has closed.
It was made with Reprint out of what web archives still held of its site.
Nothing but a text editor is needed to read it.

WHAT IS IN IT

  articles/2019/02/18753.md       one article: plain text (UTF-8, Markdown). Between the two
                                  lines --- stand its title, date, byline, old address and the
                                  capture that it was taken from; then comes the text.
  articles/undated/               articles whose date is not known.
  articles/.../18753.revisions/   other versions of the same article.
  articles/.../18753.new.md       what Reprint would have written, where a person edited the file.
  media/                          pictures, each named by the SHA-256 of its bytes.
  captures/                       the evidence: the captures themselves (WARC, ARC or WACZ files,
                                  a format of web archives: ISO 28500), never changed.
  account/known.jsonl             every article that is known to have been published, and what
                                  became of it.
  account/addresses.jsonl         every old address and what became of it.
  account/lacunae.jsonl           everything that is known to be lost, and why.
  account/media.jsonl             every picture: where it is saved, or why it is lost.
  account/journal-00001.jsonl     all that was done and decided, in its order.
                                  (In these five each line is one JSON object.)
  bylines/                        what is known of those who wrote.
  recipes/                        how the outlet's pages were read.
  imported/                       files of an earlier rescue, as they came.
  outlet.yaml                     what a person said about the outlet. Edit this one.
  reprint.json                    the version of this form of folder.
  manifest-sha256.txt             the SHA-256 of every file named above.
  .reprint/, site/                can be made again from the rest, and may be thrown away.

HOW TO VERIFY THAT NOTHING HAS CHANGED

  sha256sum -c manifest-sha256.txt       (macOS: shasum -a 256 -c manifest-sha256.txt)

HOW TO READ IT AS A NEWSPAPER

  reprint press THIS-FOLDER              makes a web site out of it, in site/
  reprint serve THIS-FOLDER              shows it

The articles are their authors' and their outlet's. This archive is a memory, not a licence.


本資料夾是一間已停運的新聞機構的檔案。
內容由 Reprint 從各網頁典藏所保存的網頁擷取而成。
毋須任何特別軟件，用文字編輯器即可閱讀。

內容

  articles/2019/02/18753.md       一篇文章：純文字（UTF-8、Markdown 格式）。兩行 --- 之間是標題、
                                  日期、作者、原網址及所據的網頁擷取；其後是正文。
  articles/undated/               日期不詳的文章。
  articles/.../18753.revisions/   同一篇文章的其他版本。
  articles/.../18753.new.md       有人修改過文章時，Reprint 原本會寫入的文字。
  media/                          圖片，以其內容的 SHA-256 命名。
  captures/                       證據：網頁擷取的原始檔案（WARC、ARC 或 WACZ，即 ISO 28500
                                  網頁典藏格式），從不更改。
  account/known.jsonl             每篇已知曾發表的文章及其下落。
  account/addresses.jsonl         每個舊網址的下落。
  account/lacunae.jsonl           已知散失的一切及其原因。
  account/media.jsonl             每張圖片：存於何處，或因何散失。
  account/journal-00001.jsonl     按先後記下的一切處理與決定。
                                  （以上五種檔案每行是一個 JSON 物件。）
  bylines/                        作者資料。
  recipes/                        閱讀該機構網頁的方法。
  imported/                       較早的搶救工作留下的檔案，原樣保存。
  outlet.yaml                     由人填寫的機構資料。要更改請改這個檔案。
  reprint.json                    本資料夾格式的版本。
  manifest-sha256.txt             以上每個檔案的 SHA-256。
  .reprint/、site/                可由其餘檔案重新產生，可以刪去。

如何驗證內容未經更改

  sha256sum -c manifest-sha256.txt       （macOS：shasum -a 256 -c manifest-sha256.txt）

如何當作報紙閱讀

  reprint press 本資料夾                 在 site/ 產生網站
  reprint serve 本資料夾                 顯示該網站

文章版權屬作者及原機構所有。本檔案是記憶，不是授權。
`;
