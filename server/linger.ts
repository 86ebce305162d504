/** The end of a connection on which more arrives than is read. */
import type { Socket } from "node:net";
import { LINGER } from "./limits.ts";

/**
 * Has the connection close only after whoever sends has had time to read the answer: closed at once, what still arrives
 * has the system reset it, which takes back an answer that was not read yet (RFC 9112, 9.6).
 *
 * Node ends the connection by `destroySoon` once the answer is out. What arrives until then it reads and drops.
 */
export function linger(socket: Socket): void {
  socket.destroySoon = () => {
    socket.end();
    const cut = setTimeout(() => socket.destroy(), LINGER);
    socket.once("close", () => clearTimeout(cut));
  };
}
