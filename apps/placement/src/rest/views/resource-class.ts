export const classPath = (name: string) => `/resource_classes/${name}`;

export const showClass = (name: string) => ({ name, links: [{ rel: 'self', href: classPath(name) }] });
