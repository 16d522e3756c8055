import { describe, expect, it } from 'vitest';
import { hex } from '../testing/sample.ts';
import { readHeaderBlock } from './header-block.ts';

const fields = (block: string) => Object.fromEntries(readHeaderBlock(hex(block)));

describe('readHeaderBlock', () => {
  it('reads a response with texts in Huffman’s code (RFC 7541, C.6.1)', () => {
    const block = `488264025885aec3771a4b6196d07abe941054d444a8200595040b8166e082a62d1bff
      6e919d29ad171863c78f0b97c8e9ae82ae43d3`;
    expect(fields(block)).toMatchObject({ ':status': '302', location: 'https://www.example.com', '#24': 'private' });
  });

  it('reads plain texts, with names of their own and from the static table (RFC 7541, C.2.1)', () => {
    expect(fields('400a637573746f6d2d6b65790d637573746f6d2d686561646572')).toEqual({ 'custom-key': 'custom-header' });
    expect(fields('88 7603486932')).toEqual({ ':status': '200', server: 'Hi2' });
  });

  it('understands what was put into the table before', () => {
    expect(fields('4001610162 4001780179 bf')).toEqual({ a: 'b', x: 'y' });
    expect(fields('4001780179 be')).toEqual({ x: 'y' });
  });

  it.each(['', '00', '40', 'ff', '7f', '7605', '80', 'be'])('stops where %j is cut off or wrong', (block) => {
    expect(fields(block)).toEqual({});
  });

  it('keeps what came before the part that is cut off', () => {
    expect(fields('88 76054869')).toEqual({ ':status': '200' });
  });
});
