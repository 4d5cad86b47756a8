/** What a picture may weigh before it is made small. */
export const mostPictureBytes = 10_000_000;

/** A chosen file as base64, which is how the api takes a picture. */
export function readBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
