/**
 * What stays the same of a picture's address whatever size it is asked in: the name of its file, without the
 * size at its end (`harbour-1024x683.jpg`, `harbour_large.jpg?w=300`). A service that scales pictures of other
 * hosts has their address in its query.
 */
export function pictureKey(address: string): string {
  const inner = /[?&](?:url|src|image)=([^&]{8,2000})/.exec(address.slice(0, 4000))?.[1];
  let path = address.slice(0, 4000).replace(/[?#].*$/, '');
  if (inner) {
    try {
      path = decodeURIComponent(inner).replace(/[?#].*$/, '');
    } catch {
      // A broken escape: the address itself is key enough.
    }
  }
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/(?:\.(?:jpe?g|png|webp|gif|avif)){1,2}$/i, '');
  const bare = name.replace(
    /(?:[-_@](?:\d{2,4}x\d{2,4}|\d{3,4}w?|\d?x|w\d{2,4}|scaled|large|medium|small|thumb|thumbnail|big|full))+$/i,
    '',
  );
  return bare.length >= 5 ? bare.toLowerCase() : path.replace(/^https?:\/\//, '').toLowerCase();
}
