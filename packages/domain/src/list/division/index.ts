export { type Deadline, deadlineOf } from './deadline.ts';
export {
  countDivision,
  type Divided,
  type DivisionCount,
  type Owned,
  type ProposedLead,
  proposeLeads,
  type Task,
} from './division.ts';
export {
  type Intake,
  type IntakeCode,
  type IntakeFinding,
  type IntakeLine,
  intake,
} from './intake.ts';
