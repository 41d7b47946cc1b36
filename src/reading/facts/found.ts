/** A value, where it was found, and how sure we are of it (0–1). */
export interface Found<Value> {
  value: Value;
  from: string;
  confidence: number;
}
