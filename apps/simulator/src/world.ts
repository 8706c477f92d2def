import type { Clock } from "@gerai/foundation/clock";
import { type Courier, createCourier } from "./courier.ts";
import { type Faults, noFaults } from "./faults.ts";
import { type MailboxStore, openMailboxStore } from "./mail/mailbox-store.ts";
import { type MovableClock, movableClock } from "./movable-clock.ts";
import { openPhoneStore, type PhoneStore } from "./phones/phone-store.ts";
import { openRecorder, type Recorder } from "./recorder.ts";
import { openRegistry, type Registry } from "./registry.ts";
import { createWhatsAppLimits, type WhatsAppLimits } from "./whatsapp/limits.ts";
import { createMediaStore, type MediaStore } from "./whatsapp/media-store.ts";

/** Everything that exists in the simulated world, and its time. */
export interface World {
  readonly clock: MovableClock;
  readonly faults: Faults;
  readonly mailboxes: MailboxStore;
  readonly phones: PhoneStore;
  readonly registry: Registry;
  readonly media: MediaStore;
  readonly limits: WhatsAppLimits;
  readonly recorder: Recorder;
  readonly courier: Courier;
  /** Aborted when the simulator closes: whoever hangs or waits stops then. */
  readonly closing: AbortSignal;
  /** Stops the courier and everyone who waits, and resolves when the files are written. */
  close(): Promise<void>;
}

/** Opens the world of a folder; the switches are off. */
export function openWorld(options: { readonly dataFolder: string; readonly clock: Clock }): World {
  const { dataFolder } = options;
  const clock = movableClock(options.clock);
  const closing = new AbortController();
  const faults = noFaults();
  const world = {
    clock,
    faults,
    mailboxes: openMailboxStore(dataFolder),
    phones: openPhoneStore(dataFolder),
    registry: openRegistry(dataFolder),
    media: createMediaStore(clock),
    limits: createWhatsAppLimits(clock),
    recorder: openRecorder(dataFolder, clock),
    courier: createCourier({ clock, faults }),
    closing: closing.signal,
  };
  return {
    ...world,
    async close() {
      closing.abort();
      await world.courier.close();
      await Promise.all([world.phones.close(), world.registry.settled(), world.recorder.close()]);
    },
  };
}
