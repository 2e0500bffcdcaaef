import { storeUsers } from '@cellflow/topology';

export interface Login {
  readonly user: string;
  readonly password: string;
}

/** `base`: "amqp://host:port". */
export function brokerUrl(base: string, { user, password }: Login, vhost: string): string {
  const url = new URL(base);
  url.username = encodeURIComponent(user);
  url.password = encodeURIComponent(password);
  url.pathname = `/${encodeURIComponent(vhost)}`;
  return url.href;
}

/** `base`: "redis://host:port". */
export function storeUrl(base: string, { user, password }: Login): string {
  const url = new URL(base);
  url.username = encodeURIComponent(user);
  url.password = encodeURIComponent(password);
  return url.href;
}

/** The URLs of every principal on one broker and one store. */
export function addressesOf(
  base: { readonly broker: string; readonly store: string },
  passwords: Readonly<Record<string, string>>,
) {
  const login = (user: string): Login => {
    const password = passwords[user];
    if (password === undefined) throw new Error(`there is no user ${user}`);
    return { user, password };
  };
  return {
    brokerUrl: (user: string, vhost: string) => brokerUrl(base.broker, login(user), vhost),
    storeUrl: (user: string, scope: string) => {
      if (!storeUsers(scope).includes(user)) throw new Error(`${user} may not reach the store of ${scope}`);
      return storeUrl(base.store, login(user));
    },
  };
}
