import { Parser } from 'htmlparser2';

/** What is wrong with a style sheet of a theme: what it asks of another host will not come. */
export function faultsOfCss(css: string): string[] {
  const faults: string[] = [];
  for (const [n, line] of css.split('\n').entries()) {
    if (/@import\b/i.test(line)) faults.push(`line ${n + 1}: @import: write all of it into theme.css`);
    else if (/(?:url\(|src\()\s*["']?\s*(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(line))
      faults.push(`line ${n + 1}: pages load nothing from other hosts: put the file into the theme`);
  }
  return faults.slice(0, 20);
}

/** Elements of SVG, and of HTML within it, that run or load something. */
const RUNS = new Set(
  'script foreignobject iframe handler listener object embed meta link base form'.split(' '),
);

/** What is wrong with a picture that can hold programs. Opened by itself, it would run them. */
export function faultsOfSvg(svg: string): string[] {
  const faults: string[] = [];
  const fault = (what: string) => {
    if (faults.length < 20) faults.push(what);
  };
  const parser = new Parser(
    {
      onopentagname(name) {
        const local = name.toLowerCase().replace(/^.*:/, '');
        if (RUNS.has(local)) fault(`<${name}>: a picture runs nothing`);
      },
      // A style sheet in XSLT makes a page of the picture, scripts and all.
      onprocessinginstruction(name) {
        if (/^\?xml-stylesheet/i.test(name)) fault('<?xml-stylesheet?>: a picture takes no style sheet');
      },
      onattribute(name, value) {
        if (/^on/i.test(name)) fault(`${name}: a picture runs nothing`);
        // `<animate attributeName="href" values="javascript:…">` turns a link while one looks at it.
        if (/^attributename$/i.test(name) && /href|^on/i.test(value))
          fault(`${name}="${value.slice(0, 60)}": a picture leads nowhere`);
        if (/(?:^|:)(?:href|src)$/i.test(name) && !/^\s*(?:#|data:image\/(?:png|jpeg|gif|webp))/i.test(value))
          fault(`${name}="${value.slice(0, 60)}": a picture leads nowhere`);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(svg);
  if (/<!ENTITY/i.test(svg)) fault('<!ENTITY: a picture needs none');
  return faults;
}
