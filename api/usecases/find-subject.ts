export {
  selectSubject as findSubject,
  SUBJECT_KINDS,
  type Subject,
  type SubjectKind,
} from '../../db/subjects.ts';
