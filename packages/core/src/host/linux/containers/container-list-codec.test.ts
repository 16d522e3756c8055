import { describe, expect, it } from 'vitest';
import { parseContainerList } from './container-list-codec.ts';

// What Docker 20.10.24 answered to GET /containers/json of two containers; what is not read is left out.
const LIST = `[
{"Id":"6b88f1cd2e29043e3c8f21da3e63df34a358cfcf934057ccce1e32d79e687606","Names":["/quiet"],"Image":"web","Ports":[],
 "Labels":{},"State":"running","HostConfig":{"NetworkMode":"default"}},
{"Id":"17721056b4c7338e0ca53b2c73fc54c95a514d599cd9aba842997df39e6bdfe1","Names":["/shop-web"],"Image":"web",
 "Ports":[{"IP":"127.0.0.1","PrivatePort":80,"PublicPort":28180,"Type":"tcp"},
          {"IP":"0.0.0.0","PrivatePort":81,"PublicPort":28181,"Type":"udp"},
          {"PrivatePort":443,"Type":"tcp"}],
 "Labels":{"com.docker.compose.project":"shop","com.docker.compose.service":"web"},"State":"running"}]`;

describe('parseContainerList', () => {
  it('reads names, Compose labels and the ports that are published', () => {
    const [quiet, web] = parseContainerList(LIST, 'docker');
    expect(quiet).toMatchObject({ name: 'quiet', project: undefined, service: undefined, ports: [] });
    expect(web).toEqual({
      engine: 'docker',
      id: '17721056b4c7338e0ca53b2c73fc54c95a514d599cd9aba842997df39e6bdfe1',
      name: 'shop-web',
      project: 'shop',
      service: 'web',
      ports: [
        { address: '127.0.0.1', port: 28180, protocol: 'tcp' },
        { address: '0.0.0.0', port: 28181, protocol: 'udp' },
      ],
    });
  });

  it.each(['', '{', '{}', '"x"', 'null'])('says of %j that it is no list', (text) => {
    expect(() => parseContainerList(text, 'docker')).toThrow(/list of containers/);
  });

  it('leaves out what makes no sense, and keeps the rest', () => {
    const odd = '[1,null,{},{"Id":"abcdef123456","Names":7,"Ports":[{"PublicPort":70000,"Type":"tcp"},3],"Labels":[]}]';
    expect(parseContainerList(odd, 'podman')).toEqual([
      { engine: 'podman', id: 'abcdef123456', name: 'abcdef123456', project: undefined, service: undefined, ports: [] },
    ]);
  });
});
