/** What a person may be, by mandate. */
export type Role = 'coordinator' | 'contributor' | 'signatory' | 'reviewer' | 'moderator' | 'secretariat' | 'assigning-officer' | 'observer' | 'operator';

export interface Mandate {
  id: string;
  role: Role;
  network?: { id: string; name: string; slug: string } | null;
  member?: { id: string; name: string } | null;
}

export interface Task {
  kind: string;
  title: string;
  path: string;
  due?: string | null;
  timeZone?: string | null;
}

export interface Me {
  id: string;
  name: string;
  email: string;
  mandates: Mandate[];
  expected: Task[];
}
