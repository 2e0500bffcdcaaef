import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { notFound, shorten } from '../errors.ts';
import { uuidPattern } from '../inputs/fields.ts';

/**
 * There is no image service: any UUID names an image that a fake host can boot. Clients that were given one endpoint
 * for everything ask here (the shape is that of the image service, which they expect).
 */
const image = (id: string, origin: string) => ({
  id,
  name: id,
  status: 'active',
  visibility: 'public',
  container_format: 'bare',
  disk_format: 'raw',
  min_disk: 0,
  min_ram: 0,
  protected: false,
  tags: [],
  self: `/v2/images/${id}`,
  links: [{ rel: 'self', href: `${origin}/v2.1/images/${id}` }],
});

/** GET /images and /images/detail: none is known by name. */
export const listImages = (): Answer => ok({ images: [] });

/** GET /images/{id}. */
export function showImage(call: Call): Answer {
  const id = call.params['id']!;
  if (!uuidPattern.test(id)) throw notFound(`Image ${shorten(id)} could not be found.`);
  return ok(image(id, call.origin));
}
