import { describe, expect, it } from 'vitest';
import { decodePage } from './charset.ts';

/** Sentences of our own, in the bytes that old servers sent. */
const SAMPLES: Record<string, { hex: string; text: string }> = {
  big5: {
    hex: 'ac46a9b2a4b5a4e9abc5a5aca141b36fadd3ad70b9baa9e3abe1a143a7daadccaabaa5aba5c1a662adbbb4e4a4a3b77ca6b3bc76c554a141b04faaccb77ca457a54cbba1a1419def9dee9df69bd0a143',
    text: '政府今日宣布，這個計劃押後。我們的市民在香港不會有影響，記者會上他說，嘅㗎喺𠝹。',
  },
  gb18030: {
    hex: 'd5feb8aebdf1c8d5d0fbb2bca3acd5e2b8f6bcc6bbaecdc6b3d9a1a3ced2c3c7b5c4cad0c3f1d4dad6d0b9fab2bbbbe1d3d0d3b0cfeca3acbcc7d5dfbbe1c9cfcbfbcbb5a1a3',
    text: '政府今日宣布，这个计划推迟。我们的市民在中国不会有影响，记者会上他说。',
  },
  shift_jis: {
    hex: '90ad957b82cd8da193fa814182b182cc8c7689e682f089848afa82b782e982c694ad955c82b582bd81428e7396af82d682cc89658bbf82cd82c882a282c682a282a48142',
    text: '政府は今日、この計画を延期すると発表した。市民への影響はないという。',
  },
  'euc-jp': {
    hex: 'c0afc9dca4cfbaa3c6fca1a2a4b3a4ceb7d7b2e8a4f2b1e4b4fca4b9a4eba4c8c8afc9bda4b7a4bfa1a3bbd4ccb1a4d8a4ceb1c6b6c1a4cfa4caa4a4a4c8a4a4a4a6a1a3',
    text: '政府は今日、この計画を延期すると発表した。市民への影響はないという。',
  },
  'euc-kr': {
    hex: 'c1a4baceb4c220bfc0b4c320c0cc20b0e8c8b9c0bb20bfacb1e2c7d1b4d9b0ed20b9dfc7a5c7dfb4d92e20bdc3b9cebfa1b0d420bfb5c7e2c0ba20bef8c0bb20b0cdc0ccb6f3b0ed20b9e0c7fbb4d92e',
    text: '정부는 오늘 이 계획을 연기한다고 발표했다. 시민에게 영향은 없을 것이라고 밝혔다.',
  },
};

function html(hex: string, meta = ''): Buffer {
  return Buffer.concat([
    Buffer.from(`<html><head>${meta}</head><body><p>`),
    Buffer.from(hex, 'hex'),
    Buffer.from('</p></body></html>'),
  ]);
}

describe('decodePage', () => {
  it.each(Object.entries(SAMPLES))(
    'reads %s by its meta, by its HTTP header, and by its bytes alone',
    (name, { hex, text }) => {
      const meta = `<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=${name}">`;
      expect(decodePage(html(hex, meta), [])).toMatchObject({ charset: name, from: 'meta' });
      expect(decodePage(html(hex), [['content-type', `text/html; charset=${name}`]])).toMatchObject({
        from: 'http',
      });
      const bare = decodePage(html(hex), []);
      expect(bare).toMatchObject({ charset: name, from: 'bytes' });
      expect(bare.text).toContain(text);
    },
  );

  it.each(Object.entries(SAMPLES))('does not believe a wrong label over %s', (name, { hex, text }) => {
    for (const wrong of [
      'utf-8',
      'iso-8859-1',
      name === 'gb18030' ? 'big5' : 'gbk',
      name === 'shift_jis' ? 'euc-jp' : 'shift_jis',
    ]) {
      const decoded = decodePage(html(hex), [['content-type', `text/html; charset=${wrong}`]]);
      expect([wrong, decoded.charset]).toEqual([wrong, name]);
      expect(decoded.text).toContain(text);
    }
  });

  it('reads UTF-8 under any label, and with a byte order mark', () => {
    const utf8 = Buffer.from('政府今日宣布，這個計劃押後。').toString('hex');
    expect(decodePage(html(utf8, '<meta charset=big5>'), []).charset).toBe('utf-8');
    expect(decodePage(Buffer.concat([Buffer.from('efbbbf', 'hex'), html(utf8)]), []).from).toBe('bom');
    const utf16 = Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from('<p>政府</p>', 'utf16le')]);
    expect(decodePage(utf16, [])).toMatchObject({
      charset: 'utf-16le',
      text: expect.stringContaining('政府'),
    });
  });

  it('takes the words of an archive that guessed, and windows-1252 for what no one labelled', () => {
    const cyrillic = 'cff0e0e2e8f2e5ebfcf1f2e2ee20f1e5e3eee4edff';
    expect(decodePage(html(cyrillic), [['X-Archive-Guessed-Charset', 'windows-1251']]).text).toContain(
      'Правительство сегодня',
    );
    expect(decodePage(html('63616ce9'), [])).toMatchObject({
      charset: 'windows-1252',
      text: expect.stringContaining('calé'),
    });
  });

  it('keeps a label that one bad byte contradicts', () => {
    const utf8 = Buffer.from('政府今日宣布，這個計劃押後。我們的市民不會有影響。'.repeat(5)).toString('hex');
    expect(decodePage(html(`${utf8}ff`, '<meta charset=utf-8>'), []).charset).toBe('utf-8');
  });
});
