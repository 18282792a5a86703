import type { Generated } from 'kysely';

export interface TrainingCheckRow {
  id: string;
  venue_id: string;
  scheme_key: string;
  trained_people: number;
  public_facing: number;
  trained_on: string;
  training_until: string;
  note: Generated<string>;
  checked_by: string;
  checked_at: string;
}

export interface ConcernRow {
  id: string;
  key: string | null;
  venue_id: string;
  authority_code: string | null;
  reason: string;
  note: Generated<string>;
  received_at: string;
  state: string;
  looked_at_by: string | null;
  looked_at: string | null;
  outcome: string | null;
  closing_note: Generated<string>;
  closed_by: string | null;
  closed_at: string | null;
}

export interface VisitRow {
  id: string;
  venue_id: string;
  scheme_key: string;
  authority_code: string | null;
  kind: string;
  state: string;
  visitor_id: string | null;
  due_on: string;
  planned_by: string;
  planned_at: string;
  brief: Generated<string>;
  retest_of: string | null;
  concern_id: string | null;
  visited_at: string | null;
  rubric: string | null;
  outcome: string | null;
  minutes_to_response: number | null;
  notes: Generated<string>;
  recorded_by: string | null;
  recorded_at: string | null;
  debriefed_on: string | null;
  debrief_note: Generated<string>;
  called_off_because: Generated<string>;
}

export interface ActionPlanRow {
  id: string;
  venue_id: string;
  scheme_key: string;
  authority_code: string | null;
  cause: string;
  visit_id: string | null;
  concern_id: string | null;
  steps: string;
  deadline: string;
  opened_by: string;
  opened_at: string;
  answer: Generated<string>;
  answered_at: string | null;
  result: string | null;
  closing_note: Generated<string>;
  closed_by: string | null;
  closed_at: string | null;
}
