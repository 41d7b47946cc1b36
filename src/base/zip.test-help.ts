import { crc32, deflateRawSync } from 'node:zlib';

export interface Part {
  name: string;
  content: Uint8Array;
  deflated?: boolean;
  /** What the directory is to say instead of the truth. */
  size?: number;
  packed?: number;
  at?: number;
}

/** A zip as WACZ files are, with whatever lies its parts ask for. */
export function zipOf(parts: Part[], { directory = true } = {}): Buffer {
  const out: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const { name, content, deflated = false, ...lie } of parts) {
    const packed = deflated ? deflateRawSync(content) : Buffer.from(content);
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(0x800, 2);
    fixed.writeUInt16LE(deflated ? 8 : 0, 4);
    fixed.writeUInt32LE(crc32(content), 10);
    fixed.writeUInt32LE(lie.packed ?? packed.length, 14);
    fixed.writeUInt32LE(lie.size ?? content.length, 18);
    fixed.writeUInt16LE(Buffer.byteLength(name), 22);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    fixed.copy(entry, 6);
    entry.writeUInt32LE(lie.at ?? at, 42);
    entries.push(entry, Buffer.from(name));
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fixed, Buffer.from(name), packed]);
    out.push(local);
    at += local.length;
  }
  if (!directory) return Buffer.concat(out);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(entries).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...out, ...entries, end]);
}
