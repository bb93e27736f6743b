/** SQL of a timestamp as ISO 8601 in UTC with milliseconds, as JSON and JavaScript write it. */
export const iso = (expression: string): string => `to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
