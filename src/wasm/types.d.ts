/** What a caller can tell about a text. */
export interface AnnotateOptions {
  /** The article's date, YYYY-MM-DD; without it, the date is read from the article. */
  date?: string;
}

/** A half-open range of the text, in UTF-16 code units. */
export type Span = [start: number, end: number];

/** An annotated article; every offset counts UTF-16 code units of the text. */
export interface WhosaidDocument {
  schema: "whosaid/1";
  offsets: "utf16";
  length: number;
  date: string | null;
  blocks: Block[];
  sentences: Span[];
  speakers: Speaker[];
  quotes: Quote[];
  attributions: Attribution[];
  figures: Figure[];
  claims: Claim[];
  notes: Note[];
}

/** Whose an annotation is; left out where it is the annotator's. */
export type By = "reader";

export interface Block {
  start: number;
  end: number;
  kind: "headline" | "byline" | "dateline" | "body" | "caption" | "boilerplate";
}

export interface Speaker {
  id: number;
  name: string;
  kind: "person" | "organization" | "place" | "group" | "unnamed" | "unknown";
  descriptions: string[];
  mentions: Mention[];
  /** Where each of `descriptions` stands, in the same order. */
  described: Span[];
  voice: Voice;
  by?: By;
}

/** A speaker's share of what is said. A word that one reports of another is the other's. */
export interface Voice {
  /** Direct and partial quotes. */
  quotes: number;
  quoted_words: number;
  reported_words: number;
  /** The part of all speakers' words, between 0 and 1. */
  share: number;
  /** The first and the last stretch of their words. */
  first: Span | null;
  last: Span | null;
}

export interface Mention {
  start: number;
  end: number;
  form: "name" | "partial" | "pronoun" | "description";
}

export interface Quote {
  id: number;
  start: number;
  end: number;
  inner: Span;
  form: "direct" | "partial" | "scare" | "title";
  parent: number | null;
  attribution: number | null;
  by?: By;
}

export interface Attribution {
  id: number;
  form: "direct" | "indirect" | "mixed";
  source: Span[];
  cue: Span[];
  content: Span[];
  speaker: number | null;
  addressee: Span | null;
  stance: "asserts" | "denies" | "asks" | "demands" | "expects";
  parent: number | null;
  /** A probability between 0 and 1. */
  confidence: number;
  why: string[];
  by?: By;
}

export interface Figure {
  start: number;
  end: number;
  kind:
    | "count" | "percent" | "money" | "measure" | "age" | "ordinal"
    | "score" | "identifier" | "date" | "time" | "duration" | "set";
  value: number | { low: number | null; high: number | null } | null;
  unit: string | null;
  per: string | null;
  of: Span | null;
  modifier: "about" | "more_than" | "less_than" | "at_least" | "at_most" | null;
  trend: "up" | "down" | null;
  /** The TIMEX3 value of a date, time, duration or set. */
  iso: string | null;
  attribution: number | null;
  by?: By;
}

export interface Claim {
  start: number;
  end: number;
  /** A probability between 0 and 1. */
  score: number;
  kind: "quantity" | "event" | "cause" | "comparison" | "prediction" | "rule" | "statement";
  subjective: boolean;
  hedges: Span[];
  attribution: number | null;
  figures: number[];
  stance: "asserted" | "denied" | "doubted";
  /** Whether whoever makes it has a name; "none" where the article itself does. */
  sourcing: "named" | "unnamed" | "none";
  actors: Span[];
  refers: Reference[];
  why: string[];
  by?: By;
}

/** A word or phrase inside a claim that stands for another. */
export interface Reference {
  start: number;
  end: number;
  /** As the article names it; null where that is not clear. */
  stands_for: string | null;
}

export interface Note {
  start: number;
  end: number;
  message: string;
}

/** The formats that `exportArticle` gives. */
export type ExportFormat =
  | "json" | "whosaid" | "web-annotation" | "csv" | "csv-speakers" | "csv-figures" | "csv-claims"
  | "markdown" | "html" | "text";

/** An article to save or to export: its text, its document, and what is known about it. */
export interface WhosaidArticle {
  /** The version of this shape. */
  whosaid: 1;
  /** The text, exactly as it was annotated. */
  text: string;
  /** What the article is called; where it is left out, exports take its headline. */
  title?: string | null;
  /** Where the article stands on the web: http:// or https://. */
  address?: string | null;
  /** The date that the text was annotated with, YYYY-MM-DD, where one was given. */
  date?: string | null;
  /** The reader who corrected annotations. */
  creator?: string | null;
  /** The document, with the reader's corrections made in it. */
  document: WhosaidDocument;
  /** The corrections as the caller keeps them: any JSON, carried unread. */
  corrections?: unknown;
}
