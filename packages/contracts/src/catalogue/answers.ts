import { z } from "zod";

/** The parts of an address as stored; `village` is a Kemendagri code such as `64.74.01.1001`. Missing = not given. */
export const AddressAnswer = z.object({
  street: z.string().max(2000).optional(),
  rt: z.string().max(2000).optional(),
  rw: z.string().max(2000).optional(),
  village: z.string().max(2000).optional(),
  postal: z.string().max(2000).optional(),
});
export type AddressAnswer = z.infer<typeof AddressAnswer>;

/** A value of one box. What could not be parsed stays the string that was typed. */
export const PlainAnswer = z.union([z.string().max(10_000), z.number(), z.boolean()]);
export type PlainAnswer = z.infer<typeof PlainAnswer>;

/** One entry of a list (a person who moves, a family member): item key to value. */
export const ItemAnswer = z.record(z.string().max(60), PlainAnswer);
export type ItemAnswer = z.infer<typeof ItemAnswer>;

/** The value of one field as stored: dates `YYYY-MM-DD`, times `HH:MM`, phones E.164, ids of sites and slots as text. */
export const AnswerValue = z.union([PlainAnswer, z.array(ItemAnswer).max(100), AddressAnswer]);
export type AnswerValue = z.infer<typeof AnswerValue>;

/** All answers of one form by field key. A key that is absent was not answered; null and "" are never stored. */
export const Answers = z.record(z.string().max(100), AnswerValue);
export type Answers = z.infer<typeof Answers>;
