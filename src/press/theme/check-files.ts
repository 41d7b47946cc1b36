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
        if (['script', 'foreignobject', 'iframe', 'handler'].includes(local))
          fault(`<${name}>: a picture runs nothing`);
      },
      onattribute(name, value) {
        if (/^on/i.test(name)) fault(`${name}: a picture runs nothing`);
        if (/(?:^|:)href$/i.test(name) && !/^\s*(?:#|data:image\/(?:png|jpeg|gif|webp))/i.test(value))
          fault(`${name}="${value.slice(0, 60)}": a picture leads nowhere`);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(svg);
  if (/<!ENTITY/i.test(svg)) fault('<!ENTITY: a picture needs none');
  return faults;
}
