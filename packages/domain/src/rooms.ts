/**
 * The rooms of the house and their rank: a room imports rooms of strictly lower rank, through their doors.
 * Lint and the architecture tests read this table.
 */
export const ROOMS = {
  tenancy: 0,
  audit: 0,
  identity: 1,
  catalogue: 1,
  availability: 2,
  documents: 2,
  channels: 2,
  applications: 3,
  issuing: 4,
  promise: 5,
  notifications: 5,
  conversations: 5,
  broadcasts: 5,
  reports: 6,
  readiness: 6,
  alarms: 6,
} as const;

/** The name of a room. */
export type Room = keyof typeof ROOMS;
