import { quantisationFor } from './cpu.js';

describe('quantisationFor', () => {
  it.each([
    ['a server with VNNI', 'model name\t: X\nflags\t\t: fpu avx2 avx512_vnni amx_int8\nbugs\t:', 'int8'],
    ['a desktop with VNNI', 'flags\t\t: fpu avx2 avx_vnni', 'int8'],
    ['an older CPU', 'flags\t\t: fpu avx2 avx512f', 'int8r'],
    ['ARM', 'Features\t: fp asimd asimddp', 'int8r'],
    ['a name that only mentions it', 'model name\t: avx_vnni\nflags\t\t: fpu', 'int8r'],
    ['an unknown system', '', 'int8r'],
  ])('%s', (_name, cpuInfo, quantisation) => expect(quantisationFor(cpuInfo)).toBe(quantisation));
});
